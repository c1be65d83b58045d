/**
 * The little that all benchmarks share: contenders run in turn, medians, one report of one form. A benchmark is
 * a program of its own (`npm run bench -- <name> [--json] [--quick]`); the machine is said with every report,
 * for only ratios travel.
 */
import { cpus } from 'node:os';

export interface BenchFigure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Who else did the same work, and what it needed. */
  readonly peer?: string;
  readonly peerValue?: number;
  /** value / peerValue. */
  readonly ratio?: number;
  /** In words, and whether it is met; absent for a figure that is only told. */
  readonly goal?: string;
  readonly met?: boolean;
}

export interface BenchReport {
  readonly name: string;
  /** What was computed, on which machine, which peers are missing. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly figures: readonly BenchFigure[];
}

export interface BenchOptions {
  /** Smaller data and fewer rounds, to see that it works. */
  readonly quick: boolean;
  /** Told as it goes, never into the JSON. */
  readonly say: (line: string) => void;
}

export interface Benchmark {
  readonly name: string;
  readonly describe: string;
  run(options: BenchOptions): Promise<BenchReport>;
}

export interface Timing {
  readonly medianMilliseconds: number;
  readonly leastMilliseconds: number;
  readonly mostMilliseconds: number;
}

export interface Contender {
  readonly name: string;
  /** Does the work once; may say itself how long it took (another process), in milliseconds. */
  readonly work: () => Promise<number | void> | number | void;
}

/** Runs the contenders A B C A B C …, after one round that is not counted, so that a slow moment hits all alike. */
export async function runInTurn(contenders: readonly Contender[], rounds: number, say: (line: string) => void): Promise<ReadonlyMap<string, Timing>> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, work } of contenders) {
      globalThis.gc?.();
      const start = performance.now();
      const told = await work();
      const taken = told ?? performance.now() - start;
      if (round > 0) times.get(name)!.push(taken);
      say(`${name}: ${taken.toFixed(1)} ms${round === 0 ? ' (not counted)' : ''}`);
    }
  }
  return new Map([...times].map(([name, list]) => [name, timingOf(list)]));
}

function timingOf(list: readonly number[]): Timing {
  return { medianMilliseconds: medianOf(list), leastMilliseconds: Math.min(...list), mostMilliseconds: Math.max(...list) };
}

/** NaN for an empty list. */
export function medianOf(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value of `--name=value` on the command line. */
export function optionOf(name: string): string | undefined {
  return process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** A figure of time against a peer; `goalRatio` makes it a goal. */
export function againstPeer(what: string, ours: Timing, peer: string, theirs: Timing | undefined, goalRatio?: number): BenchFigure {
  const value = ours.medianMilliseconds;
  if (!theirs) return { what, value, unit: 'ms', peer: `${peer} (missing)` };
  const ratio = value / theirs.medianMilliseconds;
  return {
    what, value, unit: 'ms', peer, peerValue: theirs.medianMilliseconds, ratio,
    ...(goalRatio !== undefined && { goal: `at most ${goalRatio} × ${peer}`, met: ratio <= goalRatio }),
  };
}

/** The machine in one line. */
export function machine(): string {
  const all = cpus();
  return `${process.platform} ${process.arch}, ${all.length} × ${all[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
}

/** Most memory that this process has held, megabytes. */
export function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Runs the benchmark as the program it is: progress to stderr, the report to stdout. */
export async function runAsProgram(bench: Benchmark): Promise<void> {
  const json = process.argv.includes('--json');
  const report = await bench.run({ quick: process.argv.includes('--quick'), say: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(json ? `${JSON.stringify(report, null, 1)}\n` : print(report, bench.describe));
  if (report.figures.some((figure) => figure.met === false)) process.exitCode = 1;
}

function print(report: BenchReport, describe: string): string {
  const lines = [`${report.name}: ${describe}`, ...Object.entries(report.data).map(([key, value]) => `  ${key}: ${value}`), ''];
  for (const figure of report.figures) {
    const peer = figure.peerValue === undefined ? (figure.peer ? `   ${figure.peer}` : '') : `   ${figure.peer}: ${round(figure.peerValue)} ${figure.unit}, ratio ${round(figure.ratio!)}`;
    const goal = figure.goal ? `   goal: ${figure.goal}${figure.met === undefined ? '' : figure.met ? ' — met' : ' — NOT MET'}` : '';
    lines.push(`  ${figure.what}: ${round(figure.value)} ${figure.unit}${peer}${goal}`);
  }
  const goals = report.figures.filter((figure) => figure.met !== undefined);
  if (goals.length > 0) {
    const width = Math.max(...goals.map(({ what }) => what.length));
    lines.push('', `goals: ${goals.filter(({ met }) => met).length} of ${goals.length} met`);
    for (const figure of goals) lines.push(`  ${figure.met ? 'met    ' : 'NOT MET'}  ${figure.what.padEnd(width)}  ${figure.ratio === undefined ? `${round(figure.value)} ${figure.unit}`.trim() : `${round(figure.ratio)} ×`}   (${figure.goal})`);
  }
  return `${lines.join('\n')}\n`;
}

function round(value: number): string {
  return value !== 0 && Math.abs(value) < 0.01 ? value.toExponential(2) : value.toPrecision(4);
}
