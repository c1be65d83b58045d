/** Sum, smallest, largest and mean of one column of numbers. */
import type { AttributeTable } from './columns.ts';

export interface ColumnFigures {
  /** Cells that hold a number. */
  readonly count: number;
  /** Cells that hold none; they count in nothing else. */
  readonly empty: number;
  readonly sum: number;
  /** Null where no cell holds a number, as are the next two. */
  readonly least: number | null;
  readonly most: number | null;
  readonly mean: number | null;
}

/** The figures of a column over the rows given. Summed with a carried remainder (Neumaier 1974), so that a hundred thousand areas add up to their last decimal. */
export function columnFigures(attributes: AttributeTable, field: number, rows: Iterable<number>): ColumnFigures {
  let [count, empty, sum, remainder, least, most] = [0, 0, 0, 0, Infinity, -Infinity];
  for (const row of rows) {
    const value = attributes.number(row, field);
    if (!Number.isFinite(value)) {
      empty++;
      continue;
    }
    count++;
    const next = sum + value;
    remainder += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  sum += remainder;
  return count === 0 ? { count, empty, sum: 0, least: null, most: null, mean: null } : { count, empty, sum, least, most, mean: sum / count };
}
