/** `kuangce batch`: several commands from one file, as an office runs them every month. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ProblemError } from '../../../shared/base/news.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, print } from '../output.ts';
import { languageOf, parseWords, readChoice, UsageError } from '../usage.ts';

const OPTIONS = { stop: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** One command of the file: what people call it, and the words behind `kuangce`. */
export interface BatchJob {
  readonly name: string;
  readonly words: readonly string[];
}

/** Does the jobs of a file with `perform`, which ends each with its own exit code and sentence. */
export async function runBatch(words: readonly string[], perform: (words: readonly string[]) => Promise<ExitCode>): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('batch.help')).then(() => EXIT.done);
  if (values.lang !== undefined) readChoice('--lang', values.lang, ['zh-CN', 'en']);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('batch.no-file');
  const jobs = readBatch(basename(file), await textOf(file));
  // The jobs' own paths start where the file lies, whoever calls it from wherever.
  process.chdir(dirname(resolve(file)));
  const language = values.lang === undefined ? [] : ['--lang', values.lang];
  let first: ExitCode = EXIT.done;
  let done = 0;
  for (const [index, { name, words: command }] of jobs.entries()) {
    const place = { number: index + 1, count: jobs.length, name };
    complain(translate('batch.begins', place));
    const exit = await perform(command.some((word) => word === '--lang' || word.startsWith('--lang=')) ? command : [...command, ...language]);
    if (exit === EXIT.done) done++;
    else {
      complain(translate('batch.failed', { ...place, exit }));
      if (first === EXIT.done) first = exit;
      if (values.stop || exit === EXIT.interrupted) {
        if (index + 1 < jobs.length) complain(translate('batch.stopped', { count: jobs.length - index - 1 }));
        break;
      }
    }
  }
  complain(translate('batch.done', { count: jobs.length, done }));
  return first;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    throw new ProblemError({ code: 'batch.cannot-read', params: { file: basename(file), code: (fault as NodeJS.ErrnoException).code ?? '' }, severity: 'blocking' });
  }
}

/** The jobs of a file's text, whole or not at all: nothing is begun before the last job has been understood. */
export function readBatch(file: string, text: string): readonly BatchJob[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    throw new ProblemError({ code: 'batch.not-json', params: { file, reason: (fault as SyntaxError).message }, severity: 'blocking' });
  }
  const jobs = (parsed as { readonly jobs?: unknown } | null)?.jobs;
  if (!Array.isArray(jobs) || jobs.length === 0) throw new ProblemError({ code: 'batch.no-jobs', params: { file }, severity: 'blocking' });
  for (const [index, job] of jobs.entries()) {
    if (!isJob(job)) throw new ProblemError({ code: 'batch.not-jobs', params: { file, number: index + 1 }, severity: 'blocking' });
    if (job.words[0] === 'batch') throw new ProblemError({ code: 'batch.nested', params: { name: job.name }, severity: 'blocking' });
  }
  return jobs as readonly BatchJob[];
}

function isJob(value: unknown): value is BatchJob {
  if (typeof value !== 'object' || value === null) return false;
  const { name, words } = value as Partial<Record<keyof BatchJob, unknown>>;
  return typeof name === 'string' && Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string');
}
