/** Layers that are drawn here; every function is one undoable step. Their shapes lie in the records and not in column files. */
import { beijingDay } from '../../shared/base/beijing-time.ts';
import type { Note } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { DraftKind, FieldDescriptor, GeometryKind, LayerRecord, LayerStyle } from '../../shared/model/layer.ts';
import type { DraftFeature, DraftRecord } from '../../shared/model/layer-edits.ts';
import { draftFacts } from '../../shared/project/draft.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';
import { defaultView } from './workspace.ts';
import { newRevision } from './workspace-edits.ts';

/** Less than one, so that layers of the next role stay above. */
const ABOVE = 0.001;
const LABELS = { on: true, sizePixels: 12, fromDenominator: 100_000, halo: true } as const;

export interface NewDraft {
  readonly kind: DraftKind;
  readonly geometryKind: GeometryKind;
  readonly name: string;
  readonly system: CoordinateSystem;
  readonly fields: readonly FieldDescriptor[];
  readonly role: LayerRecord['role'];
  readonly mapping: LayerRecord['mapping'];
  readonly style: LayerStyle;
  /** Field whose values are written on the map; null for none. */
  readonly labelField: string | null;
  readonly features: readonly DraftFeature[];
  readonly sample: boolean;
  readonly derivedFrom?: string;
}

/** A new drawn layer above its role's others; its id. */
export async function createDraft({ kind, features, style, labelField, ...said }: NewDraft, didWhat: Note): Promise<string> {
  const id = crypto.randomUUID();
  const draft: DraftRecord = { layerId: id, features };
  const now = new Date().toISOString();
  const record: LayerRecord = {
    ...said,
    id,
    draft: kind,
    revision: newRevision(),
    ...draftFacts(said, draft),
    systemDeclaredBy: 'person',
    systemDeclaredAt: now,
    encoding: null,
    source: { files: [], sha256: '', modified: null, importedAt: now },
    vintage: beijingDay(new Date(now)),
    notes: [],
    problems: [],
  };
  const order = await orderAbove(record);
  await transact(didWhat, [
    { table: 'layers', key: id, after: record },
    { table: 'views', key: id, after: { ...defaultView(record), order, style, ...(labelField !== null && { labels: { ...LABELS, field: labelField } }) } },
    { table: 'drafts', key: id, after: draft },
  ]);
  return id;
}

/** Right above all layers of the role; the next move numbers them anew. */
async function orderAbove(record: LayerRecord): Promise<number> {
  const peers = (await database.layers.toArray()).filter(({ role }) => role === record.role).map(({ id }) => id);
  const orders = (await database.views.bulkGet(peers)).flatMap((view) => (view ? [view.order] : []));
  return orders.length === 0 ? defaultView(record).order : Math.max(...orders) + ABOVE;
}

/** What is drawn in a layer as the database has it now. */
export async function readDraft(layerId: string): Promise<DraftRecord | undefined> {
  return database.drafts.get(layerId);
}

/** Changes what is drawn in a layer; nothing is written when `change` gives the same draft back. */
export async function changeDraft(layerId: string, change: (draft: DraftRecord) => DraftRecord, didWhat: Note): Promise<void> {
  await inOneTransaction(async () => {
    const [record, before] = [await database.layers.get(layerId), await database.drafts.get(layerId)];
    if (!record || !before) return;
    const draft = change(before);
    if (draft === before) return;
    await transact(didWhat, [
      { table: 'drafts', key: layerId, after: draft },
      { table: 'layers', key: layerId, after: { ...record, ...draftFacts(record, draft), revision: newRevision() } },
    ]);
  });
}
