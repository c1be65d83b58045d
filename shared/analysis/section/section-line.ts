/** A section line for reports: through the largest excess, along its fall or straight out of the licence, over the whole mine. */
import type { MineDrawing, Ring } from '../../model/mine-drawing.ts';
import type { MineWorkings, WorkingMeasure } from '../../model/workings.ts';
import type { LicensedMine } from '../workings/licensed-mines.ts';
import { floorPlane } from '../workings/tilted-floor.ts';

/** So much ground is shown on either side of the licence. */
const BEYOND_METRES = 60;

/** One through the deepest excess and one through the largest in plan, where there are both; without any through the middle of the licence. */
export function sectionLinesFor(mine: LicensedMine, { workings }: MineWorkings, drawing: MineDrawing): Ring[] {
  const outside = workings.filter(({ band }) => band === 'outside');
  const deepest = largest(outside, ({ elevationBand, belowLimitMetres, aboveLimitMetres }) => (elevationBand === 'outside' ? Math.max(belowLimitMetres, aboveLimitMetres) : 0));
  const widest = largest(outside, (measure) => measure.outside.areaPlanarSquareMetres + measure.outside.lengthMetres);
  const lines = [...new Set([deepest, widest])].flatMap((worst) => (worst ? [lineThrough(mine, worst, drawing)] : []));
  return lines.length > 0 ? lines : [lineThrough(mine, null, drawing)];
}

function lineThrough(mine: LicensedMine, worst: WorkingMeasure | null, drawing: MineDrawing): Ring {
  const [west, south, east, north] = mine.extent;
  const centre = [(west + east) / 2, (south + north) / 2] as const;
  if (!worst) return throughLicence(mine, centre, [1, 0]);
  const [w, s, e, n] = worst.extent;
  const middle = [(w + e) / 2, (s + n) / 2] as const;
  const { shape } = drawing.workings[worst.position]!;
  const plane = shape.kind === 'area' ? floorPlane(shape) : null;
  const fall = plane ? Math.hypot(plane.east, plane.north) : 0;
  if (worst.elevationBand === 'outside' && plane && fall > 0.01) return throughLicence(mine, middle, [plane.east / fall, plane.north / fall]);
  const [dx, dy] = shape.kind === 'line' ? directionOf(shape.paths) : [middle[0] - centre[0], middle[1] - centre[1]];
  const length = Math.hypot(dx, dy);
  return throughLicence(mine, middle, length > 0 ? [dx / length, dy / length] : [1, 0]);
}

/** The one of the largest size above zero. */
function largest(workings: readonly WorkingMeasure[], size: (measure: WorkingMeasure) => number): WorkingMeasure | null {
  return workings.reduce<WorkingMeasure | null>((best, one) => (size(one) > (best ? size(best) : 0) ? one : best), null);
}

function directionOf(paths: readonly Ring[]): readonly [number, number] {
  const path = paths[0]!;
  return [path[path.length - 2]! - path[0]!, path[path.length - 1]! - path[1]!];
}

/** From west to east, or from south to north where it runs steeply. */
function throughLicence({ parts }: LicensedMine, [x, y]: readonly [number, number], [ux, uy]: readonly [number, number]): Ring {
  const turn = Math.abs(ux) >= Math.abs(uy) ? Math.sign(ux) || 1 : Math.sign(uy) || 1;
  const [dx, dy] = [ux * turn, uy * turn];
  let [least, most] = [0, 0];
  for (const ring of parts.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      const along = (ring[i]! - x) * dx + (ring[i + 1]! - y) * dy;
      least = Math.min(least, along);
      most = Math.max(most, along);
    }
  }
  return [x + dx * (least - BEYOND_METRES), y + dy * (least - BEYOND_METRES), x + dx * (most + BEYOND_METRES), y + dy * (most + BEYOND_METRES)];
}
