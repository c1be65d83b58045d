import { beforeAll, expect, test } from 'vitest';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { planInLanguage } from '../../../shared/rectification/plan-wording.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
const drafted = (language: 'zh-CN' | 'en'): RectificationPlan =>
  draftPlan({ right: fixture.right, findings: fixture.findings, decisions: fixture.decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: fixture.run.id, draftedAt: '2026-11-18T02:00:00.000Z', language });
const said = (plan: RectificationPlan, language: 'zh-CN' | 'en'): RectificationPlan => planInLanguage(plan, fixture.findings, '2026-12-01', language);

beforeAll(async () => {
  fixture = await reportFixture();
});

test('a plan drafted in one language reads in the other as if it had been drafted there', () => {
  for (const [from, to] of [['zh-CN', 'en'], ['en', 'zh-CN']] as const) {
    expect(drafted(from).items.length).toBeGreaterThan(2);
    expect(said(drafted(from), to)).toEqual(drafted(to));
    expect(said(drafted(from), from)).toEqual(drafted(from));
  }
  expect(JSON.stringify(said(drafted('zh-CN'), 'en').items)).not.toMatch(/[\u4e00-\u9fff]/);
});

test('what a person wrote is never reworded', () => {
  const plan = drafted('zh-CN');
  const edited = { ...plan, routeReason: '按县政府专题会议纪要办理。', items: plan.items.map((item, i) => (i === 0 ? { ...item, measure: '先行停采，另报专项方案。', person: '周某' } : item)) };
  const english = said(edited, 'en');
  expect(english.routeReason).toBe('按县政府专题会议纪要办理。');
  expect(english.items[0]).toMatchObject({ measure: '先行停采，另报专项方案。', person: '周某' });
  expect(english.items[0]!.acceptanceCriterion).not.toMatch(/[\u4e00-\u9fff]/);
});
