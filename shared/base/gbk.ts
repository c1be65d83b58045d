/** Encoding to GBK. The platform decodes GBK but does not encode it; the table is turned round at first use. */

let pairs: ReadonlyMap<string, number> | null = null;

/** Character → two bytes (lead · 256 + trail) for every assigned GBK pair; private-use pairs are left out. */
function gbkPairs(): ReadonlyMap<string, number> {
  if (pairs) return pairs;
  const bytes: number[] = [];
  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      bytes.push(lead, trail, 0x0a);
      codes.push(lead * 256 + trail);
    }
  }
  const characters = new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).split('\n');
  const table = new Map<string, number>();
  codes.forEach((code, index) => {
    const character = characters[index]!;
    if (/^[^\ufffd\ue000-\uf8ff]$/u.test(character) && !table.has(character)) table.set(character, code);
  });
  pairs = table;
  return table;
}

/** The text in GBK, or the first character that GBK does not have. */
export function encodeGbk(text: string): { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly missing: string } {
  const table = gbkPairs();
  // No character takes more than two bytes.
  const bytes = new Uint8Array(2 * text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    // Outside the basic plane GBK has nothing.
    const pair = table.get(text[at]!);
    if (pair === undefined) return { missing: String.fromCodePoint(text.codePointAt(at)!) };
    bytes[length++] = pair >> 8;
    bytes[length++] = pair & 0xff;
  }
  return { bytes: bytes.slice(0, length) };
}
