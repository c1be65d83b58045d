/** What the overlaps of one subject with the features of one class add up to, in the order of the features. */
import type { FeatureBatch } from '../geometry/layer-reader.ts';
import { meanWidth, perimeterOf, type Piece } from '../geometry/pieces.ts';
import type { Extent } from '../model/extent.ts';
import type { FeatureCutter } from './feature-cutter.ts';
import type { OverlaySubject } from './subject.ts';

/** What decides how an overlap counts. */
export interface CountingRules {
  /** A piece below both bounds is a sliver. */
  readonly sliverAreaSquareMetres: number;
  readonly sliverWidthMetres: number;
  /** KCXS of a row, 0…1 (NaN when it has none: nothing is deducted); null when the layer knows none. */
  readonly deductionOf: ((row: number, batch: FeatureBatch) => number) | null;
}

/** One subject and one class. Areas in square metres; slivers are counted apart and not part of them. */
export interface ClassOverlap {
  readonly class: string;
  /** Features with at least one piece that is no sliver. */
  readonly count: number;
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  readonly netAreaPlanarSquareMetres: number | null;
  readonly netAreaEllipsoidalSquareMetres: number | null;
  /** Pieces set aside, and their planar area. */
  readonly sliverCount: number;
  readonly sliverAreaSquareMetres: number;
  /** Of the pieces that count, in the plane; of the slivers where there is nothing else. */
  readonly extent: Extent;
}

/** True for a piece below both bounds. */
export function isSliver(areaSquareMetres: number, perimeter: () => number, bounds: Pick<CountingRules, 'sliverAreaSquareMetres' | 'sliverWidthMetres'>): boolean {
  return areaSquareMetres < bounds.sliverAreaSquareMetres && meanWidth(areaSquareMetres, perimeter()) < bounds.sliverWidthMetres;
}

/** Areas in square metres; boxes in the plane of the subjects. */
export interface Tally {
  class: string;
  count: number;
  planar: number;
  ellipsoidal: number;
  netPlanar: number;
  netEllipsoidal: number;
  sliverCount: number;
  sliverArea: number;
  box: [number, number, number, number];
  sliverBox: [number, number, number, number];
}

/** Nothing yet. */
export function newTally(name: string): Tally {
  return {
    class: name, count: 0, planar: 0, ellipsoidal: 0, netPlanar: 0, netEllipsoidal: 0, sliverCount: 0, sliverArea: 0,
    box: [Infinity, Infinity, -Infinity, -Infinity], sliverBox: [Infinity, Infinity, -Infinity, -Infinity],
  };
}

/** `hasNet`: whether the layer knows deductions. */
export function finishTally(tally: Tally, hasNet: boolean): ClassOverlap {
  return {
    class: tally.class,
    count: tally.count,
    areaPlanarSquareMetres: tally.planar,
    areaEllipsoidalSquareMetres: tally.ellipsoidal,
    netAreaPlanarSquareMetres: hasNet ? tally.netPlanar : null,
    netAreaEllipsoidalSquareMetres: hasNet ? tally.netEllipsoidal : null,
    sliverCount: tally.sliverCount,
    sliverAreaSquareMetres: tally.sliverArea,
    extent: tally.count > 0 ? tally.box : tally.sliverBox,
  };
}

/** A feature that lies in the subject as a whole. */
export function addWhole(tally: Tally, cutter: FeatureCutter, row: number, batch: FeatureBatch, rules: CountingRules): void {
  const { bounds } = batch.geometry;
  const at = row * 4;
  const planar = cutter.planarAreaOf(row);
  if (planar <= 0) return;
  if (isSliver(planar, () => cutter.perimeterOf(row), rules)) {
    tally.sliverCount++;
    tally.sliverArea += planar;
    growBox(tally.sliverBox, bounds[at]!, bounds[at + 1]!);
    growBox(tally.sliverBox, bounds[at + 2]!, bounds[at + 3]!);
    return;
  }
  addArea(tally, planar, cutter.ellipsoidalAreaOf(row), row, batch, rules);
  tally.count++;
  growBox(tally.box, bounds[at]!, bounds[at + 1]!);
  growBox(tally.box, bounds[at + 2]!, bounds[at + 3]!);
}

/** What a subject has of a feature. */
export function addPieces(tally: Tally, cutter: FeatureCutter, subject: OverlaySubject, row: number, batch: FeatureBatch, pieces: readonly Piece[], rules: CountingRules): void {
  let counts = false;
  for (const piece of pieces) {
    const sliver = isSliver(piece.area, () => perimeterOf(piece), rules);
    if (sliver) {
      tally.sliverCount++;
      tally.sliverArea += piece.area;
    } else {
      counts = true;
      addArea(tally, piece.area, cutter.ellipsoidalAreaOfPiece(piece, subject), row, batch, rules);
    }
    const outer = piece.loops[0]!;
    const { originEast, originNorth } = subject.region;
    for (let i = 0; i < outer.length; i += 2) growBox(sliver ? tally.sliverBox : tally.box, outer[i]! + originEast, outer[i + 1]! + originNorth);
  }
  if (counts) tally.count++;
}

function addArea(tally: Tally, planar: number, ellipsoidal: number, row: number, batch: FeatureBatch, rules: CountingRules): void {
  tally.planar += planar;
  tally.ellipsoidal += ellipsoidal;
  if (!rules.deductionOf) return;
  const deduction = rules.deductionOf(row, batch);
  const kept = Number.isNaN(deduction) ? 1 : 1 - deduction;
  tally.netPlanar += planar * kept;
  tally.netEllipsoidal += ellipsoidal * kept;
}

function growBox(box: [number, number, number, number], east: number, north: number): void {
  if (east < box[0]) box[0] = east;
  if (north < box[1]) box[1] = north;
  if (east > box[2]) box[2] = east;
  if (north > box[3]) box[3] = north;
}
