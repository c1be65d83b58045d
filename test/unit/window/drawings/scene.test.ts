import { expect, test } from 'vitest';
import { buildModel } from '../../../../renderer/map/solid/build-model.ts';
import { sceneOfDrawing } from '../../../../renderer/engine/scene-of-drawing.ts';
import { memorySource } from '../../../../shared/base/byte-source.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { readMineDrawing } from '../../../../shared/analysis/workings/read-mine-drawing.ts';
import { readDrawing, USUAL_SAGITTA } from '../../../../shared/formats/dxf/read.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { DrawingRole } from '../../../../shared/model/drawing-role.ts';
import { layer, textDrawing } from '../../../helpers/dxf-builder.ts';

const ring = (name: string, x: number, y: number, size: number, z: number): (number | string)[] => [
  0, 'LWPOLYLINE', 8, name, 90, 4, 70, 1, 38, z, ...[[x, y], [x + size, y], [x + size, y + size], [x, y + size]].flatMap(([east, north]) => [10, east!, 20, north!]),
];
const line3d = (name: string, from: readonly number[], to: readonly number[]): (number | string)[] => [0, 'LINE', 8, name, 10, from[0]!, 20, from[1]!, 30, from[2]!, 11, to[0]!, 21, to[1]!, 31, to[2]!];
const ROLES = new Map<string, DrawingRole>([['采空区', 'goaf'], ['巷道', 'roadway'], ['等高线', 'contour'], ['钻孔', 'borehole'], ['注记', 'annotation']]);

async function scene() {
  const bytes = textDrawing({
    layers: [...ROLES.keys()].map((name) => layer(name)),
    entities: [
      ring('采空区', 1_000, 1_000, 100, 450),
      [0, 'TEXT', 8, '注记', 10, 1_040, 20, 1_050, 40, 4, 1, '3101采空区 2025'],
      line3d('巷道', [1_000, 900, 460], [1_400, 900, 500]),
      line3d('等高线', [1_000, 900, 700], [1_250, 900, 700]),
      line3d('等高线', [1_000, 1_150, 720], [1_250, 1_150, 720]),
      [0, 'POINT', 8, '钻孔', 10, 1_200, 20, 1_100, 30, 710],
      [0, 'TEXT', 8, '钻孔', 10, 1_206, 20, 1_100, 40, 4, 1, 'ZK1-2'],
    ],
  });
  const { value: drawing } = await readDrawing(memorySource('a.dxf', bytes), { layers: null, encoding: 'utf-8', sagitta: USUAL_SAGITTA, window: null, swapAxes: false }, quietJob());
  const mine = readMineDrawing(drawing, ROLES, { file: 'a.dxf', system: systemById('EPSG:4526')!, elevationDatum: null, gapMetres: 0 }).value;
  return sceneOfDrawing('d', drawing, mine, (name) => ROLES.get(name));
}

test('a plan has its workings, lines by role, marks with the name beside them, terrain and counts', async () => {
  const plan = await scene();
  expect(plan.workings.map(({ kind, name, year }) => [kind, name, year])).toEqual([['goaf', '3101采空区 2025', 2025], ['roadway', '', null]]);
  expect(plan.lines.map(({ role, pathStart }) => [role, pathStart.length - 1])).toEqual([['contour', 2]]);
  expect(plan.points).toEqual([{ role: 'borehole', name: 'ZK1-2', east: 1_200, north: 1_100, elevationMetres: 710 }]);
  expect(plan.roadwayElevations).toEqual([460, 500]);
  expect(plan.terrain!.triangles.length / 3).toBeGreaterThanOrEqual(2);
  expect([plan.terrain!.lowestMetres, plan.terrain!.highestMetres]).toEqual([700, 720]);
  expect(plan.counts).toEqual({ goaf: 1, roadway: 1, contour: 2, borehole: 2, annotation: 1 });
});

test('the 3D model puts everything at its elevation about a local origin; what has none is counted', async () => {
  const plan = await scene();
  const flat = { ...plan.workings[0]!, elevation: null };
  const colours = { background: '#fff', body: '#408', terrain: '#b84', outside: '#b30', ink: '#222' };
  const square = [[Float64Array.of(900, 800, 1_500, 800, 1_500, 1_200, 900, 1_200, 900, 800)]];
  const built = buildModel({ bodies: [{ name: '3号', parts: square, topMetres: 630, bottomMetres: 430 }], workings: [...plan.workings, flat].map((working) => ({ working, band: null, colour: '#963' })), terrain: plan.terrain, colours });
  expect(built.withoutElevation).toBe(1);
  expect(built.centre).toEqual({ east: 1_200, north: 1_000, elevation: (430 + 720) / 2 });
  const goaf = built.root.children.flatMap((child) => ('geometry' in child ? [child.geometry as { computeBoundingBox(): void; boundingBox: { min: { x: number; y: number; z: number }; max: { x: number; y: number; z: number } } }] : []));
  for (const geometry of goaf) geometry.computeBoundingBox();
  // The goaf's floor: 450 m, at 1 000…1 100 east and north; z runs south.
  const floor = goaf.find(({ boundingBox: { min, max } }) => Math.abs(max.x - min.x - 100) < 1e-3 && Math.abs(max.z - min.z - 100) < 1e-3)!;
  expect(floor.boundingBox.min.y).toBeCloseTo(450 - 575, 3);
  expect(floor.boundingBox.min.x).toBeCloseTo(-200, 3);
  expect(floor.boundingBox.min.z).toBeCloseTo(1_000 - 1_100, 3);
  // A click finds what it met by its position in the model, workings without elevation counted along.
  const flatFirst = buildModel({ bodies: [{ name: '3号', parts: square, topMetres: 630, bottomMetres: 430 }], workings: [flat, ...plan.workings].map((working) => ({ working, band: null, colour: '#963' })), terrain: plan.terrain, colours });
  expect(flatFirst.root.children.map(({ userData }) => userData).filter((data) => 'kind' in data)).toEqual([{ kind: 'body', position: 0 }, { kind: 'working', position: 1 }, { kind: 'working', position: 2 }]);
});
