/** Heights of a surface as files beside those of layers: what is written is what is read, and backups know it for whole. */
import { expect, test } from 'vitest';
import type { GroundSurface } from '../../../shared/model/ground-surface.ts';
import { columnIdsOfDelivery, columnIdsOfDrawing } from '../../../shared/project/drawing-columns.ts';
import { columnByteLength, readManifest } from '../../../shared/project/layer-files.ts';
import { packSurface, unpackSurface } from '../../../shared/project/surface-files.ts';

const SURFACE: GroundSurface = { format: 'geotiff', method: 'as-given', columns: 3, rows: 2, west: 38_500_000, north: 3_870_000, cellMetres: 2, pointCount: null, filledCells: 5, lowestMetres: 700, highestMetres: 705, datumWords: null };
const elevations = Float32Array.of(700, 701.25, Number.NaN, 703, 704, 705);

test('a surface written and read again; its manifest is one that backups take', async () => {
  const { manifest, files } = await packSurface('d-surface', { elevations });
  expect(readManifest(JSON.stringify(manifest), 'x')).toEqual(manifest);
  expect(manifest.columns.map(columnByteLength)).toEqual([24]);
  const bytes = new Map(files.map(({ file, bytes: content }) => [file, content]));
  // From an odd offset, as a reader may give it.
  const shifted = (file: string): Uint8Array => {
    const moved = new Uint8Array(bytes.get(file)!.length + 1);
    moved.set(bytes.get(file)!, 1);
    return moved.subarray(1);
  };
  const { elevations: back, ...grid } = await unpackSurface(SURFACE, 'x', async (file) => shifted(file));
  expect([back, grid]).toEqual([elevations, { columns: 3, rows: 2, west: 38_500_000, north: 3_870_000, cellMetres: 2 }]);
  await expect(unpackSurface(SURFACE, 'x', async (file) => bytes.get(file)!.slice(4))).rejects.toMatchObject({ problem: { code: 'project.layer-files-incomplete' } });
});

test('what must lie under a delivery: the columns of a drawing, or the heights of a surface', () => {
  expect(columnIdsOfDelivery({ id: 'd', surface: SURFACE })).toEqual(['d-surface']);
  expect(columnIdsOfDelivery({ id: 'd' })).toEqual(['d-lines', 'd-areas', 'd-points']);
  expect(columnIdsOfDrawing('d')).toEqual(['d-lines', 'd-areas', 'd-points', 'd-surface']);
});
