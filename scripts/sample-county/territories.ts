/** Village territories: wandering borders between the villages, which also bound parcels. */
import * as geos from './geos.ts';
import type { Village } from './places.ts';
import { boxOf, distance, GRID, wanderingLine, type Point, type Ring } from './plane.ts';

/** Wandering borders between village territories. */
export function territoryLines(villages: readonly Village[], outline: Ring): Point[][] {
  const box = boxOf(outline);
  const lines: Point[][] = [];
  const far = 60_000;
  villages.forEach((village, index) => {
    let cell: { point: Point; other: number }[] = [[-far, -far], [far, -far], [far, far], [-far, far]].map(([x, y]) => ({ point: [village.at[0] + x!, village.at[1] + y!] as Point, other: -1 }));
    villages.forEach((rival, other) => {
      if (other === index) return;
      const mx = (village.at[0] + rival.at[0]) / 2;
      const my = (village.at[1] + rival.at[1]) / 2;
      const nearer = (p: Point): number => (p[0] - mx) * (village.at[0] - rival.at[0]) + (p[1] - my) * (village.at[1] - rival.at[1]);
      const next: typeof cell = [];
      cell.forEach((a, i) => {
        const b = cell[(i + 1) % cell.length]!;
        const da = nearer(a.point);
        const db = nearer(b.point);
        if (da >= 0) next.push(a);
        if (da >= 0 !== db >= 0) {
          const share = da / (da - db);
          next.push({ point: [a.point[0] + (b.point[0] - a.point[0]) * share, a.point[1] + (b.point[1] - a.point[1]) * share], other: da >= 0 ? other : a.other });
        }
      });
      cell = next;
    });
    cell.forEach((corner, i) => {
      if (corner.other < index) return;
      const end = cell[(i + 1) % cell.length]!.point;
      // Both neighbours must draw the same line: ends are brought to the metre and inside a bounded frame.
      const tidy = ([x, y]: Point): Point => [Math.round(Math.min(box.east + 9_000, Math.max(box.west - 9_000, x))), Math.round(Math.min(box.north + 9_000, Math.max(box.south - 9_000, y)))];
      const line = wanderingLine(tidy(corner.point), tidy(end), 91, 0.13, 60);
      // Drawn a little past their ends, so that three of them always cross; what sticks out is dropped later.
      lines.push([lengthened(line[1]!, line[0]!), ...line.slice(1, -1), lengthened(line[line.length - 2]!, line[line.length - 1]!)]);
    });
  });
  return lines;
}

function lengthened(from: Point, to: Point): Point {
  const share = 1 + 6 / (distance(from, to) || 1);
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** Tells the village whose territory a point lies in. */
export function territoryFinder(lines: readonly (readonly Point[])[], outline: Ring, villages: readonly Village[]): { villageAt(point: Point): Village; free(): void } {
  const cells = geos.polygonize([geos.fromLine([...outline, outline[0]!]), geos.fromLines(lines)], GRID).map((polygon) => {
    const probe = geos.pointProbe(polygon);
    return { probe, village: villages.find(({ at }) => probe.contains(at)) };
  });
  return {
    villageAt(point) {
      const known = cells.find(({ village, probe }) => village && probe.contains(point))?.village;
      return known ?? villages.reduce((near, village) => (distance(village.at, point) < distance(near.at, point) ? village : near));
    },
    free: () => cells.forEach(({ probe }) => probe.free()),
  };
}
