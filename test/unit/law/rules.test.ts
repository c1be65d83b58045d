import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import pack from '../../../resources/rules/findings.json' with { type: 'json' };
import { ruleFor, thresholdCaution } from '../../../shared/law/rules.ts';
import { FINDING_CODES, type Finding } from '../../../shared/model/finding.ts';

const TEXTS = new URL('../../../../shared/data/law/', import.meta.url);

interface Reference {
  law: string;
  article: string;
  text: string | null;
  verified: boolean;
  effectiveFrom: string | null;
}
const references = Object.values(pack.findings).flatMap((rule) => [...rule.basis, ...(rule.threshold ? [rule.threshold] : [])] as Reference[]);

test('every code has a rule in both languages', () => {
  for (const code of FINDING_CODES) {
    for (const language of ['zh-CN', 'en'] as const) {
      const rule = ruleFor(code, null, '2026-11-20', language);
      expect(rule.title).not.toBe('');
      expect(rule.basis.length).toBeGreaterThan(0);
      expect(rule.units.length).toBeGreaterThan(0);
      for (const measure of rule.measures) {
        expect(measure.measure && measure.acceptanceCriterion).toBeTruthy();
        expect(measure.termDays).toBeGreaterThan(0);
      }
    }
  }
});

test.runIf(existsSync(TEXTS))('every verified citation stands in the text of the law', () => {
  const files = new Set(readdirSync(TEXTS));
  let checked = 0;
  for (const reference of references) {
    if (!reference.verified) continue;
    expect(files, reference.law).toContain(reference.text);
    const text = readFileSync(new URL(encodeURIComponent(reference.text!), TEXTS), 'utf8');
    expect(text.split('\n').some((line) => line.startsWith(`${reference.article} `)), `${reference.law} ${reference.article}`).toBe(true);
    checked++;
  }
  expect(checked).toBeGreaterThan(25);
});

test('what could not be read is marked, with what is to be checked and without a text', () => {
  const open = references.filter((reference) => !reference.verified);
  expect(open.length).toBeGreaterThan(0);
  for (const reference of open) {
    expect(reference.text).toBeNull();
    expect(reference).toHaveProperty('check');
  }
});

test('the law follows the day of conduct', () => {
  const articles = (day: string | null): string[] => ruleFor('F05', day, '2026-11-20').basis.map((reference) => `${reference.law} ${reference.article}`);
  expect(articles(null)).toEqual(['矿产资源法 第二十四条', '矿产资源法 第六十四条', '矿产资源法 第六十七条', '矿产资源开采登记管理办法 第七条']);
  expect(articles('2025-06-30')).toEqual(['矿产资源法（2009年修正） 第三十九条', '矿产资源开采登记管理办法 第七条']);
  expect(articles('2025-07-01')).toContain('矿产资源法 第六十四条');
  const reserves = (day: string): string[] => ruleFor('L08', day, day).basis.map((reference) => reference.law);
  expect(reserves('2026-03-14')).toContain('自然保护区条例（2017年修订）');
  expect(reserves('2026-03-15')).toContain('自然保护区条例');
  expect(reserves('2026-03-15')).not.toContain('自然保护区条例（2017年修订）');
});

test('conduct before every listed text is cited with the request to look up the text of that day', () => {
  const wetland = ruleFor('L07', '2015-05-01', '2026-11-20').basis;
  expect(wetland.length).toBeGreaterThan(0);
  for (const reference of wetland) expect(reference.check).toContain('应核对当时有效的条文');
  expect(ruleFor('L07', null, '2026-11-20').basis.every((reference) => reference.check === undefined)).toBe(true);
});

function finding(code: Finding['code'], mu: number): Finding {
  const area = (mu * 2000) / 3;
  return {
    id: 'x', runId: 'r', code, rightId: 'a', mineName: '甲矿', severity: 'severe', extent: null, conductDate: null,
    evidence: { kind: 'overlap', layerId: 'l', layerName: '', role: '', classes: [], count: 1, share: 0.1, netAreaEllipsoidalSquareMetres: null, areaPlanarSquareMetres: area, areaEllipsoidalSquareMetres: area },
  };
}

test.each([['L01', 5], ['L02', 10], ['L05', 5], ['L06', 20]] as const)('%s: the prompt comes from %d 亩 on and names its source', (code, mu) => {
  expect(thresholdCaution(finding(code, mu - 0.01))).toBeNull();
  const caution = thresholdCaution(finding(code, mu + 1e-9))!;
  expect(caution.thresholdMu).toBe(mu);
  expect(caution.source.law).toMatch(/^最高人民法院/);
  expect(caution.source.verified).toBe(true);
  expect(caution.text).toContain('请由承办人判断');
  expect(caution.text).toContain('本软件不作结论');
});

test('findings of one right and code count together, those of other rights and codes do not', () => {
  const grade = finding('L05', 3);
  expect(thresholdCaution(grade, 'zh-CN', [grade, finding('L05', 1.99)])).toBeNull();
  expect(thresholdCaution(grade, 'zh-CN', [grade, finding('L05', 2.01)])?.thresholdMu).toBe(5);
  expect(thresholdCaution(grade, 'zh-CN', [grade, { ...finding('L05', 9), rightId: 'b' }, finding('L06', 9)])).toBeNull();
});

test('codes without a threshold never prompt', () => {
  expect(thresholdCaution(finding('L07', 1e6))).toBeNull();
  expect(thresholdCaution({ ...finding('F05', 1), evidence: { kind: 'expired', validTo: '2020-01-01', days: 1 } })).toBeNull();
});
