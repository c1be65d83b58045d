/**
 * Where and by how much workings leave the licence (DOMAIN §3.4): in plan against the bodies at their elevation, in
 * elevation against those bodies' limits. Measures only; whether it is mining beyond the licence is for the authority.
 */
import type { Job } from '../../base/job.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { Working } from '../../model/mine-drawing.ts';
import type { Quantity, WorkingBand, WorkingMeasure, WorkingsParameters } from '../../model/workings.ts';
import { movedBody } from '../moved-body.ts';
import type { LicensedBody } from './contract.ts';
import { bodiesAt, bodiesOfArea, bottomOf, Grounds, topOf, type ChosenBodies } from './ground.ts';
import { measureArea } from './measure-area.ts';
import { measureLine } from './measure-line.ts';
import type { PlanMeasure } from './plan-measure.ts';
import { intrusions, pillarCuts, type Neighbour, type PreparedPillar } from './neighbours.ts';
import { statedFor } from './stated-quantities.ts';
import { workingKey } from './working-key.ts';

/** One mine's workings with their positions in the drawing, and what lies around. */
export interface MeasureRequest {
  readonly workings: readonly { readonly working: Working; readonly position: number }[];
  readonly bodies: readonly LicensedBody[];
  /** Offsets of the limits that a datum not stated leaves open besides none, metres; see `DatumStep`. */
  readonly otherwiseMetres?: readonly number[];
  readonly neighbours: readonly Neighbour[];
  readonly pillars: readonly PreparedPillar[];
  readonly system: CoordinateSystem;
  readonly edges: EllipsoidalEdges;
  readonly parameters: WorkingsParameters;
}

/** Measures every working against one right's bodies; a right without bodies has everything outside, at no known distance. */
export async function measureWorkings({ workings, bodies, otherwiseMetres = [], neighbours, pillars, system, edges, parameters }: MeasureRequest, job: Job): Promise<WorkingMeasure[]> {
  const measures: WorkingMeasure[] = [];
  const grounds = new Grounds(bodies, parameters.planToleranceMetres);
  const judge = (working: Working, extent: Extent, limits: readonly LicensedBody[]): Judged => judgeWorking(working, extent, limits, grounds, system, edges, parameters);
  for (const { working, position } of workings) {
    await job.pause();
    const { shape, elevation, name, kind, layer, year } = working;
    const extent = extentOfRings(shape.kind === 'area' ? shape.parts.flat() : shape.paths);
    const { around, plan, planBand, elevationBand } = judge(working, extent, bodies);
    const datumDecides = otherwiseMetres
      .filter((metres) => comesNearLimit(elevation, bodies, parameters.elevationToleranceMetres + Math.abs(metres)))
      .map((metres) => judge(working, extent, bodies.map((body) => movedBody(body, metres))))
      .some((other) => other.planBand !== planBand || other.elevationBand !== elevationBand);
    const names = around.chosen.map((body) => bodies[body]!.name);
    // A pit has no seam whose thickness would hold for it: only what was measured of it counts.
    const thicknessMetres = shape.kind === 'line' ? null : (working.thicknessMetres ?? (kind === 'pit' ? null : statedFor('thicknessMetres', names, parameters)));
    const quantity = { thicknessMetres, densityTonnesPerCubicMetre: statedFor('densityTonnesPerCubicMetre', names, parameters) };
    const { excessAreaSquareMetres, ...figures } = plan;
    measures.push({
      position, key: workingKey(kind, name), name, kind, layer, year, elevation,
      bodies: around.chosen, bodyNames: names.flatMap((body) => body ?? []),
      ...figures,
      planBand, elevationBand, band: worse(planBand, elevationBand ?? 'inside'), ...(datumDecides && { datumDecides }),
      neighbours: plan.outside.parts.length + plan.outside.paths.length === 0 ? [] : intrusions(plan.outside, elevation, neighbours, system, edges),
      pillars: pillarCuts(shape, extent, pillars, system, edges),
      thicknessMetres, thicknessSource: thicknessMetres === null ? null : working.thicknessMetres === null ? 'parameter' : 'drawing',
      densityTonnesPerCubicMetre: quantity.densityTonnesPerCubicMetre,
      ...quantityOf(plan.whole.areaPlanarSquareMetres, quantity, parameters),
      excess: quantityOf(excessAreaSquareMetres, quantity, parameters),
      extent,
    });
  }
  return measures;
}

interface Judged {
  readonly around: ChosenBodies;
  readonly plan: PlanMeasure;
  readonly planBand: WorkingBand;
  readonly elevationBand: WorkingBand | null;
}

/** `grounds` are those of the same bodies in plan, wherever their limits stand. */
function judgeWorking({ shape, elevation }: Working, extent: Extent, bodies: readonly LicensedBody[], grounds: Grounds, system: CoordinateSystem, edges: EllipsoidalEdges, parameters: WorkingsParameters): Judged {
  const around = shape.kind === 'area' ? bodiesOfArea(shape.parts, extent, elevation, bodies) : bodiesAt(elevation, bodies);
  const plan = shape.kind === 'area' ? measureArea(shape, elevation, extent, around, grounds.of(around.chosen), system, edges) : measureLine(shape, elevation, bodies, around, grounds);
  const limited = elevation !== null && around.chosen.some((body) => bodies[body]!.elevationTopMetres !== null || bodies[body]!.elevationBottomMetres !== null);
  return {
    around, plan, planBand: bandOf(plan.outside.longestDistanceMetres, parameters.planToleranceMetres),
    elevationBand: limited ? bandOf(Math.max(plan.belowLimitMetres, plan.aboveLimitMetres), parameters.elevationToleranceMetres) : null,
  };
}

/** Whether a limit lies inside the working's elevations or this near to them; farther ones cannot change what is said. */
function comesNearLimit(elevation: Working['elevation'], bodies: readonly LicensedBody[], reachMetres: number): boolean {
  return elevation !== null && bodies.some((body) => [bottomOf(body), topOf(body)].some((limit) => limit >= elevation.lowestMetres - reachMetres && limit <= elevation.highestMetres + reachMetres));
}

/** Volume = planar area × thickness, tonnage = volume × density × recovery (DOMAIN §3.4). */
function quantityOf(areaPlanarSquareMetres: number, { thicknessMetres, densityTonnesPerCubicMetre }: { readonly thicknessMetres: number | null; readonly densityTonnesPerCubicMetre: number | null }, { recoveryShare = null }: WorkingsParameters): Quantity {
  if (thicknessMetres === null) return { volumeCubicMetres: null, tonnes: null };
  const volumeCubicMetres = areaPlanarSquareMetres * thicknessMetres;
  return { volumeCubicMetres, tonnes: densityTonnesPerCubicMetre === null ? null : volumeCubicMetres * densityTonnesPerCubicMetre * (recoveryShare ?? 1) };
}

/** Less than a hundredth of a millimetre is the rounding of the cut, not a distance on the ground. */
const NO_DISTANCE_METRES = 1e-5;

function bandOf(excessMetres: number, toleranceMetres: number): WorkingBand {
  if (excessMetres <= NO_DISTANCE_METRES) return 'inside';
  return excessMetres <= toleranceMetres + NO_DISTANCE_METRES ? 'within-tolerance' : 'outside';
}

const ORDER: readonly WorkingBand[] = ['inside', 'within-tolerance', 'outside'];

/** The band that goes further. */
export const worse = (a: WorkingBand, b: WorkingBand): WorkingBand => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);
