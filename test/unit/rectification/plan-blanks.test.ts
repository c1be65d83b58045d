import { expect, test } from 'vitest';
import type { PlanItem } from '../../../shared/model/plan.ts';
import { planBlanks } from '../../../shared/rectification/plan-blanks.ts';

const whole: PlanItem = { findingId: 'L01', measure: '退出重叠部分', acceptanceCriterion: '现场核查', unit: '自然资源局', person: '王某', deadline: '2027-03-01', costTenThousandYuan: 0 };

test('every empty field of a measure is counted, in the order of the table; a cost of nothing is stated', () => {
  expect(planBlanks([whole])).toEqual([]);
  expect(planBlanks([])).toEqual([]);
  expect(planBlanks([whole, { ...whole, person: ' ', costTenThousandYuan: null }, { ...whole, deadline: null, person: '', measure: '' }])).toEqual([
    { field: 'measure', count: 1 },
    { field: 'person', count: 2 },
    { field: 'deadline', count: 1 },
    { field: 'cost', count: 1 },
  ]);
});
