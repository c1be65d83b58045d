/** A drawing read with its roles, as the analysis sees it: workings, pillars, boundaries, terrain and seams. */
import { NewsCollector, type Outcome } from '../../base/news.ts';
import type { LayerColumns } from '../../geometry/columns.ts';
import type { ReadDrawing } from '../../formats/dxf/read.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { DrawingRole, LayerRoles } from '../../model/drawing-role.ts';
import type { ElevationDatum } from '../../model/elevation-datum.ts';
import type { DrawnArea, MineDrawing, Working, WorkingElevation, WorkingKind } from '../../model/mine-drawing.ts';
import { areasOfRoles, tellOutlines, type FoundArea, type OutlineNews } from './drawn-areas.ts';
import { rangeOf, roadwaysOf, type LevelPoint } from './drawn-roadways.ts';
import { LAYER_FIELD, rowsByLayer, TEXT_FIELD } from './drawn-rows.ts';
import { isInsideRings } from './line-outside.ts';
import { levelOfLayer, writtenElevation, writtenThickness } from './written-figures.ts';

const AREA_ROLES = ['goaf', 'face', 'pit'] as const satisfies readonly (DrawingRole & WorkingKind)[];
const LINE_ROLES = ['roadway', 'bench'] as const satisfies readonly (DrawingRole & WorkingKind)[];
/** Roles that the check uses. */
export const WORKING_ROLES: readonly DrawingRole[] = [...AREA_ROLES, ...LINE_ROLES];
/** Roles that a section needs besides. */
export const SURFACE_ROLES: readonly DrawingRole[] = ['contour', 'spot', 'seam'];
/** Roles that are read for the check: workings, what is compared with them, and words. */
export const CHECK_ROLES: readonly DrawingRole[] = [...WORKING_ROLES, 'pillar', 'forbidden', 'boundary', 'design', 'traverse', 'annotation'];

export interface MineDrawingOptions {
  readonly file: string;
  /** Projected; the numbers' own. */
  readonly system: CoordinateSystem;
  readonly elevationDatum: ElevationDatum | null;
  /** Widest gap over which outlines are closed; every bridge is counted and told. */
  readonly gapMetres: number;
}

export function readMineDrawing(drawing: ReadDrawing, roles: LayerRoles, { file, system, elevationDatum, gapMetres }: MineDrawingOptions): Outcome<MineDrawing> {
  const news = new NewsCollector();
  const texts = textsOf(drawing.points);
  const points = levelPoints(drawing.points, roles);
  const outlines: OutlineNews = { bridges: [], openEnds: [] };
  const areas = areasOfRoles(drawing, roles, AREA_ROLES, gapMetres, texts, outlines);
  tellOutlines(outlines, file, news);
  const named = (role: DrawingRole): DrawnArea[] => areasOfRoles(drawing, roles, [role], gapMetres, texts, { bridges: [], openEnds: [] }).map(({ layer, parts, written }) => ({ name: written.name, layer, parts }));
  const workings = [...areas.map((area) => workingOf(area, points)), ...roadwaysOf(drawing, roles, texts, points)];
  const flat = workings.filter((working) => working.elevation === null).length;
  if (flat > 0) news.note('analysis.workings-without-elevation', { file, count: flat }, { file });
  return news.outcome({
    file, system, elevationDatum, workings,
    pillars: named('pillar'), forbidden: named('forbidden'), drawnBoundaries: named('boundary'), designBoundaries: named('design'),
    terrain: pointsOf(drawing, roles, ['contour', 'spot']),
    seams: [...rowsByLayer(drawing.lines, roles, ['seam']).keys()].map((layer) => ({ name: layer, points: pointsOf(drawing, new Map([[layer, 'seam'] as const]), ['seam']) })),
  });
}

/** The strongest source that says something (see ElevationSource). */
function workingOf({ layer, role, parts, elevations, range, written }: FoundArea, points: readonly LevelPoint[]): Working {
  const rings = parts.flat();
  const said = written.texts.flatMap((text) => writtenElevation(text) ?? []);
  const level = levelOfLayer(layer);
  const elevation: WorkingElevation | null = range
    ? { lowestMetres: range.lowest, highestMetres: range.highest, source: 'vertices' }
    : (rangeOf(points.filter(({ east, north }) => isInsideRings(rings, east, north)).map((point) => point.elevation), 'points') ??
      rangeOf(said, 'texts') ??
      (level === null ? null : { lowestMetres: level, highestMetres: level, source: 'layer' }));
  return {
    name: written.name, kind: role as WorkingKind, layer, year: written.year,
    shape: { kind: 'area', parts, ...(elevations && { elevations }) },
    elevation,
    thicknessMetres: written.texts.map(writtenThickness).find((thickness) => thickness !== null) ?? null,
  };
}

function textsOf({ geometry, attributes }: LayerColumns): { east: number; north: number; text: string; layer: string }[] {
  const texts: { east: number; north: number; text: string; layer: string }[] = [];
  for (let row = 0; row < attributes.rowCount; row++) {
    const text = attributes.text(row, TEXT_FIELD);
    if (text !== '') texts.push({ east: geometry.coordinates[2 * row]!, north: geometry.coordinates[2 * row + 1]!, text, layer: attributes.text(row, LAYER_FIELD) });
  }
  return texts;
}

/** Survey points of the underground traverse; control points of the surface stand over the workings, not in them. */
function levelPoints(columns: LayerColumns, roles: LayerRoles): LevelPoint[] {
  const { z, coordinates } = columns.geometry;
  if (!z) return [];
  return [...rowsByLayer(columns, roles, ['traverse'])]
    .filter(([layer]) => /导线|DXD/iu.test(layer.normalize('NFKC')))
    .flatMap(([, rows]) => rows.flatMap((row) => (z[row] === 0 ? [] : { east: coordinates[2 * row]!, north: coordinates[2 * row + 1]!, elevation: z[row]! })));
}

/** East, north, elevation of all vertices of lines and points that have one. */
function pointsOf(drawing: ReadDrawing, roles: LayerRoles, wanted: readonly DrawingRole[]): Float64Array {
  const points: number[] = [];
  for (const columns of [drawing.lines, drawing.points]) {
    const { z, coordinates, featureStart, partStart, pathStart } = columns.geometry;
    for (const rows of rowsByLayer(columns, roles, wanted).values()) {
      for (const row of rows) {
        const [from, to] = [featureStart[row]!, featureStart[row + 1]!].map((part) => pathStart[partStart[part]!]!) as [number, number];
        const said = to - from === 1 && (z?.[from] ?? 0) === 0 ? spotText(columns.attributes.text(row, TEXT_FIELD)) : null;
        for (let vertex = from; vertex < to; vertex++) {
          const elevation = said ?? z?.[vertex] ?? 0;
          if (elevation === 0) continue;
          const [east, north] = [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!];
          const onLine = vertex > from && (z?.[vertex - 1] ?? 0) !== 0;
          if (onLine) addBetween(points, coordinates[2 * vertex - 2]!, coordinates[2 * vertex - 1]!, z![vertex - 1]!, east, north, elevation);
          points.push(east, north, elevation);
        }
      }
    }
  }
  return Float64Array.from(points);
}

/** Long straight stretches of a contour get points between their corners, or no triangle would end on them. */
const POINT_SPACING_METRES = 50;

function addBetween(points: number[], ax: number, ay: number, az: number, bx: number, by: number, bz: number): void {
  const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / POINT_SPACING_METRES);
  for (let i = 1; i < steps; i++) points.push(ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps, az + ((bz - az) * i) / steps);
}

const SPOT = /^[+-]?\d{1,4}(\.\d{1,3})?$/u;

/** A spot height written as a number beside its point. */
function spotText(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return SPOT.test(plain) ? Number(plain) : null;
}
