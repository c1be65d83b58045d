import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import pack from '../../../resources/rules/distances.json' with { type: 'json' };
import { DISTANCE_RULES, distanceClass, rulesOfClass } from '../../../shared/analysis/distance-rules.ts';
import { waterZone } from '../../../shared/analysis/land-classes.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { ruleFor } from '../../../shared/law/rules.ts';

const TEXTS = new URL('../../../../shared/data/law/', import.meta.url);

test.runIf(existsSync(TEXTS))('every article stands in the text of its law, and its distances stand in the article', () => {
  const CHINESE: Readonly<Record<number, string>> = { 5: '五米', 200: '二百米', 500: '五百米', 1000: '一千米' };
  for (const { id, thresholds, basis } of pack.rules) {
    const texts = basis.map((reference) => {
      const law = readFileSync(new URL(encodeURIComponent(reference.text), TEXTS), 'utf8');
      const from = law.indexOf(`\n${reference.article} `);
      expect(from, `${reference.law} ${reference.article}`).toBeGreaterThan(0);
      const next = law.slice(from + 1).search(/\n第[一二三四五六七八九十百]+条 /);
      return law.slice(from, next < 0 ? undefined : from + 1 + next).replace(/\s/g, '');
    });
    for (const metres of new Set(Object.values(thresholds ?? {}))) {
      if (typeof metres !== 'number') continue;
      expect(texts.some((text) => text.includes(`${metres}米`) || (CHINESE[metres] !== undefined && text.includes(CHINESE[metres]))), `${id}: ${metres} m`).toBe(true);
    }
  }
});

test('every class of every rule has a name in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const rule of DISTANCE_RULES) for (const name of Object.keys(rule.thresholds)) expect(translator(language)(`distance.class.${name}` as MessageKey)).not.toContain('distance.class');
  }
});

test.each([
  ['road', '县道', '', 'road-county', [100]],
  ['road', 'X207', '', 'road-county', [100]],
  ['road', '', 'G55二广高速', 'road-national', [100]],
  ['road', '乡道', '', 'road-township', [50]],
  ['road', '村道', '', 'road-village', []],
  ['road', '', '', 'not-stated', [100]],
  ['road', '二级公路', '', 'not-stated', [100]],
  ['road', '大桥', '', 'road-bridge', [200]],
  ['road', '小桥', '', 'road-culvert', []],
  ['railway', '单线', '青石支线', 'rail', [1000, 15]],
  ['railway', '', '京广高铁', 'rail-high-speed', [1000, 20, 200]],
  ['railway', '隧道', '', 'rail-tunnel', [1000]],
  ['powerline', '10kV', '', 'power-1-10', [5]],
  ['powerline', '110千伏', '', 'power-35-110', [10]],
  ['powerline', '220', '', 'power-154-330', [15]],
  ['powerline', '500KV', '', 'power-500', [20]],
  ['powerline', '10000', '', 'power-1-10', [5]],
  ['powerline', '±800kV', '', '', []],
  ['powerline', '20kV', '', '', []],
  ['powerline', '', '', 'not-stated', [20]],
  ['powerline', '', '青1线', 'not-stated', [20]],
  ['powerline', '2回220kV', '', 'power-154-330', [15]],
  ['powerline', '架空', '110kV青石1线', 'power-35-110', [10]],
  ['powerline', '', '３５ｋＶ', 'power-35-110', [10]],
  ['pipeline', '输气', '', 'pipe', [5, 200]],
  ['pipeline', '阀室', '', 'pipe-facility', [500]],
  ['pipeline', '隧道', '', 'pipe-tunnel', [1000]],
  ['pipeline', '穿越段', '', 'pipe-crossing', [5, 200, 500]],
  ['pipeline', '穿越公路', '', 'pipe', [5, 200]],
] as const)('%s “%s” %s is %s: %j m', (role, text, name, className, metres) => {
  expect(distanceClass(role, text, name)).toBe(className);
  expect(rulesOfClass(role, className).map(({ thresholdMetres }) => thresholdMetres)).toEqual(metres);
});

describe('the law of L11 follows what the right comes near to', () => {
  const laws = (rule: string | null): string[] => ruleFor('L11', null, '2026-11-20', 'zh-CN', rule).basis.map(({ law, article }) => `${law} ${article}`);
  test('by rule, and in general without one', () => {
    expect(laws('road')).toEqual(['公路安全保护条例 第十七条']);
    expect(laws('pipeline-200')).toEqual(['石油天然气管道保护法 第三十五条', '石油天然气管道保护法 第五十三条', '石油天然气管道保护法 第五十八条']);
    expect(laws('riverzone')).toEqual(['河道管理条例 第二十四条', '河道管理条例 第二十五条', '河道管理条例 第二十六条']);
    expect(laws(null).length).toBeGreaterThan(3);
  });
});

test.each([['一级', '一级保护区'], ['II', '二级保护区'], ['Ⅱ级', '二级保护区'], ['二级保护区', '二级保护区'], ['准保护区', '准保护区'], ['水库', null]] as const)('water zone “%s”', (text, zone) => {
  expect(waterZone(text)).toBe(zone);
});
