/** One layer of lines, points or polygons against all subjects: how near its features come, and which part of a subject lies within a distance. */
import { throwIfCancelled, type Job } from '../base/job.ts';
import { bufferPaths, type BufferedPaths } from '../geometry/buffer.ts';
import type { ClippedParts } from '../geometry/clip.ts';
import { featureExtent, GeometryBuilder, type GeometryColumns } from '../geometry/columns.ts';
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import type { FeatureBatch, LayerReader } from '../geometry/layer-reader.ts';
import { NearPolygon, type NearestPoints } from '../geometry/near-polygon.ts';
import { pointInRing } from '../geometry/pieces.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentsTouch, growExtent, type Extent } from '../model/extent.ts';
import { buildCandidateGrid, findCandidates } from '../geometry/candidate-grid.ts';
import { FeatureCutter, ringsOfPiece, ringsOfRegion } from './feature-cutter.ts';
import { neededPaths } from './needed-paths.ts';
import type { OverlaySubject } from './subject.ts';

/** A distance that a feature must be kept at, and the group of results it is counted in. */
export interface DistanceRule {
  /** Results with the same key are one. */
  readonly key: string;
  readonly thresholdMetres: number;
}

export interface WithinDistanceOptions {
  /** The plane that subjects and layer share. */
  readonly system: CoordinateSystem;
  readonly ellipsoidalEdges: EllipsoidalEdges;
  /** The rules for a row; asked only for rows that may be near a subject. */
  readonly rulesOf: (row: number, batch: FeatureBatch) => readonly DistanceRule[];
  /** The largest threshold of any rule. */
  readonly farthestMetres: number;
  /** Told every feature that is nearer than a rule allows. */
  readonly onNear?: (subject: number, row: number, batch: FeatureBatch, rule: DistanceRule) => void;
  /** Features passed and features in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One subject and one rule that is not kept. */
export interface NearResult {
  readonly key: string;
  readonly thresholdMetres: number;
  readonly nearest: NearestPoints;
  /** Features nearer than the threshold. */
  readonly count: number;
  /** The part of the subject within the threshold of them. */
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  /** Of that part, in the plane. */
  readonly extent: Extent;
  /** That part; rings closed, in the plane. */
  readonly parts: ClippedParts;
}

interface Tally {
  readonly rule: DistanceRule;
  nearest: NearestPoints;
  count: number;
  /** A segment or feature that alone covers the whole subject. */
  whole: boolean;
  readonly sets: BufferedPaths[];
}

const ROWS_BETWEEN_PAUSES = 1024;

/** Measures every subject; results per subject in order of first appearance. Nothing is cut but what is near. */
export async function withinDistance(subjects: readonly OverlaySubject[], reader: LayerReader, options: WithinDistanceOptions, job: Job): Promise<readonly (readonly NearResult[])[]> {
  const tallies = subjects.map(() => new Map<string, Tally>());
  const extents = subjects.map((subject) => growExtent(subject.region.extent, options.farthestMetres));
  const grid = buildCandidateGrid(extents);
  const near = subjects.map((subject) => new NearPolygon(subject.region));
  const found: number[] = [];
  const features = subjects.length > 0 && reader.kind !== 'none' ? reader.candidates(extents) : new Uint32Array(0);
  const total = features?.length ?? reader.featureCount;
  let passed = 0;
  for await (const batch of reader.batches(features)) {
    const { geometry } = batch;
    const { bounds } = geometry;
    for (let row = 0; row < geometry.featureCount; row++) {
      if (row % ROWS_BETWEEN_PAUSES === 0) {
        options.onProgress?.(Math.min(passed + row, total), total);
        await job.pause();
      }
      const at = row * 4;
      const candidates = findCandidates(grid, bounds, at, found);
      if (candidates === 0) continue;
      const rules = options.rulesOf(row, batch);
      const farthest = rules.reduce((most, rule) => Math.max(most, rule.thresholdMetres), 0);
      if (farthest === 0) continue;
      for (let i = 0; i < candidates; i++) {
        const nearest = nearestOf(near[found[i]!]!, geometry, row, farthest);
        if (!nearest) continue;
        for (const rule of rules) {
          if (!(nearest.distanceMetres < rule.thresholdMetres)) continue;
          add(tallies[found[i]!]!, rule, nearest, near[found[i]!]!, geometry, row);
          options.onNear?.(found[i]!, row, batch, rule);
        }
      }
    }
    passed += geometry.featureCount;
  }
  throwIfCancelled(job.signal);
  options.onProgress?.(total, total);
  const results: NearResult[][] = [];
  for (const [i, subject] of subjects.entries()) {
    await job.pause();
    results.push([...tallies[i]!.values()].map((tally) => measure(subject, tally, options)));
  }
  return results;
}

/**
 * One subject against the features of a whole layer that `isMeant` names, by one distance: the same numbers as
 * {@link withinDistance} gives, at once. null when nothing is near.
 */
export function partWithin(subject: OverlaySubject, geometry: GeometryColumns, isMeant: (row: number) => boolean, rule: DistanceRule, options: Pick<WithinDistanceOptions, 'system' | 'ellipsoidalEdges'>): NearResult | null {
  const near = new NearPolygon(subject.region);
  const reach = growExtent(subject.region.extent, rule.thresholdMetres);
  const tallies = new Map<string, Tally>();
  for (let row = 0; row < geometry.featureCount; row++) {
    if (!extentsTouch(featureExtent(geometry, row), reach) || !isMeant(row)) continue;
    const nearest = nearestOf(near, geometry, row, rule.thresholdMetres);
    if (nearest) add(tallies, rule, nearest, near, geometry, row);
  }
  const tally = tallies.get(rule.key);
  return tally ? measure(subject, tally, options) : null;
}

/** Of all paths of a feature the nearest place; inside a polygon feature the distance is 0. */
function nearestOf(near: NearPolygon, geometry: GeometryColumns, row: number, limitMetres: number): NearestPoints | null {
  let best: NearestPoints | null = null;
  for (const path of pathsOf(geometry, row)) {
    const next: NearestPoints | null = near.nearest(path, best?.distanceMetres ?? limitMetres);
    if (next) best = next;
    if (best?.distanceMetres === 0) return best;
  }
  if (geometry.kind !== 'polygon') return best;
  const { x, y, originEast, originNorth } = near.polygon;
  const at = [x[0]! + originEast, y[0]! + originNorth] as const;
  return holds(geometry, row, at[0], at[1]) ? { distanceMetres: 0, onPolygon: at, onFeature: at } : best;
}

function pathsOf({ coordinates, featureStart, partStart, pathStart }: GeometryColumns, row: number): Float64Array[] {
  const paths: Float64Array[] = [];
  for (let path = partStart[featureStart[row]!]!; path < partStart[featureStart[row + 1]!]!; path++) paths.push(coordinates.subarray(pathStart[path]! * 2, pathStart[path + 1]! * 2));
  return paths;
}

/** True when a polygon feature holds the point (even-odd over all its rings). */
function holds(geometry: GeometryColumns, row: number, east: number, north: number): boolean {
  return pathsOf(geometry, row).filter((ring) => pointInRing(ring, east, north)).length % 2 === 1;
}

function add(tallies: Map<string, Tally>, rule: DistanceRule, nearest: NearestPoints, near: NearPolygon, geometry: GeometryColumns, row: number): void {
  let tally = tallies.get(rule.key);
  if (!tally) tallies.set(rule.key, (tally = { rule, nearest, count: 0, whole: false, sets: [] }));
  tally.count++;
  if (nearest.distanceMetres < tally.nearest.distanceMetres) tally.nearest = nearest;
  if (tally.whole) return;
  const reach = growExtent(near.polygon.extent, rule.thresholdMetres);
  const paths = pathsOf(geometry, row);
  if (geometry.kind === 'polygon') {
    tally.sets.push({ kind: 'polygon', paths: paths.map((path) => path.slice()) });
    return;
  }
  for (const path of paths) {
    if (coversAlone(near, path, reach, rule.thresholdMetres)) {
      tally.whole = true;
      tally.sets.length = 0;
      return;
    }
    const runs = runsWithin(path, reach);
    if (runs.length > 0) tally.sets.push({ kind: geometry.kind === 'point' ? 'point' : 'line', paths: runs });
  }
}

/** True when one segment of the path is within the threshold of the whole subject. */
function coversAlone(near: NearPolygon, path: Float64Array, reach: Extent, thresholdMetres: number): boolean {
  if (path.length === 2) return near.isWithinOfSegment(path[0]!, path[1]!, path[0]!, path[1]!, thresholdMetres);
  for (let i = 0; i + 3 < path.length; i += 2) {
    if (touches(path, i, reach) && near.isWithinOfSegment(path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!, thresholdMetres)) return true;
  }
  return false;
}

/** Runs of segments that come into the box, each a copy; a point that lies in it is a run of one vertex. */
function runsWithin(path: Float64Array, box: Extent): Float64Array[] {
  if (path.length === 2) return path[0]! >= box[0] && path[0]! <= box[2] && path[1]! >= box[1] && path[1]! <= box[3] ? [path.slice()] : [];
  const runs: Float64Array[] = [];
  let from = -1;
  for (let i = 0; i + 3 < path.length; i += 2) {
    const inside = touches(path, i, box);
    if (inside && from < 0) from = i;
    if (!inside && from >= 0) {
      runs.push(path.slice(from, i + 2));
      from = -1;
    }
  }
  if (from >= 0) runs.push(path.slice(from));
  return runs;
}

function touches(path: Float64Array, at: number, [west, south, east, north]: Extent): boolean {
  const [x1, y1, x2, y2] = [path[at]!, path[at + 1]!, path[at + 2]!, path[at + 3]!];
  return Math.min(x1, x2) <= east && Math.max(x1, x2) >= west && Math.min(y1, y2) <= north && Math.max(y1, y2) >= south;
}

function measure(subject: OverlaySubject, { rule, nearest, count, whole, sets }: Tally, options: Pick<WithinDistanceOptions, 'system' | 'ellipsoidalEdges'>): NearResult {
  const common = { key: rule.key, thresholdMetres: rule.thresholdMetres, nearest, count };
  const all = (): NearResult => ({
    ...common, areaPlanarSquareMetres: subject.areaPlanarSquareMetres, areaEllipsoidalSquareMetres: subject.areaEllipsoidalSquareMetres,
    extent: subject.region.extent, parts: [ringsOfRegion(subject.region)],
  });
  if (whole) return all();
  const needed = neededPaths(subject.region, sets, rule.thresholdMetres);
  if (needed === 'all') return all();
  const buffer = bufferPaths(needed, rule.thresholdMetres);
  const builder = new GeometryBuilder('polygon');
  for (const part of buffer) {
    for (const ring of part) builder.path(ring);
    builder.endPart();
  }
  builder.endFeature();
  const cutter = new FeatureCutter(builder.finish(), options.system, options.ellipsoidalEdges);
  const cut = cutter.cut(subject, 0);
  if (cut === 'none') return { ...common, areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0, extent: boxAbout(nearest), parts: [] };
  if (cut === 'whole') return { ...common, areaPlanarSquareMetres: cutter.planarAreaOf(0), areaEllipsoidalSquareMetres: cutter.ellipsoidalAreaOf(0), extent: boxOf(buffer), parts: buffer };
  const parts = cut.map((piece) => ringsOfPiece(piece, subject.region));
  return {
    ...common,
    areaPlanarSquareMetres: cut.reduce((sum, piece) => sum + piece.area, 0),
    areaEllipsoidalSquareMetres: cut.reduce((sum, piece) => sum + cutter.ellipsoidalAreaOfPiece(piece, subject), 0),
    extent: boxOf(parts),
    parts,
  };
}

function boxOf(parts: ClippedParts): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rings of parts) {
    const outer = rings[0]!;
    for (let i = 0; i < outer.length; i += 2) {
      west = Math.min(west, outer[i]!);
      east = Math.max(east, outer[i]!);
      south = Math.min(south, outer[i + 1]!);
      north = Math.max(north, outer[i + 1]!);
    }
  }
  return [west, south, east, north];
}

function boxAbout({ onPolygon: [east, north] }: NearestPoints): Extent {
  return [east, north, east, north];
}
