import { expect, test, vi } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { buildIndex } from '../../../shared/geometry/spatial-index.ts';
import { snapOutlines } from '../../../renderer/engine/calls/drawing-aids.ts';
import type { CallContext } from '../../../renderer/engine/channel.ts';

const system = systemById('EPSG:4526')!;
const opened = vi.hoisted(() => new Map<string, { columns: { geometry: GeometryColumns } }>());

vi.mock('../../../renderer/engine/opened-layers.ts', () => ({
  openLayer: (id: string) => Promise.resolve({ record: { id, system, extent: [0, 0, 1000, 1000] }, ...opened.get(id)! }),
  indexOf: ({ geometry }: { geometry: GeometryColumns }) => buildIndex(geometry.bounds),
}));

function squares(count: number): { columns: { geometry: GeometryColumns } } {
  const builder = new GeometryBuilder('polygon');
  for (let i = 0; i < count; i++) {
    const [x, y] = [i % 200, Math.floor(i / 200)];
    builder.path([x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y]);
    builder.endPart();
    builder.endFeature();
  }
  return { columns: { geometry: builder.finish() } };
}

test('the mines can be snapped to beside a layer of parcels of which too many are in view', async () => {
  opened.set('parcels', squares(30_000));
  opened.set('many corners', squares(5_000));
  opened.set('mines', squares(3));
  const answer = (layerIds: readonly string[]) => snapOutlines({ job: quietJob() } as CallContext, layerIds, [-10, -10, 1000, 1000], system);
  expect(await answer(['mines'])).toMatchObject({ complete: true, paths: { length: 3 } });
  expect(await answer(['parcels', 'many corners', 'mines'])).toMatchObject({ complete: false, paths: { length: 3 } });
});
