/**
 * The fixed places of the fictional county 青石县: outline, streams, roads, railway, towns and villages.
 * Metres east and north of the local origin. Nothing here stands for a real place.
 */
import { curveThrough, distance, distanceToLine, insideRing, leftNormals, type Point } from './plane.ts';
import { chance, cosineOfTurn, fractalNoise, hashShare, noise, seedOf, sineOfTurn } from './seeded.ts';

/** Name of the fictional county. */
export const COUNTY_NAME = '青石县';
/** Made-up administrative code. */
export const COUNTY_CODE = '999901';
/** The day of the sample: statuses and deadlines are told as of this day. */
export const SAMPLE_DAY = '2026-11-20';

const km = (...pairs: readonly (readonly [number, number])[]): Point[] => pairs.map(([east, north]) => [east * 1000, north * 1000]);

/** The county's border: an uneven leaf about 32 km by 26 km. */
export function countyOutline(): Point[] {
  const centre: Point = [12_300, 5_100];
  const radii = [15.9, 14.9, 14.6, 14.3, 12.9, 12.6, 13.4, 14.6, 15.8, 15.2, 13.6, 12.4, 12.2, 13.3, 14.0, 15.2];
  const controls = radii.map((radius, i): Point => {
    const turn = i / radii.length;
    return [centre[0] + radius * 1000 * cosineOfTurn(turn), centre[1] + radius * 900 * sineOfTurn(turn)];
  });
  const smooth = curveThrough(controls, 95, true);
  const normals = leftNormals(smooth, true);
  return smooth.map(([x, y], i): Point => {
    const aside = 1250 * fractalNoise(11, x / 5600, y / 5600, 2) + 480 * fractalNoise(12, x / 1900, y / 1900, 6);
    return [x + normals[i]![0] * aside, y + normals[i]![1] * aside];
  });
}

/** A stream with its valley. */
export interface Stream {
  readonly name: string;
  /** 1 main river, 2 side river, 3 brook. */
  readonly order: 1 | 2 | 3;
  readonly line: readonly Point[];
  /** Half the width of the water, metres. */
  readonly halfWidth: number;
  /** Typical half width of the valley floor, metres. */
  readonly floorHalfWidth: number;
}

const STREAM_TABLE: readonly (readonly [name: string, order: 1 | 2 | 3, halfWidth: number, floorHalfWidth: number, line: Point[]])[] = [
  ['青石河', 1, 17, 560, km([-5, 6.7], [-1.5, 6.0], [1.5, 5.35], [4.5, 4.35], [7.3, 4.75], [9.4, 4.35], [10.982, 4.064], [11.39, 4.019], [11.75, 4.037], [12.15, 4.138], [12.37, 4.158], [12.65, 4.124], [12.95, 4.045], [13.37, 3.982], [13.85, 3.943], [14.23, 3.853], [14.39, 3.834], [15.6, 3.4], [17.6, 2.6], [20, 1.75], [23, 1.0], [26, 0.65], [30, -0.6])],
  ['北岭河', 2, 8, 300, km([8.7, 19.5], [9.3, 16.6], [10.1, 13.6], [9.35, 10.6], [8.55, 7.6], [8.9, 4.45])],
  ['东坪河', 2, 7, 280, km([0.4, 16.0], [1.8, 11.8], [3.2, 8.8], [3.5, 6.4], [4.3, 4.4])],
  ['云台河', 2, 7, 270, km([21.5, 17], [19.4, 13], [18.0, 9.7], [18.6, 6.2], [18.2, 2.4])],
  ['柳林河', 2, 8, 300, km([2.2, -8], [4.2, -2.8], [5.7, 0.7], [5.95, 2.8], [6.4, 4.6])],
  ['南沟河', 2, 6, 250, km([21.8, -8], [19.9, -3.2], [18.9, 0.1], [19.4, 1.95])],
  ['石门沟', 3, 4, 150, km([13.2, -8], [12.7, -2.5], [13.5, 0.9], [14.3, 3.84])],
  ['老鸦沟', 3, 4, 140, km([25.2, 10.5], [24.1, 5.2], [23.3, 0.95])],
  ['大坡沟', 3, 4, 120, km([14.4, 17.5], [14.9, 13.2], [12.9, 10.2], [9.9, 8.8], [8.75, 8.2])],
  ['西沟', 3, 3, 120, km([-2.6, 13], [-1.3, 9.4], [0.6, 5.6])],
  ['响水沟', 3, 2.5, 55, km([14.05, 8.4], [13.86, 6.2], [13.87, 5.5], [13.72, 4.95], [13.75, 4.7], [13.66, 4.45], [13.72, 4.2], [13.74, 3.97])],
  ['马蹄沟', 3, 2.5, 95, km([-1.2, -3.6], [0.4, -1.0], [1.5, 2.0], [2.2, 5.1])],
  ['椿树沟', 3, 2.5, 90, km([26.3, -4.2], [25.5, -1.8], [24.9, 0.75])],
  ['大峪沟', 3, 2.5, 80, km([6.6, 11.3], [5.0, 10.4], [3.25, 9.3])],
  ['麻地沟', 3, 2.5, 95, km([23.0, 7.3], [20.8, 6.3], [18.45, 6.2])],
  ['清水沟', 3, 3, 110, km([9.4, -6.2], [8.5, -2.2], [7.3, 0.1], [5.75, 1.4])],
  ['黄土沟', 3, 2, 70, km([11.3, 8.5], [10.0, 7.35], [8.7, 6.7])],
  ['五里沟', 3, 2.5, 90, km([17.3, -5.6], [17.7, -1.8], [18.85, 0.2])],
  ['沙沟', 3, 2, 75, km([6.2, 15.1], [8.3, 15.0], [9.75, 14.4])],
];

/** Streams with their water lines: valleys swing, water winds in them; the design's map fixes the part at 石湾沟. */
export const STREAMS: readonly Stream[] = STREAM_TABLE.map(([name, order, halfWidth, floorHalfWidth, controls]) => {
  const seed = seedOf(name);
  const swing = order === 1 ? 430 : order === 2 ? 400 : 190;
  const swingLength = order === 1 ? 2_600 : order === 2 ? 1_900 : 1_100;
  const wind = order === 1 ? 95 : order === 2 ? 60 : 26;
  const windLength = order === 1 ? 430 : order === 2 ? 300 : 180;
  const axis = curveThrough(controls, 40);
  const normals = leftNormals(axis);
  const line = axis.map(([x, y], i): Point => {
    const along = i * 40;
    const left = (axis.length - 1 - i) * 40;
    const fixed = x > 10_300 && x < 15_400 && order === 1 ? Math.max(0, Math.min(1, (Math.abs(x - 12_850) - 1_950) / 600)) : name === '响水沟' ? 0 : 1;
    const free = fixed * Math.min(1, left / (order === 1 ? 1 : 900)) * Math.min(1, 0.3 + along / 1_500);
    const aside = free * (swing * 1.5 * noise(seed, along / swingLength, 0.5) + wind * 1.5 * noise(seed + 1, along / windLength, 0.5));
    return [x + normals[i]![0] * aside, y + normals[i]![1] * aside];
  });
  return { name, order, line: curveThrough(line.filter((_, i) => i % 3 === 0 || i === line.length - 1), 40), halfWidth, floorHalfWidth };
});

/** A line beside a stream, `aside` metres to the left of its general direction, between two shares of its course. */
function beside(name: string, aside: number, from: number, to: number): Point[] {
  const { line } = STREAMS.find((stream) => stream.name === name)!;
  const coarse = line.filter((_, i) => i % 8 === 0 || i === line.length - 1);
  const calm = coarse.map((_, i): Point => {
    let x = 0;
    let y = 0;
    let count = 0;
    for (let k = Math.max(0, i - 1); k <= Math.min(coarse.length - 1, i + 1); k++) {
      x += coarse[k]![0];
      y += coarse[k]![1];
      count++;
    }
    return i === 0 || i === coarse.length - 1 ? coarse[i]! : [x / count, y / count];
  });
  const normals = leftNormals(calm);
  const points = calm.map(([x, y], i): Point => [x + normals[i]![0] * aside, y + normals[i]![1] * aside]);
  const [first, last] = [Math.round(Math.min(from, to) * (points.length - 1)), Math.round(Math.max(from, to) * (points.length - 1))];
  const part = points.slice(first, last + 1);
  return from <= to ? part : part.reverse();
}

/** A road with its centre line. */
export interface Road {
  readonly name: string;
  readonly code: string;
  readonly grade: '省道' | '县道' | '乡道' | '村道';
  readonly line: readonly Point[];
  readonly halfWidth: number;
}

const road = (code: string, name: string, grade: Road['grade'], halfWidth: number, controls: Point[]): Road => ({ code, name, grade, halfWidth, line: curveThrough(controls, 35) });

/** Roads with a name; lanes to single villages are added later. */
export const MAIN_ROADS: readonly Road[] = [
  road('S319', '岭柳线', '省道', 8, [...beside('北岭河', -190, 0, 0.78), ...km([8.35, 6.0], [8.0, 4.95], [7.45, 4.2]), ...beside('柳林河', -210, 0.86, 0)]),
  road('X207', '青石河沿线', '县道', 6.5, [...beside('青石河', 300, 0, 0.4).filter(([x]) => x < 10_250), ...km([10.6, 4.27], [10.982, 4.154], [11.38, 4.097], [11.58, 4.092], [11.86, 4.143], [12.18, 4.232], [12.38, 4.253], [12.54, 4.238], [12.7, 4.199], [12.98, 4.114], [13.22, 4.066], [13.66, 4.047], [13.98, 4.005], [14.34, 3.925], [14.53, 3.909], [15.0, 3.83]), ...beside('青石河', 290, 0.4, 1).filter(([x]) => x > 15_450)]),
  road('X203', '东坪线', '县道', 6, [...km([4.9, 5.0]), ...beside('东坪河', 200, 0.88, 0)]),
  road('X211', '云台线', '县道', 6, [...km([17.85, 3.0]), ...beside('云台河', -200, 0.9, 0)]),
  road('X215', '南沟线', '县道', 6, [...km([19.2, 2.35]), ...beside('南沟河', 190, 0.9, 0)]),
  road('Y016', '石湾—大坡', '乡道', 3.5, km([11.96, 4.2], [12.0, 4.385], [11.96, 4.55], [12.075, 4.77], [12.102, 4.895], [12.077, 5.03], [12.125, 5.24], [12.121, 5.49], [12.152, 5.71], [12.3, 6.6], [12.0, 7.5], [12.35, 8.3], [11.9, 9.0], [11.2, 9.45], [10.35, 9.7], [9.6, 10.1])),
  road('Y021', '响水—云台', '乡道', 3.5, km([13.47, 4.07], [13.47, 4.2], [13.3, 4.33], [13.28, 4.5], [13.5, 4.6], [13.667, 4.66], [13.711, 4.8], [13.72, 4.9], [13.79, 5.05], [13.838, 5.25], [13.843, 5.52], [13.9, 5.8], [14.1, 6.5], [14.55, 7.2], [14.6, 7.9], [15.5, 8.7], [16.6, 9.0], [17.6, 9.75])),
  road('Y034', '柳林—石门', '乡道', 3.5, km([6.2, 1.1], [7.1, 0.75], [8.0, 0.35], [9.1, 0.8], [10.2, 0.6], [11.1, 1.2], [12.0, 0.7], [13.2, 1.3], [13.75, 2.4], [14.5, 3.6])),
  road('Y042', '南沟—老鸦', '乡道', 3.5, km([18.6, 0.2], [19.6, -0.4], [20.6, -0.5], [21.6, -0.9], [22.4, -0.4], [23.6, 0.6])),
  road('Y045', '老鸦沟线', '乡道', 3.5, [...km([23.2, 1.5]), ...beside('老鸦沟', 95, 0.9, 0)]),
  road('Y051', '东坪—北岭', '乡道', 3.5, km([3.9, 8.9], [4.5, 9.9], [5.6, 10.6], [6.2, 11.8], [7.4, 12.1], [8.3, 12.9], [9.5, 13.1])),
  road('Y055', '大坡沟线', '乡道', 3.5, [...km([9.3, 8.35]), ...beside('大坡沟', 85, 0.88, 0)]),
];

/** The railway south of the main river. */
export const RAILWAY: readonly Point[] = curveThrough([...beside('青石河', -620, 0, 0.4).filter(([x], i) => x < 9_500 && i % 3 === 0), ...km([10.25, 3.64], [10.982, 3.687], [11.34, 3.695], [11.79, 3.659], [12.24, 3.674], [12.55, 3.682], [12.81, 3.665], [13.07, 3.634], [14.24, 3.489], [15.4, 3.0]), ...beside('青石河', -640, 0.4, 1).filter(([x], i) => x > 16_400 && i % 3 === 0)], 50);
/** Overhead power lines from tower to tower, made to pass two mines just inside and two just outside their zones. */
export const POWER_LINES: readonly { readonly name: string; readonly voltage: '110kV' | '10kV'; readonly line: readonly Point[] }[] = [
  { name: '青云线', voltage: '110kV', line: [[9_200, 6_900], [6_947.5, 6_497.5], [6_497.1, 6_237.5], [5_797, 7_419.2], [5_277, 7_419.2], [3_100, 7_150]] },
  { name: '南沟线', voltage: '10kV', line: [[18_600, 3_300], [20_078, 3_777], [20_425.8, 3_870.2], [23_917.5, 2_409.1], [24_311.4, 2_478.6], [25_400, 2_900]] },
];

/** Half the width of the railway land, metres. */
export const RAILWAY_HALF_WIDTH = 9;

/** A township and where its seat lies. */
export interface Township {
  readonly name: string;
  readonly code: string;
  readonly seat: Point;
}

/** The seven townships. */
export const TOWNSHIPS: readonly Township[] = [
  { name: '城关镇', code: '999901100', seat: [8_950, 5_450] },
  { name: '石湾镇', code: '999901101', seat: [15_750, 3_900] },
  { name: '东坪镇', code: '999901102', seat: [3_250, 8_500] },
  { name: '柳林镇', code: '999901103', seat: [5_900, 1_250] },
  { name: '北岭镇', code: '999901104', seat: [9_750, 13_200] },
  { name: '云台乡', code: '999901200', seat: [18_250, 9_300] },
  { name: '南沟乡', code: '999901201', seat: [18_950, 450] },
];

/** A village or the seat of a township. */
export interface Village {
  readonly name: string;
  readonly code: string;
  readonly township: Township;
  readonly at: Point;
  readonly town: boolean;
  readonly households: number;
}

const FIRST_WORDS = ['赵', '孙', '李', '周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '许', '何', '吕', '施', '张', '孔', '曹', '严', '华', '金', '魏', '陶', '姜', '戚', '谢', '邹', '喻', '苏', '潘', '葛', '范', '彭', '鲁', '韦', '马', '苗', '方', '任', '袁', '柳', '鲍', '史', '唐', '薛', '雷', '贺', '倪', '汤', '罗', '毕', '郝', '安', '常', '于', '时', '傅', '齐', '康', '伍', '余', '顾', '孟', '黄', '穆', '萧', '尹', '姚', '邵', '汪', '祁', '毛', '米', '贝', '明', '臧', '计', '成', '戴', '宋', '茅', '庞', '熊', '纪', '舒', '屈', '项', '祝', '董', '梁'];
const LAST_WORDS = ['家庄', '家沟', '家坪', '家峪', '家湾', '家岭', '家洼', '家坡', '家河', '家寨', '家崖', '家窑'];

/** Villages of the design's map, by name and place. */
const KNOWN_VILLAGES: readonly (readonly [name: string, township: string, at: Point])[] = [
  ['石湾村', '石湾镇', [11_940, 4_232]],
  ['响水村', '石湾镇', [13_470, 4_128]],
  ['柳林村', '柳林镇', [11_250, 4_352]],
  ['南沟村', '石湾镇', [14_190, 4_088]],
  ['北岭村', '北岭镇', [10_420, 14_900]],
];

/** All villages: the seats, those of the design's map, then others along the valleys and in the hills. */
export function placeVillages(outline: readonly Point[]): Village[] {
  const villages: Village[] = [];
  const townshipOf = (at: Point): Township => {
    let best = TOWNSHIPS[0]!;
    for (const township of TOWNSHIPS) if (distance(at, township.seat) < distance(at, best.seat)) best = township;
    return best;
  };
  const add = (name: string, at: Point, township: Township, town: boolean): void => {
    const number = villages.filter((village) => village.township === township).length + (town ? 1 : 200);
    villages.push({ name, at, township, town, code: `${township.code}${String(number).padStart(3, '0')}`, households: 90 + Math.floor(240 * hashShare(seedOf(name), 5)) });
  };
  for (const township of TOWNSHIPS) add(`${township.name.slice(0, 2)}${township.name.endsWith('镇') ? '社区' : '街村'}`, township.seat, township, true);
  for (const [name, township, at] of KNOWN_VILLAGES) add(name, at, TOWNSHIPS.find((entry) => entry.name === township)!, false);

  const dice = chance(seedOf('villages'));
  const free = (at: Point, apart: number): boolean => insideRing(outline, at) && distanceToLine([...outline, outline[0]!], at) > 420 && villages.every((village) => distance(village.at, at) > apart);
  let named = 0;
  const nextName = (): string => `${FIRST_WORDS[named % FIRST_WORDS.length]!}${LAST_WORDS[Math.floor(hashShare(77, named) * LAST_WORDS.length)]!}${named++ % 3 === 0 ? '村' : ''}`;
  for (const stream of STREAMS) {
    const normals = leftNormals(stream.line);
    for (let i = 12; i < stream.line.length; i += 9) {
      const [x, y] = stream.line[i]!;
      const side = dice.share() < 0.5 ? -1 : 1;
      const aside = side * (stream.floorHalfWidth * dice.between(0.45, 0.95) + 60);
      const at: Point = [x + normals[i]![0] * aside, y + normals[i]![1] * aside];
      const clear = STREAMS.every((other) => distanceToLine(other.line, at) > other.halfWidth + 110) && distanceToLine(RAILWAY, at) > 170;
      if (clear && free(at, 1450)) add(nextName(), at, townshipOf(at), false);
    }
  }
  for (let tries = 0; tries < 900 && villages.length < 104; tries++) {
    const at: Point = [dice.between(-3_500, 28_000), dice.between(-7_500, 17_500)];
    if (free(at, 2150) && STREAMS.every((stream) => distanceToLine(stream.line, at) > 400)) add(nextName(), at, townshipOf(at), false);
  }
  return villages;
}
