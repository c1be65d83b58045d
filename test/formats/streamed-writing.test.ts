/** What every writer promises of its pieces: none is large, a cancel is heard between them, every announced file comes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CancelledError, quietJob, type Job } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { WRITTEN_EXTENSIONS, wantsDegrees, writerFor } from '../../shared/formats/writers.ts';
import { fileStems, type OutgoingLayer, type Writer } from '../../shared/formats/writing.ts';
import { GeometryBuilder, type AttributeTable } from '../../shared/geometry/columns.ts';
import { gdalFeatures, inFolder, withoutGdal } from '../helpers/gdal.ts';
import { writtenFiles } from '../helpers/written.ts';

const MEGABYTE = 1024 * 1024;
const writer = (extension: string): Writer => writerFor(extension, { encoding: 'gbk', producedOn: '2026-11-20' })!;

/** Squares in rows; their attributes are made when they are asked for. */
function squares(count: number, degrees: boolean, name = '图斑'): OutgoingLayer {
  const builder = new GeometryBuilder('polygon', 10 * count);
  const [east, north, size] = degrees ? [111, 35, 0.001] : [37_500_000, 3_876_000, 80];
  for (let i = 0; i < count; i++) {
    const [west, south] = [east + 1.2 * size * (i % 300), north + 1.2 * size * Math.floor(i / 300)];
    builder.path([west, south, west, south + size, west + size, south + size, west + size, south, west, south]);
    builder.endPart();
    builder.endFeature();
  }
  const fields = [{ name: 'TBBH', type: 'text', width: 12, decimals: 0 }, { name: 'DLMC', type: 'text', width: 60, decimals: 0 }, { name: 'TBMJ', type: 'number', width: 15, decimals: 2 }] as const;
  const attributes: AttributeTable = {
    fields: [...fields],
    rowCount: count,
    text: (row, field) => (field === 0 ? String(row) : field === 1 ? '其他草地'.repeat(5) : (row / 4).toFixed(2)),
    number: (row) => row / 4,
  };
  return { name, columns: { geometry: builder.finish(), attributes }, system: systemById(degrees ? 'EPSG:4490' : 'EPSG:4525') };
}

const layerFor = (extension: (typeof WRITTEN_EXTENSIONS)[number], count: number): OutgoingLayer => squares(count, wantsDegrees(extension));

test.each(WRITTEN_EXTENSIONS)('%s comes in pieces of some megabytes at most, however many rows', async (extension) => {
  let pieces = 0;
  let largest = 0;
  let bytesInAll = 0;
  for await (const { bytes } of writer(extension).write('out', [layerFor(extension, 40_000)], quietJob())) {
    pieces++;
    largest = Math.max(largest, bytes.length);
    bytesInAll += bytes.length;
  }
  expect(bytesInAll).toBeGreaterThan(1.5 * MEGABYTE);
  expect(pieces).toBeGreaterThan(2);
  expect(largest).toBeLessThan(3 * MEGABYTE);
});

/** Cancels at the n-th moment at which a cancel can be heard. */
function cancelledAt(moment: number): Job {
  let moments = 0;
  return { signal: new AbortController().signal, report: () => {}, async pause() { if (++moments >= moment) throw new CancelledError(); } };
}

test.each(WRITTEN_EXTENSIONS)('%s hears a cancel early, midway and while it looks for losses', async (extension) => {
  const layer = layerFor(extension, 20_000);
  for (const moment of [1, 5, 9]) {
    const drain = async (): Promise<void> => {
      for await (const piece of writer(extension).write('out', [layer], cancelledAt(moment))) void piece;
    };
    await expect(drain()).rejects.toThrow(CancelledError);
  }
  if (extension === 'shp') await expect(writer(extension).losses([layer], cancelledAt(3))).rejects.toThrow(CancelledError);
});

test.each(WRITTEN_EXTENSIONS)('%s: a taker that stops takes no more', async (extension) => {
  let pieces = 0;
  for await (const piece of writer(extension).write('out', [layerFor(extension, 20_000)], quietJob())) if (++pieces === 1 && piece) break;
  expect(pieces).toBe(1);
});

test('several layers of one file each get names that no disk takes for one', async () => {
  const layers = [squares(1, true, '甲/乙'), squares(1, true, '甲:乙'), squares(1, true, 'A'), squares(1, true, 'a')];
  expect(fileStems('out', layers)).toEqual(['out_甲_乙', 'out_甲_乙_2', 'out_A', 'out_a_2']);
  expect((await writtenFiles(writer('geojson'), 'out', layers)).map(({ name }) => name)).toEqual(['out_甲_乙.geojson', 'out_甲_乙_2.geojson', 'out_A.geojson', 'out_a_2.geojson']);
  expect((await writtenFiles(writer('shp'), 'out', layers)).filter(({ name }) => name.endsWith('.shp'))).toHaveLength(4);
});

test.skipIf(withoutGdal).each(['shp', 'gpkg', 'fgb', 'geojson', 'csv'] as const)('%s of many turns: GDAL reads every row with its shape and its values', async (extension) => {
  const count = 5_003;
  await inFolder(async (folder) => {
    for (const { name, bytes } of await writtenFiles(writer(extension), 'out', [layerFor(extension, count)])) writeFileSync(join(folder, name), bytes);
    const features = [...gdalFeatures(join(folder, `out.${extension}`))].sort((a, b) => Number(a.properties['TBBH']) - Number(b.properties['TBBH']));
    expect(features).toHaveLength(count);
    const [east, north, size] = wantsDegrees(extension) ? [111, 35, 0.001] : [37_500_000, 3_876_000, 80];
    features.forEach(({ geometry, properties }, i) => {
      expect([Number(properties['TBBH']), properties['DLMC'], Number(properties['TBMJ'])]).toEqual([i, '其他草地'.repeat(5), Number((i / 4).toFixed(2)) === i / 4 ? i / 4 : expect.closeTo(i / 4, 2)]);
      const corners = (geometry!.coordinates as unknown[]).flat(9) as number[];
      expect(corners).toHaveLength(10);
      expect(Math.min(...corners.filter((_, k) => k % 2 === 0))).toBeCloseTo(east + 1.2 * size * (i % 300), 6);
      expect(Math.min(...corners.filter((_, k) => k % 2 === 1))).toBeCloseTo(north + 1.2 * size * Math.floor(i / 300), 6);
    });
  });
});
