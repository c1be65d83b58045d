/** What the program was asked to do when it was started. */

/** One page to print. Paths as given, relative to the folder it was started in. */
export interface PrintJob {
  readonly html: string;
  readonly pdf: string;
}

export type StartRequest =
  /** No window: the words of the command line (`kuangce --cli overlay …`), where there is no Node to run it with. */
  | { readonly kind: 'command-line'; readonly words: readonly string[] }
  /** The window, with files to open. */
  | { readonly kind: 'window'; readonly files: readonly string[] }
  /** The window, which reports about itself into a file and closes. */
  | { readonly kind: 'self-check'; readonly report: string }
  /** No window: pages to PDF, for the command line. */
  | { readonly kind: 'print'; readonly jobs: readonly PrintJob[] }
  | { readonly kind: 'print-list'; readonly listFile: string }
  | { readonly kind: 'misunderstood'; readonly reason: string };

/** Reads the arguments after the program's own. Switches that are not ours are Chromium's and are left to it. */
export function readStartRequest(values: readonly string[]): StartRequest {
  const commandLine = values.indexOf('--cli');
  if (commandLine >= 0) return { kind: 'command-line', words: values.slice(commandLine + 1) };
  const selfCheck = valueOf(values, '--self-check');
  if (selfCheck) return { kind: 'self-check', report: selfCheck };
  const listFile = valueOf(values, '--print-jobs');
  if (listFile) return { kind: 'print-list', listFile };
  const pages = valuesOf(values, '--print-html');
  const targets = valuesOf(values, '--pdf');
  if (pages.length !== targets.length) return { kind: 'misunderstood', reason: 'Every --print-html <page.html> needs its --pdf <file.pdf>.' };
  if (pages.length > 0) return { kind: 'print', jobs: pages.map((html, index) => ({ html, pdf: targets[index]! })) };
  return { kind: 'window', files: filesAmong(values) };
}

/** Arguments that can be files: no switches. */
export function filesAmong(values: readonly string[]): readonly string[] {
  return values.filter((value) => !value.startsWith('-'));
}

const valueOf = (values: readonly string[], name: string): string | undefined => valuesOf(values, name)[0];

function valuesOf(values: readonly string[], name: string): readonly string[] {
  return values.flatMap((value, index) => {
    if (value === name) return values[index + 1] ?? [];
    return value.startsWith(`${name}=`) ? value.slice(name.length + 1) : [];
  });
}
