/** Which encoding a MapInfo file is in: its own word for it, unless its texts disprove that word. */
import type { EncodingEvidence } from '../../model/layer.ts';

/** Charset words of MapInfo and the encodings they mean; `Neutral` says nothing. */
const CHARSETS: Readonly<Record<string, string>> = {
  windowssimpchinese: 'gb18030',
  windowstradchinese: 'big5',
  windowsjapanese: 'shift_jis',
  windowskorean: 'euc-kr',
  windowslatin1: 'windows-1252',
  windowslatin2: 'windows-1250',
  windowscyrillic: 'windows-1251',
  utf8: 'utf-8',
};

/** The encoding that a Charset word means, or null. */
export function encodingOfCharset(word: string | undefined): string | null {
  return word === undefined ? null : (CHARSETS[word.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null);
}

/** `decide` weighs the file's texts, in an encoding that somebody chose or as their bytes say. */
export function weighCharset(stated: string | null, userEncoding: string | null, decide: (chosen: string | null) => EncodingEvidence): EncodingEvidence {
  const byContent = decide(userEncoding);
  if (stated === null || byContent.decidedBy !== 'content') return byContent;
  const byCharset = decide(stated);
  const disproved = byCharset.readings.some((reading) => reading.encoding === stated && reading.unreadable > 0);
  return disproved ? { ...byContent, contradiction: true } : { ...byCharset, decidedBy: 'content' };
}
