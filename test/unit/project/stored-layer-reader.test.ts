import { beforeAll, expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertColumns, convertedReader } from '../../../shared/geometry/convert.ts';
import type { AttributeTable, GeometryColumns } from '../../../shared/geometry/columns.ts';
import { measureFeatures } from '../../../shared/geometry/feature-areas.ts';
import { memoryReader, type LayerReader } from '../../../shared/geometry/layer-reader.ts';
import { ColumnarTableBuilder } from '../../../shared/formats/columnar-table-builder.ts';
import { SOUND } from '../../../shared/geometry/soundness.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { overlayLayer, type LayerOverlay } from '../../../shared/overlay/overlay-layer.ts';
import { prepareSubject, type OverlaySubject } from '../../../shared/overlay/subject.ts';
import { judgeShapes } from '../../helpers/judge-shapes.ts';
import { packedReader } from '../../helpers/packed-layer.ts';
import { columnsOf, rectangle, seeded, star, type Parts } from '../../helpers/polygons.ts';
import { storedSquares } from '../../helpers/stored-layer.ts';

const SYSTEM = systemById('EPSG:4525')!;
const NEIGHBOUR = systemById('EPSG:4526')!;
const E = 37_520_000;
const N = 3_850_000;
const COUNT = 3_000;

/** Parcels in no order, some with holes, islands, bow-ties or nothing at all. */
function parcels(): GeometryColumns {
  const random = seeded(11);
  return columnsOf(Array.from({ length: COUNT }, (_, i): Parts => {
    const [east, north] = [E + random() * 20_000, N + random() * 20_000];
    if (i % 97 === 0) return [];
    if (i % 41 === 0) return [[[east, north, east + 60, north + 60, east + 60, north, east, north + 60, east, north]]];
    if (i % 13 === 0) return [[rectangle(east, north, east + 90, north + 90), rectangle(east + 30, north + 30, east + 60, north + 60)], [rectangle(east + 40, north + 40, east + 50, north + 50)]];
    return [[star(random, east, north, 40 + random() * 60, 5 + Math.floor(random() * 40))]];
  }));
}

function subjects(): OverlaySubject[] {
  const random = seeded(23);
  return Array.from({ length: 12 }, (_, i) => prepareSubject(String(i), [[Float64Array.from(star(random, E + random() * 20_000, N + random() * 20_000, 300 + random() * 1500, 20))]], SYSTEM, 'vertices')!);
}

let judged: GeometryColumns;
const names = Array.from({ length: COUNT }, (_, row) => ['水田', '旱地', '乔木林地'][row % 3]!);
const { attributes } = storedSquares(names).columns;
const symbols = { index: new Uint16Array(COUNT), classes: [''] };

beforeAll(async () => {
  judged = await judgeShapes(parcels(), 'DLTB.shp', [], new NewsCollector(), quietJob());
});

function overlayOf(reader: LayerReader): Promise<LayerOverlay> {
  return overlayLayer(subjects(), reader, {
    system: SYSTEM, ellipsoidalEdges: 'vertices', sliverAreaSquareMetres: 1, sliverWidthMetres: 0.01,
    classOf: (row, batch) => batch.attributes!.text(row, 0), deductionOf: (row, batch) => batch.attributes!.text(row, 0).length / 10,
  }, quietJob());
}

const touching = (bounds: Float64Array, boxes: readonly Extent[]): number[] =>
  Array.from({ length: bounds.length / 4 }, (_, feature) => feature).filter((feature) => boxes.some((box) =>
    box[0] <= bounds[4 * feature + 2]! && bounds[4 * feature]! <= box[2] && box[1] <= bounds[4 * feature + 3]! && bounds[4 * feature + 1]! <= box[3]));

test('the overlay from the files is the overlay from memory, to the last bit', async () => {
  const fromMemory = await overlayOf(memoryReader(judged, attributes));
  const { reader } = await packedReader({ columns: { geometry: judged, attributes }, symbols });
  const fromFiles = await overlayOf(reader);
  expect(fromMemory.statistics.whole).toBeGreaterThan(20);
  expect(fromMemory.statistics.cut).toBeGreaterThan(20);
  expect(fromMemory.repairs.length).toBeGreaterThan(0);
  expect(fromFiles).toEqual(fromMemory);
  // Twice from one reader: its windows and arrays are used again.
  expect(await overlayOf(reader)).toEqual(fromMemory);
});

test('what was judged at import is what the overlay finds by itself', async () => {
  const { soundness: _judged, ...unjudged } = judged;
  expect(await overlayOf(memoryReader(unjudged, attributes))).toEqual(await overlayOf(memoryReader(judged, attributes)));
});

test('areas kept at import are those the overlay computes, to the last bit, and are not used in another plane or by another method', async () => {
  const measured = await measureFeatures(judged, SYSTEM, 'vertices', quietJob());
  const computed = await overlayOf(memoryReader(judged, attributes));
  const { reader } = await packedReader({ columns: { geometry: measured, attributes }, symbols });
  expect(await overlayOf(reader)).toEqual(computed);
  // Repaired shapes are measured after their repair, not at import.
  expect(measured.areas!.planar.filter(Number.isNaN).length).toBe(Array.from(judged.soundness!).filter((byte) => byte !== SOUND).length);
  const wrong = { ...measured, areas: { ...measured.areas!, planar: new Float64Array(COUNT).fill(7), ellipsoidal: new Float64Array(COUNT).fill(7) } };
  expect(await overlayOf(memoryReader({ ...wrong, areas: { ...wrong.areas, systemId: NEIGHBOUR.id } }, attributes))).toEqual(computed);
  const otherMethod = await overlayOf(memoryReader({ ...wrong, areas: { ...wrong.areas, planar: measured.areas!.planar, edges: 'densified' } }, attributes));
  expect(otherMethod).toEqual(computed);
  expect(convertColumns(measured, SYSTEM, NEIGHBOUR).areas).toBeUndefined();
});

test('a layer of the neighbouring zone is found and read in the plane of the rights', async () => {
  const elsewhere = convertColumns(judged, SYSTEM, NEIGHBOUR);
  expect(elsewhere.soundness).toBeUndefined();
  const { reader } = await packedReader({ columns: { geometry: elsewhere, attributes }, symbols });
  const fromMemory = await overlayOf(memoryReader(convertColumns(elsewhere, NEIGHBOUR, SYSTEM), attributes));
  expect(await overlayOf(convertedReader(reader, NEIGHBOUR, SYSTEM))).toEqual(fromMemory);
});

test('candidates are exactly the features whose boxes touch, however the boxes lie', async () => {
  const { reader } = await packedReader({ columns: { geometry: judged, attributes }, symbols });
  const random = seeded(5);
  for (let round = 0; round < 20; round++) {
    const boxes = Array.from({ length: 1 + Math.floor(random() * 6) }, (): Extent => {
      const [east, north] = [E + random() * 20_000, N + random() * 20_000];
      return [east, north, east + random() * 3000, north + random() * 3000];
    });
    expect([...reader.candidates(boxes)!]).toEqual(touching(judged.bounds, boxes));
  }
  expect([...reader.candidates([])!]).toEqual([]);
});

test('only what is needed is read: a small right leaves most of the coordinates and all other attributes in the file', async () => {
  const { reader, bytesRead, bytesWhole } = await packedReader({ columns: { geometry: judged, attributes }, symbols });
  const features = reader.candidates([[E + 5000, N + 5000, E + 6000, N + 6000]])!;
  let rows = 0;
  for await (const { geometry } of reader.batches(features)) rows += geometry.featureCount;
  expect(rows).toBeGreaterThanOrEqual(features.length);
  expect(bytesRead.get('coordinates.float64')! / bytesWhole.get('coordinates.float64')!).toBeLessThan(0.05);
  expect(bytesRead.get('records.uint8')).toBeUndefined();
});

test('attributes that are no fixed records are read too', async () => {
  const builder = new ColumnarTableBuilder('图斑.json');
  for (const name of names) {
    builder.set(builder.column('DLMC'), name);
    builder.endRow();
  }
  const table = builder.finish();
  const { reader } = await packedReader({ columns: { geometry: judged, attributes: table }, symbols });
  expect(await overlayOf(reader)).toEqual(await overlayOf(memoryReader(judged, table)));
});

test.each(['coordinates.float64', 'spatialOrder.uint32', 'records.uint8'])('a missing or short %s stops with the layer and the file named', async (file) => {
  const stored = { columns: { geometry: judged, attributes }, symbols };
  const problem = { problem: { code: 'project.layer-files-incomplete', params: { layer: '图斑', file } } };
  await expect(packedReader(stored, (files) => files.delete(file))).rejects.toMatchObject(problem);
  await expect(packedReader(stored, (files) => files.set(file, files.get(file)!.subarray(8)))).rejects.toMatchObject(problem);
});

test('a layer without the index is read from end to end and gives the same', async () => {
  const { reader } = await packedReader({ columns: { geometry: judged, attributes }, symbols });
  const all = { ...reader, candidates: () => null };
  expect(await overlayOf(all)).toEqual(await overlayOf(reader));
});

function textsOf(table: AttributeTable, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => table.text(row, 0));
}

test('rows keep their attributes', async () => {
  const { reader } = await packedReader({ columns: { geometry: judged, attributes }, symbols });
  for await (const batch of reader.batches(Uint32Array.of(3, 4, 30, 31, 900, 2999))) {
    expect(textsOf(batch.attributes!, batch.geometry.featureCount)).toEqual(Array.from(batch.features!, (feature) => names[feature]));
  }
});
