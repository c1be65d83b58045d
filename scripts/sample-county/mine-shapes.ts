/** Where each mine lies: outlines drawn by hand, grown around a given place, or put on free ground. */
import type { Mine, PatchShape } from './mine.ts';
import { MINES } from './mines.ts';
import { blob, boxOf, distance, distanceToLine, insideRing, onGrid, rightOutline, ringCentre, signedArea, wanderingRing, type Point, type Polygon, type Ring } from './plane.ts';
import { MAIN_ROADS, RAILWAY, STREAMS, type Village } from './places.ts';
import { RED_LINES, RESERVE_ZONES } from './protected-areas.ts';
import { chance, cosineOfTurn, seedOf, sineOfTurn } from './seeded.ts';

/** One body: outline in local metres and its elevations. */
export interface Body {
  readonly polygon: Polygon;
  readonly topMetres: number;
  readonly bottomMetres: number;
}

/** A mine on the ground. */
export interface PlacedMine {
  readonly mine: Mine;
  /** Outline of the first body; what stands around the mine goes by it. */
  readonly ring: Ring;
  readonly bodies: readonly Body[];
  readonly centre: Point;
  readonly radius: number;
}

function placed(mine: Mine, ring: Ring, hole?: Ring): PlacedMine {
  const centre = ringCentre(ring);
  const bodies: Body[] = [{ polygon: hole ? [ring, hole] : [ring], topMetres: mine.topMetres, bottomMetres: mine.bottomMetres }];
  if (mine.secondBody) bodies.push({ polygon: [mine.secondBody.ring], topMetres: mine.secondBody.topMetres, bottomMetres: mine.secondBody.bottomMetres });
  return { mine, ring, bodies, centre, radius: Math.max(...ring.map((corner) => distance(centre, corner))) };
}

/** All mines with their places, in the order of the table. */
export function placeMines(outline: Ring, villages: readonly Village[]): PlacedMine[] {
  const result = new Map<string, PlacedMine>();
  for (const mine of MINES) {
    const plan = mine.outline;
    if ('ring' in plan) result.set(mine.name, placed(mine, plan.ring, plan.hole));
    else if ('at' in plan) result.set(mine.name, placed(mine, rightOutline(plan.at, plan.areaKm2 * 1e6, plan.corners, seedOf(mine.name), plan.stretch ?? 1.1, plan.turn ?? 0.1)));
  }
  const closedOutline = [...outline, outline[0]!];
  const protectedRings = [...RESERVE_ZONES, ...RED_LINES].map(({ polygon }) => ({ ring: polygon[0]!, closed: [...polygon[0]!, polygon[0]![0]!], box: boxOf(polygon[0]!) }));
  for (const mine of MINES) {
    if (result.has(mine.name)) continue;
    const plan = mine.outline as { areaKm2: number; corners: number };
    const dice = chance(seedOf(mine.name));
    const shape = rightOutline([0, 0], plan.areaKm2 * 1e6, plan.corners, seedOf(mine.name), dice.between(1, 1.3), dice.share());
    const radius = Math.max(...shape.map((corner) => distance([0, 0], corner)));
    const place = tryPlaces(4000, () => {
      const at: Point = [Math.round(dice.between(-2_800, 27_400)), Math.round(dice.between(-6_800, 17_000))];
      if (!insideRing(outline, at) || distanceToLine(closedOutline, at) < radius + 350) return null;
      let nearest = villages[0]!;
      for (const village of villages) if (distance(village.at, at) < distance(nearest.at, at)) nearest = village;
      if (nearest.township.name !== mine.township || distance(nearest.at, at) < radius + 380) return null;
      for (const other of result.values()) if (distance(other.centre, at) < other.radius + radius + 260) return null;
      if (MAIN_ROADS.some((road) => distanceToLine(road.line, at) < radius + 90) || distanceToLine(RAILWAY, at) < radius + 200) return null;
      const water = STREAMS.map((stream) => distanceToLine(stream.line, at) - stream.floorHalfWidth);
      if (Math.min(...water) < radius * 0.5 + 60 || Math.min(...water) > 2_100) return null;
      const near = protectedRings.some(({ ring, closed, box }) => at[0] > box.west - 900 && at[0] < box.east + 900 && at[1] > box.south - 900 && at[1] < box.north + 900 && (insideRing(ring, at) || distanceToLine(closed, at) < radius + 160));
      return near ? null : at;
    });
    if (!place) throw new Error(`no free ground for ${mine.name} in ${mine.township}`);
    result.set(mine.name, placed(mine, shape.map(([x, y]): Point => [Math.round((place[0] + x) * 100) / 100, Math.round((place[1] + y) * 100) / 100])));
  }
  return MINES.map((mine) => result.get(mine.name)!);
}

function tryPlaces<Result>(times: number, attempt: () => Result | null): Result | null {
  for (let i = 0; i < times; i++) {
    const result = attempt();
    if (result) return result;
  }
  return null;
}

/** Where the ray from the centre leaves the ring. */
function edgePoint(ring: Ring, centre: Point, turn: number): Point {
  const dx = cosineOfTurn(turn);
  const dy = sineOfTurn(turn);
  let best = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const cross = dx * (by - ay) - dy * (bx - ax);
    if (cross === 0) continue;
    const along = ((ax - centre[0]) * (by - ay) - (ay - centre[1]) * (bx - ax)) / cross;
    const share = ((ax - centre[0]) * dy - (ay - centre[1]) * dx) / cross;
    if (share >= 0 && share <= 1 && along > best) best = along;
  }
  return [centre[0] + dx * best, centre[1] + dy * best];
}

/** The ring of a planted patch; hand-drawn corners get natural lines between them unless they are close together. */
export function patchRing(mine: PlacedMine, shape: PatchShape, seed: number): Point[] {
  const ring = 'depth' in shape
    ? blob(beyond(mine, shape), shape.radius, seed, { stretch: shape.stretch ?? 1.2, turn: shape.turn + 0.25, uneven: 0.26, stepMetres: 24 })
    : wanderingRing(shape, seed, 0.1, 22);
  const tidy = ring.map(([x, y]): Point => [onGrid(x), onGrid(y)]);
  return signedArea(tidy) > 0 ? tidy : tidy.reverse();
}

function beyond(mine: PlacedMine, shape: { turn: number; depth: number; radius: number; stretch?: number }): Point {
  const edge = edgePoint(mine.ring, mine.centre, shape.turn);
  const out = shape.radius / (shape.stretch ?? 1.2) - shape.depth;
  return [edge[0] + cosineOfTurn(shape.turn) * out, edge[1] + sineOfTurn(shape.turn) * out];
}
