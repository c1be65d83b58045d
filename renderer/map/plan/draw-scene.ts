/** Draws a drawing's plan in device pixels, in the order of the symbol sheet: surface, pillars, goaf, roadways, faults. */
import { elevationColour } from '../../../shared/figure/elevation-colours.ts';
import { symbolOfRole, symbolOfWorking } from '../../../shared/figure/drawing-symbols.ts';
import { HALO, symbolByKey, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { AreaParts, Ring, Working } from '../../../shared/model/mine-drawing.ts';
import type { PlanLines, PlanScene } from '../../engine/plan-scene.ts';
import type { Storey } from '../../state/drawings/drawings-view.ts';
import { drawFill, linePens, strokePath, type DrawingContext } from '../drawing/draw-symbol.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';

export interface SceneLook {
  readonly storey: Storey;
  readonly hidden: ReadonlySet<DrawingRole>;
  readonly newestYear: number;
  readonly roadwaysByElevation: boolean;
}

const SURFACE_ROLES: ReadonlySet<DrawingRole> = new Set<DrawingRole>(['contour', 'topography', 'spot']);
const GATE = symbolByKey('works.roadway.gate');
const MAIN = symbolByKey('works.roadway.main');
/** 大巷, 井筒, 石门 open the field; what else is driven prepares or mines. */
const MAIN_ROADWAYS = /大巷|井|石门|平硐|斜坡道|主|副/;
const POINT_RADIUS_PIXELS = 3.6;

/** True when the role is shown at this storey and not switched off. */
export function isShown(role: DrawingRole, { storey, hidden }: Pick<SceneLook, 'storey' | 'hidden'>): boolean {
  if (hidden.has(role)) return false;
  if (storey === 'both' || role === 'boundary' || role === 'pillar') return true;
  return SURFACE_ROLES.has(role) === (storey === 'surface');
}

export function drawScene(context: DrawingContext, scene: PlanScene, look: SceneLook, frame: Frame): void {
  for (const role of ['contour', 'topography', 'seam'] as const) drawLines(context, scene.lines, role, look, frame);
  if (isShown('pillar', look)) for (const pillar of scene.pillars) drawArea(context, pillar.parts, symbolOfRole('pillar'), frame);
  if (isShown('forbidden', look)) for (const area of scene.forbidden) drawArea(context, area.parts, symbolOfRole('forbidden'), frame);
  drawWorkings(context, scene, look, frame);
  if (isShown('design', look)) for (const area of scene.designBoundaries) drawArea(context, area.parts, symbolOfRole('design'), frame);
  drawLines(context, scene.lines, 'fault', look, frame);
  drawPoints(context, scene, look, frame);
}

function drawWorkings(context: DrawingContext, { workings, roadwayElevations }: PlanScene, look: SceneLook, frame: Frame): void {
  // The oldest first, so that a drawing that repeats old ground shows the new on top.
  const areas = workings.filter(({ shape, kind }) => shape.kind === 'area' && isShown(kind, look)).toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0));
  for (const { shape, kind, year } of areas) if (shape.kind === 'area') drawArea(context, shape.parts, symbolOfWorking(kind, year, look.newestYear), frame);
  const lines = workings.filter(({ shape, kind }) => shape.kind === 'line' && isShown(kind, look));
  for (const symbol of [GATE, MAIN]) {
    const drawn = lines.filter(({ kind, name, layer }) => kind === 'roadway' && (MAIN_ROADWAYS.test(name + layer) ? MAIN : GATE) === symbol);
    const path = pathOfRings(drawn.flatMap(({ shape }) => (shape.kind === 'line' ? shape.paths : [])), frame, false);
    // Pass by pass over all of them, so that crossings stay open.
    for (const pen of linePens(symbol, frame)) strokePath(context, path, pen);
  }
  if (look.roadwaysByElevation && roadwayElevations) for (const working of lines) if (working.kind === 'roadway') drawByElevation(context, working, roadwayElevations, frame);
  const benches = pathOfRings(lines.filter(({ kind }) => kind === 'bench').flatMap(({ shape }) => (shape.kind === 'line' ? shape.paths : [])), frame, false);
  for (const pen of linePens(symbolOfRole('bench'), frame)) strokePath(context, benches, pen);
}

/** The roadway's core in the colour of each stretch's middle elevation. */
function drawByElevation(context: DrawingContext, { shape }: Working, range: readonly [number, number], frame: Frame): void {
  if (shape.kind !== 'line' || !shape.elevations) return;
  const width = 2.6 * frame.pixelRatio;
  shape.paths.forEach((ring, path) => {
    const levels = shape.elevations![path]!;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const stretch = pathOfRings([[ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!]], frame, false);
      strokePath(context, stretch, { colour: elevationColour((levels[i / 2]! + levels[i / 2 + 1]!) / 2, range), width, opacity: 1, dash: [] });
    }
  });
}

function drawLines(context: DrawingContext, all: readonly PlanLines[], role: DrawingRole, look: SceneLook, frame: Frame): void {
  if (!isShown(role, look)) return;
  for (const lines of all) {
    if (lines.role !== role) continue;
    const path = pathInView(lines, frame);
    for (const pen of linePens(symbolOfRole(role), frame, role === 'fault' ? 1 : 0.75)) strokePath(context, path, pen);
  }
}

function drawPoints(context: DrawingContext, { points }: PlanScene, look: SceneLook, frame: Frame): void {
  const scale = pixelsPerMetre(frame);
  const ink = symbolByKey('works.roadway.main').line.colour[frame.theme];
  const radius = POINT_RADIUS_PIXELS * frame.pixelRatio;
  for (const { role, east, north } of points) {
    if (!isShown(role, look)) continue;
    const [x, y] = [(east - frame.extent[0]) * scale, (frame.extent[3] - north) * scale];
    const ring = new Path2D();
    ring.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = HALO[frame.theme];
    context.fill(ring);
    if (role === 'borehole') {
      // Half black as boreholes are drawn.
      const half = new Path2D();
      half.arc(x, y, radius, Math.PI / 2, (3 * Math.PI) / 2);
      context.fillStyle = ink;
      context.fill(half);
    }
    strokePath(context, ring, { colour: ink, width: 1.1 * frame.pixelRatio, opacity: 1, dash: [] });
  }
}

/** Fill, texture and outline of an area. */
export function drawArea(context: DrawingContext, parts: AreaParts, symbol: MapSymbol, frame: Frame): void {
  const path = pathOfRings(parts.flat(), frame, true);
  if (symbol.shape === 'area') drawFill(context, path, symbol, frame);
  for (const pen of linePens(symbol, frame)) strokePath(context, path, pen);
}

/** Rings run as they come; parts of one area do not lie over each other, so even their holes stay open by winding. */
export function pathOfRings(rings: readonly Ring[], frame: Frame, closed: boolean): Path2D {
  const path = new Path2D();
  const scale = pixelsPerMetre(frame);
  const [west, , , north] = frame.extent;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [(ring[i]! - west) * scale, (north - ring[i + 1]!) * scale];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (closed) path.closePath();
  }
  return path;
}

/** Vertices nearer than this to the last one drawn are left out; device pixels. */
const SKIP_PIXELS = 0.7;

function pathInView({ coordinates, pathStart, bounds }: PlanLines, frame: Frame): Path2D {
  const path = new Path2D();
  const scale = pixelsPerMetre(frame);
  const [west, south, east, north] = frame.extent;
  for (let line = 0; line + 1 < pathStart.length; line++) {
    const at = 4 * line;
    if (bounds[at]! > east || bounds[at + 2]! < west || bounds[at + 1]! > north || bounds[at + 3]! < south) continue;
    let [lastX, lastY] = [NaN, NaN];
    const [from, to] = [pathStart[line]!, pathStart[line + 1]!];
    for (let vertex = from; vertex < to; vertex++) {
      const [x, y] = [(coordinates[2 * vertex]! - west) * scale, (north - coordinates[2 * vertex + 1]!) * scale];
      if (vertex === from) path.moveTo(x, y);
      else if (vertex === to - 1 || Math.abs(x - lastX) >= SKIP_PIXELS || Math.abs(y - lastY) >= SKIP_PIXELS) path.lineTo(x, y);
      else continue;
      [lastX, lastY] = [x, y];
    }
  }
  return path;
}
