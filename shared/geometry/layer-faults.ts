/**
 * The validity report of a whole polygon layer (what, where, how large), and its repair, which says what it changed.
 * Layers in degrees are checked in metres about their middle; sizes are then right to about a thousandth.
 */
import type { Job } from '../base/job.ts';
import { carryMeasures } from './carry-measures.ts';
import { columnsExtent, GeometryBuilder, partRings, type GeometryColumns } from './columns.ts';
import { ORIENTATION_REACH_METRES } from './exact-orientation.ts';
import { inLocalMetres, looksLikeDegrees } from './local-metres.ts';
import { mendFeature } from './soundness.ts';
import { findFaults, judgeQuickly, type Fault } from './validity.ts';

/** One feature with faults. */
export interface FeatureFaults {
  readonly feature: number;
  /** Positions in the layer's own coordinates; sizes in metres or m² as {@link Fault} says. */
  readonly faults: readonly Fault[];
  /** Planar areas before and after the even-odd repair, m²; null where its area stands as it is. */
  readonly repair: { readonly beforeSquareMetres: number; readonly afterSquareMetres: number } | null;
}

const FEATURES_BETWEEN_PAUSES = 1024;

/** A layer as the checks want it, and the way back. */
interface InMetres {
  readonly geometry: GeometryColumns;
  readonly inLayer: (position: readonly [number, number]) => readonly [number, number];
}

function inMetres(geometry: GeometryColumns): InMetres {
  const extent = columnsExtent(geometry);
  if (!looksLikeDegrees(extent)) return { geometry, inLayer: (position) => position };
  const local = inLocalMetres(geometry, extent);
  return { geometry: local.geometry, inLayer: ([east, north]) => local.toDegrees(east, north) };
}

/** Every feature with faults, ascending; nothing for lines and points. A feature that a stray coordinate stretches beyond 2 097 km is passed over. */
export async function faultsOfLayer(geometry: GeometryColumns, job: Job): Promise<readonly FeatureFaults[]> {
  return (await walk(geometry, job)).map(({ mended: _mended, ...faults }) => faults);
}

/** The layer with its unsound polygons put right by the even-odd rule; the others keep every vertex, and all their elevations and measures. `repairs` lists what changed. */
export async function repairLayer(geometry: GeometryColumns, job: Job): Promise<{ readonly geometry: GeometryColumns; readonly repairs: readonly FeatureFaults[] }> {
  const found = (await walk(geometry, job)).filter(({ mended }) => mended !== null);
  if (found.length === 0) return { geometry, repairs: [] };
  const { inLayer } = inMetres(geometry);
  const mendedOf = new Map(found.map(({ feature, mended }) => [feature, mended!]));
  const builder = new GeometryBuilder(geometry.kind, geometry.coordinates.length / 2);
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    const mended = mendedOf.get(feature);
    const columns = mended ?? geometry;
    const row = mended ? 0 : feature;
    for (let part = columns.featureStart[row]!; part < columns.featureStart[row + 1]!; part++) {
      for (const ring of partRings(columns, part)) builder.path(mended ? placed(ring, inLayer) : ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  const shapes = builder.finish();
  const carry = (values: Float64Array): Float64Array => carryMeasures(values, geometry, shapes, (feature) => mendedOf.has(feature));
  return { geometry: { ...shapes, ...(geometry.z && { z: carry(geometry.z) }), ...(geometry.m && { m: carry(geometry.m) }) }, repairs: found.map(({ mended: _mended, ...faults }) => faults) };
}

function placed(ring: Float64Array, inLayer: InMetres['inLayer']): Float64Array {
  const result = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) result.set(inLayer([ring[i]!, ring[i + 1]!]), i);
  return result;
}

async function walk(layer: GeometryColumns, job: Job): Promise<(FeatureFaults & { readonly mended: GeometryColumns | null })[]> {
  if (layer.kind !== 'polygon') return [];
  const { geometry, inLayer } = inMetres(layer);
  const found: (FeatureFaults & { readonly mended: GeometryColumns | null })[] = [];
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    if (feature % FEATURES_BETWEEN_PAUSES === 0) {
      job.report({ stage: 'faults.stage', params: { done: feature, total: geometry.featureCount }, fraction: feature / Math.max(1, geometry.featureCount) });
      await job.pause();
    }
    const at = 4 * feature;
    const reach = Math.max(geometry.bounds[at + 2]! - geometry.bounds[at]!, geometry.bounds[at + 3]! - geometry.bounds[at + 1]!);
    if (!(reach >= 0 && reach < ORIENTATION_REACH_METRES)) continue;
    const mended = judgeQuickly(geometry, feature) === 'valid' ? null : mendFeature(geometry, feature);
    const faults = findFaults(geometry, feature).map((fault): Fault => ({ ...fault, position: inLayer(fault.position) as [number, number] }));
    if (faults.length === 0 && !mended) continue;
    found.push({ feature, faults, repair: mended && { beforeSquareMetres: mended.areaBeforeSquareMetres, afterSquareMetres: mended.areaAfterSquareMetres }, mended: mended?.columns ?? null });
  }
  return found;
}
