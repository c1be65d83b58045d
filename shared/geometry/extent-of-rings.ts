import type { Extent } from '../model/extent.ts';

/** Extent of flat east, north rings; the empty extent for none. */
export function extentOfRings(rings: Iterable<ArrayLike<number>>): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      if (ring[i]! < west) west = ring[i]!;
      if (ring[i]! > east) east = ring[i]!;
      if (ring[i + 1]! < south) south = ring[i + 1]!;
      if (ring[i + 1]! > north) north = ring[i + 1]!;
    }
  }
  return [west, south, east, north];
}
