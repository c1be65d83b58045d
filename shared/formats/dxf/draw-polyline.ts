/** Polylines of both kinds, with bulges and elevations, and leaders. */
import { addBulge } from './curves.ts';
import type { Appearance } from './drawing-context.ts';
import type { EntityFacts } from './entity-facts.ts';
import { IDENTITY, type Frame } from './frame.ts';
import { growingFloat64 } from '../growing-arrays.ts';
import type { DrawingRecord } from './record.ts';
import type { Pen } from './pen.ts';
import type { ShapeBuffer } from './shape-buffer.ts';

const CLOSED = 1;
const THREE_DIMENSIONAL = 8;
/** Bits of a POLYLINE that is a surface: a mesh or a polyface. */
const SURFACE = 16 | 64;
/** A VERTEX that only steers a spline. */
const CONTROL_VERTEX = 16;

/** An LWPOLYLINE: groups 10, 20 and 42 for each vertex, one elevation for all. */
export function addLightPolyline(shape: ShapeBuffer, record: DrawingRecord, facts: EntityFacts, sagitta: number): void {
  const z = facts.or(38, 0);
  let [firstX, firstY] = [Number.NaN, Number.NaN];
  let [lastX, lastY, lastBulge] = [Number.NaN, Number.NaN, 0];
  let [x, y, bulge] = [Number.NaN, Number.NaN, 0];
  let [begun, any] = [false, false];
  const settle = (): void => {
    if (!begun) return;
    if (any) addBulge(shape, lastX, lastY, x, y, z, lastBulge, sagitta);
    else {
      shape.vertex(x, y, z);
      [firstX, firstY] = [x, y];
    }
    any = true;
    [lastX, lastY, lastBulge] = [x, y, bulge];
  };
  for (let i = 1; i < facts.count; i++) {
    const code = record.codes[i]!;
    if (code === 10) {
      settle();
      begun = true;
      [x, y, bulge] = [record.number(i), Number.NaN, 0];
    } else if (code === 20 && begun) y = record.number(i);
    else if (code === 42 && begun) bulge = record.number(i);
  }
  settle();
  const closed = (facts.or(70, 0) & CLOSED) !== 0;
  if (closed && any && (lastX !== firstX || lastY !== firstY)) addBulge(shape, lastX, lastY, firstX, firstY, z, lastBulge, sagitta);
}

/** A LEADER's vertices, in world coordinates. */
export function addLeader(shape: ShapeBuffer, record: DrawingRecord): void {
  for (let i = 1; i + 1 < record.count; i++) {
    if (record.codes[i] !== 10 || record.codes[i + 1] !== 20) continue;
    const z = i + 2 < record.count && record.codes[i + 2] === 30 ? record.number(i + 2) : 0;
    shape.vertex(record.number(i), record.number(i + 1), z);
  }
}

/** A POLYLINE, whose vertices are records of their own up to a SEQEND. */
export class PolylineGatherer {
  private readonly pen: Pen;
  private readonly vertices = growingFloat64(64);
  private open = false;
  private flags = 0;
  private elevation = 0;
  private plane: Frame = IDENTITY;
  private look: Appearance | null = null;

  constructor(pen: Pen) {
    this.pen = pen;
  }

  begin(): void {
    const { facts, context } = this.pen;
    this.open = true;
    this.flags = facts.or(70, 0);
    this.elevation = facts.or(30, 0);
    this.plane = facts.plane();
    this.look = { ...context.look };
    this.vertices.length = 0;
    if ((this.flags & SURFACE) === 0) return;
    context.noteUnread('POLYLINE (3D mesh)');
    this.open = false;
  }

  vertex(record: DrawingRecord): void {
    if (!this.open) return;
    const { facts, context } = this.pen;
    facts.read(record, context.layers, true);
    if ((facts.or(70, 0) & CONTROL_VERTEX) !== 0) return;
    for (const number of [facts.values[10]!, facts.values[20]!, facts.or(30, 0), facts.or(42, 0)]) this.vertices.push(number);
  }

  end(): void {
    if (!this.open) return;
    this.open = false;
    const { context, placement } = this.pen;
    const { shape, options } = context;
    Object.assign(context.look, this.look);
    const spatial = (this.flags & THREE_DIMENSIONAL) !== 0;
    const facing = spatial ? IDENTITY : this.plane;
    this.pen.beginIn(placement.frame, facing);
    const v = this.vertices.array;
    const end = this.vertices.length;
    // The elevation of a flat one stands at its head; programs that leave it there at zero write it at every vertex, and GDAL reads it.
    const z = (at: number): number => (spatial || this.elevation === 0 ? v[at + 2]! : this.elevation);
    for (let at = 0; at < end; at += 4) {
      if (at === 0 || spatial) shape.vertex(v[at]!, v[at + 1]!, z(at));
      else addBulge(shape, v[at - 4]!, v[at - 3]!, v[at]!, v[at + 1]!, z(at), v[at - 1]!, options.sagitta);
    }
    const closed = (this.flags & CLOSED) !== 0 && end >= 8 && (v[0] !== v[end - 4] || v[1] !== v[end - 3]);
    if (closed && spatial) shape.vertex(v[0]!, v[1]!, z(0));
    else if (closed) addBulge(shape, v[end - 4]!, v[end - 3]!, v[0]!, v[1]!, z(0), v[end - 1]!, options.sagitta);
    this.pen.finish('line');
  }
}
