import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { dxfFormat } from '../../shared/formats/dxf/format.ts';
import { dxfWriter, USUAL_DXF } from '../../shared/formats/dxf/write.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import type { OutgoingLayer } from '../../shared/formats/writing.ts';
import { gdalFeatures, inFolder, ogrinfo, withoutGdal } from '../helpers/gdal.ts';
import { layer as drawnLayer, textDrawing, type DrawingParts } from '../helpers/dxf-builder.ts';
import { layersOf, readOf, setOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const collection = (...features: readonly (readonly [geometry: unknown, properties: unknown])[]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });

async function layer(name: string, geojson: string, system: string | null = 'EPSG:4525'): Promise<OutgoingLayer> {
  const { value } = await readOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': geojson })))[0]!);
  return { name, columns: value.columns, system: system === null ? null : systemById(system) };
}

const land = collection(
  [{ type: 'Polygon', coordinates: [square(37_500_000, 3_876_000, 100), square(37_500_020, 3_876_020, 10).reverse()] }, { KSMC: '青石一矿', DLBM: '0602', MJ: 1.5 }],
  [{ type: 'MultiPolygon', coordinates: [[square(37_500_200, 3_876_000, 100)], [square(37_500_400, 3_876_000, 50)]] }, { KSMC: '𠮷矿^1', DLBM: '0301' }],
);
const lines = collection([{ type: 'LineString', coordinates: [[37_500_000, 3_876_000, 400], [37_500_100, 3_876_000, 410.5]] }, { 名称: '巷道' }], [{ type: 'LineString', coordinates: [[37_500_000, 3_876_100, 400], [37_500_100, 3_876_100, 400]] }, {}]);
const points = collection([{ type: 'Point', coordinates: [37_500_050, 3_876_050, 402.25] }, { 点号: 'J1' }]);

const written = async (...layers: readonly OutgoingLayer[]): Promise<Uint8Array> => (await writtenFiles(dxfWriter(), 'out', layers))[0]!.bytes;
/** Group codes and values of a drawing. */
const pairsOf = (bytes: Uint8Array): [number, string][] => {
  const rows = new TextDecoder('gb18030').decode(bytes).split('\r\n');
  return Array.from({ length: Math.floor(rows.length / 2) }, (_, i) => [Number(rows[2 * i]), rows[2 * i + 1]!]);
};

test('a layer of the drawing for each layer and one for its labels; code page, handles, metres', async () => {
  const pairs = pairsOf(await written(await layer('采矿权', land), await layer('巷道', lines), await layer('测点', points)));
  const values = (code: number): string[] => pairs.filter(([each]) => each === code).map(([, value]) => value);
  expect([...new Set(values(8))]).toEqual(['0', '采矿权', '采矿权_注记', '巷道', '巷道_注记', '测点', '测点_注记']);
  expect(values(0).filter((type) => /POLYLINE|POINT|TEXT|VERTEX/.test(type))).toEqual(['LWPOLYLINE', 'LWPOLYLINE', 'TEXT', 'LWPOLYLINE', 'LWPOLYLINE', 'TEXT', 'POLYLINE', 'VERTEX', 'VERTEX', 'TEXT', 'LWPOLYLINE', 'POINT', 'TEXT']);
  expect(values(1)).toContain('青石一矿');
  // Outside GBK, and a sign that begins a code of its own.
  expect(values(1)).toContain('\\U+D842\\U+DFB7矿^ 1');
  expect(pairs.slice(2, 6).map(([, value]) => value)).toEqual(['$ACADVER', 'AC1015', '$DWGCODEPAGE', 'ANSI_936']);
  const handles = [...values(5), ...values(105)];
  const seed = handles.shift()!;
  expect(new Set(handles).size).toBe(handles.length);
  expect(handles.every((handle) => Number.parseInt(handle, 16) < Number.parseInt(seed, 16))).toBe(true);
  // Every owner is there.
  expect(values(330).filter((owner) => owner !== '0' && !handles.includes(owner))).toEqual([]);
});

test('the values of a field as layers, another label, no labels', async () => {
  const layers = [await layer('地类', land)];
  const names = async (options: Partial<typeof USUAL_DXF>): Promise<string[]> => [...new Set(pairsOf((await writtenFiles(dxfWriter({ ...USUAL_DXF, ...options }), 'o', layers))[0]!.bytes).filter(([code]) => code === 8).map(([, value]) => value))];
  expect(await names({ layerField: 'DLBM', labelField: null })).toEqual(['0', '地类_0602', '地类_0301']);
  expect(await names({ layerField: 'DLBM', labelField: 'MJ' })).toEqual(['0', '地类_0602', '地类_0602_注记', '地类_0301']);
});

/** What a drawing reads as: a layer each for its lines, areas and points. */
async function drawing(bytes: Uint8Array): Promise<OutgoingLayer[]> {
  const sets = await layersOf(dxfFormat, setOf(dxfFormat, { '图.dxf': bytes }));
  return Promise.all(sets.map(async (set) => ({ name: `图_${set.layerKind}`, columns: (await readOf(dxfFormat, set)).value.columns, system: systemById('EPSG:4525') })));
}

const PLAN: DrawingParts = {
  layers: [{ name: 'CKQ', colour: 1 }, { name: '巷道', colour: 3 }, { name: '注记', colour: 7 }].map(({ name, colour }) => drawnLayer(name, colour)),
  entities: [
    [0, 'LINE', 8, '巷道', 10, 37_500_000, 20, 3_876_000, 30, 400, 11, 37_500_100, 21, 3_876_000, 31, 400],
    [0, 'LINE', 8, 'CKQ', 10, 37_500_000, 20, 3_876_100, 11, 37_500_100, 21, 3_876_100],
    [0, 'SOLID', 8, 'CKQ', 10, 37_500_000, 20, 3_876_000, 11, 37_500_010, 21, 3_876_000, 12, 37_500_000, 22, 3_876_010, 13, 37_500_010, 23, 3_876_010],
    [0, 'TEXT', 8, '注记', 10, 37_500_050, 20, 3_876_050, 30, 12.5, 40, 2.5, 50, 30, 1, '采空区 2023'],
    [0, 'POINT', 8, 'CKQ', 10, 37_500_070, 20, 3_876_070],
  ],
};

test('what comes from a drawing goes back to the drawing’s own layers, and its texts stay texts', async () => {
  const read = await drawing(textDrawing(PLAN));
  expect((await dxfWriter().losses(read, quietJob())).map(({ code }) => code)).toEqual(read.flatMap(() => ['readers.drawn-layers-kept', 'exchange.dxf-without-system']));
  const again = await drawing(await written(...read));
  const facts = (layers: readonly OutgoingLayer[]): string[][] =>
    layers.flatMap(({ columns: { attributes } }) => Array.from({ length: attributes.rowCount }, (_, row) => ['layer', 'text', 'height', 'rotation', 'elevation'].map((name) => attributes.text(row, attributes.fields.findIndex((field) => field.name === name))))).sort();
  const drawn = facts(read).filter(([layer]) => layer !== '');
  // An area comes back as its outline, everything else as it was.
  expect(facts(again).sort()).toEqual(drawn);
  expect(drawn).toContainEqual(['注记', '采空区 2023', '2.5', '30', '12.5']);
  const numbers = (layers: readonly OutgoingLayer[]): number[] => layers.flatMap(({ columns }) => [...(columns.geometry.coordinates as Float64Array)]).sort();
  expect(numbers(again)).toEqual(numbers(read));
});

test('a person’s choice of layers goes before the drawing’s own', async () => {
  const [lines] = (await drawing(textDrawing(PLAN))).filter(({ columns }) => columns.geometry.kind === 'line');
  const bytes = (await writtenFiles(dxfWriter({ ...USUAL_DXF, layerField: 'type' }), 'o', [lines!]))[0]!.bytes;
  expect([...new Set(pairsOf(bytes).filter(([code]) => code === 8).map(([, value]) => value))]).toEqual(['0', '图_line_LINE']);
});

test('what is lost is said before; degrees and tables are refused', async () => {
  const codes = async (layers: readonly OutgoingLayer[]): Promise<string[]> => (await dxfWriter().losses(layers, quietJob())).map((note) => note.code);
  expect(await codes([await layer('采矿权', land)])).toEqual(['exchange.loses-fields', 'exchange.dxf-holes', 'exchange.dxf-without-system']);
  const degrees = await layer('采矿权', land, 'EPSG:4490');
  await expect(codes([degrees])).rejects.toThrow('exchange.dxf-needs-metres');
  const table = await layer('表', collection([null, { a: 1 }]));
  await expect(codes([table])).rejects.toThrow('exchange.write-needs-shapes');
});

test('an empty layer is a drawing without entities', async () => {
  expect(pairsOf(await written(await layer('空', '{"type":"FeatureCollection","features":[]}').then((empty) => ({ ...empty, columns: { ...empty.columns, geometry: { ...empty.columns.geometry, kind: 'polygon' as const } } })))).at(-1)).toEqual([0, 'EOF']);
});

test.skipIf(withoutGdal)('GDAL reads the drawing with the same numbers', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'out.dxf');
    writeFileSync(path, await written(await layer('采矿权', land), await layer('巷道', lines), await layer('测点', points)));
    expect(ogrinfo(path)).toContain('Feature Count: 11');
    const shapes = gdalFeatures(path).filter((feature) => feature.properties['Text'] === null || feature.properties['Text'] === undefined);
    const flat = shapes.map((feature) => [feature.properties['Layer'], (feature.geometry!.coordinates as unknown[]).flat(9)]);
    expect(flat.slice(0, 2)).toEqual([
      ['采矿权', square(37_500_000, 3_876_000, 100).flat()],
      ['采矿权', square(37_500_020, 3_876_020, 10).reverse().flat()],
    ]);
    expect(flat.slice(4)).toEqual([
      ['巷道', [37_500_000, 3_876_000, 400, 37_500_100, 3_876_000, 410.5]],
      ['巷道', [37_500_000, 3_876_100, 400, 37_500_100, 3_876_100, 400]],
      ['测点', [37_500_050, 3_876_050, 402.25]],
    ]);
  });
});
