/**
 * Reserves (自然保护地) and ecological red lines (生态保护红线) of the county, drawn before the mines in order
 * are placed, so that these stay away from them. Metres east and north of the local origin.
 */
import { blob, boxOf, insideRing, onGrid, wanderingRing, type Point, type Polygon, type Ring } from './plane.ts';
import { seedOf } from './seeded.ts';

/** One control zone of a reserve. */
export interface ReserveZone {
  readonly reserve: string;
  readonly zone: '核心保护区' | '一般控制区';
  readonly level: string;
  readonly kind: string;
  readonly polygon: Polygon;
}

/** One ecological red line. */
export interface RedLine {
  readonly name: string;
  readonly kind: string;
  readonly polygon: Polygon;
}

const exact = (ring: Ring): Point[] => ring.map(([x, y]) => [onGrid(x), onGrid(y)]);
const natural = (shape: string, centre: Point, radius: number, stretch = 1.15, turn = 0.1): Point[] =>
  exact(blob(centre, radius, seedOf(shape), { stretch, turn, uneven: 0.42, stepMetres: 30 }));

/** Border of the 云台 red line on the side of 石湾沟, as on the design's map. */
const YUNTAI_RED_SOUTH: Ring = [[14_950, 4_690], [14_740, 4_620], [14_527.81, 4_585.9], [14_410.6, 4_575.05], [14_328.57, 4_578.49], [14_250.78, 4_592.25], [14_177.48, 4_616.86], [14_108.16, 4_646.49], [14_041.21, 4_665.01], [13_976.92, 4_672.16], [13_915, 4_667.92], [13_800.69, 4_652.31], [13_724.75, 4_657.08], [13_613.09, 4_689.62], [13_510.16, 4_734.87], [13_470.47, 4_747.3], [13_431.58, 4_749.95], [13_393.21, 4_742.54], [13_355.64, 4_724.81], [13_317.27, 4_713.96], [13_277.58, 4_714.49], [13_236.57, 4_727.19], [13_194.49, 4_751.8], [13_139.19, 4_795.99], [13_096.33, 4_844.15], [13_065.37, 4_897.86], [13_038.91, 4_964.28], [13_002.13, 5_106.1], [12_946.56, 5_400.34], [12_901.32, 5_609.9]];
const YUNTAI_RED_NORTH: Ring = [[12_901.32, 5_609.9], [12_760, 6_300], [12_700, 7_150], [12_980, 7_900], [13_650, 8_480], [14_600, 8_820], [15_700, 8_900], [16_640, 8_480], [17_080, 7_750], [17_180, 6_900], [16_960, 6_150], [16_480, 5_560], [15_900, 5_120], [15_320, 4_850], [14_950, 4_690]];
const YUNTAI_GENERAL_SOUTH: Ring = [[14_960, 4_870], [14_740, 4_770], [14_527.81, 4_725.87], [14_411.13, 4_715.29], [14_331.48, 4_720.31], [14_257.92, 4_736.98], [14_190.71, 4_765.56], [14_127.47, 4_799.96], [14_061.85, 4_821.92], [13_993.85, 4_831.18], [13_923.2, 4_828.01], [13_852.03, 4_817.95], [13_786.67, 4_817.16], [13_726.87, 4_825.63], [13_672.63, 4_843.62], [13_603.3, 4_881.72], [13_550.65, 4_921.15], [13_514.93, 4_961.89], [13_470.47, 5_037.04], [13_418.08, 5_145], [13_397.18, 5_207.44], [13_385.01, 5_272.8], [13_381.57, 5_341.33], [13_389.77, 5_486.6], [13_376.54, 5_637.15]];
const YUNTAI_GENERAL_NORTH: Ring = [[13_376.54, 5_637.15], [13_300, 6_200], [13_350, 6_900], [13_700, 7_580], [14_400, 8_130], [15_300, 8_380], [16_080, 8_180], [16_620, 7_560], [16_720, 6_800], [16_460, 6_120], [15_960, 5_570], [15_400, 5_130], [14_960, 4_870]];
const YUNTAI_CORE_SOUTH: Ring = [[14_960, 5_170], [14_740, 5_060], [14_527.81, 5_018.78], [14_435.47, 5_011.9], [14_323.81, 5_026.19], [14_213.73, 5_057.15], [14_076.41, 5_099.22], [14_025.6, 5_121.45], [13_980.36, 5_150.02], [13_940.93, 5_184.69], [13_891.45, 5_248.19], [13_848.32, 5_324.66], [13_810.75, 5_413.83], [13_790.11, 5_479.19], [13_777.94, 5_546.66], [13_773.7, 5_615.72], [13_780.85, 5_711.24]];
const YUNTAI_CORE_NORTH: Ring = [[13_780.85, 5_711.24], [13_800, 6_200], [13_950, 6_800], [14_350, 7_380], [15_000, 7_720], [15_680, 7_660], [16_080, 7_180], [16_120, 6_600], [15_860, 6_020], [15_350, 5_480], [14_960, 5_170]];

/** South side as drawn, north side between few corners made natural. */
function closed(south: Ring, north: Ring, seed: number): Point[] {
  const wild = wanderingRing([...north], seed, 0.16, 34);
  const last = wild.findIndex((point) => point === north[north.length - 1]);
  return exact([...south, ...wild.slice(1, last)]);
}

const yuntaiCore = closed(YUNTAI_CORE_SOUTH, YUNTAI_CORE_NORTH, 31);
const yuntaiGeneral = closed(YUNTAI_GENERAL_SOUTH, YUNTAI_GENERAL_NORTH, 32);
const heilongCore = natural('黑龙山核心', [-60, 10_420], 640, 1.15, 0.2);
const heilongGeneral = natural('黑龙山', [120, 10_380], 1_290, 1.1, 0.2);

/** All zones; a core zone is a hole of the general zone around it, edge for edge. */
export const RESERVE_ZONES: readonly ReserveZone[] = [
  { reserve: '云台自然公园', zone: '核心保护区', level: '省级', kind: '自然公园', polygon: [yuntaiCore] },
  { reserve: '云台自然公园', zone: '一般控制区', level: '省级', kind: '自然公园', polygon: [yuntaiGeneral, yuntaiCore] },
  { reserve: '黑龙山自然保护区', zone: '核心保护区', level: '省级', kind: '自然保护区', polygon: [heilongCore] },
  { reserve: '黑龙山自然保护区', zone: '一般控制区', level: '省级', kind: '自然保护区', polygon: [heilongGeneral, heilongCore] },
  { reserve: '南山森林公园', zone: '一般控制区', level: '市级', kind: '自然公园', polygon: [natural('南山', [9_700, -3_050], 1_250, 1.3, 0.06)] },
  { reserve: '老君台地质公园', zone: '一般控制区', level: '市级', kind: '自然公园', polygon: [natural('老君台公园', [13_560, 14_480], 820, 1.2, 0.3)] },
];

/** The right edge `a`–`b`, moved by `metres` to its left, cut to the part between the two shares. */
export function besideEdge(a: Point, b: Point, metres: number, fromShare = 0, toShare = 1): [Point, Point] {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.sqrt(dx * dx + dy * dy);
  const at = (share: number): Point => [onGrid(a[0] + dx * share - (dy / length) * metres), onGrid(a[1] + dy * share + (dx / length) * metres)];
  return [at(fromShare), at(toShare)];
}

/** A natural line from the first corner to the last, not closed. */
function wildSide(corners: Ring, seed: number): Point[] {
  const closedRing = wanderingRing(corners, seed, 0.15, 34);
  const last = corners[corners.length - 1]!;
  return closedRing.slice(0, closedRing.findIndex(([x, y]) => x === last[0] && y === last[1]) + 1);
}

/** 马蹄沟: the red line reaches 12 mm over one side of the right, along some 70 m. */
const MATIGOU_SIDE: readonly [Point, Point] = [[2_660.15, 430.6], [2_400.7, 405.35]];
const [overEast, overWest] = besideEdge(MATIGOU_SIDE[0], MATIGOU_SIDE[1], -0.012, 0.32, 0.59);
const matigouRed = exact([overEast, overWest, [2_470, 360], [2_380, 250], ...wildSide([[2_300, 210], [1_780, 60], [1_420, -330], [1_600, -820], [2_180, -1_120], [2_800, -980], [3_090, -420], [2_930, 60], [2_700, 240]], 41), [2_620, 360]]);

/** 杏花沟: the red line has one side of the right as its own, corner for corner. */
const XINGHUAGOU_SIDE: readonly [Point, Point] = [[15_060.2, -2_510.45], [15_080.35, -2_740.2]];
const xinghuaRed = exact([...XINGHUAGOU_SIDE, ...wildSide([[15_060, -2_900], [14_700, -3_420], [13_960, -3_560], [13_480, -3_020], [13_620, -2_280], [14_260, -1_900], [14_900, -2_180]], 43)]);

/** All red lines; two of them are set against a right to the tenth of a millimetre. */
export const RED_LINES: readonly RedLine[] = [
  { name: '云台山生物多样性维护生态保护红线', kind: '生物多样性维护', polygon: [closed(YUNTAI_RED_SOUTH, YUNTAI_RED_NORTH, 33)] },
  { name: '黑龙山水源涵养生态保护红线', kind: '水源涵养', polygon: [natural('黑龙山', [140, 10_380], 1_500, 1.09, 0.2)] },
  { name: '南山水土保持生态保护红线', kind: '水土保持', polygon: [natural('南山', [9_690, -3_040], 1_480, 1.3, 0.06)] },
  { name: '北山水源涵养生态保护红线', kind: '水源涵养', polygon: [natural('北山红线', [17_150, 14_150], 1_050, 1.2, 0.9)] },
  { name: '老鸦沟水土保持生态保护红线', kind: '水土保持', polygon: [natural('老鸦沟红线', [22_946, 10_550], 1_120, 1.1, 0.3)] },
  { name: '南沟水源涵养生态保护红线', kind: '水源涵养', polygon: [natural('南沟红线', [22_250, -2_750], 900, 1.2, 0.35)] },
  { name: '西山水土保持生态保护红线', kind: '水土保持', polygon: [natural('西山红线', [4_500, 13_150], 860, 1.25, 0.15)] },
  { name: '马蹄沟水土保持生态保护红线', kind: '水土保持', polygon: [matigouRed] },
  { name: '杏花沟水土保持生态保护红线', kind: '水土保持', polygon: [xinghuaRed] },
];

const boxes = RED_LINES.map(({ polygon }) => ({ ring: polygon[0]!, box: boxOf(polygon[0]!) }));

/** Inside any red line: there is no farming there. */
export const isProtected = ([x, y]: Point): boolean => boxes.some(({ ring, box }) => x > box.west && x < box.east && y > box.south && y < box.north && insideRing(ring, [x, y]));
