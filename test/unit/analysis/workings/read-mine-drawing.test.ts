/** A drawing as surveyors draw it becomes workings: names, years, elevations and thicknesses from where they stand, never assumed. */
import { expect, test } from 'vitest';
import { readMineDrawing } from '../../../../shared/analysis/workings/read-mine-drawing.ts';
import { memorySource } from '../../../../shared/base/byte-source.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { proposeRole } from '../../../../shared/formats/dxf/layer-roles.ts';
import { readDrawing, USUAL_SAGITTA } from '../../../../shared/formats/dxf/read.ts';
import type { DrawingRole } from '../../../../shared/model/drawing-role.ts';
import type { MineDrawing, Working } from '../../../../shared/model/mine-drawing.ts';
import { planarArea } from '../../../../shared/geometry/area.ts';
import { textDrawing, type Groups } from '../../../helpers/dxf-builder.ts';
import { EAST, NORTH, SYSTEM } from '../../../helpers/mine-drawing.ts';

const at = (x: number, y: number, code = 0): Groups => [10 + code, EAST + x, 20 + code, NORTH + y];
const outline = (layer: string, x: number, y: number, width: number, height: number, z = 0): Groups =>
  [0, 'LWPOLYLINE', 8, layer, 90, 4, 70, 1, 38, z, ...[[x, y], [x + width, y], [x + width, y + height], [x, y + height]].flatMap(([px, py]) => at(px!, py!))];
const line = (layer: string, x1: number, y1: number, x2: number, y2: number, z1 = 0, z2 = z1): Groups => [0, 'LINE', 8, layer, ...at(x1, y1), 30, z1, ...at(x2, y2, 1), 31, z2];
const text = (layer: string, x: number, y: number, words: string): Groups => [0, 'TEXT', 8, layer, ...at(x, y), 40, 3, 1, words];
const point = (layer: string, x: number, y: number, z: number): Groups => [0, 'POINT', 8, layer, ...at(x, y), 30, z];
const solid = (layer: string, x: number, y: number, size: number, z = 0): Groups => [0, 'SOLID', 8, layer, ...at(x, y), 30, z, ...at(x + size, y, 1), 31, z, ...at(x, y + size, 2), 32, z, ...at(x + size, y + size, 3), 33, z];

async function read(entities: readonly Groups[], gapMetres = 0): Promise<{ drawing: MineDrawing; codes: string[] }> {
  const source = memorySource('图.dxf', textDrawing({ header: [['$ACADVER', 1, 'AC1024']], entities }));
  const { value } = await readDrawing(source, { layers: null, encoding: 'utf-8', sagitta: USUAL_SAGITTA, window: null, swapAxes: false }, quietJob());
  const layers = new Set(entities.map((groups) => String(groups[groups.indexOf(8) + 1])));
  const roles = new Map([...layers].flatMap((name): [string, DrawingRole][] => { const role = proposeRole(name)?.role; return role ? [[name, role]] : []; }));
  const { value: drawing, notes, problems } = readMineDrawing(value, roles, { file: '图.dxf', system: SYSTEM, elevationDatum: null, gapMetres });
  return { drawing, codes: [...notes, ...problems].map(({ code }) => code) };
}
const one = async (...entities: readonly Groups[]): Promise<Working> => (await read(entities)).drawing.workings[0]!;
const areaOf = ({ shape }: Working): number => (shape.kind === 'area' ? shape.parts.reduce((sum, part) => sum + planarArea(part), 0) : 0);

test('name, year, thickness and floor from the words inside', async () => {
  const goaf = await one(outline('采空区', 0, 0, 100, 50), text('注记', 50, 25, '3106采空区 2025'), text('注记', 40, 10, '采厚 2.4m'), text('注记', 60, 10, '底板标高 +446.9'));
  expect(goaf).toMatchObject({ kind: 'goaf', name: '3106采空区 2025', year: 2025, thicknessMetres: 2.4, elevation: { lowestMetres: 446.9, highestMetres: 446.9, source: 'texts' } });
});

test('elevations: vertices before survey points, points before words, words before the layer', async () => {
  const words = text('注记', 20, 20, '底板标高 +400');
  const traverse = point('导线点', 30, 20, 410);
  expect((await one(outline('+430水平采空区', 0, 0, 100, 50, 420), words, traverse)).elevation).toEqual({ lowestMetres: 420, highestMetres: 420, source: 'vertices' });
  expect((await one(outline('+430水平采空区', 0, 0, 100, 50), words, traverse)).elevation).toEqual({ lowestMetres: 410, highestMetres: 410, source: 'points' });
  expect((await one(outline('+430水平采空区', 0, 0, 100, 50), words)).elevation).toEqual({ lowestMetres: 400, highestMetres: 400, source: 'texts' });
  expect((await one(outline('+430水平采空区', 0, 0, 100, 50))).elevation).toEqual({ lowestMetres: 430, highestMetres: 430, source: 'layer' });
});

test('an unknown elevation stays unknown and is told: contour labels, surface control points and zeros say nothing', async () => {
  const { drawing, codes } = await read([outline('采空区', 0, 0, 100, 50), text('等高线注记', 20, 20, '+460'), point('KZD控制点', 30, 20, 745), text('注记', 40, 20, '460')]);
  expect(drawing.workings.map(({ elevation }) => elevation)).toEqual([null]);
  expect(codes).toContain('analysis.workings-without-elevation');
  // A 3D line with a vertex at zero: the others are its range, its course is not known.
  const road = await one([0, 'POLYLINE', 8, '巷道', 66, 1, 70, 8, 0, 'VERTEX', 8, '巷道', ...at(0, 0), 30, 500, 70, 32, 0, 'VERTEX', 8, '巷道', ...at(50, 0), 30, 0, 70, 32, 0, 'VERTEX', 8, '巷道', ...at(90, 0), 30, 510, 70, 32, 0, 'SEQEND']);
  expect(road.elevation).toEqual({ lowestMetres: 500, highestMetres: 510, source: 'vertices' });
  expect(road.shape).not.toHaveProperty('elevations');
});

test('a roadway takes the nearest name, and numbers with a sign from its own layer', async () => {
  const { drawing } = await read([
    line('巷道', 0, 0, 300, 0), line('巷道', 0, 30, 300, 30), text('注记', 100, 4, '运输大巷'), text('注记', 100, 26, '回风大巷'), text('巷道', 50, 1, '+510.0'), text('巷道', 250, 2, '+514.5'), text('注记', 60, 29, '+999'), text('注记', 200, 200, '远处斜井'),
  ]);
  expect(drawing.workings.map(({ name, elevation }) => [name, elevation && [elevation.lowestMetres, elevation.highestMetres, elevation.source]])).toEqual([['运输大巷', [510, 514.5, 'texts']], ['回风大巷', null]]);
});

test('fills made of pieces are one area; a hatch and its outline are one working', async () => {
  const pieces = [0, 1, 2, 3].flatMap((column) => [0, 1].map((row) => solid('采空区', column * 10, row * 10, 10, 450)));
  const { drawing } = await read([...pieces, solid('采空区', 100, 100, 5, 440), text('注记', 20, 10, '3101')]);
  expect(drawing.workings).toHaveLength(2);
  const [large, small] = drawing.workings.toSorted((a, b) => areaOf(b) - areaOf(a));
  expect([areaOf(large!), areaOf(small!)]).toEqual([expect.closeTo(800, 6), expect.closeTo(25, 6)]);
  expect([large!.elevation!.lowestMetres, small!.elevation!.lowestMetres]).toEqual([450, 440]);
  const twice = await read([outline('采空区', 0, 0, 100, 50, 450), outline('采空区', 0, 0, 100, 50, 450)]);
  expect(twice.drawing.workings).toHaveLength(1);
  const lines = [line('采空区', 0, 0, 100, 0), line('采空区', 100, 0, 100, 50), line('采空区', 100, 50, 0, 50), line('采空区', 0, 50, 0, 0)];
  expect((await read([...lines, ...lines, outline('采空区', 0, 0, 100, 50)])).drawing.workings.map(areaOf)).toEqual([expect.closeTo(5000, 6)]);
});

test('layers do not mix: outlines close within their own; gaps are closed up to the choice and told', async () => {
  const open = [line('采空区', 0, 0, 100, 0), line('采空区', 100, 0, 100, 50), line('采空区', 100, 50, 0, 50), line('采空区', 0, 50, 0, 0.04)];
  expect((await read(open)).codes).toContain('analysis.workings-open-outlines');
  const closed = await read(open, 0.05);
  expect([closed.drawing.workings.length, closed.codes.includes('analysis.workings-gaps-closed')]).toEqual([1, true]);
  expect(areaOf(closed.drawing.workings[0]!)).toBeCloseTo(5000, 1);
});

test('pillars, boundaries, design, terrain and seams are kept apart', async () => {
  const { drawing } = await read([
    outline('保安煤柱', 0, 0, 50, 50), text('注记', 25, 25, '村庄保安煤柱'), outline('矿界', 0, 0, 500, 400), outline('最终境界', 0, 0, 300, 200), outline('露天坑', 10, 10, 30, 30, 700), line('台阶坡顶线', 0, 60, 90, 60, 720),
    line('等高线', 0, 0, 120, 0, 800), point('高程点', 5, 5, 803.5), text('高程点', 9, 9, '801.25'), line('3号煤底板等高线', 0, 0, 30, 0, 450),
  ]);
  expect(drawing.workings.map(({ kind }) => kind)).toEqual(['pit', 'bench']);
  expect(drawing.pillars.map(({ name }) => name)).toEqual(['村庄保安煤柱']);
  expect([drawing.drawnBoundaries.length, drawing.designBoundaries.length]).toEqual([1, 1]);
  // The contour of 120 m gets points between its ends; the spot heights bring two more.
  const heights = Array.from({ length: drawing.terrain.length / 3 }, (_, i) => drawing.terrain[3 * i + 2]);
  expect(heights).toEqual([800, 800, 800, 800, 803.5, 801.25]);
  expect(drawing.seams.map(({ name, points }) => [name, points[2]])).toEqual([['3号煤底板等高线', 450]]);
});
