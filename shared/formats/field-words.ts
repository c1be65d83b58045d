/** Fields of a layer in words: what its role, or the kind of file they come from, knows them to mean, beside their own names. */
import { DRAWN_FIELDS } from './dxf/drawn-columns.ts';
import type { Translate } from '../i18n/text.ts';
import { captionOf, meaningKey } from '../model/field-captions.ts';
import { FIELD_MEANINGS } from '../model/field-meanings.ts';
import type { LayerRecord } from '../model/layer.ts';

/** What the meaning of fields follows from. */
export type NamedFields = Pick<LayerRecord, 'role' | 'mapping'> & { readonly fields: readonly { readonly name: string }[] };

/** The word for what a field means, by the field's name; fields that nobody knows are absent. */
export function fieldWords({ role, mapping, fields }: NamedFields, translate: Translate): ReadonlyMap<string, string> {
  const known = new Set(FIELD_MEANINGS[role].map(({ meaning }) => meaning));
  // Of several areas the name of the field tells which.
  const toldByName = (meaning: string, field: string): boolean => meaning === 'area' && captionOf(role, field) !== null;
  const mapped = Object.entries(mapping).flatMap(([meaning, field]) => (field !== '' && known.has(meaning) && !toldByName(meaning, field) ? [[field, translate(meaningKey(role, meaning))] as const] : []));
  const drawn = comesFromDrawing(fields) ? DRAWN_FIELDS.map((name) => [name, translate(`desk.drawn.${name}`)] as const) : [];
  const captioned = fields.flatMap(({ name }) => {
    const caption = captionOf(role, name);
    return caption === null ? [] : [[name, translate(caption)] as const];
  });
  // A word that is the name itself says nothing more; what a field was said to mean goes before what its name stands for.
  return new Map([...drawn, ...captioned, ...mapped].filter(([name, word]) => word.toLowerCase() !== name.toLowerCase()));
}

/** Fields as the reader of drawings gives them, whatever was joined to them since. */
function comesFromDrawing(fields: NamedFields['fields']): boolean {
  return DRAWN_FIELDS.every((name, place) => fields[place]?.name === name);
}

/** One field in a line of text: `矿山名称 KSMC`, the bare name where nothing more is known. */
export function fieldTitle(name: string, words: ReadonlyMap<string, string>): string {
  return words.has(name) ? `${words.get(name)!} ${name}` : name;
}

/** The fields to choose from. */
export function fieldOptions(layer: NamedFields, translate: Translate): { value: string; label: string }[] {
  const words = fieldWords(layer, translate);
  return layer.fields.map(({ name }) => ({ value: name, label: fieldTitle(name, words) }));
}
