/** Names of report files, good on Windows and Linux. */

import type { Translate } from '../i18n/text.ts';

/** Linux allows 255 bytes, and an extension and a counter still follow. */
const LONGEST_BYTES = 200;

/** The name without what Windows forbids, no longer than a disk can keep; without extension. */
export function plainFileName(wanted: string): string {
  let name = wanted.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_').replace(/^\./, '_');
  const encoder = new TextEncoder();
  while (encoder.encode(name).length > LONGEST_BYTES) name = [...name].slice(0, -1).join('');
  return name.replace(/[. ]+$/, '');
}

/** Of a mine's sheet; `position`: its place in a series, by which folders sort it, null for a sheet alone. */
export function mineSheetName(mine: string, position: number | null, translate: Translate): string {
  return position === null ? translate('sheet.fileOfOneMine', { mine }) : translate('sheet.fileOfMine', { mine, number: String(position).padStart(2, '0') });
}
