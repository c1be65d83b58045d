/** One layer against all subjects: per subject and class, how much they have in common. */
import { throwIfCancelled, type Job } from '../base/job.ts';
import { CutWorkspace } from '../geometry/cut-workspace.ts';
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import { featureOfRow, type FeatureBatch, type LayerReader } from '../geometry/layer-reader.ts';
import { meanWidth, perimeterOf, type Piece } from '../geometry/pieces.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import { buildCandidateGrid, findCandidates } from '../geometry/candidate-grid.ts';
import { FeatureCutter, type Repair } from './feature-cutter.ts';
import type { OverlaySubject } from './subject.ts';

export interface OverlayLayerOptions {
  /** The plane that subjects and layer share. */
  readonly system: CoordinateSystem;
  readonly ellipsoidalEdges: EllipsoidalEdges;
  /** A piece below both bounds is a sliver. */
  readonly sliverAreaSquareMetres: number;
  readonly sliverWidthMetres: number;
  /** Class of a row; asked only for rows that have something in common with a subject. */
  readonly classOf: (row: number, batch: FeatureBatch) => string;
  /** KCXS of a row, 0…1 (NaN when it has none: nothing is deducted); null when the layer knows none. */
  readonly deductionOf: ((row: number, batch: FeatureBatch) => number) | null;
  /** Told every overlap with its shape: the whole row, or pieces of it in local coordinates of the subject's region. */
  readonly onOverlap?: (subject: OverlaySubject, row: number, batch: FeatureBatch, cut: 'whole' | readonly Piece[]) => void;
  /** Features passed and features in all. */
  readonly onProgress?: (done: number, total: number) => void;
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

export interface LayerOverlay {
  /** By subject, then class in order of first appearance. */
  readonly bySubject: readonly (readonly ClassOverlap[])[];
  readonly repairs: readonly Repair[];
  /** Boxes compared, features taken whole, pairs cut; for benchmarks and the diagnostics file. */
  readonly statistics: { readonly candidates: number; readonly whole: number; readonly cut: number; readonly handedOver: number };
}

/** True for a piece below both bounds. */
export function isSliver(areaSquareMetres: number, perimeter: () => number, bounds: Pick<OverlayLayerOptions, 'sliverAreaSquareMetres' | 'sliverWidthMetres'>): boolean {
  return areaSquareMetres < bounds.sliverAreaSquareMetres && meanWidth(areaSquareMetres, perimeter()) < bounds.sliverWidthMetres;
}

interface Tally {
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

const FEATURES_BETWEEN_PAUSES = 4096;
const PAIRS_BETWEEN_PAUSES = 64;

/**
 * Overlays polygon features (in `options.system`) with the subjects. Features without geometry and lines or
 * points have nothing in common with anything. Invalid features are computed from repaired rings and listed.
 */
export async function overlayLayer(subjects: readonly OverlaySubject[], reader: LayerReader, options: OverlayLayerOptions, job: Job): Promise<LayerOverlay> {
  const tallies = subjects.map(() => new Map<string, Tally>());
  const statistics = { candidates: 0, whole: 0, cut: 0, handedOver: 0 };
  const repairs: Repair[] = [];
  const extents = subjects.map((subject) => subject.region.extent);
  const grid = buildCandidateGrid(extents);
  const workspace = new CutWorkspace();
  const found: number[] = [];
  const features = reader.kind === 'polygon' && subjects.length > 0 ? reader.candidates(extents) : new Uint32Array(0);
  const total = features?.length ?? reader.featureCount;
  let passed = 0;
  for await (const batch of reader.batches(features)) {
    const { geometry } = batch;
    const { bounds } = geometry;
    const cutter = new FeatureCutter(geometry, options.system, options.ellipsoidalEdges, workspace);
    for (let row = 0; row < geometry.featureCount; row++) {
      if (row % FEATURES_BETWEEN_PAUSES === 0) {
        options.onProgress?.(Math.min(passed + row, total), total);
        await job.pause();
      }
      const at = row * 4;
      const candidates = findCandidates(grid, bounds, at, found);
      for (let i = 0; i < candidates; i++) {
        if (++statistics.candidates % PAIRS_BETWEEN_PAUSES === 0) {
          options.onProgress?.(Math.min(passed + row, total), total);
          await job.pause();
        }
        const index = found[i]!;
        const subject = subjects[index]!;
        const cut = cutter.cut(subject, row);
        if (cut === 'none') continue;
        const name = options.classOf(row, batch);
        let tally = tallies[index]!.get(name);
        if (!tally) tallies[index]!.set(name, (tally = newTally(name)));
        if (cut === 'whole') {
          statistics.whole++;
          addWhole(tally, cutter, row, batch, options);
        } else {
          statistics.cut++;
          addPieces(tally, cutter, subject, row, batch, cut, options);
        }
        options.onOverlap?.(subject, row, batch, cut);
      }
    }
    passed += geometry.featureCount;
    statistics.handedOver += cutter.handedOver;
    for (const repair of cutter.repairs) repairs.push({ ...repair, feature: featureOfRow(batch, repair.feature) });
  }
  throwIfCancelled(job.signal);
  options.onProgress?.(total, total);
  return { bySubject: tallies.map((byClass) => [...byClass.values()].map((tally) => finish(tally, options.deductionOf !== null))), repairs, statistics };
}

function newTally(name: string): Tally {
  return {
    class: name, count: 0, planar: 0, ellipsoidal: 0, netPlanar: 0, netEllipsoidal: 0, sliverCount: 0, sliverArea: 0,
    box: [Infinity, Infinity, -Infinity, -Infinity], sliverBox: [Infinity, Infinity, -Infinity, -Infinity],
  };
}

function finish(tally: Tally, hasNet: boolean): ClassOverlap {
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

function addWhole(tally: Tally, cutter: FeatureCutter, row: number, batch: FeatureBatch, options: OverlayLayerOptions): void {
  const { bounds } = batch.geometry;
  const at = row * 4;
  const planar = cutter.planarAreaOf(row);
  if (planar <= 0) return;
  if (isSliver(planar, () => cutter.perimeterOf(row), options)) {
    tally.sliverCount++;
    tally.sliverArea += planar;
    growBox(tally.sliverBox, bounds[at]!, bounds[at + 1]!);
    growBox(tally.sliverBox, bounds[at + 2]!, bounds[at + 3]!);
    return;
  }
  addArea(tally, planar, cutter.ellipsoidalAreaOf(row), row, batch, options);
  tally.count++;
  growBox(tally.box, bounds[at]!, bounds[at + 1]!);
  growBox(tally.box, bounds[at + 2]!, bounds[at + 3]!);
}

function addPieces(tally: Tally, cutter: FeatureCutter, subject: OverlaySubject, row: number, batch: FeatureBatch, pieces: readonly Piece[], options: OverlayLayerOptions): void {
  let counts = false;
  for (const piece of pieces) {
    const sliver = isSliver(piece.area, () => perimeterOf(piece), options);
    if (sliver) {
      tally.sliverCount++;
      tally.sliverArea += piece.area;
    } else {
      counts = true;
      addArea(tally, piece.area, cutter.ellipsoidalAreaOfPiece(piece, subject), row, batch, options);
    }
    const outer = piece.loops[0]!;
    const { originEast, originNorth } = subject.region;
    for (let i = 0; i < outer.length; i += 2) growBox(sliver ? tally.sliverBox : tally.box, outer[i]! + originEast, outer[i + 1]! + originNorth);
  }
  if (counts) tally.count++;
}

function addArea(tally: Tally, planar: number, ellipsoidal: number, row: number, batch: FeatureBatch, options: OverlayLayerOptions): void {
  tally.planar += planar;
  tally.ellipsoidal += ellipsoidal;
  if (!options.deductionOf) return;
  const deduction = options.deductionOf(row, batch);
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
