/** Values of a layer in words, where they are codes that its role knows. */
import type { Translate } from '../i18n/text.ts';
import type { LayerRecord } from '../model/layer.ts';
import { methodOfCode } from '../model/method-codes.ts';

/** `26001 露天` for a code of the way of mining; every other value as it stands. */
export function valueInWords(layer: Pick<LayerRecord, 'role' | 'mapping'>, field: string, value: string, translate: Translate): string {
  if (layer.role !== 'rights' || layer.mapping['method'] !== field) return value;
  const method = methodOfCode(value);
  return method === null ? value : `${value} ${translate(`window.method.${method}`)}`;
}
