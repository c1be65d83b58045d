import { expect, test } from 'vitest';
import { articleNumber, compareReferences } from '../../../shared/law/citation-order.ts';
import { ARTICLE_NOT_AT_HAND, type LawReference } from '../../../shared/law/rules.ts';

const cited = (law: string, article: string): LawReference => ({ law, article, says: '', effectiveFrom: null, verified: true });

test.each([
  ['第九条', 9],
  ['第十条', 10],
  ['第十七条', 17],
  ['第三十五条第一款', 35],
  ['第一百零二条', 102],
  ['第三百四十三条之一', 343],
  ['第二十六条、第三十二条', 26],
])('%s is article %d', (article, number) => {
  expect(articleNumber(article)).toBe(number);
});

test('articles stand by law and number, those not at hand behind', () => {
  const sorted = [cited('土地管理法', '第七十五条'), cited('森林法', ARTICLE_NOT_AT_HAND), cited('土地管理法', '第三十五条'), cited('森林法', '第三十七条'), cited('土地管理法', '第九条')].toSorted(compareReferences);
  expect(sorted.map(({ law, article }) => `${law}${article}`)).toEqual(['森林法第三十七条', `森林法${ARTICLE_NOT_AT_HAND}`, '土地管理法第九条', '土地管理法第三十五条', '土地管理法第七十五条']);
});
