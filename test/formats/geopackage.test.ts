import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { dbaseFormat } from '../../shared/formats/dbase/read.ts';
import { ColumnarTableBuilder } from '../../shared/formats/columnar-table-builder.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { geopackageFormat } from '../../shared/formats/geopackage/read.ts';
import { geopackageWriter } from '../../shared/formats/geopackage/write.ts';
import { parseCreateTable } from '../../shared/formats/sqlite/create-table.ts';
import { readVarint, SqliteRecord } from '../../shared/formats/sqlite/record.ts';
import { recordBytes, varint, type SqliteValue } from '../../shared/formats/sqlite/record-writer.ts';
import { readBinaryShape } from '../../shared/formats/well-known-binary.ts';
import { writerFor } from '../../shared/formats/writers.ts';
import { GeometryBuilder, type LayerColumns } from '../../shared/geometry/columns.ts';
import type { OutgoingLayer } from '../../shared/formats/writing.ts';
import { gdalFeatures, inFolder, makeWithGdal, ogrinfo, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { buildDbf } from '../helpers/shapefile-builder.ts';
import { columnsOf as columnsFrom, rectangle, seeded } from '../helpers/polygons.ts';
import { writtenFiles } from '../helpers/written.ts';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const collection = (...features: readonly (readonly [geometry: unknown, properties: unknown])[]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });
const columnsOf = async (geojson: string): Promise<LayerColumns> => (await readOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': geojson })))[0]!)).value.columns;
const write = async (...layers: readonly OutgoingLayer[]): Promise<Uint8Array> => (await writtenFiles(geopackageWriter, 'out', layers))[0]!.bytes;
const layers = (bytes: Uint8Array) => layersOf(geopackageFormat, setOf(geopackageFormat, { '青石.gpkg': bytes }));
const read = async (bytes: Uint8Array, layer = 0) => readOf(geopackageFormat, (await layers(bytes))[layer]!);

const areas = collection(
  [{ type: 'Polygon', coordinates: [square(111, 35, 1), square(111.2, 35.2, 0.25).reverse()] }, { KSMC: '青石一矿', 面积: 1.25, 有证: true, 大: 5_000_000_000 }],
  [{ type: 'MultiPolygon', coordinates: [[square(113, 35, 1)], [square(115, 35, 1)]] }, { KSMC: '二矿', 面积: -3 }],
  [null, { KSMC: '无图形' }],
);
const elevated = collection([{ type: 'Point', coordinates: [111, 35, 412.5] }, { fid: 7, geom: 'x' }]);

const emptyTable = (rowCount: number): OutgoingLayer['columns']['attributes'] => ({ fields: [], rowCount, text: () => '', number: () => Number.NaN });

test('values and rows as the engine stores them', () => {
  const numbers = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 53 - 1, -1, -12_345];
  expect(numbers.map((value) => readVarint(Uint8Array.from(varint(value)), 0).value)).toEqual(numbers);
  const values: SqliteValue[] = [null, 0, 1, -1, 200, -40_000, 2 ** 40, 0.1, '青石', '', Uint8Array.of(1, 2), true, 'x'.repeat(200), ...Array.from({ length: 130 }, () => 2)];
  const record = new SqliteRecord();
  record.open(5, recordBytes(values));
  const decoder = new TextDecoder();
  expect([1, 2, 3, 4, 5, 6, 7].map((column) => record.number(column))).toEqual([0, 1, -1, 200, -40_000, 2 ** 40, 0.1]);
  expect([record.kind(0), record.text(8, decoder), record.kind(9), [...record.span(10)], record.number(11), record.text(12, decoder).length, record.number(142), record.kind(200)]).toEqual(['null', '青石', 'text', [1, 2], 1, 200, 2, 'null']);
});

test('columns of CREATE TABLE, however they are quoted', () => {
  const sql = 'CREATE TABLE "a ""b" (\n"fid" INTEGER PRIMARY KEY AUTOINCREMENT, -- a, b\n[地类] TEXT(5) NOT NULL, `x,y` DOUBLE DEFAULT (1+(2)), \'n\' BOOLEAN, plain, CONSTRAINT c UNIQUE (x), PRIMARY KEY(fid))';
  expect(parseCreateTable(sql)).toEqual({
    columns: [
      { name: 'fid', type: 'INTEGER', isRowId: true, otherwise: null },
      { name: '地类', type: 'TEXT(5)', isRowId: false, otherwise: null },
      { name: 'x,y', type: 'DOUBLE', isRowId: false, otherwise: null },
      { name: 'n', type: 'BOOLEAN', isRowId: false, otherwise: null },
      { name: 'plain', type: '', isRowId: false, otherwise: null },
    ],
    withoutRowId: false,
  });
  const more = parseCreateTable("CREATE TABLE x (id INTEGER, a TEXT DEFAULT 'o''k', b REAL DEFAULT -1.5, v TEXT AS (a || 'x'), w INT GENERATED ALWAYS AS (b) STORED, c DATE DEFAULT current_date, CONSTRAINT k PRIMARY KEY (\"id\" AUTOINCREMENT))");
  expect(more?.columns.map(({ name, isRowId, otherwise }) => [name, isRowId, otherwise])).toEqual([['id', true, null], ['a', false, "o'k"], ['b', false, -1.5], ['w', false, null], ['c', false, null]]);
  expect(parseCreateTable('CREATE TABLE x (a) WITHOUT ROWID')?.withoutRowId).toBe(true);
  expect(parseCreateTable('CREATE VIEW x')).toBeNull();
});

test('well-known binary: both byte orders, ISO and PostGIS codes, curves, counts that lie', () => {
  const point = (littleEndian: boolean, code: number, ...numbers: number[]): DataView => {
    const view = new DataView(new ArrayBuffer(5 + 8 * numbers.length));
    view.setUint8(0, littleEndian ? 1 : 0);
    view.setUint32(1, code, littleEndian);
    numbers.forEach((number, i) => view.setFloat64(5 + 8 * i, number, littleEndian));
    return view;
  };
  for (const view of [point(true, 1, 111, 35), point(false, 1, 111, 35), point(true, 3001, 111, 35, 1, 2), point(true, 0xc000_0001, 111, 35, 1, 2)]) expect(readBinaryShape(view)).toMatchObject({ type: 'Point', kinds: ['point'] });
  expect(readBinaryShape(point(true, 1, Number.NaN, Number.NaN))).toMatchObject({ kinds: [] });
  expect(readBinaryShape(point(true, 8))).toBe('curve');
  expect(() => readBinaryShape(point(true, 3, 1e300))).toThrow(RangeError);
});

test('several layers written and read again: shapes, values, systems, names that need care', async () => {
  const [first, second] = [await columnsOf(areas), await columnsOf(elevated)];
  const plain = await columnsOf(collection([null, { XKZH: 'C37', 产量: 12.5 }]));
  const bytes = await write({ name: '采矿权 "2026"', columns: first, system: systemById('EPSG:4526') }, { name: 'gpkg_点', columns: second, system: null }, { name: '采矿权 "2026"', columns: plain, system: null });
  expect((await layers(bytes)).map((layer) => [layer.name, layer.layerKind])).toEqual([['采矿权 "2026"', 'polygon'], ['_gpkg_点', 'point'], ['采矿权 "2026"_2', 'none']]);
  for (const [index, columns] of [first, second, plain].entries()) {
    const { value } = await read(bytes, index);
    expect([shapesOf(value.columns.geometry), value.columns.geometry.z, rowsOf(value.columns)]).toEqual([shapesOf(columns.geometry), columns.geometry.z, rowsOf(columns)]);
    expect(value.columns.attributes.fields.map((field) => field.type)).toEqual(columns.attributes.fields.map((field) => field.type));
  }
  expect((await read(bytes, 1)).value.columns.attributes.fields.map((field) => field.name)).toEqual(['fid_2', 'geom_2']);
  const system = (await previewOf(geopackageFormat, (await layers(bytes))[0]!)).system;
  // The numbers are degrees: the written zone is not believed.
  expect([system.declared, system.notes[0]?.code]).toEqual([null, 'exchange.system-contradicts-numbers']);
  expect((await geopackageWriter.losses([{ name: 'a', columns: first, system: null }], quietJob())).map((note) => note.code)).toEqual(['exchange.writes-without-system']);
});

/** Long texts overflow their page, many rows make a tree of several levels. */
const many = (): string => collection(...Array.from({ length: 3000 }, (_, i) => [{ type: 'Point', coordinates: [111 + i / 1000, 35] }, { i, t: i % 500 === 0 ? '长'.repeat(9000 + i) : `点${i}` }] as const));

test('many rows and long texts', async () => {
  const columns = await columnsOf(many());
  const { value } = await read(await write({ name: 'p', columns, system: systemById('EPSG:4490') }));
  expect(rowsOf(value.columns)).toEqual(rowsOf(columns));
});

test.skipIf(spawnSync('python3', ['-c', 'import sqlite3']).status !== 0)('SQLite itself finds nothing wrong with what is written (python3)', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'a.gpkg');
    writeFileSync(path, await write({ name: '采矿权', columns: await columnsOf(areas), system: systemById('EPSG:4490') }, { name: 'p', columns: await columnsOf(many()), system: null }));
    const script = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); print([c.execute('select rtreecheck(?)',('rtree_%s_geom' % t,)).fetchone()[0] for t in ('采矿权','p')], c.execute('select count(*) from \"rtree_p_geom\"').fetchall(), sorted(r[0] for r in c.execute('select id from rtree_p_geom where maxx>=111.0995 and minx<=111.1005')), c.execute('pragma integrity_check').fetchall(), c.execute('pragma foreign_key_check').fetchall(), c.execute('select count(*), max(length(t)) from p').fetchall(), c.execute(\"select srs_id from gpkg_contents where table_name='采矿权'\").fetchall(), c.execute('select srs_id from gpkg_spatial_ref_sys order by 1').fetchall())";
    expect(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }).trim()).toBe("['ok', 'ok'] [(3000,)] [101] [('ok',)] [] [(3000, 11500)] [(4490,)] [(-1,), (0,), (4326,), (4490,)]");
  });
});

test.skipIf(spawnSync('python3', ['-c', 'import sqlite3']).status !== 0)('every box of the index holds those below it to the last bit, also of eight-digit eastings (python3)', async () => {
  const random = seeded(7);
  const columns = columnsFrom(Array.from({ length: 6_000 }, () => {
    const [east, north, size] = [37_450_000 + 70_000 * random(), 3_820_000 + 70_000 * random(), 20 + 80 * random()];
    return [[rectangle(east, north, east + size, north + size)]];
  }));
  await inFolder(async (folder) => {
    const path = join(folder, 'a.gpkg');
    writeFileSync(path, await write({ name: 'p', columns: { geometry: columns, attributes: emptyTable(6_000) }, system: systemById('EPSG:4525') }));
    const script = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); print(c.execute(\"select rtreecheck('rtree_p_geom')\").fetchone()[0], c.execute('select count(*) from rtree_p_geom').fetchone()[0])";
    expect(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }).trim()).toBe('ok 6000');
  });
});

test('rows without a shape keep their own values: whole tables, rows among others, layers where none has one', async () => {
  const rows = Array.from({ length: 4 }, (_, n) => ({ n, t: `第${n}行`, b: n % 2 === 0 }));
  const table = await columnsOf(collection(...rows.map((row) => [null, row] as const)));
  const point = (n: number) => ({ type: 'Point', coordinates: [111 + n, 35] });
  const mixed = await columnsOf(collection([null, rows[0]], [point(1), rows[1]], [null, rows[2]], [point(3), rows[3]]));
  const shapeless: LayerColumns = { ...mixed, geometry: { ...mixed.geometry, coordinates: new Float64Array(0), pathStart: Uint32Array.of(0), partStart: Uint32Array.of(0), featureStart: new Uint32Array(5), bounds: Float64Array.from({ length: 16 }, (_, i) => (i % 4 < 2 ? Infinity : -Infinity)) } };
  const bytes = await write({ name: '表', columns: table, system: null }, { name: '点', columns: { ...mixed, geometry: { ...mixed.geometry } }, system: null }, { name: '无', columns: shapeless, system: null });
  const written = (n: number): string[] => [String(n), `第${n}行`, n % 2 === 0 ? 'T' : 'F'];
  expect(rowsOf((await read(bytes, 0)).value.columns)).toEqual([0, 1, 2, 3].map(written));
  const { value, problems } = await read(bytes, 1);
  // Those without a shape come behind the others, under the numbers that they have in the file.
  expect([rowsOf(value.columns), value.rows, problems.map(({ code, params }) => [code, params?.['rows']])]).toEqual([rowsOf(mixed), [1, 2, 3, 4], [['formats.rows-without-shape', [3, 4]]]]);
  expect(rowsOf((await read(bytes, 2)).value.columns)).toEqual(rowsOf(mixed));
});

test.skipIf(withoutGdal)('rows without a shape before others, as GDAL writes them, keep their own values', async () => {
  await inFolder(async (folder) => {
    const source = collection([null, { n: 1, t: '一' }], [{ type: 'Point', coordinates: [111, 35] }, { n: 2, t: '二' }], [null, { n: 3, t: '三' }], [{ type: 'Point', coordinates: [112, 35] }, { n: 4, t: '四' }]);
    const { value } = await read(readFileSync(makeWithGdal(folder, source, 'GPKG', 'a.gpkg')));
    expect([rowsOf(value.columns), value.rows]).toEqual([[['2', '二'], ['4', '四'], ['1', '一'], ['3', '三']], [2, 4, 1, 3]]);
  });
});

/** Days and moments beside each other, days alone. */
const dated = (): OutgoingLayer['columns'] => {
  const builder = new ColumnarTableBuilder('a');
  const [moment, day] = [builder.column('时刻', { type: 'date' }), builder.column('日期', { type: 'date' })];
  for (const values of [['2026-06-18T10:02:33', '2026-06-18'], ['2026-06-19', '20260619'], [null, null]]) {
    builder.set(moment, values[0]);
    builder.set(day, values[1]);
    builder.endRow();
  }
  return { geometry: columnsFrom([[], [], []]), attributes: builder.finish() };
};

test('a time of day is written with its day; fields of days alone stay such', async () => {
  const { value } = await read(await write({ name: 'd', columns: dated(), system: null }));
  expect(rowsOf(value.columns)).toEqual([['2026-06-18T10:02:33', '2026-06-18'], ['2026-06-19', '2026-06-19'], ['', '']]);
});

test.skipIf(withoutGdal)('an identifier of 18 digits in a field of numbers comes out with all of them, in whatever is written', async () => {
  const dbf = buildDbf([{ name: 'BSM', letter: 'N', width: 18 }, { name: 'n', letter: 'N', width: 6 }], [['370000000000000123', '    12'], ['370000000000000124', '    13']]);
  const { attributes } = (await readOf(dbaseFormat, setOf(dbaseFormat, { 'a.dbf': dbf }))).value.columns;
  const builder = new GeometryBuilder('point');
  for (const east of [111, 112]) {
    builder.path([east, 35]);
    builder.endPart();
    builder.endFeature();
  }
  const points = { name: 'a', columns: { geometry: builder.finish(), attributes }, system: systemById('EPSG:4490') };
  for (const extension of ['gpkg', 'shp', 'fgb', 'geojson', 'kml', 'csv', 'xlsx'] as const) {
    await inFolder(async (folder) => {
      const files = await writtenFiles(writerFor(extension, { encoding: 'utf-8', producedOn: '' })!, 'a', [points]);
      for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
      const values = gdalFeatures(join(folder, `a.${extension}`), extension === 'xlsx' ? 'a' : undefined).map(({ properties }) => [String(properties['BSM'] ?? ''), String(properties['n'] ?? '')]);
      expect([extension, values.sort()]).toEqual([extension, [['370000000000000123', '12'], ['370000000000000124', '13']]]);
    });
  }
});

test.skipIf(withoutGdal)('texts among numbers are texts to GDAL too, and no other numbers', async () => {
  const builder = new ColumnarTableBuilder('a');
  const [mixed, pure] = [builder.column('亩数', { type: 'number' }), builder.column('面积', { type: 'number' })];
  for (const values of [['12.5亩', 1], [7, 2.5], ['0012', 3]] as const) {
    builder.set(mixed, values[0]);
    builder.set(pure, values[1]);
    builder.endRow();
  }
  const columns = { geometry: columnsFrom([[], [], []]), attributes: builder.finish() };
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'd.gpkg'), await write({ name: 'd', columns, system: null }));
    expect(gdalFeatures(join(folder, 'd.gpkg')).map(({ properties }) => properties)).toEqual([{ 亩数: '12.5亩', 面积: 1 }, { 亩数: '7', 面积: 2.5 }, { 亩数: '0012', 面积: 3 }]);
  });
});

test.skipIf(withoutGdal)('GDAL reads times of day and days as such', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'd.gpkg'), await write({ name: 'd', columns: dated(), system: null }));
    expect(gdalFeatures(join(folder, 'd.gpkg')).map(({ properties }) => properties)).toEqual([{ 时刻: '2026-06-18T10:02:33', 日期: '2026-06-18' }, { 时刻: '2026-06-19T00:00:00', 日期: '2026-06-19' }, { 时刻: null, 日期: null }]);
  });
});

test('faults: other files, cut files, damaged pages and rows', async () => {
  const columns = await columnsOf(many());
  const bytes = await write({ name: 'p', columns, system: null });
  expect(await problemOf(layers(new TextEncoder().encode('SQLite format 4')))).toMatchObject({ code: 'exchange.not-geopackage' });
  expect(await problemOf(read(bytes.subarray(0, Math.floor(bytes.length / 2))))).toMatchObject({ code: 'exchange.sqlite-damaged', severity: 'blocking' });
  const broken = bytes.slice();
  // The heads of the third shape and of nothing else.
  const heads = [...broken.keys()].filter((at) => broken[at] === 0x47 && broken[at + 1] === 0x50 && broken[at + 2] === 0 && broken[at + 3] === 3);
  broken[heads[2]!] = 0;
  const { value, problems } = await read(broken);
  expect([value.columns.geometry.featureCount, problems.map((problem) => problem.code)]).toEqual([2999, ['exchange.row-damaged']]);
});

test.skipIf(spawnSync('python3', ['-c', 'import sqlite3']).status !== 0)('columns added later have their defaults in the rows before, computed ones take no place, a view stands in nobody’s way (python3)', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'a.gpkg');
    const table = await columnsOf(collection([null, { n: 1 }], [null, { n: 2 }]));
    writeFileSync(path, await write({ name: '表', columns: table, system: null }));
    const script = `import sqlite3,sys; c=sqlite3.connect(sys.argv[1])
c.execute("ALTER TABLE 表 ADD COLUMN 来源 TEXT DEFAULT '外业'"); c.execute("ALTER TABLE 表 ADD COLUMN 两倍 REAL AS (n*2) VIRTUAL"); c.execute("ALTER TABLE 表 ADD COLUMN 年 INTEGER DEFAULT 2026")
c.execute("INSERT INTO 表(n,来源,年) VALUES(3,'内业',NULL)"); c.execute("CREATE VIEW 视图 AS SELECT * FROM 表")
c.execute("INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) VALUES('视图','features','视图',4326)"); c.execute("INSERT INTO gpkg_geometry_columns VALUES('视图','geom','GEOMETRY',4326,0,0)"); c.commit()`;
    execFileSync('python3', ['-c', script, path]);
    const sets = await layers(readFileSync(path));
    expect(sets.map((set) => set.layerName)).toEqual(['表', '视图']);
    const { value } = await readOf(geopackageFormat, sets[0]!);
    expect([value.columns.attributes.fields.map((field) => field.name), rowsOf(value.columns)]).toEqual([['n', '来源', '年'], [['1', '外业', '2026'], ['2', '外业', '2026'], ['3', '内业', '']]]);
    expect(await problemOf(previewOf(geopackageFormat, sets[1]!))).toMatchObject({ code: 'exchange.sqlite-table-missing', params: { table: '视图' } });
  });
});

test('changes beside the file that were not merged are told', async () => {
  const bytes = await write({ name: 'p', columns: await columnsOf(areas), system: null });
  const set = { ...(await layers(bytes))[0]!, parts: setOf(geopackageFormat, { '青石.gpkg': bytes, '青石.gpkg-wal': bytes }).parts };
  expect((await readOf(geopackageFormat, set)).problems.map((problem) => problem.code)).toContain('exchange.geopackage-journal');
});

test.skipIf(withoutGdal)('GDAL reads what is written with the same numbers', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'a.gpkg');
    writeFileSync(path, await write({ name: '采矿权', columns: await columnsOf(areas), system: systemById('EPSG:4490') }, { name: '点', columns: await columnsOf(elevated), system: systemById('EPSG:4526') }));
    const features = gdalFeatures(path, '采矿权');
    expect(features.map((feature) => feature.geometry?.coordinates ?? null)).toEqual([[[square(111, 35, 1), square(111.2, 35.2, 0.25).reverse()]], [[square(113, 35, 1)], [square(115, 35, 1)]], null]);
    expect(features[0]!.properties).toEqual({ KSMC: '青石一矿', 面积: 1.25, 有证: true, 大: 5_000_000_000 });
    expect(gdalFeatures(path, '点')[0]!.geometry!.coordinates).toEqual([111, 35, 412.5]);
    const words = ogrinfo(path);
    expect(words).toContain('China Geodetic Coordinate System 2000');
    expect(words).toContain('CGCS2000 / 3-degree Gauss-Kruger zone 38');
  });
});

test.skipIf(withoutGdal)('what GDAL writes is read: several layers, field types, mixed kinds, tables without shapes', async () => {
  await inFolder(async (folder) => {
    const source = collection([{ type: 'Polygon', coordinates: [square(111, 35, 1)] }, { 名称: '甲', n: 3, x: 0.1, d: '2026/11/20', t: '2026/11/20 08:30:00', b: true }], [{ type: 'MultiPolygon', coordinates: [[square(113, 35, 1)], [square(115, 35, 1)]] }, { 名称: '乙' }]);
    const path = makeWithGdal(folder, source, 'GPKG', 'a.gpkg', '-nln', '矿区', '-nlt', 'PROMOTE_TO_MULTI', '-a_srs', 'EPSG:4490');
    const mixed = collection([{ type: 'Point', coordinates: [1, 2] }, { a: 1 }], [{ type: 'LineString', coordinates: [[1, 2], [3, 4]] }, { a: 2 }]);
    makeWithGdal(folder, mixed, 'GPKG', 'a.gpkg', '-update', '-nln', '混合', '-nlt', 'GEOMETRY');
    makeWithGdal(folder, collection([null, { k: 'x' }]), 'GPKG', 'a.gpkg', '-update', '-nln', '表', '-nlt', 'NONE');
    const bytes = readFileSync(path);
    expect((await layers(bytes)).map((layer) => [layer.layerName, layer.layerKind])).toEqual([['矿区', 'polygon'], ['混合', 'line'], ['混合', 'point'], ['表', 'none']]);
    const { value, problems } = await read(bytes);
    expect(shapesOf(value.columns.geometry)).toEqual([[[square(111, 35, 1).flat()]], [[square(113, 35, 1).flat()], [square(115, 35, 1).flat()]]]);
    expect(rowsOf(value.columns)).toEqual([['甲', '3', '0.1', '2026-11-20', '2026-11-20T08:30:00', 'T'], ['乙', '', '', '', '', '']]);
    expect(problems).toEqual([]);
    expect((await previewOf(geopackageFormat, (await layers(bytes))[0]!)).system.declared?.id).toBe('EPSG:4490');
    expect([rowsOf((await read(bytes, 3)).value.columns), shapesOf((await read(bytes, 1)).value.columns.geometry)]).toEqual([[['x']], [[[[1, 2, 3, 4]]]]]);
  });
});

test.skipIf(withoutGdal)('GDAL uses the index that is written, and keeps it when it edits', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'i.gpkg');
    writeFileSync(path, await write({ name: '点', columns: await columnsOf(many()), system: systemById('EPSG:4490') }, { name: '表', columns: await columnsOf(collection([null, { a: 1 }])), system: null }));
    const within = (): number[] => gdalFeatures(path, '点', '-spat', '111.0995', '34', '111.1105', '36').map(({ properties }) => Number(properties['i'])).sort((a, b) => a - b);
    expect(within()).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
    execFileSync('ogrinfo', [path, '-q', '-dialect', 'SQLite', '-sql', 'DELETE FROM "点" WHERE i = 105']);
    expect(within()).toEqual([100, 101, 102, 103, 104, 106, 107, 108, 109, 110]);
    const indexed = execFileSync('ogrinfo', [path, '-q', '-sql', "SELECT HasSpatialIndex('点', 'geom')"], { encoding: 'utf8' });
    expect(indexed).toContain('= 1');
  });
});

test('many layers have no room for indexes: it is said, and all are written', async () => {
  const columns = await columnsOf(elevated);
  const several = Array.from({ length: 40 }, (_, i) => ({ name: `图层${i}`, columns, system: systemById('EPSG:4490') }));
  expect((await geopackageWriter.losses(several, quietJob())).map((note) => note.code)).toEqual(['exchange.gpkg-without-index']);
  expect(await layers(await write(...several))).toHaveLength(40);
});
