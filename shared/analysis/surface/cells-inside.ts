/** Which cells of a grid have their middle inside an area. */
import type { Job } from '../../base/job.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { AreaParts } from '../../model/mine-drawing.ts';

/** columns × rows; 1 inside, 0 outside. Even-odd over all rings, which are closed. */
export async function cellsInside({ columns, rows, west, north, cellMetres }: Pick<ElevationGrid, 'columns' | 'rows' | 'west' | 'north' | 'cellMetres'>, within: AreaParts, job: Job): Promise<Uint8Array> {
  const inside = new Uint8Array(columns * rows);
  const rings = within.flat();
  for (let row = 0; row < rows; row++) {
    await job.pause();
    const northing = north - (row + 0.5) * cellMetres;
    const crossings: number[] = [];
    for (const ring of rings) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
        if (ay > northing !== by > northing) crossings.push(ax + ((bx - ax) * (northing - ay)) / (by - ay));
      }
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      // Middles from a crossing up to, not on, the next: each cell falls on one side of a shared boundary.
      const from = Math.max(0, Math.ceil((crossings[k]! - west) / cellMetres - 0.5));
      const to = Math.min(columns, Math.ceil((crossings[k + 1]! - west) / cellMetres - 0.5));
      if (to > from) inside.fill(1, row * columns + from, row * columns + to);
    }
  }
  return inside;
}
