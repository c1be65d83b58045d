/** A drawing seen as a whole before anything of it is imported: what it says of itself, its layers, where it lies, what is odd. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { judgeSystem } from '../../crs/guess.ts';
import { readDrawnWords, type DrawnWords } from '../coordinate-text/drawn-words.ts';
import { growingFloat64, growingUint32 } from '../growing-arrays.ts';
import { encodingLabel } from '../shapefile/encoding.ts';
import { tellRivalEncoding } from '../shapefile/encoding-news.ts';
import { ByteNames } from './byte-names.ts';
import { DrawingContext, MODEL, type Appearance, type RecordDrawer } from './drawing-context.ts';
import { tellLeftOut } from './drawing-news.ts';
import { DrawingTextScan } from './encoding.ts';
import { openDrawer } from './entity-drawer.ts';
import { EntityFacts } from './entity-facts.ts';
import { NO_HEADER, readHeader, type DrawingHeader } from './header.ts';
import { LayerCounts } from './layer-counts.ts';
import type { DrawingRecord } from './record.ts';
import { walkRecords } from './record-walk.ts';
import { SectionSorter } from './sections.ts';
import type { ShapeBuffer } from './shape-buffer.ts';
import { isStray, windowOf } from './strays.ts';
import type { DrawingSurvey, Stray } from './survey-contract.ts';
import { decodeEscapes, plainParagraphs } from './text-codes.ts';

/** Curves are only measured: chords of 22.5° miss at most 2 % of a radius. */
const COARSE_SAGITTA = Infinity;
const MOST_LISTED_STRAYS = 200;
const MOST_WORDS = 50;
/** Entities whose texts say something about the encoding. */
const TEXTS = new Set(['TEXT', 'MTEXT', 'ATTRIB', 'ATTDEF']);

export interface SurveyOverrides {
  /** An encoding's name as a person chose it; null = as the evidence says. */
  readonly encoding: string | null;
}

/** Walks the whole file once. Stops with a sentence when it is no DXF. */
export async function surveyDrawing(source: ByteSource, overrides: SurveyOverrides, job: Job): Promise<DrawingSurvey> {
  const surveyor = new Surveyor();
  const sorter = new SectionSorter(surveyor);
  let binary = false;
  await walkRecords(source, job, (record, form) => {
    binary = form.binary;
    sorter.visit(record, form);
  });
  surveyor.drawer.end();
  return surveyor.finish(source, overrides, binary, sorter.sawEnd);
}

class Surveyor {
  readonly context: DrawingContext;
  readonly drawer: RecordDrawer;
  private head: DrawingHeader = NO_HEADER;
  private readonly counts = new LayerCounts();
  private readonly scan = new DrawingTextScan();
  private readonly scanned = new ByteNames();
  /** Different values of texts that may say something in words: numbers and the like are passed over. */
  private readonly texts = new ByteNames();
  private readonly insertions = new Map<number, number>();
  private readonly boxes = growingFloat64(4096);
  private readonly boxLayers = growingUint32(1024);
  private readonly boxLines = growingUint32(1024);
  private readonly boxTypes = growingUint32(1024);
  private readonly facts = new EntityFacts();

  constructor() {
    this.context = new DrawingContext({ sagitta: COARSE_SAGITTA, wants: () => true, decode: null }, this, openDrawer);
    this.context.boxes = new Map();
    this.drawer = this.context.openDrawer(this.facts, MODEL);
  }

  header(record: DrawingRecord): void {
    this.head = readHeader(record);
  }

  layer(record: DrawingRecord): void {
    this.context.addLayer(record, new EntityFacts());
    this.scanGroup(record, record.find(2));
  }

  blockBegins(record: DrawingRecord, form: Parameters<DrawingContext['blocks']['begin']>[1]): void {
    this.context.blocks.begin(record, form, this.context.layers);
    this.scanGroup(record, record.find(2));
  }

  blockEntity(record: DrawingRecord): void {
    this.context.blocks.add(record);
    const type = this.context.typeOf(record);
    if (TEXTS.has(type)) this.scanTexts(record);
    const layer = record.find(8);
    if (layer >= 0) this.counts.countInBlock(this.context.layers.indexOf(record.bytes, record.from[layer]!, record.to[layer]!), type);
  }

  blockEnds(): void {
    this.context.blocks.end();
  }

  entity(record: DrawingRecord): void {
    const { context } = this;
    const type = context.typeOf(record);
    const typeIndex = context.look.type;
    const group = record.find(8);
    const layer = group < 0 ? context.layerZero : context.layers.indexOf(record.bytes, record.from[group]!, record.to[group]!);
    if (this.counts.count(layer, type, typeIndex)) this.scanGroup(record, group);
    if (TEXTS.has(type)) this.scanTexts(record);
    if (type === 'INSERT') {
      const name = record.find(2);
      if (name >= 0) {
        const block = context.blocks.nameAt(record, name);
        this.insertions.set(block, (this.insertions.get(block) ?? 0) + 1);
      }
    }
    this.drawer.draw(record);
  }

  broken(record: DrawingRecord): void {
    this.context.noteBroken(record.brokenLine);
  }

  /** One box per shape that was drawn. */
  feature(_kind: string, shape: ShapeBuffer, look: Appearance): void {
    const { coordinates, z, vertexCount } = shape;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      const x = coordinates[2 * vertex]!;
      const y = coordinates[2 * vertex + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
      if (z[vertex] !== 0) this.counts.elevation(look.layer, z[vertex]!);
    }
    const { boxes } = this;
    boxes.reserve(4);
    boxes.array[boxes.length++] = west;
    boxes.array[boxes.length++] = south;
    boxes.array[boxes.length++] = east;
    boxes.array[boxes.length++] = north;
    this.boxLayers.push(look.layer);
    this.boxLines.push(look.line);
    this.boxTypes.push(look.type);
  }

  finish(source: ByteSource, overrides: SurveyOverrides, binary: boolean, sawEnd: boolean): DrawingSurvey {
    const { context, counts } = this;
    const news = new NewsCollector();
    const file = source.name;
    const chosen = overrides.encoding === null ? null : encodingLabel(overrides.encoding);
    const encoding = this.scan.decide(this.head.version, this.head.codePage, chosen);
    const decoder = new TextDecoder(encoding.evidence.chosen);
    const decode = (bytes: Uint8Array): string => decodeEscapes(decoder.decode(bytes as Uint8Array<ArrayBuffer>));
    if (encoding.evidence.contradiction) news.note('formats.dxf-encoding-contradicted', { file, declared: encoding.byRule?.encoding ?? '', chosen: encoding.evidence.chosen }, { file });
    tellRivalEncoding(encoding.evidence, file, news);
    const words = this.wordsOf(decoder);
    if (!sawEnd) news.problem('partial', 'formats.dxf-cut-off', { file }, { file });
    tellLeftOut(context, news, file, (name) => decode(name));

    const window = windowOf(this.boxes.used());
    const { strays, strayCount } = this.sortBoxes(window, decode);
    const extent = counts.total;
    if (strayCount > 0) news.note('formats.dxf-strays', { file, count: strayCount }, { file });
    if (counts.entityCount === 0) news.note('formats.no-features', { file }, { file });
    return {
      file,
      binary,
      version: this.head.version,
      units: this.head.units,
      declaredExtent: this.head.extent,
      encoding,
      words,
      entityCount: counts.entityCount,
      countByType: counts.typesOf(),
      kinds: (['polygon', 'line', 'point'] as const).filter((kind) => context.drawn[kind] || (kind === 'point' && this.insertions.size > 0)),
      layers: counts.layers(context, decode),
      extent,
      window,
      strays,
      strayCount,
      system: judgeSystem(null, extent, file),
      blocks: [...this.insertions].map(([name, count]) => ({ name: decode(context.blocks.names.names[name]!), insertions: count })).sort((a, b) => b.insertions - a.insertions),
      notes: news.notes,
      problems: news.problems,
    };
  }

  /** Gives every box to its layer's extent, or sets it aside. */
  private sortBoxes(window: DrawingSurvey['window'], decode: (bytes: Uint8Array) => string): { strays: Stray[]; strayCount: number } {
    const { context, counts } = this;
    const boxes = this.boxes.array;
    const strays: Stray[] = [];
    let strayCount = 0;
    for (let i = 0; i < this.boxLayers.length; i++) {
      const layer = this.boxLayers.array[i]!;
      const [west, south, east, north] = [boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!];
      if (window === null || !isStray(window, west, south, east, north)) {
        counts.extend(layer, west, south, east, north);
        continue;
      }
      counts.stray(layer);
      strayCount++;
      if (strays.length < MOST_LISTED_STRAYS) {
        strays.push({ line: this.boxLines.array[i]!, type: decode(context.types.names[this.boxTypes.array[i]!]!), layer: decode(context.layers.names[layer]!), position: [(west + east) / 2, (south + north) / 2] });
      }
    }
    return { strays, strayCount };
  }

  private scanTexts(record: DrawingRecord): void {
    for (let i = 1; i < record.count; i++) {
      if (record.codes[i]! > 3) continue;
      this.scanGroup(record, i);
      const [from, to] = [record.from[i]!, record.to[i]!];
      if (record.codes[i] !== 2 && hasWords(record.bytes, from, to)) this.texts.indexOf(record.bytes, from, to);
    }
  }

  /** In the order of the file, no text twice. */
  private wordsOf(decoder: TextDecoder): readonly DrawnWords[] {
    const found = new Map<string, DrawnWords>();
    for (const bytes of this.texts.names) {
      const words = readDrawnWords(plainParagraphs(decoder.decode(bytes as Uint8Array<ArrayBuffer>)));
      if (words && !found.has(words.text)) found.set(words.text, words);
      if (found.size >= MOST_WORDS) break;
    }
    return [...found.values()];
  }

  private scanGroup(record: DrawingRecord, i: number): void {
    if (i < 0) return;
    const [from, to] = [record.from[i]!, record.to[i]!];
    let at = from;
    while (at < to && record.bytes[at]! < 0x80) at++;
    if (at === to) return;
    // The same words come again and again; each speaks once.
    const before = this.scanned.names.length;
    if (this.scanned.indexOf(record.bytes, from, to) === before) this.scan.add(record.bytes, from, to);
  }
}

/** Characters beyond ASCII, escapes for them, or the Latin name of a datum (`CGCS…`). */
function hasWords(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80 || byte === 0x5c || (byte === 0x43 && bytes[at + 1] === 0x47 && at + 1 < to)) return true;
  }
  return false;
}
