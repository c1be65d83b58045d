/** Attribute values as formats with types of their own take them. */
import { readCalendarDate } from '../base/calendar-date.ts';
import type { Job } from '../base/job.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import { hasTimeOfDay } from './date-text.ts';
import { isExact } from './exact-number.ts';
import { ROWS_PER_TURN } from './writing.ts';

/**
 * A number, a truth value, a text (days as `YYYY-MM-DD`, those with a time of day as they are), or null when empty. What
 * is no number in a number field stays text, and so does one with more digits than a number here can hold.
 */
export function outgoingValue(table: AttributeTable, row: number, field: number): string | number | boolean | null {
  const text = table.text(row, field);
  if (text === '') return null;
  switch (table.fields[field]!.type) {
    case 'number': {
      const value = table.number(row, field);
      return Number.isNaN(value) || !isExact(text, value) ? text : value;
    }
    case 'logical':
      return /^[TYty1]/.test(text);
    case 'date':
      return hasTimeOfDay(text) ? text : (readCalendarDate(text) ?? text);
    case 'text':
      return text;
  }
}

/** Whether a field of numbers holds nothing else; formats whose columns have one type take it for texts otherwise. */
export async function holdsNumbers(attributes: AttributeTable, field: number, job: Job): Promise<boolean> {
  for (let row = 0; row < attributes.rowCount; row++) {
    if (row % ROWS_PER_TURN === 0) await job.pause();
    // Seldom has a text to be made of a value.
    if (Math.abs(attributes.number(row, field)) <= Number.MAX_SAFE_INTEGER) continue;
    if (typeof outgoingValue(attributes, row, field) === 'string') return false;
  }
  return true;
}
