/** Fields of a layer in words: what its role knows them to mean, beside their own names. */
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { FIELD_MEANINGS } from '../../shared/model/field-meanings.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';

/** The word for what a field means, by the field's name; fields that the layer's role does not know are absent. */
export function fieldWords({ role, mapping }: Pick<LayerRecord, 'role' | 'mapping'>, translate: Translate): ReadonlyMap<string, string> {
  const known = new Set(FIELD_MEANINGS[role].map(({ meaning }) => meaning));
  return new Map(Object.entries(mapping).flatMap(([meaning, field]) => (field !== '' && known.has(meaning) ? [[field, translate(`window.meaning.${meaning}` as MessageKey)] as const] : [])));
}

/** The fields to choose from: `矿山名称 KSMC`, the bare name where nothing more is known. */
export function fieldOptions(layer: Pick<LayerRecord, 'role' | 'mapping' | 'fields'>, translate: Translate): { value: string; label: string }[] {
  const words = fieldWords(layer, translate);
  return layer.fields.map(({ name }) => ({ value: name, label: words.has(name) ? `${words.get(name)!} ${name}` : name }));
}
