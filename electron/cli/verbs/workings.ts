/** `kuangce workings`: a drawing's workings against the mining rights, in plan and in elevation. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { partOfJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { MineWorkings } from '../../../shared/model/workings.ts';
import { writeFileAtomically } from '../../atomic-write.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openLayer } from '../open-layer.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem, textTable } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, UsageError } from '../usage.ts';
import { readWorkingsArguments, WORKINGS_OPTIONS, type WorkingsArguments } from '../workings-arguments.ts';
import { checkDrawing, type CheckedDrawing } from '../workings-job.ts';
import { drawingFacts, mineAsJson, parametersAsJson } from '../workings-json.ts';

export async function runWorkingsVerb(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, WORKINGS_OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.workings')).then(() => EXIT.done);
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  const request = readWorkingsArguments(values);
  const news = new NewsCollector();
  const run = watchRun(translate);
  let checked: CheckedDrawing | null = null;
  try {
    const rights = await openLayer({ path: request.rights, role: 'rights', encoding: null, system: null, swapAxes: false }, news, partOfJob(run.job, 0, 0.2));
    if (rights) checked = await checkDrawing(request.drawing, request.period, rights, request, news, translate, partOfJob(run.job, 0.2, 1));
  } finally {
    run.end();
  }
  const mines = checked?.run.mines ?? [];
  const json = {
    period: request.period,
    parameters: parametersAsJson(request),
    ...(checked && drawingFacts(checked, translate)),
    mines: mines.map(mineAsJson),
    judgement: translate('workings.judgement'),
    notes: news.notes.map((note) => tellNote(note, translate)),
    problems: news.problems.map((problem) => tellProblem(problem, translate)),
  };
  if (request.out !== null) {
    await mkdir(request.out, { recursive: true });
    await writeFileAtomically(join(request.out, 'workings.json'), new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`));
  }
  if (values.json) await printJson(json);
  else await print(asText(mines, request, translate));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
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
