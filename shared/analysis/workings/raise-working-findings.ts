/** Findings out of a check of workings. Ids come from mine, rule and working, so that decisions survive a re-run and the next period. */
import { stableId } from '../../base/stable-id.ts';
import { EMPTY_EXTENT, joinExtents } from '../../model/extent.ts';
import type { ExcessChange } from '../../model/excess-change.ts';
import type { Evidence, Finding, FindingCode, Severity } from '../../model/finding.ts';
import type { AreaPair } from '../../model/overlay.ts';
import type { MineWorkings, NeighbourIntrusion, PeriodComparison, Quantity, WorkingMeasure, WorkingsRun } from '../../model/workings.ts';
import type { WorkingsSource } from '../../model/workings-source.ts';
import { densityOf } from './stated-quantities.ts';

type WorkingEvidence = Extract<Evidence, { kind: 'working' }>;

/**
 * F02 for what lies beyond the tolerance in plan, F03 beyond the limits, F04 in another right's ground; what stays within
 * the tolerance raises nothing. Workings that bear no name of their own are told together by kind. `comparisons` with the
 * last period say whether an excess grew.
 */
export function raiseWorkingFindings(run: WorkingsRun, comparisons: readonly PeriodComparison[] = []): Finding[] {
  return run.mines.flatMap((mine) => {
    const comparison = comparisons.find(({ rightId }) => rightId === mine.rightId) ?? null;
    const groups = new Map<string, WorkingMeasure[]>();
    for (const measure of mine.workings) {
      const group = groups.get(measure.key);
      if (group) group.push(measure);
      else groups.set(measure.key, [measure]);
    }
    const raised: Finding[] = [];
    for (const measures of groups.values()) {
      const plan = measures.filter(({ planBand }) => planBand === 'outside');
      const level = measures.filter(({ elevationBand }) => elevationBand === 'outside');
      if (plan.length > 0) raised.push(findingOf('F02', run, mine, plan, (measure) => measure.outside, comparison));
      if (level.length > 0) raised.push(findingOf('F03', run, mine, level, (measure) => measure.beyondLimit, comparison));
    }
    return [...raised, ...intrusionsOf(run, mine, comparison)];
  });
}

/** The same pit in a drawing and in a survey is found twice, side by side; the ids of drawings are those of the first version. */
export function workingFindingId(code: FindingCode, rightId: string, source: WorkingsSource, subject: string): string {
  return stableId(code, rightId, source === 'drawing' ? 'working' : source, subject);
}

type PartOf = (measure: WorkingMeasure) => AreaPair & { readonly lengthMetres: number };

function findingOf(code: FindingCode, run: WorkingsRun, mine: MineWorkings, measures: readonly WorkingMeasure[], partOf: PartOf, comparison: PeriodComparison | null): Finding {
  const [first] = measures;
  const parts = measures.map(partOf);
  const excess = comparison?.excesses.find(({ key }) => key === first!.key);
  const change = changeIn(code, excess?.previous ?? null, excess?.change ?? null, comparison);
  return finding(code, run, mine, measures, {
    ...sums(parts), otherRightId: null, otherMineName: null,
    change: change && { kind: change, previousAreaEllipsoidalSquareMetres: code === 'F02' ? (excess?.previous?.areaEllipsoidalSquareMetres ?? 0) : 0 },
  }, first!.key);
}

/** The plan's change for F02, the elevations' for F03; an excess that the last period had in the other way only is new in this one. */
function changeIn(code: FindingCode, previous: { readonly longestDistanceMetres: number; readonly belowLimitMetres: number; readonly aboveLimitMetres: number } | null, change: ExcessChange | null, comparison: PeriodComparison | null): ExcessChange | null {
  if (comparison === null) return null;
  if (change === null || previous === null) return 'new';
  const had = code === 'F02' ? previous.longestDistanceMetres : Math.max(previous.belowLimitMetres, previous.aboveLimitMetres);
  return had > 0 ? change : 'new';
}

/** One finding per other right, over all workings that reach into it. */
function intrusionsOf(run: WorkingsRun, mine: MineWorkings, comparison: PeriodComparison | null): Finding[] {
  return mine.neighbours.flatMap((neighbour) => {
    const measures = mine.workings.filter(({ planBand, neighbours }) => planBand === 'outside' && neighbours.some(({ rightId }) => rightId === neighbour.rightId));
    if (measures.length === 0) return [];
    const own = measures.flatMap(({ neighbours }) => neighbours.filter(({ rightId }) => rightId === neighbour.rightId));
    const compared = comparison?.intrusions.find(({ rightId }) => rightId === neighbour.rightId);
    // Ground that two workings share is one intrusion, as the mine's sum has it.
    const drawn = mine.workings.reduce((sum, { neighbours }) => sum + neighbours.reduce((area, one) => area + (one.rightId === neighbour.rightId ? one.areaPlanarSquareMetres : 0), 0), 0);
    const share = drawn > 0 ? neighbour.areaPlanarSquareMetres / drawn : 1;
    const there = sums<NeighbourIntrusion>(own);
    return [finding('F04', run, mine, measures, {
      ...there, areaPlanarSquareMetres: there.areaPlanarSquareMetres * share, areaEllipsoidalSquareMetres: there.areaEllipsoidalSquareMetres * share,
      ...quantityThere(measures, neighbour.rightId, share, run.parameters), otherRightId: neighbour.rightId, otherMineName: neighbour.mineName,
      change: comparison && { kind: compared?.change ?? 'new', previousAreaEllipsoidalSquareMetres: compared?.previous?.areaEllipsoidalSquareMetres ?? 0 },
    }, neighbour.rightId)];
  });
}

/** Volume and tonnage of the ground in the other mine alone, of which `share` counts; roadways have none. */
function quantityThere(measures: readonly WorkingMeasure[], rightId: string, share: number, parameters: WorkingsRun['parameters']): Quantity {
  const ground = measures.flatMap((measure) => measure.neighbours.flatMap((one) => (one.rightId === rightId && one.areaPlanarSquareMetres > 0 ? [{ volume: measure.thicknessMetres === null ? null : measure.thicknessMetres * one.areaPlanarSquareMetres * share, density: densityOf(measure, parameters) }] : [])));
  if (ground.some(({ volume }) => volume === null)) return { volumeCubicMetres: null, tonnes: null };
  const known = ground.every(({ density }) => density !== null) && (ground.length > 0 || densityOf(null, parameters) !== null);
  return {
    volumeCubicMetres: ground.reduce((sum, { volume }) => sum + volume!, 0),
    tonnes: known ? ground.reduce((sum, { volume, density }) => sum + volume! * density! * (parameters.recoveryShare ?? 1), 0) : null,
  };
}

type OwnFigures = Pick<WorkingEvidence, 'areaPlanarSquareMetres' | 'areaEllipsoidalSquareMetres' | 'lengthMetres' | 'otherRightId' | 'otherMineName' | 'change'> & Partial<Quantity>;

function finding(code: FindingCode, run: WorkingsRun, mine: MineWorkings, measures: readonly WorkingMeasure[], own: OwnFigures, subject: string): Finding {
  const [first] = measures;
  const most = (of: (measure: WorkingMeasure) => number): number => measures.reduce((largest, measure) => Math.max(largest, of(measure)), 0);
  const over = measures.reduce((sum, { outside }) => sum + outside.meanOverMetres, 0);
  const evidence: WorkingEvidence = {
    kind: 'working', ...(run.input.source && { source: run.input.source }), period: run.period, file: run.input.file, workingKey: first!.key, workingName: first!.name, workingKind: first!.kind, count: measures.length,
    longestDistanceMetres: most(({ outside }) => outside.longestDistanceMetres),
    meanDistanceMetres: over > 0 ? measures.reduce((sum, { outside }) => sum + (outside.meanOverMetres > 0 ? outside.meanDistanceMetres * outside.meanOverMetres : 0), 0) / over : 0,
    belowLimitMetres: most(({ belowLimitMetres }) => belowLimitMetres),
    aboveLimitMetres: most(({ aboveLimitMetres }) => aboveLimitMetres),
    // Ground outside in plan stays outside whatever the datum; only what the elevations say can fall.
    ...(code === 'F03' && measures.some(({ datumDecides }) => datumDecides) && { datumDecides: true }),
    ...quantities(measures.map(({ excess }) => excess)),
    planToleranceMetres: run.parameters.planToleranceMetres, elevationToleranceMetres: run.parameters.elevationToleranceMetres, accuracy: run.input.accuracy,
    ...own,
  };
  return {
    id: workingFindingId(code, mine.rightId, run.input.source ?? 'drawing', subject), runId: run.id, code, rightId: mine.rightId, mineName: mine.mineName, severity: severityOf(code, measures), evidence,
    extent: measures.reduce((extent, measure) => joinExtents(extent, measure.extent), EMPTY_EXTENT),
    // When ore was taken is not known from a drawing; the survey's day is the last on which the state it shows had come about.
    conductDate: run.input.surveyedOn,
  };
}

/** Mined ground first; of roadways alone the bureau decides what they are (DOMAIN §3.4). */
function severityOf(code: FindingCode, measures: readonly WorkingMeasure[]): Severity {
  if (code === 'F04') return 'severe';
  return measures.every(({ kind }) => kind === 'roadway' || kind === 'bench') ? 'general' : 'severe';
}

function sums<Part extends AreaPair & { readonly lengthMetres: number }>(parts: readonly Part[]): AreaPair & { readonly lengthMetres: number } {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return { areaPlanarSquareMetres: sum((part) => part.areaPlanarSquareMetres), areaEllipsoidalSquareMetres: sum((part) => part.areaEllipsoidalSquareMetres), lengthMetres: sum((part) => part.lengthMetres) };
}

function quantities(all: readonly Quantity[]): Quantity {
  const total = (values: readonly (number | null)[]): number | null => (values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + value!, 0));
  return { volumeCubicMetres: total(all.map(({ volumeCubicMetres }) => volumeCubicMetres)), tonnes: total(all.map(({ tonnes }) => tonnes)) };
}
