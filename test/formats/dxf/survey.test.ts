/** What a survey says of a drawing: encodings, binary forms, strays, roles, damage. */
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { tellLeftOut } from '../../../shared/formats/dxf/drawing-news.ts';
import { listFileSets } from '../../../shared/formats/file-sets.ts';
import { proposeRole } from '../../../shared/formats/dxf/layer-roles.ts';
import { binaryDrawing, layer, textDrawing, type DrawingParts, type Groups } from '../../helpers/dxf-builder.ts';
import { problemOf } from '../../helpers/reading.ts';
import { field, read, survey, vertices } from './drawing.ts';

const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const header = (version: string, codePage: string): DrawingParts['header'] => [['$ACADVER', 1, version], ['$DWGCODEPAGE', 3, codePage]];
const text = (layerName: string, words: string, x = 0): Groups => [0, 'TEXT', 8, layerName, 10, x, 20, 0, 40, 2, 1, words];
const line = (x: number, y: number, layerName = '0'): Groups => [0, 'LINE', 8, layerName, 10, x, 20, y, 11, x + 1, 21, y + 1];

describe('encodings', () => {
  const parts = (version: string, codePage: string): DrawingParts => ({ header: header(version, codePage), layers: [layer('采空区', 1)], entities: [text('采空区', '二采区 2023')] });

  test('R2000 in GBK as declared', async () => {
    const bytes = textDrawing(parts('AC1015', 'ANSI_936'), gbk);
    const { encoding, layers } = await survey(bytes);
    expect([encoding.evidence.chosen, encoding.evidence.contradiction, encoding.byRule?.reason.code]).toEqual(['gb18030', false, 'formats.dxf-encoding-declared']);
    expect(layers[0]).toMatchObject({ name: '采空区', colour: '#FF0000', entityCount: 1, role: { role: 'goaf' } });
    expect(field((await read(bytes)).value.points, 'text')).toEqual(['二采区 2023']);
  });

  test('R2010 in UTF-8 that declares ANSI_936: the version decides', async () => {
    const bytes = textDrawing(parts('AC1024', 'ANSI_936'));
    const { encoding, layers } = await survey(bytes);
    expect([encoding.evidence.chosen, encoding.evidence.contradiction, encoding.byRule?.reason.code]).toEqual(['utf-8', false, 'formats.dxf-utf8-by-version-not-declared']);
    expect(layers[0]?.name).toBe('采空区');
  });

  test('GBK in a version that should be UTF-8: the content decides, and it is told', async () => {
    const { encoding, layers, notes } = await survey(textDrawing(parts('AC1027', 'ANSI_936'), gbk));
    expect([encoding.evidence.chosen, encoding.evidence.contradiction, layers[0]?.name]).toEqual(['gb18030', true, '采空区']);
    expect(notes.map((note) => note.code)).toContain('formats.dxf-encoding-contradicted');
  });

  test('a person overrides', async () => {
    const { encoding } = await survey(textDrawing(parts('AC1015', 'ANSI_936'), gbk), 'big5');
    expect([encoding.evidence.chosen, encoding.evidence.decidedBy]).toEqual(['big5', 'user']);
  });

  test('escapes of characters in layer names and texts', async () => {
    // \M+5 with the GBK pair of 采 (B2C9).
    const bytes = textDrawing({ header: header('AC1015', 'ANSI_1252'), entities: [text('\\U+91C7\\U+7A7A\\U+533A', '\\M+5B2C9\\U+7A7A \\M+9FFFF')] });
    expect((await survey(bytes)).layers[0]).toMatchObject({ name: '采空区', role: { role: 'goaf' } });
    const { points } = (await read(bytes, { layers: ['采空区'] })).value;
    expect(field(points, 'text')).toEqual(['采空 \\M+9FFFF']);
  });
});

describe('forms', () => {
  const parts: DrawingParts = { header: header('AC1015', 'ANSI_936'), layers: [layer('HD', 3)], entities: [[0, 'LINE', 5, '2F', 8, 'HD', 62, 1, 10, 37_412_590.125, 20, 4_262_000.5, 30, 812.25, 11, 37_412_600, 21, 4_262_010, 31, 811, 210, 0, 220, 0, 230, 1], [0, 'LWPOLYLINE', 8, 'HD', 90, 2, 70, 0, 10, 37_412_595, 20, 4_262_001, 10, 37_412_596, 20, 4_262_002]] };
  const expected = [[[37_412_590.125, 4_262_000.5, 812.25], [37_412_600, 4_262_010, 811]], [[37_412_595, 4_262_001, 0], [37_412_596, 4_262_002, 0]]];

  test.each([
    ['text', textDrawing(parts)],
    ['text with bare line feeds', textDrawing(parts, undefined, '\n')],
    ['text of the old Macintosh', textDrawing(parts, undefined, '\r')],
    ['binary', binaryDrawing(parts, false)],
    ['binary of R12', binaryDrawing(parts, true)],
  ])('%s', async (_name, bytes) => {
    const seen = await survey(bytes);
    expect(seen).toMatchObject({ version: 'AC1015', entityCount: 2, countByType: { LINE: 1, LWPOLYLINE: 1 }, problems: [] });
    expect(seen.system.candidates[0]?.system.id).toBe('EPSG:4525');
    expect(seen.layers[0]).toMatchObject({ name: 'HD', elevations: [811, 812.25], role: { role: 'roadway' } });
    const { value } = await read(bytes);
    expect([vertices(value.lines), field(value.lines, 'colour')]).toEqual([expected, ['#FF0000', '#00FF00']]);
  });

  test('comments, blank ends and a missing header do not matter', async () => {
    const bytes = new TextEncoder().encode('999\nwritten by hand\n  0\nSECTION\n  2\nENTITIES\n  0\nPOINT\n  8\nGCD\n 10\n1.0\n 20\n2.0\n  0\nENDSEC\n  0\nEOF\n\n\x1a\n');
    expect(await survey(bytes)).toMatchObject({ version: null, entityCount: 1, extent: [1, 2, 1, 2], problems: [] });
  });

  test('pieces cut records anywhere: a drawing larger than a piece reads like a small one', async () => {
    const entities = Array.from({ length: 80_000 }, (_, i) => line(i % 250, Math.floor(i / 250), i % 2 ? 'A' : 'B'));
    const bytes = textDrawing({ entities });
    expect(bytes.length).toBeGreaterThan(4 * 1024 * 1024);
    const { lines } = (await read(bytes)).value;
    expect(lines.geometry.featureCount).toBe(80_000);
    expect(field(lines, 'layer').filter((name) => name === 'A')).toHaveLength(40_000);
    expect(lines.geometry.coordinates[4 * 79_999]).toBe(79_999 % 250);
  });
});

describe('what is odd', () => {
  test('strays are set aside and listed with their lines', async () => {
    const entities = [...Array.from({ length: 60 }, (_, i) => line(37_412_590 + 70 * i, 4_262_000 + 50 * i)), line(1_171, 800, '图例'), line(37_428_194, 4_262_500)];
    const bytes = textDrawing({ entities }, undefined, '\n');
    const seen = await survey(bytes);
    expect(seen.extent).toEqual([37_412_590, 4_262_000, 37_416_721, 4_264_951]);
    expect(seen.strays.map(({ layer: name, type, position }) => [name, type, ...position])).toEqual([['图例', 'LINE', 1171.5, 800.5], ['0', 'LINE', 37_428_194.5, 4_262_500.5]]);
    const lines = new TextDecoder().decode(bytes).split('\n');
    for (const stray of seen.strays) expect([lines[stray.line - 1]?.trim(), lines[stray.line]]).toEqual(['0', 'LINE']);
    expect(seen.layers.find(({ name }) => name === '图例')).toMatchObject({ extent: null, strayCount: 1 });
    const { value } = await read(bytes);
    expect([value.lines.geometry.featureCount, value.strayCount]).toEqual([60, 2]);
    expect((await read(bytes, { window: null })).value.lines.geometry.featureCount).toBe(62);
  });

  test('a title below the drawing belongs to it; beyond twice the drawing’s size it does not', async () => {
    // Few areas, all about one middle: their centres lie close together, the title's far from them.
    const area = (x: number, y: number, width: number, height: number): Groups => [0, 'LWPOLYLINE', 8, '采空区', 90, 4, 70, 1, 10, x, 20, y, 10, x + width, 20, y, 10, x + width, 20, y + height, 10, x, 20, y + height];
    const areas = [area(38_507_000, 3_894_000, 880, 760), ...Array.from({ length: 14 }, (_, i) => area(38_507_400 + 3 * i, 3_894_360 + 2 * i, 60, 40))];
    const title = (y: number): Groups => [0, 'TEXT', 8, '图名', 10, 38_507_440, 20, y, 40, 20, 1, '1980西安坐标系 3度带 38带'];
    const near = await survey(textDrawing({ entities: [...areas, title(3_893_860)] }));
    expect([near.strayCount, near.window, near.extent[1], near.notes.map(({ code }) => code)]).toEqual([0, null, 3_893_860, expect.not.arrayContaining(['formats.dxf-strays'])]);
    const far = await survey(textDrawing({ entities: [...areas, title(3_894_000 - 3 * 880)] }));
    expect([far.strayCount, far.extent[1]]).toEqual([1, 3_894_000]);
    // What it says counts wherever it stands.
    for (const { words } of [near, far]) expect(words.map(({ text: said, datums }) => [said, datums])).toEqual([['1980西安坐标系 3度带 38带', ['XIAN1980']]]);
  });

  test('words on datum, elevations and half-year are gathered from texts, blocks and escapes, each once', async () => {
    const bytes = textDrawing({
      header: header('AC1015', 'ANSI_936'),
      blocks: [[0, 'BLOCK', 8, '0', 2, 'TQ', 70, 0, 10, 0, 20, 0, ...text('图签', '1985国家高程基准'), 0, 'ENDBLK'] as Groups],
      entities: [text('图名', '王家山煤矿2026年下半年采掘工程平面图'), text('图名', '1985国家高程基准', 5), [0, 'MTEXT', 8, '图名', 10, 0, 20, 0, 40, 2, 1, '{\\fSimSun;2000国家大地坐标系}\\P中央经线114°'], text('图名', 'CGCS2000', 8), text('采空区', '二采区 2023'), text('高程点', '1985.00', 9)],
    }, gbk);
    const { words } = await survey(bytes);
    expect(words.map(({ text: said, datums, centralMeridianDegrees, elevationDatum, periods }) => [said, datums, centralMeridianDegrees, elevationDatum, periods])).toEqual([
      ['1985国家高程基准', [], null, 'national-1985', []],
      ['王家山煤矿2026年下半年采掘工程平面图', [], null, null, ['2026H2']],
      ['2000国家大地坐标系 中央经线114°', ['CGCS2000'], 114, null, []],
      ['CGCS2000', ['CGCS2000'], null, null, []],
    ]);
  });

  test('damaged places are told in the order of the file, whatever order they were found in', () => {
    const news = new NewsCollector();
    const leftOut = { broken: 3, brokenLines: [317, 297, 1004], unread: new Map(), hidden: 0, onPaper: 0, missingBlocks: new Set(), endlessBlocks: 0, beyondLimit: 0 };
    tellLeftOut({ leftOut, blocks: { names: { names: [] } } } as unknown as Parameters<typeof tellLeftOut>[0], news, '图.dxf', () => '');
    expect(news.problems[0]!.params).toMatchObject({ lines: [297, 317, 1004] });
  });

  test('two places of like size both stay', async () => {
    const seen = await survey(textDrawing({ entities: [...Array.from({ length: 10 }, (_, i) => line(i, i)), ...Array.from({ length: 10 }, (_, i) => line(1e6 + i, i))] }));
    expect([seen.strayCount, seen.extent]).toEqual([0, [0, 0, 1_000_010, 10]]);
  });

  test('an insertion reaches as far as its block', async () => {
    const blocks = [[0, 'BLOCK', 8, '0', 2, 'ALL', 70, 0, 10, 0, 20, 0, ...line(500, 600), ...line(900, 650), 0, 'ENDBLK'] as Groups];
    expect((await survey(textDrawing({ blocks, entities: [[0, 'INSERT', 8, '0', 2, 'ALL', 10, 1000, 20, 0, 41, 2, 42, 1]] }))).extent).toEqual([2000, 600, 2802, 651]);
  });

  test('a record that stops making sense is told with its line; those after it are read', async () => {
    const bytes = textDrawing({ entities: [line(0, 0), [0, 'LINE', 8, '0', 10, 1, 20, 2, 11, 3, 21, 4], line(5, 5)] }, undefined, '\n');
    const lines = new TextDecoder().decode(bytes).split('\n');
    const second = lines.lastIndexOf(' 11', lines.lastIndexOf('LINE') - 1);
    lines[second] = 'garbage';
    const seen = await survey(new TextEncoder().encode(lines.join('\n')));
    expect(seen.entityCount).toBe(2);
    expect(seen.problems).toEqual([expect.objectContaining({ code: 'formats.dxf-broken', severity: 'partial', params: { file: '图.dxf', count: 1, lines: [second + 1] } })]);
  });

  test('numbers that are none, and a file that breaks off', async () => {
    const whole = textDrawing({ entities: [line(0, 0), [0, 'LINE', 8, '0', 10, 'x', 20, 2, 11, 3, 21, 4], [0, 'MLINE', 8, '0']] }, undefined, '\n');
    const seen = await survey(whole.slice(0, whole.length - '  0\nEOF\n'.length));
    expect(seen.problems.map(({ code }) => code)).toEqual(['formats.dxf-cut-off', 'formats.dxf-broken']);
    expect(seen.notes.find(({ code }) => code === 'formats.dxf-unread')?.params?.['kinds']).toEqual(['MLINE × 1']);
  });

  test('a DWG says what to do, by its content; something else too', async () => {
    const dwg = new TextEncoder().encode('AC1027\0\0\0\0\0');
    expect((await problemOf(survey(dwg))).code).toBe('formats.dxf-is-dwg');
    expect((await problemOf(survey(new TextEncoder().encode('<html>')))).code).toBe('formats.dxf-not-drawing');
    const { sets, passedOver } = await listFileSets([memorySource('井上下对照图.dwg', dwg), memorySource('改名.dxf', dwg), memorySource('真.dxf', textDrawing({ entities: [line(0, 0), text('0', 'a')] }))], quietJob());
    expect(passedOver.map(({ code, params }) => [code, params?.['file']])).toEqual([['formats.dxf-is-dwg', '井上下对照图.dwg'], ['formats.dxf-is-dwg', '改名.dxf']]);
    expect(sets.map(({ name, format, layerKind }) => [name, format, layerKind])).toEqual([['真', 'dxf', 'line'], ['真', 'dxf', 'point']]);
  });
});

test.each([
  ['采空区2023', 'goaf'], ['CKQ_2024', 'goaf'], ['矿区范围线', 'boundary'], ['KQFW', 'boundary'], ['主要大巷', 'roadway'], ['HD1', 'roadway'], ['3号煤工作面', 'face'],
  ['保安煤柱', 'pillar'], ['禁采区', 'forbidden'], ['DXD', 'traverse'], ['ZK', 'borehole'], ['F12', 'fault'], ['断层', 'fault'], ['DGX', 'contour'], ['计曲线', 'contour'],
  ['采空区注记', 'annotation'], ['TK', 'frame'], ['JMD', 'topography'], ['高程点', 'spot'], ['GCD', 'spot'], ['3号煤底板等高线', 'seam'],
  ['露天坑', 'pit'], ['台阶坡顶线', 'bench'], ['最终境界', 'design'], ['CaiKongQu', 'goaf'], ['0', null], ['FENCE', null], ['底图', null],
])('layer %s is proposed as %s', (name, role) => {
  expect(proposeRole(name)?.role ?? null).toBe(role);
});
