/** Areas that the map holds itself (rights, pieces of findings): few, drawn anew in every frame. */
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import { extentsTouch, joinExtents, EMPTY_EXTENT, type Extent } from '../../../shared/model/extent.ts';
import type { MapGeometry } from '../../engine/contract.ts';
import type { Frame } from '../drawing/frame.ts';
import { reversedRings, traceFeature } from '../drawing/trace.ts';

/** Map coordinates of one or more features, ready to be traced. */
export interface MapArea {
  readonly geometry: GeometryColumns;
  readonly reversed: Uint8Array;
  /** Positions in `geometry`. */
  readonly features: readonly number[];
  readonly extent: Extent;
}

/** All features of a geometry as one area. */
export function areaOf(answer: MapGeometry): MapArea {
  const geometry: GeometryColumns = { ...answer, featureCount: answer.features.length, bounds: new Float64Array() };
  return partOfArea({ geometry, reversed: reversedRings(geometry) }, Array.from(answer.features, (_, position) => position));
}

/** Some features of it, sharing its arrays. */
export function partOfArea({ geometry, reversed }: Pick<MapArea, 'geometry' | 'reversed'>, features: readonly number[]): MapArea {
  return { geometry, reversed, features, extent: features.reduce((extent, feature) => joinExtents(extent, featureExtent(geometry, feature)), EMPTY_EXTENT) };
}

function featureExtent({ coordinates, pathStart, partStart, featureStart }: GeometryColumns, feature: number): Extent {
  let extent = EMPTY_EXTENT;
  for (let vertex = pathStart[partStart[featureStart[feature]!]!]!; vertex < pathStart[partStart[featureStart[feature + 1]!]!]!; vertex++) {
    const [east, north] = [coordinates[vertex * 2]!, coordinates[vertex * 2 + 1]!];
    extent = joinExtents(extent, [east, north, east, north]);
  }
  return extent;
}

/** The area as a path in device pixels, or null when it is out of view. */
export function pathOf(area: MapArea, frame: Frame): Path2D | null {
  if (!extentsTouch(area.extent, frame.extent)) return null;
  const path = new Path2D();
  for (const feature of area.features) traceFeature(path, area.geometry, area.reversed, feature, frame);
  return path;
}

/** Rings of each of the area's features as flat east, north; the first of a part is its outer ring. */
export function ringsByFeature(area: MapArea): readonly (readonly number[])[][] {
  const { coordinates, pathStart, partStart, featureStart } = area.geometry;
  return area.features.map((feature) => {
    const rings: number[][] = [];
    for (let path = partStart[featureStart[feature]!]!; path < partStart[featureStart[feature + 1]!]!; path++) {
      rings.push([...coordinates.subarray(pathStart[path]! * 2, pathStart[path + 1]! * 2)]);
    }
    return rings;
  });
}
