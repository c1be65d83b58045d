/** Measured workings with their shapes, and the ground they cover. */
import { planarArea, ringLength } from '../../geometry/area.ts';
import { strip } from '../../geometry/buffer.ts';
import { union, type ClippedParts } from '../../geometry/clip.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Ring, Working } from '../../model/mine-drawing.ts';
import type { AreaPair } from '../../model/overlay.ts';
import type { MineWorkings, WorkingMeasure } from '../../model/workings.ts';
import type { CheckedPeriod } from './contract.ts';
import { areasOf } from './measure-area.ts';

/** A line of the one period this near to a line of the other is the same roadway, drawn again. */
const SAME_LINE_METRES = 0.5;
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
function groundOf(workings: readonly ShapedWorking[]): ClippedParts {
  return union(workings.flatMap(({ shape }) => (shape.kind === 'area' ? [shape.parts] : [])));
}

/** All lines. */
export function pathsOf(workings: readonly ShapedWorking[]): Ring[] {
  return workings.flatMap(({ shape }) => (shape.kind === 'line' ? shape.paths : []));
}

/** Workings apart by the bodies they are in: two seams over each other are different ground. */
export function bySeam(workings: readonly ShapedWorking[]): readonly (readonly ShapedWorking[])[] {
  const groups = new Map<string, ShapedWorking[]>();
  for (const working of workings) {
    const key = working.measure.bodies.join(' ');
    const group = groups.get(key);
    if (group) group.push(working);
    else groups.set(key, [working]);
  }
  return [...groups.values()];
}

/** Ground and lines of a period as one working of the other period meets them: those in a body that it shares. */
export class GroundOfPeriod {
  private readonly grounds = new Map<string, ClippedParts>();
  private readonly strips = new Map<string, readonly Float64Array[]>();

  constructor(private readonly workings: readonly ShapedWorking[]) {}

  ground({ bodies }: WorkingMeasure): ClippedParts {
    const key = bodies.join(' ');
    const made = this.grounds.get(key) ?? groundOf(this.sharing(bodies));
    this.grounds.set(key, made);
    return made;
  }

  /** Rings of the ground along its lines. */
  lines({ bodies }: WorkingMeasure): readonly Float64Array[] {
    const key = bodies.join(' ');
    const made = this.strips.get(key) ?? strip(pathsOf(this.sharing(bodies)), SAME_LINE_METRES).flat();
    this.strips.set(key, made);
    return made;
  }

  private sharing(bodies: readonly number[]): ShapedWorking[] {
    return this.workings.filter(({ measure }) => measure.bodies.some((body) => bodies.includes(body)));
  }
}

/** Planar and ellipsoidal area of all workings, seam by seam. */
export function areaOfSeams(workings: readonly ShapedWorking[], system: CoordinateSystem, edges: EllipsoidalEdges): AreaPair {
  return sumOfAreas(bySeam(workings).map((seam) => areasOf(groundOf(seam), system, edges)));
}

/** Sums. */
export function sumOfAreas(areas: readonly AreaPair[]): AreaPair {
  return {
    areaPlanarSquareMetres: areas.reduce((sum, one) => sum + one.areaPlanarSquareMetres, 0),
    areaEllipsoidalSquareMetres: areas.reduce((sum, one) => sum + one.areaEllipsoidalSquareMetres, 0),
  };
}

/** Twice its area over its outline is the mean width of a piece. */
export function isWide(part: readonly ArrayLike<number>[]): boolean {
  return (2 * planarArea(part)) / part.reduce((sum, ring) => sum + ringLength(ring), 0) > SAME_OUTLINE_METRES / 2;
}
