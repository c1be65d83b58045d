/** `kuangce earthwork`: ground moved between two surveys of a pit, on the whole and inside a licence. */
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { cutAndFill, surfaceBelow, type CutFill } from '../../../shared/analysis/surface/cut-fill.ts';
import { licensedMines } from '../../../shared/analysis/workings/licensed-mines.ts';
import type { Job } from '../../../shared/base/job.ts';
import { NewsCollector, stop } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { isAsciiGrid, readAsciiGrid } from '../../../shared/formats/elevation/ascii-grid.ts';
import { thinPointCloud } from '../../../shared/formats/elevation/point-cloud.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { ElevationGrid } from '../../../shared/model/elevation-grid.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileNamed } from '../node-byte-source.ts';
import { openLayer } from '../open-layer.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readMeasure, readTwoSystems, UsageError } from '../usage.ts';
import { newsBlock } from './overlay.ts';

const OPTIONS = {
  before: { type: 'string' },
  after: { type: 'string' },
  'cell-metres': { type: 'string' },
  'noise-metres': { type: 'string' },
  rights: { type: 'string' },
  mine: { type: 'string' },
  crs: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Earthwork {
  readonly whole: CutFill;
  /** Inside the licence, and how far the later surface lies below its lowest limit; null without rights. */
  readonly licence: { readonly rightId: string; readonly mineName: string; readonly inside: CutFill; readonly belowLimit: ReturnType<typeof surfaceBelow> | null } | null;
}

export async function runEarthwork(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.earthwork')).then(() => EXIT.done);
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  const needed = (option: 'before' | 'after'): string => {
    const value = values[option];
    if (value === undefined || value === '') throw new UsageError('cli.usage.needed', { option: `--${option}` });
    return value;
  };
  if ((values.rights === undefined) !== (values.mine === undefined)) throw new UsageError('cli.usage.needed', { option: values.rights === undefined ? '--rights' : '--mine' });
  const [before, after] = [needed('before'), needed('after')];
  const cellMetres = values['cell-metres'] === undefined ? null : readMeasure('--cell-metres', values['cell-metres']);
  const noiseMetres = values['noise-metres'] === undefined ? 0 : readMeasure('--noise-metres', values['noise-metres']);
  const declared = readTwoSystems(values.crs ?? []);
  const news = new NewsCollector();
  const run = watchRun(translate);
  let result: Earthwork | null = null;
  try {
    const earlier = await openSurface(before, cellMetres, news, run.job);
    const later = earlier && (await openSurface(after, cellMetres, news, run.job));
    const rights = values.rights === undefined ? null : await openLayer({ path: values.rights, role: 'rights', encoding: null, system: declared.rights ?? declared.own, swapAxes: false }, news, run.job);
    if (earlier && later && (values.rights === undefined || rights)) result = await measure({ earlier, later, before, after }, noiseMetres, rights, values.mine ?? '', news, run.job);
  } finally {
    run.end();
  }
  const told = { notes: news.notes.map((note) => tellNote(note, translate)), problems: news.problems.map((problem) => tellProblem(problem, translate)) };
  if (values.json) await printJson({ before, after, noiseMetres, ...result, ...told });
  else if (result) await print([asText(result, noiseMetres, translate), ...newsBlock(news, translate)].filter((block) => block !== '').join('\n\n'));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

/** A grid as it stands; points need a cell, which nobody but the person who asks can choose. */
async function openSurface(path: string, cellMetres: number | null, news: NewsCollector, job: Job): Promise<ElevationGrid | null> {
  const source = await fileNamed(path, news);
  if (!source) return null;
  const head = new TextDecoder('latin1').decode((await source.read(0, 64)) as Uint8Array<ArrayBuffer>);
  if (isAsciiGrid(head)) {
    const { value, notes, problems } = await readAsciiGrid(source, job);
    news.notes.push(...notes);
    news.problems.push(...problems);
    return value;
  }
  if (cellMetres === null || cellMetres === 0) throw new UsageError('cli.usage.needed', { option: '--cell-metres' });
  const { value, notes, problems } = await thinPointCloud(source, cellMetres, job);
  news.notes.push(...notes);
  news.problems.push(...problems);
  return value.grid;
}

interface Surfaces {
  readonly earlier: ElevationGrid;
  readonly later: ElevationGrid;
  /** Their files. */
  readonly before: string;
  readonly after: string;
}

/** Where two surveys share no ground, or a licence has none of it, the zeros that come out are no answer: that is told. */
async function measure({ earlier, later, before, after }: Surfaces, noiseMetres: number, rights: AnalysisLayer | null, mine: string, news: NewsCollector, job: Job): Promise<Earthwork> {
  const whole = await cutAndFill(earlier, later, null, noiseMetres, job);
  if (whole.comparedSquareMetres === 0) news.problem('blocking', 'surface.nothing-shared', { before, after });
  if (!rights) return { whole, licence: null };
  const { record } = rights;
  if (!record.system || record.system.kind === 'geographic') stop('surface.rights-not-plane', { layer: record.name }, { file: record.name });
  const licensed = licensedMines(rights, record.system).value.filter(({ right }) => right.id === mine || right.mineName === mine);
  const [one] = licensed;
  if (licensed.length !== 1 || !one) stop('workings.right-unknown', { right: mine, layer: record.name }, { file: record.name });
  const inside = await cutAndFill(earlier, later, one.parts, noiseMetres, job);
  if (whole.comparedSquareMetres > 0 && inside.comparedSquareMetres === 0) news.problem('blocking', 'surface.licence-not-covered', { mine: one.right.mineName, layer: record.name }, { file: record.name });
  const limits = one.bodies.flatMap(({ elevationBottomMetres }) => elevationBottomMetres ?? []);
  return {
    whole,
    licence: {
      rightId: one.right.id, mineName: one.right.mineName, inside,
      belowLimit: limits.length > 0 ? surfaceBelow(later, Math.min(...limits), one.parts) : null,
    },
  };
}

function asText({ whole, licence }: Earthwork, noiseMetres: number, translate: Translate): string {
  const line = (name: string, { cutCubicMetres, fillCubicMetres, changedSquareMetres, deepestCutMetres }: CutFill): string =>
    translate('surface.result', { name, cut: formatNumber(cutCubicMetres, 1), fill: formatNumber(fillCubicMetres, 1), area: formatNumber(changedSquareMetres, 1), depth: formatNumber(deepestCutMetres, 2) });
  // What no survey covers has no figures to show; why stands among the problems.
  if (whole.comparedSquareMetres === 0) return '';
  const covered = licence && licence.inside.comparedSquareMetres > 0 ? licence : null;
  return [
    line(translate('surface.whole'), whole),
    ...(covered ? [line(translate('surface.inside', { mine: covered.mineName }), covered.inside)] : []),
    ...(covered?.belowLimit ? [translate('surface.below-limit', { depth: formatNumber(covered.belowLimit.mostMetres, 2), area: formatNumber(covered.belowLimit.areaSquareMetres, 1), volume: formatNumber(covered.belowLimit.volumeCubicMetres, 1) })] : []),
    translate(whole.resampled ? 'surface.method-resampled' : 'surface.method', { cell: whole.cellMetres, noise: noiseMetres, uncovered: formatNumber(whole.uncoveredSquareMetres, 1) }),
    ...(covered ? [translate('surface.judgement')] : []),
  ].join('\n');
}
