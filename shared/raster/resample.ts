/**
 * Draws tiles of one grid as a picture in another: for a mesh of picture points the place in the tiles is computed
 * exactly, between them it is interpolated, and every pixel is taken from the tiles bilinearly. Plain arithmetic, so
 * that it is the same on every machine, without a graphics card, on the screen and on paper.
 */
import type { TileLevel } from '../model/base-map.ts';
import type { Extent } from '../model/extent.ts';

/** The picture asked for. */
export interface RasterFrame {
  readonly extent: Extent;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Flat positions of the picture's system in the plane of the tiles; not finite where there is none. */
export type ToTilePlane = (flat: Float64Array) => Float64Array;

/** RGBA pixels of one tile, four bytes per pixel. */
export interface TilePixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export type TileAt = (level: number, column: number, row: number) => TilePixels | null;

/** Side of a mesh cell: over so few pixels no projection bends by a visible part of a pixel. */
const CELL_PIXELS = 32;
/** A tile's pixel may be stretched to so many of the picture before the next finer level is taken. */
const LARGEST_STRETCH = Math.SQRT2;

/** Where the picture's mesh points lie in the plane of the tiles. */
export interface Mesh {
  readonly frame: RasterFrame;
  readonly columns: number;
  readonly rows: number;
  /** Flat, row by row from the top, (columns + 1) × (rows + 1) points. */
  readonly points: Float64Array;
  /** Plane units that one picture pixel is wide, in the middle. */
  readonly unitsPerPixel: number;
}

/** Lays the mesh; the only place where the projection is asked. */
export function meshOf(frame: RasterFrame, toPlane: ToTilePlane): Mesh {
  const columns = Math.max(1, Math.ceil(frame.widthPixels / CELL_PIXELS));
  const rows = Math.max(1, Math.ceil(frame.heightPixels / CELL_PIXELS));
  const [west, south, east, north] = frame.extent;
  const flat = new Float64Array((columns + 1) * (rows + 1) * 2);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const at = 2 * (row * (columns + 1) + column);
      flat[at] = west + ((column * CELL_PIXELS) / frame.widthPixels) * (east - west);
      flat[at + 1] = north - ((row * CELL_PIXELS) / frame.heightPixels) * (north - south);
    }
  }
  const points = toPlane(flat);
  const unitsPerPixel = scaleInMiddle(points, columns, rows) / CELL_PIXELS;
  return { frame, columns, rows, points, unitsPerPixel };
}

/** Side of a cell in the plane, for the cell nearest to the middle that the projection has an answer for; NaN when there is none. */
function scaleInMiddle(points: Float64Array, columns: number, rows: number): number {
  const at = (column: number, row: number): readonly [number, number] => [points[2 * (row * (columns + 1) + column)]!, points[2 * (row * (columns + 1) + column) + 1]!];
  let [nearest, side] = [Infinity, Number.NaN];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const away = Math.hypot(column + 0.5 - columns / 2, row + 0.5 - rows / 2);
      if (away >= nearest) continue;
      const [[x0, y0], [x1, y1], [x2, y2]] = [at(column, row), at(column + 1, row), at(column, row + 1)];
      const found = Math.sqrt(Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)));
      if (Number.isFinite(found)) [nearest, side] = [away, found];
    }
  }
  return side;
}

/** The level whose pixels are nearest to the picture's, coarse levels first in the list; −1 when there is none. */
export function levelFor(levels: readonly TileLevel[], unitsPerPixel: number): number {
  const fineEnough = levels.findIndex((level) => level.unitsPerPixel <= unitsPerPixel * LARGEST_STRETCH);
  return fineEnough < 0 ? levels.length - 1 : fineEnough;
}

export interface TileNumber {
  readonly column: number;
  readonly row: number;
}

/** The tiles of a level that the picture touches, those in its middle first; null when there are more than `most`. */
export function tilesOfMesh(mesh: Mesh, level: TileLevel, most: number): readonly TileNumber[] | null {
  const wanted = new Map<number, TileNumber & { readonly fromMiddle: number }>();
  const { columns, rows } = mesh;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const box = boxOfCell(mesh, level, column, row);
      if (!box) continue;
      for (let r = Math.max(0, box[1]); r <= Math.min(level.rows - 1, box[3]); r++) {
        for (let c = Math.max(0, box[0]); c <= Math.min(level.columns - 1, box[2]); c++) {
          const key = r * level.columns + c;
          const fromMiddle = Math.hypot(column - columns / 2, row - rows / 2);
          if ((wanted.get(key)?.fromMiddle ?? Infinity) > fromMiddle) wanted.set(key, { column: c, row: r, fromMiddle });
          if (wanted.size > most) return null;
        }
      }
    }
  }
  return [...wanted.values()].toSorted((a, b) => a.fromMiddle - b.fromMiddle).map(({ column, row }) => ({ column, row }));
}

/** Columns and rows of tiles under one cell: west, north, east, south; null where the projection has no answer or the cell is off the grid. */
function boxOfCell({ points, columns }: Mesh, level: TileLevel, column: number, row: number): readonly [number, number, number, number] | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const corner of [row * (columns + 1) + column, row * (columns + 1) + column + 1, (row + 1) * (columns + 1) + column, (row + 1) * (columns + 1) + column + 1]) {
    const x = (points[2 * corner]! - level.originEast) / level.unitsPerPixel;
    const y = (level.originNorth - points[2 * corner + 1]!) / level.unitsPerPixel;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (!Number.isFinite(left + right + top + bottom)) return null;
  if (right < 0 || bottom < 0 || left > level.columns * level.tileWidth || top > level.rows * level.tileHeight) return null;
  // Bilinear taking looks half a pixel around.
  return [Math.floor((left - 1) / level.tileWidth), Math.floor((top - 1) / level.tileHeight), Math.floor((right + 1) / level.tileWidth), Math.floor((bottom + 1) / level.tileHeight)];
}

/**
 * Draws one level's tiles over `target` (RGBA, not premultiplied, width × height of the frame) with an opacity; where a
 * tile is missing the coarser levels stand in, down to none.
 */
export function drawTiles(target: Uint8ClampedArray, mesh: Mesh, levels: readonly TileLevel[], chosen: number, tileAt: TileAt, opacity: number): void {
  const { frame, columns, rows, points } = mesh;
  const sampler = new Sampler(levels, tileAt);
  for (let row = 0; row < rows; row++) {
    const top = row * CELL_PIXELS;
    const height = Math.min(CELL_PIXELS, frame.heightPixels - top);
    for (let column = 0; column < columns; column++) {
      const left = column * CELL_PIXELS;
      const width = Math.min(CELL_PIXELS, frame.widthPixels - left);
      if (!boxOfCell(mesh, levels[chosen]!, column, row)) continue;
      const at = 2 * (row * (columns + 1) + column);
      const below = at + 2 * (columns + 1);
      for (let j = 0; j < height; j++) {
        const v = (j + 0.5) / CELL_PIXELS;
        const [startX, startY] = [points[at]! + v * (points[below]! - points[at]!), points[at + 1]! + v * (points[below + 1]! - points[at + 1]!)];
        const [endX, endY] = [points[at + 2]! + v * (points[below + 2]! - points[at + 2]!), points[at + 3]! + v * (points[below + 3]! - points[at + 3]!)];
        const [stepX, stepY] = [(endX - startX) / CELL_PIXELS, (endY - startY) / CELL_PIXELS];
        let to = 4 * ((top + j) * frame.widthPixels + left);
        for (let i = 0; i < width; i++, to += 4) {
          if (sampler.take(chosen, startX + (i + 0.5) * stepX, startY + (i + 0.5) * stepY)) blend(target, to, sampler, opacity);
        }
      }
    }
  }
}

/** Over what is there already; plain colours stay exact. */
function blend(target: Uint8ClampedArray, to: number, { red, green, blue, alpha }: Sampler, opacity: number): void {
  const share = (alpha / 255) * opacity;
  const under = target[to + 3]! / 255;
  const whole = share + under * (1 - share);
  if (whole <= 0) return;
  const weight = share / whole;
  target[to] = target[to]! + (red - target[to]!) * weight;
  target[to + 1] = target[to + 1]! + (green - target[to + 1]!) * weight;
  target[to + 2] = target[to + 2]! + (blue - target[to + 2]!) * weight;
  target[to + 3] = whole * 255;
}

/** Takes colours out of tiles; the answer stays in its fields, because it is asked for every pixel. */
class Sampler {
  red = 0;
  green = 0;
  blue = 0;
  alpha = 0;
  private readonly levels: readonly TileLevel[];
  private readonly tileAt: TileAt;
  private lastLevel = -1;
  private lastColumn = -1;
  private lastRow = -1;
  private last: TilePixels | null = null;

  constructor(levels: readonly TileLevel[], tileAt: TileAt) {
    this.levels = levels;
    this.tileAt = tileAt;
  }

  /** The colour at a place of the plane, from the chosen level or the finest coarser one that is there; false when none is. */
  take(chosen: number, x: number, y: number): boolean {
    for (let level = chosen; level >= 0; level--) if (this.takeFrom(level, x, y)) return true;
    return false;
  }

  private takeFrom(index: number, x: number, y: number): boolean {
    const level = this.levels[index]!;
    const u = (x - level.originEast) / level.unitsPerPixel;
    const v = (level.originNorth - y) / level.unitsPerPixel;
    const tile = this.tile(index, Math.floor(u / level.tileWidth), Math.floor(v / level.tileHeight));
    if (!tile) return false;
    // Middle of a pixel = whole number.
    const [left, top] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
    const [fractionX, fractionY] = [u - 0.5 - left, v - 0.5 - top];
    this.red = this.green = this.blue = this.alpha = 0;
    const [tileLeft, tileTop] = [Math.floor(u / level.tileWidth) * level.tileWidth, Math.floor(v / level.tileHeight) * level.tileHeight];
    // The last tiles of a picture are smaller than the grid's.
    if (u - tileLeft >= tile.width || v - tileTop >= tile.height) return false;
    for (let corner = 0; corner < 4; corner++) {
      const [column, row] = [left + (corner & 1), top + (corner >> 1)];
      const weight = (corner & 1 ? fractionX : 1 - fractionX) * (corner >> 1 ? fractionY : 1 - fractionY);
      if (weight === 0) continue;
      const within = column >= tileLeft && row >= tileTop && column < tileLeft + tile.width && row < tileTop + tile.height;
      const neighbour = within ? tile : this.tile(index, Math.floor(column / level.tileWidth), Math.floor(row / level.tileHeight));
      // At the rim of what there is, and where the neighbour has not come yet, the nearest pixel stands in.
      if (within || !neighbour) this.add(tile, clamp(column - tileLeft, tile.width), clamp(row - tileTop, tile.height), weight);
      else this.add(neighbour, clamp(column % level.tileWidth, neighbour.width), clamp(row % level.tileHeight, neighbour.height), weight);
    }
    if (this.alpha > 0) {
      this.red /= this.alpha;
      this.green /= this.alpha;
      this.blue /= this.alpha;
    }
    return true;
  }

  /** Colours count by how opaque they are, so that nothing bleeds out of what is transparent. */
  private add({ width, data }: TilePixels, column: number, row: number, weight: number): void {
    const from = 4 * (row * width + column);
    const strength = weight * data[from + 3]!;
    this.red += strength * data[from]!;
    this.green += strength * data[from + 1]!;
    this.blue += strength * data[from + 2]!;
    this.alpha += strength;
  }

  private tile(level: number, column: number, row: number): TilePixels | null {
    if (level === this.lastLevel && column === this.lastColumn && row === this.lastRow) return this.last;
    const grid = this.levels[level]!;
    const inside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
    const found = inside ? this.tileAt(level, column, row) : null;
    this.lastLevel = level;
    this.lastColumn = column;
    this.lastRow = row;
    this.last = found;
    return found;
  }
}

function clamp(position: number, count: number): number {
  return position < 0 ? 0 : position >= count ? count - 1 : position;
}
