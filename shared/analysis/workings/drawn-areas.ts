/** Areas of a drawing's layers: hatches, closed outlines, loose lines closed to areas, fills made of triangles joined. */
import type { NewsCollector } from '../../base/news.ts';
import { planarArea } from '../../geometry/area.ts';
import { union } from '../../geometry/clip.ts';
import { featureParts, GeometryBuilder, type GeometryColumns } from '../../geometry/columns.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { areasFromRings } from '../../formats/dxf/areas/areas-from-rings.ts';
import { joinLines } from '../../formats/dxf/areas/join-lines.ts';
import type { AreaName, PlacedText } from '../../formats/dxf/areas/name-areas.ts';
import { nameAreas } from '../../formats/dxf/areas/name-areas.ts';
import type { ReadDrawing } from '../../formats/dxf/read.ts';
import { selectFeatures } from '../../formats/select-features.ts';
import type { DrawingRole, LayerRoles } from '../../model/drawing-role.ts';
import { buildIndex } from '../../geometry/spatial-index.ts';
import type { Extent } from '../../model/extent.ts';
import { elevationsOfFeature, pathElevations, rowsByLayer, TYPE_FIELD } from './drawn-rows.ts';

/** One area as found, with what is written in it. */
export interface FoundArea {
  readonly layer: string;
  readonly role: DrawingRole;
  readonly parts: readonly (readonly Float64Array[])[];
  readonly extent: Extent;
  /** Per ring, when every vertex has one. */
  readonly elevations: readonly (readonly Float64Array[])[] | null;
  /** Of the vertices that have one. */
  readonly range: { readonly lowest: number; readonly highest: number } | null;
  readonly written: AreaName;
}

/** What was closed and what stays open; positions are the drawing's. */
export interface OutlineNews {
  readonly bridges: { readonly distance: number }[];
  readonly openEnds: (readonly [east: number, north: number])[];
}

/** `gapMetres` is the widest gap over which outlines are closed. */
export function areasOfRoles(drawing: ReadDrawing, roles: LayerRoles, wanted: readonly DrawingRole[], gapMetres: number, texts: readonly PlacedText[], outlines: OutlineNews): FoundArea[] {
  const filled = rowsByLayer(drawing.areas, roles, wanted);
  const drawn = rowsByLayer(drawing.lines, roles, wanted);
  const found: FoundArea[] = [];
  for (const layer of new Set([...filled.keys(), ...drawn.keys()])) {
    const role = roles.get(layer)!;
    const rows = filled.get(layer) ?? [];
    const isFragment = (row: number): boolean => FRAGMENTS.has(drawing.areas.attributes.text(row, TYPE_FIELD));
    const fragments = rows.filter(isFragment);
    const whole = fragments.length > 1 ? rows.filter((row) => !isFragment(row)) : rows;
    const own: Unnamed[] = areasOf(select(drawing.areas.geometry, whole));
    if (fragments.length > 1) own.push(...joinedFragments(drawing.areas.geometry, fragments));
    const joined = joinLines(select(drawing.lines.geometry, drawn.get(layer) ?? []), gapMetres);
    outlines.bridges.push(...joined.bridges);
    outlines.openEnds.push(...joined.openEnds);
    // A hatch and the outline around it are one area.
    const known = new Map<string, Unnamed[]>();
    for (const area of own) {
      const key = keyOf(area.extent, 0, 0);
      const alike = known.get(key);
      if (alike) alike.push(area);
      else known.set(key, [area]);
    }
    for (const area of areasOf(areasFromRings(joined.rings))) if (!isKnown(area, known, own)) own.push(area);
    const names = nameAreas(columnsOf(own), texts);
    own.forEach((area, position) => found.push({ ...area, layer, role, written: names[position]! }));
  }
  return found;
}

/** Closes and tells. */
export function tellOutlines({ bridges, openEnds }: OutlineNews, file: string, news: NewsCollector): void {
  if (bridges.length > 0) news.note('analysis.workings-gaps-closed', { file, count: bridges.length, widest: Math.max(...bridges.map(({ distance }) => distance)).toFixed(3) }, { file });
  if (openEnds.length === 0) return;
  const [east, north] = openEnds[0]!;
  news.problem('partial', 'analysis.workings-open-outlines', { file, count: openEnds.length, east: east.toFixed(2), north: north.toFixed(2) }, { file, position: [east, north] });
}

/** Entities that fill an area piece by piece. */
const FRAGMENTS = new Set(['SOLID', 'TRACE', '3DFACE']);

type Unnamed = Omit<FoundArea, 'layer' | 'role' | 'written'>;

function select(geometry: GeometryColumns, rows: readonly number[]): GeometryColumns {
  const wanted = new Set(rows);
  return selectFeatures(geometry, (row) => wanted.has(row));
}

function areasOf(areas: GeometryColumns): Unnamed[] {
  return Array.from({ length: areas.featureCount }, (_, feature): Unnamed => {
    const parts = featureParts(areas, feature);
    const paths = pathElevations(areas, feature);
    let next = 0;
    const range = elevationsOfFeature(areas, feature);
    return { parts, extent: extentOfRings(parts.flat()), elevations: paths && parts.map((part) => part.map(() => paths[next++]!)), range: range && { lowest: range.lowest, highest: range.highest } };
  });
}

/** Triangles and quadrangles that touch become one area; its elevations are those of its pieces. */
function joinedFragments(areas: GeometryColumns, rows: readonly number[]): Unnamed[] {
  const pieces = rows.map((row) => ({ parts: featureParts(areas, row), extent: areas.bounds.subarray(4 * row, 4 * row + 4), range: elevationsOfFeature(areas, row) }));
  const boxes = new Float64Array(4 * pieces.length);
  pieces.forEach(({ extent }, i) => boxes.set(extent, 4 * i));
  const index = buildIndex(boxes);
  return union(pieces.map(({ parts }) => parts)).map((part): Unnamed => {
    const extent = extentOfRings(part);
    const own = index.search(extent).flatMap((piece) => pieces[piece]!.range ?? []);
    const range = own.length === 0 ? null : { lowest: Math.min(...own.map(({ lowest }) => lowest)), highest: Math.max(...own.map(({ highest }) => highest)) };
    return { parts: [part], extent, elevations: null, range };
  });
}

/** Two outlines are one when their boxes agree to a centimetre and their areas to a thousandth. */
const SAME_BOX_METRES = 0.01;
const SAME_AREA_SHARE = 0.001;

const keyOf = (extent: Extent, east: number, north: number): string => `${Math.round(extent[0]) + east} ${Math.round(extent[1]) + north}`;

function isKnown(area: Unnamed, known: ReadonlyMap<string, readonly Unnamed[]>, own: Unnamed[]): boolean {
  for (let east = -1; east <= 1; east++) {
    for (let north = -1; north <= 1; north++) {
      const same = known.get(keyOf(area.extent, east, north))?.find((other) => isSame(other, area));
      if (!same) continue;
      // Hatches are flat; what the outline knows of elevations is kept.
      if (same.range === null && area.range !== null) own[own.indexOf(same)] = area;
      return true;
    }
  }
  return false;
}

function isSame(a: Unnamed, b: Unnamed): boolean {
  const size = sizeOf(a);
  return a.extent.every((side, i) => Math.abs(side - b.extent[i]!) <= SAME_BOX_METRES) && Math.abs(size - sizeOf(b)) <= SAME_AREA_SHARE * size;
}

const sizeOf = ({ parts }: Unnamed): number => parts.reduce((sum, part) => sum + planarArea(part), 0);

function columnsOf(areas: readonly Unnamed[]): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  for (const { parts } of areas) {
    for (const part of parts) {
      for (const ring of part) builder.path(ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}
