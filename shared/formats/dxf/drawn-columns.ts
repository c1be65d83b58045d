/** Collects the shapes of one kind with their attributes. */
import type { GeometryColumns, LayerColumns } from '../../geometry/columns.ts';
import { ColumnarTableBuilder } from '../columnar-table-builder.ts';
import { GrowableColumns } from '../shapefile/growable-columns.ts';
import { nestRings } from '../shapefile/ring-nesting.ts';
import type { ByteNames } from './byte-names.ts';
import type { Appearance, DrawingContext } from './drawing-context.ts';
import type { DrawnKind } from './drawn-kind.ts';
import type { ShapeBuffer } from './shape-buffer.ts';

/** Fields of what a drawing gives, in this order; a field that no entity fills stays empty. */
export const DRAWN_FIELDS = ['layer', 'type', 'colour', 'text', 'height', 'rotation', 'block', 'elevation'] as const;

export class DrawnColumns {
  /** Box of the shape that {@link measure} looked at. */
  west = 0;
  south = 0;
  east = 0;
  north = 0;
  /** Lines of one point and areas without any width, which are left out. */
  flatCount = 0;
  private readonly kind: DrawnKind;
  private readonly context: DrawingContext;
  private readonly geometry: GrowableColumns;
  private readonly table: ColumnarTableBuilder;
  private readonly fields: readonly number[];
  private readonly decode: (bytes: Uint8Array) => string;
  private readonly swapAxes: boolean;
  private readonly layerNames: Uint8Array[] = [];
  private readonly typeNames: Uint8Array[] = [];
  private readonly blockNames: Uint8Array[] = [];
  private readonly colours = new Map<number, Uint8Array>();
  private readonly encoder = new TextEncoder();
  private anyElevation = false;

  constructor(file: string, kind: DrawnKind, context: DrawingContext, decode: (bytes: Uint8Array) => string, swapAxes: boolean) {
    this.kind = kind;
    this.context = context;
    this.decode = decode;
    this.swapAxes = swapAxes;
    this.geometry = new GrowableColumns(kind, true, false, 1024, 256);
    this.table = new ColumnarTableBuilder(file);
    const numbers = new Set(['height', 'rotation', 'elevation']);
    this.fields = DRAWN_FIELDS.map((name) => this.table.column(name, { type: numbers.has(name) ? 'number' : 'text' }));
  }

  /** Measures the shape; false when it is too small to be one of its kind. */
  measure(shape: ShapeBuffer): boolean {
    const { coordinates, vertexCount } = shape;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < 2 * vertexCount; i += 2) {
      const x = coordinates[i]!;
      const y = coordinates[i + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.west = west;
    this.south = south;
    this.east = east;
    this.north = north;
    if (this.kind === 'point') return vertexCount > 0;
    if (this.kind === 'line') return vertexCount >= 2;
    return rangesOf(shape).length > 0;
  }

  add(shape: ShapeBuffer, look: Appearance): void {
    if (this.swapAxes) this.swap(shape);
    if (this.kind === 'polygon') this.addRings(shape);
    else this.addPaths(shape);
    this.geometry.endPart();
    this.geometry.endFeature(this.west, this.south, this.east, this.north);
    this.addAttributes(shape, look);
  }

  finish(): LayerColumns {
    const { z, ...flat } = this.geometry.finish();
    const geometry: GeometryColumns = this.anyElevation && z ? { ...flat, z } : flat;
    return { geometry, attributes: this.table.finish() };
  }

  private addPaths(shape: ShapeBuffer): void {
    for (let path = 0; path < shape.pathCount; path++) this.geometry.path(shape.coordinates, shape.z, null, shape.pathEnd(path - 1), shape.pathEnd(path), false);
  }

  /** Rings in parts: which are holes follows from how they lie in each other. */
  private addRings(shape: ShapeBuffer): void {
    const ranges = rangesOf(shape);
    const start = [0];
    for (const [from, to] of ranges) start.push(start.at(-1)! + to - from);
    const joined = new Float64Array(2 * start.at(-1)!);
    ranges.forEach(([from, to], ring) => joined.set(shape.coordinates.subarray(2 * from, 2 * to), 2 * start[ring]!));
    const { outerOf } = nestRings({ coordinates: joined, start, count: ranges.length });
    let parts = 0;
    ranges.forEach((_range, outer) => {
      if (outerOf[outer] !== outer) return;
      if (parts++ > 0) this.geometry.endPart();
      this.addRing(shape, ranges[outer]!);
      ranges.forEach((range, ring) => {
        if (ring !== outer && outerOf[ring] === outer) this.addRing(shape, range);
      });
    });
  }

  private addRing(shape: ShapeBuffer, [from, to]: Range): void {
    this.geometry.path(shape.coordinates, shape.z, null, from, to, false);
  }

  private addAttributes({ z, vertexCount }: ShapeBuffer, look: Appearance): void {
    const { table, fields } = this;
    const [layer, type, colour, text, height, rotation, block, elevation] = fields as [number, number, number, number, number, number, number, number];
    this.setName(layer, this.layerNames, this.context.layers, look.layer);
    this.setName(type, this.typeNames, this.context.types, look.type);
    const rgb = this.colourName(look.rgb);
    table.setUtf8(colour, rgb, 0, rgb.length);
    if (look.text !== '') table.set(text, look.text);
    if (!Number.isNaN(look.height)) table.set(height, look.height);
    if (!Number.isNaN(look.rotation)) table.set(rotation, look.rotation);
    if (look.block >= 0) this.setName(block, this.blockNames, this.context.blocks.names, look.block);
    const first = z[0]!;
    let flat = true;
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      if (z[vertex] !== 0) this.anyElevation = true;
      if (z[vertex] !== first) flat = false;
    }
    // Zero is what programs write that know no elevation.
    if (flat && first !== 0) table.set(elevation, first);
    table.endRow();
  }

  private setName(column: number, known: Uint8Array[], names: ByteNames, index: number): void {
    const utf8 = (known[index] ??= this.encoder.encode(this.decode(names.names[index]!)));
    this.table.setUtf8(column, utf8, 0, utf8.length);
  }

  private colourName(rgb: number): Uint8Array {
    const known = this.colours.get(rgb);
    if (known) return known;
    const name = this.encoder.encode(`#${rgb.toString(16).padStart(6, '0').toUpperCase()}`);
    this.colours.set(rgb, name);
    return name;
  }

  private swap({ coordinates, vertexCount }: ShapeBuffer): void {
    for (let i = 0; i < 2 * vertexCount; i += 2) [coordinates[i], coordinates[i + 1]] = [coordinates[i + 1]!, coordinates[i]!];
    [this.west, this.south, this.east, this.north] = [this.south, this.west, this.north, this.east];
  }
}

type Range = readonly [from: number, to: number];

/** Rings with at least three different vertices that span a width; `coordinates` are closed. */
function rangesOf(shape: ShapeBuffer): Range[] {
  const ranges: Range[] = [];
  for (let path = 0; path < shape.pathCount; path++) {
    const [from, to] = [shape.pathEnd(path - 1), shape.pathEnd(path)];
    if (to - from >= 4 && hasWidth(shape.coordinates, from, to)) ranges.push([from, to]);
  }
  return ranges;
}

/** True when some vertex lies off the line through the first two different ones. */
function hasWidth(xy: Float64Array, from: number, to: number): boolean {
  const [x, y] = [xy[2 * from]!, xy[2 * from + 1]!];
  let [dx, dy] = [0, 0];
  for (let i = from + 1; i < to; i++) {
    const [ex, ey] = [xy[2 * i]! - x, xy[2 * i + 1]! - y];
    if (dx === 0 && dy === 0) [dx, dy] = [ex, ey];
    else if (Math.abs(dx * ey - dy * ex) > 1e-12 * (dx * dx + dy * dy)) return true;
  }
  return false;
}
