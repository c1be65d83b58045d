import { expect, test } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { isUnsure, ruleFor, type LawReference } from '../../../shared/law/rules.ts';
import { checksByLaw, citationOf, lawCheckBlocks, quotedReferences } from '../../../shared/report/law-checks.ts';

const reference = (more: Partial<LawReference> = {}): LawReference => ({ law: '煤矿安全生产条例', article: '第三十六条', says: '甲', effectiveFrom: '2024-05-01', verified: true, ...more });
const lines = (...citing: readonly (readonly [number: string, reference: LawReference])[]): string =>
  JSON.stringify(lawCheckBlocks(quotedReferences(citing.map(([number, each]) => ({ number, basis: [each] }))), translator('zh-CN')));

test('a doubt about a citation is listed whichever of its problems it is of', () => {
  const doubtful = reference({ check: '核对当时的条文。' });
  expect(lines(['F02-1', reference()], ['F02-2', doubtful])).toContain('□ 煤矿安全生产条例第三十六条（F02-1、F02-2）：核对当时的条文。');
  expect(lines(['F02-1', doubtful], ['F02-2', reference()])).toContain('核对当时的条文。');
  expect(lines(['F02-1', reference()], ['F02-2', reference({ verified: false })])).toContain('核对现行文本。');
  expect(lines(['F02-1', reference()], ['F02-2', reference()])).toBe('[]');
  // Said once, where one check holds the other.
  expect(lines(['F02-1', reference({ check: '核对全文。' })], ['F02-2', reference({ check: '核对全文。行为在前。' })]).match(/核对全文/g)).toHaveLength(1);
});

test('two surveys of one mine, before and after a text took effect: the doubt of the older conduct is not dropped behind the newer', () => {
  const quoted = quotedReferences(['2026-05-01', '2023-05-01'].map((day, place) => ({ number: `F02-${place + 1}`, basis: ruleFor('F02', day, '2026-11-20').basis })));
  const coal = quoted.filter(({ reference: each }) => citationOf(each) === '煤矿安全生产条例第三十六条');
  expect(coal).toHaveLength(1);
  expect(coal[0]!.problems.map(({ number }) => number)).toEqual(['F02-1', 'F02-2']);
  expect(isUnsure(coal[0]!.reference)).toBe(true);
});

test('an article that says different things to different problems is told with all of them', () => {
  const quoted = quotedReferences((['F02', 'F12'] as const).map((code) => ({ number: code, basis: ruleFor(code, null, '2026-11-20').basis })));
  const limits = quoted.find(({ reference: each }) => citationOf(each) === '矿产资源法第二十三条')!;
  expect(limits.problems.map(({ number }) => number)).toEqual(['F02', 'F12']);
  expect(limits.says).toHaveLength(2);
  expect(new Set(limits.says).size).toBe(2);
});

test('at the desk the articles of one law that share a doubt stand in one line', () => {
  const lines = checksByLaw(ruleFor('L01', null, '2026-11-20').basis, translator('zh-CN'));
  const land = lines.filter(({ citation }) => citation.startsWith('土地管理法'));
  expect(land).toHaveLength(1);
  expect(land[0]!.citation).toMatch(/^土地管理法 第.+条、第.+条、第.+条$/);
  expect(land[0]!.check).toContain('未与正式公布的文本核对');
  expect(checksByLaw([reference(), reference({ check: '核对。' }), reference({ check: '另查。' })], translator('zh-CN'))).toHaveLength(2);
});
