import { beforeAll, expect, test } from 'vitest';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Conflict } from '../../../shared/model/overlay.ts';
import type { LedgerSheet } from '../../../shared/report/document.ts';
import { ledgerSheets } from '../../../shared/report/ledger.ts';
import { writeXlsx } from '../../../shared/report/xlsx.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';
import { elementsNamed, parseXml, textOf, type XmlElement } from '../../helpers/xml.ts';
import { officeParts } from '../../helpers/zip-parts.ts';

let fixture: Fixture;
let sheets: readonly LedgerSheet[];

beforeAll(async () => {
  fixture = await reportFixture();
  const { right, run, findings, decisions, layers } = fixture;
  const plan = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: 'zh-CN' });
  const rights = readMiningRights(layers.get('rights')!).value;
  sheets = ledgerSheets({ rights, run, findings, decisions, plans: [plan], layers, sample: true, language: 'zh-CN' });
});

const column = (sheet: LedgerSheet, head: string): readonly (string | number | null)[] => {
  const at = sheet.columns.findIndex((entry) => entry.head === head);
  expect(at, head).toBeGreaterThanOrEqual(0);
  return sheet.rows.map((row) => row[at] ?? null);
};

test('the ledger lists every finding of every mine, with its decision and the reason', () => {
  const [problems] = sheets;
  expect(problems!.name).toBe('问题清单');
  expect(problems!.rows).toHaveLength(fixture.findings.length);
  const states = column(problems!, '认定');
  expect(states.filter((state) => state === '不构成问题')).toHaveLength(1);
  const reason = column(problems!, '认定说明')[states.indexOf('不构成问题')];
  expect(reason).toContain('青林许准');
});

test('areas are numbers with their full precision, mu and hectares follow from m²', () => {
  const [problems, , overlaps] = sheets;
  const areas = column(problems!, '面积 m²');
  const own = fixture.findings.map(({ evidence }) => (evidence.kind === 'expired' ? null : evidence.areaEllipsoidalSquareMetres));
  expect([...areas].sort()).toEqual([...own].sort());
  const mu = column(problems!, '亩');
  areas.forEach((area, i) => (area === null ? expect(mu[i]).toBeNull() : expect(mu[i]).toBeCloseTo((Number(area) * 3) / 2000, 9)));
  expect(overlaps!.rows).toHaveLength(fixture.run.rights.reduce((sum, { conflicts }) => sum + conflicts.length, 0));
});

test('every row has a cell for every column, and the note says where the numbers come from', () => {
  for (const sheet of sheets) {
    for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
    expect(sheet.note).toContain('R-20261118-02');
    expect(sheet.note).toContain('虚构样例');
  }
});

test('a mine without a plan stands in the ledger, and has no number', () => {
  const measures = sheets[1]!;
  const mines = readMiningRights(fixture.layers.get('rights')!).value.map(({ mineName }) => mineName);
  expect(mines.length).toBeGreaterThan(1);
  expect([...new Set(column(measures, '矿山').slice(0, -1))].toSorted()).toEqual(mines.toSorted());
  const without = measures.rows.slice(0, -1).filter((row) => !row.includes(fixture.right.mineName));
  expect(without.length).toBe(mines.length - 1);
  for (const row of without) {
    expect(row.some((cell) => String(cell).startsWith('ZG-'))).toBe(false);
    expect(row).toContain('未立方案');
  }
  expect(column(measures, '方案编号')).toContain('ZG-2026-0134');
});

test('mines are numbered, those with measures first, and the last row sums the money', () => {
  const { right, run, findings, decisions, layers } = fixture;
  const draft = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: 'zh-CN' });
  const plan = { ...draft, items: draft.items.map((item, i) => ({ ...item, costTenThousandYuan: i === 0 ? null : 1.5 })) };
  const rights = readMiningRights(layers.get('rights')!).value.toReversed();
  const measures = ledgerSheets({ rights, run, findings, decisions, plans: [plan], layers, sample: true, language: 'zh-CN' })[1]!;
  const count = plan.items.length;
  expect(count).toBeGreaterThan(1);
  expect(column(measures, '序号')).toEqual([1, ...Array.from({ length: count - 1 }, () => null), 2, 3, null]);
  expect(column(measures, '矿山').slice(0, count)).toEqual(Array.from({ length: count }, () => right.mineName));
  expect(column(measures, '矿山').at(-1)).toBe(`合计：有措施的矿 1 个，措施 ${count} 项`);
  expect(column(measures, '资金 万元').at(-1)).toBeCloseTo(1.5 * (count - 1), 9);
});

test('the ledger says that an overlap of two rights is listed under both', () => {
  const { run, findings, decisions, layers } = fixture;
  const rights = readMiningRights(layers.get('rights')!).value;
  const [first] = run.rights;
  const noteOf = (role: 'rights' | 'dltb'): string => ledgerSheets({ rights, run: { ...run, rights: [{ ...first!, conflicts: [{ ...first!.conflicts[0]!, role }] }] }, findings, decisions, plans: [], layers, sample: true, language: 'zh-CN' })[2]!.note;
  expect(noteOf('rights')).toContain('汇总时只计一次');
  expect(noteOf('dltb')).not.toContain('汇总时只计一次');
});

function cellsOf(sheet: XmlElement): Map<string, XmlElement> {
  return new Map(elementsNamed(sheet, 'c').map((cell) => [cell.attributes['r']!, cell]));
}

test('the workbook is well-formed, its sheets are named, and the head stays in sight and on every printed page', async () => {
  const parts = officeParts(await writeXlsx(sheets));
  for (const text of parts.values()) parseXml(text);
  const workbook = parseXml(parts.get('xl/workbook.xml')!);
  expect(elementsNamed(workbook, 'sheet').map(({ attributes }) => attributes['name'])).toEqual(['问题清单', '整改台账', '套合汇总', '引用核对']);
  expect(elementsNamed(workbook, 'definedName').map(textOf)).toEqual(["'问题清单'!$3:$3", "'整改台账'!$3:$3", "'套合汇总'!$3:$3", "'引用核对'!$3:$3"]);
  const types = parts.get('[Content_Types].xml')!;
  for (const path of parts.keys()) if (path.startsWith('xl/') && path.endsWith('.xml')) expect(types).toContain(`/${path}`);
  const first = parseXml(parts.get('xl/worksheets/sheet1.xml')!);
  expect(elementsNamed(first, 'pane')[0]!.attributes).toMatchObject({ xSplit: '2', ySplit: '3', topLeftCell: 'C4', state: 'frozen' });
  expect(elementsNamed(first, 'autoFilter')[0]!.attributes['ref']).toBe(`A3:R${3 + fixture.findings.length}`);
});

test('numbers are written as numbers with a format, texts as texts', async () => {
  const parts = officeParts(await writeXlsx(sheets));
  const cells = cellsOf(parseXml(parts.get('xl/worksheets/sheet1.xml')!));
  const area = cells.get('I4')!;
  expect(area.attributes['t']).toBeUndefined();
  expect(Number(textOf(area))).toBe(sheets[0]!.rows[0]![8]);
  expect(cells.get('C4')!.attributes['t']).toBe('inlineStr');
  expect(textOf(cells.get('C4')!)).toBe('C9999012015067110134567');
  const styles = parseXml(parts.get('xl/styles.xml')!);
  const format = elementsNamed(elementsNamed(styles, 'cellXfs')[0]!, 'xf')[Number(area.attributes['s'])]!.attributes['numFmtId'];
  expect(elementsNamed(styles, 'numFmt').find(({ attributes }) => attributes['numFmtId'] === format)!.attributes['formatCode']).toContain('0.00');
});

test('a text that looks like a formula stays a text; characters that XML cannot hold are dropped', async () => {
  const hostile: LedgerSheet = { name: '表[1]:*?/\\', title: '=1+1', note: '', columns: [{ head: '甲', widthCharacters: 10 }], rows: [['=HYPERLINK("x")&<b>\u0001'], [null], [Number.NaN]] };
  const parts = officeParts(await writeXlsx([hostile]));
  const cells = cellsOf(parseXml(parts.get('xl/worksheets/sheet1.xml')!));
  expect(cells.get('A1')!.attributes['t']).toBe('inlineStr');
  expect(textOf(cells.get('A4')!)).toBe('=HYPERLINK("x")&<b>');
  expect([cells.get('A5')!, cells.get('A6')!].map(textOf)).toEqual(['', '']);
  expect(elementsNamed(parseXml(parts.get('xl/workbook.xml')!), 'sheet')[0]!.attributes['name']).toMatch(/^表[^[\]:*?/\\]+$/);
});

test('columns beyond Z are addressed as spreadsheets do', async () => {
  const wide: LedgerSheet = { name: '宽', title: '', note: '', columns: Array.from({ length: 30 }, (_, i) => ({ head: String(i), widthCharacters: 4 })), rows: [] };
  const cells = cellsOf(parseXml(officeParts(await writeXlsx([wide])).get('xl/worksheets/sheet1.xml')!));
  expect(textOf(cells.get('Z3')!)).toBe('25');
  expect(textOf(cells.get('AD3')!)).toBe('29');
});

test('under balancing the overlap summary sums to the rounded whole by mine and layer, and says what was corrected', () => {
  const { run, findings, decisions, layers } = fixture;
  const rights = readMiningRights(layers.get('rights')!).value;
  const third = (part: number): Conflict => ({ ...run.rights[0]!.conflicts[0]!, layerId: 'balanced', class: String(part), areaPlanarSquareMetres: 1000 / 3, areaEllipsoidalSquareMetres: 1000 / 3, netAreaEllipsoidalSquareMetres: null });
  const own = { ...run, rights: run.rights.map((overlay, i) => (i === 0 ? { ...overlay, conflicts: [...overlay.conflicts, third(1), third(2), third(3)] } : overlay)) };
  const sheetOf = (balancesAreas: boolean): LedgerSheet => ledgerSheets({ rights, run: { ...own, parameters: { ...own.parameters, balancesAreas } }, findings, decisions, plans: [], layers, sample: true, language: 'zh-CN' })[2]!;
  const balanced = sheetOf(true);
  const mine = (sheet: LedgerSheet, head: string): number[] => column(sheet, head).filter((_value, row) => sheet.rows[row]!.includes('balanced')).map(Number);
  expect(mine(balanced, '椭球面积 m²').reduce((sum, value) => sum + value, 0)).toBeCloseTo(1000, 9);
  expect(mine(balanced, '平差改正 m²').toSorted()).toEqual([0, 0, 0.01]);
  expect(balanced.note).toContain('平差');
  // Off: as computed, and that is said; no column for corrections.
  const plain = sheetOf(false);
  expect(mine(plain, '椭球面积 m²')).toEqual([1000 / 3, 1000 / 3, 1000 / 3]);
  expect(plain.columns.some(({ head }) => head === '平差改正 m²')).toBe(false);
  expect(plain.note).toContain('未作平差');
});

test('the overlap summary says where a layer that covers a mine does not sum to it, and is silent otherwise', () => {
  const { run, findings, decisions, layers } = fixture;
  const rights = readMiningRights(layers.get('rights')!).value;
  const noteOf = (more: number): string => {
    const first = run.rights[0]!;
    const half = (part: number) => ({ ...first.conflicts[0]!, role: 'dltb' as const, layerId: 'dltb', class: String(part), areaPlanarSquareMetres: first.areaPlanarSquareMetres / 2, areaEllipsoidalSquareMetres: (first.areaEllipsoidalSquareMetres + more) / 2, sliverCount: 0, sliverAreaSquareMetres: 0 });
    const own = { ...run, rights: [{ ...first, conflicts: [half(1), half(2)] }] };
    return ledgerSheets({ rights, run: own, findings, decisions, plans: [], layers, sample: true, language: 'zh-CN' })[2]!.note;
  };
  expect(noteOf(2.76)).toContain('不等的 1 处：石湾沟石灰岩矿（地类图斑）+2.76 m²');
  expect(noteOf(0)).not.toContain('不等');
});

test('citations that are not sure have a sheet of their own until the plans are issued', () => {
  const { right, run, findings, decisions, layers } = fixture;
  const checks = sheets[3]!;
  expect(checks.name).toBe('引用核对');
  expect(new Set(column(checks, '引用')).size).toBe(checks.rows.length);
  // Every starred citation of the list is in it.
  const starred = column(sheets[0]!, '依据').flatMap((basis) => String(basis).split('；')).filter((law) => law.includes('*'));
  expect(starred.length).toBeGreaterThan(0);
  for (const law of starred) expect(column(checks, '引用').some((citation) => law.startsWith(String(citation).slice(0, 6)))).toBe(true);
  expect(column(checks, '核对什么').every((words) => String(words).length > 4)).toBe(true);
  const only = (stage: 'review' | 'issued'): readonly LedgerSheet[] => {
    const plan = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: 'zh-CN' });
    return ledgerSheets({ rights: [right], run, findings, decisions, plans: [{ ...plan, stage }], layers, sample: true, language: 'zh-CN' });
  };
  expect(only('review').map(({ name }) => name)).toContain('引用核对');
  expect(only('issued').map(({ name }) => name)).not.toContain('引用核对');
});

test('a finding of a drawing or a pit survey names it as its source, with the day of the survey and not of the overlay', () => {
  const { right, run, findings, decisions, layers } = fixture;
  const working = (source?: 'pit-survey'): Finding => ({ ...findings[0]!, id: `working ${source}`, code: 'F02', rightId: right.id, conductDate: '2026-06-18', evidence: { kind: 'working', ...(source && { source }), period: '2026H1', file: 'a.dxf', workingKey: 'k', workingName: '3104', workingKind: 'goaf', count: 1, areaPlanarSquareMetres: 10, areaEllipsoidalSquareMetres: 10, belowLimitMetres: 0, aboveLimitMetres: 0, longestDistanceMetres: 3 } as unknown as Finding['evidence'] });
  const [problems] = ledgerSheets({ rights: [right], run, findings: [working(), working('pit-survey'), findings.find(({ rightId }) => rightId === right.id)!], decisions, plans: [], layers, sample: true, language: 'zh-CN' });
  expect(column(problems!, '来源').toSorted()).toEqual(['2026 上半年报送图形', '2026 上半年采坑测量', '套合分析']);
  expect(column(problems!, '日期').filter((day) => day === '2026-06-18')).toHaveLength(2);
});
