/** A small reader of well-known text (ESRI WKT1, OGC WKT1, WKT2): keywords with their values, nothing interpreted. */

export interface WktNode {
  /** Upper-case. */
  readonly keyword: string;
  readonly values: readonly (string | number | WktNode)[];
}

const LONGEST_TEXT = 65_536;
const DEEPEST_NESTING = 32;

/** The first node of the text, or null when it is not well-known text (empty, cut off, HTML, an old keyword .prj). */
export function parseWkt(text: string): WktNode | null {
  if (text.length > LONGEST_TEXT) return null;
  const input = text.replace(/^\uFEFF/, '');
  let position = 0;

  const skipSpace = (): void => {
    while (position < input.length && /[\s\0]/.test(input[position]!)) position++;
  };

  const readQuoted = (): string | null => {
    let value = '';
    position++;
    while (position < input.length) {
      const character = input[position++]!;
      if (character !== '"') value += character;
      else if (input[position] === '"') {
        value += '"';
        position++;
      } else return value;
    }
    return null;
  };

  const readValue = (depth: number): string | number | WktNode | null => {
    skipSpace();
    if (input[position] === '"') return readQuoted();
    const word = /^[^\s,"[\]()]+/.exec(input.slice(position, position + 200))?.[0];
    if (!word) return null;
    position += word.length;
    skipSpace();
    const opening = input[position];
    if (opening === '[' || opening === '(') return readBody(word, opening === '[' ? ']' : ')', depth + 1);
    const number = Number(word);
    return Number.isNaN(number) ? word : number;
  };

  const readBody = (keyword: string, closing: string, depth: number): WktNode | null => {
    if (depth > DEEPEST_NESTING) return null;
    position++;
    const values: (string | number | WktNode)[] = [];
    for (;;) {
      const value = readValue(depth);
      if (value === null) return null;
      values.push(value);
      skipSpace();
      const next = input[position];
      if (next === ',') position++;
      else if (next === closing) {
        position++;
        return { keyword: keyword.toUpperCase(), values };
      } else return null;
    }
  };

  const first = readValue(0);
  return first !== null && typeof first === 'object' ? first : null;
}

const isNode = (value: string | number | WktNode): value is WktNode => typeof value === 'object';

/** The node itself or the first one below it with one of the keywords, breadth first. */
export function findNode(node: WktNode, ...keywords: readonly string[]): WktNode | null {
  let level: WktNode[] = [node];
  while (level.length > 0) {
    const found = level.find((candidate) => keywords.includes(candidate.keyword));
    if (found) return found;
    level = level.flatMap((candidate) => candidate.values.filter(isNode));
  }
  return null;
}

/** Direct children with one of the keywords. */
export function childNodes(node: WktNode, ...keywords: readonly string[]): WktNode[] {
  return node.values.filter(isNode).filter((child) => keywords.includes(child.keyword));
}

/** The node's name: its first quoted value, or ''. */
export function nodeName(node: WktNode | null): string {
  const name = node?.values[0];
  return typeof name === 'string' ? name : '';
}

/** The n-th value as a number, or NaN. */
export function nodeNumber(node: WktNode | null, index: number): number {
  const value = node?.values[index];
  return typeof value === 'number' ? value : Number.NaN;
}
