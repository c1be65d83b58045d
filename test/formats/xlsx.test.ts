import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { ColumnarTableBuilder } from '../../shared/formats/columnar-table-builder.ts';
import { csvFormat } from '../../shared/formats/csv/read.ts';
import { xlsxFormat } from '../../shared/formats/xlsx/read.ts';
import { xlsxWriter } from '../../shared/formats/xlsx/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { buildZip } from '../helpers/zip-builder.ts';
import { writtenFiles } from '../helpers/written.ts';

interface BookParts {
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedTexts?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
}

/** A workbook from the rows of its sheets as XML. */
function book({ sheets, sharedTexts, styles, workbookProperties = '' }: BookParts): Uint8Array {
  const text = (xml: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  const names = Object.keys(sheets);
  return buildZip([
    { name: 'xl/workbook.xml', bytes: text(`<workbook xmlns:r="r">${workbookProperties}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`) },
    { name: 'xl/_rels/workbook.xml.rels', bytes: text(`<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="${i % 2 ? '/xl/' : ''}worksheets/s${i + 1}.xml"/>`).join('')}</Relationships>`) },
    ...names.map((name, i) => ({ name: `xl/worksheets/s${i + 1}.xml`, bytes: text(`<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`) })),
    ...(sharedTexts === undefined ? [] : [{ name: 'xl/sharedStrings.xml', bytes: text(`<sst>${sharedTexts}</sst>`) }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', bytes: text(`<styleSheet>${styles}</styleSheet>`) }]),
  ]);
}

const inline = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const layers = (bytes: Uint8Array) => layersOf(xlsxFormat, setOf(xlsxFormat, { '台账.xlsx': bytes }));
const read = async (bytes: Uint8Array, layer = 0) => readOf(xlsxFormat, (await layers(bytes))[layer]!);

test('a coordinate table under its title: system from the words, dates, numbers as Excel shows them, cells left out', async () => {
  const bytes = book({
    sharedTexts: '<si><t>矿山名称</t></si><si><r><t>X</t></r><r><t>(m)</t></r><rPh><t>拼音</t></rPh></si><si><t>Y(m)</t></si>',
    styles: '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;m&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
    sheets: {
      Sheet1:
        `<row r="1">${inline('A1', '拐点坐标表(2000国家大地坐标系)')}</row>` +
        `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c>${inline('D3', '有效期止')}${inline('E3', '备注')}</row>` +
        `<row r="4">${inline('A4', '青石一矿')}<c r="B4" s="3"><v>3876000.1000000001</v></c><c r="C4"><v>37500000.450000003</v></c><c r="D4" s="1"><v>46340</v></c></row>` +
        '<row r="5"><c r="B5"><v>3876000</v></c><c r="C5"><v>37500100</v></c><c r="E5" t="b"><v>1</v></c></row><row r="6"><c r="B6"><v>3876100</v></c><c r="C6"><v>37500100</v></c><c r="D6" s="2"><v>1.5</v></c><c r="E6" t="e"><v>#N/A</v></c></row>',
    },
  });
  expect((await layers(bytes)).map((layer) => [layer.name, layer.layerKind])).toEqual([['台账', 'polygon'], ['台账', 'point']]);
  const points = await read(bytes, 1);
  expect(points.value.columns.attributes.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['矿山名称 text', 'X(m) number', 'Y(m) number', '有效期止 text', '备注 logical']);
  expect(rowsOf(points.value.columns)).toEqual([
    ['青石一矿', '3876000.1', '37500000.45', '2026-11-14', ''],
    ['', '3876000', '37500100', '', 'T'],
    ['', '3876100', '37500100', '1900-01-01 12:00:00', ''],
  ]);
  const areas = await read(bytes);
  expect([areas.value.columns.geometry.featureCount, rowsOf(areas.value.columns)]).toEqual([1, [['青石一矿', '2026-11-14', '', '3']]]);
  expect((await previewOf(xlsxFormat, (await layers(bytes))[0]!)).system.declared?.id).toBe('EPSG:4525');
});

test('every filled sheet is a layer of its own; the date system of a Mac; attributes alone', async () => {
  const bytes = book({
    workbookProperties: '<workbookPr date1904="1"/>',
    styles: '<cellXfs><xf numFmtId="22"/></cellXfs>',
    sheets: { 产量: `<row r="1">${inline('A1', 'XKZH')}${inline('B1', '日期')}</row><row r="2">${inline('A2', 'C37')}<c r="B2" s="0"><v>44878.25</v></c></row>`, 空: '', 空白: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>', 人员: `<row r="1">${inline('A1', '姓名')}</row><row r="2">${inline('A2', '甲')}</row>` },
  });
  expect((await layers(bytes)).map((layer) => [layer.name, layer.layerName, layer.layerKind])).toEqual([['台账_产量', '产量', 'none'], ['台账_人员', '人员', 'none']]);
  expect(rowsOf((await read(bytes)).value.columns)).toEqual([['C37', '2026-11-14 06:00:00']]);
});

test('faults: old workbooks, other zips, cut files, a sheet that is missing or broken, an empty book', async () => {
  expect(await problemOf(layers(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)))).toMatchObject({ code: 'exchange.xls-old' });
  expect(await problemOf(layers(buildZip([{ name: 'a.txt', bytes: new Uint8Array(3) }])))).toMatchObject({ code: 'exchange.not-xlsx' });
  const good = book({ sheets: { S: `<row r="1">${inline('A1', 'a')}</row>` } });
  expect(await problemOf(layers(good.subarray(0, good.length - 30)))).toMatchObject({ code: 'formats.zip-damaged' });
  expect(await problemOf(layers(book({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></row>' } })))).toMatchObject({ code: 'exchange.xml-broken', params: { file: '台账.xlsx/s1.xml' } });
  expect(await problemOf(layers(book({ sheets: { S: '' } })))).toMatchObject({ code: 'exchange.table-empty' });
  expect(await problemOf(layers(book({ sheets: { S: '<row r="99999999"><c r="A1"><v>1</v></c></row>' } })))).toMatchObject({ code: 'exchange.sheet-too-large' });
  expect(await problemOf(readOf(xlsxFormat, { ...setOf(xlsxFormat, { 'a.xlsx': good }), layerName: 'X' }))).toMatchObject({ code: 'exchange.sheet-missing', params: { sheet: 'X' } });
});

const csvText = 'WKT,KSMC,MJ,编码\n"MULTIPOLYGON (((37500000 3876000,37500100 3876000,37500100 3876100,37500000 3876100,37500000 3876000),(37500020 3876020,37500020 3876040,37500040 3876040,37500020 3876020)),((37500200 3876000,37500300 3876000,37500300 3876100,37500200 3876000)))","甲 & ""乙""",1.5,0101\n';

test('written and read again: attributes with their types, areas from the sheet of points', async () => {
  const { value } = await readOf(csvFormat, (await layersOf(csvFormat, setOf(csvFormat, { 'a.csv': csvText })))[0]!);
  const layer = { name: '矿区/2026', columns: value.columns, system: null };
  expect((await xlsxWriter.losses([layer], quietJob())).map((note) => note.code)).toEqual(['exchange.xlsx-points-undeclared']);
  expect((await xlsxWriter.losses([{ ...layer, system: systemById('EPSG:4525') }], quietJob())).map((note) => note.code)).toEqual(['exchange.xlsx-points']);
  const [file] = await writtenFiles(xlsxWriter, 'out', [layer, layer]);
  const read = await layers(file!.bytes);
  // One layer again, with its fields and shapes; two of a name are told apart by their sheets.
  expect(read.map((each) => [each.layerName, each.layerKind, each.name])).toEqual([['矿区 2026', 'polygon', '台账_矿区 2026'], ['矿区 2026_2', 'polygon', '台账_矿区 2026_2']]);
  const back = await readOf(xlsxFormat, read[0]!);
  expect(back.value.columns.attributes.fields.map(({ name, type }) => [name, type])).toEqual([['KSMC', 'text'], ['MJ', 'number'], ['编码', 'text']]);
  expect(rowsOf(back.value.columns)).toEqual([['甲 & "乙"', '1.5', '0101']]);
  expect(shapesOf(back.value.columns.geometry)[0]!.map((part) => part.length)).toEqual([2, 1]);
  expect((await previewOf(xlsxFormat, read[0]!)).notes.map(({ code }) => code)).toContain('roundtrip.joined');
  const [alone] = await writtenFiles(xlsxWriter, 'out', [layer]);
  expect((await layers(alone!.bytes)).map(({ name }) => name)).toEqual(['台账']);
  expect((await writtenFiles(xlsxWriter, 'out', [layer, layer]))[0]!.bytes).toEqual(file!.bytes);
});

test('lines and points come back as what they were, with elevations; a row moved by hand keeps its shape, points that no row owns make it a workbook like any other', async () => {
  for (const [kind, paths] of [['line', [[0, 0, 5, 5, 9, 0]]], ['point', [[7, 8]]]] as const) {
    const builder = new GeometryBuilder(kind);
    const attributes = new ColumnarTableBuilder('a');
    const name = attributes.column('地块编号', { type: 'text' });
    for (const path of paths) {
      builder.path([...path]);
      builder.endPart();
      builder.endFeature();
      attributes.set(name, '甲');
      attributes.endRow();
    }
    const [file] = await writtenFiles(xlsxWriter, 'out', [{ name: '层', columns: { geometry: builder.finish(), attributes: attributes.finish() }, system: null }]);
    const [only, ...others] = await layers(file!.bytes);
    expect([only!.layerKind, others]).toEqual([kind, []]);
    const { value } = await readOf(xlsxFormat, only!);
    // A field that is called like the tying column stays a field.
    expect([value.columns.attributes.fields.map((field) => field.name), rowsOf(value.columns)]).toEqual([['地块编号'], [['甲']]]);
    expect([...shapesOf(value.columns.geometry).flat(3)]).toEqual(paths.flatMap((path) => [...path]));
  }
  const cells = (row: number, values: readonly string[]): string => `<row r="${row}">${values.map((value, i) => inline(`${'ABCDE'[i]}${row}`, value)).join('')}</row>`;
  const ring = (from: number, number: string, at: number): string => [[0, 0], [0, 9], [9, 9], [0, 0]].map(([x, y], i) => cells(from + i, [number, '1', `J${i}`, String(3876000 + at + x!), String(37500000 + y!)])).join('');
  const sheets = (owner: string) => ({ 层: cells(1, ['地块编号', 'KSMC']) + cells(2, ['2', '乙']) + cells(3, [owner, '甲']), 层_坐标: cells(1, ['地块编号', '圈号', '点号', 'X(北)', 'Y(东)']) + ring(2, '1', 0) + ring(6, '2', 50) });
  const { value } = await read(book({ sheets: sheets('1') }));
  expect(rowsOf(value.columns)).toEqual([['乙'], ['甲']]);
  expect([0, 1].map((feature) => Math.min(...[0, 1, 2, 3].map((vertex) => value.columns.geometry.coordinates[2 * (4 * feature + vertex) + 1]!)))).toEqual([3876050, 3876000]);
  expect((await layers(book({ sheets: sheets('3') }))).map((each) => each.layerKind)).toEqual(['none', 'polygon', 'point']);
});

test.skipIf(withoutGdal)('GDAL reads what is written, and what GDAL writes is read', async () => {
  const { value } = await readOf(csvFormat, (await layersOf(csvFormat, setOf(csvFormat, { 'a.csv': csvText })))[0]!);
  await inFolder(async (folder) => {
    const [file] = await writtenFiles(xlsxWriter, 'out', [{ name: '矿区', columns: value.columns, system: null }]);
    writeFileSync(join(folder, 'out.xlsx'), file!.bytes);
    expect(gdalFeatures(join(folder, 'out.xlsx'), '矿区', '-oo', 'HEADERS=FORCE').map((feature) => feature.properties)).toEqual([{ 地块编号: 1, KSMC: '甲 & "乙"', MJ: 1.5, 编码: '0101' }]);
    const geojson = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"点号":"J1","经度":111.5,"纬度":35.25,"日期":"2026/11/20"},"geometry":null}]}';
    const theirs = await read(readFileSync(makeWithGdal(folder, geojson, 'XLSX', 'theirs.xlsx')));
    expect([shapesOf(theirs.value.columns.geometry), rowsOf(theirs.value.columns)]).toEqual([[[[[111.5, 35.25]]]], [['J1', '111.5', '35.25', '2026-11-20']]]);
  });
});

test('texts longer than a cell are named before they are cut', async () => {
  const builder = new ColumnarTableBuilder('a');
  const [short, long] = [builder.column('短', { type: 'text' }), builder.column('长', { type: 'text' })];
  // So many bytes that the width alone does not tell.
  builder.set(short, '字'.repeat(20_000));
  builder.set(long, 'x'.repeat(32_768));
  builder.endRow();
  const notes = await xlsxWriter.losses([{ name: '表', columns: { geometry: new GeometryBuilder('none').finish(), attributes: builder.finish() }, system: null }], quietJob());
  expect(notes).toEqual([{ code: 'readers.cuts-cells', params: { layer: '表', fields: ['长'], limit: formatNumber(32_767, 0) } }]);
});
