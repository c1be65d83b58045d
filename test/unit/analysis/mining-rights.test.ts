import { expect, test } from 'vitest';
import { readMiningRights, rightStatus } from '../../../shared/analysis/mining-rights.ts';
import { forestGrade, isCultivated, isSecondSurveyCode, landClass, landClassName, reserveZone } from '../../../shared/analysis/land-classes.ts';
import { elevationsShared } from '../../../shared/analysis/rights-overlap.ts';
import type { MiningBody } from '../../../shared/model/mining-right.ts';
import { layerOf } from '../../helpers/layers.ts';
import { rectangle } from '../../helpers/polygons.ts';

const square = [[rectangle(0, 0, 10, 10)]];
const other = [[rectangle(20, 0, 30, 10)]];
const NUMBER = 'C1400002020017130150001';

test('features of one licence become bodies of one right, facts from the first that states them', () => {
  const layer = layerOf('r', 'rights', [
    { parts: square, values: { licenceNumber: NUMBER, mineName: '甲矿', method: '26002', elevationTop: 900, elevationBottom: 800, bodyName: '1#', validTo: '2030年6月1日', capacity: '30', holder: '' } },
    { parts: other, values: { licenceNumber: NUMBER, mineName: '甲矿', method: '26002', elevationTop: '+700m', elevationBottom: '', bodyName: '2#', validTo: '20300601', capacity: '', holder: '青石矿业' } },
  ]);
  const { value: [right], notes, problems } = readMiningRights(layer);
  expect(right).toMatchObject({ id: NUMBER, mineName: '甲矿', holder: '青石矿业', method: 'underground', capacity: 30, validTo: '2030-06-01', extent: [0, 0, 30, 10] });
  expect(right!.bodies).toEqual([
    { feature: 0, elevationTopMetres: 900, elevationBottomMetres: 800, name: '1#' },
    { feature: 1, elevationTopMetres: 700, elevationBottomMetres: null, name: '2#' },
  ]);
  expect(notes).toEqual([]);
  expect(problems).toEqual([]);
});

test('limits that are the same are no range: taken as not stated, so that an overlap in plan is still listed', () => {
  const { value: [right], problems } = readMiningRights(layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: NUMBER, mineName: '甲矿', elevationTop: 0, elevationBottom: 0, bodyName: '1#' } }]));
  expect(right!.bodies).toEqual([{ feature: 0, elevationTopMetres: null, elevationBottomMetres: null, name: '1#' }]);
  expect(problems.map((problem) => problem.code)).toEqual(['analysis.elevations-equal']);
  const known: MiningBody = { feature: 1, elevationTopMetres: 300, elevationBottomMetres: 100, name: null };
  expect(elevationsShared(right!.bodies[0]!, known)).toBe('unknown');
});

test('rows of one licence that disagree are told; the first stands', () => {
  const { value: [right], problems } = readMiningRights(layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: NUMBER, mineName: '甲矿', validTo: '20300601' } }, { parts: other, values: { licenceNumber: NUMBER, mineName: '乙矿', validTo: '2031-06-01' } }]));
  expect(right).toMatchObject({ mineName: '甲矿', validTo: '2030-06-01' });
  expect(problems.map((problem) => [problem.code, problem.place!.row, problem.place!.field])).toEqual([['analysis.bodies-disagree', 2, 'mineName'], ['analysis.bodies-disagree', 2, 'validTo']]);
});

test('what cannot be read is told with row and field, and left empty', () => {
  const layer = layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: '140000123', validTo: '长期', elevationTop: '八百', elevationBottom: 5, mineName: '' } }, { parts: other, values: { licenceNumber: '' } }]);
  const { value, notes, problems } = readMiningRights(layer);
  expect(value.map((right) => [right.id, right.mineName, right.validTo])).toEqual([['140000123', '140000123', null], ['row-2', 'row-2', null]]);
  expect(notes.map((note) => note.code)).toEqual(['analysis.licence-number-unusual']);
  expect(problems.map((problem) => [problem.code, problem.place!.row])).toEqual([['analysis.licence-number-missing', 2], ['analysis.date-unreadable', 1], ['analysis.number-unreadable', 1]]);
});

test('exchanged elevation limits are put right and told', () => {
  const { value: [right], problems } = readMiningRights(layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: NUMBER, elevationTop: 100, elevationBottom: 300 } }]));
  expect(right!.bodies[0]).toMatchObject({ elevationTopMetres: 300, elevationBottomMetres: 100 });
  expect(problems.map((problem) => problem.code)).toEqual(['analysis.elevations-swapped']);
});

test('status by the end of validity', () => {
  expect(rightStatus({ validTo: '2026-11-19' }, '2026-11-20')).toBe('expired');
  expect(rightStatus({ validTo: '2026-11-20' }, '2026-11-20')).toBe('expiring');
  expect(rightStatus({ validTo: '2027-02-18' }, '2026-11-20')).toBe('expiring');
  expect(rightStatus({ validTo: '2027-02-19' }, '2026-11-20')).toBe('valid');
  expect(rightStatus({ validTo: null }, '2026-11-20')).toBe('unknown');
});

test.each([['Ⅰ', 'Ⅰ'], ['I级', 'Ⅰ'], ['1', 'Ⅰ'], ['一级保护', 'Ⅰ'], ['Ⅱ级', 'Ⅱ'], ['二级', 'Ⅱ'], ['III', 'Ⅲ'], ['Ⅲ级保护林地', 'Ⅲ'], ['12', null], ['Ⅳ', 'Ⅳ'], ['4级', 'Ⅳ'], ['', null], ['国家级', null]])('forest grade %s', (text, grade) => {
  expect(forestGrade(text)).toBe(grade);
});

test('classes: names from the data first, then from the third survey; zones of reserves', () => {
  expect(landClass('dltb', '0103', '')).toEqual({ code: '0103', name: '旱地' });
  expect(landClass('dltb', '0204K', '')).toEqual({ code: '0204K', name: '其他园地' });
  expect(landClass('dltb', '0103', '旱地（坡）')).toEqual({ code: '0103', name: '旱地（坡）' });
  expect(landClass('forest', 'Ⅱ级', '')).toEqual({ code: 'Ⅱ', name: 'Ⅱ级' });
  expect(landClass('reserve', '', '青石山核心保护区').code).toBe('核心保护区');
  expect(landClass('reserve', '实验区', '')).toEqual({ code: '实验区', name: '实验区' });
  expect(landClass('wetland', '', '')).toEqual({ code: '', name: '' });
  expect(landClassName('9999')).toBeNull();
  expect(reserveZone('一般控制区')).toBe('一般控制区');
  expect([isSecondSurveyCode('011'), isSecondSurveyCode('0103'), isCultivated('0103'), isCultivated('0301')]).toEqual([true, false, true, false]);
});

test('the datum of the limits: a field of the record before the layer\'s declaration, else not stated', () => {
  const of = (values: Record<string, string>, declared?: 'huanghai-1956'): unknown => {
    const layer = layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: NUMBER, mineName: '甲矿', ...values } }]);
    return readMiningRights({ ...layer, record: { ...layer.record, ...(declared && { elevationDatum: declared }) } }).value[0]!.elevationDatum;
  };
  expect(of({ elevationDatum: '1985国家高程基准' }, 'huanghai-1956')).toEqual({ datum: 'national-1985', statedBy: 'field' });
  expect(of({ elevationDatum: '不详' }, 'huanghai-1956')).toEqual({ datum: 'huanghai-1956', statedBy: 'layer' });
  expect(of({})).toBeNull();
});

test('an exploration licence among mining rights is told', () => {
  const notes = readMiningRights(layerOf('r', 'rights', [{ parts: square, values: { licenceNumber: 'T1404812015067110134567', mineName: '甲' } }])).notes;
  expect(notes.map(({ code }) => code)).toEqual(['licence.exploration']);
});

const body = (top: number | null, bottom: number | null): MiningBody => ({ feature: 0, elevationTopMetres: top, elevationBottomMetres: bottom, name: null });

test.each([
  [body(900, 700), body(800, 500), { topMetres: 800, bottomMetres: 700 }],
  [body(900, 800), body(800, 500), 'apart'],
  [body(500, 400), body(900, 600), 'apart'],
  [body(900, null), body(800, 500), 'unknown'],
  [body(null, 850), body(800, 500), 'apart'],
  [body(null, null), body(null, null), 'unknown'],
])('elevations %#', (a, b, expected) => {
  expect(elevationsShared(a, b)).toEqual(expected);
  expect(elevationsShared(b, a)).toEqual(expected);
});
