/** One mine out of its workings: sums of areas, lengths and quantities with common ground counted once, the largest of distances and depths. */
import { planarArea } from '../../geometry/area.ts';
import { difference, union } from '../../geometry/clip.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { AreaParts, MineDrawing } from '../../model/mine-drawing.ts';
import type { AreaPair } from '../../model/overlay.ts';
import type { BodyQuantities, MineWorkings, Quantity, WorkingBand, WorkingMeasure } from '../../model/workings.ts';
import type { LicensedBody } from './contract.ts';
import { Grounds } from './ground.ts';
import { groundOnce } from './ground-once.ts';
import { areasOf } from './measure-area.ts';
import { worse } from './measure-workings.ts';
import { intrusions, joinIntrusions, joinPillarCuts, pillarCuts, type Neighbour, type PreparedPillar } from './neighbours.ts';
import { sumOfAreas } from './shaped-workings.ts';

/** What was measured against, to measure anew what is left of ground that another working has counted. */
export interface SumContext {
  readonly drawing: MineDrawing;
  readonly edges: EllipsoidalEdges;
  readonly bodies: readonly LicensedBody[];
  readonly planToleranceMetres: number;
  readonly neighbours: readonly Neighbour[];
  readonly pillars: readonly PreparedPillar[];
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
  const outsideOf = new Map(outside.map((counted) => [counted.measure, counted]));
  const clear = workings.flatMap(({ boundaryDistanceMetres }) => boundaryDistanceMetres ?? []);
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
    neighbours: joinIntrusions(workings.flatMap((measure) => {
      const counted = outsideOf.get(measure);
      return !counted || counted.share === 1 ? measure.neighbours : intrusions({ ...measure.outside, parts: counted.parts }, measure.elevation, context.neighbours, context.drawing.system, context.edges);
    })),
    pillars: joinPillarCuts(whole.flatMap(({ measure, parts, share }) => (share === 1 ? measure.pillars : pillarCuts({ kind: 'area', parts }, measure.extent, context.pillars, context.drawing.system, context.edges)))),
    ...(context.bodies.length > 1 && { bodies: sumsOfBodies(whole, excess) }),
    boundaryDistanceMetres: clear.length === 0 ? null : Math.min(...clear),
    bandAreas: bandAreasOf(whole, outside, context),
    band: workings.reduce<WorkingBand>((band, measure) => worse(band, measure.band), 'inside'),
    withoutElevation: workings.filter(({ elevation }) => elevation === null).length,
    workings,
  };
}

/** A working with what of its ground no other one has counted: parts, areas, and share of all its ground. */
interface CountedOnce {
  readonly measure: WorkingMeasure;
  readonly parts: AreaParts;
  readonly areas: AreaPair;
  readonly share: number;
}

/** `measured`: areas of the ground as it is known; null: to be measured. */
function onceEach(measures: readonly WorkingMeasure[], groundOf: (measure: WorkingMeasure) => AreaParts, measured: ((measure: WorkingMeasure) => AreaPair) | null, { drawing, edges }: SumContext): readonly CountedOnce[] {
  const slabs = measures.map((measure) => ({ parts: groundOf(measure), bodies: measure.bodies, thicknessMetres: measure.thicknessMetres, working: drawing.workings[measure.position]! }));
  return groundOnce(slabs).map((parts, i) => {
    const measure = measures[i]!;
    if (parts === slabs[i]!.parts) return { measure, parts, areas: measured ? measured(measure) : NO_AREA, share: 1 };
    const [areas, all] = [parts, slabs[i]!.parts].map((ground) => areasOf(ground, drawing.system, edges)) as [AreaPair, AreaPair];
    return { measure, parts, areas, share: all.areaPlanarSquareMetres > 0 ? areas.areaPlanarSquareMetres / all.areaPlanarSquareMetres : 0 };
  });
}

/** Of ground that was cut, what lies beyond the tolerance is measured again: it is not spread evenly. */
function bandAreasOf(whole: readonly CountedOnce[], outside: readonly CountedOnce[], { bodies, planToleranceMetres }: SumContext): Record<WorkingBand, number> {
  const grounds = new Grounds(bodies, planToleranceMetres);
  const total = (counted: readonly CountedOnce[]): number => counted.reduce((sum, { areas }) => sum + areas.areaPlanarSquareMetres, 0);
  const beyond = outside.reduce((sum, { measure, parts, share }) => sum + (share === 1 ? measure.beyondTolerance : difference(parts, grounds.of(measure.bodies).withTolerance()).reduce((area, part) => area + planarArea(part), 0)), 0);
  return { inside: Math.max(0, total(whole) - total(outside)), 'within-tolerance': Math.max(0, total(outside) - beyond), outside: beyond };
}

/** By the bodies that workings are measured against. */
function sumsOfBodies(whole: readonly CountedOnce[], excess: readonly CountedOnce[]): BodyQuantities[] {
  const byBodies = new Map<string, CountedOnce[]>();
  for (const counted of whole) {
    const key = counted.measure.bodies.join(' ');
    const known = byBodies.get(key);
    if (known) known.push(counted);
    else byBodies.set(key, [counted]);
  }
  return [...byBodies.values()]
    .map((own): BodyQuantities => {
      const [{ measure: first }] = own as [CountedOnce, ...CountedOnce[]];
      const common = (value: (measure: WorkingMeasure) => number | null): number | null => (own.every(({ measure }) => value(measure) === value(first)) ? value(first) : null);
      const measures = new Set(own.map(({ measure }) => measure));
      const of = excess.filter(({ measure }) => measures.has(measure));
      return {
        bodies: first.bodies, bodyNames: first.bodyNames, workingCount: own.length,
        thicknessMetres: common(({ thicknessMetres }) => thicknessMetres), densityTonnesPerCubicMetre: common(({ densityTonnesPerCubicMetre = null }) => densityTonnesPerCubicMetre),
        ...sumOfAreas(own.map(({ areas }) => areas)), ...quantities(own.map(({ measure, share }) => times(measure, share))), excess: quantities(of.map(({ measure, share }) => times(measure.excess, share))),
      };
    })
    .toSorted((a, b) => (a.bodies[0] ?? 0) - (b.bodies[0] ?? 0) || a.bodies.length - b.bodies.length);
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
