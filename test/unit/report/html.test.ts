import { expect, test } from 'vitest';
import type { ReportDocument } from '../../../shared/report/document.ts';
import { writeHtml } from '../../../shared/report/html.ts';
import { planDocument } from '../../../shared/report/plan-document.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { reportFixture } from '../../helpers/report-fixture.ts';

async function compose(language: 'zh-CN' | 'en'): Promise<ReportDocument> {
  const { right, run, findings, decisions, layers } = await reportFixture();
  const plan = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: run.id, language });
  return planDocument({ right, run, findings, decisions, plan, layers, sample: true, language, createdOn: '2026-11-20' });
}

const HOSTILE = '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"\'\\';

test('the page holds everything itself: no script, no address, no handler', async () => {
  const html = writeHtml(await compose('zh-CN'));
  expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|javascript:|@import|\son\w+=/i);
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/url\((?!#)/);
});

test('figures are inline and at true size, tables repeat their heads, pages are counted', async () => {
  const report = await compose('zh-CN');
  const html = writeHtml(report);
  const figures = report.blocks.filter((block) => block.kind === 'figure');
  for (const { picture } of figures) expect(html).toContain(`width="${Math.round(picture.widthMillimetres * 1000) / 1000}mm"`);
  expect(html.match(/<figure /g)).toHaveLength(figures.length);
  expect(html.match(/<thead>/g)).toHaveLength(report.blocks.filter(({ kind }) => kind === 'table').length);
  expect(html).toContain('@page{size:A4;margin:20mm;');
  expect(html).toContain('"第 " counter(page) " 页 共 " counter(pages) " 页"');
  expect(html).toContain('虚构样例，不代表任何真实矿山');
  expect(html).toContain('thead{display:table-header-group}');
  // A pattern would be printed as a bitmap.
  expect(html).not.toContain('<pattern');
});

test('names from data cannot break out of text, attributes or style', () => {
  const report: ReportDocument = {
    title: HOSTILE, headLeft: HOSTILE, headRight: HOSTILE, footLeft: HOSTILE, language: 'zh-CN',
    blocks: [
      { kind: 'cover', title: HOSTILE, subtitle: HOSTILE, facts: [[HOSTILE, HOSTILE]], foot: [HOSTILE, HOSTILE], stamp: HOSTILE },
      { kind: 'heading', level: 1, text: HOSTILE },
      { kind: 'paragraph', text: [{ text: HOSTILE, bold: true }] },
      { kind: 'facts', rows: [[HOSTILE, HOSTILE, HOSTILE, HOSTILE]] },
      { kind: 'table', columns: [{ head: HOSTILE, share: 1, align: 'left' }], rows: [[HOSTILE]], totals: [HOSTILE], note: HOSTILE },
      { kind: 'figure', caption: HOSTILE, description: HOSTILE, picture: { widthMillimetres: 10, heightMillimetres: 10, patterns: [], items: [{ kind: 'text', x: 1, y: 1, text: HOSTILE, heightMillimetres: 2, colour: '#000' }] } },
      { kind: 'signatures', boxes: [HOSTILE] },
    ],
  };
  const html = writeHtml(report);
  expect(html).not.toMatch(/<script|<img/i);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
  expect(html.match(/<\/title>/g)).toHaveLength(1);
});

test('lines of a text break where the text says, and only numbers are kept on one line', async () => {
  const html = writeHtml(await compose('zh-CN'));
  expect(html).toContain('平面面积<br>m²');
  expect(html).toContain('.r{text-align:right;white-space:nowrap}');
});

test('the English page says so and has no Chinese sentences of ours', async () => {
  const html = writeHtml(await compose('en'));
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('"Page " counter(page) " of " counter(pages)');
  for (const sentence of ['整改措施', '问题清单', '未登记', '签章']) expect(html).not.toContain(sentence);
});
