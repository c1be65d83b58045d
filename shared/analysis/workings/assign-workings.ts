/** Which mine a working belongs to, where nobody has said whose drawing it is. */
import type { Working } from '../../model/mine-drawing.ts';
import { distanceTo } from './boundary-distance.ts';
import type { LicensedMine } from './licensed-mines.ts';
import { isInsideRings } from './line-outside.ts';

/** Position of the mine inside whose bodies most corners lie in plan, else of the nearest; −1 without mines. */
export function mineOf({ shape }: Working, mines: readonly LicensedMine[]): number {
  const rings = shape.kind === 'area' ? shape.parts.flat() : shape.paths;
  const inside = new Map<number, number>();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [east, north] = [ring[i]!, ring[i + 1]!];
      for (const [position, { extent, parts }] of mines.entries()) {
        if (east < extent[0] || north < extent[1] || east > extent[2] || north > extent[3]) continue;
        if (parts.some((part) => isInsideRings(part, east, north))) inside.set(position, (inside.get(position) ?? 0) + 1);
      }
    }
  }
  let [best, most] = [-1, 0];
  for (const [position, count] of inside) if (count > most || (count === most && position < best)) [best, most] = [position, count];
  if (best >= 0) return best;
  let least = Infinity;
  for (const [position, { boundary }] of mines.entries()) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i += 2) {
        const distance = distanceTo(boundary, ring[i]!, ring[i + 1]!);
        if (distance < least) [best, least] = [position, distance];
      }
    }
  }
  return best;
}
