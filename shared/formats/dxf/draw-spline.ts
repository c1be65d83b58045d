/** SPLINE entities: control points with knots and weights; those with fit points alone become straight through them. */
import type { EntityFacts } from './entity-facts.ts';
import { addSpline, isSound } from './nurbs.ts';
import type { DrawingRecord } from './record.ts';
import type { ShapeBuffer } from './shape-buffer.ts';

const CLOSED = 1;

export function addSplineEntity(shape: ShapeBuffer, record: DrawingRecord, facts: EntityFacts, sagitta: number): void {
  const knots: number[] = [];
  const weights: number[] = [];
  const points: number[] = [];
  const fits: number[] = [];
  for (let i = 1; i < facts.count; i++) {
    const code = record.codes[i]!;
    if (code === 40) knots.push(record.number(i));
    else if (code === 41) weights.push(record.number(i));
    else if (code === 10 || code === 11) (code === 10 ? points : fits).push(record.number(i), Number.NaN, 0);
    else if (code === 20 || code === 21) setLast(code === 20 ? points : fits, 2, record.number(i));
    else if (code === 30 || code === 31) setLast(code === 30 ? points : fits, 1, record.number(i));
  }
  const spline = { degree: facts.or(71, 3), knots, points, weights };
  if (points.length > 0 && isSound(spline)) {
    addSpline(shape, spline, sagitta);
    return;
  }
  for (let at = 0; at < fits.length; at += 3) shape.vertex(fits[at]!, fits[at + 1]!, fits[at + 2]!);
  if ((facts.or(70, 0) & CLOSED) !== 0) shape.closePath();
}

function setLast(list: number[], fromEnd: number, value: number): void {
  if (list.length >= fromEnd) list[list.length - fromEnd] = value;
}
