/** `kuangce plan`: overlay, then one plan per right (.docx, .pdf) and the ledger (.xlsx). */
import { NewsCollector, type Problem } from '../../../shared/base/news.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { Decision } from '../../../shared/model/finding.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { groundAround, isDrawnWhole } from '../../../shared/report/plan-figures.ts';
import { acceptAll, readDecisions } from '../decisions.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { OVERLAY_OPTIONS, readOverlayArguments } from '../overlay-arguments.ts';
import { runOverlayJob, type OverlayOutcome } from '../overlay-job.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { writePlanFiles, type WrittenPlans } from '../plan-files.ts';
import { watchRun } from '../progress.ts';
import { parseWords, UsageError } from '../usage.ts';
import { jobRequestOf, newsBlock } from './overlay.ts';

const OPTIONS = {
  ...OVERLAY_OPTIONS,
  right: { type: 'string', multiple: true },
  decisions: { type: 'string' },
  'accept-all': { type: 'boolean' },
} as const;

export async function runPlan(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  if (values.help) return print(translator(values.lang === 'en' ? 'en' : 'zh-CN')('cli.help.plan')).then(() => EXIT.done);
  const request = readOverlayArguments(values, positionals, words);
  if (!request.out) throw new UsageError('cli.usage.no-out');
  if (values.decisions !== undefined && values['accept-all']) throw new UsageError('cli.usage.decisions-twice');
  const translate = translator(request.language);
  const news = new NewsCollector();
  const given = values.decisions === undefined ? null : await readDecisions(values.decisions);
  const run = watchRun(translate, { lines: true });
  let written: WrittenPlans | null = null;
  try {
    const wanted = new Set(values.right ?? []);
    const job = jobRequestOf(request, { reach: (right, box) => (isWanted(right, wanted) ? groundAround(box) : box), isWhole: isDrawnWhole });
    const outcome = await runOverlayJob({ ...job, admit: (rights) => chooseRights(rights, wanted, news).length > 0 || wanted.size === 0 }, news, run.job);
    if (outcome) {
      const decisions = given ?? (values['accept-all'] ? acceptAll(outcome.findings, translate('cli.accepted-in-bulk')) : []);
      const rights = outcome.rights.filter((right) => isWanted(right, wanted));
      run.say(translate('cli.plan.count', { count: rights.length, folder: request.out }));
      tellUndecided(outcome, rights, decisions, news);
      written = await writePlanFiles({ folder: request.out, outcome, rights, decisions, asOf: request.parameters.asOf, sample: false, language: request.language }, news, run.job);
    }
  } finally {
    run.end();
  }
  // What went wrong first: it must not stand below pages of notes.
  complainAbout(news.problems, translate);
  if (request.json) await printJson(plansAsJson(request.out, written, news, translate));
  else if (written) await print(plansAsText(request.out, written, news, translate));
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

/** So many mines with a name like the one asked for are told. */
const MOST_ALIKE = 5;

/** The rights named by licence number or mine name; all of them when none is named. A name that no right has is told before anything else. */
export function chooseRights(rights: readonly MiningRight[], wanted: ReadonlySet<string>, news: NewsCollector): readonly MiningRight[] {
  for (const name of wanted) {
    if (rights.some((right) => right.id === name || right.mineName === name)) continue;
    const alike = [...new Set(rights.map(({ mineName }) => mineName).filter((mineName) => mineName.includes(name)))];
    const problem: Problem = { severity: 'blocking', ...(alike.length === 0 ? { code: 'cli.no-such-right', params: { right: name } } : { code: 'cli.no-such-right-but', params: { right: name, names: alike.slice(0, MOST_ALIKE) } }) };
    news.problems.unshift(problem);
  }
  return rights.filter((right) => isWanted(right, wanted));
}

/** Whether a right is among those named, or none is named. */
export function isWanted({ id, mineName }: MiningRight, wanted: ReadonlySet<string>): boolean {
  return wanted.size === 0 || wanted.has(id) || wanted.has(mineName);
}

/** Measures are drafted from accepted findings only; who accepts is a person's business, so it is said and not assumed. */
function tellUndecided({ findings }: OverlayOutcome, rights: readonly MiningRight[], decisions: readonly Decision[], news: NewsCollector): void {
  const decided = new Set(decisions.map(({ findingId }) => findingId));
  const undecided = findings.filter((finding) => rights.some(({ id }) => id === finding.rightId) && !decided.has(finding.id)).length;
  if (undecided > 0) news.note('cli.undecided', { count: undecided });
  const unknown = decisions.filter(({ findingId }) => !findings.some(({ id }) => id === findingId)).length;
  if (unknown > 0) news.problem('minor', 'cli.decisions-not-found-again', { count: unknown });
}

export function plansAsJson(folder: string, written: WrittenPlans | null, news: NewsCollector, translate: Translate): object {
  return {
    folder,
    files: written?.files ?? [],
    plans: written?.plans ?? [],
    notes: news.notes.map((note) => tellNote(note, translate)),
    problems: news.problems.map((problem) => tellProblem(problem, translate)),
  };
}

export function plansAsText(folder: string, { files }: WrittenPlans, news: NewsCollector, translate: Translate): string {
  const count = (extension: string): number => files.filter((file) => file.endsWith(extension)).length;
  return [translate('cli.plan.written', { folder, docx: count('.docx'), pdf: count('.pdf'), html: count('.html'), xlsx: count('.xlsx') }), ...newsBlock(news, translate)].join('\n\n');
}
