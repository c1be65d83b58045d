/** How far a block reaches, measured once, so that a survey need not draw every insertion. */
import type { BlockBox } from './blocks.ts';
import type { Appearance, DrawingContext } from './drawing-context.ts';
import { IDENTITY, type Frame } from './frame.ts';

/** The block's box; blocks inside it are measured too. `around` ends with the block itself. */
export function boxOfBlock(context: DrawingContext, boxes: Map<number, BlockBox>, name: number, around: readonly number[]): BlockBox {
  const known = boxes.get(name);
  if (known) return known;
  const box = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
  boxes.set(name, box);
  const block = context.blocks.get(name);
  if (!block) return box;
  const { sink } = context;
  context.sink = {
    feature: (_kind, shape) => {
      for (let vertex = 0; vertex < shape.vertexCount; vertex++) {
        for (const [axis, value] of [shape.coordinates[2 * vertex]!, shape.coordinates[2 * vertex + 1]!, shape.z[vertex]!].entries()) {
          if (value < box[axis]!) box[axis] = value;
          if (value > box[axis + 3]!) box[axis + 3] = value;
        }
      }
    },
  };
  const level = context.blocks.level(around.length - 1);
  const drawer = context.openDrawer(level.facts, { frame: IDENTITY, layer: context.layerZero, rgb: 0, block: name, around });
  context.blocks.walk(block, level.record, (record) => drawer.draw(record));
  drawer.end();
  context.sink = sink;
  return box;
}

/** Hands over the box's corners as a shape; false when the block is empty. */
export function addBox(context: DrawingContext, box: BlockBox, frame: Frame, look: Appearance): boolean {
  if (!(box[0]! <= box[3]!)) return false;
  const { shape } = context;
  shape.begin(frame);
  for (let corner = 0; corner < 8; corner++) shape.vertex(box[corner & 1 ? 3 : 0]!, box[corner & 2 ? 4 : 1]!, box[corner & 4 ? 5 : 2]!);
  shape.endPath();
  Object.assign(context.look, look);
  context.sink.feature('line', shape, context.look);
  return true;
}
