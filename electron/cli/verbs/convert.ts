/** `kuangce convert <in> <out>`: one format into another. Declaring a system and converting to one are different options. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { NewsCollector, ProblemError, stop } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { readTransformationFile } from '../../../shared/crs/transformation/file.ts';
import { WRITTEN_EXTENSIONS, writerFor } from '../../../shared/formats/writers.ts';
import type { OutgoingLayer } from '../../../shared/formats/writing.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { stageFiles } from '../../atomic-write.ts';
import { readForConversion, type ConvertRequest } from '../convert-job.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { filesMeantBy } from '../node-byte-source.ts';
import { complainAbout, isComplaint, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readChoice, readEncoding, readSystem, UsageError } from '../usage.ts';

const OPTIONS = {
  'from-crs': { type: 'string' },
  'to-crs': { type: 'string' },
  transform: { type: 'string' },
  'transform-name': { type: 'string' },
  encoding: { type: 'string' },
  'out-encoding': { type: 'string' },
  layer: { type: 'string' },
  kind: { type: 'string' },
  'swap-axes': { type: 'boolean' },
  repair: { type: 'boolean' },
  join: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export async function runConvert(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.convert')).then(() => EXIT.done);
  if (values.lang !== undefined) readChoice('--lang', values.lang, ['zh-CN', 'en']);
  const [path, out, ...others] = positionals;
  if (path === undefined || out === undefined) throw new UsageError('cli.usage.convert-two-files');
  if (others.length > 0) throw new UsageError('cli.usage.unexpected', { word: others[0]! });
  const extension = extname(out).slice(1).toLowerCase();
  const encoding = readChoice('--out-encoding', (values['out-encoding'] ?? 'GBK').toUpperCase(), ['GBK', 'UTF-8']) === 'GBK' ? 'gbk' : 'utf-8';
  const writer = writerFor(extension, { encoding, producedOn: beijingDay() });
  if (!writer) throw new UsageError('cli.usage.convert-extension', { extension: extension === '' ? out : `.${extension}`, extensions: WRITTEN_EXTENSIONS.map((each) => `.${each}`).join(' ') });
  const news = new NewsCollector();
  const transformations = await readTransformations(values.transform, values['transform-name'], news);
  if (!transformations) return complainAbout(news.problems, translate), EXIT.input;
  const request: ConvertRequest = {
    path,
    layer: values.layer ?? null,
    kind: values.kind === undefined ? null : readChoice('--kind', values.kind, ['point', 'line', 'polygon', 'none'] as const),
    encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
    swapAxes: values['swap-axes'] ?? false,
    declared: values['from-crs'] === undefined ? null : readSystemOrGrid('--from-crs', values['from-crs'], transformations),
    target: values['to-crs'] === undefined ? null : readSystemOrGrid('--to-crs', values['to-crs'], transformations),
    transformations,
    repair: values.repair ?? false,
    join: readJoin(values.join, values.key),
    writer,
  };
  const inputs = [path, ...(request.join ? [request.join.path] : [])];
  const run = watchRun(translate);
  let written: Written | null;
  try {
    written = await convert(request, inputs, out, news, translate, run.job);
  } finally {
    run.end();
  }
  const layers = written?.layers.map(({ name, columns, system }) => ({ name, featureCount: columns.attributes.rowCount, system: system?.id ?? null })) ?? [];
  const names = written?.names ?? [];
  if (values.json) {
    await printJson({ written: names.map((name) => join(dirname(out), name)), layers, notes: news.notes.map((note) => tellNote(note, translate)), problems: news.problems.map((problem) => tellProblem(problem, translate)) });
  } else {
    const told = [...news.problems.filter((problem) => !isComplaint(problem)), ...news.notes].map(({ code, params }) => `  · ${translate(code, params)}`);
    for (const line of new Set(told)) await print(line);
    for (const layer of written?.layers ?? []) await print(describeWritten(layer, translate));
    if (written) await print(translate('cli.written', { folder: dirname(out), files: names }));
  }
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

function describeWritten({ name, columns, system }: OutgoingLayer, translate: Translate): string {
  const count = formatNumber(columns.attributes.rowCount, 0);
  if (columns.geometry.kind === 'none') return translate('cli.convert.table', { name, count });
  return translate('cli.convert.layer', { name, count, system: system ? describeSystem(system, translate) : translate('cli.inspect.undeclared') });
}

interface Written {
  readonly names: readonly string[];
  readonly layers: readonly OutgoingLayer[];
}

/** Reads, then writes all files or none; null when nothing was, with the reasons in `news`. */
async function convert(request: ConvertRequest, inputs: readonly string[], out: string, news: NewsCollector, translate: Translate, job: Job): Promise<Written | null> {
  const { writer } = request;
  const layers = await readForConversion(request, news, translate, partOfJob(job, 0, 0.6));
  if (!layers) return null;
  const stem = basename(out, extname(out));
  const names = writer.fileNames(stem, layers);
  const paths = names.map((name) => join(dirname(out), name));
  await refuseInputs(inputs, paths);
  const staged = stageFiles(paths);
  try {
    for await (const { name, bytes, at } of writer.write(stem, layers, partOfJob(job, 0.6, 1))) await staged.put(names.indexOf(name), bytes, at);
    await staged.place();
    return { names, layers };
  } catch (fault) {
    await staged.drop();
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push({ ...fault.problem, severity: 'blocking' });
    return null;
  }
}

/** Stops when a file to be written is one that was read: a source must never be lost to its own conversion. */
async function refuseInputs(inputs: readonly string[], outputs: readonly string[]): Promise<void> {
  const read = new Set((await Promise.all(inputs.map(filesMeantBy))).flat().map(({ file }) => resolve(file)));
  const both = outputs.find((output) => read.has(resolve(output)));
  if (both !== undefined) stop('cli.convert.onto-itself', { file: both }, { file: both });
}

/** The sets of `--transform <file>`, only the one named by `--transform-name`; null when the file cannot be read, with the reason in `news`. */
async function readTransformations(path: string | undefined, name: string | undefined, news: NewsCollector): Promise<readonly TransformationSet[] | null> {
  if (path === undefined && name === undefined) return [];
  if (path === undefined) throw new UsageError('cli.usage.transform-name-needs-file');
  try {
    const { value, problems } = readTransformationFile(await readFile(path, 'utf8').catch(() => stop('cli.transform-missing', { file: path }, { file: path })), basename(path));
    news.problems.push(...problems);
    const chosen = name === undefined ? value : value.filter((set) => set.name === name);
    if (chosen.length === 0 && name !== undefined) stop('cli.convert.no-such-set', { file: path, name, names: value.map((set) => set.name) });
    return chosen;
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push(fault.problem);
    return null;
  }
}

/** A system of the table, or a local grid by the name it has in the given sets. */
function readSystemOrGrid(option: '--from-crs' | '--to-crs', text: string, sets: readonly TransformationSet[]): CoordinateSystem {
  return sets.flatMap((set) => [set.from, set.to]).find((system) => system.kind === 'other' && system.name === text.trim()) ?? readSystem(text, option);
}

/** `--join 产量.xlsx --key XKZH` or `--key XKZH=许可证号`. */
function readJoin(path: string | undefined, key: string | undefined): ConvertRequest['join'] {
  if (path === undefined && key === undefined) return null;
  if (path === undefined || key === undefined || key === '') throw new UsageError('cli.usage.join-needs-key');
  const [layerKey, tableKey] = key.includes('=') ? [key.slice(0, key.indexOf('=')), key.slice(key.indexOf('=') + 1)] : [key, key];
  return { path, layerKey, tableKey };
}
