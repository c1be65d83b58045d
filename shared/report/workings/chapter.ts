/** 越界、超层分析: what the drawing of a period shows against the licence; the judgement stays with the authority. */
import { accuracyText, quantityText } from '../../analysis/workings/describe-working.ts';
import { groundShares } from '../../analysis/workings/ground-shares.ts';
import { describeSystem } from '../../crs/systems.ts';
import { formatHectares, formatNumber, formatPercent, formatSquareMetres } from '../../base/units.ts';
import { translator, type Translate } from '../../i18n/text.ts';
import { periodWords } from '../../model/period-words.ts';
import type { MineWorkings, PeriodComparison, WorkingMeasure, WorkingsParameters } from '../../model/workings.ts';
import type { Block, Text } from '../document.ts';
import { bodyBlocks } from './bodies.ts';
import { earthworkBlocks } from './earthwork.ts';
import { datumText, elevationWords } from './elevation-words.ts';
import type { WorkingsChapterInput } from './input.ts';

/** The words and tables of one check, without a heading and without its figures (`workingsFigures`). */
export function workingsText(input: WorkingsChapterInput): Block[] {
  const { run, right, comparison, language } = input;
  const translate = translator(language);
  const mine = run.mines.find(({ rightId }) => rightId === right.id);
  const say = (text: string): Block => ({ kind: 'paragraph', text, indent: true });
  if (!mine) return [say(translate('report.workings.not-shown', { mine: right.mineName, file: run.input.file }))];
  return [
    ...basisSentences(input, mine, translate).map(say),
    ...resultBlocks(mine, translate),
    ...factSentences(mine, input, translate).map(say),
    ...bodyBlocks(mine, translate),
    ...(run.earthwork ? earthworkBlocks(run.earthwork, translate) : []),
    ...(comparison ? comparisonBlocks(comparison, translate) : []),
    // What was noticed about other rights of the register is not this mine's.
    ...run.notes.filter(({ params }) => params?.['right'] === undefined || params['right'] === right.id).map(({ code, params }): Block => ({ kind: 'paragraph', text: translate(code, params), small: true })),
  ];
}

function basisSentences({ run }: WorkingsChapterInput, mine: MineWorkings, translate: Translate): string[] {
  const { input, parameters, system } = run;
  const { planToleranceMetres: plan, elevationToleranceMetres: elevation } = parameters;
  return [
    translate(`report.workings.basis.${input.source ?? 'drawing'}`, {
      period: periodWords(run.period, translate), file: input.file, checksum: input.sha256.slice(0, 12), surveyed: input.surveyedOn ?? translate('report.workings.not-stated'), firm: input.surveyingFirm || translate('report.workings.not-stated'),
      system: describeSystem(system, translate), datum: datumText(input.elevationDatum, translate), rights: run.rightsLayerName,
    }),
    translate('report.workings.tolerance', { plan: formatNumber(plan, 2), elevation: formatNumber(elevation, 2), who: chosenWords(parameters, translate), accuracy: accuracyText(input.accuracy, translate) }),
    ...[elevationWords(run, mine, translate)].filter((words) => words !== ''),
    translate('workings.judgement'),
  ];
}

/** Who chose the tolerance and when, as far as it is known; '' when neither is. */
function chosenWords({ chosenBy = '', chosenOn = null }: WorkingsParameters, translate: Translate): string {
  if (chosenOn === null) return chosenBy === '' ? '' : translate('report.workings.chosen-by', { by: chosenBy });
  return chosenBy === '' ? translate('report.workings.chosen-on', { on: chosenOn }) : translate('report.workings.chosen', { by: chosenBy, on: chosenOn });
}

function resultBlocks({ workings }: MineWorkings, translate: Translate): Block[] {
  const beyond = workings.filter(({ band }) => band !== 'inside').toSorted((a, b) => order(b) - order(a));
  if (beyond.length === 0) return [{ kind: 'paragraph', text: translate('report.workings.all-inside', { count: workings.length }), indent: true }];
  return [{
    kind: 'table',
    columns: [
      { head: translate('report.workings.head.working'), share: 0.16, align: 'left' },
      { head: translate('report.workings.head.body'), share: 0.1, align: 'left' },
      { head: translate('report.workings.head.band'), share: 0.08, align: 'centre' },
      { head: translate('report.workings.head.ellipsoidal'), share: 0.12, align: 'right' },
      { head: translate('report.workings.head.planar'), share: 0.12, align: 'right' },
      { head: translate('report.workings.head.length'), share: 0.08, align: 'right' },
      { head: translate('report.workings.head.distance'), share: 0.12, align: 'right' },
      { head: translate('report.workings.head.depth'), share: 0.08, align: 'right' },
      { head: translate('report.workings.head.quantity'), share: 0.14, align: 'right' },
    ],
    rows: beyond.map((measure) => resultRow(measure, translate)),
    note: translate('report.workings.note'),
  }];
}

const order = ({ band, outside, belowLimitMetres, aboveLimitMetres }: WorkingMeasure): number => (band === 'outside' ? 1e12 : 0) + outside.areaPlanarSquareMetres + outside.lengthMetres + Math.max(belowLimitMetres, aboveLimitMetres);

function resultRow({ name, kind, bodyNames, band, outside, belowLimitMetres, aboveLimitMetres, excess }: WorkingMeasure, translate: Translate): Text[] {
  const none = translate('report.none');
  const number = (value: number, decimals = 2): string => (value === 0 ? none : formatNumber(value, decimals));
  const shown = name === '' ? translate(`workings.kind.${kind}`) : name;
  const depths = [...(belowLimitMetres > 0 ? [formatNumber(-belowLimitMetres, 2)] : []), ...(aboveLimitMetres > 0 ? [`+${formatNumber(aboveLimitMetres, 2)}`] : [])];
  const depth = depths.join(' / ') || none;
  return [
    band === 'outside' ? [{ text: shown, bold: true }] : shown,
    bodyNames.join(translate('report.listSeparator')) || none,
    translate(`workings.band.${band}`),
    number(outside.areaEllipsoidalSquareMetres), number(outside.areaPlanarSquareMetres), number(outside.lengthMetres),
    outside.longestDistanceMetres === 0 ? none : `${formatNumber(outside.longestDistanceMetres, 2)} / ${formatNumber(outside.meanDistanceMetres, 2)}`,
    depth,
    excess.volumeCubicMetres === null || excess.volumeCubicMetres === 0 ? none : quantityText(excess.volumeCubicMetres, excess.tonnes),
  ];
}

/** Bands, distance to the licence, neighbours, pillars, design, what could not be judged. */
function factSentences(mine: MineWorkings, { run, right }: WorkingsChapterInput, translate: Translate): string[] {
  const { neighbours, pillars, boundaryDistanceMetres, withoutElevation } = mine;
  const list = (parts: readonly string[]): string => parts.join(translate('report.clauseSeparator'));
  const ground = (one: { readonly areaEllipsoidalSquareMetres: number; readonly lengthMetres: number }): string => (one.areaEllipsoidalSquareMetres > 0 ? `${formatSquareMetres(one.areaEllipsoidalSquareMetres)} m²` : `${formatNumber(one.lengthMetres, 2)} m`);
  const design = run.design?.length ? list(run.design.map(({ name, kind, outside }) => translate('report.workings.design-one', { name: name || translate(`workings.kind.${kind}`), ground: ground(outside), distance: formatNumber(outside.longestDistanceMetres, 2) }))) : null;
  return [
    ...shareSentences(mine, translate),
    ...(boundaryDistanceMetres !== null && boundaryDistanceMetres > 0 ? [translate('report.workings.boundary-distance', { distance: formatNumber(boundaryDistanceMetres, 2) })] : []),
    ...(neighbours.length > 0 ? [translate('report.workings.neighbours', { list: list(neighbours.map((one) => translate(one.elevationKnown ? 'report.workings.neighbour-one' : 'report.workings.neighbour-plan', { mine: one.mineName, ground: ground(one) }))) })] : []),
    ...(pillars.length > 0 ? [translate('report.workings.pillars', { list: list(pillars.map((one) => translate('report.workings.neighbour-one', { mine: one.pillar || translate('workings.role.pillar'), ground: ground(one) }))) })] : []),
    ...(design === null ? [] : [translate('report.workings.design', { list: design })]),
    ...(withoutElevation > 0 ? [translate('workings.mine-without-elevation', { mine: right.mineName, count: withoutElevation })] : []),
  ];
}

/** How much of the ground lies where by plan, and, apart from that, how much beyond the limits of elevation. */
function shareSentences(mine: MineWorkings, translate: Translate): string[] {
  const shares = groundShares(mine);
  if (shares === null) return [];
  const { totalSquareMetres, byPlan, beyondLimit, beyondLimitSquareMetres, undividedCount } = shares;
  return [
    translate('ground.shares.report.plan', { total: formatHectares(totalSquareMetres), inside: formatPercent(byPlan.inside), tolerance: formatPercent(byPlan['within-tolerance']), outside: formatPercent(byPlan.outside) }),
    ...(beyondLimit === null || (beyondLimitSquareMetres === 0 && undividedCount > 0) ? [] : [beyondLimitSquareMetres > 0 ? translate('ground.shares.report.beyond', { area: formatSquareMetres(beyondLimitSquareMetres), share: formatPercent(beyondLimit) }) : translate('ground.shares.report.within')]),
    ...(undividedCount > 0 ? [translate('ground.shares.report.undivided', { count: undividedCount })] : []),
  ];
}

/** What changed since the last period, a sentence each: ground mined, excess of each working, what is drawn otherwise. The report and the command line say the same. */
export function comparisonSentences({ added, excesses, discrepancies }: PeriodComparison, translate: Translate): readonly string[] {
  const kindOf = (name: string, kind: WorkingMeasure['kind']): string => name || translate(`workings.kind.${kind}`);
  const mined = { area: formatSquareMetres(added.areaEllipsoidalSquareMetres), length: formatNumber(added.roadwayLengthMetres, 2) };
  return [
    added.volumeCubicMetres === null ? translate('report.workings.added-plain', mined) : translate('report.workings.added', { ...mined, volume: formatNumber(added.volumeCubicMetres, 1) }),
    ...excesses.map(({ name, kind, change }) => translate('report.workings.excess-change', { name: kindOf(name, kind), change: translate(`workings.change.${change}`) })),
    ...discrepancies.map(({ name, kind, what, areaEllipsoidalSquareMetres: area, lengthMetres, shiftMetres }) =>
      what === 'moved' ? translate('report.workings.moved', { name: kindOf(name, kind), shift: formatNumber(shiftMetres, 2) }) : translate('report.workings.vanished', { name: kindOf(name, kind), ground: area > 0 ? `${formatSquareMetres(area)} m²` : `${formatNumber(lengthMetres, 2)} m` })),
  ];
}

function comparisonBlocks(comparison: PeriodComparison, translate: Translate): Block[] {
  const { previous, current } = comparison;
  const [previousPeriod, period] = [periodWords(comparison.previousPeriod, translate), periodWords(comparison.period, translate)];
  const none = translate('report.none');
  const signed = (value: number, decimals: number): string => `${value > 0 ? '+' : ''}${formatNumber(value, decimals)}`;
  const row = (head: string, then: number | null, now: number | null, decimals: number): Text[] => [head, then === null ? none : formatNumber(then, decimals), now === null ? none : formatNumber(now, decimals), then === null || now === null ? none : signed(now - then, decimals)];
  const sentences = comparisonSentences(comparison, translate);
  return [
    { kind: 'heading', level: 2, text: translate('report.workings.comparison', { previous: previousPeriod, period }) },
    {
      kind: 'table',
      columns: [
        { head: translate('report.workings.head.measure'), share: 0.34, align: 'left' },
        { head: previousPeriod, share: 0.22, align: 'right' },
        { head: period, share: 0.22, align: 'right' },
        { head: translate('report.workings.head.change'), share: 0.22, align: 'right' },
      ],
      rows: [
        row(translate('report.workings.total.area'), previous.areaEllipsoidalSquareMetres, current.areaEllipsoidalSquareMetres, 2),
        row(translate('report.workings.total.roadway'), previous.roadwayLengthMetres, current.roadwayLengthMetres, 2),
        row(translate('report.workings.total.volume'), previous.volumeCubicMetres, current.volumeCubicMetres, 1),
      ],
    },
    ...sentences.map((text): Block => ({ kind: 'paragraph', text, indent: true })),
  ];
}
