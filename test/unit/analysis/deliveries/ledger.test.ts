import { expect, test } from 'vitest';
import { dueDayOf, latestDuePeriod, ledgerCell, ledgerPeriods, ledgerRights, missingDrawings, USUAL_DUE_DAYS } from '../../../../shared/analysis/deliveries/ledger.ts';
import { guessDelivery } from '../../../../shared/analysis/deliveries/guess-delivery.ts';
import type { SurveyDelivery } from '../../../../shared/model/survey-delivery.ts';

const mine = { id: 'C1', mineName: '北岭煤矿' };
const delivery = (change: Partial<SurveyDelivery>): SurveyDelivery => ({
  id: 'd', rightId: 'C1', mineName: '北岭煤矿', period: '2026H1', kind: 'surface-underground', fileName: 'a.dxf', fileBytes: 1, sha256: '00', encoding: null, surveyedOn: null, surveyingFirm: '', surveyor: '',
  accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null, system: null, layerRoles: {}, gapMetres: 0, receivedOn: '2026-06-30', status: 'received', sample: true, ...change,
});

test('both drawings are owed; one that came in time leaves the other missing from the day after it was due', () => {
  const given = [delivery({})];
  expect(ledgerCell(mine, '2026H1', given, '2026-06-30').state).toBe('not-due');
  const late = ledgerCell(mine, '2026H1', given, '2026-07-01');
  expect(late.state).toBe('missing');
  expect(late.owed.map(({ kind, punctuality }) => [kind, punctuality.kind, punctuality.days])).toEqual([['surface-underground', 'on-time', 0], ['workings-plan', 'missing', 1]]);
  expect(missingDrawings([late]).map(({ kind, days }) => [kind, days])).toEqual([['workings-plan', 1]]);
});

test('the first receipt counts, a later correction does not make it late, and a returned drawing does not count', () => {
  const both = [delivery({}), delivery({ id: 'e', receivedOn: '2026-09-01' }), delivery({ id: 'f', kind: 'workings-plan', receivedOn: '2026-07-06' })];
  const cell = ledgerCell(mine, '2026H1', both, '2026-11-20');
  expect([cell.state, cell.owed[0]!.punctuality.kind, cell.owed[1]!.punctuality.days]).toEqual(['late', 'on-time', 6]);
  expect(cell.deliveries.map(({ id }) => id)).toEqual(['e', 'f', 'd']);
  expect(ledgerCell(mine, '2026H1', [delivery({ status: 'returned' })], '2026-11-20').owed[0]!.punctuality.kind).toBe('missing');
});

test('the due day is a setting; January for the second half-year is the next year’s', () => {
  expect([dueDayOf('2026H1', USUAL_DUE_DAYS), dueDayOf('2026H2', USUAL_DUE_DAYS)]).toEqual(['2026-06-30', '2026-12-31']);
  expect(dueDayOf('2026H2', { firstHalf: '07-15', secondHalf: '01-15' })).toBe('2027-01-15');
  expect(ledgerCell(mine, '2026H1', [delivery({ receivedOn: '2026-07-10' })], '2026-07-12', { firstHalf: '07-15', secondHalf: '01-15' }).owed[0]!.punctuality.kind).toBe('on-time');
});

test('periods run from the first delivery to today, and at least as many as asked for', () => {
  expect(ledgerPeriods([], '2026-11-20', 3)).toEqual(['2026H2', '2026H1', '2025H2']);
  expect(ledgerPeriods([delivery({ period: '2024H2' })], '2026-01-05', 2)).toEqual(['2026H1', '2025H2', '2025H1', '2024H2']);
});

test('a file name speaks for mine, half-year and kind, and for nothing it does not say', () => {
  const rights = [mine, { id: 'C2', mineName: '北岭煤矿二号井' }];
  expect(guessDelivery('北岭煤矿二号井2026年上半年井上井下对照图.dxf', rights)).toEqual({ rightId: 'C2', period: '2026H1', kind: 'surface-underground', date: null });
  expect(guessDelivery('北岭煤矿_采掘工程平面图_2025H2.dxf', rights)).toEqual({ rightId: 'C1', period: '2025H2', kind: 'workings-plan', date: null });
  expect(guessDelivery('Drawing1.dxf', rights)).toEqual({ rightId: null, period: null, kind: null, date: null });
});

test('a drawing sent back is owed again, and is named as waiting until another one comes; the former one stays', () => {
  const first = delivery({ id: 'a', status: 'returned', sentBack: { on: '2026-07-08', reason: '采空区轮廓没有闭合' } });
  const waiting = ledgerCell(mine, '2026H1', [first], '2026-07-10').owed[0]!;
  expect([waiting.delivery, waiting.sentBack?.id, waiting.punctuality]).toEqual([null, 'a', { kind: 'missing', days: 10 }]);
  const again = ledgerCell(mine, '2026H1', [first, delivery({ id: 'b', receivedOn: '2026-07-20' })], '2026-07-21');
  expect([again.owed[0]!.delivery?.id, again.owed[0]!.sentBack, again.deliveries.map(({ id }) => id)]).toEqual(['b', null, ['b', 'a']]);
  // Of several the one that went back last waits.
  const twice = ledgerCell(mine, '2026H1', [delivery({ id: 'c', status: 'returned', sentBack: { on: '2026-07-30', reason: 'x' } }), first], '2026-07-31');
  expect(twice.owed[0]!.sentBack?.id).toBe('c');
});

test('the half-year proposed is the newest that is due, never one that is still running', () => {
  expect(latestDuePeriod('2026-11-20')).toBe('2026H1');
  expect([latestDuePeriod('2026-06-29'), latestDuePeriod('2026-06-30'), latestDuePeriod('2026-12-31'), latestDuePeriod('2027-01-01')]).toEqual(['2025H2', '2026H1', '2026H2', '2026H2']);
  const office = { firstHalf: '07-15', secondHalf: '01-15' };
  expect([latestDuePeriod('2026-07-14', office), latestDuePeriod('2026-07-15', office), latestDuePeriod('2027-01-14', office)]).toEqual(['2025H2', '2026H1', '2026H1']);
});

test('drawings are asked of mines below ground: not of an open pit, also not of a surveyed one, but of one that has handed some in, and of a licence that states no method', () => {
  const right = (id: string, method: 'open-pit' | 'underground' | 'both' | null) => ({ id, method });
  const rights = [right('pit', 'open-pit'), right('pit-with-drawings', 'open-pit'), right('below', 'underground'), right('both', 'both'), right('unstated', null)];
  const ids = (method: 'underground' | 'open-pit' | 'all'): string[] => ledgerRights(rights, method, [delivery({ rightId: 'pit-with-drawings' }), delivery({ rightId: 'pit', surface: {} as never })]).map(({ id }) => id);
  expect(ids('underground')).toEqual(['pit-with-drawings', 'below', 'both', 'unstated']);
  expect(ids('open-pit')).toEqual(['pit', 'pit-with-drawings', 'both']);
  expect(ids('all')).toHaveLength(5);
});
