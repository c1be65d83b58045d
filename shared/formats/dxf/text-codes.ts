/** Texts of a drawing as a person reads them: escapes of characters, signs and the formatting of MTEXT taken out. */

/** Code pages of `\M+nXXXX` by its digit. Source: AutoCAD, multibyte escapes (1 Japanese, 2 Big5, 3 Korean, 4 Johab, 5 GBK). */
const MULTIBYTE: Readonly<Record<string, string>> = { '1': 'shift_jis', '2': 'big5', '3': 'euc-kr', '5': 'gb18030' };

const SIGNS: Readonly<Record<string, string>> = { d: '°', p: '±', c: '⌀', '%': '%' };

/** `\U+XXXX` and `\M+nXXXX` become the characters they stand for; an escape that stands for nothing stays as written. */
export function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/(?:\\U\+([0-9A-Fa-f]{4}))|(?:\\M\+(\d)([0-9A-Fa-f]{4}))/g, (whole, unicode?: string, page?: string, bytes?: string) => {
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
    const label = MULTIBYTE[page!];
    if (!label) return whole;
    const pair = Number.parseInt(bytes!, 16);
    const decoded = new TextDecoder(label).decode(pair > 0xff ? Uint8Array.of(pair >> 8, pair & 0xff) : Uint8Array.of(pair));
    return decoded.includes('\ufffd') ? whole : decoded;
  });
}

/** A TEXT's or an attribute's value: signs written `%%d`, `%%p`, `%%c`, `%%65`; underlines `%%u` and `%%o` fall away. */
export function plainText(text: string): string {
  const decoded = decodeEscapes(text);
  const signed = !decoded.includes('%%')
    ? decoded
    : decoded.replace(/%%(?:([dDpPcC%])|[uUoOkK]|(\d{1,3}))/g, (_whole, sign?: string, code?: string) => (sign !== undefined ? SIGNS[sign.toLowerCase()]! : code === undefined ? '' : String.fromCharCode(Number(code))));
  return signed.includes('^') ? signed.replace(/\^[IJM]/g, ' ').replace(/\^ /g, '^') : signed;
}

/** Commands of MTEXT that last up to a semicolon: font, height, colour, width, slant, tracking, alignment, paragraph. */
const WITH_VALUE = new Set('ACcFfHhpQTW');
/** Commands without a value: lines above, below and through. */
const SWITCHES = new Set('LlOoKk');

/** An MTEXT's value without its formatting; paragraphs become line breaks, stacked fractions `a/b`. */
export function plainParagraphs(text: string): string {
  const source = plainText(text);
  if (!/[\\{}]/.test(source)) return source.trim();
  let plain = '';
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (character === '{' || character === '}') continue;
    if (character !== '\\') {
      plain += character;
      continue;
    }
    const command = source[++i] ?? '';
    if (command === 'P' || command === 'N' || command === 'X') plain += '\n';
    else if (command === '~') plain += '\u00a0';
    else if (command === 'S') {
      const end = source.indexOf(';', i);
      if (end < 0) break;
      plain += source.slice(i + 1, end).replace(/[\^#]\s*/g, '/');
      i = end;
    } else if (WITH_VALUE.has(command)) {
      const end = source.indexOf(';', i);
      // A command that nothing ends is a word of the text that happens to have a backslash in it.
      if (end < 0) plain += `\\${command}`;
      else i = end;
    } else if (!SWITCHES.has(command)) plain += command;
  }
  return plain.trim();
}
