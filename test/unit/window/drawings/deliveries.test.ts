import { expect, test } from 'vitest';
import { cellNote, cellState } from '../../../../renderer/state/drawings/cell-words.ts';
import { ledgerTable } from '../../../../renderer/state/drawings/ledger-text.ts';
import { comparedDeliveries, deliveriesOf } from '../../../../renderer/state/drawings/selection.ts';
import { staleReasons } from '../../../../renderer/state/drawings/staleness.ts';
import { localDifference, NATIONAL_DIFFERENCE } from '../../../../shared/crs/elevation.ts';
import type { Workspace } from '../../../../renderer/state/workspace.ts';
import { ledgerCell } from '../../../../shared/analysis/deliveries/ledger.ts';
import { translator } from '../../../../shared/i18n/text.ts';
import type { SurveyDelivery } from '../../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../../shared/model/workings.ts';

const translate = translator('zh-CN');
const delivery = (change: Partial<SurveyDelivery>): SurveyDelivery => ({
  id: 'd', rightId: 'C1', mineName: '北岭煤矿', period: '2026H1', kind: 'surface-underground', fileName: 'a.dxf', fileBytes: 1, sha256: '00', encoding: null, surveyedOn: null, surveyingFirm: '', surveyor: '',
  accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null, system: null, layerRoles: {}, gapMetres: 0, receivedOn: '2026-06-30', status: 'received', sample: true, ...change,
});
const returned = (id: string, change: Partial<SurveyDelivery> = {}): SurveyDelivery => delivery({ id, status: 'returned', sentBack: { on: '2026-07-08', reason: '采空区没有闭合' }, ...change });
const cellOf = (deliveries: readonly SurveyDelivery[], asOf: string) => ledgerCell({ id: 'C1', mineName: '北岭煤矿' }, '2026H1', deliveries, asOf);

test('a drawing sent back is told as waiting, by day and reason, and is never called extra', () => {
  const before = cellOf([returned('a', { receivedOn: '2026-06-20' }), delivery({ id: 'p', kind: 'workings-plan' })], '2026-06-30');
  expect([cellState(before, translate), cellNote(before, translate)]).toEqual([{ words: '退回待补', tone: 'warning' }, '06-30 收，对照图退回待补']);
  const after = cellOf([returned('a')], '2026-07-10');
  expect([cellState(after, translate).words, cellNote(after, translate)]).toEqual(['缺 2 图', '06-30 收，对照图退回待补，缺采掘图']);
  const states = (onlyMissing: boolean) => ledgerTable([after], onlyMissing, translate).rows.map((row) => [row[2], row[5]]);
  expect(states(false)).toEqual([
    ['井上井下工程对照图', '2026-07-08 退回：采空区没有闭合'],
    ['井上井下工程对照图', '缺，逾期 10 天（2026-07-08 退回，未重交）'],
    ['采掘工程平面图', '缺，逾期 10 天'],
  ]);
  expect(states(true)).toHaveLength(2);
});

test('what came in the place of a drawing sent back stands in front, and an earlier one sent back is nothing to compare with', () => {
  const all = [returned('a'), delivery({ id: 'b', receivedOn: '2026-07-20' }), returned('c', { period: '2025H2' }), delivery({ id: 'e', period: '2025H1' })];
  const own = deliveriesOf({ deliveries: all } as unknown as Workspace, 'C1');
  expect(own.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'e']);
  const { a, b } = comparedDeliveries(own, { currentId: null, otherId: null });
  expect([a?.id, b?.id]).toEqual(['b', 'e']);
  // A person may still choose it.
  expect(comparedDeliveries(own, { currentId: 'b', otherId: 'c' }).b?.id).toBe('c');
});

test('a check is old when what is printed with it was changed, and holds when only the kind was', () => {
  const { period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum, sha256 } = delivery({});
  const run = { rightsLayerId: 'L', rightsLayerName: '采矿权', rightsSha256: 'r', mines: [], input: { period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum, sha256 } } as unknown as WorkingsRun;
  const layers = [{ id: 'L', source: { sha256: 'r' } }] as never;
  const codes = (change: Partial<SurveyDelivery>) => staleReasons(run, delivery(change), layers, { rights: [], elevationDifference: NATIONAL_DIFFERENCE }).map(({ code }) => code);
  expect(codes({ kind: 'workings-plan' })).toEqual([]);
  expect(codes({ period: '2025H2' })).toEqual(['delivery.stale.facts']);
  expect(codes({ accuracy: { planMetres: 0.1, heightMetres: null } })).toEqual(['delivery.stale.facts']);
  expect(codes({ elevationDatum: 'national-1985' })).toEqual(['delivery.stale.datum']);
});

test('a check is old when the datum of the licence was stated since, or the difference that it depends on was changed', () => {
  const { period, surveyedOn, surveyingFirm, surveyor, accuracy, sha256, rightId } = delivery({});
  const of = (limitsDatum: 'huanghai-1956' | 'national-1985' | null, now: 'huanghai-1956' | 'national-1985' | null, metres: number): string[] => {
    const run = { rightsLayerId: 'L', rightsLayerName: '采矿权', rightsSha256: 'r', mines: [{ rightId, limitsDatum }], elevationDifference: NATIONAL_DIFFERENCE, input: { period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum: 'national-1985', sha256 } } as unknown as WorkingsRun;
    const rights = [{ id: rightId, elevationDatum: now && { datum: now, statedBy: 'layer' } }] as never;
    const elevationDifference = metres === NATIONAL_DIFFERENCE.metres ? NATIONAL_DIFFERENCE : localDifference(metres, '联测');
    return staleReasons(run, delivery({ elevationDatum: 'national-1985' }), [{ id: 'L', source: { sha256: 'r' } }] as never, { rights, elevationDifference }).map(({ code }) => code);
  };
  expect(of('huanghai-1956', 'huanghai-1956', -0.029)).toEqual([]);
  expect(of(null, 'huanghai-1956', -0.029)).toEqual(['elevation.stale.rights']);
  expect(of('huanghai-1956', 'huanghai-1956', -0.04)).toEqual(['elevation.stale.difference']);
  // Both in one datum: the difference between the two changes nothing.
  expect(of('national-1985', 'national-1985', -0.04)).toEqual([]);
});

test('a pit survey is held against the pit survey before it, by day, even in one half-year; a drawing never against a survey', () => {
  const surface = { format: 'geotiff', method: 'as-given', columns: 1, rows: 1, west: 0, north: 0, cellMetres: 1, pointCount: null, filledCells: 1, lowestMetres: 0, highestMetres: 0, datumWords: null } as const;
  const survey = (id: string, surveyedOn: string, period: string): SurveyDelivery => delivery({ id, kind: 'pit-surface', surface, surveyedOn, period });
  const all = [survey('now', '2026-06-18', '2026H1'), survey('march', '2026-03-02', '2026H1'), survey('old', '2025-06-30', '2025H1'), delivery({ id: 'drawing', period: '2025H2' })];
  const own = deliveriesOf({ deliveries: all } as unknown as Workspace, 'C1');
  const compared = (currentId: string) => comparedDeliveries(own, { currentId, otherId: null }).b?.id ?? null;
  expect(['now', 'march', 'old', 'drawing'].map(compared)).toEqual(['march', 'old', null, null]);
});
