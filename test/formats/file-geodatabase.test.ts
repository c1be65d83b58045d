import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { FileSet } from '../../shared/formats/contract.ts';
import { ByteCursor } from '../../shared/formats/file-geodatabase/byte-cursor.ts';
import { readCurves } from '../../shared/formats/file-geodatabase/curves.ts';
import { fileGeodatabaseFormat } from '../../shared/formats/file-geodatabase/read.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { previewOf, problemOf, readOf, rowsOf, shapesOf } from '../helpers/reading.ts';
import { buildZip } from '../helpers/zip-builder.ts';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const collection = (...features: readonly (readonly [geometry: unknown, properties: unknown])[]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });

type Files = Record<string, Uint8Array>;
const filesIn = (folder: string): Files => Object.fromEntries(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
const list = (files: Files, folder = '青石.gdb') => listFileSets(Object.entries(files).map(([name, bytes]) => memorySource(`${folder}/${name}`, bytes)), quietJob());
const setNamed = async (files: Files, name: string): Promise<FileSet> => (await list(files)).sets.find((set) => set.layerName === name)!;

const land = collection(
  [{ type: 'Polygon', coordinates: [square(37_500_000, 3_876_000, 100), square(37_500_020, 3_876_020, 10).reverse()] }, { DLBM: '0101', DLMC: '水田', TBMJ: 9900.5, n: 3, d: '2026/11/20', t: '2026/11/20 08:30:00' }],
  [{ type: 'MultiPolygon', coordinates: [[square(37_500_200, 3_876_000, 100)], [square(37_500_400, 3_876_000, 50)]] }, { DLBM: '0301', DLMC: null }],
  [null, { DLBM: '0602', DLMC: '采矿用地' }],
);

/** Makes a geodatabase with several layers and gives its files. */
async function county<Result>(work: (files: Files, path: string) => Promise<Result>): Promise<Result> {
  return inFolder(async (folder) => {
    const path = makeWithGdal(folder, land, 'OpenFileGDB', '青石.gdb', '-nln', 'DLTB', '-a_srs', 'EPSG:4525', '-nlt', 'MULTIPOLYGON');
    const more = (text: string, name: string, type: string): void => void makeWithGdal(folder, text, 'OpenFileGDB', '青石.gdb', '-update', '-nln', name, '-nlt', type, '-a_srs', 'EPSG:4490');
    more(collection([{ type: 'LineString', coordinates: [[111, 35, 1.5], [112, 36, -2]] }, { a: 1 }], [{ type: 'MultiLineString', coordinates: [[[111, 35, 0], [112, 36, 0]], [[113, 35, 1], [114, 36, 2], [115, 35, 3]]] }, { a: 2 }]), '道路', 'MULTILINESTRINGZ');
    more(collection([{ type: 'Point', coordinates: [111.5, 35.25] }, { 名称: '甲' }], [null, { 名称: '乙' }]), '测点', 'POINT');
    more(collection([{ type: 'MultiPoint', coordinates: [[111, 35], [-1.5, 36]] }, {}]), 'mp', 'MULTIPOINT');
    more(collection([null, { XKZH: 'C37', 产量: 12.5 }]), '产量表', 'NONE');
    return work(filesIn(path), path);
  });
}

test('numbers of variable length', () => {
  const cursor = new ByteCursor(Uint8Array.of(0x00, 0x7f, 0xac, 0x02, 0x05, 0x45, 0xff, 0x01, 0xc1, 0x80, 0x01));
  expect([cursor.varuint(), cursor.varuint(), cursor.varuint()]).toEqual([0, 127, 300]);
  expect([cursor.varint(), cursor.varint(), cursor.varint(), cursor.varint()]).toEqual([5, -5, -(63 + 64), -(1 + 8192)]);
  expect(() => cursor.varint()).toThrow(RangeError);
});

test('arcs become straight lines within the tolerance: by a point on them, by their centre, a full circle', () => {
  const curve = (point: readonly [number, number], bits: number): Uint8Array => {
    const bytes = new Uint8Array(22);
    const view = new DataView(bytes.buffer);
    bytes[1] = 1;
    view.setFloat64(2, point[0], true);
    view.setFloat64(10, point[1], true);
    view.setInt32(18, bits, true);
    return bytes;
  };
  const along = (point: readonly [number, number], bits: number, end: readonly [number, number]): number[][] => {
    const positions: number[][] = [];
    readCurves(new ByteCursor(curve(point, bits)), 1)!.get(0)!.between([10, 0], end, 0.001, (east, north) => positions.push([east, north]));
    return positions;
  };
  for (const [positions, upper] of [[along([0, 10], 0x80, [-10, 0]), true], [along([0, -10], 0x80, [-10, 0]), false], [along([0, 0], 0x8, [-10, 0]), true], [along([0, 0], 0, [-10, 0]), false], [along([-10, 0], 0x80, [10, 0]), null]] as const) {
    expect(positions.every(([x, y]) => Math.abs(Math.hypot(x!, y!) - 10) < 1e-9)).toBe(true);
    // Half a circle of 10 m within 1 mm takes 112 chords of 10 m · 2·acos(1 − 0.0001).
    expect(positions.length).toBeGreaterThan(110);
    if (upper !== null) expect(positions.every(([, y]) => y! > 0 === upper)).toBe(true);
  }
  expect(readCurves(new ByteCursor(Uint8Array.of(0, 3)), 1)).toBeNull();
});

test('a small geodatabase that GDAL made, as a zip: layers, shapes, values, systems', async () => {
  const zip = new Uint8Array(readFileSync(new URL('../fixtures/qingshi.gdb.zip', import.meta.url)));
  const { sets, passedOver } = await listFileSets([memorySource('qingshi.gdb.zip', zip)], quietJob());
  expect([sets.map((set) => [set.name, set.layerKind, set.container]), passedOver]).toEqual([[['DLTB', 'polygon', 'qingshi.gdb.zip'], ['道路', 'line', 'qingshi.gdb.zip'], ['产量表', 'none', 'qingshi.gdb.zip']], []]);
  const [areas, road, table] = await Promise.all(sets.map(async (set) => (await readOf(fileGeodatabaseFormat, set)).value.columns));
  // Coordinates lie on the layer's own grid of 0.1 mm.
  const rounded = shapesOf(areas!.geometry).map((parts) => parts.map((rings) => rings.map((flat) => flat.map((value) => Number(value.toFixed(3))))));
  expect(rounded[0]![0]![0]!.slice(0, 4)).toEqual([37_500_000, 3_876_000, 37_500_000, 3_876_100]);
  expect(rounded.map((parts) => parts.map((rings) => rings.map((flat) => flat.length / 2)))).toEqual([[[5, 5]], [[4], [4]], []]);
  expect(rowsOf(areas!).map((row) => row.slice(0, 6))).toEqual([['0101', '水田', '9900.5', '3', '2026-11-20', '2026-11-20T08:30:00'], ['0301', '', '', '', '', ''], ['0602', '采矿用地', '', '', '', '']]);
  expect([[...road!.geometry.z!].map((value) => Number(value.toFixed(6))), rowsOf(table!)]).toEqual([[1.5, -2], [['C37', '12.5']]]);
  expect((await Promise.all(sets.map((set) => previewOf(fileGeodatabaseFormat, set)))).map((preview) => preview.system.declared?.id ?? null)).toEqual(['EPSG:4525', 'EPSG:4490', null]);
});

test.skipIf(withoutGdal)('layers, shapes, holes, values of every type, system (GDAL)', async () => {
  await county(async (files, path) => {
    const { sets, passedOver } = await list(files);
    expect(passedOver).toEqual([]);
    expect(sets.map((set) => [set.name, set.layerKind, set.folderName, set.container])).toEqual([
      ['DLTB', 'polygon', '青石.gdb', ''],
      ['道路', 'line', '青石.gdb', ''],
      ['测点', 'point', '青石.gdb', ''],
      ['mp', 'point', '青石.gdb', ''],
      ['产量表', 'none', '青石.gdb', ''],
    ]);
    const areas = (await readOf(fileGeodatabaseFormat, sets[0]!)).value.columns;
    expect(shapesOf(areas.geometry).map((parts) => parts.map((rings) => rings.map((flat) => flat.length / 2)))).toEqual([[[5, 5]], [[5], [5]], []]);
    const names = areas.attributes.fields.map((field) => field.name);
    expect(rowsOf(areas).map((row) => ['DLBM', 'DLMC', 'TBMJ', 'n', 'd', 't'].map((name) => row[names.indexOf(name)]))).toEqual([
      ['0101', '水田', '9900.5', '3', '2026-11-20', '2026-11-20T08:30:00'],
      ['0301', '', '', '', '', ''],
      ['0602', '采矿用地', '', '', '', ''],
    ]);
    const preview = await previewOf(fileGeodatabaseFormat, sets[0]!);
    expect([preview.system.declared?.id, preview.files, preview.role.role]).toEqual(['EPSG:4525', ['青石.gdb'], 'dltb']);
    // The same numbers as GDAL reads, to the last digit.
    for (const [index, name] of ['DLTB', '道路', '测点', 'mp'].entries()) {
      const { geometry } = (await readOf(fileGeodatabaseFormat, sets[index]!)).value.columns;
      const theirs = gdalFeatures(path, name).map((feature) => [feature.geometry?.coordinates ?? []].flat(9) as number[]);
      const ours = Array.from({ length: geometry.featureCount }, (_, feature) => {
        const [from, to] = [geometry.pathStart[geometry.partStart[geometry.featureStart[feature]!]!]!, geometry.pathStart[geometry.partStart[geometry.featureStart[feature + 1]!]!]!];
        return Array.from({ length: to - from }, (_unused, i) => [geometry.coordinates[2 * (from + i)]!, geometry.coordinates[2 * (from + i) + 1]!, ...(geometry.z ? [geometry.z[from + i]!] : [])]).flat();
      });
      const digits = (numbers: readonly number[]): number[] => numbers.map((value) => Number(value.toFixed(9)));
      expect(ours.map(digits)).toEqual(theirs.map(digits));
    }
    expect(rowsOf((await readOf(fileGeodatabaseFormat, sets[4]!)).value.columns)).toEqual([['C37', '12.5']]);
  });
});

test.skipIf(withoutGdal)('a zip of the folder, and one packed without the folder itself', async () => {
  await county(async (files) => {
    for (const inside of ['青石.gdb/', '']) {
      const zip = buildZip(Object.entries(files).map(([name, bytes]) => ({ name: `${inside}${name}`, bytes, utf8Flag: true })));
      const { sets, passedOver } = await listFileSets([memorySource('青石.gdb.zip', zip)], quietJob());
      expect([sets.length, passedOver]).toEqual([5, []]);
      expect((await readOf(fileGeodatabaseFormat, sets[0]!)).value.columns.geometry.featureCount).toBe(3);
    }
  });
});

test.skipIf(withoutGdal)('deleted rows are gone, the others keep their values', async () => {
  await inFolder(async (folder) => {
    const text = collection(...Array.from({ length: 2500 }, (_, i) => [{ type: 'Point', coordinates: [111 + i / 1e4, 35] }, { i }] as const));
    const path = makeWithGdal(folder, text, 'OpenFileGDB', 'a.gdb', '-nln', 'p', '-a_srs', 'EPSG:4490');
    const { execFileSync } = await import('node:child_process');
    execFileSync('ogrinfo', ['-q', path, '-dialect', 'SQLite', '-sql', 'DELETE FROM p WHERE i >= 1000 AND i < 2200'], { stdio: 'ignore' });
    const { value, problems } = await readOf(fileGeodatabaseFormat, await setNamed(filesIn(path), 'p'));
    expect([value.columns.geometry.featureCount, rowsOf(value.columns).at(-1), problems]).toEqual([1300, ['2499'], []]);
  });
});

test.skipIf(withoutGdal)('faults: missing and damaged parts, cut tables, damaged rows, compressed data, other folders', async () => {
  await county(async (files) => {
    const own = (await setNamed(files, 'DLTB')).parts;
    const table = Object.keys(own)[0]!;
    const without = { ...files };
    delete without[table.replace('gdbtable', 'gdbtablx')];
    expect(await problemOf(setNamed(without, 'DLTB').then((set) => readOf(fileGeodatabaseFormat, set)))).toMatchObject({ code: 'exchange.gdb-part-missing', params: { file: '青石.gdb/DLTB' } });
    const cut = { ...files, [table]: files[table]!.subarray(0, files[table]!.length - 60) };
    expect(await problemOf(setNamed(cut, 'DLTB').then((set) => readOf(fileGeodatabaseFormat, set)))).toMatchObject({ code: 'exchange.features-truncated', params: { expected: '3' }, severity: 'blocking' });
    const damaged = files[table]!.slice();
    // The first row's shape now claims more positions than it has bytes.
    const at = [...damaged.keys()].findIndex((i) => damaged[i] === 0x05 && damaged[i + 1] === 0x0a && damaged[i + 2] === 0x02);
    damaged[at + 1] = 0x7f;
    const { value, problems } = await readOf(fileGeodatabaseFormat, await setNamed({ ...files, [table]: damaged }, 'DLTB'));
    expect([value.columns.geometry.featureCount, problems[0]?.code, problems[0]?.place?.row]).toEqual([2, 'exchange.row-damaged', 1]);
    const solids = files[table]!.slice();
    // The type of the shapes stands behind the length and the version of the description.
    solids[Number(new DataView(solids.buffer).getBigUint64(32, true)) + 8] = 9;
    const offered = await setNamed({ ...files, [table]: solids }, 'DLTB');
    expect([offered.layerKind, await problemOf(previewOf(fileGeodatabaseFormat, offered))]).toMatchObject([undefined, { code: 'exchange.gdb-multipatch', params: { file: '青石.gdb/DLTB' } }]);
    const header = files[table]!.slice();
    header[0] = 9;
    expect((await list({ ...files, [table]: header })).sets.map((set) => [set.layerName, set.layerKind])[0]).toEqual(['DLTB', 'none']);
    expect((await list({ ...files, 'a0000000b.cdf': new Uint8Array(4) })).passedOver.map((problem) => problem.code)).toEqual(['exchange.gdb-compressed']);
    expect((await list({ 'readme.txt': new Uint8Array(4) })).passedOver.map((problem) => problem.code)).toEqual(['exchange.not-geodatabase']);
  });
});
