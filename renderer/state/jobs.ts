/** Long work in progress, and the inbox where results and warnings are put instead of boxes. */
import { create } from 'zustand';
import { CancelledError, type Progress } from '../../shared/base/job.ts';
import { ProblemError, type Note, type Problem } from '../../shared/base/news.ts';
import type { EngineCallOptions } from '../engine/client.ts';
import { readSetting, saveSetting } from '../storage/workspace.ts';
import { reportFault } from './faults.ts';
import type { ModuleName } from './view.ts';

export interface RunningJob {
  readonly id: number;
  readonly title: Note;
  readonly startedAt: number;
  readonly progress: Progress | null;
  readonly cancel: () => void;
}

/** One line of the inbox; newest first, kept across starts. */
export interface InboxEntry {
  readonly id: string;
  readonly at: string;
  readonly tone: 'danger' | 'warning' | 'success';
  readonly title: Note;
  readonly details: readonly (Note | Problem)[];
  readonly read: boolean;
  /** The room that shows what came of it. */
  readonly leadsTo?: ModuleName;
  /** What it tells of; absent: nothing that could go again, or a message of an older version. */
  readonly about?: InboxSubject;
}

/** Records of the workspace, by id. */
export interface InboxSubject {
  readonly table: 'layers' | 'runs' | 'deliveries';
  readonly ids: readonly string[];
}

/** True when all that a message tells of is gone: undone, cleared or removed. */
export function isGone({ about }: Pick<InboxEntry, 'about'>, workspace: { readonly [Table in InboxSubject['table']]: readonly { readonly id: string }[] }): boolean {
  return about !== undefined && workspace[about.table].every(({ id }) => !about.ids.includes(id));
}

/** A job that a person gave up. */
export interface CancelledJob extends Pick<RunningJob, 'id' | 'title'> {
  /** ISO time. */
  readonly at: string;
}

interface Jobs {
  readonly running: readonly RunningJob[];
  /** Given up since the start, newest first. */
  readonly cancelled: readonly CancelledJob[];
  readonly inbox: readonly InboxEntry[];
}

const INBOX_SETTING = 'inbox';
const INBOX_LENGTH = 200;
const CANCELLED_LENGTH = 20;

export const useJobs = create<Jobs>(() => ({ running: [], cancelled: [], inbox: [] }));

/** Brings back the inbox of earlier starts. */
export async function loadInbox(): Promise<void> {
  const kept = (await readSetting<readonly InboxEntry[]>(INBOX_SETTING)) ?? [];
  useJobs.setState((state) => ({ inbox: [...state.inbox, ...kept].slice(0, INBOX_LENGTH) }));
}

function keepInbox(inbox: readonly InboxEntry[]): void {
  useJobs.setState({ inbox });
  saveSetting(INBOX_SETTING, inbox).catch((fault: unknown) => reportFault(fault));
}

/** Puts a result or warning into the inbox; the badge counts unread problems only. */
export function tell(tone: InboxEntry['tone'], title: Note, details: readonly (Note | Problem)[] = [], more: Pick<InboxEntry, 'leadsTo' | 'about'> = {}): void {
  const entry: InboxEntry = { id: crypto.randomUUID(), at: new Date().toISOString(), tone, title, details, read: tone === 'success', ...more };
  keepInbox([entry, ...useJobs.getState().inbox].slice(0, INBOX_LENGTH));
}

/** Only those that `which` holds of, where it is given. */
export function markInboxRead(which: (entry: InboxEntry) => boolean = () => true): void {
  const { inbox } = useJobs.getState();
  if (inbox.some((entry) => !entry.read && which(entry))) keepInbox(inbox.map((entry) => (which(entry) ? { ...entry, read: true } : entry)));
}

/** At its end a job only keeps what was done; that is not stopped half-way. */
export function cancellable(job: RunningJob): boolean {
  return Math.round((job.progress?.fraction ?? 0) * 100) < 100;
}

/** What became of a job; a problem has already been put into the inbox. */
export type JobResult<Value> =
  | { readonly state: 'done'; readonly value: Value }
  | { readonly state: 'cancelled' }
  | { readonly state: 'problem'; readonly problem: Problem }
  | { readonly state: 'fault' };

/** The sentence for a place nearer than the inbox; null when the work is done or was given up. */
export function failureOf(result: JobResult<unknown>): Note | null {
  if (result.state === 'fault') return { code: 'window.fault.inJob' };
  if (result.state !== 'problem') return null;
  const { code, params, place } = result.problem;
  return { code, ...(params && { params }), ...(place && { place }) };
}

/** How often the progress of one stage is shown at most. */
const PROGRESS_EVERY_MILLISECONDS = 80;

let jobCount = 0;

/** Runs long work with progress and cancel under a name; never throws. */
export async function runJob<Value>(title: Note, work: (options: EngineCallOptions) => Promise<Value>): Promise<JobResult<Value>> {
  const controller = new AbortController();
  jobCount += 1;
  const id = jobCount;
  const job: RunningJob = { id, title, startedAt: performance.now(), progress: null, cancel: () => controller.abort() };
  useJobs.setState((state) => ({ running: [...state.running, job] }));
  let shown = { stage: '', at: -Infinity };
  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    // Work that tells every row would have the window drawn more often than it can be, and React give up.
    if (progress.stage === shown.stage && now - shown.at < PROGRESS_EVERY_MILLISECONDS) return;
    shown = { stage: progress.stage, at: now };
    useJobs.setState((state) => ({ running: state.running.map((each) => (each.id === id ? { ...each, progress } : each)) }));
  };
  try {
    return { state: 'done', value: await work({ signal: controller.signal, onProgress }) };
  } catch (fault) {
    // A fetch or a printing that was given up says so with an error of the browser's own.
    if (fault instanceof CancelledError || (fault instanceof DOMException && fault.name === 'AbortError')) {
      // A file dialog that was closed gives its job up as well; nobody needs to be told of that.
      if (controller.signal.aborted) useJobs.setState(({ cancelled }) => ({ cancelled: [{ id, title, at: new Date().toISOString() }, ...cancelled].slice(0, CANCELLED_LENGTH) }));
      return { state: 'cancelled' };
    }
    if (fault instanceof ProblemError) {
      tell('danger', {
        code: fault.problem.code,
        ...(fault.problem.params && { params: fault.problem.params }),
        ...(fault.problem.place && { place: fault.problem.place }),
      });
      return { state: 'problem', problem: fault.problem };
    }
    reportFault(fault);
    tell('danger', { code: 'window.fault.inJob' });
    return { state: 'fault' };
  } finally {
    useJobs.setState((state) => ({ running: state.running.filter((each) => each.id !== id) }));
  }
}
