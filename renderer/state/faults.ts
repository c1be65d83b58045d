/** Faults of ours: kept for the diagnostics file and written to the log, never shown as a stack. Problems are no faults: they are said. */
import { ProblemError, type Problem } from '../../shared/base/news.ts';
import { machine } from '../bridge/machine.ts';

interface Fault {
  readonly at: string;
  readonly message: string;
  readonly stack: string;
}

const KEPT = 50;
const faults: Fault[] = [];

let hearProblem: (problem: Problem) => void = () => {};

/** Has a problem (a full disk, say) told that nobody nearer has told. Call once at start. */
export function listenForProblems(listener: (problem: Problem) => void): void {
  hearProblem = listener;
}

export function reportFault(thrown: unknown): void {
  if (thrown instanceof ProblemError) hearProblem(thrown.problem);
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  faults.push({ at: new Date().toISOString(), message, stack });
  if (faults.length > KEPT) faults.shift();
  console.error(thrown);
  machine()
    .logFault(message, stack)
    .catch(() => undefined);
}

/** Everything that may help to find a fault, as text without the user's data. */
export async function diagnosticsText(): Promise<string> {
  const facts = await machine().facts();
  const lines = [
    `Kuangce ${facts.version}`,
    `Electron ${facts.electron} · ${facts.platform}${facts.packaged ? '' : ' · not packaged'}`,
    `Written ${new Date().toISOString()}`,
    `Window ${window.innerWidth} × ${window.innerHeight} at ${window.devicePixelRatio}`,
    '',
    faults.length === 0 ? 'No fault was recorded since the start.' : `${faults.length} faults since the start:`,
  ];
  for (const fault of faults) lines.push('', fault.at, fault.message, fault.stack);
  return lines.join('\n');
}
