/** Well-known text of shapes (OGC 06-103r4 §7), as CSV files carry it. */
import type { GeometryKind } from '../../model/layer.ts';
import type { PathCollector } from '../path-collector.ts';

/** A shape's parts, each with its paths of flat first, second, third number (NaN where there is none). */
export interface TextShape {
  readonly type: string;
  readonly kind: GeometryKind;
  readonly parts: readonly (readonly (readonly number[])[])[];
}

/** Type → kind and how many brackets stand around a path. */
const TYPES: Readonly<Record<string, readonly [kind: GeometryKind, depth: 1 | 2 | 3]>> = {
  POINT: ['point', 1],
  MULTIPOINT: ['point', 1],
  LINESTRING: ['line', 1],
  MULTILINESTRING: ['line', 2],
  POLYGON: ['polygon', 2],
  MULTIPOLYGON: ['polygon', 3],
};

const HEAD = /^\s*(?:SRID=\d+;\s*)?(MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|POINT|LINESTRING|POLYGON)\s*(ZM|Z|M)?\s*(EMPTY\s*$|\()/i;

/** The shape, or null when the text is none that this reads (collections and curves are not). */
export function parseWellKnownText(text: string): TextShape | null {
  const head = HEAD.exec(text);
  if (!head) return null;
  const type = head[1]!.toUpperCase();
  const [kind, depth] = TYPES[type]!;
  if (head[3] !== '(') return { type, kind, parts: [] };
  // Points of a multipoint may stand in brackets of their own.
  const body = type === 'MULTIPOINT' ? `(${text.slice(head[0].length).replace(/[()]/g, ' ')})` : text.slice(head[0].length - 1);
  const cursor: Cursor = { text: body, at: 0, thirdIsMeasure: head[2]?.toUpperCase() === 'M' };
  const parts = depth === 3 ? readList(cursor, (part) => readList(part, readPath)) : [depth === 2 ? readList(cursor, readPath) : single(readPath(cursor))];
  if (!parts || !parts.every((part) => part !== null) || cursor.text.slice(cursor.at).trim() !== '') return null;
  return { type, kind, parts: parts as number[][][] };
}

interface Cursor {
  readonly text: string;
  at: number;
  readonly thirdIsMeasure: boolean;
}

const single = (path: number[] | null): number[][] | null => path && [path];

function take(cursor: Cursor, mark: string): boolean {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at++;
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at++;
  return true;
}

/** `( member , member )`; null when a bracket is missing. */
function readList<Member>(cursor: Cursor, readMember: (cursor: Cursor) => Member | null): Member[] | null {
  if (!take(cursor, '(')) return null;
  const members: Member[] = [];
  do {
    const member = readMember(cursor);
    if (member === null) return null;
    members.push(member);
  } while (take(cursor, ','));
  return take(cursor, ')') ? members : null;
}

/** `(1 2, 3 4)`. What is no number becomes NaN, so that the row is told; other than two to four numbers is no position. */
function readPath(cursor: Cursor): number[] | null {
  if (!take(cursor, '(')) return null;
  const end = cursor.text.indexOf(')', cursor.at);
  if (end < 0) return null;
  const flat: number[] = [];
  for (const position of cursor.text.slice(cursor.at, end).split(',')) {
    const numbers = position.trim().split(/\s+/).map(Number);
    if (numbers.length < 2 || numbers.length > 4) return null;
    flat.push(numbers[0]!, numbers[1]!, cursor.thirdIsMeasure ? Number.NaN : (numbers[2] ?? Number.NaN));
  }
  cursor.at = end + 1;
  return flat;
}

/** Adds the shape to `paths`. */
export function addTextShape(paths: PathCollector, { parts }: TextShape): void {
  for (const part of parts) {
    for (const flat of part) {
      for (let i = 0; i < flat.length; i += 3) paths.vertex(flat[i]!, flat[i + 1]!, flat[i + 2]!);
      paths.endPath();
    }
    paths.endPart();
  }
}
