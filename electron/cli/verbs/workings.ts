/** `kuangce workings`: a drawing's workings against the mining rights, in plan and in elevation. */
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { comparePeriods } from '../../../shared/analysis/workings/compare-periods.ts';
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import { problemNumbers } from '../../../shared/rectification/problem-order.ts';
import { describeFinding } from '../../../shared/analysis/describe-finding.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { NewsCollector, ProblemError } from '../../../shared/base/news.ts';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { MineWorkings, PeriodComparison } from '../../../shared/model/workings.ts';
import { comparisonSentences } from '../../../shared/report/workings/chapter.ts';
import { differenceGivenNote } from '../elevation-options.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openLayer } from '../open-layer.ts';
import { withElevationDatum } from '../overlay-job.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem, textTable } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, UsageError } from '../usage.ts';
import { readWorkingsArguments, WORKINGS_OPTIONS, type WorkingsArguments } from '../workings-arguments.ts';
import { writeWorkingsFiles } from '../workings-files.ts';
import { checkDrawing, type CheckedDrawing } from '../workings-job.ts';
import { comparisonAsJson, drawingFacts, mineAsJson, parametersAsJson } from '../workings-json.ts';
import { newsBlock } from './overlay.ts';

export async function runWorkingsVerb(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, WORKINGS_OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.workings')).then(() => EXIT.done);
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  const request = readWorkingsArguments(values);
  const news = new NewsCollector();
  const run = watchRun(translate);
  let rights: AnalysisLayer | null = null;
  let checked: CheckedDrawing | null = null;
  let comparisons: readonly PeriodComparison[] = [];
  let written: readonly string[] = [];
  let json: object = {};
  try {
    const given = differenceGivenNote(request.elevationDifference);
    if (given) news.notes.push(given);
    const opened = await openLayer({ path: request.rights, role: 'rights', encoding: null, system: request.rightsSystem, swapAxes: request.rightsSwapped }, news, partOfJob(run.job, 0, 0.2));
    rights = withElevationDatum(opened, request.rightsElevationDatum);
    if (rights) checked = await checkDrawing(request.drawing, request.period, rights, request, news, translate, partOfJob(run.job, 0.2, 0.6));
    if (rights && checked && request.previous !== null) comparisons = await compareWith(request.previous, checked, rights, request, news, translate, partOfJob(run.job, 0.6, 0.8));
    const findings = checked ? raiseWorkingFindings(checked.run, comparisons) : [];
    json = resultAsJson(request, checked, comparisons, findings, news, translate);
    if (rights && checked && request.out !== null) written = await writeWorkingsFiles({ folder: request.out, json, rights, checked, comparisons, findings, language: languageOf(words) }, news, partOfJob(run.job, 0.8, 1));
  } finally {
    run.end();
  }
  if (values.json) await printJson(json);
  else if (checked) await print([...[asText(checked.run.mines, request, translate), ...comparisons.map((one) => comparisonText(one, translate)), ...(written.length > 0 ? [translate('cli.workings.written', { folder: request.out!, files: written })] : [])], ...newsBlock(news, translate)].join('\n'));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

/** The last period under the same roles, tolerance and system; its own news is not this period's. */
async function compareWith(path: string, current: CheckedDrawing, rights: AnalysisLayer, request: WorkingsArguments, news: NewsCollector, translate: Translate, job: Job): Promise<readonly PeriodComparison[]> {
  const own = new NewsCollector();
  const previous = await checkDrawing(path, request.previousPeriod, rights, { ...request, system: request.system ?? current.run.system, mayLackLayers: true }, own, translate, partOfJob(job, 0, 0.8)).catch((fault: unknown) => {
    // What this period shows stands without a comparison too.
    if (!(fault instanceof ProblemError)) throw fault;
    own.problems.push({ ...fault.problem, severity: 'partial' });
    return null;
  });
  news.problems.push(...own.problems);
  const comparisons = previous ? await comparePeriods(previous, current, partOfJob(job, 0.8, 1)) : [];
  if (previous && comparisons.length === 0) news.problem('partial', 'cli.workings.nothing-to-compare', { file: previous.drawing.file, current: current.drawing.file }, { file: previous.drawing.file });
  return comparisons;
}

function resultAsJson(request: WorkingsArguments, checked: CheckedDrawing | null, comparisons: readonly PeriodComparison[], findings: readonly Finding[], news: NewsCollector, translate: Translate): object {
  const numbers = problemNumbers(findings);
  return {
    period: request.period,
    parameters: parametersAsJson(request),
    ...(checked && drawingFacts(checked, translate)),
    mines: (checked?.run.mines ?? []).map(mineAsJson),
    ...(checked?.run.design && { design: checked.run.design }),
    ...(request.previous !== null && { comparisons: comparisons.map(comparisonAsJson) }),
    findings: findings.map((finding) => ({ ...finding, number: numbers.get(finding.id), text: describeFinding(finding, translate) })),
    judgement: translate('workings.judgement'),
    notes: news.notes.map((note) => tellNote(note, translate)),
    problems: news.problems.map((problem) => tellProblem(problem, translate)),
  };
}

function comparisonText(comparison: PeriodComparison, translate: Translate): string {
  const { mineName, previousPeriod, period } = comparison;
  return [`${mineName}  ${previousPeriod} → ${period}`, ...comparisonSentences(comparison, translate).map((sentence) => `  ${sentence}`)].join('\n');
}

function asText(mines: readonly MineWorkings[], request: WorkingsArguments, translate: Translate): string {
  const columns = [
    { head: translate('cli.workings.mine'), align: 'left' },
    { head: translate('cli.workings.count'), align: 'right' },
    { head: translate('cli.workings.planar'), align: 'right' },
    { head: translate('cli.workings.ellipsoidal'), align: 'right' },
    { head: translate('cli.workings.length'), align: 'right' },
    { head: translate('cli.workings.distance'), align: 'right' },
    { head: translate('cli.workings.below'), align: 'right' },
    { head: translate('cli.workings.above'), align: 'right' },
    { head: translate('cli.workings.band'), align: 'left' },
  ] as const;
  const rows = mines.map(({ mineName, workings, outside, belowLimitMetres, aboveLimitMetres, band }) => [
    mineName, formatNumber(workings.length, 0), formatSquareMetres(outside.areaPlanarSquareMetres), formatSquareMetres(outside.areaEllipsoidalSquareMetres),
    formatNumber(outside.lengthMetres, 2), formatNumber(outside.longestDistanceMetres, 2), formatNumber(belowLimitMetres, 2), formatNumber(aboveLimitMetres, 2), translate(`workings.band.${band}`),
  ]);
  const lines = mines.flatMap((mine) => mine.workings.filter(({ band }) => band === 'outside').map(({ kind, name, layer, outside, belowLimitMetres, aboveLimitMetres }) => `  ${mine.mineName} · ${translate('workings.line.outside', {
    name: name === '' ? translate(`workings.kind.${kind}`) : name, layer, area: formatSquareMetres(outside.areaPlanarSquareMetres), length: formatNumber(outside.lengthMetres, 2),
    distance: formatNumber(outside.longestDistanceMetres, 2), below: formatNumber(belowLimitMetres, 2), above: formatNumber(aboveLimitMetres, 2),
  })}`));
  const { planToleranceMetres, elevationToleranceMetres } = request.parameters;
  const head = translate('cli.workings.head', { period: request.period, plan: planToleranceMetres, elevation: elevationToleranceMetres });
  return [head, textTable(columns, rows, '  '), ...lines, translate('workings.judgement')].join('\n');
}
