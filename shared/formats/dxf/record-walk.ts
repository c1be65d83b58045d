/** Walks a drawing from front to back, a few megabytes at a time, and hands over record after record. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { AsciiTokens } from './ascii-tokens.ts';
import { BINARY_SENTINEL, BinaryTokens } from './binary-tokens.ts';
import { DrawingRecord } from './record.ts';
import type { Tokens } from './tokens.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
/** One record larger than this is no record; the largest real ones (a polyline of a million vertices) take 40 MB. */
const LARGEST_RECORD_BYTES = 256 * 1024 * 1024;
const BEGINNING_BYTES = 4_096;

/** How a drawing is written. */
export interface DrawingForm {
  readonly binary: boolean;
  /** Makes a tokeniser for a stretch of the same drawing that begins at `line` (byte, when binary). */
  tokens(line: number): Tokens;
}

/** DWG files begin with their version, `AC10xx`. */
export function looksLikeDwg(beginning: Uint8Array): boolean {
  return /^AC1\d{3}/.test(latin1(beginning.subarray(0, 6)));
}

/** True for the first bytes of a drawing in text or binary form. */
export function looksLikeDxf(beginning: Uint8Array): boolean {
  const text = latin1(beginning);
  return text.startsWith(BINARY_SENTINEL) || /^(\uFEFF|\u00EF\u00BB\u00BF)?(\s*999[ \t]*(\r\n|\r|\n).*(\r\n|\r|\n))*\s*0[ \t]*(\r\n|\r|\n)SECTION[ \t]*(\r\n|\r|\n)/.test(text);
}

/** Visits every record in order; stops with a sentence when the file is no DXF. */
export async function walkRecords(source: ByteSource, job: Job, visit: (record: DrawingRecord, form: DrawingForm) => void): Promise<void> {
  const beginning = await source.read(0, BEGINNING_BYTES);
  if (looksLikeDwg(beginning)) stop('formats.dxf-is-dwg', { file: source.name }, { file: source.name });
  if (!looksLikeDxf(beginning)) stop('formats.dxf-not-drawing', { file: source.name }, { file: source.name });
  const { form, offset: firstByte } = formOf(beginning);
  const tokens = form.tokens(form.binary ? firstByte : 1);
  const record = new DrawingRecord();
  let buffer = new Uint8Array(Math.min(source.size, PIECE_BYTES) + 1);
  let used = 0;
  let offset = firstByte;
  tokens.hand(buffer, 0, 0, offset >= source.size);
  for (;;) {
    const state = tokens.next(record);
    if (state === 'record') {
      visit(record, form);
      continue;
    }
    if (state === 'end') return;
    const rest = used - tokens.position;
    if (rest + PIECE_BYTES / 2 > buffer.length - 1 && buffer.length - 1 < source.size) {
      if (buffer.length > LARGEST_RECORD_BYTES) stop('formats.dxf-record-too-large', { file: source.name, line: record.line }, { file: source.name });
      const larger = new Uint8Array(Math.min(source.size, 2 * (buffer.length - 1) + PIECE_BYTES) + 1);
      larger.set(buffer.subarray(tokens.position, used));
      buffer = larger;
    } else buffer.copyWithin(0, tokens.position, used);
    const piece = await source.read(offset, Math.min(buffer.length - 1 - rest, source.size - offset));
    if (piece.length === 0 && offset < source.size) stop('formats.file-changed', { file: source.name }, { file: source.name });
    buffer.set(piece, rest);
    offset += piece.length;
    used = rest + piece.length;
    tokens.hand(buffer, 0, used, offset >= source.size);
    job.report({ stage: 'formats.stage.drawing', params: { file: source.name }, fraction: offset / source.size });
    await job.pause();
  }
}

function formOf(beginning: Uint8Array): { readonly form: DrawingForm; readonly offset: number } {
  const text = latin1(beginning);
  if (text.startsWith(BINARY_SENTINEL)) {
    // The first group is 0 SECTION: one zero byte before the name in R12, two later.
    const shortCodes = beginning[BINARY_SENTINEL.length + 1] !== 0;
    return { form: { binary: true, tokens: (offset) => new BinaryTokens(shortCodes, offset) }, offset: BINARY_SENTINEL.length };
  }
  const lineEnd = text.includes('\n') ? 10 : 13;
  return { form: { binary: false, tokens: (line) => new AsciiTokens(lineEnd, line) }, offset: text.startsWith('\u00EF\u00BB\u00BF') ? 3 : 0 };
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
