/** INSERT: the block's entities set into place, as often as the array says, and the insertion itself as a point. */
import { addBox, boxOfBlock } from './block-box.ts';
import type { Appearance, Placement } from './drawing-context.ts';
import { compose, IDENTITY, insertFrame, type Frame } from './frame.ts';
import type { DrawingRecord } from './record.ts';
import { ownGroups } from './entity-facts.ts';
import { textBytes } from './draw-text.ts';
import type { Pen } from './pen.ts';
import { plainText } from './text-codes.ts';

/** Deeper nesting than in any real drawing. */
const DEEPEST = 24;
/** Insertions that one drawing may come to, arrays and nesting counted out. */
const MOST_INSERTIONS = 3_000_000;
const MOST_CELLS = 100_000;

interface OpenInsert {
  readonly look: Appearance;
  readonly attributes: string[];
}

export class InsertDrawer {
  private readonly pen: Pen;
  private open: OpenInsert | null = null;
  /** World position of the open insertion. */
  private at: readonly [number, number, number] = [0, 0, 0];

  constructor(pen: Pen) {
    this.pen = pen;
  }

  /** Draws the block; the point waits for the attributes that may follow. */
  begin(record: DrawingRecord): void {
    const { facts, context, placement } = this.pen;
    const group = record.find(2);
    if (group < 0) return context.noteBroken(record.line);
    const name = context.blocks.nameAt(record, group);
    const position = [facts.values[10]!, facts.values[20]!, facts.or(30, 0)] as const;
    const rotation = facts.or(50, 0);
    const frame = compose(placement.frame, facts.plane());
    this.at = place(frame, position);
    if (!this.at.every(Number.isFinite)) return context.noteBroken(record.line);
    const look: Appearance = { ...context.look, block: name, rotation };
    if (context.options.wants(look.layer)) this.open = { look, attributes: [] };
    const block = context.blocks.get(name);
    if (!block) {
      context.leftOut.missingBlocks.add(name);
      return;
    }
    const scale = [facts.or(41, 1), facts.or(42, 1), facts.or(43, 1)] as const;
    const columns = Math.max(1, facts.or(70, 1));
    const rows = Math.max(1, facts.or(71, 1));
    const [columnStep, rowStep] = [facts.or(44, 0), facts.or(45, 0)];
    if (columns * rows > MOST_CELLS) {
      context.leftOut.beyondLimit++;
      return;
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const inner = insertFrame(position, scale, rotation, block.base, [column * columnStep, row * rowStep]);
        this.drawBlock(name, look, compose(frame, inner));
      }
    }
  }

  /** A DIMENSION is drawn by the block that the drawing program made for it, which lies in world coordinates. */
  drawDimension(record: DrawingRecord): void {
    const { context, placement } = this.pen;
    const group = record.find(2);
    if (group < 0) return context.noteUnread('DIMENSION');
    this.drawBlock(context.blocks.nameAt(record, group), { ...context.look }, placement.frame);
  }

  attribute(record: DrawingRecord): void {
    const { context } = this.pen;
    if (!this.open || !context.options.decode) return;
    const tag = record.find(2);
    const decode = (bytes: Uint8Array): string => plainText(context.options.decode!(bytes)).trim();
    // An attribute of several lines repeats its text in an object of its own behind the facts.
    const value = decode(textBytes(record, ownGroups(record), false));
    if (value === '') return;
    this.open.attributes.push(tag < 0 ? value : `${decode(record.bytes.subarray(record.from[tag]!, record.to[tag]!))}=${value}`);
  }

  end(): void {
    const { open, pen } = this;
    this.open = null;
    if (!open) return;
    const { shape } = pen.context;
    shape.begin(IDENTITY);
    shape.worldVertex(...this.at);
    Object.assign(pen.context.look, open.look, { text: open.attributes.join('; ') });
    pen.finish('point');
  }

  private drawBlock(name: number, look: Appearance, frame: Frame): void {
    const { context, placement } = this.pen;
    const { leftOut, blocks, boxes } = context;
    const block = blocks.get(name);
    if (!block) {
      leftOut.missingBlocks.add(name);
      return;
    }
    if (placement.around.includes(name) || placement.around.length >= DEEPEST) {
      leftOut.endlessBlocks++;
      return;
    }
    if (++context.insertions > MOST_INSERTIONS) {
      leftOut.beyondLimit++;
      return;
    }
    const inner: Placement = { frame, layer: look.layer, rgb: look.rgb, block: name, around: [...placement.around, name] };
    if (boxes) {
      // The box stands for the insertion; its point would count it twice.
      if (addBox(context, boxOfBlock(context, boxes, name, inner.around), frame, look)) this.open = null;
      return;
    }
    const level = blocks.level(placement.around.length);
    const drawer = context.openDrawer(level.facts, inner);
    blocks.walk(block, level.record, (record) => drawer.draw(record));
    drawer.end();
  }
}

function place(f: Frame, [x, y, z]: readonly [number, number, number]): [number, number, number] {
  if (f === IDENTITY) return [x, y, z];
  return [f[0]! * x + f[1]! * y + f[2]! * z + f[3]!, f[4]! * x + f[5]! * y + f[6]! * z + f[7]!, f[8]! * x + f[9]! * y + f[10]! * z + f[11]!];
}
