/** Damaged files give a sentence and never half an import. */
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { ProblemError, type Problem } from '../../../shared/base/news.ts';
import { text } from '../../../shared/i18n/text.ts';
import type { FileSet } from '../../../shared/formats/contract.ts';
import { buildDbf, buildShapes, fileSet, inspect, read, rowsFor, shapeSet, square, type RecordSpec } from '../../helpers/shapefile-builder.ts';

const records = (count: number): RecordSpec[] => Array.from({ length: count }, (_, i) => ({ paths: [square(i * 20, 0, 10)] }));
const RECORD_BYTES = 8 + 44 + 4 + 5 * 16;
const sentence = ({ code, params }: Problem): string => text('zh-CN', code, params);

async function blockedBy(set: FileSet): Promise<string[]> {
  const preview = await inspect(set);
  const blocking = preview.problems.filter((problem) => problem.severity === 'blocking');
  await expect(read(set)).rejects.toMatchObject({ problem: blocking[0] });
  return blocking.map(sentence);
}

describe('files that end early block the set', () => {
  test('.shp cut inside a record', async () => {
    const { shp, shx } = buildShapes(5, records(10));
    expect(await blockedBy(fileSet('采矿权', { shp: shp.slice(0, 100 + 6 * RECORD_BYTES + 50), shx, dbf: rowsFor(10) }))).toEqual([
      '采矿权.shp 只读到 10 行中的 6 行，文件少 494 字节：复制不完整，请从来源重新复制。',
    ]);
  });

  test('.shp cut between two records', async () => {
    const { shp, shx } = buildShapes(5, records(10));
    expect(await blockedBy(fileSet('采矿权', { shp: shp.slice(0, 100 + 6 * RECORD_BYTES), shx, dbf: rowsFor(10) }))).toEqual([
      '采矿权.shp 只读到 10 行中的 6 行，文件少 544 字节：复制不完整，请从来源重新复制。',
    ]);
  });

  test('.shp cut inside a record header', async () => {
    const { shp, shx } = buildShapes(5, records(10));
    expect(await blockedBy(fileSet('采矿权', { shp: shp.slice(0, 100 + 6 * RECORD_BYTES + 6), shx, dbf: rowsFor(10) }))).toHaveLength(1);
  });

  test('.dbf cut: the exact loss', async () => {
    const { shp, shx } = buildShapes(5, records(10));
    const dbf = rowsFor(10);
    expect(await blockedBy(fileSet('dltb', { shp, shx, dbf: dbf.slice(0, 65 + 7 * 5 + 3) }))).toEqual(['dltb.dbf 只有 10 行中的 5 行：复制不完整，请从来源重新复制。']);
  });

  test('thousands are grouped', async () => {
    const { shp, shx } = buildShapes(1, Array.from({ length: 9822 }, (_, i) => ({ paths: [[i, i]] })));
    const [told] = await blockedBy(fileSet('dltb', { shp, shx, dbf: rowsFor(9822).slice(0, 65 + 7 * 5892) }));
    expect(told).toBe('dltb.dbf 只有 9\u2009822 行中的 5\u2009892 行：复制不完整，请从来源重新复制。');
  });

  test('both cut: both are told', async () => {
    const { shp, shx } = buildShapes(5, records(10));
    expect(await blockedBy(fileSet('x', { shp: shp.slice(0, 700), shx, dbf: rowsFor(10).slice(0, 100) }))).toHaveLength(2);
  });
});

describe('other faults that block', () => {
  test('no .dbf', async () => {
    const { shp, shx } = buildShapes(5, records(2));
    expect(await blockedBy(fileSet('永久基本农田', { shp, shx }))).toEqual(['永久基本农田.shp 缺同名的 .dbf，没有属性就不能按许可证号或地类统计；请补齐后重新拖入。']);
  });

  test.each([
    ['more rows than shapes', 5],
    ['fewer rows than shapes', 3],
  ])('%s', async (_what, rows) => {
    const { shp, shx } = buildShapes(5, records(4));
    expect(await blockedBy(fileSet('x', { shp, shx, dbf: rowsFor(rows) }))).toEqual([`x.shp 有 4 个图形，.dbf 却有 ${rows} 行，不能确定哪一行属于哪个图形；请在原软件中重新导出。`]);
  });

  test('a chain that cannot be taken up again', async () => {
    const set = shapeSet(5, records(4));
    const { shp, shx } = buildShapes(5, records(4));
    shp.fill(0xab, 100 + RECORD_BYTES);
    shx.fill(0xff, 100);
    const [told] = await blockedBy({ ...set, parts: { ...set.parts, shp: memorySource('test.shp', shp), shx: memorySource('test.shx', shx) } });
    expect(told).toBe('test.shp 从第 2 行起图形记录损坏，后面的读不出（应有 4 行）；请从来源重新复制。');
  });

  test.each<[string, Record<string, Uint8Array>, string]>([
    ['empty .shp', { shp: new Uint8Array(0) }, 'formats.shp-too-short'],
    ['a .shp that is something else', { shp: new Uint8Array(500).fill(0x20) }, 'formats.shp-not-shapefile'],
    ['an unknown shape type', { shp: buildShapes(77, []).shp }, 'formats.shp-unknown-type'],
    ['empty .dbf', { shp: buildShapes(5, []).shp, dbf: new Uint8Array(0) }, 'formats.dbf-too-short'],
    ['a .dbf of rubbish', { shp: buildShapes(5, []).shp, dbf: new Uint8Array(500).fill(0x33) }, 'formats.dbf-header-damaged'],
    ['fields wider than the record', { shp: buildShapes(5, []).shp, dbf: buildDbf([{ name: 'A', width: 10 }], []).with(10, 5) }, 'formats.dbf-header-damaged'],
    ['dBase 7', { shp: buildShapes(5, []).shp, dbf: rowsFor(0).with(0, 4) }, 'formats.dbf-version'],
  ])('%s', async (_what, files, code) => {
    const fault = await inspect(fileSet('x', files)).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(ProblemError);
    expect((fault as ProblemError).problem.code).toBe(code);
  });
});

describe('single bad records are left out, the rest is read', () => {
  const good = square(0, 0, 10);
  const withCounts = (parts: number, points: number): Uint8Array => {
    const content = new Uint8Array(48 + good.length * 8);
    const view = new DataView(content.buffer);
    view.setInt32(0, 5, true);
    view.setInt32(36, parts, true);
    view.setInt32(40, points, true);
    good.forEach((value, i) => view.setFloat64(48 + 8 * i, value, true));
    return content;
  };

  test.each<[string, RecordSpec, string]>([
    ['far too many points', { content: withCounts(1, 1_000_000) }, 'formats.row-impossible-counts'],
    ['negative points', { content: withCounts(1, -5) }, 'formats.row-impossible-counts'],
    ['far too many parts', { content: withCounts(2_000_000_000, 5) }, 'formats.row-impossible-counts'],
    ['a length of zero', { paths: [good], statedWords: 0 }, 'read'],
    ['a length beyond the file', { paths: [good], statedWords: 1_000_000 }, 'read'],
    ['a negative length', { paths: [good], statedWords: -20 }, 'read'],
    ['a length and counts that are both rubbish', { content: withCounts(-1, -1), statedWords: 900_000 }, 'formats.row-impossible-length'],
    ['coordinates that are not finite', { paths: [[0, 0, Number.NaN, 10, 10, 10, 0, 0]] }, 'formats.row-not-finite'],
    ['infinite coordinates', { paths: [[0, 0, Infinity, 10, 10, 10, 0, 0]] }, 'formats.row-not-finite'],
    ['nodata coordinates', { paths: [[0, 0, -1.79e308, 10, 10, 10, 0, 0]] }, 'formats.row-not-finite'],
  ])('%s', async (_what, bad, code) => {
    const set = shapeSet(5, [{ paths: [good] }, { paths: [good] }, bad, { paths: [square(60, 0, 10)] }]);
    const { value, problems } = await read(set);
    const attributes = value.columns.attributes;
    const ids = Array.from({ length: attributes.rowCount }, (_, row) => attributes.text(row, 0));
    if (code === 'read') {
      // The stated length lies, but the record's own counts lead exactly to the next one.
      expect(problems).toEqual([]);
      expect(ids).toEqual(['1', '2', '3', '4']);
    } else {
      expect(problems).toMatchObject([{ code, severity: 'partial', params: { row: 3 }, place: { row: 3 } }]);
      expect(value.skippedRows).toEqual([3]);
      expect(ids).toEqual(['1', '2', '4']);
      expect(value.columns.geometry.bounds[8]).toBe(60);
      expect((await inspect(set)).problems).toEqual(problems);
    }
  });

  test('part starts that go backwards', async () => {
    const content = new Uint8Array(52 + good.length * 8);
    const view = new DataView(content.buffer);
    view.setInt32(0, 5, true);
    view.setInt32(36, 2, true);
    view.setInt32(40, 5, true);
    view.setInt32(44, 0, true);
    view.setInt32(48, -3, true);
    const { value } = await read(shapeSet(5, [{ paths: [good] }, { content }]));
    expect(value.skippedRows).toEqual([2]);
  });

  test('more than a thousand bad rows: a thousand by name, the rest by number', async () => {
    const { value, problems } = await read(shapeSet(1, Array.from({ length: 1500 }, (_, i) => ({ paths: [[i % 3 === 0 ? i : Number.NaN, 0]] }))));
    expect(value.skippedRows).toHaveLength(1000);
    expect(problems).toHaveLength(1000);
    const worse = await read(shapeSet(1, Array.from({ length: 1500 }, (_, i) => ({ paths: [[i === 0 ? i : Number.NaN, 0]] }))));
    expect(worse.problems).toHaveLength(1001);
    expect(worse.problems.at(-1)).toMatchObject({ code: 'formats.rows-more-rejected', params: { count: 499 } });
    expect(worse.value.skippedRows).toHaveLength(1499);
  });
});

describe('what is wrong but harmless is told and read', () => {
  test('no .shx', async () => {
    const { shp } = buildShapes(5, records(3));
    const preview = await inspect(fileSet('x', { shp, dbf: rowsFor(3) }));
    expect(preview).toMatchObject({ featureCount: 3, missingParts: ['shx', 'prj'], problems: [] });
    expect(preview.notes.map((note) => note.code)).toEqual(['formats.shx-missing']);
  });

  test.each<[string, (shx: Uint8Array) => Uint8Array]>([
    ['of another layer', () => buildShapes(5, [{ paths: [square(0, 0, 1), square(5, 5, 1)] }]).shx],
    ['with rubbish offsets', (shx) => shx.fill(0x77, 100)],
    ['cut', (shx) => shx.slice(0, 110)],
    ['empty', () => new Uint8Array(0)],
  ])('a .shx %s', async (_what, spoil) => {
    const { shp, shx } = buildShapes(5, records(3));
    const outcome = await read(fileSet('x', { shp, shx: spoil(shx), dbf: rowsFor(3) }));
    expect(outcome.value.columns.geometry.featureCount).toBe(3);
    expect(outcome.notes.map((note) => note.code)).toEqual(['formats.shx-wrong']);
  });

  test.each([
    ['too long', 100_000],
    ['too short', 300],
    ['zero', 0],
  ])('a file length in the header that is %s', async (_what, declaredBytes) => {
    const outcome = await read(shapeSet(5, records(5), { declaredBytes }));
    expect(outcome.value.columns.geometry.featureCount).toBe(5);
    expect(outcome.notes.map((note) => note.code)).toEqual(['formats.shp-length-wrong']);
    expect(outcome.problems).toEqual([]);
  });

  test('rubbish behind the last record', async () => {
    for (const trailing of [new Uint8Array(5), new Uint8Array(64).fill(0xee), new Uint8Array(4096)]) {
      const outcome = await read(shapeSet(5, records(5), { trailing, declaredBytes: 100 + 5 * RECORD_BYTES }));
      expect(outcome.value.columns.geometry.featureCount).toBe(5);
      expect(outcome.notes.map((note) => note.code)).toEqual(['formats.shp-trailing-bytes']);
    }
  });

  test('record numbers that count from zero', async () => {
    const outcome = await read(shapeSet(5, records(4).map((record, row) => ({ ...record, statedNumber: row }))));
    expect(outcome.value.columns.geometry.featureCount).toBe(4);
  });

  test('a row count in the .dbf header that neither file bears out', async () => {
    const { shp, shx } = buildShapes(5, records(3));
    const dbf = buildDbf([{ name: 'ID', width: 4 }], [['a'], ['b'], ['c']], { declaredRows: 9 });
    const outcome = await read(fileSet('x', { shp, shx, dbf }));
    expect(outcome.notes.map((note) => note.code)).toEqual(['formats.dbf-count-wrong']);
    expect(outcome.value.columns.attributes.rowCount).toBe(3);
  });

  test('no features at all', async () => {
    const preview = await inspect(shapeSet(5, []));
    expect(preview).toMatchObject({ featureCount: 0, problems: [] });
    expect(preview.notes.map((note) => note.code)).toEqual(['formats.no-features']);
  });
});

test('a record bigger than a chunk, and records across chunk borders', async () => {
  const big: number[] = [];
  for (let i = 0; i < 1_200_000; i++) big.push(i, i % 2);
  big.push(1_200_000, 50, -1, 50, 0, 0); // 19 MB in one ring
  const set = shapeSet(5, [{ paths: [square(0, 0, 1)] }, { content: polygonContent(big) }, { paths: [square(7, 7, 1)] }]);
  const outcome = await read(set);
  expect(outcome.problems).toEqual([]);
  // Comparing a million sides with each other would hold up the preview; it says so instead.
  expect((await inspect(set)).problems).toMatchObject([{ code: 'formats.rows-not-judged', severity: 'minor', params: { rows: [2] } }]);
  expect(outcome.value.columns.geometry.coordinates.length / 2).toBe(5 + 1_200_003 + 5);
  expect(Array.from(outcome.value.columns.geometry.coordinates.slice(-10))).toEqual(square(7, 7, 1));
});

function polygonContent(ring: readonly number[]): Uint8Array {
  const content = new Uint8Array(48 + ring.length * 8);
  const view = new DataView(content.buffer);
  view.setInt32(0, 5, true);
  view.setInt32(36, 1, true);
  view.setInt32(40, ring.length / 2, true);
  ring.forEach((value, i) => view.setFloat64(48 + 8 * i, value, true));
  return content;
}

test('a file that shrinks while it is read is told', async () => {
  const { shp, shx } = buildShapes(5, records(5));
  const shrinking = { ...memorySource('x.shp', shp), read: async (offset: number, length: number) => shp.subarray(offset, Math.min(offset + length, 300)) };
  await expect(read(fileSet('x', { shp: shrinking, shx, dbf: rowsFor(5) }))).rejects.toBeInstanceOf(ProblemError);
});
