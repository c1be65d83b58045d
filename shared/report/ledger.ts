/** Ledgers of one overlay run as sheets (DOMAIN §5.5): problems, rectification, overlap summary. Numbers stay numbers. */
import type { AnalysisLayer } from '../analysis/analysis-layer.ts';
import { hectaresFromSquareMetres, muFromSquareMetres } from '../base/units.ts';
import { translator, type Language, type MessageKey, type Translate } from '../i18n/text.ts';
import { isUnsure } from '../law/rules.ts';
import type { AnalysisRun, Decision, Finding } from '../model/finding.ts';
import type { MiningRight } from '../model/mining-right.ts';
import type { Conflict } from '../model/overlay.ts';
import { periodWords } from '../model/period-words.ts';
import type { RectificationPlan } from '../model/plan.ts';
import { quotedBefore } from '../rectification/problem-order.ts';
import { planInLanguage } from '../rectification/plan-wording.ts';
import { basisText } from './chapters/problems.ts';
import { ledgerDifferenceNote } from './area-differences.ts';
import { BALANCED_COLUMNS, balanceAreas, type BalancedAreas, type BalancedColumn } from './balanced-areas.ts';
import { checkOf, citationOf, isBeforeIssue, quotedReferences, type Citing, type Quoted } from './law-checks.ts';
import { formatInstant, listProblems, type ListedProblem } from './context.ts';
import type { LedgerColumn, LedgerSheet } from './document.ts';

export interface LedgerInput {
  readonly rights: readonly MiningRight[];
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** Plans of the rights, where there are any. */
  readonly plans: readonly RectificationPlan[];
  readonly layers: ReadonlyMap<string, AnalysisLayer>;
  readonly sample: boolean;
  readonly language: Language;
}

type Cell = string | number | null;

/** One column: its head, width in characters, number format, and what stands in it. */
interface ColumnOf<Row> {
  readonly head: MessageKey;
  readonly width: number;
  readonly format?: string;
  readonly value: (row: Row) => Cell;
}

/** Thousands apart by a space, never a comma (DESIGN.md §2.2). */
const grouped = (last: string): string => `[>=1000000]#\\ ###\\ ##${last};[>=1000]#\\ ##${last};${last}`;
const AREA = grouped('0.00');
const HECTARES = grouped('0.0000');
const COUNT = grouped('0');

/** 问题清单, 整改台账 and 套合汇总, in this order, and 引用核对 where a plan that is not issued yet rests on a citation that is not sure. Every finding is listed, those set aside too. */
export function ledgerSheets(input: LedgerInput): readonly LedgerSheet[] {
  const translate = translator(input.language);
  const note = translate('report.ledger.note', { run: input.run.number, asOf: input.run.parameters.asOf, sample: input.sample ? translate('report.ledger.sampleNote') : '' });
  const problems = input.rights.flatMap((right) => {
    const plan = input.plans.find(({ rightId }) => rightId === right.id);
    return listProblems({ ...input, right, ...(plan && { plan }) }).map((problem) => ({ ...problem, right }));
  });
  const overlaps = overlapRows(input);
  const balanced = input.run.parameters.balancesAreas === true;
  const differences = ledgerDifferenceNote(input.rights.flatMap(({ id, mineName }) => input.run.rights.filter(({ rightId }) => rightId === id).flatMap((mine) => input.run.inputs.map(({ layerId, name }) => ({ mineName, mine, layer: name, conflicts: mine.conflicts.filter((conflict) => conflict.layerId === layerId) })))), input.run, translate);
  const balanceNote = balanced ? translate('balance.ledger-note', { count: overlaps.filter(({ areas }) => (areas?.correction.ellipsoidal ?? 0) !== 0).length }) : translate('balance.ledger-none');
  const sheet = <Row>(name: MessageKey, title: MessageKey, columns: readonly ColumnOf<Row>[], rows: readonly Row[], more = ''): LedgerSheet => ({
    name: translate(name),
    title: translate(title),
    note: note + more,
    columns: columns.map(({ head, width, format }): LedgerColumn => ({ head: translate(head).replace('\n', ' '), widthCharacters: width, ...(format && { format }) })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  });
  const checks = openChecks(input, problems);
  const [measured, measures] = [measureColumns(translate), measureRows(input, problems)];
  return [
    sheet('report.ledger.problems', 'report.ledger.problemsTitle', problemColumns(input, translate), problems.map((problem, index) => ({ ...problem, index })), (problems.some(({ finding }) => finding.evidence.kind === 'rights-overlap') ? translate('total.both-rights') : '') + (problems.some(({ rule }) => rule.basis.some(isUnsure)) ? translate('issue.star') : '')),
    withRow(sheet('report.ledger.measures', 'report.ledger.measuresTitle', measured, measures), totalOfMeasures(measures, measured, translate)),
    sheet('report.ledger.overlaps', 'report.ledger.overlapsTitle', overlapColumns(balanced), overlaps, balanceNote + differences + (overlaps.some(({ conflict }) => conflict.role === 'rights') ? translate('total.both-rights') : '')),
    ...(checks.length === 0 ? [] : [sheet('issue.ledger.sheet', 'issue.ledger.title', checkColumns(translate), checks.map((check, index) => ({ ...check, index })), translate('issue.ledger.note'))]),
  ];
}

const withRow = (sheet: LedgerSheet, row: readonly Cell[]): LedgerSheet => ({ ...sheet, rows: [...sheet.rows, row] });

type ProblemRow = ListedProblem & { readonly right: MiningRight; readonly index: number };

const areaOf = ({ finding: { evidence } }: ListedProblem): number | null => (evidence.kind === 'expired' ? null : evidence.areaEllipsoidalSquareMetres);
const mu = (area: number | null): number | null => (area === null ? null : muFromSquareMetres(area));

/** What raised the finding; of drawings and pit surveys with their half-year, as the overlay's number and day say nothing of them. */
function sourceWords({ evidence }: Finding, translate: Translate): string {
  if (evidence.kind !== 'working') return translate('report.ledger.sourceOverlay');
  return translate(`flow.ledger.source.${evidence.source ?? 'drawing'}`, { period: periodWords(evidence.period, translate) });
}

function problemColumns({ run }: LedgerInput, translate: Translate): readonly ColumnOf<ProblemRow>[] {
  return [
    { head: 'report.ledger.order', width: 6, format: COUNT, value: ({ index }) => index + 1 },
    { head: 'report.ledger.mine', width: 18, value: ({ right }) => right.mineName },
    { head: 'report.ledger.licence', width: 25, value: ({ right }) => right.licenceNumber },
    { head: 'report.ledger.township', width: 9, value: ({ right }) => right.township },
    { head: 'report.problems.number', width: 8, value: ({ number }) => number },
    { head: 'report.ledger.description', width: 34, value: ({ title, place }) => `${title}${translate('report.comma')}${place}` },
    { head: 'report.ledger.source', width: 18, value: ({ finding }) => sourceWords(finding, translate) },
    { head: 'report.ledger.date', width: 11, value: ({ finding }) => (finding.evidence.kind === 'working' ? finding.conductDate : formatInstant(run.finishedAt).slice(0, 10)) },
    { head: 'report.problems.area', width: 14, format: AREA, value: areaOf },
    { head: 'report.ledger.hectares', width: 10, format: HECTARES, value: (row) => { const area = areaOf(row); return area === null ? null : hectaresFromSquareMetres(area); } },
    { head: 'report.problems.mu', width: 10, format: AREA, value: (row) => mu(areaOf(row)) },
    { head: 'report.ledger.netMu', width: 10, format: AREA, value: ({ finding: { evidence } }) => (evidence.kind === 'overlap' ? mu(evidence.netAreaEllipsoidalSquareMetres) : null) },
    { head: 'report.ledger.share', width: 9, format: '0.00', value: ({ finding: { evidence } }) => ('share' in evidence ? evidence.share * 100 : null) },
    { head: 'report.problems.basis', width: 36, value: ({ rule }) => basisText(rule.basis, translate) },
    { head: 'report.problems.unit', width: 20, value: ({ rule }) => rule.units.join(translate('report.listSeparator')) },
    { head: 'report.problems.severity', width: 8, value: ({ finding }) => translate(`report.problems.severity.${finding.severity}`) },
    { head: 'report.problems.state', width: 10, value: ({ state }) => translate(`rectification.decision.${state}`) },
    { head: 'report.ledger.reason', width: 28, value: ({ decision }) => decision?.reason ?? null },
  ];
}

type CheckedProblem = Citing & Pick<ProblemRow, 'right'>;

/** Citations that are not sure, of problems that may still come into a plan. */
function openChecks({ plans }: LedgerInput, problems: readonly Omit<ProblemRow, 'index'>[]): readonly Quoted<CheckedProblem>[] {
  const stages = new Map(plans.map(({ rightId, stage }) => [rightId, stage]));
  const open = problems.filter(({ right, state }) => state !== 'set-aside' && isBeforeIssue(stages.get(right.id)));
  return quotedReferences(open.map(({ number, right, rule: { basis } }) => ({ number, right, basis }))).filter(({ reference }) => isUnsure(reference));
}

function checkColumns(translate: Translate): readonly ColumnOf<Quoted<CheckedProblem> & { readonly index: number }>[] {
  return [
    { head: 'report.ledger.order', width: 6, format: COUNT, value: ({ index }) => index + 1 },
    { head: 'issue.ledger.citation', width: 36, value: ({ reference }) => citationOf(reference) },
    { head: 'issue.ledger.check', width: 70, value: ({ reference }) => checkOf(reference, translate) },
    { head: 'issue.ledger.count', width: 12, format: COUNT, value: ({ problems }) => problems.length },
    { head: 'issue.ledger.mines', width: 40, value: ({ problems }) => [...new Set(problems.map(({ right }) => right.mineName))].join(translate('report.listSeparator')) },
  ];
}

interface MeasureRow {
  /** Of the mine, from 0; its first row tells it. null: a further row of a mine, or the row of totals. */
  readonly index: number | null;
  /** null: the mine has no plan. */
  readonly plan: RectificationPlan | null;
  /** null: no measure is laid down for the mine; it stands in the ledger all the same. */
  readonly item: RectificationPlan['items'][number] | null;
  readonly mineName: string;
  readonly problem: ListedProblem | null;
}

function measureRows({ rights, plans, findings, run, language }: LedgerInput, problems: readonly ListedProblem[]): MeasureRow[] {
  const mines = rights.map(({ id, mineName }): Omit<MeasureRow, 'index'>[] => {
    const kept = plans.find(({ rightId }) => rightId === id);
    if (!kept) return [{ plan: null, item: null, mineName, problem: null }];
    const plan = planInLanguage(kept, findings, run.parameters.asOf, language);
    if (plan.items.length === 0) return [{ plan, item: null, mineName, problem: null }];
    return plan.items.map((item) => ({ plan, item, mineName, problem: problems.find(({ finding }) => finding.id === item.findingId) ?? null }));
  });
  const hasMeasures = (rows: readonly Omit<MeasureRow, 'index'>[]): boolean => rows.some(({ item }) => item !== null);
  // Mines without a measure stand behind those with one, not among them.
  return [...mines.filter(hasMeasures), ...mines.filter((rows) => !hasMeasures(rows))].flatMap((rows, mine) => rows.map((row, first) => ({ ...row, index: first === 0 ? mine : null })));
}

/** 合计: mines with measures, their measures, and the money that is told of them. */
function totalOfMeasures(rows: readonly MeasureRow[], columns: readonly ColumnOf<MeasureRow>[], translate: Translate): Cell[] {
  const items = rows.flatMap(({ item }) => item ?? []);
  const costs = items.flatMap(({ costTenThousandYuan }) => costTenThousandYuan ?? []);
  const mines = rows.filter(({ item, index }) => item !== null && index !== null).length;
  const told: Partial<Record<MessageKey, Cell>> = {
    'report.ledger.mine': translate('total.measures', { mines, measures: items.length }),
    'report.ledger.cost': costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
  };
  return columns.map(({ head }) => told[head] ?? null);
}

function measureColumns(translate: Translate): readonly ColumnOf<MeasureRow>[] {
  return [
    { head: 'report.ledger.order', width: 6, format: COUNT, value: ({ index }) => (index === null ? null : index + 1) },
    { head: 'report.ledger.mine', width: 20, value: ({ mineName }) => mineName },
    { head: 'report.ledger.plan', width: 14, value: ({ plan }) => plan?.number || null },
    { head: 'report.problems.number', width: 8, value: ({ plan, item, problem }) => item && (problem?.number ?? quotedBefore(plan ?? {}, item.findingId, translate('report.measures.notFoundAgain'))) },
    { head: 'report.ledger.problem', width: 30, value: ({ problem }) => problem?.title ?? null },
    { head: 'report.ledger.route', width: 24, value: ({ plan, item }) => plan && item && translate(`rectification.route.${plan.route}`) },
    { head: 'report.measures.measure', width: 36, value: ({ item }) => item && item.measure },
    { head: 'report.measures.criterion', width: 32, value: ({ item }) => item && item.acceptanceCriterion },
    { head: 'report.measures.unit', width: 24, value: ({ item }) => item && item.unit },
    { head: 'report.measures.person', width: 10, value: ({ item }) => item?.person || null },
    { head: 'report.measures.deadline', width: 12, value: ({ item }) => item && item.deadline },
    { head: 'report.ledger.cost', width: 12, format: AREA, value: ({ item }) => item && item.costTenThousandYuan },
    { head: 'report.ledger.stage', width: 10, value: ({ plan }) => (plan && (plan.number !== '' || plan.items.length > 0) ? translate(`rectification.stage.${plan.stage}`) : translate('flow.ledger.noPlan')) },
    { head: 'report.ledger.acceptedOn', width: 12, value: () => null },
    { head: 'report.ledger.acceptedBy', width: 12, value: () => null },
  ];
}

type OverlapRow = { readonly index: number; readonly right: MiningRight; readonly mineArea: number; readonly layerName: string; readonly conflict: Conflict; /** null: as computed. */ readonly areas: BalancedAreas | null };

function overlapRows({ rights, run }: LedgerInput): OverlapRow[] {
  return rights
    .flatMap((right) => run.rights.filter(({ rightId }) => rightId === right.id).flatMap((overlay) => areasOf(overlay.conflicts, run).map(({ conflict, areas }) => ({
      right, conflict, areas,
      mineArea: overlay.areaEllipsoidalSquareMetres,
      layerName: run.inputs.find(({ layerId }) => layerId === conflict.layerId)?.name ?? conflict.layerId,
    }))))
    .map((row, index) => ({ ...row, index }));
}

/** Balanced by layer where the run says so, in the order of the conflicts. */
function areasOf(conflicts: readonly Conflict[], { parameters }: AnalysisRun): readonly { readonly conflict: Conflict; readonly areas: BalancedAreas | null }[] {
  if (!parameters.balancesAreas) return conflicts.map((conflict) => ({ conflict, areas: null }));
  const areas = new Map<Conflict, BalancedAreas>();
  for (const layerId of new Set(conflicts.map((conflict) => conflict.layerId))) {
    // What is no more than slivers is not printed in the report's table and takes no part.
    const own = conflicts.filter((conflict) => conflict.layerId === layerId && conflict.count > 0).sort((a, b) => a.class.localeCompare(b.class));
    balanceAreas(own).forEach((each, i) => areas.set(own[i]!, each));
  }
  return conflicts.map((conflict) => ({ conflict, areas: areas.get(conflict) ?? null }));
}

const printed = ({ conflict, areas }: OverlapRow, column: BalancedColumn): number | null => (areas ? areas.printed[column] : BALANCED_COLUMNS[column].of(conflict));

const overlapColumns = (balanced: boolean): readonly ColumnOf<OverlapRow>[] => [
  { head: 'report.ledger.order', width: 6, format: COUNT, value: ({ index }) => index + 1 },
  { head: 'report.ledger.mine', width: 20, value: ({ right }) => right.mineName },
  { head: 'report.ledger.licence', width: 26, value: ({ right }) => right.licenceNumber },
  { head: 'report.ledger.mineArea', width: 16, format: AREA, value: ({ mineArea }) => mineArea },
  { head: 'report.ledger.layer', width: 16, value: ({ layerName }) => layerName },
  { head: 'report.ledger.class', width: 10, value: ({ conflict }) => conflict.class || null },
  { head: 'report.ledger.className', width: 18, value: ({ conflict }) => conflict.className || null },
  { head: 'report.ledger.count', width: 8, format: COUNT, value: ({ conflict }) => conflict.count },
  { head: 'report.ledger.planar', width: 16, format: AREA, value: (row) => printed(row, 'planar') },
  { head: 'report.ledger.ellipsoidal', width: 16, format: AREA, value: (row) => printed(row, 'ellipsoidal') },
  ...(balanced ? [{ head: 'balance.ledger.correction', width: 12, format: '+0.00;-0.00;0', value: ({ areas }: OverlapRow) => areas?.correction.ellipsoidal ?? null } as const] : []),
  { head: 'report.ledger.net', width: 16, format: AREA, value: (row) => printed(row, 'net') },
  { head: 'report.ledger.hectares', width: 12, format: HECTARES, value: (row) => printed(row, 'hectares') },
  { head: 'report.problems.mu', width: 12, format: AREA, value: (row) => printed(row, 'mu') },
  { head: 'report.ledger.share', width: 10, format: '0.00', value: ({ conflict }) => conflict.share * 100 },
  { head: 'report.ledger.sliverCount', width: 8, format: COUNT, value: ({ conflict }) => conflict.sliverCount },
];
