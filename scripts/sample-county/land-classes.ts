/** Classes of land (三调工作分类, DOMAIN §2.10) for every parcel. */
import type { Ground } from './ground.ts';
import type { Point } from './plane.ts';
import { isProtected } from './protected-areas.ts';
import { fractalNoise, hashShare } from './seeded.ts';
import type { Terrain } from './terrain.ts';

/** Names of the classes used here. */
export const CLASS_NAMES: Readonly<Record<string, string>> = {
  '0101': '水田', '0102': '水浇地', '0103': '旱地', '0201': '果园', '0204': '其他园地', '0301': '乔木林地', '0302': '竹林地', '0305': '灌木林地', '0307': '其他林地',
  '0401': '天然牧草地', '0404': '其他草地', '0601': '工业用地', '0602': '采矿用地', '0701': '城镇住宅用地', '0702': '农村宅基地', '0809': '公用设施用地', '09': '特殊用地',
  '1001': '铁路用地', '1003': '公路用地', '1006': '农村道路', '1101': '河流水面', '1103': '水库水面', '1104': '坑塘水面', '1106': '内陆滩涂', '1107': '沟渠',
  '1202': '设施农用地', '1206': '裸土地', '1207': '裸岩石砾地', '05H1': '商业服务业设施用地', '08H1': '机关团体新闻出版用地',
};

/** What grows on open ground when nobody plans anything. */
export function naturalKind(at: Point, terrain: Terrain): string {
  const [x, y] = at;
  const d = terrain.fromFloor(at);
  const h = terrain.height(at);
  const broad = fractalNoise(701, x / 2100, y / 2100, 3);
  const fine = fractalNoise(702, x / 620, y / 620, 3);
  const chance = hashShare(703, Math.round(x), Math.round(y));
  const slope = 430 + 260 * broad;
  if (d < slope) {
    const v = fine + 0.3 * broad + 0.14 * (chance - 0.5) - d / 2600;
    if (v > 0.06 && !isProtected(at)) return '0103';
    if (v > 0.06) return '0305';
    if (v > -0.07) return fractalNoise(704, x / 900, y / 900, 2) > 0.1 ? '0201' : '0404';
    if (v > -0.2) return chance < 0.5 ? '0404' : '0307';
    return chance < 0.55 ? '0305' : '0301';
  }
  const v = broad * 1.05 + fine * 0.5 + 0.12 * (chance - 0.5) + (h - 880) / 1500;
  if (v > 0.02) return '0301';
  if (v > -0.17) return '0305';
  if (v > -0.27) return '0307';
  if (v > -0.42) return '0404';
  if (d < 1_300 && v < -0.5 && !isProtected(at)) return '0103';
  return chance < 0.1 ? '1207' : chance < 0.2 ? '1206' : '0404';
}

/** The class of a parcel. */
export function classOf(ground: Ground, inside: Point, natural: string, toRiver: number, number: number): string {
  const [x, y] = inside;
  const chance = hashShare(711, Math.round(x), Math.round(y), number % 7);
  switch (ground.kind) {
    case 'river': return '1101';
    case 'railway': return '1001';
    case 'road': return '1003';
    case 'lane': return '1006';
    case 'exact-field': return ground.class;
    case 'patch': return ground.patch.kind === 'forest' ? (ground.patch.grade === 'Ⅳ' ? '0305' : '0301') : chance < 0.24 ? '0102' : '0103';
    case 'pit': return '0602';
    case 'yard': return chance < 0.5 ? '0602' : '0601';
    case 'clearing': return natural === '0301' ? (chance < 0.75 ? '0404' : '1206') : natural === '0305' ? (chance < 0.25 ? '0305' : '0404') : natural === '0103' ? (chance < 0.2 ? '1206' : '0404') : natural === '0307' ? (chance < 0.4 ? '1206' : '0404') : natural === '1207' ? '1207' : chance < 0.25 ? '0602' : '0404';
    case 'town': return chance < 0.14 ? '05H1' : chance < 0.24 ? '08H1' : '0701';
    case 'village': return '0702';
    case 'reservoir': return '1103';
    case 'pond': return '1104';
    case 'island': return ground.class;
    case 'floor': {
      const orchard = fractalNoise(721, x / 800, y / 800, 3);
      const dry = fractalNoise(722, x / 1500, y / 1500, 3);
      if (toRiver < 34) return chance < 0.2 ? '1106' : chance < 0.42 ? '0404' : chance < 0.62 ? '0307' : '0102';
      if (toRiver < 70 && chance < 0.2) return chance < 0.07 ? '1106' : '0404';
      if (orchard > 0.3) return chance < 0.82 ? '0201' : '0102';
      if (chance < 0.012) return '1202';
      if (chance < 0.03) return '0404';
      if (chance < 0.05) return '0301';
      return dry + toRiver / 1_000 - 0.42 > 0.06 ? '0103' : '0102';
    }
    case 'open': return natural;
  }
}
