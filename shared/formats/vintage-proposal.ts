/** A year in a layer's attributes that may be the date of its data: a proposal with its evidence, never taken in silence. */
import type { ImportPreview } from './contract.ts';

export interface VintageProposal {
  readonly field: string;
  readonly year: string;
  /** Rows that state it; the others of the preview are empty. */
  readonly rows: number;
}

/**
 * Names that end in 年份/年度, its initials (SJNF of the land survey, DOMAIN §2.10; HDNF and others of unknown lists) or
 * YEAR. Which year such a field means no list at hand says.
 */
const YEAR_FIELD = /(?:NF|年份|年度|YEAR)$/iu;
const YEAR = /^(?:19|20)\d\d$/;

/** The first field named like a year whose stated values are all one year; null where there is none. */
export function proposeVintage({ fields, rows }: Pick<ImportPreview, 'fields' | 'rows'>): VintageProposal | null {
  for (const [position, { name }] of fields.entries()) {
    if (!YEAR_FIELD.test(name.trim())) continue;
    const stated = rows.map((row) => (row[position] ?? '').trim().replace(/年$/, '').replace(/\.0*$/, '')).filter((value) => value !== '' && value !== '0');
    const [year] = stated;
    if (year !== undefined && YEAR.test(year) && stated.every((value) => value === year)) return { field: name, year, rows: stated.length };
  }
  return null;
}
