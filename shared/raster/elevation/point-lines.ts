/** Points as text, one a line: which of its numbers are the place and the height, and the points one by one. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';

/** Positions of the two coordinates, as they stand, and of the height. */
export interface LineLayout {
  readonly delimiter: ',' | ';' | 'blank';
  readonly first: number;
  readonly second: number;
  readonly height: number;
  /** What the head says about the zero of heights, in its own words; absent: nothing. */
  readonly datumWords?: string;
}

const FIRST_NAMES = /^(x|e|east(ing)?|lon(gitude)?|x坐标|东(坐标)?|经度|横坐标)\b/iu;
const SECOND_NAMES = /^(y|n|north(ing)?|lat(itude)?|y坐标|北(坐标)?|纬度|纵坐标)\b/iu;
const HEIGHT_NAMES = /^(z|h|alt(itude)?|elev(ation)?|height|dem|高程|标高|高|大地高|椭球高|海拔)\b/iu;
/** Heights above the ellipsoid: no elevations above the sea. */
const ELLIPSOIDAL = /大地高|椭球高/u;
const COMMENT = /^\s*[#/]/u;
/** `\b` knows no letters beyond ASCII. */
const named = (pattern: RegExp, word: string): boolean => pattern.test(`${word} `) || new RegExp(pattern.source.replace('\\b', '$'), 'iu').test(word);
const PIECE_BYTES = 4 * 1024 * 1024;
const SAMPLE_BYTES = 16 * 1024;

/** Says how the lines of a file are laid out, by its names where it has a head, else by what stands in the fields. */
export async function layoutOf(source: ByteSource): Promise<LineLayout> {
  const bytes = (await source.read(0, SAMPLE_BYTES)) as Uint8Array<ArrayBuffer>;
  // As a stream: the sample may end within a character.
  const utf8 = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const text = (utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8).replace(/^\ufeff/u, '');
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== '' && !COMMENT.test(line));
  // The last one may be cut.
  const whole = source.size > SAMPLE_BYTES ? lines.slice(0, -1) : lines;
  const body = whole.filter((line) => /\d/u.test(line));
  const delimiter = body.some((line) => line.includes(',')) ? ',' : body.some((line) => line.includes(';')) ? ';' : 'blank';
  const head = whole[0] === undefined ? [] : split(whole[0], delimiter).map((word) => word.replace(/^"|"$/gu, '').trim());
  const [first, second, height] = [FIRST_NAMES, SECOND_NAMES, HEIGHT_NAMES].map((pattern) => head.findIndex((word) => named(pattern, word))) as [number, number, number];
  if (first >= 0 && second >= 0 && height >= 0) return { delimiter, first, second, height, ...(ELLIPSOIDAL.test(head[height]!) && { datumWords: head[height]! }) };
  const rows = body.map((line) => split(line, delimiter)).filter((row) => row.length >= 3).slice(0, 200);
  const isNumber = (word: string | undefined): boolean => word !== undefined && word.trim() !== '' && Number.isFinite(Number(word));
  // CASS .dat: number, code, east, north, height.
  if (delimiter === ',' && rows.length > 0 && rows.every((row) => row.length >= 5 && !isNumber(row[1]) && isNumber(row[2]) && isNumber(row[3]))) return { delimiter, first: 2, second: 3, height: 4 };
  // A name or a running number before three coordinates.
  const led = rows.length > 0 && rows.every((row) => row.length >= 4 && isNumber(row[1]) && isNumber(row[2]) && isNumber(row[3])) && (rows.every((row) => !isNumber(row[0])) || isRunning(rows.map((row) => Number(row[0]))));
  const shift = led ? 1 : 0;
  return { delimiter, first: shift, second: shift + 1, height: shift + 2 };
}

/** Whole numbers, each one more than the last, from one that can be no easting. */
function isRunning(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers[0]! < 100_000 && numbers.every((number, i) => Number.isInteger(number) && (i === 0 || number === numbers[i - 1]! + 1));
}

function split(line: string, delimiter: LineLayout['delimiter']): string[] {
  return delimiter === 'blank' ? line.trim().split(/\s+/u) : line.split(delimiter);
}

/** Hands on the three numbers of every line. Blank lines, heads and comments are passed over; gives how many lines looked like points and were none. */
export async function eachPointLine(source: ByteSource, layout: LineLayout, job: Job, take: (first: number, second: number, height: number) => void): Promise<number> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  let unreadable = 0;
  const line = (text: string): void => {
    if (COMMENT.test(text)) return;
    const fields = split(text, layout.delimiter);
    const [first, second, height] = [numberIn(fields[layout.first]), numberIn(fields[layout.second]), numberIn(fields[layout.height])];
    if (Number.isFinite(first + second + height)) take(first, second, height);
    else if (/^\s*[\d.+-]/u.test(text) || Number.isFinite(first) || Number.isFinite(second)) unreadable++;
  };
  for (let offset = 0; offset < source.size; offset += PIECE_BYTES) {
    const lines = (rest + decoder.decode((await source.read(offset, PIECE_BYTES)) as Uint8Array<ArrayBuffer>, { stream: true })).split(/\r\n|\r|\n/u);
    rest = lines.pop()!;
    lines.forEach(line);
    job.report({ stage: 'surface.stage.points', params: { file: source.name }, fraction: Math.min(1, offset / source.size) });
    await job.pause();
  }
  line(rest);
  return unreadable;
}

const numberIn = (word: string | undefined): number => (word === undefined || word.trim() === '' ? Number.NaN : Number(word));
