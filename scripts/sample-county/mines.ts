/**
 * The sixty fictional mines of 青石县: what their licences say, where they lie, and what is wrong with them on
 * purpose. Everything that a run may find is planned here; the generator fails when the finished layers say
 * anything else. Metres east and north of the local origin.
 */
import { DISTANCE_INTENTS, DISTANCE_NEAR_MISSES } from './distance-intents.ts';
import { minesInOrder } from './mines-in-order.ts';
import type { Point, Ring } from './plane.ts';

/** Protection grade of forest land. */
export type Grade = 'Ⅰ' | 'Ⅱ' | 'Ⅲ' | 'Ⅳ';

/** Where a planted patch lies: drawn by hand, or a natural blob reaching `depth` metres into the right. */
export type PatchShape = Ring | { readonly turn: number; readonly depth: number; readonly radius: number; readonly stretch?: number };

/** A patch of land cover that is put across the border of a right. */
export type Patch =
  | { readonly kind: 'field'; readonly permanent: boolean; readonly shape: PatchShape; readonly rowsTurn?: number; readonly rowMetres?: number }
  | { readonly kind: 'forest'; readonly grade: Grade; readonly shape: PatchShape };

/** One thing that a run must find, and why it is there. `class` is '' where the layer has no classes. */
export interface Intent {
  readonly code: 'F05' | 'F12' | 'L01' | 'L02' | 'L05' | 'L06' | 'L07' | 'L08' | 'L09' | 'L11';
  /** Forest grade, reserve zone, the name of the other mine, or the rule and its metres; else ''. */
  readonly class: string;
  readonly why: string;
}

/** Where a right lies. */
export type Outline =
  | { readonly ring: Ring; readonly hole?: Ring }
  | { readonly at: Point; readonly areaKm2: number; readonly corners: number; readonly stretch?: number; readonly turn?: number }
  /** Placed by the generator on free ground of the township. */
  | { readonly areaKm2: number; readonly corners: number };

/** One mine: its licence, its place, its problems. */
export interface Mine {
  readonly name: string;
  readonly township: string;
  readonly mineral: string;
  readonly otherMinerals?: string;
  readonly method: 'open-pit' | 'underground' | 'both';
  readonly topMetres: number;
  readonly bottomMetres: number;
  readonly capacity: number;
  readonly unit: '万吨/年' | '万立方米/年';
  readonly licence: string;
  readonly from: string;
  /** '' where the register has none. */
  readonly to: string;
  readonly outline: Outline;
  /** A second body with its own elevations, under the same licence. */
  readonly secondBody?: { readonly ring: Ring; readonly topMetres: number; readonly bottomMetres: number };
  /** No cleared ground around it: the land cover runs on across the border. */
  readonly natural?: boolean;
  /** Added to the computed area to give the registered one, km². */
  readonly registeredMore?: number;
  readonly patches?: readonly Patch[];
  readonly intents?: readonly Intent[];
  /** Why a mine without findings is worth having. */
  readonly nearMiss?: string;
}

const field = (permanent: boolean, shape: PatchShape, rowsTurn = 0, rowMetres = 42): Patch => ({ kind: 'field', permanent, shape, rowsTurn, rowMetres });
const forest = (grade: Grade, shape: PatchShape): Patch => ({ kind: 'forest', grade, shape });
const into = (turn: number, depth: number, radius: number, stretch = 1.2): PatchShape => ({ turn, depth, radius, stretch });
const found = (code: Intent['code'], className: string, why: string): Intent => ({ code, class: className, why });

/** Mines of the design's map first, in its order. */
const DRAWN: readonly Mine[] = [
  {
    name: '石湾沟石灰岩矿', township: '石湾镇', mineral: '石灰岩', method: 'open-pit', topMetres: 860, bottomMetres: 720, capacity: 60, unit: '万吨/年',
    licence: 'C9999012015067110134567', from: '2015-06-18', to: '2027-06-17',
    outline: { ring: [[12_326.44, 4_931.18], [12_718.92, 5_012.47], [13_121.36, 4_958.05], [13_243.7, 4_702.61], [13_182.25, 4_381.9], [12_821.08, 4_236.33], [12_428.57, 4_288.74], [12_268.13, 4_561.29]] },
    patches: [
      field(true, [[12_913.8, 4_313.9], [12_969.3, 4_332.7], [13_023, 4_352.5], [13_045.3, 4_365.7], [13_015.6, 4_400.1], [13_032.8, 4_457.6], [13_093.7, 4_448.3], [13_060.9, 4_499.4], [13_165.7, 4_503.6], [13_196, 4_487.2], [13_250, 4_470], [13_300, 4_420], [13_270, 4_330], [13_180, 4_270], [13_060, 4_235], [12_960, 4_222], [12_929, 4_278]], 0.93, 46),
      field(true, [[12_372.9, 4_383.2], [12_400.2, 4_386.1], [12_453.6, 4_383.7], [12_487, 4_374.7], [12_510, 4_364.4], [12_553.6, 4_346.4], [12_548.3, 4_319.7], [12_565.5, 4_296.3], [12_604, 4_264], [12_600, 4_246], [12_480, 4_262], [12_392, 4_262], [12_330, 4_328], [12_305, 4_392]], 0.97, 40),
      field(true, [[12_430.1, 4_426.9], [12_436, 4_460.5], [12_469.8, 4_461.5], [12_482, 4_411.2]], 0.9, 60),
      field(false, [[12_190, 4_610], [12_330, 4_585], [12_445, 4_556], [12_476, 4_470], [12_520, 4_405], [12_575, 4_352], [12_640, 4_318], [12_700, 4_295], [12_720, 4_232], [12_600, 4_246], [12_400, 4_258], [12_318, 4_300], [12_235, 4_430]], 0.88, 55),
      field(false, [[13_004, 4_566], [13_060, 4_622], [13_150, 4_634], [13_262, 4_610], [13_300, 4_530], [13_262, 4_462], [13_190, 4_486], [13_090, 4_503], [13_020, 4_498]], 0.06, 60),
      forest('Ⅱ', [[12_270, 5_020], [12_400, 5_060], [12_560, 5_075], [12_628, 5_020], [12_640, 4_978], [12_720, 4_958], [12_795, 4_978], [12_840, 5_050], [13_000, 5_075], [13_190, 5_040], [13_290, 4_840], [13_185, 4_772], [13_130, 4_778], [13_088, 4_800], [13_040, 4_812], [13_008, 4_858], [12_950, 4_868], [12_880, 4_846], [12_800, 4_824], [12_700, 4_838], [12_600, 4_822], [12_520, 4_806], [12_430, 4_838], [12_360, 4_866], [12_280, 4_880]]),
      forest('Ⅲ', [[12_280, 4_880], [12_360, 4_866], [12_430, 4_838], [12_520, 4_806], [12_560, 4_778], [12_490, 4_722], [12_452, 4_640], [12_445, 4_566], [12_330, 4_595], [12_200, 4_622], [12_180, 4_760]]),
      forest('Ⅳ', [[12_935, 4_838], [13_008, 4_858], [13_040, 4_812], [13_088, 4_800], [13_130, 4_778], [13_185, 4_772], [13_310, 4_780], [13_330, 4_640], [13_150, 4_644], [13_058, 4_634], [13_006, 4_600], [12_985, 4_690], [12_940, 4_760]]),
    ],
    intents: [
      found('L01', '', '展示矿：矿区南侧东、西两片和一小块占永久基本农田，约 63 亩'),
      found('L02', '', '南侧、西侧旱地，含永久基本农田'),
      found('L05', 'Ⅱ', '北部乔木林地'),
      found('L05', 'Ⅲ', '西北部林地'),
      found('L05', 'Ⅳ', '东北部林地'),
      found('L09', '', '3、4 号拐点一角进入生态保护红线，约 23 亩'),
    ],
  },
  {
    name: '东坪建筑石料矿', township: '石湾镇', mineral: '建筑石料用灰岩', method: 'open-pit', topMetres: 905, bottomMetres: 765, capacity: 12, unit: '万立方米/年',
    licence: 'C9999012016117120128811', from: '2017-01-02', to: '2027-01-01',
    outline: { ring: [[11_929.97, 5_164.84], [12_040.04, 5_060.06], [12_127.89, 5_071.97], [12_149.85, 4_905.01], [12_019.94, 4_879.87], [11_979.98, 4_760.02], [11_809.84, 4_785.94], [11_669.87, 4_905.01], [11_709.82, 5_119.86]] },
    patches: [forest('Ⅲ', into(0.42, 80, 130)), forest('Ⅳ', into(0.17, 55, 95))],
    intents: [found('L05', 'Ⅲ', '西侧林地'), found('L05', 'Ⅳ', '东北角林地，同一矿两个等级')],
  },
  {
    name: '柳林白云岩矿', township: '柳林镇', mineral: '白云岩', method: 'open-pit', topMetres: 905, bottomMetres: 745, capacity: 35, unit: '万吨/年',
    licence: 'C9999012018047120131902', from: '2018-04-21', to: '2031-04-20',
    outline: { ring: [[11_160.03, 4_639.88], [11_239.89, 4_720.05], [11_439.93, 4_639.88], [11_500.02, 4_499.9], [11_310.01, 4_520.01], [11_209.99, 4_439.84], [10_962.17, 4_489.32], [10_972.17, 4_656.02]] },
    patches: [field(true, into(0.655, 11, 90, 1.4), 0.97, 38)],
    intents: [found('L01', '', '南侧梯田，约 5 亩'), found('L02', '', '同一片旱地')],
  },
  {
    name: '北岭煤矿', township: '北岭镇', mineral: '煤', method: 'underground', topMetres: 630, bottomMetres: 430, capacity: 90, unit: '万吨/年',
    licence: 'C9999012014097122148578', from: '2014-09-26', to: '2028-03-25', natural: true,
    outline: { ring: [[10_240.5, 14_020.25], [10_180.75, 14_880.4], [10_610.2, 15_330.85], [11_420.65, 15_260.1], [11_705.35, 14_655.7], [11_590.8, 14_180.55], [10_960.45, 13_905.3]] },
    secondBody: { ring: [[10_470.35, 14_160.6], [10_395.9, 14_790.15], [10_760.25, 15_170.45], [11_240.6, 15_105.2], [11_330.55, 14_420.75], [10_905.7, 14_130.35]], topMetres: 420, bottomMetres: 260 },
    intents: [
      found('L01', '', '井工矿，地表为北岭河谷农田；两个矿体标高不同，平面重叠只计一次'),
      found('L02', '', '同上'),
      found('L05', 'Ⅲ', '地表林地'),
      found('L05', 'Ⅳ', '地表林地'),
    ],
  },
  {
    name: '红岩沟铁矿', township: '东坪镇', mineral: '铁矿', method: 'underground', topMetres: 680, bottomMetres: 400, capacity: 25, unit: '万吨/年',
    licence: 'C9999012021017119151120', from: '2021-01-25', to: '2034-10-24',
    outline: { at: [640, 10_180], areaKm2: 0.412, corners: 9, stretch: 1.25, turn: 0.12 },
    patches: [forest('Ⅰ', into(0.45, 190, 330)), forest('Ⅱ', into(0.72, 90, 190))],
    intents: [
      found('L08', '核心保护区', '西部进入核心保护区'),
      found('L08', '一般控制区', '其余部分在一般控制区'),
      found('L09', '', '保护区与生态保护红线重叠'),
      found('L05', 'Ⅰ', '保护区内林地'),
      found('L05', 'Ⅱ', '南侧林地'),
    ],
  },
  {
    name: '响水沟页岩矿', township: '石湾镇', mineral: '页岩', method: 'open-pit', topMetres: 820, bottomMetres: 680, capacity: 8, unit: '万吨/年',
    licence: 'C9999012014037130112094', from: '2014-03-23', to: '2026-03-22',
    outline: { ring: [[13_469.94, 4_452.01], [13_560.17, 4_520.01], [13_694.06, 4_429.78], [13_640.08, 4_339.82], [13_664.16, 4_245.89], [13_419.93, 4_231.86], [13_319.91, 4_330.03], [13_351.93, 4_470.02]] },
    patches: [
      field(true, [[13_412, 4_239.64], [13_427.95, 4_232.32], [13_470, 4_190], [13_380, 4_178], [13_350, 4_200]], 0.02, 60),
      forest('Ⅲ', [[13_420, 4_560], [13_500, 4_600], [13_640, 4_560], [13_760, 4_470], [13_700, 4_400], [13_660, 4_412], [13_600, 4_424], [13_540, 4_420], [13_490, 4_432], [13_440, 4_458]]),
    ],
    intents: [
      found('F05', '', '2026-03-22 到期，至样例日过期 243 天'),
      found('L01', '', '南缘压到永久基本农田一角，约 0.05 亩，面积小但大于碎屑'),
      found('L02', '', '同一块'),
      found('L05', 'Ⅲ', '北部林地，约 21 亩'),
    ],
  },
  {
    name: '南沟硅石矿', township: '南沟乡', mineral: '硅石', method: 'open-pit', topMetres: 860, bottomMetres: 700, capacity: 12, unit: '万吨/年',
    licence: 'C9999012019087120140265', from: '2019-08-12', to: '2029-08-11',
    outline: { ring: [[14_060.03, 4_539.86], [14_170.07, 4_609.98], [14_340.21, 4_499.9], [14_270.09, 4_419.99], [14_290.2, 4_299.87], [13_959.98, 4_289.81], [13_850.17, 4_419.99], [13_890.13, 4_559.97]] },
    patches: [forest('Ⅱ', into(0.2, 70, 120)), forest('Ⅳ', into(0.45, 60, 100))],
    intents: [found('L05', 'Ⅱ', '东北侧林地'), found('L05', 'Ⅳ', '西侧林地')],
  },
  {
    name: '云台花岗岩矿', township: '云台乡', mineral: '饰面用花岗岩', method: 'open-pit', topMetres: 905, bottomMetres: 745, capacity: 3, unit: '万立方米/年',
    licence: 'C9999012016127120129446', from: '2017-01-02', to: '2027-01-01',
    outline: { ring: [[14_150.23, 5_039.95], [14_270.09, 5_100.02], [14_320.1, 4_919.82], [14_240.19, 4_879.87], [14_170.07, 4_789.9], [14_000.2, 4_860.02], [14_040.16, 5_069.85]] },
    patches: [forest('Ⅱ', into(0.5, 90, 150)), forest('Ⅰ', into(0.16, 60, 120))],
    intents: [
      found('L09', '', '整个矿区在生态保护红线内'),
      found('L08', '一般控制区', '云台自然公园一般控制区'),
      found('L08', '核心保护区', '东北角进入核心保护区'),
      found('L05', 'Ⅱ', '西侧林地'),
      found('L05', 'Ⅰ', '东北角林地'),
    ],
  },
  {
    name: '松树岭石灰岩矿', township: '柳林镇', mineral: '石灰岩', method: 'open-pit', topMetres: 860, bottomMetres: 700, capacity: 50, unit: '万吨/年',
    licence: 'C9999012017097110139020', from: '2017-09-03', to: '2032-09-02', registeredMore: 0.0001,
    outline: { at: [8_420, 1_620], areaKm2: 0.22095, corners: 10, stretch: 1.2, turn: 0.2 },
    patches: [forest('Ⅲ', into(0.3, 120, 210))],
    intents: [found('L05', 'Ⅲ', '北坡林地；登记面积比复核面积多 0.0001 平方千米')],
  },
  {
    name: '石板坪页岩矿', township: '石湾镇', mineral: '页岩', method: 'open-pit', topMetres: 820, bottomMetres: 660, capacity: 6, unit: '万吨/年',
    licence: 'C9999012020057130150317', from: '2020-05-09', to: '2030-05-08',
    outline: { at: [16_720, 4_420], areaKm2: 0.0433, corners: 6, stretch: 1.1, turn: 0.05 },
    patches: [field(false, into(0.7, 45, 110, 1.3), 0.95, 40)],
    intents: [found('L02', '', '只占一般耕地，不占永久基本农田')],
  },
  {
    name: '青崖水泥灰岩矿', township: '云台乡', mineral: '水泥用灰岩', method: 'open-pit', topMetres: 860, bottomMetres: 740, capacity: 80, unit: '万吨/年',
    licence: 'C9999012015117128117503', from: '2015-11-20', to: '',
    outline: { at: [21_560, 10_300], areaKm2: 0.318, corners: 11, stretch: 1.15, turn: 0.3 },
    patches: [forest('Ⅱ', into(0.62, 64, 150))],
    intents: [found('L09', '', '东侧一角进入红线，约 4 亩'), found('L05', 'Ⅱ', '西南侧林地；登记中没有有效期止')],
  },
  {
    name: '大槐树砖瓦页岩矿', township: '城关镇', mineral: '砖瓦用页岩', method: 'open-pit', topMetres: 780, bottomMetres: 700, capacity: 9, unit: '万吨/年',
    licence: 'C9999012013087130131687', from: '2013-08-06', to: '2028-07-05',
    outline: {
      ring: [[10_560.2, 6_905.45], [10_810.65, 6_990.3], [11_045.15, 6_900.8], [11_120.4, 6_650.25], [10_985.75, 6_480.6], [10_700.3, 6_455.1], [10_540.85, 6_640.7]],
      hole: [[10_760.25, 6_770.4], [10_905.6, 6_785.15], [10_940.35, 6_655.8], [10_800.1, 6_610.45]],
    },
    nearMiss: '矿区中间扣除一块，扣除范围内有耕地和永久基本农田，不是问题',
  },
  {
    name: '桃园沟萤石矿', township: '北岭镇', mineral: '萤石', method: 'underground', topMetres: 905, bottomMetres: 645, capacity: 6, unit: '万吨/年',
    licence: 'C9999012012057123150383', from: '2012-05-21', to: '2027-10-20',
    outline: { ring: [[10_705.2, 10_240.35], [11_010.65, 10_330.1], [11_180.4, 10_090.75], [10_905.15, 9_930.5], [10_688.9, 10_010.2]] },
    nearMiss: '永久基本农田离矿界 0.4 米，不重叠',
  },
  {
    name: '白草坡重晶石矿', township: '东坪镇', mineral: '重晶石', method: 'underground', topMetres: 860, bottomMetres: 560, capacity: 7, unit: '万吨/年',
    licence: 'C9999012012077132138428', from: '2012-07-09', to: '2026-09-08',
    outline: { at: [5_480, 7_650], areaKm2: 0.152, corners: 8 },
    intents: [found('F05', '', '2026-09-08 到期；没有占地问题')],
  },
  {
    name: '西岭石灰岩矿', township: '柳林镇', mineral: '石灰岩', method: 'open-pit', topMetres: 880, bottomMetres: 760, capacity: 45, unit: '万吨/年',
    licence: 'C9999012012057110105044', from: '2012-05-15', to: '2027-04-14',
    outline: { ring: [[3_120.4, 2_610.25], [3_410.85, 2_700.6], [3_640.15, 2_590.35], [3_655.7, 2_340.9], [3_300.25, 2_255.4], [3_095.6, 2_390.15]] },
    nearMiss: '与西岭建筑石料矿共用一段边界，坐标逐位相同，不重叠',
  },
  {
    name: '后峪铁矿', township: '北岭镇', mineral: '铁矿', method: 'underground', topMetres: 680, bottomMetres: 400, capacity: 30, unit: '万吨/年',
    licence: 'C9999012016107118110236', from: '2016-10-06', to: '2032-06-05',
    outline: { at: [12_180, 12_450], areaKm2: 0.386, corners: 8, stretch: 1.3, turn: 0.1 },
    patches: [forest('Ⅱ', into(0.55, 130, 240))],
    intents: [found('L05', 'Ⅱ', '西侧林地')],
  },
  {
    name: '黑石崖玄武岩矿', township: '东坪镇', mineral: '玄武岩', method: 'open-pit', topMetres: 820, bottomMetres: 680, capacity: 20, unit: '万吨/年',
    licence: 'C9999012018077124157009', from: '2018-07-27', to: '2028-10-26',
    outline: { ring: [[5_260.45, 9_240.3], [5_540.1, 9_330.85], [5_760.65, 9_180.2], [5_690.35, 8_960.75], [5_380.8, 8_905.4], [5_230.15, 9_050.6]] },
    intents: [found('F12', '青龙背大理岩矿', '与青龙背大理岩矿平面重叠，标高也重叠')],
  },
  {
    name: '三岔口砂岩矿', township: '南沟乡', mineral: '砂岩', method: 'open-pit', topMetres: 740, bottomMetres: 600, capacity: 15, unit: '万吨/年',
    licence: 'C9999012020057123141568', from: '2020-05-18', to: '2033-05-17',
    outline: { at: [20_760, -1_720], areaKm2: 0.118, corners: 7 },
    patches: [field(false, into(0.55, 60, 120, 1.3), 0.1, 40), forest('Ⅳ', into(0.1, 55, 110))],
    intents: [found('L02', '', '西侧旱地'), found('L05', 'Ⅳ', '东侧林地')],
  },
  {
    name: '东沟高岭土矿', township: '云台乡', mineral: '高岭土', method: 'open-pit', topMetres: 905, bottomMetres: 745, capacity: 6, unit: '万吨/年',
    licence: 'C9999012016097120100750', from: '2016-09-12', to: '',
    outline: { ring: [[20_010.35, 7_720.4], [20_240.6, 7_790.15], [20_410.85, 7_690.7], [20_395.2, 7_480.55], [20_230.45, 7_400.3], [20_060.9, 7_455.65]] },
    nearMiss: '矿界与地类图斑边界逐点重合，界外是耕地和永久基本农田，不重叠；登记中没有有效期止',
  },
  {
    name: '老君台石英岩矿', township: '北岭镇', mineral: '石英岩', method: 'open-pit', topMetres: 920, bottomMetres: 780, capacity: 18, unit: '万吨/年',
    licence: 'C9999012017017122140356', from: '2017-01-22', to: '2029-01-21',
    outline: { at: [12_730, 14_250], areaKm2: 0.174, corners: 9 },
    intents: [found('L08', '一般控制区', '东侧进入老君台地质公园，该公园只有一般控制区')],
  },
  {
    name: '双庙萤石矿', township: '云台乡', mineral: '萤石', method: 'underground', topMetres: 760, bottomMetres: 520, capacity: 5, unit: '万吨/年',
    licence: 'C9999012013117123112266', from: '2013-11-19', to: '2025-11-18',
    outline: { at: [24_980, 6_650], areaKm2: 0.143, corners: 7 },
    intents: [found('F05', '', '2025-11-18 到期'), found('L06', '', '草原图层按声明的坐标系落位后才有')],
  },
  {
    name: '平顶岭石英岩矿', township: '云台乡', mineral: '石英岩', method: 'open-pit', topMetres: 960, bottomMetres: 820, capacity: 16, unit: '万吨/年',
    licence: 'C9999012019037120163308', from: '2019-03-15', to: '2030-03-14',
    outline: { ring: [[16_040.3, 11_420.55], [16_310.75, 11_520.2], [16_520.4, 11_370.85], [16_430.15, 11_140.6], [16_120.9, 11_150.35]] },
    nearMiss: '与平顶岭铁矿平面重叠，标高不重叠（上部露天、下部井工），不是问题',
  },
  {
    name: '平顶岭铁矿', township: '云台乡', mineral: '铁矿', method: 'underground', topMetres: 640, bottomMetres: 320, capacity: 28, unit: '万吨/年',
    licence: 'C9999012018097117163317', from: '2018-09-10', to: '2033-09-09',
    outline: { ring: [[16_330.6, 11_260.15], [16_640.25, 11_420.7], [16_980.85, 11_300.4], [17_010.2, 10_980.65], [16_620.55, 10_850.3], [16_350.1, 10_990.9]] },
    nearMiss: '与平顶岭石英岩矿平面重叠，标高不重叠，不是问题',
  },
  {
    name: '张家坡砂岩矿', township: '城关镇', mineral: '建筑用砂岩', method: 'open-pit', topMetres: 760, bottomMetres: 680, capacity: 6, unit: '万立方米/年',
    licence: 'C9999012017067123170415', from: '2017-06-12', to: '2027-06-11',
    outline: { at: [6_640, 6_480], areaKm2: 0.096, corners: 7 },
    intents: [found('L01', '', '永久基本农田已成采场，地类图斑为 0602，只有 L01 没有 L02')],
  },
  {
    name: '杏花沟石灰岩矿', township: '柳林镇', mineral: '石灰岩', method: 'open-pit', topMetres: 890, bottomMetres: 770, capacity: 30, unit: '万吨/年',
    licence: 'C9999012016047110172024', from: '2016-04-08', to: '2029-04-07',
    outline: { ring: [[15_060.2, -2_510.45], [15_330.75, -2_420.1], [15_520.4, -2_560.65], [15_500.15, -2_810.3], [15_250.6, -2_900.85], [15_080.35, -2_740.2]] },
    nearMiss: '生态保护红线沿矿界一边，坐标逐位相同，不重叠',
  },
  {
    name: '水泉沟膨润土矿', township: '南沟乡', mineral: '膨润土', method: 'open-pit', topMetres: 690, bottomMetres: 620, capacity: 5, unit: '万吨/年',
    licence: 'C9999012015087121173318', from: '2015-08-28', to: '2028-08-27',
    outline: { at: [21_650, 560], areaKm2: 0.081, corners: 8 },
    intents: [found('L07', '', '湿地图层声明坐标系后才有')],
  },
  {
    name: '白杨岭砖瓦页岩矿', township: '城关镇', mineral: '砖瓦用页岩', method: 'open-pit', topMetres: 790, bottomMetres: 710, capacity: 7, unit: '万吨/年',
    licence: 'C9999012014117130174421', from: '2014-11-03', to: '2029-11-02',
    outline: { ring: [[7_010.4, 9_105.25], [7_240.85, 9_150.6], [7_300.2, 8_960.35], [7_160.55, 8_850.7], [6_985.1, 8_930.45]] },
    nearMiss: '林地小班压矿界 0.004 米，重叠小于 1 平方米且宽不足 0.01 米，按碎屑另计',
  },
  {
    name: '石门磷矿', township: '石湾镇', mineral: '磷矿', method: 'both', topMetres: 760, bottomMetres: 480, capacity: 30, unit: '万吨/年',
    licence: 'C9999012012097126175532', from: '2012-09-17', to: '2030-09-16',
    outline: { at: [14_180, 620], areaKm2: 0.274, corners: 10, stretch: 1.2, turn: 0.22 },
    patches: [field(false, into(0.5, 75, 150, 1.3), 0.24, 44)],
    intents: [found('L02', '', '西侧沟谷旱地'), found('L07', '', '湿地图层声明坐标系后才有')],
  },
  {
    name: '红土坡高岭土矿', township: '柳林镇', mineral: '高岭土', otherMinerals: '陶瓷土', method: 'open-pit', topMetres: 770, bottomMetres: 700, capacity: 8, unit: '万吨/年',
    licence: 'C9999012018117120176643', from: '2018-11-12', to: '2028-11-11',
    outline: { at: [3_020, -2_960], areaKm2: 0.131, corners: 8 },
    patches: [field(true, into(0.95, 70, 130, 1.3), 0.2, 42), forest('Ⅳ', into(0.5, 60, 110))],
    intents: [found('L01', '', '东侧河谷地'), found('L02', '', '同一片'), found('L05', 'Ⅳ', '西侧林地')],
  },
  {
    name: '青龙背大理岩矿', township: '东坪镇', mineral: '大理岩', method: 'open-pit', topMetres: 860, bottomMetres: 740, capacity: 10, unit: '万立方米/年',
    licence: 'C9999012016067122177754', from: '2016-06-20', to: '2027-06-19',
    outline: { ring: [[5_610.25, 9_210.4], [5_880.6, 9_290.15], [6_060.85, 9_120.7], [5_960.2, 8_930.35], [5_655.75, 9_010.9]] },
    intents: [found('F12', '黑石崖玄武岩矿', '与黑石崖玄武岩矿平面重叠，标高也重叠')],
  },
  {
    name: '马蹄沟石灰岩矿', township: '柳林镇', mineral: '石灰岩', method: 'open-pit', topMetres: 840, bottomMetres: 740, capacity: 20, unit: '万吨/年',
    licence: 'C9999012011057110178865', from: '2011-05-26', to: '2026-05-25',
    outline: { ring: [[2_310.5, 640.25], [2_520.9, 720.4], [2_705.3, 610.85], [2_660.15, 430.6], [2_400.7, 405.35]] },
    intents: [found('F05', '', '2026-05-25 到期'), found('L09', '', '红线压矿界 0.012 米，面积不足 1 平方米但宽大于 0.01 米，刚过碎屑规则')],
  },
  {
    name: '王家山煤矿', township: '北岭镇', mineral: '煤', method: 'underground', topMetres: 600, bottomMetres: 380, capacity: 60, unit: '万吨/年',
    licence: 'C9999012013037122179976', from: '2013-03-18', to: '2033-03-17', natural: true,
    patches: [field(false, into(0.8, 170, 230, 1.5), 0.1, 70)],
    outline: { ring: [[6_840.2, 13_420.55], [7_010.75, 14_180.3], [7_720.4, 14_390.85], [8_205.65, 13_960.1], [8_090.3, 13_310.45], [7_380.9, 13_080.7]] },
    intents: [
      found('L02', '', '井工矿，地表坡耕地'),
      found('L05', 'Ⅱ', '地表林地'),
      found('L05', 'Ⅲ', '地表林地'),
    ],
  },
  {
    name: '西岭建筑石料矿', township: '柳林镇', mineral: '建筑石料用灰岩', method: 'open-pit', topMetres: 870, bottomMetres: 760, capacity: 10, unit: '万立方米/年',
    licence: 'C9999012019117120180087', from: '2019-11-25', to: '2029-11-24',
    outline: { ring: [[3_640.15, 2_590.35], [3_900.4, 2_640.8], [4_060.75, 2_450.25], [3_880.3, 2_260.6], [3_655.7, 2_340.9]] },
    nearMiss: '与西岭石灰岩矿共用一段边界，坐标逐位相同，不重叠',
  },
  ...minesInOrder(),
];

/** All mines with everything that is planned for them. */
export const MINES: readonly Mine[] = DRAWN.map((mine) => {
  const near = DISTANCE_INTENTS[mine.name];
  const missed = DISTANCE_NEAR_MISSES[mine.name];
  return {
    ...mine,
    ...(near && { intents: [...(mine.intents ?? []), ...near] }),
    ...(missed !== undefined && { nearMiss: mine.nearMiss === undefined ? missed : `${mine.nearMiss}；${missed}` }),
  };
});
