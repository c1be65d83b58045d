/** Codes of the way of mining in a county's concession layer, KCFS (DOMAIN §2.5). */
import type { MiningRight } from './mining-right.ts';

const METHOD_CODES: Readonly<Record<string, NonNullable<MiningRight['method']>>> = { '26001': 'open-pit', '26002': 'underground', '26003': 'both' };

/** The way of mining that a code stands for; null for anything else. */
export function methodOfCode(code: string): MiningRight['method'] {
  return METHOD_CODES[code.trim()] ?? null;
}
