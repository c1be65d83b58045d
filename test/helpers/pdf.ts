/** What a test wants to know of a PDF that Chromium wrote: pages, paper, embedded fonts, and lines where they really lie. */
import { inflateSync } from 'node:zlib';

export interface PdfPage {
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  /** Straight strokes of two points: x0, y0, x1, y1 in millimetres from the upper left corner. */
  readonly strokes: readonly (readonly [number, number, number, number])[];
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  readonly fonts: number;
  /** Fonts that lean on the reader's machine: neither drawn in the file (Type 3) nor embedded. */
  readonly foreignFonts: readonly string[];
  /** Pixel pictures among the objects. */
  readonly images: number;
}

const MILLIMETRES_PER_POINT = 25.4 / 72;
type Matrix = readonly [number, number, number, number, number, number];

/** Reads what Skia writes: one object after the other, streams deflated, no object streams. */
export function readPdf(bytes: Uint8Array): PdfContent {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, { readonly dictionary: string; readonly stream: string | null }>();
  for (const match of text.matchAll(/(\d+) 0 obj\s*([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, number, dictionary = ''] = match;
    let stream: string | null = null;
    if (whole.endsWith('stream\n') || whole.endsWith('stream\r\n')) {
      const start = match.index + whole.length;
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const raw = Buffer.from(bytes.buffer, bytes.byteOffset + start, length);
      stream = /FlateDecode/.test(dictionary) && !/\/Image/.test(dictionary) ? inflateSync(raw).toString('latin1') : '';
    }
    objects.set(Number(number), { dictionary, stream });
  }
  const all = [...objects.values()];
  const pages = all
    .filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
    .map(({ dictionary }): PdfPage => {
      const [, , width = 0, height = 0] = /\/MediaBox\s*\[([^\]]*)\]/.exec(dictionary)![1]!.trim().split(/\s+/).map(Number);
      const content = objects.get(Number(/\/Contents (\d+)/.exec(dictionary)![1]))?.stream ?? '';
      return { widthMillimetres: width * MILLIMETRES_PER_POINT, heightMillimetres: height * MILLIMETRES_PER_POINT, strokes: strokesOf(content, height) };
    });
  const fonts = all.filter(({ dictionary }) => /\/Type\s*\/Font\b/.test(dictionary) && !/\/Subtype\s*\/Type0/.test(dictionary));
  const isEmbedded = (dictionary: string): boolean => {
    const descriptor = /\/FontDescriptor (\d+)/.exec(dictionary)?.[1];
    return /\/Subtype\s*\/Type3/.test(dictionary) || (descriptor !== undefined && /\/FontFile/.test(objects.get(Number(descriptor))?.dictionary ?? ''));
  };
  return {
    pages,
    fonts: fonts.length,
    foreignFonts: fonts.filter(({ dictionary }) => !isEmbedded(dictionary)).map(({ dictionary }) => /\/BaseFont\s*\/(\S+)/.exec(dictionary)?.[1] ?? '?'),
    images: all.filter(({ dictionary }) => /\/Subtype\s*\/Image/.test(dictionary)).length,
  };
}

function strokesOf(content: string, pageHeight: number): [number, number, number, number][] {
  const strokes: [number, number, number, number][] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let operands: number[] = [];
  let paths: number[][] = [];
  const at = (x: number, y: number): [number, number] => [(matrix[0] * x + matrix[2] * y + matrix[4]) * MILLIMETRES_PER_POINT, (pageHeight - (matrix[1] * x + matrix[3] * y + matrix[5])) * MILLIMETRES_PER_POINT];
  // Strings and names hold no numbers of ours.
  for (const [token] of content.replace(/\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|\/\S+/g, ' ').matchAll(/[^\s[\]]+/g)) {
    const number = Number(token);
    if (!Number.isNaN(number)) {
      operands.push(number);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands;
    if (token === 'q') stack.push(matrix);
    else if (token === 'Q') matrix = stack.pop() ?? matrix;
    else if (token === 'cm') {
      const [m0, m1, m2, m3, m4, m5] = matrix;
      matrix = [m0 * a + m2 * b, m1 * a + m3 * b, m0 * c + m2 * d, m1 * c + m3 * d, m0 * e + m2 * f + m4, m1 * e + m3 * f + m5];
    } else if (token === 'm') paths.push(at(a, b));
    else if (token === 'l') paths.at(-1)?.push(...at(a, b));
    else if (/^(S|s|n|f\*?|B\*?|b\*?)$/.test(token)) {
      if (token === 'S') for (const path of paths) if (path.length === 4) strokes.push(path as [number, number, number, number]);
      paths = [];
    }
    operands = [];
  }
  return strokes;
}
