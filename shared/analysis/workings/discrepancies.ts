/** Workings of the last period that are not drawn any more, or stand elsewhere. What was mined stays mined. */
import { planarArea } from '../../geometry/area.ts';
import { difference } from '../../geometry/clip.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Discrepancy } from '../../model/workings.ts';
import { lengthOfStretches, twoPointPaths } from './distances.ts';
import { stretchesOutside } from './line-outside.ts';
import { areasOf } from './measure-area.ts';
import { GroundOfPeriod, isWide, type ShapedWorking } from './shaped-workings.ts';
import { lastingName } from './working-key.ts';

/** Below this a missing piece is the accuracy of drawing. */
const LEAST_SQUARE_METRES = 1;
const LEAST_METRES = 1;
/** A working of the same name and, to this share, the same size that stands this far off has moved. */
const SAME_SIZE_SHARE = 0.002;
const MOVED_METRES = 0.5;

/** Earlier working → the later one that it has become. */
export function movedWorkings(then: readonly ShapedWorking[], now: readonly ShapedWorking[]): Map<ShapedWorking, ShapedWorking> {
  const moved = new Map<ShapedWorking, ShapedWorking>();
  for (const earlier of then) {
    const { key, name } = earlier.measure;
    if (lastingName(name) === '' || earlier.shape.kind !== 'area') continue;
    const same = now.filter((later) => later.measure.key === key && later.shape.kind === 'area');
    const [only] = same;
    if (same.length !== 1 || !only || then.filter(({ measure }) => measure.key === key).length !== 1) continue;
    const share = Math.abs(only.measure.whole.areaPlanarSquareMetres / earlier.measure.whole.areaPlanarSquareMetres - 1);
    if (share <= SAME_SIZE_SHARE && shiftOf(earlier, only) > MOVED_METRES) moved.set(earlier, only);
  }
  return moved;
}

export function findDiscrepancies(then: readonly ShapedWorking[], now: readonly ShapedWorking[], moved: ReadonlyMap<ShapedWorking, ShapedWorking>, system: CoordinateSystem, edges: EllipsoidalEdges): Discrepancy[] {
  const after = new GroundOfPeriod(now);
  return then.flatMap((earlier): Discrepancy[] => {
    const { kind, name, extent } = earlier.measure;
    // Benches move on with the work.
    if (kind === 'bench') return [];
    const later = moved.get(earlier);
    if (later) return [{ kind, name, what: 'moved', ...areasOf(earlier.shape.kind === 'area' ? earlier.shape.parts : [], system, edges), lengthMetres: 0, shiftMetres: shiftOf(earlier, later), extent, parts: [], paths: [] }];
    if (earlier.shape.kind === 'area') {
      const gone = difference(earlier.shape.parts, after.ground(earlier.measure)).filter((part) => planarArea(part) >= LEAST_SQUARE_METRES && isWide(part));
      return gone.length === 0 ? [] : [{ kind, name, what: 'vanished', ...areasOf(gone, system, edges), lengthMetres: 0, shiftMetres: 0, extent: extentOfRings(gone.flat()), parts: gone, paths: [] }];
    }
    const gone = earlier.shape.paths.flatMap((path) => stretchesOutside(path, after.lines(earlier.measure)));
    const lengthMetres = lengthOfStretches(gone);
    return lengthMetres < LEAST_METRES ? [] : [{ kind, name, what: 'vanished', areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0, lengthMetres, shiftMetres: 0, extent: extentOfRings([gone]), parts: [], paths: twoPointPaths(gone) }];
  });
}

function shiftOf(a: ShapedWorking, b: ShapedWorking): number {
  const [one, other] = [a.measure.extent, b.measure.extent];
  return Math.hypot((other[0] + other[2] - one[0] - one[2]) / 2, (other[1] + other[3] - one[1] - one[3]) / 2);
}
