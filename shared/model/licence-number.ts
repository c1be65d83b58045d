/**
 * What a licence number tells (DOMAIN §2.3): kind, issuing authority and the month of first issue, never validity. Of the
 * other characters nothing is known for certain, and nothing is read from them.
 */

/** 部, 省, 市, 县. */
export type IssuingLevel = 'ministry' | 'province' | 'city' | 'county';

export interface LicenceNumberFacts {
  /** C 采矿, T 探矿. */
  readonly kind: 'mining' | 'exploration';
  /** Six digits of the administrative division. */
  readonly authorityCode: string;
  readonly level: IssuingLevel;
  /** `YYYY-MM` of first issue; null when the digits are no month. */
  readonly firstIssued: string | null;
}

const NUMBER = /^([CT])(\d{6})(\d{4})(\d{2})\d{10}$/;
const EARLIEST_YEAR = 1980;

/** Null for anything but the 23 characters of the national system. */
export function readLicenceNumber(number: string): LicenceNumberFacts | null {
  const match = NUMBER.exec(number);
  if (!match) return null;
  const [, letter, authorityCode, year, month] = match as unknown as readonly [string, string, string, string, string];
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && Number(year) >= EARLIEST_YEAR;
  return { kind: letter === 'C' ? 'mining' : 'exploration', authorityCode, level: levelOf(authorityCode), firstIssued: isMonth ? `${year}-${month}` : null };
}

/** By the digits that are written for a division of that level. */
function levelOf(code: string): IssuingLevel {
  if (code.startsWith('10')) return 'ministry';
  if (code.slice(2, 4) === '00') return 'province';
  return code.slice(4, 6) === '00' ? 'city' : 'county';
}
