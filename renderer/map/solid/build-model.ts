/** Turns bodies, workings and terrain into meshes about a local origin: x east, y up, z south. */
import { BufferAttribute, BufferGeometry, CatmullRomCurve3, Color, DoubleSide, EdgesGeometry, Group, LineBasicMaterial, LineSegments, Mesh, MeshLambertMaterial, ShapeUtils, TubeGeometry, Vector2, Vector3 } from 'three';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import { joinExtents, EMPTY_EXTENT, isEmptyExtent, type Extent } from '../../../shared/model/extent.ts';
import type { Ring, Working } from '../../../shared/model/mine-drawing.ts';
import type { SolidModel, SolidPick } from './contract.ts';

/** A goaf whose height nobody writes is drawn this thick, a roadway this wide or wider in a big model; enough to be seen. */
const USUAL_THICKNESS_METRES = 4;
const ROADWAY_RADIUS = { leastMetres: 3, shareOfModel: 0.0035 } as const;
/** Above this many roadways lines stand for tubes. */
const MOST_TUBES = 1_500;
/** A body that is open upwards or downwards reaches so far beyond what is drawn. */
const OPEN_METRES = 20;

export interface BuiltModel {
  readonly root: Group;
  /** Half the diagonal of everything, metres. */
  readonly radius: number;
  readonly centre: { readonly east: number; readonly north: number; readonly elevation: number };
  /** Workings without elevation, which have no place. */
  readonly withoutElevation: number;
}

export function buildModel({ bodies, workings, terrain, colours }: SolidModel): BuiltModel {
  const placed = workings.filter(({ working }) => working.elevation !== null);
  const levels = [
    ...placed.flatMap(({ working: { elevation } }) => [elevation!.lowestMetres, elevation!.highestMetres]),
    ...bodies.flatMap(({ topMetres, bottomMetres }) => [topMetres, bottomMetres].filter((level) => level !== null)),
    ...(terrain ? [terrain.lowestMetres, terrain.highestMetres] : []),
  ];
  const [lowest, highest] = levels.length > 0 ? [Math.min(...levels), Math.max(...levels)] : [0, 0];
  const extent: Extent = [...bodies.map(({ parts }) => parts.flat()), ...placed.map(({ working }) => ringsOf(working))].reduce((whole, rings) => joinExtents(whole, extentOfRings(rings)), EMPTY_EXTENT);
  const [west, south, east, north] = isEmptyExtent(extent) ? [0, 0, 1, 1] : extent;
  const centre = { east: (west + east) / 2, north: (south + north) / 2, elevation: (lowest + highest) / 2 };
  const at = (x: number, y: number, level: number): [number, number, number] => [x - centre.east, level - centre.elevation, centre.north - y];
  const root = new Group();
  for (const [position, { parts, topMetres, bottomMetres }] of bodies.entries()) {
    const [top, bottom] = [topMetres ?? highest + OPEN_METRES, bottomMetres ?? lowest - OPEN_METRES];
    for (const part of parts) {
      const geometry = prism(part, (_ring, _vertex) => bottom, top - bottom, at);
      const mesh = new Mesh(geometry, new MeshLambertMaterial({ color: colours.body, transparent: true, opacity: 0.1, side: DoubleSide, depthWrite: false }));
      mesh.renderOrder = 2;
      mesh.userData = { kind: 'body', position } satisfies SolidPick;
      root.add(mesh, new LineSegments(new EdgesGeometry(geometry, 30), new LineBasicMaterial({ color: colours.body })));
    }
  }
  const radius = Math.hypot(east - west, north - south, highest - lowest) / 2;
  const tubeRadius = Math.max(ROADWAY_RADIUS.leastMetres, ROADWAY_RADIUS.shareOfModel * radius);
  const tubes = placed.filter(({ working }) => working.shape.kind === 'line').length <= MOST_TUBES;
  for (const [position, { working, band, colour }] of workings.entries()) {
    if (working.elevation === null) continue;
    const pick: SolidPick = { kind: 'working', position };
    const mesh = (geometry: BufferGeometry): Mesh => Object.assign(new Mesh(geometry, material), { userData: pick });
    const material = new MeshLambertMaterial({ color: band === 'outside' ? colours.outside : colour, side: DoubleSide });
    const middle = (working.elevation!.lowestMetres + working.elevation!.highestMetres) / 2;
    const { shape } = working;
    if (shape.kind === 'area') {
      shape.parts.forEach((part, index) => {
        const floors = shape.elevations?.[index];
        const geometry = prism(part, (ring, vertex) => floors?.[ring]?.[vertex] ?? middle, working.thicknessMetres ?? USUAL_THICKNESS_METRES, at);
        root.add(mesh(geometry), new LineSegments(new EdgesGeometry(geometry, 30), new LineBasicMaterial({ color: new Color(colours.ink), transparent: true, opacity: 0.5 })));
      });
    } else {
      shape.paths.forEach((path, index) => {
        const points = Array.from({ length: path.length / 2 }, (_unused, i) => new Vector3(...at(path[2 * i]!, path[2 * i + 1]!, shape.elevations?.[index]?.[i] ?? middle)));
        if (points.length < 2) return;
        if (tubes) root.add(mesh(new TubeGeometry(new CatmullRomCurve3(straight(points), false, 'catmullrom', 0), 4 * points.length, tubeRadius, 8)));
        else root.add(Object.assign(new LineSegments(new BufferGeometry().setFromPoints(points.slice(1).flatMap((point, i) => [points[i]!, point])), new LineBasicMaterial({ color: band === 'outside' ? colours.outside : colour })), { userData: pick }));
      });
    }
  }
  if (terrain) root.add(surface(terrain, colours.terrain, at));
  return { root, centre, radius, withoutElevation: workings.length - placed.length };
}

function ringsOf({ shape }: Working): Ring[] {
  return shape.kind === 'area' ? shape.parts.flat() : [...shape.paths];
}

/** Corners stay corners: a point just before and after each keeps the curve on its sides. */
function straight(points: readonly Vector3[]): Vector3[] {
  return points.flatMap((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return [...(before ? [point.clone().lerp(before, 0.02)] : []), point, ...(after ? [point.clone().lerp(after, 0.02)] : [])];
  });
}

/** A polygon with holes between a floor, which may slope, and a roof `height` above it. */
function prism(part: readonly Ring[], floor: (ring: number, vertex: number) => number, height: number, at: (x: number, y: number, level: number) => [number, number, number]): BufferGeometry {
  const open = part.map((ring) => {
    const closed = ring.length >= 4 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1];
    return Array.from({ length: ring.length / 2 - (closed ? 1 : 0) }, (_unused, i) => new Vector2(ring[2 * i]!, ring[2 * i + 1]!));
  });
  const [outer, ...holes] = open;
  // Near to an origin: the triangulation works in single steps that large coordinates would spoil.
  const origin = outer![0]!.clone();
  const moved = (ring: readonly Vector2[]): Vector2[] => ring.map((corner) => corner.clone().sub(origin));
  const faces = ShapeUtils.triangulateShape(moved(outer!), holes.map(moved));
  const corners = open.flatMap((ring, r) => ring.map((corner, v) => ({ corner, level: floor(r, v) })));
  const positions: number[] = [];
  const add = (...vertices: readonly (readonly [number, number, number])[]): void => vertices.forEach((vertex) => positions.push(...vertex));
  const low = (i: number): [number, number, number] => at(corners[i]!.corner.x, corners[i]!.corner.y, corners[i]!.level);
  const high = (i: number): [number, number, number] => at(corners[i]!.corner.x, corners[i]!.corner.y, corners[i]!.level + height);
  for (const [a, b, c] of faces as [number, number, number][]) {
    add(high(a), high(b), high(c));
    add(low(a), low(c), low(b));
  }
  let start = 0;
  for (const ring of open) {
    for (let i = 0; i < ring.length; i++) {
      const [one, next] = [start + i, start + ((i + 1) % ring.length)];
      add(low(one), low(next), high(next));
      add(low(one), high(next), high(one));
    }
    start += ring.length;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.computeVertexNormals();
  return geometry;
}

function surface({ points, triangles }: NonNullable<SolidModel['terrain']>, colour: string, at: (x: number, y: number, level: number) => [number, number, number]): Mesh {
  const positions = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) positions.set(at(points[i]!, points[i + 1]!, points[i + 2]!), i);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  geometry.computeVertexNormals();
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ color: colour, transparent: true, opacity: 0.3, side: DoubleSide, depthWrite: false }));
  mesh.renderOrder = 3;
  return mesh;
}
