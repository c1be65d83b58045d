/**
 * Walks the bytes of a JSON file and hands over one by one the members of the array that holds the features, so that a
 * file of any size costs the memory of one feature, and a fault is told with the number of its feature.
 */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { growingUint8 } from '../growing-arrays.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;
/** One value that is parsed as a whole: a feature, or a root without an array of features. */
const LARGEST_VALUE_BYTES = 256 * 1024 * 1024;
/** Deeper nesting is no GeoJSON (a MultiPolygon in a collection in a feature needs 9) and would exhaust the parser's stack. */
const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

export interface JsonVisitor {
  /** Text of one member of a `features` array, or of a whole root (line by line files have many roots). */
  value(text: string, isMember: boolean): void;
  /** An object or array among the root's members behind `features`: `crs`, `spatialReference` … */
  rootMember(key: string, text: string): void;
  /** The root's members before `features`, as an object of their own. */
  rootBeginning(text: string): void;
}

/** How the file ended: whole, or inside a value. */
export interface JsonWalkResult {
  readonly complete: boolean;
}

/** Walks UTF-8 bytes. What is not JSON between values is passed over; a value that is not JSON is the visitor's to judge. */
export async function walkJson(source: ByteSource, visitor: JsonVisitor, job: Job): Promise<JsonWalkResult> {
  const walk = new Walk(source.name, visitor);
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
    const bytes = await source.read(offset, Math.min(CHUNK_BYTES, source.size - offset));
    if (bytes.length === 0) stop('formats.file-changed', { file: source.name }, { file: source.name });
    walk.feed(bytes);
    job.report({ stage: 'formats.stage.shapes', params: { file: source.name }, fraction: Math.min(1, (offset + bytes.length) / source.size) });
    await job.pause();
  }
  return { complete: walk.depth === 0 && !walk.inString };
}

class Walk {
  depth = 0;
  inString = false;
  private readonly file: string;
  private readonly visitor: JsonVisitor;
  private readonly decoder = new TextDecoder();
  private escaped = false;
  /** Bytes of the value being kept: the root until its features begin, then each feature, or a member of the root. */
  private readonly kept = growingUint8(64 * 1024);
  private keepingFromDepth: number | null = null;
  private keyBytes: number[] = [];
  private key = '';
  /** In the root object: a key comes next (not a value). */
  private expectingKey = false;
  private inFeatures = false;
  private featuresFound = false;

  constructor(file: string, visitor: JsonVisitor) {
    this.file = file;
    this.visitor = visitor;
  }

  feed(bytes: Uint8Array): void {
    let keptFrom = 0;
    const keep = (to: number): void => {
      if (this.keepingFromDepth !== null && to > keptFrom) this.append(bytes.subarray(keptFrom, to));
      keptFrom = to;
    };
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) this.inString = false;
        else if (this.depth === 1 && this.expectingKey) this.keyBytes.push(byte);
        continue;
      }
      switch (byte) {
        case QUOTE:
          this.inString = true;
          if (this.depth === 1 && this.expectingKey) this.keyBytes = [];
          break;
        case COLON:
          if (this.depth === 1 && this.expectingKey) {
            this.expectingKey = false;
            this.key = this.decoder.decode(Uint8Array.from(this.keyBytes));
          }
          break;
        case COMMA:
          if (this.depth === 1) this.expectingKey = true;
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          if (this.depth === 0 && byte === OPEN_BRACE) {
            keptFrom = at;
            this.kept.length = 0;
            this.keepingFromDepth = 0;
            this.expectingKey = true;
            this.featuresFound = false;
          } else if (this.depth === 1 && byte === OPEN_BRACKET && this.key === 'features') {
            // The root itself is not kept any longer: its features are handed over one by one.
            keep(at);
            this.beginFeatures();
          } else if (this.depth === 2 && this.inFeatures && byte === OPEN_BRACE) {
            keptFrom = at;
            this.kept.length = 0;
            this.keepingFromDepth = 2;
          } else if (this.depth === 1 && this.featuresFound && !this.inFeatures) {
            keptFrom = at;
            this.kept.length = 0;
            this.keepingFromDepth = 1;
          }
          if (++this.depth > DEEPEST) stop('exchange.json-too-deep', { file: this.file }, { file: this.file });
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          if (this.depth === 0) break;
          this.depth--;
          if (this.keepingFromDepth === this.depth) {
            keep(at + 1);
            this.end();
          }
          if (this.depth === 1 && this.inFeatures) this.inFeatures = false;
          break;
      }
    }
    keep(bytes.length);
  }

  private append(bytes: Uint8Array): void {
    if (this.kept.length + bytes.length > LARGEST_VALUE_BYTES) stop('exchange.json-value-too-large', { file: this.file, limit: formatNumber(LARGEST_VALUE_BYTES / 1024 ** 2, 0) }, { file: this.file });
    this.kept.reserve(bytes.length);
    this.kept.array.set(bytes, this.kept.length);
    this.kept.length += bytes.length;
  }

  private beginFeatures(): void {
    const wasKept = this.keepingFromDepth === 0;
    const beginning = wasKept ? this.takeKept() : '';
    this.featuresFound = this.inFeatures = true;
    if (wasKept) this.visitor.rootBeginning(`${beginning.replace(/,?\s*"features"\s*:\s*$/, '')}}`);
  }

  private takeKept(): string {
    const text = this.decoder.decode(this.kept.used() as Uint8Array<ArrayBuffer>);
    this.keepingFromDepth = null;
    this.kept.length = 0;
    return text;
  }

  private end(): void {
    const from = this.keepingFromDepth;
    const text = this.takeKept();
    if (from === 1) this.visitor.rootMember(this.key, text);
    else this.visitor.value(text, from === 2);
  }
}
