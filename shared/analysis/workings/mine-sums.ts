/** One mine out of its workings: sums of areas, lengths and quantities, the largest of distances and depths. */
import type { MineWorkings, Quantity, WorkingBand, WorkingMeasure } from '../../model/workings.ts';
import { worse } from './measure-workings.ts';
import { joinIntrusions, joinPillarCuts } from './neighbours.ts';

export function sumOfMine(rightId: string, mineName: string, workings: readonly WorkingMeasure[]): MineWorkings {
  const sum = (value: (measure: WorkingMeasure) => number): number => workings.reduce((total, measure) => total + value(measure), 0);
  const most = (value: (measure: WorkingMeasure) => number): number => workings.reduce((largest, measure) => Math.max(largest, value(measure)), 0);
  const over = sum(({ outside }) => outside.meanOverMetres);
  const areas = workings.filter(({ whole }) => whole.areaPlanarSquareMetres > 0);
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
      areaPlanarSquareMetres: sum(({ outside }) => outside.areaPlanarSquareMetres),
      areaEllipsoidalSquareMetres: sum(({ outside }) => outside.areaEllipsoidalSquareMetres),
      lengthMetres: sum(({ outside }) => outside.lengthMetres),
      longestDistanceMetres: most(({ outside }) => outside.longestDistanceMetres),
      meanDistanceMetres: over > 0 ? sum(({ outside }) => (outside.meanOverMetres > 0 ? outside.meanDistanceMetres * outside.meanOverMetres : 0)) / over : 0,
      meanOverMetres: over,
    },
    beyondLimit: {
      areaPlanarSquareMetres: sum(({ beyondLimit }) => beyondLimit.areaPlanarSquareMetres),
      areaEllipsoidalSquareMetres: sum(({ beyondLimit }) => beyondLimit.areaEllipsoidalSquareMetres),
      lengthMetres: sum(({ beyondLimit }) => beyondLimit.lengthMetres),
    },
    belowLimitMetres: most((measure) => measure.belowLimitMetres),
    aboveLimitMetres: most((measure) => measure.aboveLimitMetres),
    ...quantities(areas, (measure) => measure),
    excess: quantities(areas.filter(({ outside, beyondLimit }) => outside.areaPlanarSquareMetres + beyondLimit.areaPlanarSquareMetres > 0), ({ excess }) => excess),
    neighbours: joinIntrusions(workings.flatMap(({ neighbours }) => neighbours)),
    pillars: joinPillarCuts(workings.flatMap(({ pillars }) => pillars)),
    boundaryDistanceMetres: clear.length === 0 ? null : Math.min(...clear),
    bandAreas,
    band: workings.reduce<WorkingBand>((band, measure) => worse(band, measure.band), 'inside'),
    withoutElevation: workings.filter(({ elevation }) => elevation === null).length,
    workings,
  };
}

/** A sum is only known when every part of it is. */
function quantities(measures: readonly WorkingMeasure[], of: (measure: WorkingMeasure) => Quantity): Quantity {
  const all = measures.map(of);
  const total = (values: readonly (number | null)[]): number | null => (values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + value!, 0));
  return { volumeCubicMetres: total(all.map(({ volumeCubicMetres }) => volumeCubicMetres)), tonnes: total(all.map(({ tonnes }) => tonnes)) };
}
