/**
 * Which encoding a .dbf is in (DOMAIN §6.4): the user, then the .cpg, then the language byte, then the bytes
 * themselves; a declaration that the bytes disprove is set aside, and all evidence is kept for the person to see. Where
 * the bytes say two things (GB18030 and Big5), the second is named in the evidence.
 */
import type { EncodingEvidence } from '../../model/layer.ts';
import { judgeByUsualCharacters, looksRareInGb, usualShares } from './usual-characters.ts';

/**
 * Language byte (offset 29) → label. 0x57 ("ANSI") is written by many programs whatever the encoding, so it says
 * nothing; DOS code pages 437 and 850 (0x01, 0x02) are not known to the platform. Source: mapshaper `dbf-reader.mjs`.
 */
const LANGUAGE_BYTES: ReadonlyMap<number, string> = new Map([
  [0x4d, 'gb18030'],
  [0x7a, 'gb18030'],
  [0x4f, 'big5'],
  [0x78, 'big5'],
  [0x13, 'shift_jis'],
  [0x7b, 'shift_jis'],
  [0x4e, 'euc-kr'],
  [0x79, 'euc-kr'],
  [0x03, 'windows-1252'],
  [0x58, 'windows-1252'],
  [0x59, 'windows-1252'],
  [0x26, 'ibm866'],
  [0x65, 'ibm866'],
  [0xc8, 'windows-1250'],
  [0xc9, 'windows-1251'],
]);

/** Names in .cpg files and on command lines, letters and digits only, without a leading "cp", "oem", "ansi", "windows" or "ms". */
const LABELS: Readonly<Record<string, string>> = {
  utf8: 'utf-8', '65001': 'utf-8',
  '936': 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', gb18030: 'gb18030', '54936': 'gb18030',
  '950': 'big5', big5: 'big5', big5hkscs: 'big5',
  '932': 'shift_jis', sjis: 'shift_jis', shiftjis: 'shift_jis',
  eucjp: 'euc-jp', '51932': 'euc-jp',
  '949': 'euc-kr', euckr: 'euc-kr', '51949': 'euc-kr',
  '1252': 'windows-1252', latin1: 'windows-1252', iso88591: 'windows-1252', '88591': 'windows-1252', '28591': 'windows-1252',
  '1250': 'windows-1250', '1251': 'windows-1251', '866': 'ibm866',
};

/** The platform's label for a name as people and .cpg files write it (`GBK`, `CP936`, `ANSI 936`, `UTF-8`), or null. */
export function encodingLabel(name: string): string | null {
  const key = name.toLowerCase().replace(/[^0-9a-z]/g, '');
  return LABELS[key] ?? LABELS[key.replace(/^(cp|oem|ansi|windows|ms)/, '')] ?? null;
}

/** The label a language byte stands for, or null when it says nothing. */
export function languageByteLabel(languageByte: number): string | null {
  return LANGUAGE_BYTES.get(languageByte) ?? null;
}

/** What the first line of a .cpg says; `label` null when it is rubbish (real ones hold HTML). */
export function readCpg(bytes: Uint8Array): { readonly text: string; readonly label: string | null } {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 256) as Uint8Array<ArrayBuffer>).split(/[\r\n\0]/)[0]!.trim().slice(0, 64);
  return { text, label: encodingLabel(text) };
}

/** Encodings tried when neither UTF-8 nor GB18030 reads everything. */
const FURTHER = ['big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const;
const WESTERN = 'windows-1252';
/** Values kept to try further encodings on. */
const SAMPLE_VALUES = 2_000;

interface Count {
  readable: number;
  unreadable: number;
}

/** How a value reads, in one number: 1 as UTF-8, 2 as GB18030, 4 for each East Asian pair; this for one without bytes above ASCII. */
const NOTHING_TO_READ = -1;

/** Walks the values of all text fields and counts how each reading does; only values with bytes above ASCII count. */
export class EncodingScan {
  /** Counted on every value, by their byte structure. */
  private readonly utf8: Count = { readable: 0, unreadable: 0 };
  private readonly gb18030: Count = { readable: 0, unreadable: 0 };
  /** Pairs that Western single-byte text hardly has: two high bytes (every GB 2312 character), or a lead below 0xA0. */
  private eastAsianPairs = 0;
  private values = 0;
  private readonly sample: { readonly bytes: Uint8Array; readonly fillsField: boolean }[] = [];

  /**
   * One value: `bytes[from…to)`, already trimmed; `fillsField` when it reaches the end of its field and may be cut in
   * mid-character. Gives how it reads, for {@link addAgain}.
   */
  add(bytes: Uint8Array, from: number, to: number, fillsField: boolean): number {
    let i = from;
    while (i < to && bytes[i]! < 0x80) i++;
    if (i === to) return NOTHING_TO_READ;
    const pairsBefore = this.eastAsianPairs;
    const utf8 = isUtf8(bytes, i, to, fillsField);
    const gb18030 = this.isGb18030(bytes, i, to, fillsField);
    this.values++;
    count(this.utf8, utf8);
    count(this.gb18030, gb18030);
    if (!this.sampleIsFull) this.sample.push({ bytes: bytes.slice(from, to), fillsField });
    return (utf8 ? 1 : 0) + (gb18030 ? 2 : 0) + 4 * (this.eastAsianPairs - pairsBefore);
  }

  /** Once more a value that {@link add} has seen, by what it gave; only when the sample is full. */
  addAgain(reading: number): void {
    if (reading === NOTHING_TO_READ) return;
    this.values++;
    count(this.utf8, (reading & 1) === 1);
    count(this.gb18030, (reading & 2) === 2);
    this.eastAsianPairs += reading >> 2;
  }

  /** Whether no more values are kept to try further encodings on. */
  get sampleIsFull(): boolean {
    return this.sample.length >= SAMPLE_VALUES;
  }

  private isGb18030(bytes: Uint8Array, from: number, to: number, fillsField: boolean): boolean {
    for (let i = from; i < to; ) {
      const lead = bytes[i]!;
      if (lead < 0x80) {
        i++;
        continue;
      }
      if (lead === 0x80 || lead === 0xff) return false;
      if (i + 1 >= to) return fillsField;
      const trail = bytes[i + 1]!;
      if (trail >= 0x30 && trail <= 0x39) {
        if (i + 3 >= to) return fillsField;
        if (bytes[i + 2]! < 0x81 || bytes[i + 2] === 0xff || bytes[i + 3]! < 0x30 || bytes[i + 3]! > 0x39) return false;
        i += 4;
        continue;
      }
      if (trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
      if (trail >= 0xa1 || lead < 0xa0) this.eastAsianPairs++;
      i += 2;
    }
    return true;
  }

  /** Decides, and says by what. `userLabel` must be a label the platform knows. */
  decide(userLabel: string | null, cpg: { readonly text: string; readonly label: string | null } | null, languageByte: number): EncodingEvidence {
    const byLanguageByte = languageByteLabel(languageByte);
    const readings = new Map<string, Count>([
      ['utf-8', this.utf8],
      ['gb18030', this.gb18030],
    ]);
    const tryReading = (label: string): Count => {
      const known = readings.get(label);
      if (known) return known;
      const counted = this.countSample(label);
      readings.set(label, counted);
      return counted;
    };
    for (const label of [userLabel, cpg?.label, byLanguageByte]) if (label) tryReading(label);
    const byStructure = this.values === 0 ? null : this.bestReading(tryReading);
    const byCharacters = byStructure === 'gb18030' ? this.judgeGb(tryReading) : 'gb18030';
    const fromContent = byCharacters === 'big5' ? 'big5' : byStructure;
    if (fromContent) tryReading(fromContent);
    const disproved = (label: string): boolean => fromContent !== null && label !== fromContent && tryReading(label).unreadable > 0 && tryReading(fromContent).unreadable === 0;

    const evidence = (chosen: string, decidedBy: EncodingEvidence['decidedBy']): EncodingEvidence => ({
      chosen,
      decidedBy,
      cpg: cpg?.text ?? null,
      languageByte,
      readings: this.values === 0 ? [] : Array.from(readings, ([encoding, counted]) => ({ encoding, ...counted })),
      contradiction: [cpg?.label, byLanguageByte].some((label) => label !== null && label !== undefined && (disproved(label) || this.alsoUtf8(label) || (label === 'gb18030' && byCharacters === 'big5'))),
    });
    if (userLabel) return evidence(userLabel, 'user');
    if (cpg?.label && !disproved(cpg.label)) return evidence(cpg.label, 'cpg');
    if (byLanguageByte && !disproved(byLanguageByte)) return evidence(byLanguageByte, 'language-byte');
    if (!fromContent) return evidence('utf-8', 'default');
    const alone = evidence(fromContent, 'content');
    if (byCharacters === 'gb18030') return alone;
    return { ...alone, rival: byCharacters === 'rare' ? null : byCharacters === 'big5' ? 'gb18030' : 'big5' };
  }

  /** GB18030 takes nearly every text of its neighbours for its own: what the characters say about that. */
  private judgeGb(tryReading: (label: string) => Count): 'gb18030' | 'big5' | 'undecided' | 'rare' {
    const shares = usualShares(this.sample.map(({ bytes }) => bytes));
    const judged = judgeByUsualCharacters(shares);
    if (judged !== 'gb18030' && tryReading('big5').unreadable === 0) return judged;
    return looksRareInGb(shares) ? 'rare' : 'gb18030';
  }

  /** Declared as something else while every one of several values is also well-formed UTF-8: worth a look, not decisive. */
  private alsoUtf8(label: string): boolean {
    return label !== 'utf-8' && this.values >= 3 && this.utf8.unreadable === 0;
  }

  /**
   * UTF-8 when everything is well-formed (other text hardly ever is), then GB18030; text whose high bytes always stand
   * beside an ASCII letter is Western. Some damaged values do not speak against the better of the first two; where both
   * fail for most values the encodings of the neighbours are tried.
   */
  private bestReading(tryReading: (label: string) => Count): string {
    if (this.utf8.unreadable === 0) return 'utf-8';
    if (this.eastAsianPairs === 0) return WESTERN;
    if (this.gb18030.unreadable === 0) return 'gb18030';
    const better = this.utf8.unreadable < this.gb18030.unreadable ? 'utf-8' : 'gb18030';
    if (tryReading(better).readable * 2 >= this.values) return better;
    return FURTHER.find((label) => tryReading(label).unreadable === 0) ?? better;
  }

  private countSample(label: string): Count {
    const decoder = new TextDecoder(label, { fatal: true });
    const counted: Count = { readable: 0, unreadable: 0 };
    for (const { bytes, fillsField } of this.sample) count(counted, reads(decoder, bytes, fillsField));
    return counted;
  }
}

function count(counted: Count, readable: boolean): void {
  if (readable) counted.readable++;
  else counted.unreadable++;
}

function reads(decoder: TextDecoder, bytes: Uint8Array, fillsField: boolean): boolean {
  for (const length of fillsField ? [bytes.length, bytes.length - 1, bytes.length - 2] : [bytes.length]) {
    try {
      decoder.decode(bytes.subarray(0, Math.max(0, length)) as Uint8Array<ArrayBuffer>);
      return true;
    } catch {
      // Not readable at this length; a value cut by its field's width may be readable without its last bytes.
    }
  }
  return false;
}

function isUtf8(bytes: Uint8Array, from: number, to: number, fillsField: boolean): boolean {
  for (let i = from; i < to; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length === 0) return false;
    for (let k = 1; k < length; k++) {
      if (i + k >= to) return fillsField;
      if ((bytes[i + k]! & 0xc0) !== 0x80) return false;
    }
    const second = bytes[i + 1]!;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return false;
    i += length;
  }
  return true;
}
