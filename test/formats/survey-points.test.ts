import { expect, test } from 'vitest';
import { looksLikeSurveyPoints, surveyPointsFormat } from '../../shared/formats/survey-points/read.ts';
import { previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';

const cass = '3\r\n1,,37500000.125,3876000.25,412.3\r\n2,GCD,37500010,3876000,\r\nP3,,37500010,3876010,-1.5\r\n\u001a';
const read = (text: string, swapAxes = false) => readOf(surveyPointsFormat, setOf(surveyPointsFormat, { '测点.dat': text }), { swapAxes });

test('points with number, code and height; east first', async () => {
  const { value, notes, problems } = await read(cass);
  expect(shapesOf(value.columns.geometry).flat(2)).toEqual([[37_500_000.125, 3_876_000.25], [37_500_010, 3_876_000], [37_500_010, 3_876_010]]);
  expect(rowsOf(value.columns)).toEqual([['1', '', '412.3'], ['2', 'GCD', ''], ['P3', '', '-1.5']]);
  expect([...value.columns.geometry.z!]).toEqual([412.3, Number.NaN, -1.5]);
  expect([notes.map((note) => note.code), problems]).toEqual([['exchange.axes-by-numbers-east'], []]);
  const preview = await previewOf(surveyPointsFormat, setOf(surveyPointsFormat, { 'a.dat': cass }));
  expect([preview.system.declared, preview.system.candidates[0]?.system.id]).toEqual([null, 'EPSG:4525']);
});

test('north first is noticed by the numbers; a local grid keeps the usual order and says so', async () => {
  const turned = await read('1,,3876000,37500000,1\n2,,3876001,37500001,1');
  expect(shapesOf(turned.value.columns.geometry)[0]).toEqual([[[37_500_000, 3_876_000]]]);
  const local = await read('1,,5000,4000,1\n2,,5010,4000,1');
  expect([shapesOf(local.value.columns.geometry)[0], local.notes.map((note) => note.code)]).toEqual([[[[5000, 4000]]], ['exchange.axes-by-format-east']]);
  expect(shapesOf((await read('1,,5000,4000,1', true)).value.columns.geometry)[0]).toEqual([[[4000, 5000]]]);
});

test('lines that are no points are left out by number; a file without any is refused', async () => {
  const { value, problems } = await read('1,,37500000,3876000,1\n2,,abc,3876000,1\n3,,37500002,3876000,1\n4,37500002,3876000\n');
  expect(value.columns.geometry.featureCount).toBe(2);
  expect(problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.row-not-point', 2], ['exchange.row-not-point', 4]]);
  expect(await problemOf(read('hello'))).toMatchObject({ code: 'exchange.survey-points-none' });
  expect([looksLikeSurveyPoints(cass), looksLikeSurveyPoints('a,b,c,d,e\n1,,2,3,4'), looksLikeSurveyPoints('')]).toEqual([true, false, false]);
});

test('a line is told by its number in the file, the count at the head and empty lines included', async () => {
  const { problems } = await read('3\n1,,37500000,3876000,1\n\n2,,abc,3876000,1\n3,,37500002,3876000,1\n');
  expect(problems.map((problem) => problem.place?.row)).toEqual([4]);
});
