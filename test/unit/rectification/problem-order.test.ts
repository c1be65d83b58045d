import { expect, test } from 'vitest';
import type { Finding } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { problemNumbers, quotedBefore, withQuotedNumbers } from '../../../shared/rectification/problem-order.ts';

const finding = (id: string, area: number, code = 'L05', rightId = 'A'): Finding => ({ id, code, rightId, severity: 'general', evidence: { kind: 'overlap', areaEllipsoidalSquareMetres: area } }) as unknown as Finding;
const plan = { rightId: 'A' } as RectificationPlan;
const numbers = (findings: readonly Finding[], plans: readonly RectificationPlan[] = []): object => Object.fromEntries(problemNumbers(findings, plans));

test('a quoted finding keeps its number whatever comes, goes or grows; a new one takes the next free number', () => {
  const submitted = withQuotedNumbers(plan, [finding('large', 300), finding('middle', 200), finding('small', 100), finding('redline', 9, 'L09')]);
  expect(submitted.quotedNumbers).toEqual({ large: 'L05-1', middle: 'L05-2', small: 'L05-3', redline: 'L09' });
  const later = [finding('small', 900), finding('new', 500), finding('middle', 200), finding('redline', 9, 'L09'), finding('second redline', 99, 'L09'), finding('another mine', 1, 'L05', 'B')];
  expect(numbers(later, [submitted])).toEqual({ middle: 'L05-2', small: 'L05-3', new: 'L05-4', redline: 'L09', 'second redline': 'L09-2', 'another mine': 'L05' });
  // Without the plan they would all be others.
  expect(numbers(later)).toMatchObject({ small: 'L05-1', new: 'L05-2', middle: 'L05-3', redline: 'L09-2' });
});

test('the number of a finding that went is given to no other one, and is its own again when it comes back', () => {
  const submitted = withQuotedNumbers(plan, [finding('a', 300), finding('b', 200)]);
  expect(numbers([finding('c', 100)], [submitted])).toEqual({ c: 'L05-3' });
  const issued = withQuotedNumbers(submitted, [finding('c', 100)]);
  expect(issued.quotedNumbers).toEqual({ a: 'L05-1', b: 'L05-2', c: 'L05-3' });
  expect(numbers([finding('b', 5), finding('c', 100)], [issued])).toEqual({ b: 'L05-2', c: 'L05-3' });
  expect(quotedBefore(issued, 'a', '原问题')).toBe('L05-1 原问题');
  expect(quotedBefore({}, 'a', '原问题')).toBe('原问题');
});

test('a single finding of its code that was quoted without a count stays without one', () => {
  const submitted = withQuotedNumbers(plan, [finding('a', 300)]);
  expect(numbers([finding('b', 900), finding('a', 300)], [submitted])).toEqual({ a: 'L05', b: 'L05-2' });
});
