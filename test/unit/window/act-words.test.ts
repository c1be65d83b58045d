/** Lines of the trail (留痕) in words. */
import { expect, test } from 'vitest';
import { actWords, stepsInWords } from '../../../renderer/state/act-words.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { ActContent } from '../../../shared/model/act.ts';

const translate = translator('zh-CN');
const NOTHING = { kind: 'measures', number: 'ZG-2026-0001', added: [], removed: [], changed: [] } as const;

test('an edited cell says its column and both values, an empty one that it is empty', () => {
  const what: ActContent = {
    ...NOTHING, changed: ['复垦'],
    cells: [
      { measure: '复垦', column: 'person', before: '', after: '李某' },
      { measure: '复垦', column: 'costTenThousandYuan', before: 12, after: null },
      { measure: '复垦并验收', column: 'measure', before: '复垦', after: '复垦并验收' },
    ],
  };
  expect(actWords(what, translate)).toBe('“复垦”的责任人：（空） → 李某；“复垦”的资金（万元）：12.00 → （空）；措施：复垦 → 复垦并验收');
  expect(actWords(what, translator('en'))).toContain('Person of “复垦”: (empty) → 李某');
});

test('an act of an older program, without cells, still names what was changed', () => {
  expect(actWords({ ...NOTHING, added: ['巡查'], changed: ['复垦'] }, translate)).toBe('增加措施：巡查；修改措施：复垦');
});

test('the steps of an earlier version are told with day, paper and reason; that it was opened is not', () => {
  const steps = [
    { stage: 'draft', on: '2026-11-18', documentNumber: '', reason: '', opened: 'new-version' },
    { stage: 'draft', on: '2026-11-19', documentNumber: '', reason: '缺责任人' },
    { stage: 'issued', on: '2026-11-20', documentNumber: '青矿整〔2026〕3 号', reason: '' },
    { stage: 'in-progress', on: '2026-11-21', documentNumber: '', reason: '' },
    { stage: 'in-progress', on: '2026-12-01', documentNumber: '', reason: '边坡未治理' },
  ] as const;
  expect(stepsInWords(steps, translate)).toEqual(['审核退回，方案回到起草（2026-11-19）：缺责任人', '下达（2026-11-20，青矿整〔2026〕3 号）', '开始整改（2026-11-21）', '验收未通过，退回整改（2026-12-01）：边坡未治理']);
  expect(actWords({ kind: 'stage', stage: 'in-progress', number: 'ZG-2026-0001', version: 1, step: steps[4] }, translate)).toBe('验收未通过，退回整改（2026-12-01）：边坡未治理');
});
