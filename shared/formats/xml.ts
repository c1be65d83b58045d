/** Walks XML piece by piece; the one place that knows the XML library. Names come without their prefix, text as it stands. */
import { SaxesParser } from 'saxes';
import type { ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { stop, type NewsCollector } from '../base/news.ts';
import type { EncodingEvidence } from '../model/layer.ts';
import { formatNumber } from '../base/units.ts';
import { encodingName } from './encoding-name.ts';
import { encodingLabel } from './shapefile/encoding.ts';
import { textEncodingOf } from './text-file.ts';

/** What a walk has told, each kind once: without a known kind of geometry a file is walked twice and says the same twice. */
export function addOnce({ notes, problems }: NewsCollector, news: NewsCollector): void {
  news.notes.push(...notes.filter((note, position) => notes.findIndex((other) => other.code === note.code) === position));
  news.problems.push(...problems.filter((problem, position) => problems.findIndex((other) => other.code === problem.code) === position));
}

export interface XmlVisitor {
  /** Attribute names without prefix too. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const CHUNK_BYTES = 1024 * 1024;
const EVIDENCE_BYTES = 4 * 1024 * 1024;
/** Faults in the wording of a text, which real files have and which leave the structure whole. */
const HARMLESS = /undefined entity|malformed character entity|disallowed character\.|"\]\]>"/;
/** Deeper nesting is nothing that this program reads. */
const DEEPEST = 200;

/** Reads the whole file; stops with the line where it is no well-formed XML, or where it breaks off. */
export async function walkXml(source: ByteSource, userEncoding: string | null, visitor: XmlVisitor, news: NewsCollector, job: Job): Promise<EncodingEvidence> {
  const encoding = xmlEncoding(await source.read(0, EVIDENCE_BYTES), source.size, userEncoding);
  const parser = new SaxesParser({ xmlns: false, position: true });
  const place = { file: source.name };
  let depth = 0;
  let harmless = 0;
  let finished = false;
  parser.on('error', (fault) => {
    if (HARMLESS.test(fault.message)) harmless++;
    else if (finished && depth > 0) stop('exchange.xml-truncated', { file: source.name, line: parser.line }, place);
    else stop('exchange.xml-broken', { file: source.name, line: parser.line }, place);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) stop('exchange.xml-broken', { file: source.name, line: parser.line }, place);
    visitor.open(local(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    visitor.close(local(name));
  });
  parser.on('text', (text) => visitor.text(text));
  parser.on('cdata', (text) => visitor.text(text));
  const decoder = new TextDecoder(encoding.chosen);
  let unreadable = 0;
  const decode = (bytes?: Uint8Array): string => {
    const text = decoder.decode(bytes as Uint8Array<ArrayBuffer> | undefined, { stream: bytes !== undefined });
    if (text.includes(REPLACEMENT)) unreadable += text.split(REPLACEMENT).length - 1;
    return text;
  };
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
    const bytes = await source.read(offset, CHUNK_BYTES);
    if (bytes.length === 0) stop('formats.file-changed', { file: source.name }, place);
    parser.write(decode(bytes));
    job.report({ stage: 'formats.stage.shapes', params: { file: source.name }, fraction: Math.min(1, (offset + bytes.length) / source.size) });
    await job.pause();
  }
  parser.write(decode());
  finished = true;
  parser.close();
  // The beginning has decided; what lies behind it may be in another encoding.
  if (unreadable > 0) news.problem('minor', 'formats.text-unreadable', { file: source.name, encoding: encodingName(encoding.chosen), count: formatNumber(unreadable, 0) }, place);
  if (harmless > 0) news.note('exchange.xml-odd-characters', { file: source.name, count: harmless });
  return encoding;
}

/** Stands for bytes that are no character. */
const REPLACEMENT = '\ufffd';

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** By the person, the mark, the declaration when the bytes do not disprove it, then the bytes. */
function xmlEncoding(beginning: Uint8Array, size: number, userEncoding: string | null): EncodingEvidence {
  // Cut in the middle of a character, the beginning would count against its own encoding; `>` is never part of one in any that occurs here.
  const whole = size > beginning.length ? beginning.lastIndexOf(0x3e) + 1 : beginning.length;
  const evidence = textEncodingOf(beginning.subarray(0, whole), userEncoding);
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(new TextDecoder('latin1').decode(beginning.subarray(0, 200) as Uint8Array<ArrayBuffer>))?.[1];
  const label = declared === undefined ? null : encodingLabel(declared);
  if (label === null || evidence.decidedBy !== 'content' || evidence.chosen.startsWith('utf-16')) return evidence;
  const byDeclaration = textEncodingOf(beginning.subarray(0, whole), label);
  const disproved = byDeclaration.readings.some((reading) => reading.encoding === label && reading.unreadable > 0);
  return disproved ? { ...evidence, contradiction: true } : { ...byDeclaration, decidedBy: 'content' };
}
