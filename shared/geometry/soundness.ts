/**
 * Whether a polygon's rings may be computed with as they stand, and if not, what they become. Decided once at
 * import and kept as one byte per feature; where no byte is kept the overlay decides it when it needs it.
 */
import { planarAreaOfFeature, ringLength, signedRingArea } from './area.ts';
import { CLIPPER_GRID_METRES, repairEvenOdd } from './clip.ts';
import { featureParts, GeometryBuilder, type GeometryColumns } from './columns.ts';
import { judgeQuickly } from './validity.ts';

/** Values of `GeometryColumns.soundness`. */
export const NOT_JUDGED = 0;
export const SOUND = 1;
export const UNSOUND = 2;

/** The rings that take the place of unsound ones, as the only feature of its own columns. */
export interface Mended {
  readonly columns: GeometryColumns;
  readonly areaBeforeSquareMetres: number;
  readonly areaAfterSquareMetres: number;
}

/** The mended rings of a polygon feature (metres) by the even-odd rule, or null when its own are sound. */
export function mendFeature(columns: GeometryColumns, feature: number): Mended | null {
  const verdict = judgeQuickly(columns, feature);
  if (verdict === 'valid') return null;
  const parts = featureParts(columns, feature);
  const areaBeforeSquareMetres = planarAreaOfFeature(columns, feature);
  const mended = repairEvenOdd(parts);
  const areaAfterSquareMetres = mended.flat().reduce((sum, ring) => sum + signedRingArea(ring), 0);
  // Rings that only touch keep their own vertices, unless the touch hid a crossing; the clipper's grid moves an area by its step times the perimeter.
  const play = parts.flat().reduce((sum, ring) => sum + ringLength(ring), 0) * CLIPPER_GRID_METRES;
  if (verdict === 'touching' && Math.abs(areaAfterSquareMetres - areaBeforeSquareMetres) <= play) return null;
  const builder = new GeometryBuilder('polygon');
  for (const rings of mended) {
    for (const ring of rings) builder.path(ring);
    builder.endPart();
  }
  builder.endFeature();
  return { columns: builder.finish(), areaBeforeSquareMetres, areaAfterSquareMetres };
}
