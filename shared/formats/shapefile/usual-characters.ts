/**
 * Bytes that read as GB18030 may be text in Big5 or in another encoding of the neighbours: whether the characters that
 * they become are some that people use. Both standards put the usual characters into a first level of their own, and one's
 * first level is hardly the other's.
 */

/** Of the characters that differ from each other, the share that is usual in each reading. */
export interface UsualShares {
  readonly characters: number;
  readonly gb18030: number;
  readonly big5: number;
}

/** GB/T 2312-1980: rows 1–3 (signs, letters) and 16–55 (first level). */
const isUsualInGb = (lead: number, trail: number): boolean => trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7));

/** Big5: 0xA140–0xA3BF (signs, letters) and 0xA440–0xC67E (first level). */
const isUsualInBig5 = (pair: number): boolean => (pair >= 0xa140 && pair <= 0xa3bf) || (pair >= 0xa440 && pair <= 0xc67e);

/** Looks at values that can be read either way; a byte left over at the end of one is passed over. */
export function usualShares(values: Iterable<Uint8Array>): UsualShares {
  const pairs = new Set<number>();
  for (const bytes of values) {
    for (let i = 0; i + 1 < bytes.length; ) {
      if (bytes[i]! < 0x80) {
        i++;
        continue;
      }
      pairs.add(bytes[i]! * 256 + bytes[i + 1]!);
      i += 2;
    }
  }
  let [gb, big5] = [0, 0];
  for (const pair of pairs) {
    if (isUsualInGb(pair >> 8, pair & 0xff)) gb++;
    if (isUsualInBig5(pair)) big5++;
  }
  const share = (count: number): number => (pairs.size === 0 ? 0 : count / pairs.size);
  return { characters: pairs.size, gb18030: share(gb), big5: share(big5) };
}

/** Of real Big5 text at least this share is usual; of GB text of some length hardly more than half is, read as Big5. */
const BIG5_USUAL_SHARE = 0.9;
/** Of real GB 2312 text nearly everything is usual; of Big5 text read so, a quarter to a half. */
const GB_UNUSUAL_SHARE = 0.75;
/** Fewer different characters than this decide nothing. */
const CHARACTERS_TO_DECIDE = 12;

/** What bytes that read as both say: one of the two, or nothing. */
export function judgeByUsualCharacters({ characters, gb18030, big5 }: UsualShares): 'gb18030' | 'big5' | 'undecided' {
  if (big5 < BIG5_USUAL_SHARE) return 'gb18030';
  return characters >= CHARACTERS_TO_DECIDE && gb18030 <= GB_UNUSUAL_SHARE ? 'big5' : 'undecided';
}

/** Of text in GB18030 hardly so little is usual, even in traditional characters. */
const RARE_SHARE = 0.4;
const CHARACTERS_TO_DOUBT = 4;

/** Whether text read as GB18030 consists of characters that hardly anybody writes: it may be in some other encoding. */
export function looksRareInGb({ characters, gb18030 }: UsualShares): boolean {
  return characters >= CHARACTERS_TO_DOUBT && gb18030 < RARE_SHARE;
}
