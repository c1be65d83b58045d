/** `kuangce sheet`: one printed map sheet per mine, with its boundary points and what overlaps it. */
import { NewsCollector } from '../../../shared/base/news.ts';
import { INSET_ROLES } from '../../../shared/figure/layout/inset.ts';
import { isTooFine, ORIENTATIONS, PAPER_SIZES } from '../../../shared/figure/layout/paper.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { DEFAULT_SHEET_SETTINGS, groundOfMineSheet, type SheetSettings } from '../../../shared/report/map-sheet.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { OVERLAY_OPTIONS, readOverlayArguments } from '../overlay-arguments.ts';
import { runOverlayJob } from '../overlay-job.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem } from '../output.ts';
import { watchRun } from '../progress.ts';
import { SHEET_FORMATS, writeSheetFiles } from '../sheet-files.ts';
import { parseWords, readChoice, readMeasure, UsageError } from '../usage.ts';
import { jobRequestOf, newsBlock } from './overlay.ts';
import { chooseRights, isWanted } from './plan.ts';

const OPTIONS = {
  ...OVERLAY_OPTIONS,
  right: { type: 'string', multiple: true },
  paper: { type: 'string' },
  orientation: { type: 'string' },
  scale: { type: 'string' },
  format: { type: 'string' },
  dpi: { type: 'string' },
  title: { type: 'string' },
  number: { type: 'string' },
  office: { type: 'string' },
  'height-datum': { type: 'string' },
  'no-conflicts': { type: 'boolean' },
  'no-corners': { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseWords<typeof OPTIONS>>['values'];

export async function runSheet(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  if (values.help) return print(translator(values.lang === 'en' ? 'en' : 'zh-CN')('cli.help.sheet')).then(() => EXIT.done);
  const request = readOverlayArguments(values, positionals, words);
  if (!request.out) throw new UsageError('cli.usage.no-out');
  const settings = readSettings(values, request.parameters.asOf);
  const format = values.format === undefined ? 'pdf' : readChoice('--format', values.format, SHEET_FORMATS);
  const dotsPerInch = values.dpi === undefined ? 300 : readMeasure('--dpi', values.dpi);
  if (format === 'png' && (dotsPerInch < 1 || isTooFine(settings.paper, dotsPerInch))) throw new UsageError('cli.sheet.no-resolution', { paper: settings.paper, dots: values.dpi ?? dotsPerInch });
  const translate = translator(request.language);
  const news = new NewsCollector();
  const run = watchRun(translate, { lines: true });
  let files: readonly string[] = [];
  try {
    const wanted = new Set(values.right ?? []);
    const job = jobRequestOf(request, { reach: (right, box) => (isWanted(right, wanted) ? groundOfMineSheet(settings, box) : box), isWhole: (role) => INSET_ROLES.some((each) => each === role) });
    const outcome = await runOverlayJob({ ...job, admit: (rights) => chooseRights(rights, wanted, news).length > 0 || wanted.size === 0 }, news, run.job);
    if (outcome) {
      const rights = outcome.rights.filter((right) => isWanted(right, wanted));
      files = await writeSheetFiles({ folder: request.out, outcome, rights, settings, format, dotsPerInch, asOf: request.parameters.asOf, language: request.language }, news, run.job);
    }
  } finally {
    run.end();
  }
  complainAbout(news.problems, translate);
  if (request.json) {
    await printJson({ folder: request.out, files, notes: news.notes.map((note) => tellNote(note, translate)), problems: news.problems.map((problem) => tellProblem(problem, translate)) });
  } else if (files.length > 0) {
    await print([translate('cli.written', { folder: request.out, files }), ...newsBlock(news, translate)].join('\n\n'));
  }
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

function readSettings(values: Values, date: string): SheetSettings {
  return {
    ...DEFAULT_SHEET_SETTINGS,
    paper: values.paper === undefined ? 'A3' : readChoice('--paper', values.paper.toUpperCase(), PAPER_SIZES),
    orientation: values.orientation === undefined ? 'landscape' : readChoice('--orientation', values.orientation, ORIENTATIONS),
    denominator: values.scale === undefined ? null : readScale(values.scale),
    conflicts: !values['no-conflicts'],
    corners: !values['no-corners'],
    title: values.title ?? '',
    number: values.number ?? '',
    office: values.office ?? '',
    heightDatum: values['height-datum'] ?? '',
    date,
  };
}

/** `5000` or `1:5000`. */
function readScale(words: string): number {
  const denominator = readMeasure('--scale', words.replace(/^1\s*[:：]\s*/, ''));
  if (denominator < 1) throw new UsageError('cli.usage.no-measure', { option: '--scale', value: words });
  return denominator;
}
