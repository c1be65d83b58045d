/** What the painter must know of a layer, taken from its record. */
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import type { PaintedLayerRequest } from './contract.ts';

export function paintedRequest(layer: LayerRecord): Pick<PaintedLayerRequest, 'record' | 'content'> {
  const { id, name, role, system, extent } = layer;
  return { record: { id, name, role, system, extent }, content: contentKey(layer) };
}
