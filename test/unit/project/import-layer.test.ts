import { expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector, ProblemError } from '../../../shared/base/news.ts';
import { CancelledError } from '../../../shared/base/job.ts';
import type { FileSet, ImportChoices } from '../../../shared/formats/contract.ts';
import { formatById } from '../../../shared/formats/list.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { measureFeatures } from '../../../shared/geometry/feature-areas.ts';
import { columnChecksum } from '../../../shared/project/column-digest.ts';
import { importLayer } from '../../../shared/project/import-layer.ts';
import { MANIFEST_FILE, packLayer, readManifest, symbolClassesOf, unpackLayer, type LayerManifest } from '../../../shared/project/layer-files.ts';
import type { LayerFolder } from '../../../shared/project/layer-writer.ts';
import { judgeShapes } from '../../helpers/judge-shapes.ts';
import { bytesOf, setOf } from '../../helpers/reading.ts';
import { geojsonFormat } from '../../../shared/formats/geojson/read.ts';
import { buildDbf, buildShapes, fileSet, reversed, square, type RecordSpec } from '../../helpers/shapefile-builder.ts';

const E = 38_500_000;
const N = 3_870_000;

/** A folder in memory that notices files left open. */
function memoryFolder() {
  const files = new Map<string, Uint8Array>();
  let open = 0;
  const folder: LayerFolder = {
    async create(file) {
      open++;
      const pieces: Uint8Array[] = [];
      return {
        append: (bytes) => void pieces.push(bytes.slice()),
        close() {
          open--;
          files.set(file, new Uint8Array(Buffer.concat(pieces)));
        },
      };
    },
  };
  return { folder, files, openFiles: () => open };
}

const choices = (more: Partial<ImportChoices> = {}): ImportChoices => ({ name: '图斑', role: 'dltb', encoding: null, system: null, mapping: { class: 'DLBM' }, swapAxes: false, vintage: null, ...more });

function parcels(count: number): FileSet {
  const bowTie = [E, N, E + 10, N + 10, E + 10, N, E, N + 10, E, N];
  const records: RecordSpec[] = Array.from({ length: count }, (_, i) => {
    if (i % 97 === 5) return { paths: [[E, N, Number.NaN, N, E, N + 1, E, N]] };
    if (i % 89 === 7) return { typeCode: 0 };
    if (i % 83 === 9) return { paths: [bowTie] };
    return { paths: i % 3 === 0 ? [square(E + i, N, 90), reversed(square(E + i + 10, N + 10, 30)), square(E + i + 15, N + 15, 5)] : [square(E + i, N, 90)], z: undefined };
  });
  const rows = Array.from({ length: count }, (_, i) => [`${1000 + i}`, ['0101', '0301', '0602'][i % 3]!]);
  const dbf = buildDbf([{ name: 'BSM', width: 8 }, { name: 'DLBM', width: 4 }], rows, { deletedRows: [2, 30] });
  return fileSet('DLTB', { ...buildShapes(5, records), dbf });
}

/** The layer as it was imported before there was streaming: read whole, judged whole, packed whole. */
async function wholeLayer(set: FileSet, chosen: ImportChoices) {
  const { value, notes, problems } = await formatById(set.format).read(set, chosen, quietJob());
  const judged = new NewsCollector();
  const shapes = await judgeShapes(value.columns.geometry, 'DLTB.shp', value.skippedRows, judged, quietJob());
  const geometry = await measureFeatures(shapes, chosen.system, 'vertices', quietJob());
  const packed = await packLayer('l', { columns: { geometry, attributes: value.columns.attributes }, symbols: symbolClassesOf(value.columns.attributes, geometry.featureCount, chosen.mapping['class']) });
  return { packed, value, notes, problems: [...problems, ...judged.problems] };
}

test('streamed in batches, the files of a layer are byte for byte those of the layer read whole', async () => {
  // Enough records for several batches, with rows left out, rows without a shape and rows that cross themselves.
  const set = parcels(40_000);
  const chosen = choices({ system: systemById('EPSG:4526') });
  const { folder, files, openFiles } = memoryFolder();
  const record = await importLayer(set, chosen, 'l', false, folder, quietJob());
  const { packed, value, notes, problems } = await wholeLayer(set, chosen);
  expect(packed.manifest.areas).toBeDefined();
  expect(value.skippedRows.length).toBeGreaterThan(400);
  for (const { file, bytes } of packed.files) expect(Buffer.compare(files.get(file)!, bytes), file).toBe(0);
  const manifest = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_FILE))) as LayerManifest;
  const byColumn = (columns: LayerManifest['columns']) => [...columns].sort((a, b) => a.column.localeCompare(b.column));
  expect({ ...manifest, columns: byColumn(manifest.columns) }).toEqual({ ...packed.manifest, columns: byColumn(packed.manifest.columns) });
  expect([...files.keys()].at(-1)).toBe(MANIFEST_FILE);
  expect(openFiles()).toBe(0);
  expect(record).toMatchObject({ featureCount: value.columns.geometry.featureCount, vertexCount: value.columns.geometry.coordinates.length / 2, notes, problems, encoding: value.encoding });
  expect(record.source.sha256).toBe(value.sha256);
  expect(record.extent).toEqual([E, N, E + 39_999 + 90, N + 90]);
});

test('elevations and measures come through batches', async () => {
  const records: RecordSpec[] = Array.from({ length: 20_000 }, (_, i) => ({ paths: [square(E + i, N, 40)], z: [i, 2, 3, 4, i], ...(i % 2 === 0 && { m: [1, 2, 3, i, 1] }) }));
  const set = fileSet('DLTB', { ...buildShapes(15, records), dbf: buildDbf([{ name: 'DLBM', width: 4 }], records.map(() => ['0101'])) });
  const { folder, files } = memoryFolder();
  await importLayer(set, choices(), 'l', false, folder, quietJob());
  const { packed } = await wholeLayer(set, choices());
  for (const file of ['z.float64', 'm.float64', 'coordinates.float64']) expect(Buffer.compare(files.get(file)!, packed.files.find((each) => each.file === file)!.bytes), file).toBe(0);
});

test('a set without rows is a layer without features', async () => {
  const set = fileSet('空', { ...buildShapes(5, []), dbf: buildDbf([{ name: 'DLBM', width: 4 }], []) });
  const { folder, files } = memoryFolder();
  const record = await importLayer(set, choices(), 'l', false, folder, quietJob());
  expect(record).toMatchObject({ featureCount: 0, vertexCount: 0, extent: [Infinity, Infinity, -Infinity, -Infinity] });
  const manifest = readManifest(new TextDecoder().decode(files.get(MANIFEST_FILE)), '空')!;
  expect((await unpackLayer(manifest, '空', (file) => files.get(file)!)).columns.geometry.featureCount).toBe(0);
});

test('a format that cannot stream lands in the same files', async () => {
  const json = JSON.stringify({ type: 'FeatureCollection', features: [1, 2].map((n) => ({ type: 'Feature', properties: { DLBM: `010${n}` }, geometry: { type: 'Point', coordinates: [111, 35 + n] } })) });
  const [set] = await geojsonFormat.layers!(setOf(geojsonFormat, { 'a.geojson': bytesOf(json) }), quietJob());
  const { folder, files } = memoryFolder();
  const record = await importLayer(set!, choices(), 'l', true, folder, quietJob());
  expect(record).toMatchObject({ geometryKind: 'point', featureCount: 2, sample: true });
  const manifest = readManifest(new TextDecoder().decode(files.get(MANIFEST_FILE)), 'a')!;
  const { columns, symbols } = await unpackLayer(manifest, 'a', (file) => files.get(file)!);
  expect([...columns.geometry.coordinates]).toEqual([111, 36, 111, 37]);
  expect([symbols.classes, [...symbols.index]]).toEqual([['0101', '0102'], [0, 1]]);
});

test('a file that ends early, and a cancel, leave no manifest and no open file', async () => {
  const whole = parcels(20_000);
  const shp = whole.parts['shp']!;
  const cut = { ...whole, parts: { ...whole.parts, shp: { ...shp, size: shp.size - 500, read: async (offset: number, length: number) => (await shp.read(0, shp.size - 500)).subarray(offset, offset + length) } } };
  const stopped = memoryFolder();
  await expect(importLayer(cut, choices(), 'l', false, stopped.folder, quietJob())).rejects.toBeInstanceOf(ProblemError);
  const controller = new AbortController();
  const cancelled = memoryFolder();
  const job = {
    signal: controller.signal,
    report: ({ stage }: { stage: string }) => void (stage === 'formats.stage.attributes' && cancelled.files.size === 0 && cancelled.openFiles() > 0 && controller.abort()),
    pause: async () => {
      if (controller.signal.aborted) throw new CancelledError();
    },
  };
  await expect(importLayer(whole, choices(), 'l', false, cancelled.folder, job)).rejects.toBeInstanceOf(CancelledError);
  for (const { files, openFiles } of [stopped, cancelled]) {
    expect(files.has(MANIFEST_FILE)).toBe(false);
    expect(openFiles()).toBe(0);
  }
});

test('columns of the first layout keep their plain checksum, later ones are checked by pieces', async () => {
  const bytes = Uint8Array.from({ length: 3 * 1024 * 1024 + 5 }, (_, i) => i * 31);
  const plain = await columnChecksum({}, bytes);
  expect(plain).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex'));
  const pieces = await columnChecksum({ pieceBytes: 1024 * 1024 }, bytes);
  expect(pieces).not.toBe(plain);
  bytes[2_500_000]! ^= 1;
  expect(await columnChecksum({ pieceBytes: 1024 * 1024 }, bytes)).not.toBe(pieces);
});
