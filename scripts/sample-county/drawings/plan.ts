/**
 * What the drawings of five fictional mines show in two half-years, and what is planted in them: excess in plan and in
 * depth, two seams at different elevations, an excess that grew and one that did not, and a mine that stays just inside.
 */
import { onGrid, signedArea, type Point, type Ring } from '../plane.ts';
import type { PlacedMine } from '../mine-shapes.ts';
import type { DrawingForm } from './dxf-text.ts';

export type Kind = 'goaf' | 'face' | 'pit' | 'roadway' | 'bench';

/** One working; `from` is the first period that shows it, `until` the last. */
export interface PlannedWorking {
  readonly name: string;
  readonly kind: Kind;
  readonly layer: string;
  readonly shape: Ring;
  /** One per corner. */
  readonly heights: readonly number[];
  /** Position of the body it is in. */
  readonly body: number;
  readonly periods: readonly string[];
  /** Drawn as loose lines, the last of which stops this far from the first. */
  readonly gapMetres?: number;
}

export interface PlannedMine {
  readonly mine: string;
  readonly form: DrawingForm;
  /** Names of the layers that are not workings. */
  readonly layers: { readonly boundary: string; readonly pillar: string; readonly contour: string; readonly spot: string; readonly words: string; readonly frame: string; readonly traverse: string };
  readonly workings: readonly PlannedWorking[];
  readonly pillars: readonly { readonly name: string; readonly ring: Ring }[];
  readonly design: Ring | null;
  /** Floor contours of a seam: layer, elevations, and the line of each. */
  readonly seam: { readonly layer: string; readonly lines: readonly { readonly height: number; readonly line: readonly Point[] }[] } | null;
  /** What the person who plans this wants seen. */
  readonly why: string;
}

export const PERIODS = ['2025H2', '2026H1'] as const;
const [EARLIER, LATER] = PERIODS;
const BOTH = PERIODS;

const CHINESE = { boundary: '矿界', pillar: '保安煤柱', contour: '等高线', spot: '高程点', words: '注记', frame: '图廓', traverse: '导线点' };
const CASS = { boundary: 'KJ', pillar: 'KZ', contour: 'DGX', spot: 'GCD', words: 'ZJ', frame: 'TK', traverse: 'DXD' };

const grid = ([east, north]: Point): Point => [onGrid(east), onGrid(north)];
/** An upright rectangle around its middle, from the lower left corner round. */
const box = (east: number, north: number, width: number, height: number): Point[] =>
  [[east - width / 2, north - height / 2], [east + width / 2, north - height / 2], [east + width / 2, north + height / 2], [east - width / 2, north + height / 2]].map((point) => grid(point as [number, number]));

/** A rectangle across one side of a ring: `share` of the way along the side, reaching so far in and out. */
export function acrossSide(ring: Ring, side: number, share: number, width: number, inwards: number, outwards: number): Point[] {
  const [a, b] = [ring[side]!, ring[(side + 1) % ring.length]!];
  const length = Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2);
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  // Outside lies to the right of a ring that runs counter-clockwise.
  const turn = signedArea(ring) > 0 ? 1 : -1;
  const [nx, ny] = [uy * turn, -ux * turn];
  const at = (along: number, out: number): Point => grid([a[0] + ux * (share * length + along) + nx * out, a[1] + uy * (share * length + along) + ny * out]);
  return [at(-width / 2, -inwards), at(width / 2, -inwards), at(width / 2, outwards), at(-width / 2, outwards)];
}

const level = (height: number, corners = 4): number[] => Array.from({ length: corners }, () => height);

/** The five mines; `placed` by name. */
export function plannedMines(placed: ReadonlyMap<string, PlacedMine>): PlannedMine[] {
  const bodyOf = (name: string, body = 0): Ring => placed.get(name)!.bodies[body]!.polygon[0]!;
  return [northRidge(bodyOf('北岭煤矿'), bodyOf('北岭煤矿', 1)), wangjiashan(bodyOf('王家山煤矿')), redRock(bodyOf('红岩沟铁矿')), houyu(bodyOf('后峪铁矿')), westRidge(bodyOf('西岭石灰岩矿'))];
}

function northRidge(upper: Ring, lower: Ring): PlannedMine {
  // Dips southwards by 0.25: 450 m at 14 365 north, 417.5 m at 14 235.
  const dipping = box(11_200, 14_300, 120, 130);
  const seamLine = (height: number): Point[] => [grid([10_420, 14_365 + (height - 450) / 0.25]), grid([11_500, 14_365 + (height - 450) / 0.25])];
  return {
    mine: '北岭煤矿', form: { version: 'AC1024', encoding: 'utf-8' }, layers: CHINESE,
    why: '两个煤层标高不同：3106 越出 3 号煤层范围（本期新增），3104 低于 3 号煤层下限 12.5 m（上期已有，未扩大），15102 在 3 号煤层范围之内，但越出 15 号煤层范围',
    workings: [
      { name: '3101采空区 2024', kind: 'goaf', layer: '采空区2024', shape: box(10_500, 14_500, 160, 100), heights: level(560), body: 0, periods: BOTH },
      { name: '3103采空区 2025', kind: 'goaf', layer: '采空区2025', shape: box(10_800, 14_700, 150, 100), heights: level(540), body: 0, periods: BOTH },
      { name: '3104采空区 2025', kind: 'goaf', layer: '采空区2025', shape: dipping, heights: [417.5, 417.5, 450, 450], body: 0, periods: BOTH },
      { name: '3106采空区 2026', kind: 'goaf', layer: '采空区2026', shape: acrossSide(upper, 0, 0.4, 120, 80, 46.9), heights: level(470), body: 0, periods: [LATER] },
      { name: '3107采空区 2026', kind: 'goaf', layer: '采空区2026', shape: box(11_050, 14_850, 90, 60), heights: level(520), body: 0, periods: [LATER] },
      { name: '15101采空区 2025', kind: 'goaf', layer: '15号煤采空区', shape: box(10_850, 14_650, 140, 90), heights: level(340), body: 1, periods: BOTH },
      { name: '15102采空区 2026', kind: 'goaf', layer: '15号煤采空区', shape: acrossSide(lower, 0, 0.5, 80, 60, 25), heights: level(330), body: 1, periods: [LATER] },
      { name: '运输大巷', kind: 'roadway', layer: '巷道', shape: [[10_350, 14_300], [11_000, 14_505]], heights: [520, 510], body: 0, periods: [EARLIER] },
      { name: '运输大巷', kind: 'roadway', layer: '巷道', shape: [[10_350, 14_300], [11_000, 14_505], [11_176, 14_505]], heights: [520, 510, 508], body: 0, periods: [LATER] },
      // From the surface: passes the upper limit, as every incline does.
      { name: '主斜井', kind: 'roadway', layer: '巷道', shape: [[10_480, 14_200], [10_900, 14_600]], heights: [742, 520], body: 0, periods: BOTH },
    ],
    pillars: [{ name: '工业广场保安煤柱', ring: box(10_620, 14_230, 150, 120) }],
    design: null,
    seam: { layer: '3号煤底板等高线', lines: [420, 440, 460, 480, 500, 520, 540, 560].map((height) => ({ height, line: seamLine(height) })) },
  };
}

function wangjiashan(ring: Ring): PlannedMine {
  const beyond = (outwards: number): Point[] => acrossSide(ring, 3, 0.5, 110, 90, outwards);
  return {
    mine: '王家山煤矿', form: { version: 'AC1015', encoding: 'gbk' }, layers: CHINESE,
    why: '1203 上期越界 20 m，本期扩大到 46.9 m；1205 越界 0.3 m，在 0.5 m 容差之内；1201 上期有、本期图上没有',
    workings: [
      { name: '1201采空区 2023', kind: 'goaf', layer: '采空区_2023', shape: box(7_300, 13_500, 140, 80), heights: level(520), body: 0, periods: [EARLIER] },
      { name: '1203采空区 2025', kind: 'goaf', layer: '采空区_2025', shape: beyond(20), heights: level(450), body: 0, periods: [EARLIER] },
      { name: '1203采空区 2026', kind: 'goaf', layer: '采空区_2025', shape: beyond(46.9), heights: level(450), body: 0, periods: [LATER] },
      { name: '1205采空区 2025', kind: 'goaf', layer: '采空区_2025', shape: acrossSide(ring, 0, 0.5, 100, 70, 0.3), heights: level(430), body: 0, periods: BOTH },
      { name: '1207采空区 2026', kind: 'goaf', layer: '采空区_2026', shape: box(7_600, 13_800, 120, 70), heights: level(470), body: 0, periods: [LATER] },
      { name: '回风大巷', kind: 'roadway', layer: '井巷', shape: [[7_100, 13_600], [7_900, 13_600]], heights: [480, 470], body: 0, periods: BOTH },
    ],
    pillars: [], design: null, seam: null,
  };
}

function redRock(ring: Ring): PlannedMine {
  const [east, north] = middle(ring);
  return {
    mine: '红岩沟铁矿', form: { version: 'AC1009', encoding: 'gbk' }, layers: CASS,
    why: '+387.6 m 中段巷道低于下限 12.4 m，两期相同；采场轮廓分线绘制，缺口 0.02 m',
    workings: [
      { name: '1号采场', kind: 'face', layer: 'CC', shape: box(east - 60, north + 40, 70, 40), heights: level(500), body: 0, periods: BOTH, gapMetres: 0.02 },
      { name: '2号采场', kind: 'face', layer: 'CC', shape: box(east + 60, north + 40, 60, 30), heights: level(460), body: 0, periods: [LATER] },
      { name: '387中段运输巷', kind: 'roadway', layer: 'HD', shape: [grid([east - 120, north - 30]), grid([east + 130, north - 30])], heights: [387.6, 387.6], body: 0, periods: BOTH },
      { name: '主竖井联络巷', kind: 'roadway', layer: 'HD', shape: [grid([east - 120, north - 60]), grid([east + 20, north - 60])], heights: [460, 460], body: 0, periods: BOTH },
    ],
    pillars: [], design: null, seam: null,
  };
}

function houyu(ring: Ring): PlannedMine {
  return {
    mine: '后峪铁矿', form: { version: 'AC1015', encoding: 'gbk' }, layers: { ...CASS, boundary: 'KQFW', words: '文字注记' },
    why: '没有问题：采空区离矿界 1 cm，标高正好到上下限',
    workings: [
      { name: '1号采空区 2025', kind: 'goaf', layer: 'CaiKongQu', shape: acrossSide(ring, 0, 0.5, 60, 50, -0.01), heights: level(400), body: 0, periods: BOTH },
      { name: '2号采空区 2025', kind: 'goaf', layer: 'CaiKongQu', shape: acrossSide(ring, 4, 0.5, 60, 50, -0.01), heights: level(680), body: 0, periods: BOTH, gapMetres: 0.01 },
      { name: '3号采空区 2026', kind: 'goaf', layer: 'CaiKongQu', shape: acrossSide(ring, 2, 0.5, 60, 50, -0.01), heights: level(540), body: 0, periods: [LATER] },
    ],
    pillars: [], design: null, seam: null,
  };
}

function westRidge(ring: Ring): PlannedMine {
  // The third side is shared with 西岭建筑石料矿.
  const pit = (outwards: number): Point[] => acrossSide(ring, 2, 0.5, 120, 100, outwards);
  return {
    mine: '西岭石灰岩矿', form: { version: 'AC1015', encoding: 'gbk' }, layers: CASS,
    why: '露天坑上期越入相邻的西岭建筑石料矿 6 m，本期 15.2 m，并超出图上的设计境界',
    workings: [
      { name: '露天坑', kind: 'pit', layer: 'LTK', shape: pit(6), heights: level(775), body: 0, periods: [EARLIER] },
      { name: '露天坑', kind: 'pit', layer: 'LTK', shape: pit(15.2), heights: level(770), body: 0, periods: [LATER] },
      { name: '', kind: 'bench', layer: '台阶坡顶线', shape: [grid([3_420, 2_420]), grid([3_560, 2_420])], heights: [800, 800], body: 0, periods: BOTH },
    ],
    pillars: [], design: acrossSide(ring, 2, 0.5, 160, 160, -5), seam: null,
  };
}

function middle(ring: Ring): Point {
  const sum = ring.reduce<[number, number]>(([x, y], [east, north]) => [x + east / ring.length, y + north / ring.length], [0, 0]);
  return [Math.round(sum[0]), Math.round(sum[1])];
}
