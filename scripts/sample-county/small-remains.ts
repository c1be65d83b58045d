/** Joins what is too small to be a parcel of its own to the neighbour with the longest common border. */
import type { Cover, Ground, Parcel } from './ground.ts';
import { joinFaces, type Mesh } from './mesh.ts';
import { interiorPoint, polygonArea, type Point, type Polygon } from './plane.ts';
import type { Village } from './places.ts';

/** What is known of a face before it becomes a parcel or part of one. */
export interface FaceInfo {
  readonly inside: Point;
  readonly ground: Ground;
  readonly village: Village;
  readonly patch: number;
  readonly natural: string;
  readonly area: number;
}

const groundKey = (ground: Ground): string => ('id' in ground ? ground.id : 'mine' in ground ? `${ground.kind} ${ground.mine}` : ground.kind);

/** Parcels out of faces. */
export function assembleParcels(polygons: readonly Polygon[], mesh: Mesh, info: readonly FaceInfo[], lanes: readonly (readonly Point[])[]): Cover {
  const into = polygons.map((_, face) => face);
  const root = (face: number): number => {
    while (into[face] !== face) face = into[face]!;
    return face;
  };
  const area = info.map((entry) => entry.area);
  const smallest = (ground: Ground): number => {
    switch (ground.kind) {
      case 'floor': return 1_300;
      case 'open': return 3_000;
      case 'clearing': return 900;
      case 'patch': return ground.patch.kind === 'field' ? 420 : 900;
      case 'road': case 'lane': case 'river': case 'railway': return 260;
      default: return 200;
    }
  };
  const order = polygons.map((_, face) => face).sort((a, b) => area[a]! - area[b]! || a - b);
  const around = mesh.neighbours.map((map) => new Map(map));
  const joinable = (face: number, other: number, strict: boolean): boolean =>
    groundKey(info[face]!.ground) === groundKey(info[other]!.ground) && (!strict || info[face]!.village === info[other]!.village);
  for (const face of order) {
    if (into[face] !== face || area[face]! >= smallest(info[face]!.ground)) continue;
    for (const strict of [true, false]) {
      if (!strict && area[face]! > 60) break;
      let best = -1;
      let longest = 0;
      for (const [neighbour, length] of around[face]!) {
        const other = root(neighbour);
        if (other !== face && joinable(face, other, strict) && length > longest) {
          best = other;
          longest = length;
        }
      }
      if (best < 0) continue;
      into[face] = best;
      area[best]! += area[face]!;
      for (const [neighbour, length] of around[face]!) {
        const other = root(neighbour);
        if (other !== best) around[best]!.set(other, (around[best]!.get(other) ?? 0) + length);
      }
      break;
    }
  }
  const groups = new Map<number, number[]>();
  polygons.forEach((_, face) => {
    const owner = root(face);
    const list = groups.get(owner);
    if (list) list.push(face);
    else groups.set(owner, [face]);
  });
  const territories = new Map<string, number[]>();
  const parcels: Parcel[] = [];
  for (const [owner, members] of groups) {
    const joined = members.length === 1 ? [mesh.faces[owner]!.map((ring) => ring.map((number) => mesh.points[number]!))] : joinFaces(mesh, members);
    const entry = info[owner]!;
    for (const face of members) {
      const list = territories.get(entry.village.name);
      if (list) list.push(face);
      else territories.set(entry.village.name, [face]);
    }
    if (joined.length !== 1) throw new Error('a joined parcel fell apart');
    parcels.push({ polygon: joined[0]!, inside: members.length === 1 ? entry.inside : interiorPoint(joined[0]!), areaSquareMetres: polygonArea(joined[0]!), ground: entry.ground, village: entry.village, natural: entry.natural, patch: entry.patch, faces: members });
  }
  return { parcels, mesh, territories, lanes };
}
