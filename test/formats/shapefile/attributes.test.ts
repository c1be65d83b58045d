/** Fields, values and text encodings, with the real files of ../shared/data beside files built for one fault each. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { csvFormat } from '../../../shared/formats/csv/read.ts';
import { FixedWidthTable } from '../../../shared/formats/fixed-width-table.ts';
import { describeFields, readDbfHeader, scanDbf } from '../../../shared/formats/shapefile/dbf.ts';
import { EncodingScan, encodingLabel, readCpg } from '../../../shared/formats/shapefile/encoding.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';
import type { EncodingEvidence } from '../../../shared/model/layer.ts';
import { encodeBig5 } from '../../helpers/big5.ts';
import { layersOf, previewOf, setOf } from '../../helpers/reading.ts';
import { buildDbf, buildShapes, fileSet, hex, inspect, read, square, type DbfOptions, type FieldSpec } from '../../helpers/shapefile-builder.ts';

const real = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../../shared/data/${path}`, import.meta.url)));
const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A .dbf alone: its rows, the evidence and the notes. */
async function readTable(dbf: Uint8Array, cpgText: string | null = null, userLabel: string | null = null) {
  const source = memorySource('test.dbf', dbf);
  const header = await readDbfHeader(source);
  const records = new Uint8Array(header.rowsOnDisk * header.recordBytes);
  const scan = await scanDbf(source, header, quietJob(), records);
  const evidence = scan.encoding.decide(userLabel, cpgText === null ? null : readCpg(ascii(cpgText)), header.languageByte);
  const news = new NewsCollector();
  const columns = describeFields(header, evidence.chosen, 'test.dbf', news);
  const table = new FixedWidthTable({ rowCount: header.rowsOnDisk, recordBytes: header.recordBytes, encoding: evidence.chosen, columns }, records);
  return { table, evidence, notes: news.notes, deletedRows: scan.deletedRows };
}

const allTexts = (table: AttributeTable): string[][] => Array.from({ length: table.rowCount }, (_, row) => table.fields.map((_field, field) => table.text(row, field)));
const build = (fields: readonly FieldSpec[], rows: readonly (readonly (string | Uint8Array)[])[], options?: DbfOptions) => readTable(buildDbf(fields, rows, options));

test('texts of any length, with padding and without, and what a NUL ends', async () => {
  const digits = (length: number): string => Array.from({ length }, (_, i) => String.fromCharCode(33 + (i % 90))).join('');
  const lengths = [0, 1, 12, 13, 63, 64, 65, 128, 129, 200];
  const { table } = await build([{ name: 'T', letter: 'C', width: 200 }], lengths.map((length) => [digits(length)]));
  expect(allTexts(table).flat()).toEqual(lengths.map(digits));
  const ended = await build([{ name: 'T', letter: 'C', width: 12 }], [ascii('ab  \0rubbish '), ascii('\0          x'), ascii('  a b\0\0\0   '), ascii('            ')].map((value) => [value]));
  expect(allTexts(ended.table).flat()).toEqual(['ab', '', 'a b', '']);
});

describe('real files in many encodings', () => {
  test.each([
    ['gbk.dbf', null, 'gb18030', 'content', '简体国语'],
    ['gb2312.dbf', null, 'gb18030', 'content', '简体国语'],
    ['ldid/chinese.dbf', null, 'gb18030', 'language-byte', '简体'],
    ['utf8.dbf', null, 'utf-8', 'content', '国语國語'],
    ['latin1.dbf', null, 'windows-1252', 'content', 'Peçeña México'],
    ['big5.dbf', 'Big-5', 'big5', 'cpg', '繁體國語'],
    ['cpg/big5.dbf', 'Big-5', 'big5', 'cpg', '國語'],
    ['shiftjis.dbf', 'Shift_JIS', 'shift_jis', 'cpg', 'ひたちなか市'],
    ['eucjp.dbf', 'EUC-JP', 'euc-jp', 'cpg', 'ひたちなか市'],
  ])('%s with .cpg %s → %s by %s', async (file, cpg, chosen, decidedBy, first) => {
    const { table, evidence } = await readTable(real(`dbf-encodings/${file}`), cpg);
    expect(evidence).toMatchObject({ chosen, decidedBy, contradiction: false });
    expect(table.text(0, 0)).toBe(first);
    expect(evidence.readings.find((reading) => reading.encoding === chosen)?.unreadable).toBe(0);
  });

  test('pyshp latin1.shp: no .cpg, no .shx', async () => {
    const preview = await inspect(fileSet('latin1', { shp: real('shapefile/latin1.shp'), dbf: real('shapefile/latin1.dbf') }));
    expect(preview.encoding?.chosen).toBe('windows-1252');
    expect(preview.rows).toEqual([['2', 'Ñandú']]);
  });

  test('two fields of the same name are kept apart and told; asterisks are empty numbers', async () => {
    const { table, notes } = await readTable(real('dbf-encodings/duplicate_fields.dbf'));
    expect(table.fields.map((field) => field.name).filter((name) => name.startsWith('not_in_lab'))).toEqual(['not_in_lab', 'not_in_lab_2']);
    expect(notes).toMatchObject([{ code: 'formats.fields-renamed', params: { names: ['unemployed → unemployed_2', 'not_in_lab → not_in_lab_2'] } }]);
    expect(table.text(0, 2)).toBe('');
    expect(table.number(0, 2)).toBeNaN();
    expect(table.number(0, 3)).toBe(0);
  });
});

describe('how an encoding is decided', () => {
  const fields: readonly FieldSpec[] = [{ name: 'KSMC', width: 20 }];
  const mines = ['石湾沟石灰岩矿', '东坪建筑石料矿', '北岭煤矿', '红岩沟铁矿'];
  const inGbk = mines.map((name) => [gbk(name)]);
  const decide = async (rows: (string | Uint8Array)[][], cpg: string | null, languageByte: number, user: string | null = null) => (await readTable(buildDbf(fields, rows, { languageByte }), cpg, user)).evidence;

  test.each<[string, string | null, number, Partial<EncodingEvidence>]>([
    ['nothing declared', null, 0, { chosen: 'gb18030', decidedBy: 'content', contradiction: false }],
    ['language byte 0x4D', null, 0x4d, { chosen: 'gb18030', decidedBy: 'language-byte', contradiction: false }],
    ['language byte 0x7A', null, 0x7a, { chosen: 'gb18030', decidedBy: 'language-byte', contradiction: false }],
    ['language byte 87 says nothing', null, 0x57, { chosen: 'gb18030', decidedBy: 'content', contradiction: false }],
    ['.cpg GBK', 'GBK', 0, { chosen: 'gb18030', decidedBy: 'cpg', contradiction: false }],
    ['.cpg 936 with a newline', '936\r\n', 0, { chosen: 'gb18030', decidedBy: 'cpg', cpg: '936' }],
    ['.cpg ANSI 936', 'ANSI 936', 0, { chosen: 'gb18030', decidedBy: 'cpg' }],
    ['.cpg before the language byte', 'GBK', 0x4f, { chosen: 'gb18030', decidedBy: 'cpg' }],
    ['wrong .cpg UTF-8, right language byte', 'UTF-8', 0x4d, { chosen: 'gb18030', decidedBy: 'language-byte', cpg: 'UTF-8', contradiction: true }],
    ['wrong .cpg UTF-8, nothing else', 'UTF-8', 0, { chosen: 'gb18030', decidedBy: 'content', contradiction: true }],
    ['rubbish .cpg', '<!DOCTYPE html><html>', 0x4d, { chosen: 'gb18030', decidedBy: 'language-byte', cpg: '<!DOCTYPE html><html>', contradiction: false }],
  ])('GBK bytes, %s', async (_what, cpg, languageByte, expected) => {
    const evidence = await decide(inGbk, cpg, languageByte);
    expect(evidence).toMatchObject({ languageByte, ...expected });
    expect(evidence.readings).toContainEqual({ encoding: 'gb18030', readable: 4, unreadable: 0 });
    expect(evidence.readings).toContainEqual({ encoding: 'utf-8', readable: 0, unreadable: 4 });
  });

  test.each<[string, string | null, number, Partial<EncodingEvidence>]>([
    ['nothing declared', null, 0, { chosen: 'utf-8', decidedBy: 'content' }],
    ['wrong language byte', null, 0x4d, { chosen: 'utf-8', decidedBy: 'content', contradiction: true }],
    ['wrong .cpg GBK', 'GBK', 0, { chosen: 'utf-8', decidedBy: 'content', contradiction: true }],
    ['.cpg 65001', '65001', 0x4d, { chosen: 'utf-8', decidedBy: 'cpg', contradiction: true }],
  ])('UTF-8 bytes, %s', async (_what, cpg, languageByte, expected) => {
    expect(await decide(mines.map((name) => [name]), cpg, languageByte)).toMatchObject(expected);
  });

  describe('bytes that read both as GB18030 and as Big5', () => {
    const parcels = ['花蓮縣秀林鄉石灰石礦場', '水泥原料開採範圍', '臺北市國有林班地', '農牧用地山坡地保育區', '採取土石許可證編號'];
    const inBig5 = parcels.map((name) => [encodeBig5(name)]);

    test('usual characters in Big5, nobody’s in GBK: Big5, and the other reading is named', async () => {
      const { table, evidence } = await readTable(buildDbf([{ name: 'NAME', width: 40 }], inBig5));
      expect(evidence).toMatchObject({ chosen: 'big5', decidedBy: 'content', rival: 'gb18030', contradiction: false });
      expect(evidence.readings).toEqual(expect.arrayContaining([{ encoding: 'gb18030', readable: 5, unreadable: 0 }, { encoding: 'big5', readable: 5, unreadable: 0 }]));
      expect(table.text(0, 0)).toBe(parcels[0]);
    });

    test('too few characters to tell: as the trade writes, GB18030, and Big5 is named', async () => {
      expect(await decide([[encodeBig5('國語')]], null, 0)).toMatchObject({ chosen: 'gb18030', decidedBy: 'content', rival: 'big5' });
    });

    test('text of the neighbours that GB18030 takes for its own, in characters that nobody writes: a person is asked', async () => {
      const { evidence } = await readTable(real('dbf-encodings/shiftjis.dbf'));
      expect(evidence).toMatchObject({ chosen: 'gb18030', decidedBy: 'content', rival: null });
      const table = await inspect(fileSet('街区', { ...buildShapes(1, [{ paths: [[38_500_000, 3_870_000]] }, { paths: [[38_500_001, 3_870_000]] }]), dbf: real('dbf-encodings/shiftjis.dbf') }));
      expect(table.problems.map(({ code }) => code)).toEqual(['formats.encoding-rare-characters']);
    });

    test('simplified Chinese leaves no doubt', async () => {
      const evidence = await decide(inGbk, null, 0);
      expect(evidence.chosen).toBe('gb18030');
      expect(evidence.rival).toBeUndefined();
    });

    test('who declares it leaves no doubt; a declared GBK that nobody writes is told', async () => {
      expect(await decide(inBig5, 'Big5', 0)).toMatchObject({ chosen: 'big5', decidedBy: 'cpg', contradiction: false });
      expect((await decide(inBig5, 'Big5', 0)).rival).toBeUndefined();
      expect(await decide(inBig5, null, 0x78)).toMatchObject({ chosen: 'big5', decidedBy: 'language-byte' });
      expect(await decide(inBig5, 'GBK', 0)).toMatchObject({ chosen: 'gb18030', decidedBy: 'cpg', contradiction: true });
      expect((await decide(inBig5, null, 0, 'gb18030')).rival).toBeUndefined();
    });

    test('the preview of a planted set, its import and a text file say it in one sentence each', async () => {
      const records = parcels.map((_, i) => ({ paths: [square(38_500_000 + 100 * i, 3_870_000, 50)] }));
      const set = fileSet('土石採取區', { ...buildShapes(5, records), dbf: buildDbf([{ name: 'NAME', width: 40 }], inBig5) });
      const preview = await inspect(set);
      expect(preview.problems.map(({ code, params }) => [code, params?.['chosen'], params?.['rival']])).toEqual([['formats.encoding-big5-by-characters', 'Big5', 'GB18030']]);
      expect(preview.rows[0]).toEqual([parcels[0]]);
      expect((await read(set)).problems.map(({ code }) => code)).toContain('formats.encoding-big5-by-characters');
      const csv = encodeBig5(`名稱,X,Y\n${parcels.map((name, i) => `${name},3870000,${38_500_000 + i}`).join('\n')}\n`);
      const table = await previewOf(csvFormat, (await layersOf(csvFormat, setOf(csvFormat, { 'a.csv': csv })))[0]!);
      expect(table.encoding).toMatchObject({ chosen: 'big5', rival: 'gb18030' });
      expect(table.problems.map(({ code }) => code)).toContain('formats.encoding-big5-by-characters');
    });
  });

  test('the user decides over everything', async () => {
    expect(await decide(inGbk, 'GBK', 0x4d, 'big5')).toMatchObject({ chosen: 'big5', decidedBy: 'user' });
  });

  test('plain ASCII needs no decision', async () => {
    expect(await decide([['MINE 1']], null, 0)).toMatchObject({ chosen: 'utf-8', decidedBy: 'default', readings: [], contradiction: false });
  });

  test('a declared encoding stays when a few damaged values do not read in it', async () => {
    const evidence = await decide([...mines.map((name) => [name]), [hex('e79fe6b9be')]], 'UTF-8', 0);
    expect(evidence).toMatchObject({ chosen: 'utf-8', decidedBy: 'cpg' });
    expect(evidence.readings).toContainEqual({ encoding: 'utf-8', readable: 4, unreadable: 1 });
  });

  test('a character cut by the field’s width is no fault of the encoding and is dropped', async () => {
    const cut = buildDbf([{ name: 'KSMC', width: 7 }], [[gbk('石湾沟石灰岩矿')], [gbk('东坪建筑石料矿')]]);
    const { table, evidence } = await readTable(cut);
    expect(evidence.readings).toContainEqual({ encoding: 'gb18030', readable: 2, unreadable: 0 });
    expect(allTexts(table)).toEqual([['石湾沟'], ['东坪建']]);
  });

  test('bytes that read in nothing stay visible', async () => {
    const { table } = await readTable(buildDbf(fields, [[hex('cafffe20')], ...inGbk]));
    expect(table.text(0, 0)).toContain('\ufffd');
    expect(table.text(1, 0)).toBe('石湾沟石灰岩矿');
  });

  test('Chinese field names, ten bytes long and cut', async () => {
    const { table } = await readTable(buildDbf([{ name: gbk('采矿许可证号'), width: 30 }, { name: gbk('矿山名称'), width: 30 }], [['C1', gbk('北岭煤矿')]]));
    expect(table.fields.map((field) => field.name)).toEqual(['采矿许可证', '矿山名称']);
  });

  test('names of encodings as people write them', () => {
    expect(['GBK', 'gb2312', 'CP936', 'ANSI 936', 'OEM 936', 'gb-18030', '936', 'ms936'].map(encodingLabel)).toEqual(Array(8).fill('gb18030'));
    expect(['UTF8', 'utf-8', '65001', 'CP65001'].map(encodingLabel)).toEqual(Array(4).fill('utf-8'));
    expect(['latin1', '88591', 'ISO-8859-1', 'ANSI 1252'].map(encodingLabel)).toEqual(Array(4).fill('windows-1252'));
    expect(encodingLabel('klingon')).toBeNull();
    expect(readCpg(new Uint8Array([0xef, 0xbb, 0xbf, ...ascii('UTF-8')]))).toEqual({ text: 'UTF-8', label: 'utf-8' });
  });
});

describe('what a set says about its encoding', () => {
  const { shp, shx } = buildShapes(5, [{ paths: [square(0, 0, 10)] }]);
  const dbf = buildDbf([{ name: 'KSMC', width: 20 }], [[gbk('石湾沟石灰岩矿')]]);

  test('a contradicted .cpg is a problem to look at', async () => {
    const preview = await inspect(fileSet('采矿权', { shp, shx, dbf, cpg: ascii('UTF-8') }));
    expect(preview.rows).toEqual([['石湾沟石灰岩矿']]);
    expect(preview.problems).toMatchObject([{ code: 'formats.cpg-contradicted', severity: 'minor', params: { cpg: 'UTF-8', unreadable: '1', chosen: 'GB18030' } }]);
  });

  test('the preview in the encoding the person tries', async () => {
    const preview = await inspect(fileSet('采矿权', { shp, shx, dbf, cpg: ascii('UTF-8') }), { encoding: 'utf-8' });
    expect(preview.encoding).toMatchObject({ chosen: 'utf-8', decidedBy: 'user' });
    expect(preview.rows[0]![0]).toContain('\ufffd');
    expect(preview.problems.map((problem) => problem.code)).toContain('formats.text-unreadable');
  });

  test('rubbish in the .cpg is noted', async () => {
    const preview = await inspect(fileSet('采矿权', { shp, shx, dbf, cpg: ascii('<html>\n<body>') }));
    expect(preview.notes).toMatchObject([{ code: 'formats.cpg-unreadable', params: { cpg: '<html>' } }]);
  });

  test('an encoding nobody knows stops', async () => {
    await expect(inspect(fileSet('x', { shp, shx, dbf }), { encoding: 'klingon' })).rejects.toMatchObject({ problem: { code: 'formats.unknown-encoding' } });
  });
});

describe('values', () => {
  test('numbers, dates, logicals and texts', async () => {
    const fields: readonly FieldSpec[] = [
      { name: 'MJ', letter: 'N', width: 10, decimals: 2 },
      { name: 'RATE', letter: 'F', width: 13 },
      { name: 'YXQZ', letter: 'D', width: 8 },
      { name: 'OK', letter: 'L', width: 1 },
      { name: 'KSMC', width: 12 },
    ];
    const { table } = await build(fields, [
      ['   1234.50', ' 1.5000e+003 ', '20270617', 'T', '  北岭  '],
      ['**********', '', '00000000', '?', ''],
      ['       -.5', '0', '        ', 'F', hex('00414243')],
      ['       abc', '-0', '20270230', ' ', hex('414200ff')],
    ]);
    expect(table.fields.map(({ type }) => type)).toEqual(['number', 'number', 'date', 'logical', 'text']);
    expect(allTexts(table)).toEqual([
      ['1234.50', '1.5000e+003', '20270617', 'T', '北岭'],
      ['', '', '', '', ''],
      ['-.5', '0', '', 'F', ''],
      ['abc', '-0', '20270230', '', 'AB'],
    ]);
    expect([0, 1, 2, 3].map((row) => table.number(row, 0))).toEqual([1234.5, Number.NaN, -0.5, Number.NaN]);
    expect(table.number(0, 1)).toBe(1500);
  });

  test('binary numbers of FoxPro', async () => {
    const { table } = await build(
      [
        { name: 'I', letter: 'I', width: 4 },
        { name: 'B', letter: 'B', width: 8 },
        { name: 'T', width: 3 },
      ],
      [[new Uint8Array(Int32Array.of(-77).buffer), new Uint8Array(Float64Array.of(0.125).buffer), 'abc']],
    );
    expect(allTexts(table)).toEqual([['-77', '0.125', 'abc']]);
    expect([table.number(0, 0), table.number(0, 1)]).toEqual([-77, 0.125]);
  });

  test('memo and other outside fields are empty and told', async () => {
    const { table, notes } = await build([{ name: 'BZ', letter: 'M', width: 10 }, { name: 'T', width: 3 }], [['         7', 'abc']]);
    expect(allTexts(table)).toEqual([['', 'abc']]);
    expect(notes).toMatchObject([{ code: 'formats.fields-unread', params: { names: ['BZ'] } }]);
  });

  test('a text field wider than 255 bytes', async () => {
    const field = { name: 'BZ', width: 44, decimals: 1 };
    const { table } = await readTable(buildDbf([field], []).with(10, 45).with(11, 1)); // 301 bytes per record
    expect(table.fields[0]).toMatchObject({ width: 300, decimals: 0 });
    const rubbish = await readTable(buildDbf([field], [['北岭']])); // 45 bytes per record: the 1 means nothing
    expect(rubbish.table.fields[0]).toMatchObject({ width: 44, decimals: 0 });
    expect(rubbish.table.text(0, 0)).toBe('北岭');
  });

  test('nameless fields get a name', async () => {
    const { table } = await build([{ name: '', width: 3 }], [['abc']]);
    expect(table.fields[0]!.name).toBe('FIELD_1');
  });

  test('head and bytes are all a table needs to come back', async () => {
    const { table } = await build([{ name: 'KSMC', width: 20 }, { name: 'N', letter: 'N', width: 5 }], [['石湾沟', '   42'], ['北岭', '']]);
    const { head, bytes } = table.serialise();
    const again = FixedWidthTable.deserialise(JSON.parse(JSON.stringify(head)), bytes);
    expect(allTexts(again)).toEqual([['石湾沟', '42'], ['北岭', '']]);
    expect(again.fields).toEqual(table.fields);
  });

  test('the same bytes in another encoding', async () => {
    const { table } = await build([{ name: 'T', width: 8 }], [[gbk('北岭')]]);
    expect(table.text(0, 0)).toBe('北岭');
    expect(table.withEncoding('windows-1252').text(0, 0)).toBe('±±Áë');
  });
});

test('rows marked as deleted are left out with their shapes, and told', async () => {
  const { shp, shx } = buildShapes(5, [0, 1, 2, 3].map((i) => ({ paths: [square(i * 20, 0, 10)] })));
  const dbf = buildDbf([{ name: 'ID', width: 4 }], [['a'], ['b'], ['c'], ['d']], { deletedRows: [1, 3] });
  const set = fileSet('x', { shp, shx, dbf });
  const { value, problems } = await read(set);
  expect(value.skippedRows).toEqual([2, 4]);
  expect(problems).toMatchObject([{ code: 'formats.rows-deleted', severity: 'minor', params: { rows: [2, 4] } }]);
  expect(allTexts(value.columns.attributes)).toEqual([['a'], ['c']]);
  expect(value.columns.geometry.bounds[4]).toBe(40);
  expect(await inspect(set)).toMatchObject({ featureCount: 2, rows: [['a'], ['c']] });
});

describe('what stands in the fields of a rights layer', () => {
  const { shp, shx } = buildShapes(5, [0, 1, 2, 3, 4].map((i) => ({ paths: [square(i * 20, 0, 10)] })));
  const fields: readonly FieldSpec[] = [{ name: 'XKZH', width: 25 }, { name: 'YXQZ', letter: 'D', width: 8 }];
  const rows = [
    ['C9999012015067110134567', '20270617'],
    ['C999901202101711915112', ''],
    ['', '20270617'],
    ['X9999012015067110134567', '00000000'],
    ['C9999012015067110134567', '20270617'],
  ];
  test('odd licence numbers and empty dates are told with their rows of the file', async () => {
    const set = fileSet('采矿权', { shp, shx, dbf: buildDbf(fields, rows, { deletedRows: [0] }) });
    const { problems } = await inspect(set);
    expect(problems.slice(1)).toEqual([
      { code: 'formats.licence-number-empty', severity: 'minor', params: { file: '采矿权.shp', rows: [3], count: 1 }, place: { file: '采矿权.shp', row: 3, field: 'XKZH' } },
      { code: 'formats.licence-number-length', severity: 'minor', params: { file: '采矿权.shp', row: 2, length: 22 }, place: { file: '采矿权.shp', row: 2, field: 'XKZH' } },
      { code: 'formats.licence-number-form', severity: 'minor', params: { file: '采矿权.shp', row: 4, value: 'X9999012015067110134567' }, place: { file: '采矿权.shp', row: 4, field: 'XKZH' } },
      { code: 'formats.valid-to-empty', severity: 'minor', params: { file: '采矿权.shp', rows: [2, 4], count: 2 }, place: { file: '采矿权.shp', row: 2, field: 'YXQZ' } },
    ]);
  });
  test('other layers are not judged by it', async () => {
    const dbf = buildDbf([{ name: 'DLBM', width: 5 }, { name: 'TBBH', width: 5 }], rows.map(() => ['', '']));
    expect((await inspect(fileSet('dltb', { shp, shx, dbf }))).problems).toEqual([]);
  });
});

test('a text that stands in row after row is counted in every row, readable or not, as if each were judged alone', async () => {
  const different = Array.from({ length: 2_050 }, (_, i) => gbk(`青石镇第${i}组`));
  const broken = Uint8Array.of(0xd6, 0xd0, 0xff, 0x41);
  const hidden = Uint8Array.of(0x41, 0x00, 0xd6, 0xd0);
  const values = [...different, ...Array.from({ length: 40 }, (_, i) => [different[0]!, broken, hidden, ascii('中')][i >> 3 & 3]!), ...Array.from({ length: 9 }, (_, i) => (i % 3 === 0 ? broken : different[7]!))];
  const { evidence } = await build([{ name: 'NAME', letter: 'C', width: 24 }], values.map((value) => [value]));
  const oneByOne = new EncodingScan();
  for (const value of values) if (value !== hidden) oneByOne.add(value, 0, value.length, false);
  expect(evidence.readings).toEqual(oneByOne.decide(null, null, 0).readings);
  expect(evidence.readings.find(({ encoding }) => encoding === 'gb18030')!.unreadable).toBe(19);
});
