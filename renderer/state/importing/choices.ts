/** What a person chooses for the sets of an import; nothing is imported by it. */
import type { ImportChoices } from '../../../shared/formats/contract.ts';
import { mappingOf, matchFields } from '../../../shared/formats/field-matching.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { FieldMapping, LayerRole } from '../../../shared/model/layer.ts';
import { readAgain } from './previews.ts';
import { changeSet, useImport, type ImportSet } from './session.ts';

function change(index: number, choices: Partial<ImportChoices>, more: Partial<ImportSet> = {}): void {
  useImport.setState({ touched: true });
  changeSet(index, (set) => (set.choices === null ? {} : { choices: { ...set.choices, ...choices }, ...more }));
}

export function chooseName(index: number, name: string): void {
  change(index, { name });
}

/** Another role understands the fields differently. */
export function chooseRole(index: number, role: LayerRole): void {
  const preview = useImport.getState().sets[index]?.preview;
  change(index, { role, ...(preview && { mapping: mappingOf(matchFields(role, preview.fields, preview.rows)) }) });
}

export function chooseMapping(index: number, mapping: FieldMapping): void {
  change(index, { mapping });
}

export function chooseVintage(index: number, vintage: string): void {
  change(index, { vintage: vintage.trim() === '' ? null : vintage.trim() });
}

export function chooseEncoding(index: number, encoding: string): void {
  for (const each of together(index)) {
    change(each, { encoding });
    void readAgain(each);
  }
}

export function chooseSystem(index: number, system: CoordinateSystem | null): void {
  for (const each of together(index)) {
    const set = useImport.getState().sets[each];
    // What a file declares about itself is not overruled by a choice made for another one.
    if (each !== index && set?.preview?.system.declared) continue;
    change(each, { system }, { systemDecided: true });
  }
}

export function chooseAxes(index: number, swapAxes: boolean): void {
  change(index, { swapAxes });
  void readAgain(index);
}

export function include(index: number, included: boolean): void {
  useImport.setState({ touched: true });
  changeSet(index, () => ({ included }));
}

/** 其余图层用同样的编码和坐标系: takes over what the active layer has, and what is chosen from now on. */
export function setSameForAll(sameForAll: boolean): void {
  useImport.setState({ sameForAll });
  const { sets, active } = useImport.getState();
  const choices = sets[active]?.choices;
  if (!sameForAll || !choices) return;
  if (choices.encoding !== null) chooseEncoding(active, choices.encoding);
  if (sets[active]!.systemDecided) chooseSystem(active, choices.system);
}

function together(index: number): readonly number[] {
  const { sets, sameForAll } = useImport.getState();
  return sameForAll ? sets.filter((set) => set.preview !== null).map((set) => set.index) : [index];
}
