/** Encoding to Big5, for planted files; the platform only decodes it. */

let pairs: ReadonlyMap<string, number> | null = null;

function big5Pairs(): ReadonlyMap<string, number> {
  if (pairs) return pairs;
  const table = new Map<string, number>();
  const decoder = new TextDecoder('big5');
  for (let pair = 0xa140; pair <= 0xf9fe; pair++) {
    const text = decoder.decode(Uint8Array.of(pair >> 8, pair & 0xff));
    if (text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, pair);
  }
  pairs = table;
  return table;
}

/** Throws for a character that Big5 has not. */
export function encodeBig5(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...text].flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)];
    const pair = big5Pairs().get(character);
    if (pair === undefined) throw new Error(`${character} is not in Big5`);
    return [pair >> 8, pair & 0xff];
  }));
}
