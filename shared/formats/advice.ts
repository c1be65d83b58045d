/** Files that this program cannot read, recognised by their first bytes or their name, and what to ask for instead. */
import { extension, type ByteSource } from '../base/byte-source.ts';
import type { MessageKey } from '../i18n/keys.ts';

const BEGINNING_BYTES = 256;

interface Advice {
  readonly code: MessageKey;
  readonly extensions: readonly string[];
  /** Of the first bytes as Latin-1; absent where nothing is known of them. */
  readonly beginning?: RegExp;
}

const ADVICE: readonly Advice[] = [
  // Access: Esri's personal geodatabase, and the databases of older registries.
  { code: 'exchange.advise-access', extensions: ['mdb', 'accdb'], beginning: /^[^]{4}Standard (Jet|ACE) DB/ },
  // MapGIS 6 points, lines and areas; no description of the format is published.
  { code: 'exchange.advise-mapgis', extensions: ['wt', 'wl', 'wp'], beginning: /^WMAP/ },
  // 地理空间数据交换格式 (GB/T 17798).
  { code: 'exchange.advise-vct', extensions: ['vct'], beginning: /^(\xef\xbb\xbf)?\s*HeadBegin\b/i },
  { code: 'exchange.advise-e00', extensions: ['e00'], beginning: /^EXP\s+[01]\s/ },
  { code: 'exchange.advise-supermap', extensions: ['udb', 'udbx', 'udd', 'smwu'] },
];

/** Extensions that there is advice about. */
export const ADVISED_EXTENSIONS: readonly string[] = ADVICE.flatMap((each) => each.extensions);

/** What to say of a file that is none of the formats that are read; null when nothing particular is known of it. */
export async function adviceFor(source: ByteSource): Promise<MessageKey | null> {
  const beginning = new TextDecoder('latin1').decode((await source.read(0, Math.min(BEGINNING_BYTES, source.size))) as Uint8Array<ArrayBuffer>);
  const kind = extension(source.name);
  // The content decides before the name: people rename files.
  return (ADVICE.find((each) => each.beginning?.test(beginning)) ?? ADVICE.find((each) => each.extensions.includes(kind)))?.code ?? null;
}
