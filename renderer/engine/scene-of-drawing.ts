/** The plan of a drawing out of its columns. */
import { extentOfRings } from '../../shared/geometry/extent-of-rings.ts';
import { columnsExtent, type LayerColumns } from '../../shared/geometry/columns.ts';
import { DRAWN_FIELDS } from '../../shared/formats/dxf/drawn-columns.ts';
import type { DrawingRole } from '../../shared/model/drawing-role.ts';
import { joinExtents } from '../../shared/model/extent.ts';
import type { MineDrawing, Working } from '../../shared/model/mine-drawing.ts';
import { triangulate } from '../../shared/geometry/triangulation.ts';
import type { PlanLines, PlanPoint, PlanScene, PlanText, TerrainMesh } from './plan-scene.ts';

type DrawnKinds = { readonly lines: LayerColumns; readonly areas: LayerColumns; readonly points: LayerColumns };
type RoleOf = (layer: string) => DrawingRole | undefined;

const field = (name: (typeof DRAWN_FIELDS)[number]): number => DRAWN_FIELDS.indexOf(name);
const [LAYER, TEXT, HEIGHT] = [field('layer'), field('text'), field('height')];

/** Roles whose lines are drawn as they stand; workings, pillars and the like are drawn as the analysis sees them. */
const LINE_ROLES: readonly DrawingRole[] = ['contour', 'seam', 'fault', 'topography', 'borehole', 'boundary'];
const MARK_ROLES: ReadonlySet<DrawingRole> = new Set<DrawingRole>(['borehole', 'traverse']);
/** A mark takes the text nearest to it as its name, within this distance. */
const NAME_WITHIN_METRES = 25;
const USUAL_TEXT_METRES = 5;
const MOST_TEXTS = 6_000;

/** A surface alone: nothing drawn on it. */
export function sceneOfSurface(deliveryId: string, mine: MineDrawing, extent: PlanScene['extent']): PlanScene {
  return { deliveryId, extent, workings: mine.workings, pillars: [], forbidden: [], designBoundaries: [], lines: [], points: [], texts: [], counts: {}, terrain: meshOf(mine.terrain), roadwayElevations: null };
}

export function sceneOfDrawing(deliveryId: string, drawing: DrawnKinds, mine: MineDrawing, roleOf: RoleOf): PlanScene {
  const texts = textsOf(drawing.points, roleOf);
  const roadways = mine.workings.filter(({ kind }) => kind === 'roadway').flatMap(({ elevation }) => (elevation ? [elevation.lowestMetres, elevation.highestMetres] : []));
  return {
    deliveryId,
    extent: [drawing.lines, drawing.areas, drawing.points].reduce((extent, { geometry }) => joinExtents(extent, columnsExtent(geometry)), extentOfRings(mine.workings.flatMap(ringsOf))),
    workings: mine.workings,
    pillars: mine.pillars,
    forbidden: mine.forbidden,
    designBoundaries: mine.designBoundaries,
    lines: LINE_ROLES.map((role) => linesOf(drawing.lines, roleOf, role)).filter(({ pathStart }) => pathStart.length > 1),
    points: marksOf(drawing.points, roleOf, texts),
    texts,
    counts: countsOf(drawing, roleOf),
    terrain: meshOf(mine.terrain),
    roadwayElevations: roadways.length > 0 ? [Math.min(...roadways), Math.max(...roadways)] : null,
  };
}

function ringsOf({ shape }: Working): ArrayLike<number>[] {
  return shape.kind === 'area' ? shape.parts.flat() : [...shape.paths];
}

function linesOf({ geometry, attributes }: LayerColumns, roleOf: RoleOf, role: DrawingRole): PlanLines {
  const { coordinates, z, featureStart, partStart, pathStart } = geometry;
  const paths: (readonly [from: number, to: number])[] = [];
  let vertices = 0;
  for (let row = 0; row < geometry.featureCount; row++) {
    if (roleOf(attributes.text(row, LAYER)) !== role) continue;
    for (let path = partStart[featureStart[row]!]!; path < partStart[featureStart[row + 1]!]!; path++) {
      paths.push([pathStart[path]!, pathStart[path + 1]!]);
      vertices += pathStart[path + 1]! - pathStart[path]!;
    }
  }
  const packed = { role, coordinates: new Float64Array(2 * vertices), elevations: z ? new Float64Array(vertices) : null, pathStart: new Uint32Array(paths.length + 1), bounds: new Float64Array(4 * paths.length) };
  let at = 0;
  paths.forEach(([from, to], path) => {
    const piece = coordinates.subarray(2 * from, 2 * to);
    packed.coordinates.set(piece, 2 * at);
    packed.elevations?.set(z!.subarray(from, to), at);
    packed.bounds.set(extentOfRings([piece]), 4 * path);
    at += to - from;
    packed.pathStart[path + 1] = at;
  });
  return packed;
}

function textsOf({ geometry, attributes }: LayerColumns, roleOf: RoleOf): PlanText[] {
  const texts: PlanText[] = [];
  for (let row = 0; row < geometry.featureCount && texts.length < MOST_TEXTS; row++) {
    const text = attributes.text(row, TEXT).trim();
    const role = roleOf(attributes.text(row, LAYER));
    if (text === '' || role === undefined) continue;
    const height = attributes.number(row, HEIGHT);
    texts.push({ role, text, east: geometry.coordinates[2 * row]!, north: geometry.coordinates[2 * row + 1]!, heightMetres: Number.isNaN(height) ? USUAL_TEXT_METRES : height });
  }
  return texts;
}

function marksOf({ geometry, attributes }: LayerColumns, roleOf: RoleOf, texts: readonly PlanText[]): PlanPoint[] {
  const marks: PlanPoint[] = [];
  for (let row = 0; row < geometry.featureCount; row++) {
    const role = roleOf(attributes.text(row, LAYER));
    if (role === undefined || !MARK_ROLES.has(role) || attributes.text(row, TEXT) !== '') continue;
    const [east, north] = [geometry.coordinates[2 * row]!, geometry.coordinates[2 * row + 1]!];
    const elevation = geometry.z?.[row] ?? 0;
    marks.push({ role, name: nearestText(texts, east, north), east, north, elevationMetres: elevation === 0 ? null : elevation });
  }
  return marks;
}

function nearestText(texts: readonly PlanText[], east: number, north: number): string {
  let [name, best] = ['', NAME_WITHIN_METRES];
  for (const text of texts) {
    const distance = Math.hypot(text.east - east, text.north - north);
    if (distance < best) [name, best] = [text.text, distance];
  }
  return name;
}

function countsOf(drawing: DrawnKinds, roleOf: RoleOf): PlanScene['counts'] {
  const counts: Partial<Record<DrawingRole, number>> = {};
  for (const { attributes } of [drawing.lines, drawing.areas, drawing.points]) {
    for (let row = 0; row < attributes.rowCount; row++) {
      const role = roleOf(attributes.text(row, LAYER));
      if (role !== undefined) counts[role] = (counts[role] ?? 0) + 1;
    }
  }
  return counts;
}

/** More points than a view can tell apart cost more than they show. */
const MOST_TERRAIN_POINTS = 40_000;
/** Triangles with a longer side span no surface that anybody measured. */
const LONGEST_SIDE_METRES = 400;

/** null where there are too few points for a surface. */
export function meshOf(points: Float64Array): TerrainMesh | null {
  const count = points.length / 3;
  if (count < 3) return null;
  const every = Math.ceil(count / MOST_TERRAIN_POINTS);
  const thinned = new Float64Array(3 * Math.ceil(count / every));
  for (let i = 0; i * every < count; i++) thinned.set(points.subarray(3 * i * every, 3 * i * every + 3), 3 * i);
  const { triangles } = triangulate(thinned);
  const kept: number[] = [];
  const side = (a: number, b: number): number => Math.hypot(thinned[3 * a]! - thinned[3 * b]!, thinned[3 * a + 1]! - thinned[3 * b + 1]!);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (side(a, b) <= LONGEST_SIDE_METRES && side(b, c) <= LONGEST_SIDE_METRES && side(c, a) <= LONGEST_SIDE_METRES) kept.push(a, b, c);
  }
  if (kept.length === 0) return null;
  let [lowestMetres, highestMetres] = [Infinity, -Infinity];
  for (let i = 2; i < thinned.length; i += 3) {
    lowestMetres = Math.min(lowestMetres, thinned[i]!);
    highestMetres = Math.max(highestMetres, thinned[i]!);
  }
  return { points: thinned, triangles: Uint32Array.from(kept), lowestMetres, highestMetres };
}
