/** 井上井下图形: the drawings of five mines for two half-years, faulty copies of one of them, and the truth about all. */
import { encodeGbk } from '../../../shared/base/gbk.ts';
import type { OutputFile } from '../broken-sets.ts';
import type { PlacedMine } from '../mine-shapes.ts';
import { boxOf, type Point } from '../plane.ts';
import type { Terrain } from '../terrain.ts';
import { CHECKED_WITH, comparisonTruth, drawingTruth, type DrawingsTruth } from './drawing-truth.ts';
import { AS_IT_IS, DrawingText, type Placing } from './dxf-text.ts';
import { PERIODS, plannedMines, type PlannedMine, type PlannedWorking } from './plan.ts';
import { contoursOver, spotsOver } from './surface.ts';

const FOLDER = '井上井下';
const FAULTY = '问题数据/图形';

/** A drawing as the manifest lists it: whose it is, and for which half-year. */
export interface ListedDrawing {
  readonly path: string;
  readonly period: string;
  readonly rightId: string;
  readonly mineName: string;
}

/** All files; the truth as `drawings-truth.json`. */
export function drawingFiles(mines: readonly PlacedMine[], terrain: Terrain): { readonly files: OutputFile[]; readonly listed: ListedDrawing[] } {
  const placed = new Map(mines.map((mine) => [mine.mine.name, mine]));
  const plans = plannedMines(placed);
  const files: OutputFile[] = [];
  const drawings = plans.flatMap((plan) => PERIODS.map((period) => {
    const path = `${FOLDER}/${period}/${plan.mine}.dxf`;
    files.push({ path, bytes: drawn(plan, period, placed.get(plan.mine)!, terrain) });
    return drawingTruth(path, period, plan, placed);
  }));
  const faulty = faultyCopies(plans.find(({ mine }) => mine === '王家山煤矿')!, placed.get('王家山煤矿')!);
  files.push(...faulty.map(({ path, bytes }) => ({ path, bytes })));
  const truth: DrawingsTruth = {
    fictional: true, parameters: CHECKED_WITH, drawings, comparisons: plans.map((plan) => comparisonTruth(plan, placed, PERIODS)), faults: faulty.map(({ path, fault }) => ({ file: path, fault })),
  };
  checkAgainstPlan(truth);
  files.push({ path: 'drawings-truth.json', bytes: new TextEncoder().encode(`${JSON.stringify(truth, null, 1)}\n`) });
  return { files, listed: drawings.map(({ file, period, rightId, mineName }) => ({ path: file, period, rightId, mineName })) };
}

interface Faults {
  readonly placing?: Placing;
  /** The first goaf is drawn as lines that do not close. */
  readonly openBy?: number;
  readonly garbled?: boolean;
}

function drawn(plan: PlannedMine, period: string, mine: PlacedMine, terrain: Terrain | null, { placing = AS_IT_IS, openBy, garbled = false }: Faults = {}): Uint8Array {
  const { layers } = plan;
  const said = (words: string): string => (garbled ? misread(words) : words);
  const text = new DrawingText(plan.form, placing);
  const outlines = mine.bodies.map(({ polygon }) => polygon[0]!);
  text.outline(said(layers.boundary), outlines[0]!, outlines[0]!.map(() => 0));
  let opened = openBy === undefined;
  for (const working of plan.workings.filter(({ periods }) => periods.includes(period))) {
    const gap = opened ? working.gapMetres : (working.gapMetres ?? openBy);
    if (working.kind === 'goaf') opened = true;
    drawWorking(text, { ...working, layer: said(working.layer), ...(gap !== undefined && { gapMetres: gap }) }, said(layers.words), said);
  }
  for (const { name, ring } of plan.pillars) {
    text.outline(layers.pillar, ring, ring.map(() => 0));
    text.text(layers.words, middleOf(ring), name);
  }
  if (plan.design) text.outline('设计境界', plan.design, plan.design.map(() => 0));
  for (const { height, line } of plan.seam?.lines ?? []) text.polyline(plan.seam!.layer, line, line.map(() => height));
  const around = boxOf(outlines.flat());
  const box = { west: around.west - 150, south: around.south - 150, east: around.east + 150, north: around.north + 150 };
  if (terrain) {
    for (const { a, b, height } of contoursOver(terrain, box)) text.line(layers.contour, a, b, height);
    for (const { at, height } of spotsOver(terrain, box)) text.point(layers.spot, at, height);
  }
  // The title block lies beside the grid, as in real drawings (DOMAIN §3.3).
  text.stray(said(layers.frame), 1_171, 502, said(`${mine.mine.name}井上井下工程对照图（虚构样例）`));
  return text.bytes();
}

function drawWorking(text: DrawingText, { name, kind, layer, shape, heights, gapMetres }: PlannedWorking, words: string, said: (words: string) => string): void {
  if (kind === 'roadway' || kind === 'bench') text.polyline(layer, shape, heights);
  else if (gapMetres === undefined) text.outline(layer, shape, heights);
  else explode(text, layer, shape, heights, gapMetres);
  // Above a line, in the middle of an area.
  if (name !== '') text.text(words, kind === 'roadway' ? [shape[0]![0] + 40, shape[0]![1] + (shape[1]![1] - shape[0]![1]) * (40 / (shape[1]![0] - shape[0]![0])) + 3] : middleOf(shape), said(name));
}

/** Loose lines around the ring; the last one starts a little further along its side. */
function explode(text: DrawingText, layer: string, ring: readonly Point[], heights: readonly number[], gap: number): void {
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const length = Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2);
    const share = i === ring.length - 1 ? gap / length : 0;
    text.line(layer, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], b, heights[i]!, heights[(i + 1) % ring.length]!);
  });
}

function middleOf(ring: readonly Point[]): Point {
  const { west, south, east, north } = boxOf(ring);
  return [(west + east) / 2, (south + north) / 2];
}

/** UTF-8 taken for GBK and saved again, as happens on the way through a wrong program; what GBK lacks is lost. */
function misread(words: string): string {
  const wrong = new TextDecoder('gb18030').decode(new TextEncoder().encode(words));
  return [...wrong].map((character) => ('bytes' in encodeGbk(character) ? character : '?')).join('');
}

/** Without the surface, which has no part in the faults. */
function faultyCopies(plan: PlannedMine, mine: PlacedMine): { path: string; bytes: Uint8Array; fault: string }[] {
  const copy = (name: string, fault: string, faults: Faults) => ({ path: `${FAULTY}/${name}.dxf`, fault, bytes: drawn(plan, '2026H1', mine, null, faults) });
  return [
    copy('横纵坐标颠倒', 'axes', { placing: (east, north) => [north, east] }),
    copy('带号错误', 'zone', { placing: (east, north) => [east + 1_000_000, north] }),
    // As the county's grassland layer: a made-up shift of the size that two datums differ by.
    copy('基准不符', 'datum', { placing: (east, north) => [east + 58.37, north - 42.61] }),
    copy('轮廓未闭合', 'open', { openBy: 2.4 }),
    copy('文字乱码', 'garbled', { garbled: true }),
  ];
}

/** What was planned must be what the truth says. */
function checkAgainstPlan({ drawings, comparisons }: DrawingsTruth): void {
  const bandOf = (mine: string, period: string, name: string): string | undefined => drawings.find((one) => one.mineName === mine && one.period === period)?.workings.find((working) => working.name.startsWith(name))?.band;
  const planned: readonly (readonly [mine: string, period: string, name: string, band: string])[] = [
    ['北岭煤矿', '2026H1', '3106', 'outside'], ['北岭煤矿', '2026H1', '15102', 'outside'], ['北岭煤矿', '2025H2', '3104', 'outside'], ['北岭煤矿', '2026H1', '3101', 'inside'],
    ['北岭煤矿', '2026H1', '主斜井', 'inside'], ['北岭煤矿', '2026H1', '15101', 'inside'], ['王家山煤矿', '2025H2', '1203', 'outside'], ['王家山煤矿', '2026H1', '1205', 'within-tolerance'],
    ['红岩沟铁矿', '2026H1', '387', 'outside'], ['红岩沟铁矿', '2026H1', '1号', 'inside'], ['西岭石灰岩矿', '2026H1', '露天坑', 'outside'],
  ];
  for (const [mine, period, name, band] of planned) if (bandOf(mine, period, name) !== band) throw new Error(`${mine} ${period} ${name}: ${bandOf(mine, period, name)} instead of ${band}`);
  const innocent = drawings.filter(({ mineName }) => mineName === '后峪铁矿').flatMap(({ workings }) => workings);
  if (innocent.some(({ band }) => band !== 'inside')) throw new Error('后峪铁矿 must stay inside');
  if (comparisons.find(({ mineName }) => mineName === '王家山煤矿')?.changes['1203采空区'] !== 'grown') throw new Error('1203 must have grown');
}
