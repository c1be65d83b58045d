/** What all parts that draw entities share: names, the layer table, blocks, and where shapes go. */
import type { DrawnKind } from './drawn-kind.ts';
import { BlockStore, type BlockBox } from './blocks.ts';
import { ByteNames } from './byte-names.ts';
import { BY_BLOCK, BY_LAYER, rgbOfIndex } from './colours.ts';
import type { EntityFacts } from './entity-facts.ts';
import { IDENTITY, type Frame } from './frame.ts';
import type { DrawingRecord } from './record.ts';
import { ShapeBuffer } from './shape-buffer.ts';

/** An entity's look and words, beside its shape. Overwritten from one entity to the next. */
export interface Appearance {
  /** Numbers of the names of type, layer and block; block is -1 outside blocks. */
  type: number;
  layer: number;
  block: number;
  /** 0xRRGGBB, with ByLayer and ByBlock resolved. */
  rgb: number;
  text: string;
  /** Text height in drawing units and rotation in degrees, NaN when the entity has none. */
  height: number;
  rotation: number;
  /** 1-based line of the entity, or of its definition inside a block. */
  line: number;
}

/** One entry of the layer table. */
export interface LayerTableEntry {
  readonly rgb: number;
  readonly off: boolean;
  readonly frozen: boolean;
}

/** Where a block is set; the model itself is placed as it stands. */
export interface Placement {
  readonly frame: Frame;
  /** Layer and colour that entities on layer 0 and of colour ByBlock take. */
  readonly layer: number;
  readonly rgb: number;
  /** Number of the block's name, -1 for the model. */
  readonly block: number;
  /** Blocks that are being drawn around this one. */
  readonly around: readonly number[];
}

export const MODEL: Placement = { frame: IDENTITY, layer: -1, rgb: 0, block: -1, around: [] };

/** Draws records one after another; `end` draws what still waits for more. */
export interface RecordDrawer {
  draw(record: DrawingRecord): void;
  end(): void;
}

/** Makes the drawer of the model, or of one insertion. */
export type OpenDrawer = (context: DrawingContext, facts: EntityFacts, placement: Placement) => RecordDrawer;

export interface ShapeSink {
  /** The shape's paths in world coordinates: valid until the call returns. */
  feature(kind: DrawnKind, shape: ShapeBuffer, look: Appearance): void;
}

/** Counts of what is not drawn, and why. */
export interface LeftOut {
  /** Entities marked invisible (group 60). */
  hidden: number;
  /** Entities on a sheet of paper, not in the model. */
  onPaper: number;
  /** Entities whose numbers cannot be read, by line; the first hundred. */
  readonly brokenLines: number[];
  broken: number;
  /** Entities of kinds that this program does not draw, by name of the kind. */
  readonly unread: Map<string, number>;
  /** Names of blocks that are inserted but nowhere defined. */
  readonly missingBlocks: Set<number>;
  /** Blocks set into themselves, or deeper than any drawing needs. */
  endlessBlocks: number;
  /** Insertions left out because the drawing would have become too large. */
  beyondLimit: number;
}

export interface DrawingOptions {
  /** Largest distance of a chord from its curve, drawing units. */
  readonly sagitta: number;
  readonly wants: (layer: number) => boolean;
  /** Decodes a text; absent where nobody reads texts. */
  readonly decode: ((bytes: Uint8Array) => string) | null;
}

export class DrawingContext {
  readonly layers = new ByteNames();
  readonly types = new ByteNames();
  readonly blocks = new BlockStore();
  readonly layerTable = new Map<number, LayerTableEntry>();
  readonly shape = new ShapeBuffer();
  readonly look: Appearance = { type: 0, layer: 0, block: -1, rgb: 0, text: '', height: Number.NaN, rotation: Number.NaN, line: 0 };
  readonly leftOut: LeftOut = { hidden: 0, onPaper: 0, brokenLines: [], broken: 0, unread: new Map(), missingBlocks: new Set(), endlessBlocks: 0, beyondLimit: 0 };
  /** Number of layer `0`, whose entities inside a block take the layer of the insertion. */
  readonly layerZero: number;
  readonly options: DrawingOptions;
  /** Where shapes go; exchanged while a block is measured. */
  sink: ShapeSink;
  /** Boxes of measured blocks: with them insertions are drawn as boxes, without (null) entity by entity. */
  boxes: Map<number, BlockBox> | null = null;
  /** Kinds of shapes that were drawn, in blocks too. */
  readonly drawn = { polygon: false, line: false, point: false };
  /** Blocks drawn so far. */
  insertions = 0;
  private readonly typeNames: string[] = [];
  private readonly open: OpenDrawer;

  constructor(options: DrawingOptions, sink: ShapeSink, open: OpenDrawer) {
    this.open = open;
    this.options = options;
    this.sink = sink;
    this.layerZero = this.layers.indexOf(Uint8Array.of(48), 0, 1);
  }

  openDrawer(facts: EntityFacts, placement: Placement): RecordDrawer {
    return this.open(this, facts, placement);
  }

  /** The record's type, `LINE`, and its number. */
  typeOf(record: DrawingRecord): string {
    const index = this.types.indexOf(record.bytes, record.from[0]!, record.to[0]!);
    this.look.type = index;
    return (this.typeNames[index] ??= record.ascii(0));
  }

  /** An entry of the layer table. */
  addLayer(record: DrawingRecord, facts: EntityFacts): void {
    const name = record.find(2);
    if (name < 0) return;
    facts.read(record, this.layers, true);
    const colour = facts.or(62, 7);
    const layer = this.layers.indexOf(record.bytes, record.from[name]!, record.to[name]!);
    const rgb = facts.trueColour >= 0 ? facts.trueColour : rgbOfIndex(Math.abs(colour));
    this.layerTable.set(layer, { rgb, off: colour < 0, frozen: (facts.or(70, 0) & 1) !== 0 });
  }

  /** Colour of an entity on `layer`, inside an insertion of colour `blockRgb`. */
  rgbOf(facts: EntityFacts, layer: number, blockRgb: number): number {
    if (facts.trueColour >= 0) return facts.trueColour;
    const colour = facts.or(62, BY_LAYER);
    if (colour === BY_BLOCK) return blockRgb;
    if (colour === BY_LAYER || colour < 0 || colour > BY_LAYER) return this.layerTable.get(layer)?.rgb ?? 0;
    return rgbOfIndex(colour);
  }

  noteBroken(line: number): void {
    this.leftOut.broken++;
    if (this.leftOut.brokenLines.length < MOST_LINES) this.leftOut.brokenLines.push(line);
  }

  noteUnread(type: string): void {
    this.leftOut.unread.set(type, (this.leftOut.unread.get(type) ?? 0) + 1);
  }
}

const MOST_LINES = 100;
