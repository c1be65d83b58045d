import { beforeEach, expect, test, vi } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { openSurfaceIn, terrainPoints } from '../../../renderer/engine/opened-surfaces.ts';

const plane = systemById('EPSG:4526')!;
const kept = vi.hoisted(() => ({ deliveries: new Map<string, object>(), read: [] as string[] }));
vi.mock('../../../renderer/storage/database.ts', () => ({ database: { deliveries: { get: (id: string) => Promise.resolve(kept.deliveries.get(id)) } } }));
vi.mock('../../../renderer/storage/column-store.ts', () => ({ readLayerManifest: () => Promise.resolve({}), readLayerFile: () => Promise.resolve(new ArrayBuffer(0)), writeLayerFiles: () => Promise.resolve() }));
vi.mock('../../../shared/project/surface-files.ts', () => ({
  packSurface: () => Promise.resolve({}),
  unpackSurface: (_surface: unknown, fileName: string) => {
    kept.read.push(fileName);
    return Promise.resolve({ west: 0, north: 0, columns: 1, rows: 1, cellMetres: 1, elevations: Float64Array.of(100) });
  },
}));

const survey = (id: string): object => ({ id, fileName: `${id}.asc`, surface: { cellMetres: 1 }, system: { system: plane }, elevationDatum: '1985', surveyedOn: null });

beforeEach(() => {
  kept.read = [];
  for (const id of ['a', 'b', 'c']) kept.deliveries.set(id, survey(id));
});

test('a datum stated afterwards counts for a surface that is open', async () => {
  expect((await openSurfaceIn('a', plane)).delivery.elevationDatum).toBe('1985');
  kept.deliveries.set('a', { ...survey('a'), elevationDatum: '1956' });
  const again = await openSurfaceIn('a', plane);
  expect([again.delivery.elevationDatum, again.name.elevationDatum]).toEqual(['1956', '1956']);
  expect(kept.read).toEqual(['a.asc']);
});

test('the surfaces used last stay open', async () => {
  for (const id of ['b', 'c', 'b', 'a', 'b']) await openSurfaceIn(id, plane);
  expect(kept.read.filter((file) => file === 'b.asc')).toHaveLength(1);
});

test('terrain is shown in the datum of what it is shown with', () => {
  const grid = { west: 0, north: 1, columns: 1, rows: 1, cellMetres: 1, elevations: Float64Array.of(100) } as never;
  const heights = (points: Float64Array): number[] => [...points].filter((_, i) => i % 3 === 2);
  expect(heights(terrainPoints({ grid, addMetres: 0.5 }))).toEqual(heights(terrainPoints({ grid })).map((metres) => metres + 0.5));
});
