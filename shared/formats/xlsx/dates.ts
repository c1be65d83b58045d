/** Which cell styles show dates, and what day a number then is. Source: ECMA-376 part 1, §18.8.30 (number formats), §18.17.4 (dates). */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { walkXml } from '../xml.ts';

/** Built-in formats that show a day or a time; 27 to 36 and 50 to 58 are those of Chinese and Japanese Excel. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format of a workbook's own: letters of dates outside quoted text and brackets. */
function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) && !/[0#?]/.test(bare.replace(/[.,]0+/g, ''));
}

/** For every cell style whether it shows dates. */
export async function readDateFormats(source: ByteSource | null, job: Job): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  if (!source) return styles;
  let inCellStyles = false;
  await walkXml(
    source,
    null,
    {
      open(element, attributes) {
        if (element === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        if (element === 'cellXfs') inCellStyles = true;
        if (element !== 'xf' || !inCellStyles) return;
        const id = Number(attributes['numFmtId'] ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? isBuiltInDate(id) : isDateCode(code));
      },
      text: () => {},
      close(element) {
        if (element === 'cellXfs') inCellStyles = false;
      },
    },
    new NewsCollector(),
    job,
  );
  return styles;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const DAYS_FROM_1899_TO_1970 = 25_569;
const DAYS_FROM_1904_TO_1970 = 24_107;
/** Excel counts a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/** `2026-11-20`, with the time behind it when there is one; null for a number that is no day. */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const days = from1904 ? serial - DAYS_FROM_1904_TO_1970 : serial - DAYS_FROM_1899_TO_1970 + (serial < FALSE_LEAP_DAY ? 1 : 0);
  const iso = new Date(Math.round(days * MILLISECONDS_PER_DAY)).toISOString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
