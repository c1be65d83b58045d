/** Footprints of mining rights in the plane of the analysis: one per body, and their union per right. */
import { conversionBetween } from '../crs/transform.ts';
import { convertColumns, convertedReader } from '../geometry/convert.ts';
import { union } from '../geometry/clip.ts';
import { featureParts, type GeometryColumns } from '../geometry/columns.ts';
import type { LayerReader } from '../geometry/layer-reader.ts';
import { FeatureCutter } from '../overlay/feature-cutter.ts';
import { prepareSubject, type OverlaySubject } from '../overlay/subject.ts';
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { MiningBody, MiningRight } from '../model/mining-right.ts';
import type { AnalysisLayer, ReadableLayer } from './analysis-layer.ts';

export interface PreparedBody {
  readonly body: MiningBody;
  /** null for a body without a shape. */
  readonly subject: OverlaySubject | null;
}

export interface PreparedRight {
  readonly right: MiningRight;
  /** Union of the bodies; null when none has an area. */
  readonly footprint: OverlaySubject | null;
  readonly bodies: readonly PreparedBody[];
}

export interface RightsGeometry {
  /** The rights layer's geometry in the analysis system. */
  readonly columns: GeometryColumns;
  /** Cuts bodies with other bodies; knows the repaired ones. */
  readonly cutter: FeatureCutter;
  readonly rights: readonly PreparedRight[];
}

/** A layer's polygons in `system`; the caller has made sure that the conversion is possible. */
export function columnsInSystem(layer: AnalysisLayer, system: CoordinateSystem): GeometryColumns {
  const { geometry } = layer.columns;
  const conversion = conversionBetween(layer.record.system!, system);
  return conversion.possible && conversion.kind === 'same' ? geometry : convertColumns(geometry, layer.record.system!, system);
}

/** A land layer as it is read in `system`; the caller has made sure that the conversion is possible. */
export function readerInSystem({ record, reader }: ReadableLayer, system: CoordinateSystem): LayerReader {
  const conversion = conversionBetween(record.system!, system);
  return conversion.possible && conversion.kind === 'same' ? reader : convertedReader(reader, record.system!, system);
}

/**
 * Prepares rights for the overlay. Invalid bodies are repaired by the even-odd rule (see `cutter.repairs`);
 * bodies that overlap in plan are counted once in the footprint. A single sound body keeps its own vertices.
 */
export function prepareRights(layer: AnalysisLayer, rights: readonly MiningRight[], system: CoordinateSystem, edges: EllipsoidalEdges): RightsGeometry {
  const columns = columnsInSystem(layer, system);
  const cutter = new FeatureCutter(columns, system, edges);
  const partsOf = (feature: number): Float64Array[][] => {
    const [sound, row] = cutter.soundColumns(feature);
    return featureParts(sound, row);
  };
  const prepared = rights.map((right): PreparedRight => {
    const shapes = right.bodies.map((body) => partsOf(body.feature));
    const bodies = right.bodies.map((body, i) => ({ body, subject: prepareSubject(`${right.id}#${body.feature}`, shapes[i]!, system, edges) }));
    const [only] = bodies;
    const footprint = bodies.length === 1 ? only!.subject : prepareSubject(right.id, union(shapes), system, edges);
    return { right, footprint, bodies };
  });
  return { columns, cutter, rights: prepared };
}
