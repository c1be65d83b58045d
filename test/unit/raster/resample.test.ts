import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertForShowing, WEB_MERCATOR } from '../../../shared/raster/image-systems.ts';
import { drawTiles, levelFor, meshOf, tilesOfMesh, type RasterFrame, type TileAt, type TilePixels } from '../../../shared/raster/resample.ts';
import { degreeLevel, drawnLevels, extentOfTile, mercatorLevel, worldLevels } from '../../../shared/raster/tile-levels.ts';

const zone38 = systemById('EPSG:4526')!;
/** 800 × 600 pixels of 2 m. */
const frame: RasterFrame = { extent: [38_510_000, 3_870_000, 38_511_600, 3_871_200], widthPixels: 800, heightPixels: 600 };

/** Every tile is made once; drawing asks for it with every pixel. */
function kept(tileAt: TileAt): TileAt {
  const tiles = new Map<string, TilePixels | null>();
  return (...number) => {
    const key = number.join();
    if (!tiles.has(key)) tiles.set(key, tileAt(...number));
    return tiles.get(key)!;
  };
}

/** Tiles whose red and green say where on earth each pixel lies: metres from a corner, five to the step. */
function tileOfPlaces(levels: ReturnType<typeof worldLevels>): (level: number, column: number, row: number) => TilePixels {
  return (index, column, row) => {
    const level = levels[index]!;
    const [west, , , north] = extentOfTile(level, column, row);
    const data = new Uint8ClampedArray(level.tileWidth * level.tileHeight * 4);
    const flat = new Float64Array(level.tileWidth * level.tileHeight * 2);
    for (let i = 0; i < flat.length / 2; i++) {
      flat[2 * i] = west + ((i % level.tileWidth) + 0.5) * level.unitsPerPixel;
      flat[2 * i + 1] = north - (Math.floor(i / level.tileWidth) + 0.5) * level.unitsPerPixel;
    }
    const places = convertForShowing(flat, WEB_MERCATOR, zone38)!;
    for (let i = 0; i < flat.length / 2; i++) {
      data[4 * i] = Math.floor((places[2 * i]! - 38_510_000) / 10);
      data[4 * i + 1] = Math.floor((places[2 * i + 1]! - 3_870_000) / 10);
      data[4 * i + 3] = 255;
    }
    return { width: level.tileWidth, height: level.tileHeight, data };
  };
}

test('every pixel shows the ground it stands for: web tiles in a 3° zone, within a pixel', () => {
  const levels = worldLevels('mercator', 10, 18);
  const mesh = meshOf(frame, (flat) => convertForShowing(flat, zone38, WEB_MERCATOR)!);
  const chosen = levelFor(levels, mesh.unitsPerPixel);
  expect(Number(levels[chosen]!.name)).toBe(16);
  const target = new Uint8ClampedArray(800 * 600 * 4);
  drawTiles(target, mesh, levels, chosen, kept(tileOfPlaces(levels)), 1);
  let worst = 0;
  for (let y = 0; y < 600; y += 7) {
    for (let x = 0; x < 800; x += 7) {
      const at = 4 * (y * 800 + x);
      expect(target[at + 3]).toBe(255);
      // The step of ten metres begins where the ground says; a pixel of two metres may fall on either side of it.
      worst = Math.max(worst, Math.abs(target[at]! * 10 + 5 - (x + 0.5) * 2) - 5, Math.abs(target[at + 1]! * 10 + 5 - (1200 - (y + 0.5) * 2)) - 5);
    }
  }
  expect(worst).toBeLessThan(2);
});

test('where the projection has no answer in the middle of the picture, the scale is that of what is shown', () => {
  const levels = worldLevels('mercator', 10, 18);
  const toPlane = (flat: Float64Array): Float64Array => convertForShowing(flat, zone38, WEB_MERCATOR)!;
  const whole = meshOf(frame, toPlane);
  const holed = meshOf(frame, (flat) => toPlane(flat).map((value, i) => (Math.hypot(flat[i - (i % 2)]! - 38_510_800, flat[i - (i % 2) + 1]! - 3_870_600) < 200 ? Number.NaN : value)));
  expect(holed.unitsPerPixel / whole.unitsPerPixel).toBeCloseTo(1, 3);
  expect(levelFor(levels, holed.unitsPerPixel)).toBe(levelFor(levels, whole.unitsPerPixel));
});

test('the tiles asked for are those the picture touches; too many are refused', () => {
  const levels = worldLevels('mercator', 10, 18);
  const mesh = meshOf(frame, (flat) => convertForShowing(flat, zone38, WEB_MERCATOR)!);
  const tiles = tilesOfMesh(mesh, levels[6]!, 100)!;
  expect(tiles.length).toBeGreaterThanOrEqual(12);
  expect(tiles.length).toBeLessThanOrEqual(30);
  expect(tilesOfMesh(mesh, levels[6]!, 5)).toBeNull();
  expect(tilesOfMesh(meshOf(frame, (flat) => flat.map(() => Number.NaN)), levels[6]!, 5)).toEqual([]);
});

test('a tile that has not come is stood in for by a coarser one; transparency and opacity mix by share', () => {
  const levels = [...drawnLevels([0, 0, 512, 512], 1, 256)];
  const plain = (red: number, alpha = 255): TilePixels => ({ width: 256, height: 256, data: Uint8ClampedArray.from({ length: 256 * 256 * 4 }, (_, i) => [red, 0, 0, alpha][i % 4]!) });
  const square: RasterFrame = { extent: [0, 0, 512, 512], widthPixels: 64, heightPixels: 64 };
  const target = new Uint8ClampedArray(64 * 64 * 4);
  const mesh = meshOf(square, (flat) => flat);
  drawTiles(target, mesh, levels, 1, kept((level, column) => (level === 0 ? plain(100) : column === 0 ? plain(200) : null)), 1);
  expect([target[4 * (32 * 64 + 10)], target[4 * (32 * 64 + 50)]]).toEqual([200, 100]);
  drawTiles(target, mesh, levels, 1, kept(() => plain(0)), 0.5);
  expect([...target.slice(4 * (32 * 64 + 10), 4 * (32 * 64 + 10) + 4)]).toEqual([100, 0, 0, 255]);
  const empty = new Uint8ClampedArray(64 * 64 * 4);
  drawTiles(empty, mesh, levels, 1, kept((level) => (level === 1 ? plain(90, 0) : plain(50))), 1);
  expect(empty.every((value) => value === 0)).toBe(true);
});

test('天地图’s degrees begin with two tiles at level 1, 0.703125° per pixel', () => {
  expect(degreeLevel(1)).toMatchObject({ columns: 2, rows: 1, unitsPerPixel: 0.703125, originEast: -180, originNorth: 90 });
  expect(extentOfTile(degreeLevel(1), 1, 0)).toEqual([0, -90, 180, 90]);
  expect(mercatorLevel(0).unitsPerPixel).toBeCloseTo(156_543.033_928, 6);
});

test('a picture ends where it ends, also where its last tile is smaller than the grid', () => {
  const levels = [{ name: '1', originEast: 0, originNorth: 0, unitsPerPixel: 1, tileWidth: 64, tileHeight: 64, columns: 2, rows: 1 }];
  const tile = (width: number, height: number): TilePixels => ({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) });
  const target = new Uint8ClampedArray(128 * 64 * 4);
  drawTiles(target, meshOf({ extent: [0, -64, 128, 0], widthPixels: 128, heightPixels: 64 }, (flat) => flat), levels, 0, kept((_level, column) => (column === 0 ? tile(64, 40) : tile(30, 40))), 1);
  const shown = (x: number, y: number): boolean => target[4 * (y * 128 + x) + 3] === 255;
  expect([shown(93, 39), shown(94, 39), shown(93, 40), shown(10, 39), shown(10, 40)]).toEqual([true, false, false, true, false]);
});
