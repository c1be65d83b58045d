import { beforeAll, expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { featureParts } from '../../../shared/geometry/columns.ts';
import { faultsOfLayer, repairLayer } from '../../../shared/geometry/layer-faults.ts';
import { falsifiesArea } from '../../../shared/geometry/validity.ts';
import { geosOracle, type GeosOracle } from '../../helpers/geos.ts';
import { columnsOf, rectangle, seeded } from '../../helpers/polygons.ts';

let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
});

const E = 37_520_000;
const N = 3_850_000;
const at = (ring: readonly number[]): number[] => ring.map((value, i) => value + (i % 2 === 0 ? E : N));
const sound = at(rectangle(0, 0, 10, 10));
const bowTie = at([0, 0, 10, 10, 10, 0, 0, 10, 0, 0]);

test('what, where and how large, and what a repair would change', async () => {
  const faults = await faultsOfLayer(columnsOf([[[sound]], [[bowTie]], [[at([0, 0, 10, 0, 10, 10, 10, 10, 0, 10, 0, 0])]]]), quietJob());
  expect(faults.map(({ feature, faults: list, repair }) => [feature, list.map(({ kind }) => kind), repair])).toEqual([
    [1, ['zero-area', 'self-crossing'], { beforeSquareMetres: 0, afterSquareMetres: 50 }],
    [2, ['duplicate-vertex'], null],
  ]);
  expect(faults[0]!.faults[1]!.position).toEqual([E + 5, N + 5]);
});

test('in a repaired layer nothing crosses any more, the sound features keep every vertex, and the list is what changed', async () => {
  const random = seeded(21);
  const scribble = (): number[] => {
    const ring = at(Array.from({ length: 16 }, () => random() * 100));
    return [...ring, ring[0]!, ring[1]!];
  };
  const layer = columnsOf(Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? [[sound]] : [[scribble()]])));
  const { geometry, repairs } = await repairLayer(layer, quietJob());
  expect(geometry.featureCount).toBe(200);
  for (let feature = 0; feature < 200; feature++) {
    if (feature % 4 === 0) expect(featureParts(geometry, feature)).toEqual(featureParts(layer, feature));
  }
  expect(repairs.every(({ feature, repair }) => feature % 4 !== 0 && repair !== null)).toBe(true);
  expect((await faultsOfLayer(geometry, quietJob())).flatMap(({ faults }) => faults.filter(falsifiesArea))).toEqual([]);
  // What is enclosed an odd number of times, by GEOS: the symmetric difference of the triangles about one vertex.
  for (const { feature, repair } of repairs.slice(0, 20)) {
    const [ring] = featureParts(layer, feature)[0]!;
    let odd = geos.polygon([[[ring![0]!, ring![1]!, ring![2]!, ring![3]!, ring![4]!, ring![5]!]]]);
    for (let i = 4; i + 3 < ring!.length - 2; i += 2) {
      const triangle = geos.polygon([[[ring![0]!, ring![1]!, ring![i]!, ring![i + 1]!, ring![i + 2]!, ring![i + 3]!]]]);
      odd = geos.union(geos.difference(odd, triangle), geos.difference(triangle, odd));
    }
    expect(repair!.afterSquareMetres, String(feature)).toBeCloseTo(geos.area(odd), 2);
  }
});

test('in degrees too: where in degrees, how large in metres', async () => {
  const degrees = columnsOf([[[[113, 35, 113.01, 35.01, 113.01, 35, 113, 35.01, 113, 35]]]]);
  const { geometry, repairs } = await repairLayer(degrees, quietJob());
  expect(repairs[0]!.repair!.afterSquareMetres / ((912.9 * 1109.5) / 2)).toBeCloseTo(1, 2);
  const parts = featureParts(geometry, 0);
  expect(parts).toHaveLength(2);
  for (const ring of parts.flat()) for (let i = 0; i < ring.length; i += 2) expect(ring[i]! >= 113 - 1e-9 && ring[i]! <= 113.01 + 1e-9 && ring[i + 1]! >= 35 - 1e-9 && ring[i + 1]! <= 35.01 + 1e-9).toBe(true);
});

test('elevations and measures stay: of sound features as they are, of repaired ones along their old sides', async () => {
  const flat = columnsOf([[[sound]], [[bowTie]]]);
  // The bow-tie rises eastwards, 1 m in 10 m.
  const z = Float64Array.from({ length: flat.coordinates.length / 2 }, (_, vertex) => (vertex < sound.length / 2 ? 100 + vertex : 500 + (flat.coordinates[2 * vertex]! - E) / 10));
  const { geometry, repairs } = await repairLayer({ ...flat, z }, quietJob());
  expect(repairs.map(({ feature }) => feature)).toEqual([1]);
  expect(geometry.z!.length).toBe(geometry.coordinates.length / 2);
  expect([...geometry.z!.subarray(0, sound.length / 2)]).toEqual([...z.subarray(0, sound.length / 2)]);
  for (let vertex = sound.length / 2; vertex < geometry.z!.length; vertex++) expect(geometry.z![vertex]).toBeCloseTo(500 + (geometry.coordinates[2 * vertex]! - E) / 10, 9);
  expect(geometry.m).toBeUndefined();
});
