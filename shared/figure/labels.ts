/** Text on the map: how wide it is, and where it finds room. Greedy: who comes first keeps the place. */
import type { Picture } from './picture.ts';
import type { PictureItem } from './picture.ts';

/** Left, top, right, bottom in millimetres. */
export type LabelBox = readonly [left: number, top: number, right: number, bottom: number];

/** A straight line from what is meant to its label: x0, y0, x1, y1. */
export type Leader = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * Estimated width of a line of text in millimetres: full-width characters one height, others as in the sans-serif
 * faces of `svg.ts`. Errs on the wide side, so that room is never too small.
 */
export function textWidth(text: string, heightMillimetres: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += characterEms(character);
  return ems * heightMillimetres * (bold ? 1.05 : 1);
}

function characterEms(character: string): number {
  const code = character.codePointAt(0)!;
  if (code >= 0x2e80) return 1;
  if (code === 0x2009) return 0.2;
  if (code === 0x2014 || code === 0x2026 || (code >= 0x2160 && code <= 0x217f)) return 1;
  if (/[\sil.,:;'|!·()[\]]/.test(character)) return 0.32;
  if (/[mwMW%@]/.test(character)) return 0.9;
  if (/[A-Z]/.test(character)) return 0.68;
  return 0.57;
}

/** Breaks text into lines no wider than `width`; after a space or punctuation, or between full-width characters. */
export function wrapText(text: string, heightMillimetres: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of breakPieces(text)) {
    if (line !== '' && textWidth(line + piece.trimEnd(), heightMillimetres, bold) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Closing punctuation stays with what it closes, opening punctuation with what it opens. */
function breakPieces(text: string): string[] {
  return text.match(/[（《“〔]*(?:[\u2e80-\uffef]|[^\u2e80-\uffef\s]+)[，。；：、）》”〕！？]*\s*/gu) ?? [text];
}

/** What is already taken on the sheet. */
export class LabelSpace {
  private readonly taken: LabelBox[] = [];
  private readonly leaders: Leader[] = [];
  private readonly limits: LabelBox;

  /** @param limits where labels may stand at all */
  constructor(limits: LabelBox) {
    this.limits = limits;
  }

  isFree(box: LabelBox): boolean {
    const [left, top, right, bottom] = this.limits;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    return this.taken.every((other) => !boxesOverlap(box, other));
  }

  occupy(box: LabelBox): void {
    this.taken.push(box);
  }

  /** Takes the first free candidate that no leader runs under. */
  take<Candidate extends { readonly box: LabelBox }>(candidates: Iterable<Candidate>): Candidate | null {
    for (const candidate of candidates) {
      if (!this.isFree(candidate.box) || this.leaders.some((leader) => segmentMeetsBox(leader, candidate.box))) continue;
      this.occupy(candidate.box);
      return candidate;
    }
    return null;
  }

  /** Keeps a leader, so that later ones know of it. */
  addLeader(leader: Leader): void {
    this.leaders.push(leader);
  }

  /** How many taken boxes and leaders a new leader crosses, and how many leaders run under its label's box. */
  crossings(leader: Leader, box: LabelBox): number {
    return (
      this.taken.filter((other) => segmentMeetsBox(leader, other)).length +
      this.leaders.filter((other) => segmentsCross(leader, other) || segmentMeetsBox(other, box)).length
    );
  }
}

/** True when two boxes have more than an edge in common. */
export function boxesOverlap(a: LabelBox, b: LabelBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function segmentsCross([ax, ay, bx, by]: Leader, [cx, cy, dx, dy]: Leader): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
}

/** True when a straight line runs through a box or ends in it. */
export function segmentMeetsBox([x0, y0, x1, y1]: Leader, [left, top, right, bottom]: LabelBox): boolean {
  let [from, to] = [0, 1];
  for (const [p, q] of [[x0 - x1, x0 - left], [x1 - x0, right - x0], [y0 - y1, y0 - top], [y1 - y0, bottom - y0]] as const) {
    if (p === 0) {
      if (q < 0) return false;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
    if (from > to) return false;
  }
  return true;
}

/** One line of a label. */
export interface LabelLine {
  readonly text: string;
  readonly heightMillimetres: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

const LEADING = 1.28;

/** Width and height of a label of one or more lines. */
export function labelSize(lines: readonly LabelLine[]): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(...lines.map((line) => textWidth(line.text, line.heightMillimetres, line.bold))),
    height: lines.reduce((sum, line) => sum + line.heightMillimetres * LEADING, 0),
  };
}

/** Box of a label whose middle is at x, y. */
export function boxAround(x: number, y: number, size: { readonly width: number; readonly height: number }, margin = 0): LabelBox {
  return [x - size.width / 2 - margin, y - size.height / 2 - margin, x + size.width / 2 + margin, y + size.height / 2 + margin];
}

/** A box with so much more room on every side. */
export const grownBox = ([left, top, right, bottom]: LabelBox, margin: number): LabelBox => [left - margin, top - margin, right + margin, bottom + margin];

/** Draws the lines into `box`, centred or from its left or right side; `halo` is the colour around them, null for none. */
export function labelItems(lines: readonly LabelLine[], box: LabelBox, anchor: 'start' | 'middle' | 'end', halo: string | null): PictureItem[] {
  const x = anchor === 'start' ? box[0] : anchor === 'end' ? box[2] : (box[0] + box[2]) / 2;
  let y = box[1];
  return lines.map((line): Picture['items'][number] => {
    const baseline = y + line.heightMillimetres * (LEADING / 2 + 0.37);
    y += line.heightMillimetres * LEADING;
    return { kind: 'text', x, y: baseline, anchor, ...(halo !== null && { halo: { colour: halo, widthMillimetres: Math.max(0.6, line.heightMillimetres * 0.27) } }), ...line };
  });
}

/** Corners, sides and middle: enough to see whether a box lies in an area. */
export function boxPoints([left, top, right, bottom]: LabelBox): [number, number][] {
  const points: [number, number][] = [];
  for (const x of [left, (3 * left + right) / 4, (left + right) / 2, (left + 3 * right) / 4, right]) for (const y of [top, (top + bottom) / 2, bottom]) points.push([x, y]);
  return points;
}
