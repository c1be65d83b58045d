/** Text files of unknown encoding: the byte order mark, then what the bytes themselves allow; evidence is kept. */
import { encodingName } from './encoding-name.ts';
import { readAll, type ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { stop, type NewsCollector } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import type { EncodingEvidence } from '../model/layer.ts';
import { encodingLabel, EncodingScan } from './shapefile/encoding.ts';

export interface TextFile {
  readonly text: string;
  readonly encoding: EncodingEvidence;
}

/** A string of the platform holds some 500 million characters; coordinate texts and tables are far smaller. */
const LARGEST_TEXT_BYTES = 400 * 1024 * 1024;
const NEW_LINE = 0x0a;
const REPLACEMENT = /\ufffd/g;

/** Reads the whole file as text. `userEncoding` is a name a person or the command line chose; an unknown one stops. */
export async function readTextFile(source: ByteSource, userEncoding: string | null, news: NewsCollector, job: Job): Promise<TextFile> {
  if (source.size > LARGEST_TEXT_BYTES) stop('exchange.text-too-large', { file: source.name, megabytes: formatNumber(source.size / 1024 ** 2, 0), limit: formatNumber(LARGEST_TEXT_BYTES / 1024 ** 2, 0) }, { file: source.name });
  const bytes = await readAll(source);
  await job.pause();
  const encoding = textEncodingOf(bytes, userEncoding);
  const text = new TextDecoder(encoding.chosen).decode(bytes as Uint8Array<ArrayBuffer>);
  const unreadable = text.match(REPLACEMENT)?.length ?? 0;
  if (unreadable > 0) news.problem('minor', 'formats.text-unreadable', { file: source.name, encoding: encodingName(encoding.chosen), count: formatNumber(unreadable, 0) }, { file: source.name });
  return { text, encoding };
}

/** The first bytes of a file as text, in the encoding that they themselves allow. */
export async function readBeginning(source: ByteSource, lengthBytes: number): Promise<string> {
  const bytes = await source.read(0, Math.min(lengthBytes, source.size));
  return new TextDecoder(textEncodingOf(bytes, null).chosen).decode(bytes as Uint8Array<ArrayBuffer>);
}

/** The encoding of a text by its mark or its bytes, unless a person has chosen one. */
export function textEncodingOf(bytes: Uint8Array, userEncoding: string | null): EncodingEvidence {
  const chosen = userEncoding === null ? null : (encodingLabel(userEncoding) ?? stop('formats.unknown-encoding', { encoding: userEncoding }));
  const marked = chosen === null ? byteOrderMark(bytes) : null;
  if (marked !== null) return { chosen: marked, decidedBy: 'content', cpg: null, languageByte: null, readings: [], contradiction: false };
  const scan = new EncodingScan();
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, from);
    const to = end < 0 ? bytes.length : end;
    scan.add(bytes, from, to, false);
    from = to + 1;
  }
  return { ...scan.decide(chosen, null, 0), languageByte: null };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
