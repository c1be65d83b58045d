/** The mines of a rights layer with their bodies in the plane of the drawing. */
import { datumStep, NATIONAL_DIFFERENCE, type DatumStep } from '../../crs/elevation.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { conversionBetween } from '../../crs/transform.ts';
import { repairEvenOdd } from '../../geometry/clip.ts';
import { featureParts } from '../../geometry/columns.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { ElevationDatum, ElevationDifference } from '../../model/elevation-datum.ts';
import type { Extent } from '../../model/extent.ts';
import type { MiningRight } from '../../model/mining-right.ts';
import type { AnalysisLayer } from '../analysis-layer.ts';
import { readMiningRights } from '../mining-rights.ts';
import { columnsInSystem } from '../rights-geometry.ts';
import { movedBody } from '../moved-body.ts';
import { boundaryOf, type Boundary } from './boundary-distance.ts';
import type { LicensedBody } from './contract.ts';

export interface LicensedMine {
  readonly right: MiningRight;
  /** Limits stand in the datum of the levels asked for, by `step`; `right.bodies` has them as registered. */
  readonly bodies: readonly LicensedBody[];
  readonly step: DatumStep;
  /** Closed rings, part by part over all bodies. */
  readonly parts: readonly (readonly Float64Array[])[];
  readonly boundary: Boundary;
  readonly extent: Extent;
}

/** What the limits will be compared with. */
export interface ComparedLevels {
  readonly datum: ElevationDatum | null;
  readonly difference: ElevationDifference;
}

/** For who only looks at the plan: limits stay as registered. */
const AS_REGISTERED: ComparedLevels = { datum: null, difference: NATIONAL_DIFFERENCE };

/** Mines without a usable shape are left out. Stops when the rights are no polygons, state no system, or one of another datum. */
export function licensedMines(rights: AnalysisLayer, system: CoordinateSystem, levels: ComparedLevels = AS_REGISTERED): Outcome<readonly LicensedMine[]> {
  const { record } = rights;
  if (!record.system) stop('analysis.rights-undeclared', { layer: record.name }, { file: record.name });
  if (rights.columns.geometry.kind !== 'polygon') stop('analysis.rights-not-polygons', { layer: record.name }, { file: record.name });
  const conversion = conversionBetween(record.system, system);
  if (!conversion.possible) stop(conversion.reason.code, conversion.reason.params, { file: record.name });
  const news = new NewsCollector();
  const read = readMiningRights(rights);
  news.notes.push(...read.notes);
  news.problems.push(...read.problems);
  const columns = columnsInSystem(rights, system);
  const mines = read.value.flatMap((right): LicensedMine[] => {
    // repairEvenOdd leaves its rings closed.
    const step = datumStep(right.elevationDatum?.datum ?? null, levels.datum, levels.difference);
    const bodies = right.bodies.map((body): LicensedBody => ({ ...movedBody(body, step.addMetres), parts: repairEvenOdd(featureParts(columns, body.feature)) })).filter((body) => body.parts.length > 0);
    if (bodies.length === 0) return [];
    const parts = bodies.flatMap((body) => body.parts as readonly (readonly Float64Array[])[]);
    return [{ right, bodies, step, parts, boundary: boundaryOf(parts), extent: extentOfRings(parts.flat()) }];
  });
  return news.outcome(mines);
}
