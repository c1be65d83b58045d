/** The values that occur most often in a column. */
import type { Job } from '../base/job.ts';
import type { AttributeTable } from './columns.ts';

export interface FrequentValue {
  readonly value: string;
  readonly count: number;
}

/** Digits inside a text by their value. */
const collator = new Intl.Collator('zh-CN', { numeric: true });
const ROWS_BETWEEN_PAUSES = 8192;

/**
 * Values that contain `wanted` in any case, most frequent first, of equally frequent ones the lower; at most `most`. Empty
 * cells have none. A column may hold half a million different numbers: only the best are put in order.
 */
export async function frequentValues(attributes: AttributeTable, field: number, wanted: string, most: number, job: Job): Promise<readonly FrequentValue[]> {
  const counts = new Map<string, number>();
  for (let row = 0; row < attributes.rowCount; row++) {
    if (row % ROWS_BETWEEN_PAUSES === 0) await job.pause();
    const value = attributes.text(row, field);
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const plain = wanted.trim().toLowerCase();
  const best: FrequentValue[] = [];
  let seen = 0;
  for (const [value, count] of counts) {
    if (++seen % ROWS_BETWEEN_PAUSES === 0) await job.pause();
    if (plain !== '' && !value.toLowerCase().includes(plain)) continue;
    const each = { value, count };
    if (best.length === most && inOrder(each, best[most - 1]!) >= 0) continue;
    let place = best.length;
    while (place > 0 && inOrder(each, best[place - 1]!) < 0) place--;
    best.splice(place, 0, each);
    if (best.length > most) best.pop();
  }
  return best;
}

const inOrder = (a: FrequentValue, b: FrequentValue): number => b.count - a.count || collator.compare(a.value, b.value);
