/**
 * Which features of a layer lie how against features of another (按位置选择). Areas are compared with the same exact
 * cutting as the overlay; so a parcel that an overlay finds is the parcel that is selected.
 */
import type { Job } from '../../base/job.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../defaults.ts';
import { featureExtent, featureParts, type GeometryColumns } from '../../geometry/columns.ts';
import { CutWorkspace } from '../../geometry/cut-workspace.ts';
import { CONTACT_WIDTH_METRES, meanWidth } from '../../geometry/pieces.ts';
import { buildIndex, type SpatialIndex } from '../../geometry/spatial-index.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { growExtent, isEmptyExtent } from '../../model/extent.ts';
import { featureSet, hasFeature, invertSet, type FeatureSet } from '../../model/feature-set.ts';
import { FeatureCutter } from '../../overlay/feature-cutter.ts';
import { prepareSubject } from '../../overlay/subject.ts';
import { firstVertex, placeOfPoint, segmentDistance, segmentsMeet, segmentsOf, type Segment } from './segments.ts';

/**
 * `intersects`: an area in common (lines and points: a point in common; areas that only touch do not count).
 * `within`: wholly inside one feature of the other layer. `contains`: holds one feature of the other layer wholly.
 * `touches`: areas that share boundary with areas of the other layer and ground with none. `disjoint`: not even a point
 * in common with any. `within-distance`: nearest points at most so far apart, in the plane.
 */
export const LOCATION_RELATIONS = ['intersects', 'within', 'contains', 'touches', 'disjoint', 'within-distance'] as const;
export type LocationRelation = (typeof LOCATION_RELATIONS)[number];

/** Which sides of a question must hold areas. */
export function sidesOfAreas(relation: LocationRelation): { readonly target: boolean; readonly source: boolean } {
  return { target: relation === 'contains' || relation === 'touches', source: relation === 'within' || relation === 'touches' };
}

export interface LocationQuestion {
  readonly relation: LocationRelation;
  /** For `within-distance`; not negative. */
  readonly distanceMetres: number;
  /** The plane that both sides are given in. */
  readonly system: CoordinateSystem;
}

/** Rows of `target` that stand in the relation to at least one row of `source`. Rings that cross themselves are computed as repaired, as in the overlay. */
export async function rowsByLocation(target: GeometryColumns, source: GeometryColumns, question: LocationQuestion, job: Job): Promise<FeatureSet> {
  const { relation } = question;
  const areas = target.kind === 'polygon' && source.kind === 'polygon';
  const needed = sidesOfAreas(relation);
  if ((needed.target && target.kind !== 'polygon') || (needed.source && source.kind !== 'polygon')) return featureSet([]);
  switch (relation) {
    case 'within-distance':
      return byEdges(target, source, Math.max(0, question.distanceMetres), job);
    case 'disjoint':
      return withoutThose(target, await byEdges(target, source, CONTACT_WIDTH_METRES, job));
    case 'touches': {
      const common = await byCommonArea(target, source, { ...question, relation: 'intersects' }, job);
      return (await byEdges(target, source, CONTACT_WIDTH_METRES, job)).filter((row) => !hasFeature(common, row));
    }
    case 'contains':
      return areas ? byCommonArea(target, source, question, job) : insideAreas(source, target, 'areas', job);
    case 'within':
      return areas ? byCommonArea(target, source, question, job) : target.kind === 'polygon' ? featureSet([]) : insideAreas(target, source, 'rows', job);
    case 'intersects':
      return areas ? byCommonArea(target, source, question, job) : byEdges(target, source, 0, job);
  }
}

/** All rows with a shape but those. */
function withoutThose(target: GeometryColumns, rows: FeatureSet): FeatureSet {
  return invertSet(rows, target.featureCount).filter((row) => !isEmptyExtent(featureExtent(target, row)));
}

/** Prepares whichever side has fewer features and cuts the other side with it. */
async function byCommonArea(target: GeometryColumns, source: GeometryColumns, { relation, system }: LocationQuestion, job: Job): Promise<FeatureSet> {
  const targetIsPrepared = target.featureCount <= source.featureCount;
  const [prepared, other] = targetIsPrepared ? [target, source] : [source, target];
  const edges = DEFAULT_ELLIPSOIDAL_EDGES;
  const preparedCutter = new FeatureCutter(prepared, system, edges);
  const otherCutter = new FeatureCutter(other, system, edges, new CutWorkspace());
  const index = buildIndex(other.bounds);
  const found = new Uint8Array(target.featureCount);
  for (let row = 0; row < prepared.featureCount; row++) {
    job.report({ stage: 'selection.stage.comparing', params: { done: row, total: prepared.featureCount }, fraction: row / prepared.featureCount });
    await job.pause();
    const extent = featureExtent(prepared, row);
    if (isEmptyExtent(extent)) continue;
    const near = index.search(extent).filter((each) => targetIsPrepared || found[each] === 0);
    if (near.length === 0) continue;
    const [sound, soundRow] = preparedCutter.soundColumns(row);
    const subject = prepareSubject('', featureParts(sound, soundRow), system, edges);
    if (!subject) continue;
    for (const each of near) {
      const cut = otherCutter.cut(subject, each);
      await job.pause();
      if (cut === 'none') continue;
      const common = cut === 'whole' ? otherCutter.planarAreaOf(each) : cut.reduce((sum, piece) => sum + piece.area, 0);
      if (common <= 0) continue;
      const targetRow = targetIsPrepared ? row : each;
      // Which of the two must lie in the other one wholly, if any.
      const [whole, perimeter] = targetIsPrepared === (relation === 'within')
        ? [preparedCutter.planarAreaOf(row), () => preparedCutter.perimeterOf(row)]
        : [otherCutter.planarAreaOf(each), () => otherCutter.perimeterOf(each)];
      // What is missing is at most a contact: two lines that coincide, within the rounding of a computed crossing.
      if (relation !== 'intersects' && whole - common > 0 && meanWidth(whole - common, perimeter()) >= CONTACT_WIDTH_METRES) continue;
      found[targetRow] = 1;
      if (targetIsPrepared) break;
    }
  }
  return rowsOf(found);
}

/** Every edge of one side with its feature, found by box. */
interface EdgeIndex {
  readonly segments: readonly Segment[];
  readonly index: SpatialIndex;
}

function indexEdges(columns: GeometryColumns): EdgeIndex {
  const segments: Segment[] = [];
  for (let row = 0; row < columns.featureCount; row++) for (const segment of segmentsOf(columns, row)) segments.push(segment);
  const bounds = new Float64Array(segments.length * 4);
  segments.forEach(([x1, y1, x2, y2], at) => bounds.set([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], at * 4));
  return { segments, index: buildIndex(bounds) };
}

/** Rows with an edge that meets an edge of the source, or comes as near as that; and rows that lie inside, or hold, a source area. */
async function byEdges(target: GeometryColumns, source: GeometryColumns, distanceMetres: number, job: Job): Promise<FeatureSet> {
  const edges = indexEdges(source);
  const shapes = buildIndex(source.bounds);
  const found = new Uint8Array(target.featureCount);
  for (let row = 0; row < target.featureCount; row++) {
    if (row % 256 === 0) job.report({ stage: 'selection.stage.comparing', params: { done: row, total: target.featureCount }, fraction: row / target.featureCount });
    await job.pause();
    const extent = featureExtent(target, row);
    if (isEmptyExtent(extent)) continue;
    const near = shapes.search(growExtent(extent, distanceMetres));
    if (near.length === 0) continue;
    if (holdsOrIsHeld(target, row, source, near) || comesNear(target, row, edges, distanceMetres)) found[row] = 1;
  }
  return rowsOf(found);
}

function comesNear(target: GeometryColumns, row: number, { segments, index }: EdgeIndex, distanceMetres: number): boolean {
  for (const segment of segmentsOf(target, row)) {
    const [x1, y1, x2, y2] = segment;
    const box = growExtent([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], distanceMetres);
    for (const each of index.search(box)) {
      if (distanceMetres === 0 ? segmentsMeet(segment, segments[each]!) : segmentDistance(segment, segments[each]!) <= distanceMetres) return true;
    }
  }
  return false;
}

/** Without edges that meet, one feature holds the other when it holds its first vertex. */
function holdsOrIsHeld(target: GeometryColumns, row: number, source: GeometryColumns, near: readonly number[]): boolean {
  const own = firstVertex(target, row);
  return near.some((each) => {
    if (own && source.kind === 'polygon' && placeOfPoint(source, each, own) !== 'out') return true;
    const theirs = target.kind === 'polygon' ? firstVertex(source, each) : null;
    return theirs !== null && placeOfPoint(target, row, theirs) !== 'out';
  });
}

/** Lines and points that no part of lies outside one area, on its boundary is inside; or (`wanted: 'areas'`) the areas that hold one. */
async function insideAreas(target: GeometryColumns, source: GeometryColumns, wanted: 'rows' | 'areas', job: Job): Promise<FeatureSet> {
  const shapes = buildIndex(source.bounds);
  const found = new Uint8Array(wanted === 'rows' ? target.featureCount : source.featureCount);
  for (let row = 0; row < target.featureCount; row++) {
    if (row % 256 === 0) job.report({ stage: 'selection.stage.comparing', params: { done: row, total: target.featureCount }, fraction: row / target.featureCount });
    await job.pause();
    const extent = featureExtent(target, row);
    if (isEmptyExtent(extent)) continue;
    const [west, south, east, north] = extent;
    for (const each of shapes.search(extent)) {
      const [sWest, sSouth, sEast, sNorth] = featureExtent(source, each);
      if (sWest > west || sSouth > south || sEast < east || sNorth < north) continue;
      if (wanted === 'areas' && found[each] === 1) continue;
      if (!liesInside(target, row, source, each)) continue;
      found[wanted === 'rows' ? row : each] = 1;
      if (wanted === 'rows') break;
    }
  }
  return rowsOf(found);
}

function liesInside(target: GeometryColumns, row: number, source: GeometryColumns, area: number): boolean {
  for (const segment of segmentsOf(target, row)) {
    const [x1, y1, x2, y2] = segment;
    if (placeOfPoint(source, area, [x1, y1]) === 'out' || placeOfPoint(source, area, [x2, y2]) === 'out') return false;
    if (x1 === x2 && y1 === y2) continue;
    // Between neighbouring crossings an edge is wholly on one side; its middle says on which.
    const cuts = [0, 1];
    for (const [ax, ay, bx, by] of segmentsOf(source, area)) {
      if (!segmentsMeet(segment, [ax, ay, bx, by])) continue;
      const denominator = (x2 - x1) * (by - ay) - (y2 - y1) * (bx - ax);
      if (denominator !== 0) cuts.push(((ax - x1) * (by - ay) - (ay - y1) * (bx - ax)) / denominator);
    }
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const middle = (cuts[i]! + cuts[i + 1]!) / 2;
      const long = (cuts[i + 1]! - cuts[i]!) * Math.hypot(x2 - x1, y2 - y1) > CONTACT_WIDTH_METRES;
      if (long && placeOfPoint(source, area, [x1 + middle * (x2 - x1), y1 + middle * (y2 - y1)]) === 'out') return false;
    }
  }
  return true;
}

function rowsOf(found: Uint8Array): FeatureSet {
  const rows: number[] = [];
  for (let row = 0; row < found.length; row++) if (found[row] === 1) rows.push(row);
  return Uint32Array.from(rows);
}
