/** Block definitions, kept as the bytes they are written in until something inserts them. */
import { ByteNames } from './byte-names.ts';
import { EntityFacts } from './entity-facts.ts';
import { DrawingRecord } from './record.ts';
import type { DrawingForm } from './record-walk.ts';

/** Least and largest x, y, z in a block's own coordinates; Infinity first for an empty block. */
export type BlockBox = Float64Array;

export interface Block {
  readonly base: readonly [x: number, y: number, z: number];
  /** The entities' bytes, one spare byte at the end. */
  readonly bytes: Uint8Array;
  readonly line: number;
}

interface OpenBlock {
  readonly name: number;
  readonly base: readonly [x: number, y: number, z: number];
  readonly pieces: Uint8Array[];
  length: number;
  line: number;
}

/** What one level of blocks in blocks works with; made once per level, not once per insertion. */
export interface Level {
  readonly record: DrawingRecord;
  readonly facts: EntityFacts;
}

export class BlockStore {
  readonly names = new ByteNames(true);
  private readonly blocks = new Map<number, Block>();
  private readonly levels: Level[] = [];
  private readonly facts = new EntityFacts();
  private open: OpenBlock | null = null;
  private form: DrawingForm | null = null;

  get count(): number {
    return this.blocks.size;
  }

  begin(record: DrawingRecord, form: DrawingForm, layers: ByteNames): void {
    this.form = form;
    const name = record.find(2);
    this.facts.read(record, layers, true);
    const base = [this.facts.or(10, 0), this.facts.or(20, 0), this.facts.or(30, 0)] as const;
    this.open = name < 0 ? null : { name: this.nameAt(record, name), base, pieces: [], length: 0, line: 0 };
  }

  add(record: DrawingRecord): void {
    const { open } = this;
    if (!open) return;
    if (open.length === 0) open.line = record.line;
    open.pieces.push(record.bytes.slice(record.start, record.end));
    open.length += record.end - record.start;
  }

  end(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    const bytes = new Uint8Array(open.length + 1);
    let at = 0;
    for (const piece of open.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.blocks.set(open.name, { base: open.base, bytes, line: open.line });
  }

  /** Number of the block name in group `i`. */
  nameAt(record: DrawingRecord, i: number): number {
    return this.names.indexOf(record.bytes, record.from[i]!, record.to[i]!);
  }

  get(name: number): Block | undefined {
    return this.blocks.get(name);
  }

  /** Working space for blocks at this depth. */
  level(depth: number): Level {
    return (this.levels[depth] ??= { record: new DrawingRecord(), facts: new EntityFacts() });
  }

  /** Visits the records of a block's definition; `record` is overwritten each time. */
  walk(block: Block, record: DrawingRecord, visit: (record: DrawingRecord) => void): void {
    if (!this.form) return;
    const tokens = this.form.tokens(block.line);
    tokens.hand(block.bytes, 0, block.bytes.length - 1, true);
    while (tokens.next(record) === 'record') if (record.brokenLine === 0) visit(record);
  }
}
