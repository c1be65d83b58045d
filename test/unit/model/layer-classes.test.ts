import { expect, test } from 'vitest';
import { classesByStep, classesByValue, OTHERS_COLOUR } from '../../../shared/figure/class-symbols.ts';
import { changeClass, classesKey, classFinder, showOnly } from '../../../shared/model/layer-classes.ts';

const towns = classesByValue('XZMC', ['云台乡', '白石镇', '', ' 云台乡 ']);

test('a value is its own class whatever blanks stand around it; what is not listed is among the others', () => {
  expect(towns.classes.map(({ value }) => value)).toEqual(['云台乡', '白石镇']);
  const find = classFinder(towns);
  expect([' 云台乡', '白石镇 ', '河口镇', ''].map(find)).toEqual([0, 1, 2, 2]);
});

test('steps hold their upper limit, the first its lower one; empty cells and texts are in none', () => {
  const find = classFinder(classesByStep('TBMJ', [0, 10, 20], 'equal'));
  expect(['0', '10', '10.001', '20', '20.5', '-1', '', '不详'].map(find)).toEqual([0, 0, 1, 1, 2, 2, 2, 2]);
});

test('a class and the others change colour and hide one by one; a colour is no other classification', () => {
  const hidden = changeClass(changeClass(towns, 1, { hidden: true }), 2, { hidden: true });
  expect(hidden.classes[1]!.hidden && hidden.others.hidden).toBe(true);
  const shown = changeClass(hidden, 1, { hidden: false });
  expect(shown.classes).toEqual(towns.classes);
  const painted = changeClass(hidden, 1, { colour: '#123456' });
  expect(painted.classes[1]).toEqual({ value: '白石镇', colour: '#123456', hidden: true });
  expect(classesKey(painted)).toBe(classesKey(towns));
  expect(showOnly(towns, 0)).toEqual({ ...towns, classes: [towns.classes[0], { ...towns.classes[1], hidden: true }], others: { colour: OTHERS_COLOUR, hidden: true } });
  expect(showOnly(hidden, null)).toEqual(towns);
});
