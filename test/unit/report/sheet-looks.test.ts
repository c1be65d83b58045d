/** A sheet shows layers as the map does: faint ones faint, names as a person set them, drawings in their own colours. */
import { beforeAll, expect, test } from 'vitest';
import { readable, type ReadableLayer } from '../../../shared/analysis/analysis-layer.ts';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { quietJob } from '../../../shared/base/job.ts';
import type { GroupItem, Picture, PictureItem, TextItem } from '../../../shared/figure/picture.ts';
import { readDrawing } from '../../../shared/formats/dxf/read.ts';
import { memoryReader } from '../../../shared/geometry/layer-reader.ts';
import { GeometryBuilder, type LayerColumns } from '../../../shared/geometry/columns.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { DEFAULT_SHEET_SETTINGS, drawGroundSheet, type GroundSheetRequest } from '../../../shared/report/map-sheet.ts';
import type { LayerLook } from '../../../shared/report/sheet-layers.ts';
import { layer, textDrawing } from '../../helpers/dxf-builder.ts';
import { tableOf } from '../../helpers/layers.ts';
import { reportFixture, ZONE_38, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});

const EXTENT = [38_512_200, 3_874_200, 38_513_300, 3_875_100] as const;
const flat = (items: readonly PictureItem[]): PictureItem[] => items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
const textsOf = (picture: Picture): TextItem[] => flat(picture.items).filter((item): item is TextItem => item.kind === 'text');
const wordsOf = (picture: Picture): string[] => textsOf(picture).map(({ text }) => text);
const groupsOf = (items: readonly PictureItem[]): GroupItem[] => items.flatMap((item) => (item.kind === 'group' ? [item, ...groupsOf(item.items)] : []));

async function sheet(layers: readonly ReadableLayer[], looks: Record<string, LayerLook> = {}, change: Partial<GroundSheetRequest> = {}): Promise<Picture> {
  const request: GroundSheetRequest = {
    settings: { ...DEFAULT_SHEET_SETTINGS, inset: false, denominator: 5_000 }, language: 'zh-CN', asOf: '2026-11-18', layers, looks: new Map(Object.entries(looks)), insetLayers: [], position: 1, system: ZONE_38, extent: EXTENT, ...change,
  };
  return (await drawGroundSheet(request, quietJob())).pages[0]!;
}

const own = (id: string): ReadableLayer => readable(fixture.layers.get(id)!);

test('a faint layer is one faint group, over which the others keep their strength', async () => {
  const picture = await sheet([own('dltb'), own('farmland')], { farmland: { opacity: 0.4 } });
  const faint = groupsOf(picture.items).filter(({ opacity }) => opacity === 0.4);
  expect(faint).toHaveLength(1);
  expect(groupsOf((await sheet([own('dltb'), own('farmland')])).items).filter(({ opacity }) => opacity !== undefined)).toEqual([]);
});

test('layers lie over each other as a person ordered them', async () => {
  const order = async (...ids: readonly string[]): Promise<string> => JSON.stringify((await sheet(ids.map(own))).items);
  // Farmland is hatched ochre, land cover tinted: whatever comes first in the paint lies below.
  const first = (json: string): string => (json.indexOf('#7C6400') < json.indexOf('#FAF6DF') ? 'farmland' : 'dltb');
  expect(first(await order('dltb', 'farmland'))).toBe('dltb');
  expect(first(await order('farmland', 'dltb'))).toBe('farmland');
});

test('outside its scales a layer is neither on the sheet nor in its legend nor among its sources', async () => {
  const looks = { farmland: { scaleRange: { largest: 10_000, smallest: null } } };
  const at5000 = wordsOf(await sheet([own('dltb'), own('farmland')], looks));
  expect(at5000.join('')).not.toContain('永久基本农田');
  const at10000 = wordsOf(await sheet([own('dltb'), own('farmland')], looks, { settings: { ...DEFAULT_SHEET_SETTINGS, inset: false, denominator: 10_000 } }));
  expect(at10000).toContain('永久基本农田');
});

test('names are written from the field, in the size and up to the scale that a person chose', async () => {
  const field = fixture.layers.get('dltb')!.record.fields.find(({ name }) => name === 'DLMC')!.name;
  const labels = { on: true, field, sizePixels: 16, fromDenominator: 5_000, halo: false };
  const named = textsOf(await sheet([own('dltb')], { dltb: { labels } })).filter(({ heightMillimetres }) => Math.abs(heightMillimetres - 4) < 1e-9);
  expect(named.length).toBeGreaterThan(2);
  expect(named.every(({ text, halo }) => /[\u4e00-\u9fff]/.test(text) && halo === undefined)).toBe(true);
  const far = textsOf(await sheet([own('dltb')], { dltb: { labels: { ...labels, fromDenominator: 2_000 } } }));
  expect(far.some(({ heightMillimetres }) => Math.abs(heightMillimetres - 4) < 1e-9)).toBe(false);
  const off = wordsOf(await sheet([own('dltb')], { dltb: { labels: { ...labels, on: false } } }));
  expect(off.some((word) => /^0\d{3}$/.test(word))).toBe(false);
});

/** Two layers of a drawing: red goaf outlines, white texts 10 m high. */
async function drawing(): Promise<readonly ReadableLayer[]> {
  const line = (name: string, x: number): (number | string)[] => [0, 'LINE', 8, name, 10, x, 20, 3_874_400, 30, 0, 11, x + 200, 21, 3_874_600, 31, 0];
  const words = (x: number, height: number, text: string, turn = 0): (number | string)[] => [0, 'TEXT', 8, '注记', 10, x, 20, 3_874_800, 30, 0, 40, height, 1, text, 50, turn];
  const bytes = textDrawing({ header: [['$ACADVER', 1, 'AC1021']], layers: [layer('采空区', 1), layer('注记', 7)], entities: [line('采空区', 38_512_400), line('采空区', 38_512_600), words(38_512_500, 10, '2026年采空区', 30), words(38_512_900, 1, '小字')] });
  const { value } = await readDrawing(memorySource('图.dxf', bytes), { layers: null, encoding: 'utf-8', sagitta: 0.01, window: null, swapAxes: false }, quietJob());
  const layerOf = (columns: LayerColumns, kind: 'line' | 'point'): ReadableLayer => {
    const record: LayerRecord = { ...fixture.layers.get('dltb')!.record, id: kind, name: '对照图', role: 'other', geometryKind: kind, fields: columns.attributes.fields, mapping: {}, system: ZONE_38 };
    return { record, reader: memoryReader(columns.geometry, columns.attributes) };
  };
  return [layerOf(value.lines, 'line'), layerOf(value.points, 'point')];
}

test('an imported drawing keeps its colours and its texts at their size on the ground, and its layers stand in the legend', async () => {
  const picture = await sheet(await drawing());
  expect(JSON.stringify(picture.items)).toContain('#FF0000');
  expect(wordsOf(picture)).toContain('采空区');
  const [words] = textsOf(picture).filter(({ text }) => text === '2026年采空区');
  // 10 m at 1:5 000 are 2 mm; turned counter-clockwise; colour 7 is black on paper.
  expect(words).toMatchObject({ heightMillimetres: 2, rotateDegrees: -30, colour: '#000000' });
  // A metre high is a fifth of a millimetre: dust.
  expect(wordsOf(picture)).not.toContain('小字');
});

test('a person’s own colour for a drawing goes before the drawing’s', async () => {
  const [lines] = await drawing();
  const styled = JSON.stringify((await sheet([lines!], { line: { style: { lineColour: '#123456' } } })).items);
  expect(styled).toContain('#123456');
  expect(styled).not.toContain('#FF0000');
});

test('notes that a person wrote on the map are printed as marks with their words, in his colour', async () => {
  const builder = new GeometryBuilder('point');
  builder.path([38_512_700, 3_874_600]);
  builder.endPart();
  builder.endFeature();
  const attributes = tableOf([{ 内容: '界桩缺失，10 月补立' }]);
  const record: LayerRecord = { ...fixture.layers.get('dltb')!.record, id: 'notes', name: '标注', role: 'other', geometryKind: 'point', draft: 'note', fields: attributes.fields, mapping: {}, system: ZONE_38 };
  const notes: ReadableLayer = { record, reader: memoryReader(builder.finish(), attributes) };
  const labels = { on: true, field: '内容', sizePixels: 12, fromDenominator: 25_000, halo: true };
  const picture = await sheet([own('dltb'), notes], { notes: { labels, style: { lineColour: '#8A5000', lineWidthPixels: 2 } } });
  expect(textsOf(picture).find(({ text }) => text === '界桩缺失，10 月补立')).toMatchObject({ colour: '#8A5000', heightMillimetres: 3 });
  expect(wordsOf(picture)).toContain('标注');
  // Hidden on the map, hidden on paper.
  expect(wordsOf(await sheet([own('dltb'), notes], { notes: { labels, hiddenSymbols: ['other'] } }))).not.toContain('标注');
});
