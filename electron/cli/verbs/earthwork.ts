/** `kuangce earthwork`: ground moved between two surveys of a pit, on the whole and inside a licence. */
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { compareSurfaces } from '../../../shared/analysis/surface/compare-surfaces.ts';
import { earlierInDatum } from '../../../shared/analysis/surface/survey-datum.ts';
import { licensedMines, type LicensedMine } from '../../../shared/analysis/workings/licensed-mines.ts';
import type { Job } from '../../../shared/base/job.ts';
import { NewsCollector, ProblemError, stop } from '../../../shared/base/news.ts';
import { elevationNote } from '../../../shared/crs/elevation.ts';
import type { ElevationDatum, ElevationDifference } from '../../../shared/model/elevation-datum.ts';
import { differenceGivenNote, ELEVATION_OPTIONS, readElevationDatums, readElevationDifference } from '../elevation-options.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { ElevationGrid } from '../../../shared/model/elevation-grid.ts';
import type { CutFill, SurfaceComparison } from '../../../shared/model/surface-comparison.ts';
import { readSurface, surveySurface } from '../../../shared/raster/elevation/read-surface.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileNamed } from '../node-byte-source.ts';
import { openLayer } from '../open-layer.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readMeasure, readSwappedRights, readTwoSystems, rightAsked, UsageError } from '../usage.ts';
import { newsBlock } from './overlay.ts';

const OPTIONS = {
  before: { type: 'string' },
  after: { type: 'string' },
  'cell-metres': { type: 'string' },
  'noise-metres': { type: 'string' },
  'fill-metres': { type: 'string' },
  rights: { type: 'string' },
  right: { type: 'string' },
  mine: { type: 'string' },
  ...ELEVATION_OPTIONS,
  crs: { type: 'string', multiple: true },
  'swap-axes': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

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
  const asked = rightAsked(values);
  if ((values.rights === undefined) !== (asked === null)) throw new UsageError('cli.usage.needed', { option: values.rights === undefined ? '--rights' : '--right' });
  const [before, after] = [needed('before'), needed('after')];
  const cellMetres = values['cell-metres'] === undefined ? null : readMeasure('--cell-metres', values['cell-metres']);
  const noiseMetres = values['noise-metres'] === undefined ? 0 : readMeasure('--noise-metres', values['noise-metres']);
  const fillMetres = values['fill-metres'] === undefined ? 0 : readMeasure('--fill-metres', values['fill-metres']);
  const declared = readTwoSystems(values.crs ?? []);
  const swapAxes = readSwappedRights(values['swap-axes']);
  const { own, before: beforeDatum, rights: rightsDatum } = readElevationDatums(values['elevation-datum'] ?? [], ['before', 'rights']);
  const datums: Datums = { later: own, earlier: beforeDatum ?? own, rights: rightsDatum, difference: readElevationDifference(values['elevation-difference-metres'], values['elevation-difference-source']) };
  const news = new NewsCollector();
  const given = differenceGivenNote(datums.difference);
  if (given) news.notes.push(given);
  const run = watchRun(translate);
  let result: SurfaceComparison | null = null;
  try {
    const rights = values.rights === undefined ? null : await openLayer({ path: values.rights, role: 'rights', encoding: null, system: declared.rights ?? declared.own, swapAxes }, news, run.job);
    if (values.rights === undefined || rights) {
      const mine = rights && licensedMine(rights, asked ?? '', datums, news);
      const reading: Reading = { cellMetres, fillMetres, plane: rights?.record.system ?? null, news };
      const earlier = await openSurface(before, reading, run.job);
      // Without rights the later one is laid beside the earlier one, or stops where no exact conversion leads there.
      const later = earlier && (await openSurface(after, { ...reading, plane: reading.plane ?? earlier.plane }, run.job));
      if (earlier && later) {
        const { grid, notes } = earlierInDatum(earlier.grid, datums.earlier, datums.later, datums.difference);
        news.notes.push(...notes);
        result = await measure({ earlier: grid, later: later.grid, before, after }, noiseMetres, mine, news, run.job);
      }
    }
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push({ ...fault.problem, severity: 'blocking' });
  } finally {
    run.end();
  }
  const told = { notes: news.notes.map((note) => tellNote(note, translate)), problems: news.problems.map((problem) => tellProblem(problem, translate)) };
  if (values.json) await printJson({ before, after, ...result, noiseMetres, ...told });
  else if (result) await print([asText(result, noiseMetres, translate), ...newsBlock(news, translate)].filter((block) => block !== '').join('\n\n'));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

interface Reading {
  readonly cellMetres: number | null;
  readonly fillMetres: number;
  /** The rights' own, or that of the survey before; surfaces that state another system are laid into it. */
  readonly plane: CoordinateSystem | null;
  readonly news: NewsCollector;
}

interface OpenedSurface {
  readonly grid: ElevationGrid;
  /** What the grid lies in; null: nobody says. */
  readonly plane: CoordinateSystem | null;
}

/** A raster as it stands or laid into the plane; points need a cell, which nobody but the person who asks can choose. */
async function openSurface(path: string, { cellMetres, fillMetres, plane, news }: Reading, job: Job): Promise<OpenedSurface | null> {
  const main = await fileNamed(path, news);
  if (!main) return null;
  const before = news.problems.length;
  const besides = path.replace(/\.[^./\\]*$/, '.prj');
  const prj = besides === path ? null : await fileNamed(besides, new NewsCollector());
  const survey = await surveySurface({ main, prj }, job);
  if (survey.points !== null && (cellMetres === null || cellMetres === 0)) throw new UsageError('cli.usage.needed', { option: '--cell-metres' });
  news.notes.push(...survey.notes.filter(({ code }) => code !== 'surface.cloud-swapped'));
  const system = survey.system.declared;
  const { value, notes, problems } = await readSurface({ main, prj }, { system, plane: system && plane, cellMetres, within: null, fillMetres }, job);
  news.notes.push(...notes);
  news.problems.push(...problems);
  return news.problems.slice(before).some(({ severity }) => severity === 'blocking') ? null : { grid: value.grid, plane: system && (plane ?? system) };
}

/** As they were stated; null: not. */
interface Datums {
  readonly earlier: ElevationDatum | null;
  readonly later: ElevationDatum | null;
  /** Of the licence's limits where no field of them states one. */
  readonly rights: ElevationDatum | null;
  readonly difference: ElevationDifference;
}

interface Surfaces {
  readonly earlier: ElevationGrid;
  readonly later: ElevationGrid;
  /** Their files. */
  readonly before: string;
  readonly after: string;
}

/** The mine that is meant, by its number or its name, its limits in the datum of the later survey. */
function licensedMine(rights: AnalysisLayer, wanted: string, datums: Datums, news: NewsCollector): LicensedMine {
  const { record } = rights;
  if (!record.system || record.system.kind === 'geographic') stop('surface.rights-not-plane', { layer: record.name }, { file: record.name });
  const found = licensedMines({ ...rights, record: { ...record, elevationDatum: datums.rights ?? record.elevationDatum ?? null } }, record.system, { datum: datums.later, difference: datums.difference }).value.filter(({ right }) => right.id === wanted || right.mineName === wanted);
  const [one] = found;
  if (found.length !== 1 || !one) stop('workings.right-unknown', { right: wanted, layer: record.name }, { file: record.name });
  if (one.bodies.some(({ elevationBottomMetres }) => elevationBottomMetres !== null)) tellLimits(one.right.elevationDatum?.datum ?? null, datums, news);
  return one;
}

/** In which datum the limit was held against the later survey, or that one of them is not known. */
function tellLimits(rights: ElevationDatum | null, { later, difference }: Datums, news: NewsCollector): void {
  if (rights === null || later === null) news.note('elevation.survey-unstated', { metres: formatNumber(Math.abs(difference.metres), 3) });
  else if (rights !== later) {
    const note = elevationNote(rights, later, difference);
    news.note(note.code, note.params);
  }
}

/** Where two surveys share no ground, or a licence has none of it, the zeros that come out are no answer: that is told. */
async function measure({ earlier, later, before, after }: Surfaces, noiseMetres: number, mine: LicensedMine | null, news: NewsCollector, job: Job): Promise<SurfaceComparison> {
  const { comparison } = await compareSurfaces({ earlier, later, noiseMetres, mine, heightAccuracyMetres: [null, null] }, job);
  const { whole, licence } = comparison;
  if (whole.comparedSquareMetres === 0) news.problem('blocking', 'surface.nothing-shared', { before, after });
  else if (licence && licence.inside.comparedSquareMetres === 0) news.problem('blocking', 'surface.licence-not-covered', { mine: licence.mineName });
  return comparison;
}

function asText({ whole, licence }: SurfaceComparison, noiseMetres: number, translate: Translate): string {
  const line = (name: string, { cutCubicMetres, fillCubicMetres, changedSquareMetres, deepestCutMetres }: CutFill): string =>
    translate('surface.result', { name, cut: formatNumber(cutCubicMetres, 1), fill: formatNumber(fillCubicMetres, 1), area: formatNumber(changedSquareMetres, 1), depth: formatNumber(deepestCutMetres, 2) });
  // What no survey covers has no figures to show; why stands among the problems.
  if (whole.comparedSquareMetres === 0) return '';
  const covered = licence && licence.inside.comparedSquareMetres > 0 ? licence : null;
  return [
    line(translate('surface.whole'), whole),
    ...(covered ? [line(translate('surface.inside', { mine: covered.mineName }), covered.inside), line(translate('surface.outside', { mine: covered.mineName }), covered.outside)] : []),
    ...(covered?.belowLimit ? [translate('surface.below-limit', { depth: formatNumber(covered.belowLimit.mostMetres, 2), area: formatNumber(covered.belowLimit.areaSquareMetres, 1), volume: formatNumber(covered.belowLimit.volumeCubicMetres, 1), since: formatNumber(covered.belowLimit.cutSinceCubicMetres, 1) })] : []),
    translate(whole.resampled ? 'surface.method-resampled' : 'surface.method', { cell: whole.cellMetres, noise: noiseMetres, uncovered: formatNumber(whole.uncoveredSquareMetres, 1) }),
    ...(covered ? [translate('surface.judgement')] : []),
  ].join('\n');
}
