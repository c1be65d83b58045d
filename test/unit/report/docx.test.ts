import { beforeAll, expect, test } from 'vitest';
import type { Picture, Rasteriser } from '../../../shared/figure/picture.ts';
import type { ReportDocument } from '../../../shared/report/document.ts';
import { writeDocx } from '../../../shared/report/docx.ts';
import { writeHtml } from '../../../shared/report/html.ts';
import { planDocument } from '../../../shared/report/plan-document.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { reportFixture } from '../../helpers/report-fixture.ts';
import { elementsNamed, parseXml, textOf, type XmlElement } from '../../helpers/xml.ts';
import { officeParts } from '../../helpers/zip-parts.ts';

/** A PNG of one white dot. */
const DOT = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='), (character) => character.charCodeAt(0));

let report: ReportDocument;
let parts: Map<string, string>;
let body: XmlElement;
const asked: { picture: Picture; dotsPerInch: number }[] = [];
const rasteriser: Rasteriser = {
  png: async (picture, dotsPerInch) => {
    asked.push({ picture, dotsPerInch });
    return DOT;
  },
};

beforeAll(async () => {
  const { right, run, findings, decisions, layers } = await reportFixture();
  const drafted = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language: 'zh-CN' });
  const plan = { ...drafted, items: drafted.items.map((item) => ({ ...item, costTenThousandYuan: 1 })) };
  report = planDocument({ right, run, findings, decisions, plan, layers, sample: true, language: 'zh-CN', createdOn: '2026-11-20' });
  parts = officeParts(await writeDocx(report, rasteriser));
  body = parseXml(parts.get('word/document.xml')!);
});

const count = (kind: string): number => report.blocks.filter((block) => block.kind === kind).length;

test('every part is well-formed XML and nothing refers outside the file', () => {
  for (const [path, text] of parts) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    parseXml(text);
    if (path.endsWith('.rels')) expect(text, path).not.toContain('TargetMode="External"');
  }
  expect(body.name).toBe('w:document');
});

test('every block of the report is in the file: headings, tables, boxes to sign in, figures', () => {
  const styled = (style: string): XmlElement[] => elementsNamed(body, 'w:p').filter((paragraph) => elementsNamed(paragraph, 'w:pStyle').some(({ attributes }) => attributes['w:val'] === style));
  expect(styled('Heading1').map(textOf)).toEqual(report.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : [])));
  // The cover has one table for its lines and one for the stamp.
  expect(elementsNamed(body, 'w:tbl')).toHaveLength(count('table') + count('facts') + count('signatures') + 2);
  expect(elementsNamed(body, 'w:drawing')).toHaveLength(count('figure'));
});

test('table heads repeat over pages and rows are not torn', () => {
  const rows = elementsNamed(body, 'w:tr');
  expect(rows.filter((row) => elementsNamed(row, 'w:tblHeader').length > 0)).toHaveLength(count('table'));
  const torn = rows.filter((row) => elementsNamed(row, 'w:cantSplit').length === 0);
  // Only the stamp and the lines of the cover need no such rule.
  const cover = report.blocks[0];
  expect(torn).toHaveLength(1 + (cover?.kind === 'cover' ? cover.facts.length : 0));
});

test('figures stand at their true size, 1 mm = 36 000 EMU, with words for those who cannot see them', () => {
  const figures = report.blocks.filter((block) => block.kind === 'figure');
  elementsNamed(body, 'wp:extent').forEach(({ attributes }, i) => {
    expect(Math.abs(Number(attributes['cx']) - figures[i]!.picture.widthMillimetres * 36_000)).toBeLessThan(10_000);
    expect(Math.abs(Number(attributes['cy']) - figures[i]!.picture.heightMillimetres * 36_000)).toBeLessThan(10_000);
  });
  expect(elementsNamed(body, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual(figures.map(({ description }) => description));
  expect(asked.map(({ dotsPerInch }) => dotsPerInch)).toEqual([220, 220]);
});

test('the office fonts are named: 黑体 for headings, 仿宋 for text, 宋体 in tables', () => {
  const styles = elementsNamed(parseXml(parts.get('word/styles.xml')!), 'w:style');
  const eastAsia = (id: string): string | undefined => elementsNamed(styles.find(({ attributes }) => attributes['w:styleId'] === id)!, 'w:rFonts')[0]?.attributes['w:eastAsia'];
  expect([eastAsia('Heading1'), eastAsia('BodyIndent'), eastAsia('TableText'), eastAsia('FigureCaption')]).toEqual(['SimHei', 'FangSong', 'SimSun', 'SimHei']);
});

test('the page is A4 with margins of 20 mm; head and foot carry name, number, pages and the mark of sample data', () => {
  expect(elementsNamed(body, 'w:pgSz')[0]!.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
  expect(elementsNamed(body, 'w:pgMar')[0]!.attributes).toMatchObject({ 'w:top': '1134', 'w:left': '1134', 'w:right': '1134', 'w:bottom': '1134' });
  const heads = [...parts].filter(([path]) => /word\/header\d/.test(path)).map(([, text]) => textOf(parseXml(text)));
  expect(heads.some((text) => text.includes('石湾沟石灰岩矿一矿一策整改方案') && text.includes('ZG-2026-0134'))).toBe(true);
  const feet = [...parts].filter(([path]) => /word\/footer\d/.test(path)).map(([, text]) => textOf(parseXml(text)));
  expect(feet.every((text) => text.includes('虚构样例，不代表任何真实矿山'))).toBe(true);
  expect(feet.some((text) => /第 .*PAGE.* 页 共 .*NUMPAGES.* 页/.test(text))).toBe(true);
});

test('borders are 0.9 pt outside and 0.5 pt inside, heads are shaded', () => {
  const borders = elementsNamed(body, 'w:tblBorders').map((element) => Object.fromEntries(element.children.map(({ name, attributes }) => [name, attributes['w:sz']])));
  expect(borders).toContainEqual({ 'w:top': '7', 'w:bottom': '7', 'w:left': '7', 'w:right': '7', 'w:insideH': '4', 'w:insideV': '4' });
  expect(elementsNamed(body, 'w:shd').some(({ attributes }) => attributes['w:fill'] === 'F1F2F4')).toBe(true);
});

test('the sum of the measures reaches over the columns that have none', () => {
  const row = elementsNamed(body, 'w:tr').find((element) => textOf(element).startsWith('合计'))!;
  expect(elementsNamed(row, 'w:gridSpan')[0]!.attributes['w:val']).toBe('6');
  expect(elementsNamed(row, 'w:tc')).toHaveLength(2);
});

test('core properties name the plan and the program', () => {
  const core = textOf(parseXml(parts.get('docProps/core.xml')!));
  expect(core).toContain('石湾沟石灰岩矿一矿一策整改方案');
  expect(core).toContain('矿策');
});

test('the cover of a later version says version, stage and day, each once, in Word and on the printed page', async () => {
  const cover = { kind: 'cover', title: '双庙萤石矿', subtitle: '一矿一策整改方案', facts: [['方案编号', 'ZG-2026-0001']], foot: ['第 2 版', '（整改中）', '二〇二六年十一月二十日'] } as const;
  const document = { ...report, blocks: [cover] };
  const word = officeParts(await writeDocx(document, { png: () => Promise.reject(new Error('no pictures')) })).get('word/document.xml')!;
  for (const text of [word, writeHtml(document)]) for (const line of cover.foot) expect(text.split(line).length, line).toBe(2);
});
