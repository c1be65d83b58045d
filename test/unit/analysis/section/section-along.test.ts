/** Vertical sections against closed forms: planes, limits, floors, roadways along and across. */
import { expect, test } from 'vitest';
import { isSection, sectionAlong } from '../../../../shared/analysis/section/section-along.ts';
import { legsOf, stretchesInside } from '../../../../shared/analysis/section/line-walk.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { ElevationGrid } from '../../../../shared/model/elevation-grid.ts';
import type { MineDrawing } from '../../../../shared/model/mine-drawing.ts';
import type { Profile, Section } from '../../../../shared/model/section.ts';
import { box, drawingOf, EAST, licence, NORTH, placed, working } from '../../../helpers/mine-drawing.ts';
import { seeded } from '../../../helpers/polygons.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭煤矿', ring: box(100, 0, 500, 400), top: 630, bottom: 430 },
  { id: 'C2', mine: '邻矿', ring: box(2000, 0, 10, 10), top: null, bottom: null },
]);
const along = (drawing: Partial<MineDrawing>, line = [0, 200, 800, 200], terrain: ElevationGrid | null = null, stripMetres = 10): Promise<Section> =>
  sectionAlong({ line: placed(line), drawing: drawingOf([], drawing), rights: RIGHTS, run: null, terrain: terrain && { grid: terrain, name: { file: 'dem.tif', surveyedOn: null, cellMetres: terrain.cellMetres, elevationDatum: null } }, stripMetres }, quietJob());

const slope = (x: number, y: number): number => 700 - 0.1 * x + 0.05 * y;
/** Every vertex of a profile lies on the plane. */
function expectOnPlane(profile: Profile, at: (distance: number) => number): void {
  for (let i = 0; i < profile.length; i += 2) expect(profile[i + 1]).toBeCloseTo(at(profile[i]!), 6);
}

test('terrain from scattered heights: on a plane the section is that plane, from end to end', async () => {
  const random = seeded(7);
  const points = Array.from({ length: 400 }, () => [random() * 1000 - 100, random() * 600 - 100]).flatMap(([x, y]) => [EAST + x!, NORTH + y!, slope(x!, y!)]);
  const { terrain, lengthMetres } = await along({ terrain: Float64Array.from(points) });
  expect([terrain!.method, lengthMetres]).toEqual(['triangulation', 800]);
  expect(terrain!.profiles).toHaveLength(1);
  expect([terrain!.profiles[0]![0], terrain!.profiles[0]!.at(-2)]).toEqual([0, expect.closeTo(800, 6)]);
  expectOnPlane(terrain!.profiles[0]!, (distance) => slope(distance, 200));
});

test('heights on a regular net, the line exactly through them; bends keep the profile whole', async () => {
  const points: number[] = [];
  for (let x = 0; x <= 800; x += 100) for (let y = 0; y <= 400; y += 100) points.push(EAST + x, NORTH + y, slope(x, y));
  const straight = (await along({ terrain: Float64Array.from(points) })).terrain!.profiles;
  expect(straight).toHaveLength(1);
  expectOnPlane(straight[0]!, (distance) => slope(distance, 200));
  const bent = await along({ terrain: Float64Array.from(points) }, [0, 200, 400, 200, 400, 400]);
  expect(bent.bends).toEqual([400]);
  expect(bent.terrain!.profiles).toHaveLength(1);
  expectOnPlane(bent.terrain!.profiles[0]!, (distance) => (distance <= 400 ? slope(distance, 200) : slope(400, 200 + distance - 400)));
});

test('no terrain where nobody surveyed; a raster goes first and its holes stay holes', async () => {
  expect((await along({})).terrain).toBeNull();
  const grid: ElevationGrid = { columns: 80, rows: 40, west: EAST, north: NORTH + 400, cellMetres: 10, elevations: Float64Array.from({ length: 3200 }, (_, i) => slope(((i % 80) + 0.5) * 10, 400 - (Math.floor(i / 80) + 0.5) * 10)) };
  for (let row = 0; row < 40; row++) grid.elevations[row * 80 + 40] = Number.NaN;
  const { terrain, terrainSource } = await along({}, undefined, grid);
  expect(terrainSource).toMatchObject({ kind: 'surface', file: 'dem.tif' });
  expect([terrain!.method, terrain!.profiles.length]).toEqual(['raster', 2]);
  for (const profile of terrain!.profiles) {
    for (let i = 0; i < profile.length; i += 2) if (profile[i]! >= 5 && profile[i]! <= 795) expect(profile[i + 1]).toBeCloseTo(slope(profile[i]!, 200), 6);
    expect(profile[0]! > 405 || profile.at(-2)! < 405).toBe(true);
  }
});

test('the licence where the line runs through it, with its limits', async () => {
  const { bodies, elevations } = await along({});
  expect(bodies).toEqual([expect.objectContaining({ rightId: 'C1', topMetres: 630, bottomMetres: 430 })]);
  expect(bodies[0]!.stretches).toEqual([[expect.closeTo(100, 9), expect.closeTo(600, 9)]]);
  expect(elevations).toEqual([430, 630]);
});

test('a dipping goaf has its dipping floor; a flat one without elevation is named and not drawn', async () => {
  const { workings, withoutElevation } = await along({ workings: [
    working('goaf', '3104', box(300, 150, 100, 100), [460, 420, 420, 460, 460], { thicknessMetres: 2.5 }),
    working('goaf', '3105', box(450, 150, 50, 100), null),
    working('goaf', '3106', box(450, 250, 50, 100), 450),
  ] });
  expect(withoutElevation).toEqual(['3105']);
  expect(workings.map(({ name, thicknessMetres }) => [name, thicknessMetres])).toEqual([['3104', 2.5]]);
  expect([...workings[0]!.floors[0]!]).toEqual([expect.closeTo(300, 6), expect.closeTo(460, 6), expect.closeTo(400, 6), expect.closeTo(420, 6)]);
});

test('a floor that is no plane goes from corner to corner', async () => {
  const [warped] = (await along({ workings: [working('goaf', '3107', box(300, 150, 100, 100), [460, 460, 420, 460, 460])] })).workings;
  expect(warped!.floors.length).toBeGreaterThan(0);
  for (const floor of warped!.floors) for (let i = 1; i < floor.length; i += 2) expect(floor[i]! >= 420 && floor[i]! <= 460).toBe(true);
});

test('roadways: crossed in a point, or laid onto the line when they run along it', async () => {
  const { workings } = await along({ workings: [
    working('roadway', '运输大巷', [250, 100, 250, 300], [500, 510]),
    working('roadway', '主斜井', [0, 205, 400, 205], [700, 500]),
    working('roadway', '远处', [0, 300, 400, 300], [700, 500]),
  ] });
  expect(workings.map(({ name }) => name)).toEqual(['运输大巷', '主斜井']);
  expect(workings[0]!.crossings).toEqual([[expect.closeTo(250, 9), expect.closeTo(505, 9)]]);
  expect([...workings[1]!.along[0]!]).toEqual([0, 700, 400, 500]);
});

test('a seam from its floor contours, and pillars by their stretch', async () => {
  const points = [0, 200, 400, 600, 800].flatMap((x) => [0, 100, 300, 400].flatMap((y) => [EAST + x, NORTH + y, 600 - 0.25 * x]));
  const { seams, pillars } = await along({ seams: [{ name: '3号煤底板等高线', points: Float64Array.from(points) }], pillars: [{ name: '工业广场', layer: '保安煤柱', parts: [[box(120, 100, 80, 200)]] }] });
  expectOnPlane(seams[0]!.profiles[0]!, (distance) => 600 - 0.25 * distance);
  expect(pillars).toEqual([{ name: '工业广场', stretches: [[expect.closeTo(120, 9), expect.closeTo(200, 9)]] }]);
});

test('a hole is outside, and stretches that meet are one', () => {
  const legs = legsOf(placed([0, 50, 50, 50, 100, 50]));
  expect(stretchesInside(legs, [box(10, 0, 80, 100)])).toEqual([[expect.closeTo(10, 9), expect.closeTo(90, 9)]]);
  expect(stretchesInside(legs, [box(10, 0, 80, 100), box(40, 40, 20, 20)])).toHaveLength(2);
});

test('a line without length is refused in one sentence, as are one with a broken number and one with a single corner', async () => {
  for (const line of [[100, 200, 100, 200], [100, 200, 100.6, 200.6], [100, 200], [100, 200, Number.NaN, 200], []]) {
    expect(isSection(placed(line))).toBe(false);
    await expect(along({}, line)).rejects.toMatchObject({ problem: { code: 'delivery.section.tooShort', params: { metres: 1 } } });
  }
  expect(isSection(placed([100, 200, 101, 200]))).toBe(true);
});

test('the surface of the survey compared with is cut along the same line, brought into this one’s datum, and counts for the height of the section', async () => {
  const grid = (at: number): ElevationGrid => ({ west: EAST - 50, north: NORTH + 450, columns: 91, rows: 51, cellMetres: 10, elevations: new Float64Array(91 * 51).fill(at) });
  const name = (file: string) => ({ file, surveyedOn: '2025-12-20', cellMetres: 10, elevationDatum: null });
  const section = await sectionAlong({ line: placed([0, 200, 800, 200]), drawing: drawingOf([], {}), rights: null, run: null, terrain: { grid: grid(640), name: name('b.tif') }, comparedTerrain: { grid: grid(700), name: name('a.tif'), addMetres: -0.029 }, stripMetres: 10 }, quietJob());
  expect(section.comparedTerrain!.name.file).toBe('a.tif');
  for (const [i, value] of section.comparedTerrain!.profiles[0]!.entries()) if (i % 2 === 1) expect(value).toBeCloseTo(699.971, 9);
  expect(section.elevations).toEqual([640, expect.closeTo(699.971, 9)]);
  expect((await along({}, [0, 200, 800, 200], grid(640))).comparedTerrain).toBeUndefined();
});
