/** The chapter on workings: figures with method, tolerance with accuracy, the judgement left to the authority. Mines are fictional. */
import { expect, test } from 'vitest';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import { sectionAlong } from '../../../shared/analysis/section/section-along.ts';
import { sectionLinesFor } from '../../../shared/analysis/section/section-line.ts';
import { checkWorkings } from '../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../shared/analysis/workings/compare-periods.ts';
import type { CheckedPeriod } from '../../../shared/analysis/workings/contract.ts';
import { licensedMines } from '../../../shared/analysis/workings/licensed-mines.ts';
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import { quietJob } from '../../../shared/base/job.ts';
import type { MineDrawing, Working } from '../../../shared/model/mine-drawing.ts';
import type { PlanStage } from '../../../shared/model/plan.ts';
import type { Section } from '../../../shared/model/section.ts';
import type { Block, ReportDocument } from '../../../shared/report/document.ts';
import { beyondBlocks } from '../../../shared/report/chapters/overlaps.ts';
import type { ReportContext } from '../../../shared/report/context.ts';
import { workingsDocument } from '../../../shared/report/workings/document.ts';
import { writeHtml } from '../../../shared/report/html.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { Earthwork, PeriodComparison } from '../../../shared/model/workings.ts';
import { comparisonSentences } from '../../../shared/report/workings/chapter.ts';
import { earthworkBlocks } from '../../../shared/report/workings/earthwork.ts';
import { box, drawingOf, EAST, licence, NORTH, SYSTEM, working } from '../../helpers/mine-drawing.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 630, bottom: 430 },
  { id: 'C2', mine: '东邻煤矿', ring: box(1000, 0, 900, 800), top: 630, bottom: 430 },
]);
const TERRAIN = Float64Array.from([-200, 0, 300, 700, 1200, 2000].flatMap((x) => [-200, 200, 600, 1000].flatMap((y) => [EAST + x, NORTH + y, 760 - 0.02 * x])));

async function check(period: string, workings: readonly Working[], more: Partial<MineDrawing> = {}): Promise<CheckedPeriod> {
  const drawing = drawingOf(workings, { terrain: TERRAIN, elevationDatum: 'national-1985', ...more });
  const input = { deliveryId: 'd', file: '北岭煤矿井上下对照图.dxf', sha256: 'ab'.repeat(32), period, surveyedOn: '2026-06-24', surveyingFirm: '青石样例测绘院', surveyor: '', accuracy: { planMetres: 0.15, heightMetres: 0.1 }, elevationDatum: 'national-1985' as const };
  const parameters = { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, thicknessMetres: 2, densityTonnesPerCubicMetre: 1.4, chosenBy: '承办人', chosenOn: '2026-07-03' };
  return { drawing, run: await checkWorkings({ rights: RIGHTS, drawing, input, parameters, edges: 'vertices', rightId: 'C1', startedAt: period }, quietJob()) };
}

const INSIDE = working('goaf', '3101 2024', box(100, 100, 200, 100), 520);
const NOW = [INSIDE, working('goaf', '3104 2026', box(500, 100, 100, 130), [417.5, 417.5, 450, 450, 417.5]), working('goaf', '3106 2026', box(950, 400, 96.9, 50), 470)];

async function report(workings: readonly Working[], more: Partial<MineDrawing> = {}, then: readonly Working[] | null = [INSIDE]): Promise<ReportDocument> {
  const now = await check('2026H1', workings, more);
  const comparisons = then ? await comparePeriods(await check('2025H2', then), now, quietJob()) : [];
  const mine = licensedMines(RIGHTS, SYSTEM).value[0]!;
  const sections: Section[] = [];
  const own = now.run.mines[0];
  if (own) for (const line of sectionLinesFor(mine, own, now.drawing)) sections.push(await sectionAlong({ line, drawing: now.drawing, rights: RIGHTS, run: now.run, terrain: null, stripMetres: 10 }, quietJob()));
  return workingsDocument({
    right: readMiningRights(RIGHTS).value[0]!, rights: RIGHTS, ...now, sections, comparison: comparisons[0] ?? null, findings: raiseWorkingFindings(now.run, comparisons), language: 'zh-CN', asOf: '2026-07-05', createdOn: '2026-07-05', sample: true,
  });
}

const words = (text: string | readonly { readonly text: string }[]): string => (typeof text === 'string' ? text : text.map((run) => run.text).join(''));
const said = (blocks: readonly Block[]): string => blocks.map((block) => (block.kind === 'paragraph' ? words(block.text) : block.kind === 'table' ? [...block.rows.flat().map(words), block.note ?? ''].join('\n') : block.kind === 'figure' ? block.caption : '')).join('\n');

test('what is beyond, by how much, under which tolerance and accuracy, and who judges', async () => {
  const { blocks, footLeft, title } = await report(NOW);
  const text = said(blocks);
  expect([title, text].map((each) => each.includes('2026 上半年'))).toEqual([true, true]);
  expect([title, text].join('\n')).not.toContain('2026H1');
  expect(text).toContain('测量日期：2026-06-24，测量单位：青石样例测绘院');
  expect(text).toContain('1985 国家高程基准');
  expect(text).toContain('容差：平面 0.50 m，标高 0.30 m（承办人 2026-07-03 设定）；测量精度：平面 ±0.15 m，高程 ±0.10 m');
  expect(text).toContain('是否越界、超层由主管部门认定');
  expect(text).toContain('46.90 / ');
  expect(text).toContain('−12.50');
  expect(text).toContain('进入相邻矿区：东邻煤矿 2\u2009');
  expect(text).toMatch(/本期新增采动面积 17\u2009/);
  expect(text).toContain('3106 2026的超出部分：本期新增');
  expect(text).toContain('图 1　采掘工程与登记范围对照平面图');
  expect(text).toContain('图 3　B—B′ 剖面图');
  expect(text).toMatch(/F02[\s\S]*F04/);
  expect(text).toContain('第六十四条');
  expect(footLeft).toContain('虚构样例');
  // Never a verdict.
  expect(text).not.toMatch(/构成越界|属于越界|违法/);
});

test('the plan names each section line by the letters of its figure', async () => {
  const { blocks } = await report(NOW);
  const plan = blocks.find((block) => block.kind === 'figure')!;
  const drawn = plan.kind === 'figure' ? JSON.stringify(plan.picture.items) : '';
  for (const name of ['A—A′', 'B—B′']) expect(drawn).toContain(name);
});

test('ground too deep is told apart from the bands by plan, which count it as inside, and is not added to them', async () => {
  const text = said((await report([working('goaf', '3101', box(100, 100, 96, 100), 520), working('goaf', '深部', box(500, 100, 60, 40), 415.5)])).blocks);
  expect(text).toContain('按平面分级：界内 100.00%，容差内 0.00%，界外 0.00%');
  expect(text).toMatch(/另按标高，其中 2\s400(\.00)? m² 超出登记的开采标高，占合计面积的 20\.00%/u);
  expect(text).toContain('两项分别计算，不相加');
  expect(said((await report([INSIDE])).blocks)).toContain('另按标高，标高和限值已知的没有超出登记的开采标高');
});

test('nothing beyond: said plainly, no findings, the distance to the boundary instead', async () => {
  const text = said((await report([INSIDE, working('goaf', '3102', box(400, 22.4, 50, 50), null)])).blocks);
  expect(text).toContain('图上 2 个采掘工程均在登记范围之内');
  expect(text).toContain('距矿界最近 22.40 m');
  expect(text).toContain('没有超出容差的采掘工程');
  expect(text).toContain('1 个采掘工程没有标高');
});

test('pillars, design boundary and what the last drawing had are told; without a last period no comparison', async () => {
  const text = said((await report([working('pit', '', box(300, 300, 200, 100), 500)], {
    pillars: [{ name: '村庄保安煤柱', layer: '保安煤柱', parts: [[box(450, 300, 100, 100)]] }], designBoundaries: [{ name: '境界', layer: '设计境界', parts: [[box(300, 300, 180, 100)]] }],
  })).blocks);
  expect(text).toContain('采动进入图上所绘矿柱：村庄保安煤柱 4\u2009');
  expect(text).toContain('超出图上所绘设计境界：露天坑 1\u2009999');
  expect(text).toContain('上期图上的3101 2024有 19\u2009996');
  expect(said((await report(NOW, {}, null)).blocks)).not.toContain('与上期对比');
});

test('the document becomes a page with its figures in it', async () => {
  const html = writeHtml(await report(NOW));
  expect(html.match(/<svg/g)!.length).toBe(3);
  for (const label of ['上标高 +630', '低于下限 12.50 m', '地表线', '其他采矿权']) expect(html).toContain(label);
});

test('a draft ends its findings with what to look up in the laws; once the plan is issued only the stars stay', async () => {
  const now = await check('2026H1', NOW);
  const findings = raiseWorkingFindings(now.run, []);
  const told = (stage?: PlanStage): string =>
    JSON.stringify(workingsDocument({ right: readMiningRights(RIGHTS).value[0]!, rights: RIGHTS, ...now, sections: [], comparison: null, findings, language: 'zh-CN', asOf: '2026-07-05', createdOn: '2026-07-05', sample: true, ...(stage && { plan: { rightId: 'A', stage } }) }).blocks);
  for (const stage of [undefined, 'draft', 'review'] as const) expect(told(stage)).toMatch(/下达前核对事项[\s\S]*□ /);
  const issued = told('issued');
  expect(issued).not.toMatch(/下达前核对|□ /);
  expect(issued).toContain('带 * 的，引用时核对现行文本。');
  expect(issued).not.toMatch(/未取得|未核实/);
});

test('findings bear the numbers of the list, where a pit survey has one of the same kind; those that are not listed count alone', async () => {
  const now = await check('2026H1', NOW);
  const findings = raiseWorkingFindings(now.run, []);
  const excess = findings.find(({ code }) => code === 'F02')!;
  const ofPit: typeof excess = { ...excess, id: 'pit', evidence: { ...excess.evidence, source: 'pit-survey' } as typeof excess.evidence };
  const numbersWith = (listed: typeof findings): readonly string[] =>
    workingsDocument({ right: readMiningRights(RIGHTS).value[0]!, rights: RIGHTS, ...now, sections: [], comparison: null, findings, listed, language: 'zh-CN', asOf: '2026-07-05', createdOn: '2026-07-05', sample: true }).blocks
      .flatMap((block) => (block.kind === 'table' ? block.rows.map(([first]) => words(first!)) : []))
      .filter((cell) => /^F\d\d/.test(cell));
  const alone = numbersWith([]);
  expect(alone).toContain('F02');
  expect(numbersWith(findings)).toEqual(alone);
  expect(numbersWith([...findings, ofPit]).filter((number) => number.startsWith('F02'))).toEqual([expect.stringMatching(/^F02-[12]$/)]);
  expect(numbersWith([ofPit])).toEqual(alone);
});

test('a pit survey tells its volumes with method, cell and accuracy, and its section names the survey', async () => {
  const checked = await check('2026H1', NOW);
  const sum = { method: 'cell-difference', cellMetres: 2, resampled: false, cutCubicMetres: 51_200, fillCubicMetres: 340, comparedSquareMetres: 90_000, changedSquareMetres: 8_000, cutSquareMetres: 7_600, uncoveredSquareMetres: 12, deepestCutMetres: 14.25, highestFillMetres: 2 } as const;
  const name = (file: string, surveyedOn: string) => ({ file, surveyedOn, cellMetres: 2, elevationDatum: 'national-1985' as const });
  const earthwork = {
    noiseMetres: 0.1, whole: sum, uncertaintyCubicMetres: 1131, earlierId: 'e', earlier: name('一期.tif', '2025-12-20'), later: name('二期.tif', '2026-06-18'),
    licence: { rightId: 'C1', mineName: '北岭煤矿', inside: sum, outside: { ...sum, cutCubicMetres: 777 }, lowerLimitMetres: 430, belowLimit: { areaSquareMetres: 60, volumeCubicMetres: 90, mostMetres: 3, cutSinceCubicMetres: 45 } },
  };
  const grid = { columns: 60, rows: 40, west: EAST - 200, north: NORTH + 1000, cellMetres: 40, elevations: new Float32Array(2400).fill(700) };
  const mine = licensedMines(RIGHTS, SYSTEM).value[0]!;
  const [line] = sectionLinesFor(mine, checked.run.mines[0]!, checked.drawing);
  const section = await sectionAlong({ line: line!, drawing: checked.drawing, rights: RIGHTS, run: checked.run, terrain: { grid, name: name('二期.tif', '2026-06-18') }, stripMetres: 10 }, quietJob());
  const document = workingsDocument({
    right: readMiningRights(RIGHTS).value[0]!, rights: RIGHTS, drawing: checked.drawing, run: { ...checked.run, earthwork }, sections: [section], comparison: null, findings: [], language: 'zh-CN', asOf: '2026-07-05', createdOn: '2026-07-05', sample: true,
  });
  const text = said(document.blocks).replaceAll('\u2009', '');
  const told = (changed: Partial<Earthwork>): string => said(earthworkBlocks({ ...earthwork, ...changed }, translator('zh-CN')));
  expect(told({ licence: { ...earthwork.licence, lowerLimitMetres: null, belowLimit: null }, whole: { ...sum, resampled: true } })).toMatch(/没有登记开采下限[\s\S]*双线性内插/);
  const apart = told({ whole: { ...sum, comparedSquareMetres: 0, cutCubicMetres: 0 } });
  expect([apart.includes('没有共同覆盖'), apart.includes('挖方')]).toEqual([true, false]);
  for (const fact of ['51200.0', '777.0', '一期.tif（2025-12-20）', '格网 2 m，高差不超过 0.1 m 的不计', '低于开采下限最多 3.00 m', '挖填方量最多差 1131 m³']) expect(text).toContain(fact);
  expect(writeHtml(document).replace(/<[^>]*>/gu, '')).toContain('地面取自 二期.tif（2026-06-18，格网 2 m');
});

test('the volume since the last period is said where a thickness gave one, and that there is none where it did not', () => {
  const said = (volumeCubicMetres: number | null): string =>
    comparisonSentences({ added: { areaEllipsoidalSquareMetres: 1200, roadwayLengthMetres: 5, volumeCubicMetres }, excesses: [], discrepancies: [] } as unknown as PeriodComparison, translator('zh-CN')).join('');
  expect(said(3000)).toBe('本期新增采动面积 1\u2009200.00 m²，新掘巷道 5.00 m，采出体积 3\u2009000.0 m³。');
  expect(said(null)).toBe('本期新增采动面积 1\u2009200.00 m²，新掘巷道 5.00 m；没有采厚，未计算采出体积。');
});

test('the sentence on the tolerance names who chose it as far as that is known, and leaves no dash', async () => {
  const { run, drawing } = await check('2026H1', NOW);
  const tolerance = (chosen: object): string => {
    const { planToleranceMetres, elevationToleranceMetres } = run.parameters;
    const document = workingsDocument({ right: readMiningRights(RIGHTS).value[0]!, rights: RIGHTS, drawing, run: { ...run, parameters: { planToleranceMetres, elevationToleranceMetres, ...chosen } }, sections: [], comparison: null, findings: [], language: 'zh-CN', asOf: '2026-07-05', createdOn: '2026-07-05', sample: true });
    return /容差：.*?；/u.exec(said(document.blocks))![0];
  };
  expect(tolerance({})).toBe('容差：平面 0.50 m，标高 0.30 m；');
  expect(tolerance({ chosenBy: '', chosenOn: '2026-11-20' })).toBe('容差：平面 0.50 m，标高 0.30 m（2026-11-20 设定，未写明设定人）；');
  expect(tolerance({ chosenBy: '王工', chosenOn: null })).toBe('容差：平面 0.50 m，标高 0.30 m（王工设定）；');
});

test('the list of findings stands with the words it follows from; figures, which fill pages, come last under a heading of their own', async () => {
  const { blocks } = await report(NOW);
  const at = (text: string): number => blocks.findIndex((block) => block.kind === 'heading' && block.text === text);
  const figures = blocks.flatMap((block, i) => (block.kind === 'figure' ? [i] : []));
  expect(at('二、问题清单')).toBeGreaterThan(0);
  expect(at('三、附图')).toBe(figures[0]! - 1);
  expect(figures).toEqual(figures.map((_each, i) => figures[0]! + i));
  expect(figures.at(-1)).toBe(blocks.length - 1);
});

test('a mine with a drawing and a pit survey has both in its chapter, each with its period, file and tolerance; figures are numbered on', async () => {
  const drawn = await check('2026H1', NOW);
  const dug = await check('2026H2', NOW);
  const surveyed: CheckedPeriod = { ...dug, run: { ...dug.run, parameters: { ...dug.run.parameters, planToleranceMetres: 0.8 }, input: { ...dug.run.input, source: 'pit-survey', file: '采坑2026-09.tif' } } };
  const chapter = (...checks: readonly CheckedPeriod[]): readonly Block[] =>
    beyondBlocks({ translate: translator('zh-CN'), language: 'zh-CN', right: readMiningRights(RIGHTS).value[0]!, run: { parameters: { asOf: '2026-07-05' } }, layers: new Map([[drawn.run.rightsLayerId, RIGHTS]]), workings: checks.map((each) => ({ ...each, comparison: null, sections: [] })) } as unknown as ReportContext);
  const both = chapter(drawn, surveyed);
  const headings = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  expect(headings(both)).toEqual(['（一）2026 上半年报送图形', '（二）2026 下半年采坑测量']);
  const text = said(both);
  for (const fact of ['报送图形“北岭煤矿井上下对照图.dxf”', '采坑测量成果“采坑2026-09.tif”', '平面 0.50 m', '平面 0.80 m', '图 3　', '图 4　']) expect(text).toContain(fact);
  expect(headings(chapter(drawn))).toEqual([]);
  expect(said(chapter())).toContain('未作越界、超层分析');
});
