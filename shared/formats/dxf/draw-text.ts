/** TEXT, MTEXT and fixed attributes as points with their words, height and rotation in world coordinates. */
import type { DrawingRecord } from './record.ts';
import { turn, type Frame } from './frame.ts';
import type { Pen } from './pen.ts';
import { plainParagraphs, plainText } from './text-codes.ts';

/** Horizontal alignments whose second point is an end, not the anchor. */
const ALIGNED = 3;
const FIT = 5;

export function addText(pen: Pen, record: DrawingRecord, paragraphs: boolean): void {
  const { facts, context } = pen;
  const { shape, look, options } = context;
  pen.begin(!paragraphs);
  const horizontal = facts.or(72, 0);
  const aligned = !paragraphs && (horizontal !== 0 || facts.or(73, 0) !== 0) && horizontal !== ALIGNED && horizontal !== FIT && !Number.isNaN(facts.values[11]!);
  const anchor = aligned ? 1 : 0;
  shape.vertex(facts.values[10 + anchor]!, facts.values[20 + anchor]!, facts.or(30 + anchor, 0));
  const [cos, sin] = paragraphs && !Number.isNaN(facts.values[11]!) ? [facts.values[11]!, facts.or(21, 0)] : turn(facts.or(50, 0));
  look.rotation = directionDegrees(shape.frame, cos, sin);
  look.height = facts.or(40, Number.NaN) * heightScale(shape.frame);
  if (options.decode) {
    const raw = options.decode(textBytes(record, facts.count, paragraphs));
    look.text = paragraphs ? plainParagraphs(raw) : plainText(raw);
  }
  pen.finish('point');
}

/**
 * Group 1. Long MTEXTs come in pieces (group 3) of fixed byte length that may cut a character, so bytes are joined before
 * decoding; elsewhere group 3 is something else, the prompt of an ATTDEF.
 */
export function textBytes(record: DrawingRecord, count: number, inPieces: boolean): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let i = 1; i < count; i++) {
    if (record.codes[i] !== 1 && !(inPieces && record.codes[i] === 3)) continue;
    const piece = record.bytes.subarray(record.from[i]!, record.to[i]!);
    pieces.push(piece);
    length += piece.length;
  }
  if (pieces.length === 1) return pieces[0]!;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** 0 to 360, of a local direction after placing. */
function directionDegrees(f: Frame, x: number, y: number): number {
  const degrees = (Math.atan2(f[4]! * x + f[5]! * y, f[0]! * x + f[1]! * y) * 180) / Math.PI;
  const rounded = Math.round(degrees * 1e9) / 1e9;
  return ((rounded % 360) + 360) % 360;
}

const heightScale = (f: Frame): number => Math.hypot(f[1]!, f[5]!, f[9]!);
