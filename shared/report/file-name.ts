/** Names of report files, good on Windows and Linux. */

/** Linux allows 255 bytes, and an extension and a counter still follow. */
const LONGEST_BYTES = 200;

/** The name without what Windows forbids, no longer than a disk can keep; without extension. */
export function plainFileName(wanted: string): string {
  let name = wanted.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_').replace(/^\./, '_');
  const encoder = new TextEncoder();
  while (encoder.encode(name).length > LONGEST_BYTES) name = [...name].slice(0, -1).join('');
  return name.replace(/[. ]+$/, '');
}
