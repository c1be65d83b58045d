import { expect, test } from 'vitest';
import { drawnLayerSymbol } from '../../../shared/figure/drawn-layer-symbol.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { ColumnarTableBuilder } from '../../../shared/formats/columnar-table-builder.ts';
import { DRAWN_FIELDS } from '../../../shared/formats/dxf/drawn-columns.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { drawnClasses, drawnInscriptions } from '../../../shared/report/drawn-classes.ts';
import { classSymbol, describeDrawn, generalSymbol, isDrawn } from '../../../shared/report/drawn-features.ts';

type Row = Partial<Record<(typeof DRAWN_FIELDS)[number], string | number>>;

function tableOf(rows: readonly Row[]): AttributeTable {
  const table = new ColumnarTableBuilder('矿图');
  for (const name of DRAWN_FIELDS) table.column(name, { type: ['height', 'rotation', 'elevation'].includes(name) ? 'number' : 'text' });
  for (const row of rows) {
    DRAWN_FIELDS.forEach((name, field) => row[name] !== undefined && table.set(field, row[name]));
    table.endRow();
  }
  return table.finish();
}

const record = (role: LayerRecord['role'], geometryKind: LayerRecord['geometryKind']) => ({ role, geometryKind, fields: DRAWN_FIELDS.map((name) => ({ name, type: 'text' as const, width: 20, decimals: 0 })) });
const TABLE = tableOf([
  { layer: '巷道 下', colour: '#FF0000' },
  { layer: '采空区', colour: '#FF0000' },
  { layer: '巷道 下', colour: '#00FF00' },
  { layer: '采空区', colour: '#FF0000', text: '3 号', height: 8, rotation: 30 },
  { layer: '', colour: '#FF0000', text: '无名' },
]);

test('the map’s symbol of every feature is the sheet’s: the drawing’s layer in its colour, in the shape of the layer', () => {
  const { index, classes } = drawnClasses(TABLE);
  expect([...index]).toEqual([0, 1, 2, 1, 3]);
  for (const kind of ['point', 'line', 'polygon'] as const) {
    const drawn = record('other', kind);
    const sheet = describeDrawn(drawn, (feature, name) => TABLE.text(feature, DRAWN_FIELDS.indexOf(name)));
    for (let feature = 0; feature < TABLE.rowCount; feature++) expect(classSymbol(drawn, classes[index[feature]!]!)).toBe(sheet.symbolOf(feature));
    expect(sheet.symbolOf(0)).toMatchObject({ name: '巷道 下', shape: kind === 'polygon' ? 'area' : kind });
  }
  expect(drawnLayerSymbol('巷道', '#FF0000', 'line').key).toBe(drawnLayerSymbol('巷道', '#FF0000', 'point').key);
});

test('texts are as high and turned as drawn; one without a height has the usual one; what has no text is none', () => {
  expect([...drawnInscriptions(TABLE)]).toEqual([
    [3, { text: '3 号', heightMetres: 8, rotationDegrees: 30 }],
    [4, { text: '无名', heightMetres: 5, rotationDegrees: 0 }],
  ]);
});

test('a layer with a role of its own, or without the fields of a drawing, keeps the symbol of its role', () => {
  expect(isDrawn(record('road', 'line'))).toBe(false);
  expect(classSymbol(record('road', 'line'), '#FF0000 巷道')).toBe(classSymbol(record('road', 'line'), ''));
  const plain = { ...record('other', 'polygon'), fields: record('other', 'polygon').fields.slice(1) };
  expect(generalSymbol(plain)).toBe(symbolByKey('other'));
  expect(generalSymbol(record('other', 'line'))).toMatchObject({ shape: 'line', line: { colour: symbolByKey('other').line.colour } });
});

test('more looks than can be told apart are one', () => {
  const many = tableOf(Array.from({ length: 65_536 }, (_, row) => ({ layer: String(row), colour: '#FF0000' })));
  const { index, classes } = drawnClasses(many);
  expect(classes).toEqual(['']);
  expect(Math.max(...index.subarray(0, 1000))).toBe(0);
  expect(classSymbol(record('other', 'line'), '')).toBe(symbolByKey('other'));
});
