/** Ground heights through their one room: grids, GeoTIFF and points, each against numbers known beforehand. */
import { expect, test } from 'vitest';
import { memorySource } from '../../../../shared/base/byte-source.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../../shared/crs/transform.ts';
import { writePrj } from '../../../../shared/crs/prj.ts';
import type { SurfaceChoices } from '../../../../shared/raster/elevation/contract.ts';
import { thinPointCloud } from '../../../../shared/raster/elevation/point-cloud.ts';
import { pointsOfText } from '../../../../shared/raster/elevation/point-source.ts';
import { isSurfaceByItself, readSurface, surveySurface } from '../../../../shared/raster/elevation/read-surface.ts';
import { elevationAt } from '../../../../shared/geometry/grid-sample.ts';
import { seeded } from '../../../helpers/polygons.ts';
import { buildElevationTiff, buildGeoTiff } from '../../../helpers/raster-builder.ts';

const [E, N] = [38_503_000, 3_872_000];
const [ZONE, DEGREES] = [systemById('EPSG:4526')!, systemById('EPSG:4490')!];
const file = (name: string, content: string | Uint8Array) => ({ main: memorySource(name, typeof content === 'string' ? new TextEncoder().encode(content) : content), prj: null });
const PLAIN: SurfaceChoices = { system: null, plane: null, cellMetres: null, within: null, fillMetres: 0 };
const read = (name: string, content: string | Uint8Array, choices: Partial<SurfaceChoices> = {}) => readSurface(file(name, content), { ...PLAIN, ...choices }, quietJob());
const codeOf = (work: Promise<{ readonly problems: readonly { readonly code: string }[] }>): Promise<string> => work.then(({ problems }) => problems[0]?.code ?? 'none', (fault: { readonly problem: { readonly code: string } }) => fault.problem.code);

const ASC = `ncols 3\nnrows 2\nxllcorner ${E}\nyllcorner ${N}\ncellsize 2\nNODATA_value -9999\n801 802 803\n804 -9999 806\n`;

test('an ASCII grid: rows from the north, corner or middle, what is missing', async () => {
  const { value, problems } = await read('a.asc', ASC);
  expect(problems).toEqual([]);
  expect([value.grid.columns, value.grid.rows, value.grid.west, value.grid.north, value.grid.cellMetres, value.method, value.filledCells]).toEqual([3, 2, E, N + 4, 2, 'as-given', 5]);
  expect([...value.grid.elevations]).toEqual([801, 802, 803, 804, Number.NaN, 806]);
  const middle = await read('b.asc', ASC.replace('xllcorner', 'XLLCENTER').replace('yllcorner', 'YLLCENTER').replaceAll('\n', '\r\n'));
  expect([middle.value.grid.west, middle.value.grid.north]).toEqual([E - 1, N + 3]);
});

test('grids that are none: each says what is wrong', async () => {
  const code = (words: string): Promise<string> => codeOf(read('a.asc', words));
  expect(await code(ASC.replace('cellsize 2\n', ''))).toBe('surface.grid-head');
  expect(await code(ASC.replace('ncols 3', 'ncols 30000000'))).toBe('surface.raster-too-large');
  expect(await code(ASC.replace('ncols 3', 'ncols 3.5'))).toBe('surface.grid-head');
  expect(await code(ASC.replace(String(E), '113.1').replace(String(N), '35.2').replace('cellsize 2', 'cellsize 0.0003'))).toBe('surface.degrees');
  expect(await code(ASC.replace('806\n', ''))).toBe('surface.grid-short');
  expect(await code(ASC.replace('802', 'x'))).toBe('surface.grid-unreadable');
  const high = await read('a.asc', ASC.replace('802', '3.4e38'));
  expect(high.notes).toMatchObject([{ code: 'surface.implausible', params: { count: 1 } }]);
});

test('only the part of a large grid that is wanted, with the .prj beside it as evidence', async () => {
  const rows = Array.from({ length: 400 }, (_, row) => Array.from({ length: 300 }, (_, column) => 500 + row + column / 1000).join(' ')).join('\n');
  const grid = `ncols 300\nnrows 400\nxllcorner ${E}\nyllcorner ${N}\ncellsize 1\n${rows}\n`;
  const { value, notes } = await read('大.asc', grid, { within: [E + 100, N + 200, E + 110, N + 210] });
  expect([value.grid.columns, value.grid.rows, value.grid.west, value.grid.north]).toEqual([14, 14, E + 98, N + 212]);
  expect(value.grid.elevations[0]).toBeCloseTo(500 + 188 + 0.098, 3);
  expect(notes.map(({ code }) => code)).toEqual(['surface.part-read']);
  const survey = await surveySurface({ main: memorySource('大.asc', new TextEncoder().encode(grid)), prj: memorySource('大.prj', new TextEncoder().encode(writePrj(ZONE))) }, quietJob());
  expect([survey.system.declared?.id, survey.datum, survey.raster?.columns]).toEqual(['EPSG:4526', { stated: null, words: null }, 300]);
  await expect(read('大.asc', grid, { within: [E + 5000, N, E + 5010, N + 10] })).rejects.toMatchObject({ problem: { code: 'surface.beside' } });
});

const PLACE = { east: E, north: N + 100, pixel: 1, code: 4526 };
const height = (column: number, row: number): number | null => (column === 5 && row === 7 ? null : 700 + column + 2 * row);

test.each([
  ['strips of floats', { numbers: 'float32', noData: '-9999' }],
  ['strips of whole numbers, deflated', { numbers: 'int16', deflate: true, noData: '-32768' }],
  ['tiles of floats, deflated', { numbers: 'float32', tile: 64, deflate: true, noData: '-9999' }],
  ['tiles of whole numbers without a no-data value', { numbers: 'int16', tile: 32 }],
] as const)('GeoTIFF in %s: every height where it belongs', async (_name, look) => {
  const tiff = buildElevationTiff(150, 100, PLACE, (column, row) => height(column, row) ?? ('noData' in look ? null : -32_768), look);
  const { value, notes, problems } = await read('dem.tif', tiff);
  expect([problems, value.grid.columns, value.grid.rows, value.grid.west, value.grid.north, value.grid.cellMetres]).toEqual([[], 150, 100, E, N + 100, 1]);
  value.grid.elevations.forEach((elevation, cell) => expect(elevation).toBe(height(cell % 150, Math.floor(cell / 150)) ?? Number.NaN));
  expect(notes.map(({ code }) => code)).toEqual('noData' in look ? [] : ['surface.implausible']);
});

test('what a GeoTIFF says about its plane and its datum; scale and offset of its values', async () => {
  const tiff = buildElevationTiff(20, 20, PLACE, () => 100, { numbers: 'int16', vertical: 5737, metadata: '<GDALMetadata>\n<Item name="OFFSET" sample="0" role="offset">500</Item>\n<Item name="SCALE" sample="0" role="scale">0.5</Item>\n</GDALMetadata>' });
  const survey = await surveySurface(file('dem.tif', tiff), quietJob());
  expect([survey.system.declared?.id, survey.datum.stated, survey.datum.words]).toEqual(['EPSG:4526', 'national-1985', 'EPSG:5737']);
  const { value, notes } = await read('dem.tif', tiff);
  expect([value.elevations, notes.map(({ code }) => code)]).toEqual([[550, 550], ['surface.scaled']]);
  // EGM96 is neither of ours: it is told and not taken for one.
  expect((await surveySurface(file('dem.tif', buildElevationTiff(4, 4, PLACE, () => 1, { numbers: 'int16', vertical: 5773 })), quietJob())).datum).toEqual({ stated: null, words: 'EPSG:5773' });
});

test('degrees are laid into the plane exactly where conversion is exact, and refused elsewhere', async () => {
  const [lon, lat] = convertCoordinates(Float64Array.of(E, N), ZONE, DEGREES) as unknown as [number, number];
  const step = 1 / 3600;
  const slope = (longitude: number, latitude: number): number => 300 + (longitude - lon) * 20_000 + (latitude - lat) * 9_000;
  const tiff = buildElevationTiff(60, 60, { east: lon - 30 * step, north: lat + 30 * step, pixel: step, code: 4490, geographic: true }, (column, row) => slope(lon + (column - 29.5) * step, lat - (row - 29.5) * step), { numbers: 'float32' });
  const { value, notes } = await read('srtm.tif', tiff, { system: DEGREES, plane: ZONE, cellMetres: 25 });
  expect([value.method, notes.map(({ code }) => code)]).toEqual(['resampled', ['surface.laid-anew']]);
  for (const [east, north] of [[0, 0], [300, 200], [-400, 350]] as const) {
    const [longitude, latitude] = convertCoordinates(Float64Array.of(E + east, N + north), ZONE, DEGREES) as unknown as [number, number];
    expect(Math.abs(elevationAt(value.grid, E + east, N + north) - slope(longitude, latitude))).toBeLessThan(0.02);
  }
  expect(await codeOf(read('srtm.tif', tiff))).toBe('surface.degrees');
  expect(await codeOf(read('srtm.tif', tiff, { system: systemById('EPSG:4326')!, plane: ZONE }))).toBe('surface.other-system');
});

test('TIFFs that are no heights: each says what is wrong', async () => {
  const good = buildElevationTiff(100, 100, PLACE, () => 700, { numbers: 'float32', deflate: true });
  const code = (bytes: Uint8Array): Promise<string> => codeOf(read('a.tif', bytes));
  expect(await code(good.slice(0, 60))).toBe('surface.tiff-damaged');
  const damaged = good.slice();
  damaged.fill(7, 8, 30);
  expect(await code(damaged)).toBe('surface.tiff-damaged');
  expect(await code(buildGeoTiff(8, 8, PLACE, () => [1, 2, 3]))).toBe('surface.tiff-picture');
  expect(await code(buildElevationTiff(8, 8, null, () => 700, { numbers: 'float32' }))).toBe('surface.tiff-not-placed');
  expect(await isSurfaceByItself(memorySource('a.tif', good))).toBe(true);
  expect(await isSurfaceByItself(memorySource('b.tif', buildGeoTiff(8, 8, PLACE, () => [1, 2, 3])))).toBe(false);
});

test('a point cloud thinned to cells on round lines, in either order of axes', async () => {
  const random = seeded(3);
  const points = Array.from({ length: 4000 }, () => [E + 0.3 + random() * 19.4, N + 0.3 + random() * 19.4, 0]).map(([x, y]) => [x!, y!, 800 + (x! - E)] as const);
  const lines = (order: readonly number[]): string => `// x y z\r\n${points.map((point) => order.map((axis) => point[axis]!.toFixed(3)).join(' ')).join('\r\n')}\r\n\r\n12 1`;
  const straight = await read('a.xyz', lines([0, 1, 2]), { cellMetres: 2 });
  expect(straight.value).toMatchObject({ pointCount: 4000, filledCells: 100, method: 'cell-mean', grid: { columns: 10, rows: 10, west: E, north: N + 20, cellMetres: 2 } });
  expect(straight.problems).toMatchObject([{ code: 'surface.cloud-unreadable', params: { count: 1 } }]);
  // The mean of a cell of a slope is near its middle.
  straight.value.grid.elevations.forEach((elevation, cell) => expect(Math.abs(elevation - (800 + ((cell % 10) + 0.5) * 2))).toBeLessThan(0.6));
  const swapped = await read('a.xyz', lines([1, 0, 2]), { cellMetres: 2 });
  expect(swapped.notes.map(({ code }) => code)).toEqual(['surface.cloud-swapped', 'surface.cloud-thinned']);
  expect(swapped.value.grid.elevations).toEqual(straight.value.grid.elevations);
  for (const degrees of ['113.1 35.2 800', '35.2 113.1 800']) expect(await codeOf(read('a.xyz', degrees, { cellMetres: 2 }))).toBe('surface.degrees');
  expect(await codeOf(read('a.xyz', 'no numbers here', { cellMetres: 2 }))).toBe('surface.cloud-empty');
  expect(await codeOf(read('a.xyz', lines([0, 1, 2])))).toBe('surface.cell-needed');
});

test('points that are a raster of their own stand at the middles of cells: no height moves by half a cell, on whatever lines they lie', async () => {
  for (const first of [0, 1, 0.5]) {
    const points = Array.from({ length: 20 * 10 }, (_, i) => [E + first + 2 * (i % 20), N + first + 2 * Math.floor(i / 20)] as const);
    const written = points.map(([x, y]) => `${x} ${y} ${800 + 3 * (x - E) - 5 * (y - N)}`).join('\n');
    const { value } = await read('a.xyz', written, { cellMetres: 2 });
    expect([value.grid.columns, value.grid.rows, value.filledCells]).toEqual([20, 10, 200]);
    for (const [x, y] of points) expect(elevationAt(value.grid, x, y)).toBeCloseTo(800 + 3 * (x - E) - 5 * (y - N), 3);
    // Cells of several points have their mean at their middle too.
    const wide = await read('a.xyz', written, { cellMetres: 4 });
    const { west, north, cellMetres, columns } = wide.value.grid;
    const full = 1 + columns;
    expect(wide.value.grid.elevations[full]).toBeCloseTo(800 + 3 * (west + 1.5 * cellMetres - E) - 5 * (north - 1.5 * cellMetres - N), 3);
  }
});

test.each([
  ['with a head in another order', '点号,高程,北坐标,东坐标\nJ1,801,3872005,38503005\nJ2,802,3872006,38503006\n'],
  ['as CASS writes it', '1,GCD,38503005,3872005,801\n2,,38503006,3872006,802\n'],
  ['with a running number', '1 38503005 3872005 801\n2 38503006 3872006 802\n'],
  ['with names', 'J1,38503005,3872005,801\nJ2,38503006,3872006,802\n'],
  ['bare, with colours behind', '38503005;3872005;801;255;255;0\n38503006;3872006;802;1;1;1\n'],
])('points %s', async (_name, text) => {
  const { elevations, extent, points } = await surveySurface(file('点.csv', text), quietJob());
  expect([points?.count, elevations, extent]).toEqual([2, [801, 802], [E + 5, N + 5, E + 6, N + 6]]);
});

test('comments are no points, also where a running number stands before them; a name without its numbers is told', async () => {
  const { value, problems } = await read('a.xyz', '1 38503005 3872005 801\n# 2026 06 18 1\n// 1 2 3\n2 38503006 3872006 802\n', { cellMetres: 1 });
  expect([value.pointCount, value.grid.west, problems]).toEqual([2, E + 5, []]);
  const named = await read('b.csv', `${Array.from({ length: 200 }, (_, i) => `J${i},385030${10 + (i % 80)},3872005,801`).join('\n')}\nJ200,38503006,,802\n`, { cellMetres: 1 });
  expect(named.problems).toMatchObject([{ code: 'surface.cloud-unreadable', params: { count: 1 } }]);
});

test('a head in UTF-8 is read also where the sample ends within a character; heights above the ellipsoid are named', async () => {
  let cuts = 0;
  for (let shift = 0; shift < 40; shift++) {
    const rows = Array.from({ length: 900 }, (_, i) => `点${i},801,${N + 5},${E + (i % 30)}`).join('\n');
    const text = `${' '.repeat(shift)}点号,大地高,北坐标,东坐标\n${rows}\n`;
    // The byte after the sample goes on with a character.
    if ((new TextEncoder().encode(text)[16 * 1024]! & 0xc0) !== 0x80) continue;
    cuts++;
    const { points, elevations, extent, datum } = await surveySurface(file('点.csv', text), quietJob());
    expect([points?.count, elevations, extent, datum]).toEqual([900, [801, 801], [E, N + 5, E + 29, N + 5], { stated: null, words: '大地高' }]);
  }
  expect(cuts).toBeGreaterThan(1);
  expect((await surveySurface(file('点.csv', `点号,高程,北坐标,东坐标\nJ1,801,${N},${E}\n`), quietJob())).datum.words).toBeNull();
});

test('what of a drawing could not be read is told with its surface', async () => {
  const spot = (x: number): string => `0\nPOINT\n8\nGCD\n10\n${E + x}\n20\n${N}\n30\n800\n`;
  const cut = `0\nSECTION\n2\nENTITIES\n${spot(1)}${spot(2)}${spot(3)}`;
  const { problems } = await read('断.dxf', cut, { cellMetres: 1 });
  expect(problems.map(({ severity }) => severity)).toContain('partial');
  expect((await surveySurface(file('断.dxf', cut), quietJob())).problems).toEqual(problems);
});

test('a raster in degrees: too fine a cell is refused, none or zero is as fine as the raster', async () => {
  const degrees = `ncols 30\nnrows 20\nxllcorner 113.1\nyllcorner 35.2\ncellsize 0.001\n${'700 '.repeat(600)}\n`;
  const laid = { system: DEGREES, plane: ZONE };
  expect(await codeOf(read('a.asc', degrees, { ...laid, cellMetres: 0.01 }))).toBe('surface.grid-too-large');
  const [none, zero] = [await read('a.asc', degrees, laid), await read('a.asc', degrees, { ...laid, cellMetres: 0 })];
  expect(zero.value.grid).toEqual(none.value.grid);
  expect(none.value.filledCells).toBeGreaterThan(300);
});

test('spot heights of a drawing; empty cells spanned by triangles up to the length that was chosen', async () => {
  const plane = (x: number, y: number): number => 650 + 0.3 * x - 0.2 * y;
  const spot = (x: number, y: number, z: number): string => `0\nPOINT\n8\nGCD\n10\n${E + x}\n20\n${N + y}\n30\n${z}\n`;
  const words = `0\nTEXT\n8\nGCD\n10\n${E + 55}\n20\n${N + 55}\n30\n999\n40\n2\n1\n650.0\n`;
  const spots = Array.from({ length: 121 }, (_, i) => [(i % 11) * 10, Math.floor(i / 11) * 10] as const);
  const dxf = `0\nSECTION\n2\nENTITIES\n${spots.map(([x, y]) => spot(x, y, plane(x, y))).join('')}${words}0\nENDSEC\n0\nEOF\n`;
  const open = await read('测点.dxf', dxf, { cellMetres: 2 });
  expect([open.value.pointCount, open.value.filledCells]).toEqual([121, 121]);
  const { value, notes } = await read('测点.dxf', dxf, { cellMetres: 2, fillMetres: 20 });
  expect([value.method, notes.map(({ code }) => code)]).toEqual(['cell-mean-and-triangles', ['surface.cloud-thinned', 'surface.cloud-filled']]);
  for (const [x, y] of [[33, 47], [71, 5], [95, 95]] as const) expect(elevationAt(value.grid, E + x, N + y)).toBeCloseTo(plane(x, y), 0);
  expect((await read('测点.dxf', dxf, { cellMetres: 2, fillMetres: 12 })).value.filledCells).toBe(121);
});

test('a grid too large for its sums to be held at once is made in strips: the same cells to the last bit, converted and filled ones too', async () => {
  const random = seeded(77);
  const lines = Array.from({ length: 4_000 }, () => `${(E + 90 * random()).toFixed(2)} ${(N + 60 * random()).toFixed(2)} ${(800 + 20 * random()).toFixed(3)}`).join('\n');
  const points = await pointsOfText(memorySource('a.xyz', new TextEncoder().encode(lines)));
  const degrees = await pointsOfText(memorySource('b.xyz', new TextEncoder().encode(Array.from({ length: 500 }, () => `${(114.03 + 0.001 * random()).toFixed(7)} ${(34.98 + 0.001 * random()).toFixed(7)} ${(800 + random()).toFixed(3)}`).join('\n'))));
  for (const [source, thinning] of [[points, { cellMetres: 1, system: null, plane: null, fillMetres: 0 }], [points, { cellMetres: 1, system: null, plane: null, fillMetres: 6 }], [degrees, { cellMetres: 2, system: DEGREES, plane: ZONE, fillMetres: 0 }]] as const) {
    const whole = await thinPointCloud(source, thinning, quietJob());
    for (const cellsAtOnce of [1_000, 97, 5_400]) expect(await thinPointCloud(source, thinning, quietJob(), cellsAtOnce)).toEqual(whole);
    expect(whole.value.filledCells).toBeGreaterThan(200);
  }
});

test('too fine a cell for points says which one is allowed', async () => {
  const lines = `0,0,800\n50000,40000,810\n50000,0,805\n`;
  const refused = async (cellMetres: number): Promise<unknown> => read('a.xyz', lines, { cellMetres }).then(() => 'read', (fault: { readonly problem: { readonly params: object } }) => fault.problem.params);
  expect(await refused(1)).toEqual({ file: 'a.xyz', cells: '2\u2009000\u2009090\u2009001', most: '50\u2009000\u2009000', least: 6.4 });
  expect(await refused(6.4)).toBe('read');
});
