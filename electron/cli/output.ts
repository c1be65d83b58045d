/** What the command line prints: sentences, tables that stay aligned with Chinese in them, and JSON. */
import type { Note, Problem } from '../../shared/base/news.ts';
import type { Translate } from '../../shared/i18n/text.ts';

/** A note or problem as it stands in JSON: the sentence beside its code. */
export interface ToldNews {
  readonly code: string;
  readonly text: string;
  readonly severity?: Problem['severity'];
  readonly place?: Note['place'];
}

/** A note with its sentence. */
export function tellNote(note: Note, translate: Translate): ToldNews {
  return { code: note.code, text: translate(note.code, note.params), ...(note.place && { place: note.place }) };
}

/** A problem with its sentence and severity. */
export function tellProblem(problem: Problem, translate: Translate): ToldNews {
  return { severity: problem.severity, ...tellNote(problem, translate) };
}

/** True for problems that leave something out: the run ends with exit code 3. */
export function isIncomplete(problem: Pick<Problem, 'severity'>): boolean {
  return problem.severity !== 'minor';
}

/** Writes text to stdout and waits until it is gone, so that a pipe gets all of it before the process ends. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}

/** JSON on stdout, whole, and nothing else. */
export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value, null, 2));

/** One sentence per line on stderr; line breaks inside file names cannot break a sentence apart. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
}

/** Minor because no input is at fault, yet something that was asked for is missing, or it says how to get it. */
const ALWAYS_TOLD: ReadonlySet<string> = new Set(['cli.no-printer', 'cli.convert.declare-with']);

/** True for problems that {@link complainAbout} tells on stderr. */
export function isComplaint(problem: Problem): boolean {
  return isIncomplete(problem) || ALWAYS_TOLD.has(problem.code);
}

/** Sentences of the problems that leave something out, on stderr, the first twenty in full. */
export function complainAbout(problems: readonly Problem[], translate: Translate): void {
  const incomplete = problems.filter(isComplaint);
  for (const { code, params } of incomplete.slice(0, 20)) complain(translate(code, params));
  if (incomplete.length > 20) complain(translate('cli.more-problems', { count: incomplete.length - 20 }));
}

/** Cells on screen: Chinese characters and full-width forms take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
  return width;
}

export interface TextColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** A plain table: two spaces between columns, a line under the head. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[], indent = ''): string {
  const widths = columns.map(({ head }, column) => Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    indent +
    columns
      .map(({ align }, column) => {
        const cell = cells[column] ?? '';
        const space = ' '.repeat(widths[column]! - displayWidth(cell));
        return align === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ head }) => head)), indent + widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
