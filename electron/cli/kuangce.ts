/** `kuangce <verb> …`: the same engine as the window, from a command line. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_STATEMENT } from '../../shared/analysis/engine-statement.ts';
import { CancelledError } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { translator } from '../../shared/i18n/text.ts';
import { WriteFailure } from '../atomic-write.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { complain, print } from './output.ts';
import { languageOf, UsageError } from './usage.ts';
import { runBatch } from './verbs/batch.ts';
import { runConvert } from './verbs/convert.ts';
import { runDemo } from './verbs/demo.ts';
import { runEarthwork } from './verbs/earthwork.ts';
import { runInspect } from './verbs/inspect.ts';
import { runOverlay } from './verbs/overlay.ts';
import { runPlan } from './verbs/plan.ts';
import { runSheet } from './verbs/sheet.ts';
import { runWorkingsVerb } from './verbs/workings.ts';

const VERBS: Readonly<Record<string, (words: readonly string[]) => Promise<ExitCode>>> = {
  inspect: runInspect,
  overlay: runOverlay,
  plan: runPlan,
  sheet: runSheet,
  workings: runWorkingsVerb,
  earthwork: runEarthwork,
  convert: runConvert,
  batch: (words) => runBatch(words, main),
  demo: runDemo,
};

async function dispatch(words: readonly string[]): Promise<ExitCode> {
  const translate = translator(languageOf(words));
  const [verb, ...rest] = words;
  if (verb === undefined) {
    complain(translate('cli.usage.no-verb', { verbs: Object.keys(VERBS).join(' ') }));
    return EXIT.usage;
  }
  if (verb === '--version' || verb === '-v') return print(ENGINE_STATEMENT.version).then(() => EXIT.done);
  if (verb === '--help' || verb === '-h' || verb === 'help') return print(translate('cli.help')).then(() => EXIT.done);
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run) throw new UsageError('cli.usage.unknown-verb', { verb, verbs: Object.keys(VERBS).join(' ') });
  return run(rest);
}

/** Turns whatever went wrong into one sentence and an exit code; a stack goes to a file, never to the user. */
async function main(words: readonly string[]): Promise<ExitCode> {
  const translate = translator(languageOf(words));
  try {
    return await dispatch(words);
  } catch (fault) {
    if (fault instanceof UsageError) {
      complain(translate(fault.code, fault.params));
      return EXIT.usage;
    }
    if (fault instanceof ProblemError) {
      complain(translate(fault.problem.code, fault.problem.params));
      return EXIT.input;
    }
    if (fault instanceof WriteFailure) {
      complain(translate('cli.cannot-write', { file: fault.fileName, code: fault.systemCode }));
      return EXIT.input;
    }
    if (fault instanceof CancelledError) {
      complain(translate('cli.interrupted'));
      return EXIT.interrupted;
    }
    complain(translate('cli.fault', { file: await writeDiagnostics(words, fault) }));
    return EXIT.fault;
  }
}

/** What a maintainer needs: version, words, stack; no content of the user's files. */
async function writeDiagnostics(words: readonly string[], fault: unknown): Promise<string> {
  const file = join(tmpdir(), `kuangce-diagnostics-${new Date().toISOString().replace(/[:.]/g, '-')}.txt`);
  const stack = fault instanceof Error ? `${fault.stack}\n${fault.cause instanceof Error ? `cause: ${fault.cause.stack}` : ''}` : String(fault);
  const text = [`kuangce ${ENGINE_STATEMENT.version}, Node ${process.version}, ${process.platform} ${process.arch}`, JSON.stringify(words), stack].join('\n');
  await writeFile(file, text).catch(() => undefined);
  return file;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : EXIT.fault));

process.exitCode = await main(process.argv.slice(2));
