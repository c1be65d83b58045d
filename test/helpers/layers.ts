/** Layers in memory for tests of the analysis: features with attributes, as an import would leave them. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { columnsExtent, type AttributeTable } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import { columnsOf, type Parts } from './polygons.ts';

export interface TestFeature {
  readonly parts: Parts;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A table over plain records; numbers are read from text as a file's would be. */
export function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): AttributeTable {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const value = (row: number, field: number): string => String(rows[row]?.[names[field]!] ?? '');
  return {
    fields: names.map((name) => ({ name, type: rows.some((row) => typeof row[name] === 'number') ? 'number' : 'text', width: 50, decimals: 4 })),
    rowCount: rows.length,
    text: value,
    number: (row, field) => (value(row, field).trim() === '' ? Number.NaN : Number(value(row, field))),
  };
}

/** A polygon layer; every attribute's name is its own meaning unless `mapping` says otherwise. */
export function layerOf(id: string, role: LayerRole, features: readonly TestFeature[], more: { readonly system?: CoordinateSystem | null; readonly name?: string; readonly mapping?: Readonly<Record<string, string>> } = {}): AnalysisLayer {
  const geometry = columnsOf(features.map((feature) => feature.parts));
  const attributes = tableOf(features.map((feature) => feature.values ?? {}));
  const record: LayerRecord = {
    id, role, name: more.name ?? id, geometryKind: 'polygon', featureCount: geometry.featureCount, vertexCount: geometry.coordinates.length / 2,
    system: more.system === undefined ? systemById('EPSG:4525') : more.system, extent: columnsExtent(geometry), fields: attributes.fields,
    mapping: more.mapping ?? Object.fromEntries(attributes.fields.map((field) => [field.name, field.name])),
    encoding: null, source: { files: [`${id}.shp`], sha256: id.padEnd(64, '0'), modified: null, importedAt: '2026-11-20T00:00:00Z' },
    vintage: '2025', sample: true, notes: [], problems: [],
  };
  return { record, columns: { geometry, attributes } };
}
