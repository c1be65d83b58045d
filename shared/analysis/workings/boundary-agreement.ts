/**
 * The licence as the surveyor drew it against the register. Equal in shape and size but standing elsewhere means that
 * the drawing's numbers are not in the plane they are taken for: a datum cannot be told from numbers (DOMAIN §2.2), but
 * this betrays a wrong one.
 */
import { stop, type NewsCollector } from '../../base/news.ts';
import { systemMessage } from '../../crs/systems.ts';
import { planarArea } from '../../geometry/area.ts';
import type { MineDrawing, Ring } from '../../model/mine-drawing.ts';
import { distanceTo } from './boundary-distance.ts';
import type { LicensedMine } from './licensed-mines.ts';

/** Outlines agree in size to this share and, laid over each other, to this distance. */
const SAME_AREA_SHARE = 0.002;
const SAME_SHAPE_METRES = 0.5;
/** A shift below this is drawing accuracy. */
const SHIFT_METRES = 0.5;
/** A wrong datum moves things by tens to some hundred metres; a wrong zone, meridian or mine grid by kilometres. */
const NEAR_METRES = 2_000;
/** Further away an outline of fewer corners may be another mine's by chance: triangles and rectangles repeat. */
const LEAST_CORNERS_FAR = 5;

/** Shifts between Beijing 54, Xi'an 80 and CGCS2000 in the plane are tens to some hundred metres (DOMAIN §2.2). */
const DATUM_SHIFT_METRES: readonly [least: number, most: number] = [20, 300];

/** What a shift of the whole outline speaks for. */
export function causeOfShift(metres: number): 'none' | 'datum' | 'other' {
  if (metres <= SHIFT_METRES) return 'none';
  return metres >= DATUM_SHIFT_METRES[0] && metres <= DATUM_SHIFT_METRES[1] ? 'datum' : 'other';
}

export interface Agreement {
  readonly mine: LicensedMine;
  readonly shiftEastMetres: number;
  readonly shiftNorthMetres: number;
  /** Largest distance of a drawn corner from the registered outline, once the shift is taken away. */
  readonly deviationMetres: number;
}

/** The registered outline that a drawn one is, wherever it stands, one near by before one far away; null when none has its shape. */
export function agreementOf(ring: Ring, mines: readonly LicensedMine[]): Agreement | null {
  const area = planarArea([ring]);
  const [east, north] = middleOf(ring);
  const corners = new Set(Array.from({ length: ring.length / 2 }, (_unused, i) => `${ring[2 * i]} ${ring[2 * i + 1]}`)).size;
  let best: (Agreement & { readonly far: boolean }) | null = null;
  for (const mine of mines) {
    for (const part of mine.parts) {
      const own = part[0]!;
      const [ownEast, ownNorth] = middleOf(own);
      const [shiftEastMetres, shiftNorthMetres] = [east - ownEast, north - ownNorth];
      const far = Math.hypot(shiftEastMetres, shiftNorthMetres) > NEAR_METRES;
      if ((far && corners < LEAST_CORNERS_FAR) || Math.abs(planarArea([own]) / area - 1) > SAME_AREA_SHARE) continue;
      let deviationMetres = 0;
      for (let i = 0; i + 1 < ring.length; i += 2) deviationMetres = Math.max(deviationMetres, distanceTo(mine.boundary, ring[i]! - shiftEastMetres, ring[i + 1]! - shiftNorthMetres));
      if (deviationMetres >= SAME_SHAPE_METRES) continue;
      if (!best || (best.far && !far) || (best.far === far && deviationMetres < best.deviationMetres)) best = { mine, shiftEastMetres, shiftNorthMetres, deviationMetres, far };
    }
  }
  return best;
}

/** Stops when a drawn licence stands beside the registered one; tells when it has another shape. */
export function compareBoundaries(drawing: MineDrawing, mines: readonly LicensedMine[], toleranceMetres: number, news: NewsCollector): void {
  const { file } = drawing;
  let unlike = 0;
  for (const { parts } of drawing.drawnBoundaries) {
    for (const [ring] of parts) {
      const agreement = ring ? agreementOf(ring, mines) : null;
      if (!agreement) {
        unlike++;
        continue;
      }
      const { mine, shiftEastMetres, shiftNorthMetres } = agreement;
      const values = { file, mine: mine.right.mineName, east: shiftEastMetres.toFixed(2), north: shiftNorthMetres.toFixed(2), system: systemMessage(drawing.system) };
      const shift = Math.hypot(shiftEastMetres, shiftNorthMetres);
      if (shift > Math.max(SHIFT_METRES, toleranceMetres)) stop('workings.boundary-shifted', values, { file });
      news.note('workings.boundary-agrees', { file, mine: mine.right.mineName, shift: shift.toFixed(2) }, { file });
    }
  }
  if (unlike > 0) news.note('workings.boundary-unlike', { file, count: unlike }, { file });
}

/** Centre of gravity of the area: the same however many vertices lie on its sides. */
function middleOf(ring: Ring): [number, number] {
  const [originEast, originNorth] = [ring[0]!, ring[1]!];
  let [doubleArea, east, north] = [0, 0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [x, y, nextX, nextY] = [ring[i]! - originEast, ring[i + 1]! - originNorth, ring[next]! - originEast, ring[next + 1]! - originNorth];
    const cross = x * nextY - nextX * y;
    doubleArea += cross;
    east += (x + nextX) * cross;
    north += (y + nextY) * cross;
  }
  return doubleArea === 0 ? [originEast, originNorth] : [originEast + east / (3 * doubleArea), originNorth + north / (3 * doubleArea)];
}
