/** Since when the workspace is the office's own: what was told and done with the sample is no news of 今日 any more. */
import type { HistoryEntry } from '../../shared/project/history.ts';

/** ISO time of the last 清空样例 that holds; empty when the sample was never cleared, before every time. */
export function sampleClearedAt(entries: readonly Pick<HistoryEntry, 'label' | 'at' | 'undone'>[]): string {
  return entries.find(({ label, undone }) => !undone && label.code === 'sample.clear.did')?.at ?? '';
}
