/** The things on the ground in their order of precedence, each with its outline and the borders inside it. */
import { EXACT_FIELDS } from './exact-fields.ts';
import { direction, fieldLines, floorRing, patchFieldLines } from './field-lines.ts';
import * as geos from './geos.ts';
import type { Ground } from './ground.ts';
import { patchRing, type PlacedMine } from './mine-shapes.ts';
import { blob, boxOf, curveThrough, distance, distanceToLine, polygonArea, wanderingLine, type Box, type Point, type Polygon, type Ring } from './plane.ts';
import { MAIN_ROADS, RAILWAY, RAILWAY_HALF_WIDTH, STREAMS, type Village } from './places.ts';
import { chance, fractalNoise, hashShare, seedOf } from './seeded.ts';

/** Things of one rank; `lines` are borders inside them. */
export interface Level {
  readonly entries: readonly { readonly polygon: Polygon; readonly ground: Ground; readonly box: Box }[];
  readonly lines: readonly (readonly Point[])[];
}

const level = (entries: readonly { readonly polygon: Polygon; readonly ground: Ground }[], lines: readonly (readonly Point[])[] = []): Level => ({
  entries: entries.map((entry) => ({ ...entry, box: boxOf(entry.polygon[0]!) })),
  lines,
});

const ribbon = (lines: readonly (readonly Point[])[], halfWidth: number): Polygon[] => {
  const line = geos.fromLines(lines);
  const wide = geos.widened(line, halfWidth);
  const polygons = geos.polygonsIn(wide);
  geos.free(line);
  geos.free(wide);
  return polygons;
};

/** Cleared ground around a mine: some tens of metres beyond its border, uneven. */
function clearingRing(mine: PlacedMine): Polygon[] {
  const right = geos.fromPolygon([mine.ring]);
  const near = geos.widened(right, 9);
  const seed = seedOf(mine.mine.name);
  const lobes: Polygon[] = [];
  const border = mine.ring.flatMap((corner, i) => {
    const next = mine.ring[(i + 1) % mine.ring.length]!;
    const pieces = Math.max(1, Math.round(distance(corner, next) / 55));
    return Array.from({ length: pieces }, (_, k): Point => [corner[0] + ((next[0] - corner[0]) * k) / pieces, corner[1] + ((next[1] - corner[1]) * k) / pieces]);
  });
  border.forEach((at, i) => {
    const reach = 20 + 120 * Math.max(0, fractalNoise(seed, at[0] / 210, at[1] / 210, 3) + 0.08) + 12 * hashShare(seed, i, 3);
    lobes.push([blob(at, reach, seed + i, { stretch: 1 + 0.4 * hashShare(seed, i), turn: hashShare(seed, i, 2), uneven: 0.35, stepMetres: 18 })]);
  });
  const around = geos.areaOf(lobes);
  const whole = geos.union(near, around);
  const polygons = geos.polygonsIn(whole).map((polygon): Polygon => [polygon[0]!]);
  for (const handle of [right, near, around, whole]) geos.free(handle);
  return polygons.sort((a, b) => polygonArea(b) - polygonArea(a)).slice(0, 1);
}

function pitRing(mine: PlacedMine): Point[] {
  if (mine.mine.name === '石湾沟石灰岩矿') return blob([12_722, 4_590], 232, 5, { stretch: 1.08, turn: 0.96, uneven: 0.2, stepMetres: 20 });
  const share = mine.mine.method === 'underground' ? 0.16 : 0.34 + 0.14 * hashShare(seedOf(mine.mine.name), 8);
  const radius = Math.min(mine.mine.method === 'underground' ? 70 : 260, Math.sqrt(polygonArea([mine.ring]) / 3.14) * Math.sqrt(share) * 1.15);
  return blob(mine.centre, radius, seedOf(mine.mine.name) + 4, { stretch: 1.15, turn: hashShare(seedOf(mine.mine.name), 9), uneven: 0.3, stepMetres: 17 });
}

function lanesTo(villages: readonly Village[], mines: readonly PlacedMine[]): Point[][] {
  const lanes: Point[][] = [];
  for (const village of villages) {
    let target: Point | null = null;
    for (const road of MAIN_ROADS) for (const point of road.line) if (!target || distance(point, village.at) < distance(target, village.at)) target = point;
    if (!target || distance(target, village.at) < 120 || distance(target, village.at) > 5_200) continue;
    for (let attempt = 0; attempt < 8; attempt++) {
      const rough = wanderingLine(village.at, target, seedOf(village.name) + attempt, 0.17, 190);
      const lane = curveThrough(rough, 32);
      const clear = mines.every(({ centre, radius }) => distanceToLine(lane, centre) > radius + 35);
      if (!clear) continue;
      lanes.push(lane);
      break;
    }
  }
  return lanes;
}

/** Cuts each patch back where an earlier patch of the same mine lies. */
function keepApart(patches: { polygon: Polygon; ground: Ground }[]): void {
  patches.forEach((patch, index) => {
    const earlier = patches.slice(0, index).filter(({ ground }) => ground.kind === 'patch' && patch.ground.kind === 'patch' && ground.mine === patch.ground.mine);
    if (earlier.length === 0) return;
    const taken = geos.areaOf(earlier.map(({ polygon }) => polygon));
    const own = geos.areaOf([patch.polygon]);
    const left = geos.difference(own, taken);
    const parts = geos.polygonsIn(left).sort((a, b) => polygonArea(b) - polygonArea(a));
    for (const handle of [taken, own, left]) geos.free(handle);
    patch.polygon = parts[0]!;
  });
}

function fieldsIn({ polygon, ground }: { polygon: Polygon; ground: Ground }): Point[][] {
  if (ground.kind !== 'patch' || ground.patch.kind !== 'field') return [];
  const raw = geos.fromLines(patchFieldLines(polygon[0]!, direction(ground.patch.rowsTurn ?? 0), ground.patch.rowMetres ?? 42, seedOf(ground.id)));
  const area = geos.fromPolygon(polygon);
  const inside = geos.intersection(raw, area);
  const lines = geos.linesIn(inside);
  for (const handle of [raw, area, inside]) geos.free(handle);
  return lines;
}

/** Everything that lies on the ground, in order of who wins, and the roads to single villages. */
export function groundLevels(villages: readonly Village[], mines: readonly PlacedMine[], outline: Ring): { levels: Level[]; lanes: Point[][] } {
  const lanes = lanesTo(villages, mines);
  const patches = mines.flatMap((mine) => (mine.mine.patches ?? []).map((patch, i) => {
    const id = `${mine.mine.name}#${i}`;
    return { polygon: [patchRing(mine, patch.shape, seedOf(id))] as Polygon, ground: { kind: 'patch', mine: mine.mine.name, patch, id } as Ground };
  }));
  const settled = villages.flatMap((village): { polygon: Polygon; ground: Ground }[] => {
    const seed = seedOf(village.name);
    const dice = chance(seed);
    const size = village.town ? dice.between(330, 420) : 55 + village.households * 0.32;
    const kind = village.town ? 'town' as const : 'village' as const;
    const parts = village.town ? 3 : dice.whole(1, 3);
    return Array.from({ length: parts }, (_, k) => {
      const turn = dice.share();
      const aside = k === 0 ? 0 : size * dice.between(1.15, 1.9);
      const at: Point = [village.at[0] + aside * (turn - 0.5) * 2, village.at[1] + aside * (dice.share() - 0.5) * 2];
      return { polygon: [blob(at, k === 0 ? size : size * dice.between(0.25, 0.55), seed + k, { stretch: dice.between(1.1, 1.6), turn: dice.share(), uneven: 0.28, stepMetres: 24 })], ground: { kind, name: village.name } };
    });
  });
  keepApart(patches);
  const nearMine = (ring: Ring): boolean => mines.some(({ ring: right, centre, radius }) => ring.some((point) => distance(point, centre) < radius + 30 && distanceToLine([...right, right[0]!], point) < 60));
  const waterDice = chance(seedOf('ponds'));
  const ponds = STREAMS.flatMap((stream) => stream.line.filter((_, i) => i % 11 === 5).flatMap((at): { polygon: Polygon; ground: Ground }[] => {
    const aside = stream.floorHalfWidth * waterDice.between(0.2, 0.8) * (waterDice.share() < 0.5 ? -1 : 1);
    const ring = blob([at[0] + aside * 0.6, at[1] + aside], waterDice.between(16, 44), seedOf(`${stream.name}${at[0]}`), { stretch: waterDice.between(1, 1.6), turn: waterDice.share(), uneven: 0.3, stepMetres: 11 });
    return waterDice.share() < 0.5 || nearMine(ring) ? [] : [{ polygon: [ring], ground: { kind: 'pond' } }];
  }));
  const islandDice = chance(seedOf('islands'));
  const box = boxOf(outline);
  const islands: { polygon: Polygon; ground: Ground }[] = [];
  while (islands.length < 190) {
    const at: Point = [islandDice.between(box.west, box.east), islandDice.between(box.south, box.north)];
    const radius = islandDice.between(16, 62);
    const ring = blob(at, radius, seedOf(`island${islands.length}`), { stretch: islandDice.between(1, 1.7), turn: islandDice.share(), uneven: 0.4, stepMetres: 13 });
    const kind = islandDice.pick(['0404', '0404', '0103', '0103', '0305', '1206', '0201', '09', '1104', '0301']);
    if (mines.some(({ centre, radius: reach }) => distance(centre, at) < reach + 160)) continue;
    islands.push({ polygon: [ring], ground: { kind: 'island', class: kind } });
  }
  const reservoirs: { polygon: Polygon; ground: Ground }[] = ([[[19_080, 12_500], 330, 0.24], [[1_330, 13_250], 260, 0.2], [[4_480, -2_200], 300, 0.16]] as const).map(([at, radius, turn]) => ({
    polygon: [blob(at, radius, seedOf(`reservoir${radius}`), { stretch: 1.7, turn, uneven: 0.45, stepMetres: 22 })], ground: { kind: 'reservoir' },
  }));
  const clear = mines.filter(({ mine }) => !mine.natural).flatMap((mine) => clearingRing(mine).map((polygon) => ({ polygon, ground: { kind: 'clearing', mine: mine.mine.name } as Ground })));
  const pits = mines.filter(({ mine }) => !mine.natural && mine.name !== '东沟高岭土矿').map((mine) => ({ polygon: [pitRing(mine)] as Polygon, ground: { kind: mine.mine.method === 'underground' ? 'yard' : 'pit', mine: mine.mine.name } as Ground }));
  return {
    lanes,
    levels: [
      level([...STREAMS].sort((a, b) => a.order - b.order).flatMap((stream) => ribbon([stream.line], stream.halfWidth).map((polygon) => ({ polygon, ground: { kind: 'river', name: stream.name } as Ground })))),
      level(reservoirs),
      level(ribbon([RAILWAY], RAILWAY_HALF_WIDTH).map((polygon) => ({ polygon, ground: { kind: 'railway' } }))),
      level(MAIN_ROADS.flatMap((road) => ribbon([road.line], road.halfWidth).map((polygon) => ({ polygon, ground: { kind: road.grade === '乡道' ? 'lane' : 'road' } as Ground })))),
      level(lanes.flatMap((lane) => ribbon([lane], 2.4).map((polygon) => ({ polygon, ground: { kind: 'lane' } as Ground })))),
      level(EXACT_FIELDS.map((exact) => ({ polygon: [exact.ring], ground: { kind: 'exact-field', class: exact.class, permanent: exact.permanent, id: exact.id } }))),
      level(patches, patches.flatMap(fieldsIn)),
      level(pits),
      level(clear),
      level(settled),
      level(ponds),
      ...[...STREAMS].sort((a, b) => a.order - b.order).map((stream) => level([{ polygon: [floorRing(stream)], ground: { kind: 'floor', stream: stream.name } }], fieldLines(stream))),
      level(islands),
    ],
  };
}
