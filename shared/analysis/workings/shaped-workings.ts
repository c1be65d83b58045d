/** Measured workings with their shapes, and the ground they cover. */
import { planarArea, ringLength } from '../../geometry/area.ts';
import { union, type ClippedParts } from '../../geometry/clip.ts';
import type { Ring, Working } from '../../model/mine-drawing.ts';
import type { MineWorkings, WorkingMeasure } from '../../model/workings.ts';
import type { CheckedPeriod } from './contract.ts';

/** A line of the one period this near to a line of the other is the same roadway, drawn again. */
export const SAME_LINE_METRES = 0.5;
/** A piece no wider than this is the same outline, drawn again. */
const SAME_OUTLINE_METRES = 0.1;

/** A measured working with its shape. */
export interface ShapedWorking {
  readonly measure: WorkingMeasure;
  readonly shape: Working['shape'];
}

/** A mine's workings with the shapes that the drawing gives them. */
export function shaped(mine: MineWorkings, { drawing }: CheckedPeriod): ShapedWorking[] {
  return mine.workings.map((measure) => ({ measure, shape: drawing.workings[measure.position]!.shape }));
}

/** Ground of all areas together. */
export function groundOf(workings: readonly ShapedWorking[]): ClippedParts {
  return union(workings.flatMap(({ shape }) => (shape.kind === 'area' ? [shape.parts] : [])));
}

/** All lines. */
export function pathsOf(workings: readonly ShapedWorking[]): Ring[] {
  return workings.flatMap(({ shape }) => (shape.kind === 'line' ? shape.paths : []));
}

/** Twice its area over its outline is the mean width of a piece. */
export function isWide(part: readonly ArrayLike<number>[]): boolean {
  return (2 * planarArea(part)) / part.reduce((sum, ring) => sum + ringLength(ring), 0) > SAME_OUTLINE_METRES / 2;
}
