/**
 * Seeded damage to shapefile sets: whatever the bytes, the reader answers with columns that hold together or with a
 * Problem, never with another error and never without end.
 */
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { writePrj } from '../../shared/crs/prj.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { damage, holdsTogether, randomOf } from '../helpers/damage.ts';
import { fuzz } from '../helpers/fuzz-run.ts';
import { buildDbf, buildShapes, fileSet, inspect, read, reversed, square, type RecordSpec } from '../helpers/shapefile-builder.ts';
import { buildZip } from '../helpers/zip-builder.ts';

const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;

function originals(): Record<string, Uint8Array>[] {
  const E = 38_500_000;
  const N = 3_870_000;
  const polygons: RecordSpec[] = Array.from({ length: 12 }, (_, i) => ({
    paths: i % 3 === 0 ? [square(E + i * 100, N, 90), reversed(square(E + i * 100 + 10, N + 10, 30)), square(E + i * 100 + 15, N + 15, 5)] : [square(E + i * 100, N, 90)],
  }));
  const zs: RecordSpec[] = Array.from({ length: 8 }, (_, i) => ({ paths: [square(E + i * 50, N, 40)], z: [1, 2, 3, 4, 1], m: [1, 2, 3, 4, 1] }));
  const lines: RecordSpec[] = Array.from({ length: 8 }, (_, i) => ({ paths: [[E, N, E + i, N + 5], [E, N + 9, E + 4, N]] }));
  const points: RecordSpec[] = Array.from({ length: 20 }, (_, i) => ({ paths: [[E + i, N]] }));
  const table = (rows: number): Uint8Array =>
    buildDbf(
      [
        { name: 'XKZH', width: 23 },
        { name: gbk('矿山名称'), width: 16 },
        { name: 'MJ', letter: 'N', width: 10, decimals: 2 },
        { name: 'YXQZ', letter: 'D', width: 8 },
      ],
      Array.from({ length: rows }, (_, i) => [`C99990120150671101345${10 + i}`, gbk('石湾沟石灰岩矿'), '   1234.50', '20270617']),
      { languageByte: 0x4d },
    );
  const prj = new TextEncoder().encode(writePrj(systemById('EPSG:4526')!));
  const cpg = new TextEncoder().encode('GBK');
  return ([[5, polygons], [15, zs], [3, lines], [1, points]] as const).map(([typeCode, records]) => ({ ...buildShapes(typeCode, records), dbf: table(records.length), prj, cpg }));
}

const LONG = { timeout: 6 * 3_600_000 };

async function look(files: Record<string, Uint8Array>): Promise<'readable' | 'refused'> {
  try {
    const set = fileSet('f', files);
    const preview = await inspect(set);
    const blocked = preview.problems.some((problem) => problem.severity === 'blocking');
    const { value, problems } = await read(set).catch((fault: unknown) => {
      if (blocked && fault instanceof ProblemError) throw fault;
      throw new Error('the preview said it can be read', { cause: fault });
    });
    expect(blocked).toBe(false);
    expect(value.columns.geometry.featureCount).toBe(preview.featureCount);
    // Only the preview looks for crossing rings and at what stands in the fields.
    expect(problems).toEqual(preview.problems.filter(({ code }) => !/^formats\.(rows-crossing|rows-not-judged|licence|valid-to)/.test(code)));
    holdsTogether(value);
    return 'readable';
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return 'refused';
  }
}

test('damaged sets', LONG, async () => {
  const sets = originals();
  const { files, readable, refused } = await fuzz('shapefile', (seed) => {
    const random = randomOf(seed);
    const parts: Record<string, Uint8Array> = { ...sets[seed % sets.length]! };
    const victim = ['shp', 'shp', 'shp', 'dbf', 'dbf', 'shx', 'prj', 'cpg'][Math.floor(random() * 8)]!;
    parts[victim] = damage(parts[victim]!, random);
    if (random() < 0.2) delete parts['shx'];
    return look(parts);
  });
  // Both must happen, or the damage is too mild or too wild to test anything.
  expect(readable).toBeGreaterThan(files / 10);
  expect(refused).toBeGreaterThan(files / 10);
});

test('damaged zips', LONG, async () => {
  const [set] = originals();
  const zip = buildZip(Object.entries(set!).map(([extension, bytes]) => ({ name: `县/a.${extension}`, bytes, utf8Flag: true })));
  await fuzz('zip', async (seed) => {
    const { sets } = await listFileSets([memorySource('a.zip', damage(zip, randomOf(100_000 + seed)))], quietJob());
    let readable = false;
    for (const each of sets) {
      try {
        await inspect(each);
        readable = true;
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
      }
    }
    return readable ? 'readable' : 'refused';
  });
});
