/**
 * The gap-free land cover: line work of everything that borders land, noded and closed into faces by GEOS,
 * then small remains joined to a neighbour. Shared edges stay identical to the bit.
 */
import { patchFieldLines } from './field-lines.ts';
import * as geos from './geos.ts';
import { groundLevels, type Level } from './ground-levels.ts';
import type { Cover, Ground } from './ground.ts';
import { naturalKind } from './land-classes.ts';
import { meshOf } from './mesh.ts';
import type { PlacedMine } from './mine-shapes.ts';
import { patchwork, type Patchwork } from './patchwork.ts';
import type { Village } from './places.ts';
import { boxOf, GRID, insidePolygon, interiorPoint, onGrid, polygonArea, type Point, type Polygon, type Ring } from './plane.ts';
import { seedOf } from './seeded.ts';
import { assembleParcels } from './small-remains.ts';
import { territoryFinder, territoryLines } from './territories.ts';
import type { Terrain } from './terrain.ts';

/** Builds the whole cover. */
export function buildCover(outline: Ring, villages: readonly Village[], mines: readonly PlacedMine[], terrain: Terrain): Cover {
  const { levels, lanes } = groundLevels(villages, mines, outline);
  const openWork = openPatchwork(outline, terrain);
  const borders = territoryLines(villages, outline);
  const lines = lineWork(outline, levels, openWork, borders, terrain);
  const faces = geos.polygonize(lines, GRID).map((polygon): Polygon => polygon.map((ring) => ring.map(([x, y]): Point => [onGrid(x), onGrid(y)])));
  const county = geos.pointProbe([outline]);
  const kept = faces.filter((polygon) => county.contains(interiorPoint(polygon)));
  county.free();
  const territories = territoryFinder(borders, outline, villages);
  const groundAt = groundFinder(levels.flatMap(({ entries }) => entries));
  const info = kept.map((polygon) => {
    const inside = interiorPoint(polygon);
    const { patch, site } = openWork.patchAt(inside);
    return { inside, ground: groundAt(inside), village: territories.villageAt(inside), patch, natural: naturalKind(site, terrain), area: polygonArea(polygon) };
  });
  territories.free();
  return assembleParcels(kept, meshOf(kept), info, lanes);
}

/** Not cut by the borders of villages. */
const WHOLE = new Set<Ground['kind']>(['pit', 'yard', 'patch', 'village', 'exact-field', 'pond']);

/** All border lines, each only where nothing of higher rank covers it; to be noded. */
function lineWork(outline: Ring, levels: readonly Level[], openWork: Patchwork, borders: readonly (readonly Point[])[], terrain: Terrain): geos.Handle[] {
  const county = geos.fromPolygon([outline]);
  const lines: geos.Handle[] = [geos.fromLine([...outline, outline[0]!])];
  const whole: Polygon[] = [];
  let covered = geos.areaOf([]);
  const visible = (raw: geos.Handle, hidden: geos.Handle): geos.Handle => {
    const inside = geos.intersection(raw, county);
    const left = geos.difference(inside, hidden);
    geos.free(raw);
    geos.free(inside);
    return left;
  };
  for (const { entries, lines: innerLines } of levels) {
    if (entries.length === 0) continue;
    const { kind } = entries[0]!.ground;
    const area = geos.areaOf(entries.map(({ polygon }) => polygon));
    if (WHOLE.has(kind)) whole.push(...entries.map(({ polygon }) => polygon));
    lines.push(visible(geos.fromLines(entries.flatMap(({ polygon }) => polygon.map((ring) => [...ring, ring[0]!]))), covered));
    const inner = kind === 'clearing' ? openWork.lines : innerLines;
    if (inner.length > 0) {
      const raw = geos.fromLines(inner);
      lines.push(visible(geos.intersection(raw, area), covered));
      geos.free(raw);
    }
    const before = covered;
    covered = geos.union(before, area);
    geos.free(before);
    geos.free(area);
  }
  lines.push(visible(geos.fromLines(openWork.lines), covered), visible(geos.fromLines(terraceLines(openWork, terrain)), covered));
  const uncut = geos.areaOf(whole);
  lines.push(visible(geos.fromLines(borders), uncut));
  for (const handle of [covered, uncut, county]) geos.free(handle);
  return lines;
}

/** Dry fields on slopes lie in terraces along the contour. */
function terraceLines(work: Patchwork, terrain: Terrain): Point[][] {
  const lines: Point[][] = [];
  for (const { site, border } of work.patchesOf((at) => naturalKind(at, terrain) === '0103')) {
    const outer = geos.polygonize([geos.fromLines(border)], GRID).sort((a, b) => polygonArea(b) - polygonArea(a))[0];
    if (!outer || polygonArea(outer) < 18_000) continue;
    const east = terrain.height([site[0] + 90, site[1]]) - terrain.height([site[0] - 90, site[1]]);
    const north = terrain.height([site[0], site[1] + 90]) - terrain.height([site[0], site[1] - 90]);
    const steep = Math.sqrt(east * east + north * north) || 1;
    const raw = geos.fromLines(patchFieldLines(outer[0]!, [-north / steep, east / steep], 116, seedOf(`${Math.round(site[0])}/${Math.round(site[1])}`)));
    const area = geos.fromPolygon(outer);
    const inside = geos.intersection(raw, area);
    lines.push(...geos.linesIn(inside));
    for (const handle of [raw, area, inside]) geos.free(handle);
  }
  return lines;
}

function openPatchwork(outline: Ring, terrain: Terrain): Patchwork {
  const box = boxOf(outline);
  const kinds = ['0103', '0201', '0301', '0302', '0305', '0307', '0404', '1206', '1207'];
  return patchwork({
    seed: 500,
    spacingMetres: 186,
    roughness: 0.15,
    shortestMetres: 25,
    area: box,
    wanted: (at) => at[0] > box.west - 300 && at[0] < box.east + 300,
    kindOf: (at) => kinds.indexOf(naturalKind(at, terrain)) * 4 + (terrain.fromFloor(at) < 600 ? 1 : 0),
    largest: (share) => (share < 0.22 ? 2 : share < 0.6 ? 7 : 20),
  });
}

/** Which entry wins at a point; entries in order of precedence. */
function groundFinder(entries: Level['entries']): (point: Point) => Ground {
  const size = 500;
  const cells = new Map<string, number[]>();
  const probes = entries.map(({ polygon }): geos.PointProbe => (polygon.reduce((sum, ring) => sum + ring.length, 0) > 60 ? geos.pointProbe(polygon) : { contains: (point) => insidePolygon(polygon, point), free: () => {} }));
  entries.forEach(({ box }, index) => {
    for (let c = Math.floor(box.west / size); c <= Math.floor(box.east / size); c++) {
      for (let r = Math.floor(box.south / size); r <= Math.floor(box.north / size); r++) {
        const key = `${c},${r}`;
        const list = cells.get(key);
        if (list) list.push(index);
        else cells.set(key, [index]);
      }
    }
  });
  return (point) => {
    for (const index of cells.get(`${Math.floor(point[0] / size)},${Math.floor(point[1] / size)}`) ?? []) {
      const { box, ground } = entries[index]!;
      if (point[0] >= box.west && point[0] <= box.east && point[1] >= box.south && point[1] <= box.north && probes[index]!.contains(point)) return ground;
    }
    return { kind: 'open' };
  };
}
