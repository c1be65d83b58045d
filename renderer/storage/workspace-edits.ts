/** Changing what a layer says: cells over its stored columns, its role and the meanings of its fields. Each one undoable step. */
import type { Note } from '../../shared/base/news.ts';
import type { FieldMapping, LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import { rowEditKey, type RowEdit } from '../../shared/model/layer-edits.ts';
import { symbolFieldOf } from '../../shared/project/edited-layer.ts';
import { withCells } from '../../shared/project/draft.ts';
import type { Edit } from '../../shared/project/history.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';

/** One cell as it shall read; null takes the change back. */
export interface CellChange {
  readonly feature: number;
  readonly field: string;
  readonly text: string | null;
}

/** Another revision says to everybody that the layer is not what it was. */
export function newRevision(): string {
  return crypto.randomUUID();
}

/** Changes cells of one layer; the layer's stored columns stay as they came. Nothing is written when nothing changes. */
export async function changeCells(layerId: string, changes: readonly CellChange[], label?: Note): Promise<void> {
  if (changes.length === 0) return;
  await inOneTransaction(async () => {
    const layer = await database.layers.get(layerId);
    if (!layer) return;
    if (layer.draft !== undefined) {
      const cells = changes.map(({ feature, field, text }) => ({ feature, position: layer.fields.findIndex((each) => each.name === field), text: text ?? '' }));
      const draft = await database.drafts.get(layerId);
      if (!draft) return;
      await transact(label ?? cellsLabel(layer, changes), [
        { table: 'drafts', key: layerId, after: withCells(draft, cells) },
        { table: 'layers', key: layerId, after: { ...layer, revision: newRevision() } satisfies LayerRecord },
      ]);
      return;
    }
    const rows = new Map<number, Record<string, string>>();
    let changed = false;
    for (const { feature, field, text } of changes) {
      const values = rows.get(feature) ?? { ...(await database.edits.get(rowEditKey(layerId, feature)))?.values };
      changed ||= (values[field] ?? null) !== text;
      if (text === null) delete values[field];
      else values[field] = text;
      rows.set(feature, values);
    }
    if (!changed) return;
    const edits = [...rows].map(([feature, values]): Edit => {
      const key = rowEditKey(layerId, feature);
      const after: RowEdit | null = Object.keys(values).length === 0 ? null : { key, layerId, feature, values };
      return { table: 'edits', key, after };
    });
    await transact(label ?? cellsLabel(layer, changes), [...edits, { table: 'layers', key: layerId, after: { ...layer, revision: newRevision() } satisfies LayerRecord }]);
  });
}

function cellsLabel({ name }: LayerRecord, changes: readonly CellChange[]): Note {
  const [first, ...others] = changes;
  return others.length === 0 && first
    ? { code: 'editing.did.cell', params: { name, row: first.feature + 1, field: first.field } }
    : { code: 'editing.did.cells', params: { name, count: changes.length } };
}

/** The record under another role or with other meanings, as another revision; its stored symbols stay those of the field they were made of. */
export function withMeaning(layer: LayerRecord, role: LayerRole, mapping: FieldMapping): LayerRecord {
  return { ...layer, role, mapping, revision: newRevision(), symbolField: layer.symbolField ?? symbolFieldOf(layer) ?? '' };
}

/** Gives a layer another role and other meanings; runs that used it are stale then. */
export async function changeMeaning(layerId: string, role: LayerRole, mapping: FieldMapping): Promise<void> {
  await inOneTransaction(async () => {
    const layer = await database.layers.get(layerId);
    if (!layer) return;
    const after = withMeaning(layer, role, mapping);
    await transact({ code: role === layer.role ? 'editing.did.mapping' : 'editing.did.role', params: { name: layer.name } }, [{ table: 'layers', key: layerId, after }]);
  });
}
