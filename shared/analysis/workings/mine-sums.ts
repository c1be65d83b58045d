/** One mine out of its workings: sums of areas, lengths and quantities with common ground counted once, the largest of distances and depths. */
import { union } from '../../geometry/clip.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { AreaParts, MineDrawing } from '../../model/mine-drawing.ts';
import type { AreaPair } from '../../model/overlay.ts';
import type { MineWorkings, Quantity, WorkingBand, WorkingMeasure } from '../../model/workings.ts';
import { groundOnce } from './ground-once.ts';
import { areasOf } from './measure-area.ts';
import { worse } from './measure-workings.ts';
import { joinIntrusions, joinPillarCuts } from './neighbours.ts';
import { sumOfAreas } from './shaped-workings.ts';

/** Areas of ground that is measured already, and how to measure what is left of it. */
interface SumContext {
  readonly drawing: MineDrawing;
  readonly edges: EllipsoidalEdges;
}

export function sumOfMine(rightId: string, mineName: string, workings: readonly WorkingMeasure[], context: SumContext): MineWorkings {
  const sum = (value: (measure: WorkingMeasure) => number): number => workings.reduce((total, measure) => total + value(measure), 0);
  const most = (value: (measure: WorkingMeasure) => number): number => workings.reduce((largest, measure) => Math.max(largest, value(measure)), 0);
  const over = sum(({ outside }) => outside.meanOverMetres);
  const areas = workings.filter(({ whole }) => whole.areaPlanarSquareMetres > 0);
  const shapes = (measure: WorkingMeasure): AreaParts => {
    const { shape } = context.drawing.workings[measure.position]!;
    return shape.kind === 'area' ? shape.parts : [];
  };
  const whole = onceEach(areas, shapes, ({ whole: own }) => own, context);
  const outside = onceEach(areas.filter((measure) => measure.outside.parts.length > 0), (measure) => measure.outside.parts, (measure) => measure.outside, context);
  const beyond = onceEach(areas.filter(({ beyondLimit }) => beyondLimit.parts.length > 0), ({ beyondLimit }) => beyondLimit.parts, ({ beyondLimit }) => beyondLimit, context);
  const excess = onceEach(areas.filter((measure) => measure.outside.areaPlanarSquareMetres + measure.beyondLimit.areaPlanarSquareMetres > 0), excessGround, null, context);
  const clear = workings.flatMap(({ boundaryDistanceMetres }) => boundaryDistanceMetres ?? []);
  const bandAreas: Record<WorkingBand, number> = { inside: 0, 'within-tolerance': 0, outside: 0 };
  for (const { whole, withinTolerance, beyondTolerance, outside } of areas) {
    bandAreas.inside += whole.areaPlanarSquareMetres - outside.areaPlanarSquareMetres;
    bandAreas['within-tolerance'] += withinTolerance;
    bandAreas.outside += beyondTolerance;
  }
  return {
    rightId,
    mineName,
    outside: {
      ...sumOfAreas(outside.map(({ areas: own }) => own)),
      lengthMetres: sum(({ outside }) => outside.lengthMetres),
      longestDistanceMetres: most(({ outside }) => outside.longestDistanceMetres),
      meanDistanceMetres: over > 0 ? sum(({ outside }) => (outside.meanOverMetres > 0 ? outside.meanDistanceMetres * outside.meanOverMetres : 0)) / over : 0,
      meanOverMetres: over,
    },
    beyondLimit: {
      ...sumOfAreas(beyond.map(({ areas: own }) => own)),
      lengthMetres: sum(({ beyondLimit }) => beyondLimit.lengthMetres),
    },
    belowLimitMetres: most((measure) => measure.belowLimitMetres),
    aboveLimitMetres: most((measure) => measure.aboveLimitMetres),
    ...quantities(whole.map(({ measure, share }) => times(measure, share))),
    excess: quantities(excess.map(({ measure, share }) => times(measure.excess, share))),
    neighbours: joinIntrusions(workings.flatMap(({ neighbours }) => neighbours)),
    pillars: joinPillarCuts(workings.flatMap(({ pillars }) => pillars)),
    boundaryDistanceMetres: clear.length === 0 ? null : Math.min(...clear),
    bandAreas,
    band: workings.reduce<WorkingBand>((band, measure) => worse(band, measure.band), 'inside'),
    withoutElevation: workings.filter(({ elevation }) => elevation === null).length,
    workings,
  };
}

/** A working with the areas of its own ground, and the share of its ground that no other one has counted. */
interface CountedOnce {
  readonly measure: WorkingMeasure;
  readonly areas: AreaPair;
  readonly share: number;
}

/** `measured`: areas of the ground as it is known; null: to be measured. */
function onceEach(measures: readonly WorkingMeasure[], groundOf: (measure: WorkingMeasure) => AreaParts, measured: ((measure: WorkingMeasure) => AreaPair) | null, { drawing, edges }: SumContext): readonly CountedOnce[] {
  const slabs = measures.map((measure) => ({ parts: groundOf(measure), bodies: measure.bodies, thicknessMetres: measure.thicknessMetres, working: drawing.workings[measure.position]! }));
  return groundOnce(slabs).map((parts, i) => {
    const measure = measures[i]!;
    if (parts === slabs[i]!.parts) return { measure, areas: measured ? measured(measure) : NO_AREA, share: 1 };
    const [areas, all] = [parts, slabs[i]!.parts].map((ground) => areasOf(ground, drawing.system, edges)) as [AreaPair, AreaPair];
    return { measure, areas, share: all.areaPlanarSquareMetres > 0 ? areas.areaPlanarSquareMetres / all.areaPlanarSquareMetres : 0 };
  });
}

const NO_AREA: AreaPair = { areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0 };

function excessGround({ outside, beyondLimit }: WorkingMeasure): AreaParts {
  if (beyondLimit.parts.length === 0) return outside.parts;
  return outside.parts.length === 0 ? beyondLimit.parts : union([outside.parts, beyondLimit.parts]);
}

function times({ volumeCubicMetres, tonnes }: Quantity, share: number): Quantity {
  return { volumeCubicMetres: volumeCubicMetres === null ? null : volumeCubicMetres * share, tonnes: tonnes === null ? null : tonnes * share };
}

/** A sum is only known when every part of it is. */
function quantities(all: readonly Quantity[]): Quantity {
  const total = (values: readonly (number | null)[]): number | null => (values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + value!, 0));
  return { volumeCubicMetres: total(all.map(({ volumeCubicMetres }) => volumeCubicMetres)), tonnes: total(all.map(({ tonnes }) => tonnes)) };
}
