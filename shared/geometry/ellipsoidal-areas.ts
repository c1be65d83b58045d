/**
 * Ellipsoidal areas of many features and pieces in one plane. The series of equal-area-frame.ts are made once per
 * tile of a fixed lattice and moved to each shape, so that a shape's area depends on the shape alone: not on the right
 * it was cut with, nor on whether it was computed at import, in the overlay or by another thread.
 */
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { GeometryColumns } from './columns.ts';
import { featureParts } from './columns.ts';
import { densify } from './densify.ts';
import { ellipsoidalAreaOfParts, type EllipsoidalEdges } from './ellipsoidal-area.ts';
import { equalAreaFrame, moveFrame, newLocalFrame, signedRingAreaInFrame, type EqualAreaFrame } from './equal-area-frame.ts';

const TILE_METRES = 32_768;
/** Tiles double until the shape fits; beyond this many doublings the series would not hold anyway. */
const MOST_DOUBLINGS = 3;
/** Tiles either way of the origin that a key can tell apart: more than the earth has. */
const KEY_SPAN = 4_096;

const framesOfSystem = new WeakMap<CoordinateSystem, Map<number, EqualAreaFrame | null>>();

export class EllipsoidalAreas {
  private readonly frames: Map<number, EqualAreaFrame | null>;
  private readonly local = newLocalFrame();
  private lastKey = Number.NaN;
  private lastFrame: EqualAreaFrame | null = null;
  private shiftEast = 0;
  private shiftNorth = 0;

  /** `system` is the plane of all coordinates. */
  constructor(readonly system: CoordinateSystem, readonly edges: EllipsoidalEdges) {
    let frames = framesOfSystem.get(system);
    if (!frames) framesOfSystem.set(system, (frames = new Map()));
    this.frames = frames;
  }

  /** Of a whole feature, square metres: per part the outer ring less its holes. */
  ofFeature(columns: GeometryColumns, feature: number): number {
    const { coordinates, pathStart, partStart, featureStart, bounds } = columns;
    const at = 4 * feature;
    if (!this.aim(bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!)) return ellipsoidalAreaOfParts(featureParts(columns, feature), this.system, this.edges);
    let area = 0;
    for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
      const outer = partStart[part]!;
      for (let path = outer; path < partStart[part + 1]!; path++) {
        const size = this.ringArea(coordinates, 2 * pathStart[path]!, 2 * pathStart[path + 1]!, 0, 0);
        area += path === outer ? size : -size;
      }
    }
    return area;
  }

  /** Of a piece given by its loops (the first the outer one) in coordinates that begin at an origin, square metres. */
  ofLoops(loops: readonly ArrayLike<number>[], originEast: number, originNorth: number): number {
    const outer = loops[0]!;
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = 0; i < outer.length; i += 2) {
      const x = outer[i]!;
      const y = outer[i + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    if (!this.aim(west + originEast, south + originNorth, east + originEast, north + originNorth)) {
      const rings = loops.map((loop) => Float64Array.from(loop, (value, i) => value + (i % 2 === 0 ? originEast : originNorth)));
      return ellipsoidalAreaOfParts([rings], this.system, this.edges);
    }
    let area = 0;
    for (let position = 0; position < loops.length; position++) {
      const size = this.ringArea(loops[position]!, 0, loops[position]!.length, originEast, originNorth);
      area += position === 0 ? size : -size;
    }
    return area;
  }

  private ringArea(coordinates: ArrayLike<number>, from: number, to: number, originEast: number, originNorth: number): number {
    const shiftEast = originEast - this.shiftEast;
    const shiftNorth = originNorth - this.shiftNorth;
    if (this.edges === 'vertices') return Math.abs(signedRingAreaInFrame(this.local, coordinates, from, to, shiftEast, shiftNorth));
    const dense = densify(Float64Array.from({ length: to - from }, (_, i) => coordinates[from + i]!));
    return Math.abs(signedRingAreaInFrame(this.local, dense, 0, dense.length, shiftEast, shiftNorth));
  }

  /** Moves the series to the middle of a box; false where it is too large for them. */
  private aim(west: number, south: number, east: number, north: number): boolean {
    const size = Math.max(east - west, north - south);
    let tileMetres = TILE_METRES;
    let doublings = 0;
    for (; tileMetres < size && doublings <= MOST_DOUBLINGS; doublings++) tileMetres *= 2;
    const middleEast = (west + east) / 2;
    const middleNorth = (south + north) / 2;
    const column = Math.floor(middleEast / tileMetres);
    const row = Math.floor(middleNorth / tileMetres);
    if (doublings > MOST_DOUBLINGS || !(Math.max(Math.abs(column), Math.abs(row)) < KEY_SPAN / 2)) return false;
    const key = (doublings * KEY_SPAN + row + KEY_SPAN / 2) * KEY_SPAN + column + KEY_SPAN / 2;
    if (key !== this.lastKey) {
      this.lastKey = key;
      this.lastFrame = this.frameAt(key, column * tileMetres, row * tileMetres, tileMetres);
    }
    const frame = this.lastFrame;
    if (!frame) return false;
    this.shiftEast = middleEast;
    this.shiftNorth = middleNorth;
    moveFrame(frame, middleEast - frame.centreEast, middleNorth - frame.centreNorth, size * 0.75, this.local);
    return true;
  }

  private frameAt(key: number, west: number, south: number, tileMetres: number): EqualAreaFrame | null {
    let frame = this.frames.get(key);
    if (frame === undefined) {
      // A shape whose middle is in the tile may reach half a tile beyond it.
      frame = equalAreaFrame(this.system, [west - tileMetres / 2, south - tileMetres / 2, west + tileMetres * 1.5, south + tileMetres * 1.5]);
      this.frames.set(key, frame);
    }
    return frame;
  }
}
