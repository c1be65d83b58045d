/**
 * The packed Hilbert R-tree of FlatGeobuf: nodes of 16 boxes, the root first and the features last. A node above the
 * features says where its first child stands among all nodes; a leaf says where its feature begins behind the index.
 */
import { DEFAULT_NODE_SIZE, indexBytes, indexLevels, NODE_BYTES } from './schema.ts';

/** `order`: features as they are written; `bounds`: 4 numbers per feature of the layer; `offsets`: bytes, by place in the order. */
export function packedIndex(bounds: Float64Array, order: Uint32Array, offsets: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(indexBytes(order.length, DEFAULT_NODE_SIZE));
  const view = new DataView(bytes.buffer);
  const levels = indexLevels(order.length, DEFAULT_NODE_SIZE);
  // Where each level begins among all nodes: the last one, the root, at 0.
  const starts = levels.map((_, level) => levels.slice(level + 1).reduce((sum, nodes) => sum + nodes, 0));
  order.forEach((feature, place) => {
    const at = NODE_BYTES * (starts[0]! + place);
    for (let side = 0; side < 4; side++) view.setFloat64(at + 8 * side, bounds[4 * feature + side]!, true);
    view.setBigUint64(at + 32, BigInt(offsets[place]!), true);
  });
  for (let level = 1; level < levels.length; level++) {
    for (let node = 0; node < levels[level]!; node++) {
      const first = starts[level - 1]! + node * DEFAULT_NODE_SIZE;
      const end = Math.min(starts[level - 1]! + levels[level - 1]!, first + DEFAULT_NODE_SIZE);
      const at = NODE_BYTES * (starts[level]! + node);
      for (let side = 0; side < 4; side++) {
        let most = view.getFloat64(NODE_BYTES * first + 8 * side, true);
        for (let child = first + 1; child < end; child++) {
          const value = view.getFloat64(NODE_BYTES * child + 8 * side, true);
          most = side < 2 ? Math.min(most, value) : Math.max(most, value);
        }
        view.setFloat64(at + 8 * side, most, true);
      }
      view.setBigUint64(at + 32, BigInt(first), true);
    }
  }
  return bytes;
}
