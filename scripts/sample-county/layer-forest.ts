/** 林地小班: forest land of the cover, joined into stands by village and protection grade; UTF-8 with .cpg. */
import { systemById } from '../../shared/crs/systems.ts';
import type { Cover } from './ground.ts';
import type { ClassedParcel } from './layer-dltb.ts';
import { joinFaces } from './mesh.ts';
import type { PlacedMine } from './mine-shapes.ts';
import type { Grade } from './mine.ts';
import { boxOf, insidePolygon, onGrid, type Point, type Polygon } from './plane.ts';
import { besideEdge, isProtected, RESERVE_ZONES } from './protected-areas.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer, type Value } from './sample-layer.ts';
import { fractalNoise, hashShare } from './seeded.ts';
import type { Terrain } from './terrain.ts';

const FOREST_CLASSES = new Set(['0301', '0302', '0305', '0307']);

/** Protection grade of a forest parcel; planted patches and the ground over coal mines have theirs by plan. */
function gradeOf(parcel: ClassedParcel, terrain: Terrain, mines: readonly PlacedMine[], cores: readonly { polygon: Polygon; box: ReturnType<typeof boxOf> }[]): Grade {
  const { ground, inside } = parcel;
  if (ground.kind === 'patch' && ground.patch.kind === 'forest') return ground.patch.grade;
  const over = mines.find(({ mine, centre, radius }) => mine.natural && Math.max(Math.abs(centre[0] - inside[0]), Math.abs(centre[1] - inside[1])) < radius + 500);
  if (over) return over.mine.name === '北岭煤矿' ? (parcel.class === '0301' ? 'Ⅲ' : 'Ⅳ') : parcel.class === '0301' ? 'Ⅱ' : 'Ⅲ';
  if (cores.some(({ polygon, box }) => inside[0] > box.west && inside[0] < box.east && inside[1] > box.south && inside[1] < box.north && insidePolygon(polygon, inside))) return 'Ⅰ';
  if (isProtected(inside)) return 'Ⅱ';
  const value = (terrain.height(inside) - 860) / 260 + 0.9 * fractalNoise(911, inside[0] / 2_300, inside[1] / 2_300, 3) + (parcel.class === '0301' ? 0.12 : -0.1);
  return value > 0.34 ? 'Ⅱ' : value > -0.45 ? 'Ⅲ' : 'Ⅳ';
}

const isForest = (parcel: ClassedParcel): boolean =>
  FOREST_CLASSES.has(parcel.class) && (parcel.ground.kind === 'open' || (parcel.ground.kind === 'patch' && parcel.ground.patch.kind === 'forest'));

/** The forest layer, one record per stand. */
export function forestLayer(parcels: readonly ClassedParcel[], cover: Cover, terrain: Terrain, mines: readonly PlacedMine[]): SampleLayer {
  const cores = RESERVE_ZONES.filter(({ zone }) => zone === '核心保护区').map(({ polygon }) => ({ polygon, box: boxOf(polygon[0]!) }));
  const parcelOfFace = new Map<number, number>();
  const grades = parcels.map((parcel, index) => {
    if (!isForest(parcel)) return null;
    for (const face of parcel.faces) parcelOfFace.set(face, index);
    return gradeOf(parcel, terrain, mines, cores);
  });
  const parent = parcels.map((_, index) => index);
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index]!;
    return index;
  };
  const size = parcels.map(({ areaSquareMetres }) => areaSquareMetres);
  const limit = (index: number): number => 60_000 + 340_000 * hashShare(921, index) * hashShare(922, index);
  const standKey = (index: number): string => {
    const { ground, village, class: code } = parcels[index]!;
    return `${ground.kind === 'patch' ? ground.id : ''} ${village.code} ${grades[index]} ${code === '0301' ? 1 : 2}`;
  };
  parcels.forEach((parcel, index) => {
    if (grades[index] === null) return;
    for (const face of parcel.faces) {
      for (const [neighbour, length] of cover.mesh.neighbours[face]!) {
        const other = parcelOfFace.get(neighbour);
        if (other === undefined || other === index || length < 30 || standKey(other) !== standKey(index)) continue;
        const [a, b] = [root(index), root(other)];
        if (a === b || size[a]! + size[b]! > Math.min(limit(a), limit(b))) continue;
        parent[Math.max(a, b)] = Math.min(a, b);
        size[Math.min(a, b)] = size[a]! + size[b]!;
      }
    }
  });
  const stands = new Map<number, number[]>();
  parcels.forEach((_, index) => {
    if (grades[index] === null) return;
    const list = stands.get(root(index));
    if (list) list.push(index);
    else stands.set(root(index), [index]);
  });
  const features: SampleLayer['features'][number][] = [];
  const rows: Value[][] = [];
  const numbers = new Map<string, number>();
  const add = (polygon: Polygon, parcel: ClassedParcel, grade: Grade, note: string | null): void => {
    const full = toFull(polygon);
    const number = (numbers.get(parcel.village.code) ?? 0) + 1;
    numbers.set(parcel.village.code, number);
    const tall = parcel.class === '0301';
    const chance = hashShare(931, number, Math.round(parcel.inside[0]));
    const publicGood = grade === 'Ⅰ' || (grade === 'Ⅱ' && chance < 0.7) || (grade === 'Ⅲ' && chance < 0.2);
    features.push([full]);
    rows.push([
      '样例省', '青石县', parcel.village.township.name, parcel.village.name, String(1 + (number % 12)).padStart(4, '0'), String(number).padStart(5, '0'),
      tall ? '乔木林地' : parcel.class === '0305' ? '灌木林地' : '其他林地', tall ? ['侧柏', '刺槐', '油松', '栎类'][Math.floor(chance * 4)]! : null, chance < 0.45 ? '人工' : '天然',
      publicGood ? '防护林' : tall ? '用材林' : '经济林', publicGood ? (grade === 'Ⅰ' || chance < 0.3 ? '国家级' : '地方级') : null, grade, tall ? Math.round((0.3 + 0.5 * chance) * 100) / 100 : null, toCents(landArea(full) / 10_000), '2025', note,
    ]);
  };
  for (const [first, members] of stands) {
    const joined = members.length === 1 ? [parcels[first]!.polygon] : joinFaces(cover.mesh, members.flatMap((index) => parcels[index]!.faces));
    for (const polygon of joined) add(polygon, parcels[first]!, grades[first]!, null);
  }
  const host = parcels.find(({ ground }) => 'mine' in ground && ground.mine === '白杨岭砖瓦页岩矿')!;
  add(baiyangling(mines), { ...host, class: '0305' }, 'Ⅳ', '2024 年补划');
  return {
    file: '林地小班_2025', name: '林地小班 2025', role: 'forest', kind: 'polygon', features, rows,
    fields: [
      textField('SHENG', 12), textField('XIAN', 12), textField('XIANG', 12), textField('CUN', 24), textField('LIN_BAN', 4), textField('XIAO_BAN', 5), textField('DI_LEI', 16), textField('YOU_SHI_SZ', 12), textField('QI_YUAN', 8),
      textField('LIN_ZHONG', 12), textField('SHI_QUAN_D', 12), textField('BH_DJ', 6), numberField('YU_BI_DU', 5, 2), numberField('XBMJ', 12, 2), textField('DCNF', 4), textField('BZ', 30),
    ],
    system: systemById('EPSG:4526'), encoding: 'utf-8', cpg: true, vintage: '2025',
  };
}

/** A stand that reaches 4 mm over one side of the right: a sliver, no finding. */
function baiyangling(mines: readonly PlacedMine[]): Polygon {
  const { ring } = mines.find(({ mine }) => mine.name === '白杨岭砖瓦页岩矿')!;
  const [a, b] = [ring[2]!, ring[1]!];
  // Corners run counter-clockwise from b to a inside; seen from a to b the right lies to the left.
  const [near, nearEnd] = besideEdge(a, b, 0.004, 0.1, 0.85);
  const [far, farEnd] = besideEdge(a, b, -7.5, 0.06, 0.9);
  const point = ([x, y]: Point): Point => [onGrid(x), onGrid(y)];
  return [[point(near), point(far), point(farEnd), point(nearEnd)]];
}
