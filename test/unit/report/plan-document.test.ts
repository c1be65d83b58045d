import { powerOfTen } from '../../../shared/report/chapters/annexes.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision, Verdict } from '../../../shared/model/finding.ts';
import { articleNumber } from '../../../shared/law/citation-order.ts';
import type { Block, ReportDocument, Text } from '../../../shared/report/document.ts';
import { planDocument, type PlanReportInput } from '../../../shared/report/plan-document.ts';
import { withQuotedNumbers } from '../../../shared/rectification/problem-order.ts';
import { ledgerSheets } from '../../../shared/report/ledger.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { polygonColumns, reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});

function compose(changes: Partial<PlanReportInput> = {}): ReportDocument {
  const { right, run, findings, layers } = fixture;
  const decisions = changes.decisions ?? fixture.decisions;
  const plan = draftPlan({ right, findings: changes.findings ?? findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: changes.language ?? 'zh-CN' });
  return planDocument({ right, run, findings, decisions, plan, layers, sample: true, language: 'zh-CN', createdOn: '2026-11-20', createdBy: '青石县自然资源局', ...changes });
}

const plain = (text: Text): string => (typeof text === 'string' ? text : text.map((run) => run.text).join(''));
const headings = ({ blocks }: ReportDocument): string[] => blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));

/** Blocks between a chapter's heading and the next. */
function chapter(report: ReportDocument, start: string): Block[] {
  const from = report.blocks.findIndex((block) => block.kind === 'heading' && block.level === 1 && block.text.startsWith(start));
  const length = report.blocks.slice(from + 1).findIndex((block) => block.kind === 'heading' && block.level === 1);
  return report.blocks.slice(from + 1, length < 0 ? undefined : from + 1 + length);
}

function words(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return plain(block.text);
      case 'table':
        return [...block.columns.map(({ head }) => head), ...block.rows.flat().map(plain), ...(block.totals ?? []).map(plain), block.note ?? ''].join(' ');
      case 'facts':
        return block.rows.flat().join(' ');
      case 'heading':
        return block.text;
      case 'figure':
        return block.caption;
      default:
        return '';
    }
  }).join('\n');
}

const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');

test('the plan has its thirteen chapters in order, and none is empty', () => {
  const report = compose();
  expect(headings(report)).toEqual(['一、基本情况', '二、证照与方案一览', '三、矿区范围拐点坐标', '四、空间位置图', '五、数据来源与处理方法', '六、占地与重叠分析', '七、越界、超层分析', '八、问题清单', '九、整改路线', '十、整改措施', '十一、保障与监督', '十二、验收销号', '十三、附件']);
  for (const heading of headings(report)) expect(words(chapter(report, heading.slice(0, 3))).trim(), heading).not.toBe('');
});

test('what nobody submitted is said in words', () => {
  const report = compose();
  expect(words(chapter(report, '七、'))).toContain('本次未提交井上井下工程对照图或实测资料，未作越界、超层分析。');
  const [permits] = tables(chapter(report, '二、'));
  expect(permits!.rows).toHaveLength(8);
  expect(permits!.rows.slice(1).every((row) => plain(row.at(-1)!) === '未登记')).toBe(true);
  const sources = words(chapter(report, '五、'));
  expect(sources).toContain('自然保护地：本次套合没有选用。');
  expect(sources).toMatch(/工作区没有以下资料.*草原.*湿地.*没有资料不等于没有重叠/);
});

test('the corner table prints X north and Y east with the zone, two decimals, ungrouped', () => {
  const [table] = tables(chapter(compose(), '三、'));
  expect(table!.rows).toHaveLength(8);
  expect(table!.rows[0]).toEqual(['1', '1', '3874931.18', '38512326.44', '+860', '+720']);
  expect(words(chapter(compose(), '三、'))).toMatch(/EPSG:4526.*Y 值含带号.*0\.6068 km²/);
});

test('many corners stand in two columns, and none is lost', () => {
  const rights = fixture.layers.get('rights')!;
  const ring = Array.from({ length: 61 }, (_, i) => (2 * Math.PI * i) / 61).flatMap((angle) => [38_512_750 + 400 * Math.cos(angle), 3_874_600 + 300 * Math.sin(angle)]);
  const layers = new Map([...fixture.layers, ['rights', { ...rights, columns: { ...rights.columns, geometry: polygonColumns([ring]) } }]]);
  const [table] = tables(chapter(compose({ layers }), '三、'));
  expect(table!.columns).toHaveLength(12);
  expect(table!.rows).toHaveLength(31);
  const numbers = table!.rows.flatMap((row) => [plain(row[1]!), plain(row[7]!)]).filter((text) => text !== '').map(Number);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
});

test('balanced areas sum to the printed subtotal, and the report says that they are balanced', () => {
  const { run } = fixture;
  const thirds = run.rights[0]!.conflicts[0]!;
  const conflicts = ['0101', '0102', '0103'].map((name) => ({ ...thirds, role: 'dltb' as const, class: name, className: name, areaPlanarSquareMetres: 100 / 3, areaEllipsoidalSquareMetres: 100 / 3, netAreaPlanarSquareMetres: null, netAreaEllipsoidalSquareMetres: null }));
  const withThirds = { ...run, rights: run.rights.map((right, i) => (i === 0 ? { ...right, conflicts } : right)) };
  const rowsOf = (balancesAreas: boolean): string[][] => {
    const table = chapter(compose({ run: { ...withThirds, parameters: { ...run.parameters, balancesAreas } } }), '六').find((block) => block.kind === 'table');
    return table?.kind === 'table' ? table.rows.map((row) => row.map(plain)) : [];
  };
  const sum = (rows: string[][]): string => rows.slice(0, 3).reduce((total, row) => total + Number(row[4]!.replace(/\s/g, '')), 0).toFixed(2);
  expect([sum(rowsOf(false)), rowsOf(false)[3]![4]]).toEqual(['99.99', '100.00']);
  expect([sum(rowsOf(true)), rowsOf(true)[3]![4]]).toEqual(['100.00', '100.00']);
  const told = words(compose({ run: { ...run, parameters: { ...run.parameters, balancesAreas: true } } }).blocks);
  expect(told).toContain('经过平差');
  expect(words(compose().blocks)).toContain('面积未作平差');
});

test('the note under the overlap table states the differences of this table, with their reason, and nothing where all adds up', () => {
  const { run } = fixture;
  const first = run.rights[0]!;
  const noteOf = (areas: readonly number[], mine: number, parameters: Partial<typeof run.parameters> = {}): string => {
    const conflicts = areas.map((area, i) => ({ ...first.conflicts[0]!, role: 'dltb' as const, layerId: 'dltb', class: `010${i + 1}`, className: `010${i + 1}`, areaPlanarSquareMetres: 100, areaEllipsoidalSquareMetres: area, netAreaPlanarSquareMetres: null, netAreaEllipsoidalSquareMetres: null, sliverCount: 0, sliverAreaSquareMetres: 0 }));
    const own = { ...run, parameters: { ...run.parameters, ...parameters }, rights: run.rights.map((right, i) => (i === 0 ? { ...right, areaPlanarSquareMetres: 100 * areas.length, areaEllipsoidalSquareMetres: mine, conflicts } : right)) };
    const table = chapter(compose({ run: own }), '六').find((block) => block.kind === 'table');
    return table?.kind === 'table' ? plain(table.note ?? '').replaceAll('\u2009', '') : '';
  };
  // 3 × 1000.114 = 3000.342: lines 1000.11 sum to 3000.33, printed 3000.34; the mine is 2.76 m² smaller.
  const told = noteOf([1000.114, 1000.114, 1000.114], 2997.58);
  expect(told).toContain('椭球面积 m² −0.01');
  expect(told).toContain('需要合计一致时，套合时选“面积平差”');
  expect(told).toContain('椭球面积合计 3000.34 m²，比矿区复核面积 2997.58 m² 多 2.76 m²（占矿区 0.092 %）');
  expect(told).toContain('附录 D');
  expect(noteOf([1000, 1000], 2000.05)).toContain('比矿区复核面积 2000.05 m² 少 0.05 m²（占矿区 0.0025 %）');
  const even = noteOf([1000, 1000], 2000);
  expect(even).not.toMatch(/相差|复核面积|平差/);
  // Balancing evens out the lines; the mine's area stays what it is, and that is told.
  const balanced = noteOf([1000.114, 1000.114, 1000.114], 2997.58, { balancesAreas: true });
  expect(balanced).not.toContain('取舍后之和与小计相差');
  expect(balanced).toContain('多 2.76 m²');
});

test('the overlap table has one row for every class of the run with the run’s own digits', () => {
  const { conflicts } = fixture.run.rights.find(({ rightId }) => rightId === fixture.right.id)!;
  const [table] = tables(chapter(compose(), '六、'));
  const body = table!.rows.map((row) => row.map(plain));
  expect(body.filter((row) => row[1] !== '小计')).toHaveLength(conflicts.length);
  const farmland = conflicts.find(({ role }) => role === 'farmland')!;
  const row = body.find(([layer]) => layer === '永久基本农田')!;
  expect(row[2]).toBe(String(farmland.count));
  expect(row[4]!.replaceAll('\u2009', '')).toBe(farmland.areaEllipsoidalSquareMetres.toFixed(2));
  expect(row[7]).toBe(((farmland.areaEllipsoidalSquareMetres * 3) / 2000).toFixed(2));
  const whole = body.find(([layer, name]) => layer === '地类图斑' && name === '小计')!;
  expect(whole.at(-1)).toBe('100.00');
});

describe('no finding ever disappears', () => {
  const own = () => fixture.findings.filter(({ rightId }) => rightId === fixture.right.id);

  test.each(['accepted', 'set-aside', 'needs-evidence', null] as const)('when all are %s', (verdict: Verdict | null) => {
    const decisions = verdict ? own().map(({ id }): Decision => ({ findingId: id, verdict, reason: `理由 ${id}`, decidedAt: '2026-11-19T02:00:00.000Z', areaAtDecisionSquareMetres: null })) : [];
    const report = compose({ decisions });
    const listed = tables(chapter(report, '八、'))[0]?.rows.map((row) => plain(row[0]!)) ?? [];
    const annex = tables(chapter(report, '十三、')).find(({ columns }) => columns.some(({ head }) => head === '不构成问题的理由'))?.rows ?? [];
    expect(listed.length + annex.length).toBe(own().length);
    expect(annex).toHaveLength(verdict === 'set-aside' ? own().length : 0);
    expect(new Set([...listed, ...annex.map((row) => plain(row[0]!))]).size).toBe(own().length);
    if (verdict === 'set-aside') for (const { id } of own()) expect(words(chapter(report, '十三、'))).toContain(`理由 ${id}`);
    const states = tables(chapter(report, '八、'))[0]?.rows.map((row) => plain(row.at(-1)!)) ?? [];
    expect(new Set(states)).toEqual(new Set(verdict === 'set-aside' ? [] : [verdict === 'accepted' ? '认定成立' : verdict === 'needs-evidence' ? '待补充证据' : '待认定']));
  });

  test('a decision taken on another area is put before the case officer, one on the same is not', () => {
    const [grown, same] = own().filter(({ evidence }) => evidence.kind === 'overlap');
    const area = same!.evidence.kind === 'overlap' ? same!.evidence.areaEllipsoidalSquareMetres : 0;
    const decide = (findingId: string, areaAtDecisionSquareMetres: number): Decision => ({ findingId, verdict: 'set-aside', reason: '已批准', decidedAt: '2026-11-19T02:00:00.000Z', areaAtDecisionSquareMetres });
    const told = words(chapter(compose({ decisions: [decide(grown!.id, 20), decide(same!.id, area)] }), '八、'));
    expect(told.match(/认定时重叠/g)).toHaveLength(1);
    expect(told).toContain('认定时重叠 0.03 亩');
  });

  test('and the summary counts them', () => {
    expect(words(chapter(compose(), '八、'))).toContain(`本次共发现 ${own().length} 项：认定成立 3 项，待认定 2 项，待补充证据 0 项，认定不构成问题 1 项`);
  });
});

test('undecided findings are listed as 待认定 and get no measures; set-aside ones are not on the map', () => {
  const report = compose();
  const undecided = tables(chapter(report, '八、'))[0]!.rows.filter((row) => plain(row.at(-1)!) === '待认定').map((row) => plain(row[0]!));
  expect(undecided.length).toBeGreaterThan(0);
  const measured = new Set(tables(chapter(report, '十、'))[0]!.rows.map((row) => plain(row[0]!)));
  for (const number of undecided) expect(measured).not.toContain(number);
  const figure = report.blocks.filter((block) => block.kind === 'figure').find(({ caption }) => caption.includes('叠加图'))!;
  // Labels on the map are 2.9 mm high; the legend below may still name the class.
  const labelled = (name: string): boolean => JSON.stringify(figure.picture.items).includes(`"text":"${name}","heightMillimetres":2.9`);
  expect(labelled('林地 Ⅱ级')).toBe(true);
  expect(labelled('林地 Ⅲ级')).toBe(false);
});

test('the figure of a whole page comes first where the table before it ends its page, else after the smaller one', () => {
  const captions = (language: 'zh-CN' | 'en'): string[] => compose({ language }).blocks.flatMap((block) => (block.kind === 'figure' ? [block.caption] : []));
  // Eight boundary points: the Chinese table ends the second page, the English one goes on over the third.
  expect(captions('zh-CN')).toEqual([expect.stringMatching(/^图 1.*叠加图$/), expect.stringMatching(/^图 2.*位置图$/)]);
  expect(captions('en')).toEqual([expect.stringMatching(/^Figure 1.*Location/), expect.stringMatching(/^Figure 2/)]);
});

test('a mine without findings still gets a whole plan that says so', () => {
  const report = compose({ findings: [], decisions: [] });
  expect(words(chapter(report, '八、'))).toContain('没有发现');
  expect(words(chapter(report, '九、'))).toContain('没有提出整改路线');
  expect(words(chapter(report, '九、'))).not.toContain('安全隐患整治');
  expect(words(chapter(report, '十、'))).toContain('未列整改措施');
  expect(words(chapter(report, '十二、'))).toContain('不需要验收');
  expect(headings(report)).toHaveLength(13);
});

test('shares of every table add up to its width, and every row has all its cells', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const { columns, rows } of tables(compose({ language }).blocks)) {
      expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  }
});

test('no placeholder is left open in either language', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const report = compose({ language });
    expect(words(report.blocks) + JSON.stringify(report.blocks.filter(({ kind }) => kind === 'cover'))).not.toMatch(/\{\w+\}|undefined|NaN/);
  }
});

test('doubts about a cited law stand in the list of a draft, never in an issued plan; what is not sure is left out of both', () => {
  const { right, run, findings, decisions } = fixture;
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' });
  const said = (stage: typeof drafted.stage): string => words(compose({ plan: { ...drafted, stage } }).blocks);
  for (const stage of ['draft', 'review'] as const) expect(said(stage)).toContain('□ 土地管理法第三十五条');
  for (const stage of ['issued', 'in-progress', 'acceptance', 'closed'] as const) {
    expect(said(stage)).not.toMatch(/未能与|未核实|未取得|未核对|下达前核对/);
    expect(said(stage)).toContain('土地管理法第三十五条*');
    expect(said(stage)).not.toContain('2020-01-01');
    expect(said(stage)).toContain('引用时核对现行文本');
  }
});

test('the body speaks no computing terms; the annex lets every number be checked', () => {
  const report = compose();
  const body = words(report.blocks.slice(0, report.blocks.findIndex((block) => block.kind === 'heading' && plain(block.text).startsWith('十三'))));
  expect(body).not.toMatch(/clipper|SHA|格网|10\^|校验值/);
  const annex = chapter(report, '十三、');
  const said = words(annex) + JSON.stringify(annex);
  for (const { sha256, name } of fixture.run.inputs) if (sha256 !== '') expect(said, name).toContain(sha256.slice(0, 12));
  expect(said).toContain(powerOfTen(fixture.run.engine.gridMetres));
  expect(powerOfTen(9.3e-10)).toBe('9.3 × 10⁻¹⁰');
});

test('sample data is marked on the cover, in the foot and in words; real data is not', () => {
  const sample = compose();
  expect(sample.footLeft).toBe('虚构样例，不代表任何真实矿山');
  expect(sample.blocks[0]).toMatchObject({ kind: 'cover', stamp: '虚构样例' });
  const real = compose({ sample: false });
  expect(real.footLeft).toBe('');
  expect(JSON.stringify(real.blocks.filter(({ kind }) => kind !== 'figure'))).not.toContain('虚构样例');
});

test('sums of money stand in a total, and none without any', () => {
  const { right, run, findings, decisions } = fixture;
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' });
  const plan = { ...drafted, items: drafted.items.map((item, i) => ({ ...item, costTenThousandYuan: i < 2 ? 1000.25 : null })) };
  expect(tables(chapter(compose({ plan }), '十、'))[0]!.totals!.map(plain).at(-1)).toBe('2\u2009000.50');
  expect(tables(chapter(compose(), '十、'))[0]!.totals).toBeUndefined();
});

test('measures of a problem that did not come up again are kept and marked', () => {
  const { right, run, findings, decisions } = fixture;
  const issued = { ...draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' }), stage: 'in-progress' as const };
  const gone = findings.filter(({ id }) => id !== issued.items[0]!.findingId);
  const rows = tables(chapter(compose({ findings: gone, plan: issued }), '十、'))[0]!.rows.map((row) => plain(row[0]!));
  expect(rows).toContain('原问题');
  expect(rows).toHaveLength(issued.items.length);
  // Also of a plan that was never issued, and of findings that no overlay raised.
  const { note } = tables(chapter(compose({ findings: gone, plan: { ...issued, stage: 'review' } }), '十、'))[0]!;
  expect(note).toMatch(/“原问题”指已经列入方案/);
  expect(note).not.toMatch(/以前下达|本次套合/);
});

test('each problem that did not come up again has a line of its own in the acceptance form', () => {
  const { right, run, findings, decisions } = fixture;
  const issued = { ...draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' }), stage: 'in-progress' as const };
  const report = compose({ findings: [], plan: issued });
  const subjects = new Set(issued.items.map(({ findingId }) => findingId)).size;
  expect(subjects).toBeGreaterThan(1);
  const lines = Array.from({ length: subjects }, (_, place) => `原问题 ${place + 1}`);
  expect(tables(chapter(report, '十二、'))[0]!.rows.map((row) => plain(row[0]!))).toEqual(lines);
  expect(new Set(tables(chapter(report, '十、'))[0]!.rows.map((row) => plain(row[0]!)))).toEqual(new Set(lines));
});

test('a problem that did not come up again is named by the number that was quoted, and the others keep theirs', () => {
  const { right, run, findings, decisions } = fixture;
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' });
  const submitted = withQuotedNumbers({ ...drafted, stage: 'review' }, findings);
  const forms = (plan: PlanReportInput['plan'], present = findings): string[] => tables(chapter(compose({ findings: present, plan }), '十二、'))[0]!.rows.map((row) => plain(row[0]!));
  const before = forms(submitted);
  expect(before.some((number) => number.includes('-'))).toBe(true);
  const gone = submitted.quotedNumbers![submitted.items[0]!.findingId]!;
  const after = forms(submitted, findings.filter(({ id }) => id !== submitted.items[0]!.findingId));
  expect(after.toSorted()).toEqual(before.map((number) => (number === gone ? `${gone} 原问题` : number)).toSorted());
  const [problems, measures] = ledgerSheets({ rights: [right], run, findings: findings.filter(({ id }) => id !== submitted.items[0]!.findingId), decisions, plans: [submitted], layers: fixture.layers, sample: true, language: 'zh-CN' });
  for (const sheet of [problems!, measures!]) {
    const at = sheet.columns.findIndex(({ head }) => head === '编号');
    for (const number of (sheet === measures ? sheet.rows.slice(0, -1) : sheet.rows).map((row) => String(row[at]))) expect([...Object.values(submitted.quotedNumbers!), `${gone} 原问题`]).toContain(number);
  }
});

test('an issued plan does not offer its measures for changes, a draft does', () => {
  const { right, run, findings, decisions } = fixture;
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: run.id, language: 'zh-CN' });
  const note = (stage: typeof drafted.stage): string => tables(chapter(compose({ plan: { ...drafted, stage } }), '十、'))[0]!.note!;
  expect(note('review')).toContain('责任单位可以修改');
  expect(note('issued')).toBe('责任人、资金未填的为“—”。');
});

test('a drawing’s finding that changed since its verdict is told as an excess by the newest check, not as an overlap of this run', () => {
  const { findings, decisions } = fixture;
  const [first] = findings.filter(({ rightId }) => rightId === fixture.right.id);
  const working = { ...first!, id: 'w', code: 'F02', evidence: { kind: 'working', period: '2026H1', file: 'a.dxf', workingKey: 'k', workingName: '3104', workingKind: 'goaf', count: 1, areaPlanarSquareMetres: 2000, areaEllipsoidalSquareMetres: 2000, belowLimitMetres: 0, aboveLimitMetres: 0, longestDistanceMetres: 3, meanDistanceMetres: 1 } } as unknown as typeof first & object;
  const decided: Decision = { findingId: 'w', verdict: 'accepted', reason: '', decidedAt: '2026-11-18T02:00:00Z', areaAtDecisionSquareMetres: 1000 };
  const said = words(chapter(compose({ findings: [...findings, working], decisions: [...decisions, decided] }), '八、'));
  expect(said).toMatch(/F02[^\n]*认定时超出部分 1\.50 亩，最近一次图形比对为 3\.00 亩/);
});

test('a plan that was submitted on an earlier run says so on its cover; a draft and one of the same run say nothing', () => {
  const { right, run, findings, decisions } = fixture;
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-1', runId: 'earlier', language: 'zh-CN' });
  const foot = (plan: PlanReportInput['plan'], submittedRunNumber?: string): string => JSON.stringify((compose({ plan, ...(submittedRunNumber && { submittedRunNumber }) }).blocks[0] as { foot: readonly string[] }).foot);
  expect(foot({ ...drafted, stage: 'issued' }, 'R-20261101-01')).toContain(`下达；方案按套合 R-20261101-01 提交，本件数据按套合 ${run.number}`);
  expect(foot({ ...drafted, stage: 'issued' })).toContain(`下达；方案提交时没有用套合 ${run.number}`);
  expect(foot({ ...drafted, stage: 'issued', runId: run.id })).not.toContain('套合');
  expect(foot(drafted)).not.toContain('套合');
});

test('instants are printed in Beijing time whatever the machine’s zone', () => {
  const run = { ...fixture.run, finishedAt: '2026-11-18T17:05:00.000Z' };
  expect(words(chapter(compose({ run }), '五、'))).toContain('2026-11-19 01:05');
});

test('a system that a person declared is told as such; one of a file or of unknown origin is not', () => {
  const rightsId = fixture.run.rightsLayerId;
  const declared = (changes: object) => {
    const layer = fixture.layers.get(rightsId)!;
    return words(chapter(compose({ layers: new Map(fixture.layers).set(rightsId, { ...layer, record: { ...layer.record, ...changes } }) }), '五、'));
  };
  expect(declared({ systemDeclaredBy: 'person', systemDeclaredAt: '2026-11-19T18:00:00.000Z' })).toContain('文件未注明，由承办人认定，2026-11-20');
  expect(declared({ systemDeclaredBy: 'file' })).not.toContain('由承办人认定');
  expect(declared({})).not.toContain('由承办人认定');
});

test('the figures name only layers that they draw', () => {
  const layer = [...fixture.layers.values()].find(({ record }) => record.role === 'dltb' || record.role === 'forest')!;
  const foreign = { ...layer, record: { ...layer.record, id: 'old', name: '西安八〇旧图', system: { ...layer.record.system!, id: 'EPSG:2362', datum: 'XIAN1980' as const } } };
  const report = compose({ layers: new Map(fixture.layers).set('old', foreign) });
  const figures = report.blocks.filter((block) => block.kind === 'figure');
  expect(figures).toHaveLength(2);
  expect(JSON.stringify(figures)).not.toContain('西安八〇旧图');
});

test('annex 3 lists articles by law and number, in the words of an office', () => {
  const [law] = tables(chapter(compose(), '十三、')).filter(({ columns }) => columns.some(({ head }) => head === '施行日期'));
  const listed = law!.rows.map(([name, article]) => [plain(name!), articleNumber(plain(article!))] as const);
  expect(listed.length).toBeGreaterThan(5);
  const names = listed.map(([name]) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN').compare));
  for (const [index, [name, article]] of listed.entries()) if (index > 0 && listed[index - 1]![0] === name) expect(article).toBeGreaterThanOrEqual(listed[index - 1]![1]);
  expect(words([law!])).toContain('土地管理法*');
  expect(words([law!])).not.toContain('不在所核对');
});

test('a plan without a number says so on its cover and over every page, rather than leaving the place empty', () => {
  const { right, run, findings, decisions } = fixture;
  const report = compose({ plan: draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: '', runId: run.id, language: 'zh-CN' }) });
  expect(report.headRight).toBe('未编号');
  expect(JSON.stringify(report.blocks[0])).toContain('["方案编号","未编号"]');
});

test('the cover names who prepared the plan, its version, and a basis that is gone; never a stage alone then', () => {
  const cover = (change: Parameters<typeof compose>[0]) => JSON.stringify(compose(change).blocks[0]);
  const plain = cover({ createdBy: '' });
  expect(plain).toContain('["编制单位",""]');
  expect(plain).not.toContain('依据已撤回');
  const named = cover({ createdBy: '青石县自然资源局', author: '王某' });
  expect(named).toContain('["编制单位","青石县自然资源局"]');
  expect(named).toContain('["编制","王某"]');
  const { right, run, findings, decisions } = fixture;
  const plan = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: 'zh-CN' });
  const begun = { ...plan, stage: 'in-progress', version: 2 } as const;
  expect(cover({ plan: begun })).toContain('"（整改中）"');
  expect(cover({ plan: begun })).toContain('第 2 版');
  expect(cover({ plan: { ...begun, items: [] } })).toContain('（整改中；依据已撤回，方案无措施）');
  expect(cover({ plan: begun, decisions: [] })).toContain(`有 ${plan.items.length} 条措施的依据已撤回`);
  expect(cover({ plan: begun })).not.toContain('"文号"');
  expect(cover({ plan: { ...begun, steps: [{ stage: 'issued', on: '2026-11-20', documentNumber: '青矿整〔2026〕3 号', reason: '' }, { stage: 'in-progress', on: '2026-11-21', documentNumber: '', reason: '' }] } })).toContain('["文号","青矿整〔2026〕3 号"]');
});

test('the body speaks an office\u2019s words; field names, file kinds and formulas stand in annex 2', () => {
  const { blocks } = compose({});
  const annex = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('附表 2'));
  expect(annex).toBeGreaterThan(0);
  const [body, after] = [JSON.stringify(blocks.slice(0, annex).filter(({ kind }) => kind === 'paragraph')), JSON.stringify(blocks.slice(annex))];
  expect(body).not.toMatch(/KCXS|\.prj|附录 D|不加密|clipper|SHA/);
  for (const term of ['KCXS', '.prj', '附录 D', '原有顶点']) expect(after).toContain(term);
});
