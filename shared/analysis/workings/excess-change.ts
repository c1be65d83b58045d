/** Excesses of two periods, by the key that lasts: new, grown, unchanged, shrunk, gone. */
import type { ExcessChange } from '../../model/excess-change.ts';
import type { ExcessComparison, ExcessFigures, IntrusionComparison, NeighbourIntrusion, WorkingMeasure } from '../../model/workings.ts';
import { joinIntrusions } from './neighbours.ts';

/** Below these a difference is the accuracy of drawing. */
const SAME_SQUARE_METRES = 1;
const SAME_METRES = 0.1;

export function compareExcesses(previous: readonly WorkingMeasure[], current: readonly WorkingMeasure[]): ExcessComparison[] {
  const before = excessesByKey(previous);
  const after = excessesByKey(current);
  return [...new Set([...after.keys(), ...before.keys()])].map((key): ExcessComparison => {
    const then = before.get(key) ?? null;
    const now = after.get(key) ?? null;
    const one = (now ?? then)!;
    return { key, name: one.name, kind: one.kind, previous: then?.figures ?? null, current: now?.figures ?? null, change: changeOf(then?.figures ?? null, now?.figures ?? null) };
  });
}

interface Excess {
  readonly name: string;
  readonly kind: WorkingMeasure['kind'];
  readonly figures: ExcessFigures;
}

/** Sums of areas and lengths, the largest of distances and depths. */
function excessesByKey(measures: readonly WorkingMeasure[]): Map<string, Excess> {
  const excesses = new Map<string, Excess>();
  for (const { key, name, kind, outside, belowLimitMetres, aboveLimitMetres, band } of measures) {
    if (band === 'inside') continue;
    const { parts: _parts, paths: _paths, ...own } = outside;
    const known = excesses.get(key)?.figures;
    const over = (known?.meanOverMetres ?? 0) + own.meanOverMetres;
    const figures: ExcessFigures = {
      areaPlanarSquareMetres: (known?.areaPlanarSquareMetres ?? 0) + own.areaPlanarSquareMetres,
      areaEllipsoidalSquareMetres: (known?.areaEllipsoidalSquareMetres ?? 0) + own.areaEllipsoidalSquareMetres,
      lengthMetres: (known?.lengthMetres ?? 0) + own.lengthMetres,
      longestDistanceMetres: Math.max(known?.longestDistanceMetres ?? 0, own.longestDistanceMetres),
      meanDistanceMetres: over > 0 ? ((known?.meanDistanceMetres ?? 0) * (known?.meanOverMetres ?? 0) + own.meanDistanceMetres * own.meanOverMetres) / over : 0,
      meanOverMetres: over,
      belowLimitMetres: Math.max(known?.belowLimitMetres ?? 0, belowLimitMetres),
      aboveLimitMetres: Math.max(known?.aboveLimitMetres ?? 0, aboveLimitMetres),
    };
    excesses.set(key, { name: excesses.get(key)?.name ?? name, kind, figures });
  }
  return excesses;
}

/** What reaches into other mines, mine by mine: only the ground and length in that mine speak, not all of a working. */
export function compareIntrusions(previous: readonly WorkingMeasure[], current: readonly WorkingMeasure[]): IntrusionComparison[] {
  const [before, after] = [previous, current].map((measures) => new Map(intrusionsBeyondTolerance(measures).map((each) => [each.rightId, each]))) as [Map<string, NeighbourIntrusion>, Map<string, NeighbourIntrusion>];
  return [...new Set([...after.keys(), ...before.keys()])].map((rightId) => {
    const [then, now] = [before.get(rightId) ?? null, after.get(rightId) ?? null];
    return { rightId, previous: then, current: now, change: changeOf(then && onlyGround(then), now && onlyGround(now)) };
  });
}

/** What lies in other mines, of workings that are outside their licence in plan. */
export function intrusionsBeyondTolerance(measures: readonly WorkingMeasure[]): readonly NeighbourIntrusion[] {
  return joinIntrusions(measures.flatMap(({ planBand, neighbours }) => (planBand === 'outside' ? neighbours : [])));
}

function onlyGround({ areaPlanarSquareMetres, areaEllipsoidalSquareMetres, lengthMetres }: NeighbourIntrusion): ExcessFigures {
  return { areaPlanarSquareMetres, areaEllipsoidalSquareMetres, lengthMetres, longestDistanceMetres: 0, meanDistanceMetres: 0, meanOverMetres: 0, belowLimitMetres: 0, aboveLimitMetres: 0 };
}

/** Any figure larger means grown, also where another is smaller: growth must not hide behind a correction. */
export function changeOf(then: ExcessFigures | null, now: ExcessFigures | null): ExcessChange {
  if (!then) return 'new';
  if (!now) return 'gone';
  const changes = [
    (now.areaPlanarSquareMetres - then.areaPlanarSquareMetres) / SAME_SQUARE_METRES,
    (now.lengthMetres - then.lengthMetres) / SAME_METRES,
    (now.longestDistanceMetres - then.longestDistanceMetres) / SAME_METRES,
    (now.belowLimitMetres - then.belowLimitMetres) / SAME_METRES,
    (now.aboveLimitMetres - then.aboveLimitMetres) / SAME_METRES,
  ];
  if (changes.some((change) => change > 1)) return 'grown';
  return changes.some((change) => change < -1) ? 'shrunk' : 'unchanged';
}
