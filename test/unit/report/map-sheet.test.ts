import { beforeAll, expect, test } from 'vitest';
import { readable, type ReadableLayer } from '../../../shared/analysis/analysis-layer.ts';
import { findingPieces } from '../../../shared/analysis/finding-pieces.ts';
import { CancelledError, quietJob, type Job } from '../../../shared/base/job.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { Picture, PictureItem, TextItem } from '../../../shared/figure/picture.ts';
import { memoryReader } from '../../../shared/geometry/layer-reader.ts';
import { CLASS_COLOURS, classesByValue } from '../../../shared/figure/class-symbols.ts';
import { changeClass } from '../../../shared/model/layer-classes.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import { DEFAULT_SHEET_SETTINGS, drawGroundSheet, drawMineSheet, type MineSheetRequest } from '../../../shared/report/map-sheet.ts';
import { readSheetLayer } from '../../../shared/report/sheet-layers.ts';
import { writeSheetsHtml } from '../../../shared/report/sheets-html.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { polygonColumns, reportFixture, ZONE_38, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});

const words = (picture: Picture): string[] => {
  const flat = (items: readonly PictureItem[]): PictureItem[] => items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
  return flat(picture.items).filter((item): item is TextItem => item.kind === 'text').map(({ text }) => text);
};

function request(change: Partial<MineSheetRequest> = {}): MineSheetRequest {
  const layers = [...fixture.layers.values()].map(readable);
  return {
    settings: DEFAULT_SHEET_SETTINGS, language: 'zh-CN', asOf: '2026-11-18', layers, insetLayers: layers, position: 3, right: fixture.right, rights: fixture.layers.get('rights')!,
    results: { run: fixture.run, findings: fixture.findings, decisions: fixture.decisions, piecesOf: async (finding) => findingPieces(finding, fixture.run, fixture.layers) },
    ...change,
  };
}

test('the title block says zone, scale and what the person wrote, and nothing about heights that nobody stated', async () => {
  const settings = { ...DEFAULT_SHEET_SETTINGS, title: '{mine}现状图', number: 'QS-{n}', office: '青石县自然资源局' };
  const { pages } = await drawMineSheet(request({ settings }), quietJob());
  const said = words(pages[0]!);
  expect(said).toEqual(expect.arrayContaining(['石湾沟石灰岩矿现状图', 'QS-03', 'CGCS2000 / 3°带 38（EPSG:4526）', '1:5\u2009000', '青石县自然资源局', '高程基准', '虚构样例']));
  expect(said.join()).not.toMatch(/1985|黄海/);
});

test('every layer is named once among the sources, the mine’s own even when it is left off the sheet', async () => {
  const rights = fixture.layers.get('rights')!;
  // The engine opens the rights twice: as a layer of the sheet and as what the sheet is about.
  const again = { ...rights, record: { ...rights.record } };
  const sourcesOf = async (change: Partial<MineSheetRequest>): Promise<number> => words((await drawMineSheet(request({ results: null, rights: again, ...change }), quietJob())).pages[0]!).join('').split('采矿权 2026-11-02').length - 1;
  expect(await sourcesOf({})).toBe(1);
  expect(await sourcesOf({ layers: [readable(fixture.layers.get('dltb')!)] })).toBe(1);
});

test('conflicts are those of the run, without the ones set aside; without a run there are none', async () => {
  const said = words((await drawMineSheet(request(), quietJob())).pages[0]!);
  expect(said).toContain('冲突区（严重）');
  expect(said.filter((word) => word === '林地 Ⅲ级').length).toBe(1);
  const without = words((await drawMineSheet(request({ results: null }), quietJob())).pages[0]!);
  expect(without.join()).not.toContain('冲突区');
});

test('a sheet of own rights bears the stamp of the sample only where results are drawn that a sample layer had a part in', async () => {
  const own = (layer: ReadableLayer): ReadableLayer => ({ ...layer, record: { ...layer.record, sample: false } });
  const rights = fixture.layers.get('rights')!;
  const layers = [...fixture.layers.values()].map(readable).map(own);
  const mine = { layers, insetLayers: [], rights: { ...rights, record: { ...rights.record, sample: false } } };
  const stamped = async (sample: boolean, change: Partial<MineSheetRequest> = {}): Promise<boolean> => {
    const run = { ...fixture.run, inputs: fixture.run.inputs.map(({ sample: _sample, ...input }) => ({ ...input, ...(sample && { sample: true as const }) })) };
    return words((await drawMineSheet(request({ ...mine, results: { ...request().results!, run }, ...change }), quietJob())).pages[0]!).includes('虚构样例');
  };
  expect(await stamped(true)).toBe(true);
  expect(await stamped(false)).toBe(false);
  expect(await stamped(true, { results: null })).toBe(false);
});

test('rights in degrees are printed in their own 3° zone', async () => {
  const geographic = systemById('EPSG:4490')!;
  const rights = fixture.layers.get('rights')!;
  const { geometry } = rights.columns;
  const degrees = convertCoordinates(geometry.coordinates, ZONE_38, geographic);
  const inDegrees = polygonColumns(Array.from({ length: geometry.featureCount }, (_, feature) => [...degrees.subarray(2 * geometry.pathStart[feature]!, 2 * geometry.pathStart[feature + 1]!)]));
  const layer = { record: { ...rights.record, system: geographic }, columns: { ...rights.columns, geometry: inDegrees } };
  const extent = [...degrees.subarray(0, 2), ...degrees.subarray(4, 6)] as const;
  const said = words((await drawMineSheet(request({ rights: layer, right: { ...fixture.right, extent: [extent[0]!, extent[1]!, extent[2]!, extent[3]!] }, layers: [readable(layer)], insetLayers: [], results: null }), quietJob())).pages[0]!);
  expect(said).toEqual(expect.arrayContaining(['CGCS2000 / 3°带 38（EPSG:4526）', '3874931.18', '38512326.44']));
});

test('of a layer only what lies on the sheet is read', async () => {
  const dltb = fixture.layers.get('dltb')!;
  const asked: unknown[] = [];
  const memory = memoryReader(dltb.columns.geometry, dltb.columns.attributes);
  const layer: ReadableLayer = { record: dltb.record, reader: { ...memory, candidates: (boxes) => (asked.push(boxes), null) } };
  const extent = [38_512_600, 3_874_400, 38_512_800, 3_874_600] as const;
  const figure = await readSheetLayer(layer, { system: ZONE_38, extent, smallestMetres: 0 }, new Set(), '2026-11-18', translator('zh-CN'), quietJob());
  expect(asked).toEqual([[extent]]);
  expect(figure!.geometry.featureCount).toBeGreaterThan(3);
  expect(figure!.geometry.featureCount).toBeLessThan(dltb.columns.geometry.featureCount / 10);
  for (let i = 0; i < figure!.geometry.bounds.length; i += 4) {
    expect(figure!.geometry.bounds[i]!).toBeLessThanOrEqual(extent[2]);
    expect(figure!.geometry.bounds[i + 2]!).toBeGreaterThanOrEqual(extent[0]);
  }
});

test('a layer of another datum is left out, never converted', async () => {
  const dltb = fixture.layers.get('dltb')!;
  const layer = readable({ ...dltb, record: { ...dltb.record, system: systemById('EPSG:2362')! } });
  expect(await readSheetLayer(layer, { system: ZONE_38, extent: null, smallestMetres: 0 }, new Set(), '2026-11-18', translator('zh-CN'), quietJob())).toBeNull();
});

test('a boundary that is only proposed stands in the legend as a proposal, and not as a valid right', async () => {
  const rights = fixture.layers.get('rights')!;
  const proposal = { ...rights, record: { ...rights.record, draft: 'boundary' as const, name: '石湾沟石灰岩矿 拟缩减矿界' } };
  const ground = { system: ZONE_38, extent: [38_511_500, 3_874_000, 38_514_500, 3_876_000] as const };
  const legend = async (...layers: ReadableLayer[]) => words((await drawGroundSheet({ ...request(), insetLayers: [], layers, ...ground }, quietJob())).pages[0]!);
  expect(await legend(readable(proposal))).toContain('拟缩减矿界');
  expect((await legend(readable(proposal))).join()).not.toContain('采矿权（');
  expect(await legend(readable(rights), readable(proposal))).toEqual(expect.arrayContaining(['拟缩减矿界', expect.stringContaining('采矿权（')]));
});

test('a layer of no known role stands in the legend by its own name', async () => {
  const village = { ...fixture.layers.get('reserve')!, record: { ...fixture.layers.get('reserve')!.record, role: 'other' as const, name: '压覆区' } };
  const { pages } = await drawGroundSheet({ ...request(), layers: [readable(village)], system: ZONE_38, extent: [38_513_000, 3_875_000, 38_514_500, 3_876_000] }, quietJob());
  expect(words(pages[0]!)).toContain('压覆区');
  expect(words(pages[0]!)).toContain('矿业权分布图');
});

test('a layer is printed as the map shows it: in the colours a person chose, without the classes he hid, named as before', async () => {
  const looks = new Map([['farmland', { style: { lineColour: '#123456' } }], ['dltb', { hiddenSymbols: ['dltb.0103'] }]]);
  const plain = (await drawMineSheet(request({ results: null }), quietJob())).pages[0]!;
  const changed = (await drawMineSheet(request({ results: null, looks }), quietJob())).pages[0]!;
  expect(words(plain)).toEqual(expect.arrayContaining(['永久基本农田', '旱地']));
  expect(words(changed)).toContain('永久基本农田');
  expect(words(changed)).not.toContain('旱地');
  expect(toSvg(changed)).toContain('#123456');
  expect(toSvg(plain)).not.toContain('#123456');
});

test('a classified layer is printed in its classes: their colours, their names in the legend, hidden ones not at all', async () => {
  const classes = changeClass(classesByValue('DLBM', ['0103', '0305']), 2, { hidden: true });
  const page = (await drawMineSheet(request({ results: null, looks: new Map([['dltb', { classes }]]) }), quietJob())).pages[0]!;
  expect(words(page)).toContain('0103');
  expect(words(page)).not.toContain('旱地');
  expect(words(page)).not.toContain('其他');
  expect(toSvg(page)).toContain(CLASS_COLOURS[0]);
  const others = (await drawMineSheet(request({ results: null, looks: new Map([['dltb', { classes: classesByValue('DLBM', ['0103']) }]]) }), quietJob())).pages[0]!;
  expect(words(others)).toContain('其他');
});

test('a cancel is heard while layers are read', async () => {
  const job: Job = { ...quietJob(), pause: async () => { throw new CancelledError(); } };
  await expect(drawMineSheet(request(), job)).rejects.toBeInstanceOf(CancelledError);
});

test('the page for printing gives each sheet its own paper and scales nothing', () => {
  const html = writeSheetsHtml({ title: '甲 & 乙', language: 'zh-CN', widthMillimetres: 420, heightMillimetres: 297, pages: ['<svg id="1"/>', '<svg id="2"/>'] });
  expect(html).toContain('@page{size:420mm 297mm;margin:0}');
  expect(html.match(/<section>/g)).toHaveLength(2);
  expect(html).toContain('甲 &amp; 乙');
  expect(html).not.toMatch(/<script|https?:/);
});
