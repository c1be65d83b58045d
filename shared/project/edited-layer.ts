/** A layer as people changed it: cells laid over the stored attributes, symbol classes that follow, drawn shapes as columns. */
import { ColumnarTableBuilder } from '../formats/columnar-table-builder.ts';
import { GeometryBuilder, type AttributeTable, type GeometryColumns } from '../geometry/columns.ts';
import type { FieldDescriptor, LayerRecord } from '../model/layer.ts';
import type { DraftRecord, RowEdit } from '../model/layer-edits.ts';
import { symbolClassesOf, type StoredLayer, type SymbolClasses } from './layer-files.ts';

/** Attributes with changed cells; everything else is read from the table below. */
export class EditedTable implements AttributeTable {
  readonly fields: readonly FieldDescriptor[];
  readonly rowCount: number;
  private readonly below: AttributeTable;
  private readonly changed = new Map<number, ReadonlyMap<number, string>>();

  /** Edits of fields that the table does not have are passed over. */
  constructor(below: AttributeTable, edits: readonly RowEdit[]) {
    this.below = below;
    this.fields = below.fields;
    this.rowCount = below.rowCount;
    for (const { feature, values } of edits) {
      const cells = new Map<number, string>();
      for (const [name, text] of Object.entries(values)) {
        const field = below.fields.findIndex((each) => each.name === name);
        if (field >= 0) cells.set(field, text);
      }
      if (cells.size > 0 && feature < below.rowCount) this.changed.set(feature, cells);
    }
  }

  text(row: number, field: number): string {
    return this.changed.get(row)?.get(field) ?? this.below.text(row, field);
  }

  number(row: number, field: number): number {
    const text = this.changed.get(row)?.get(field);
    if (text === undefined) return this.below.number(row, field);
    const value = text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : Number.NaN;
  }

  /** True where the cell is not as it came. */
  isChanged(row: number, field: number): boolean {
    return this.changed.get(row)?.has(field) ?? false;
  }
}

/** Field whose values choose a feature's symbol; undefined when no field does. */
export function symbolFieldOf({ role, mapping }: Pick<LayerRecord, 'role' | 'mapping'>): string | undefined {
  return mapping[role === 'rights' ? 'licenceNumber' : 'class'];
}

/** True when the stored symbol classes do not answer for the record as it is now. */
export function needsOtherClasses(record: Pick<LayerRecord, 'role' | 'mapping' | 'symbolField'>): boolean {
  return record.symbolField !== undefined && record.symbolField !== (symbolFieldOf(record) ?? '');
}

/** Of the record, what decides about its content; equal keys, equal content. '' for a layer as it came. */
export function contentKey({ columnsId, revision, role, mapping, symbolField }: Pick<LayerRecord, 'columnsId' | 'revision' | 'role' | 'mapping' | 'symbolField'>): string {
  if (revision === undefined) return columnsId ?? '';
  return [columnsId ?? '', revision, symbolField ?? '', symbolFieldOf({ role, mapping }) ?? ''].join('|');
}

/** The layer with changed cells, and with the symbol classes that its role and meanings ask for now; itself when nothing was changed. */
export function editedLayer(stored: StoredLayer, record: LayerRecord, edits: readonly RowEdit[]): StoredLayer {
  const others = needsOtherClasses(record);
  if (edits.length === 0 && !others) return stored;
  const { geometry } = stored.columns;
  const attributes = edits.length === 0 ? stored.columns.attributes : new EditedTable(stored.columns.attributes, edits);
  const field = symbolFieldOf(record);
  const symbols = others ? symbolClassesOf(attributes, geometry.featureCount, field) : editedClasses(stored.symbols, edits, field);
  return { columns: { geometry, attributes }, symbols };
}

/** Symbol classes after edits of the field they come from. */
export function editedClasses(symbols: SymbolClasses, edits: readonly RowEdit[], fieldName: string | undefined): SymbolClasses {
  const changed = fieldName === undefined ? [] : edits.filter(({ values }) => fieldName in values);
  if (changed.length === 0 || symbols.classes.length === 0) return symbols;
  const index = symbols.index.slice();
  const classes = [...symbols.classes];
  for (const { feature, values } of changed) {
    const name = values[fieldName!]!;
    let number = classes.indexOf(name);
    if (number < 0) number = classes.push(name) - 1;
    if (feature < index.length && number <= 0xffff) index[feature] = number;
  }
  return { index, classes };
}

/** Columns of a drawn layer; a feature without parts keeps its row and has no geometry. */
export function draftLayer(record: Pick<LayerRecord, 'name' | 'geometryKind' | 'fields' | 'role' | 'mapping'>, draft: DraftRecord): StoredLayer {
  const table = new ColumnarTableBuilder(record.name);
  record.fields.forEach((field) => table.column(field.name, { type: field.type, decimals: field.decimals }));
  for (const { values } of draft.features) {
    record.fields.forEach((field, position) => {
      const text = values[position] ?? '';
      table.set(position, field.type === 'number' && text !== '' ? Number(text) : text);
    });
    table.endRow();
  }
  const geometry = draftGeometry(record.geometryKind, draft);
  const attributes = table.finish();
  return { columns: { geometry, attributes }, symbols: symbolClassesOf(attributes, geometry.featureCount, symbolFieldOf(record)) };
}

/** Shapes of a drawn layer. */
export function draftGeometry(kind: GeometryColumns['kind'], { features }: DraftRecord): GeometryColumns {
  const builder = new GeometryBuilder(kind);
  for (const { parts } of features) {
    for (const paths of parts) {
      for (const path of paths) builder.path(path);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}
