/** `kuangce convert <in> <out>`: one format into another. Declaring a system and converting to one are different options. */
import { basename, dirname, extname, join } from 'node:path';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { WRITTEN_EXTENSIONS, writerFor } from '../../../shared/formats/writers.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { writeFilesTogether } from '../../atomic-write.ts';
import { convertLayers, type ConvertRequest } from '../convert-job.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readChoice, readEncoding, readSystem, UsageError } from '../usage.ts';

const OPTIONS = {
  'from-crs': { type: 'string' },
  'to-crs': { type: 'string' },
  encoding: { type: 'string' },
  'out-encoding': { type: 'string' },
  layer: { type: 'string' },
  kind: { type: 'string' },
  'swap-axes': { type: 'boolean' },
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
  const request: ConvertRequest = {
    path,
    layer: values.layer ?? null,
    kind: values.kind === undefined ? null : readChoice('--kind', values.kind, ['point', 'line', 'polygon', 'none'] as const),
    encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
    swapAxes: values['swap-axes'] ?? false,
    declared: values['from-crs'] === undefined ? null : readSystem(values['from-crs']),
    target: values['to-crs'] === undefined ? null : readSystem(values['to-crs']),
    join: readJoin(values.join, values.key),
    writer,
    stem: basename(out, extname(out)),
  };
  const news = new NewsCollector();
  const run = watchRun(translate);
  let result: Awaited<ReturnType<typeof convertLayers>>;
  try {
    result = await convertLayers(request, news, translate, run.job);
    if (result) await writeFilesTogether(result.files.map(({ name, bytes }) => ({ path: join(dirname(out), name), bytes })));
  } finally {
    run.end();
  }
  const layers = result?.layers.map(({ name, columns, system }) => ({ name, featureCount: columns.attributes.rowCount, system: system?.id ?? null })) ?? [];
  const names = result?.files.map((file) => file.name) ?? [];
  if (values.json) {
    await printJson({ written: names.map((name) => join(dirname(out), name)), layers, notes: news.notes.map((note) => tellNote(note, translate)), problems: news.problems.map((problem) => tellProblem(problem, translate)) });
  } else {
    const told = [...news.problems.filter((problem) => !isIncomplete(problem)), ...news.notes].map(({ code, params }) => `  · ${translate(code, params)}`);
    for (const line of new Set(told)) await print(line);
    for (const { name, featureCount, system } of layers) await print(translate('cli.convert.layer', { name, count: formatNumber(featureCount, 0), system: system ?? '—' }));
    if (result) await print(translate('cli.written', { folder: dirname(out), files: names.join('、') }));
  }
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

/** `--join 产量.xlsx --key XKZH` or `--key XKZH=许可证号`. */
function readJoin(path: string | undefined, key: string | undefined): ConvertRequest['join'] {
  if (path === undefined && key === undefined) return null;
  if (path === undefined || key === undefined || key === '') throw new UsageError('cli.usage.join-needs-key');
  const [layerKey, tableKey] = key.includes('=') ? [key.slice(0, key.indexOf('=')), key.slice(key.indexOf('=') + 1)] : [key, key];
  return { path, layerKey, tableKey };
}
