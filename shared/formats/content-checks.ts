/** What stands in the fields of a rights layer, looked at before it is imported: warnings with rows, never a refusal. */
import type { NewsCollector } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { MessageKey } from '../i18n/keys.ts';
import type { FieldMapping, LayerRole } from '../model/layer.ts';

/** 23 characters since 2010 (DOMAIN §2.3: warn, do not reject; older numbers are shorter). */
const LICENCE_NUMBER = /^[CT]\d{22}$/;
const LICENCE_LENGTH = 23;
const TOLD_ONE_BY_ONE = 20;
const NAMED_ROWS = 20;

/** Layers bigger than this are no register of rights, and reading all their rows for a preview would take too long. */
export const MOST_CHECKED_BYTES = 32 * 1024 * 1024;

/** True for a rights layer of which nothing would name a mine: neither licence number nor mine name is mapped. */
export function lacksRightNames(role: LayerRole, mapping: FieldMapping): boolean {
  return role === 'rights' && !mapping['licenceNumber'] && !mapping['mineName'];
}

/** `rowNumbers` are the 1-based rows of the file behind the rows of `table`. */
export function checkContent(role: LayerRole, table: AttributeTable, mapping: FieldMapping, rowNumbers: readonly number[], file: string, news: NewsCollector): void {
  if (role !== 'rights') return;
  const column = (meaning: string): number => table.fields.findIndex((field) => field.name === mapping[meaning]);
  const licence = column('licenceNumber');
  const validTo = column('validTo');
  const empty = (field: number): number[] => (field < 0 ? [] : rowNumbers.filter((_, row) => table.text(row, field) === ''));
  const tellEmpty = (code: MessageKey, field: number): void => {
    const rows = empty(field);
    if (rows.length === 0) return;
    const named = rows.length > NAMED_ROWS ? [...rows.slice(0, NAMED_ROWS), '…'] : rows;
    news.problem('minor', code, { file, rows: named, count: rows.length }, { file, row: rows[0]!, field: table.fields[field]!.name });
  };
  tellEmpty('formats.licence-number-empty', licence);
  if (licence >= 0) {
    const odd = rowNumbers.flatMap((row, position) => {
      const value = table.text(position, licence);
      return value === '' || LICENCE_NUMBER.test(value) ? [] : [{ row, value }];
    });
    const place = (row: number) => ({ file, row, field: table.fields[licence]!.name });
    for (const { row, value } of odd.slice(0, TOLD_ONE_BY_ONE)) {
      if (value.length === LICENCE_LENGTH) news.problem('minor', 'formats.licence-number-form', { file, row, value }, place(row));
      else news.problem('minor', 'formats.licence-number-length', { file, row, length: value.length }, place(row));
    }
    if (odd.length > TOLD_ONE_BY_ONE) news.problem('minor', 'formats.licence-numbers-more', { file, count: odd.length - TOLD_ONE_BY_ONE }, place(odd[TOLD_ONE_BY_ONE]!.row));
  }
  tellEmpty('formats.valid-to-empty', validTo);
}
