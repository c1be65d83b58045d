/** `--print-html … --pdf …`: pages to PDF without a window, for the command line. */
import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from './atomic-write.ts';
import type { PrintJob, StartRequest } from './command-arguments.ts';
import { printToPdf } from './print.ts';

/** Prints every page of the request, in order; stops at the first that fails. */
export async function runPrintJobs(request: Extract<StartRequest, { kind: 'print' | 'print-list' }>): Promise<void> {
  const jobs = request.kind === 'print' ? request.jobs : await readJobs(request.listFile);
  for (const { html, pdf } of jobs) await writeFileAtomically(pdf, await printToPdf(await readFile(html, 'utf8')));
}

/** A list file is JSON: `[{ "html": "…", "pdf": "…" }, …]`. */
async function readJobs(listFile: string): Promise<readonly PrintJob[]> {
  const list: unknown = JSON.parse(await readFile(listFile, 'utf8'));
  const isJob = (job: unknown): job is PrintJob => typeof Object(job).html === 'string' && typeof Object(job).pdf === 'string';
  if (!Array.isArray(list) || !list.every(isJob)) throw new Error(`${listFile} is not a list of { html, pdf }`);
  return list;
}
