import { expect, test } from 'vitest';
import { placeAfter } from '../../../renderer/panels/layers/tree-keys.ts';

const controls = [2, 5, 1];

test('arrows go along the buttons of a row and from row to row, always to the name first', () => {
  expect(placeAfter('ArrowRight', { row: 1, control: 0 }, controls)).toEqual({ row: 1, control: 1 });
  expect(placeAfter('ArrowLeft', { row: 1, control: 4 }, controls)).toEqual({ row: 1, control: 3 });
  expect(placeAfter('ArrowDown', { row: 0, control: 1 }, controls)).toEqual({ row: 1, control: 0 });
  expect(placeAfter('ArrowUp', { row: 2, control: 0 }, controls)).toEqual({ row: 1, control: 0 });
  expect(placeAfter('End', { row: 0, control: 0 }, controls)).toEqual({ row: 2, control: 0 });
  expect(placeAfter('Home', { row: 2, control: 0 }, controls)).toEqual({ row: 0, control: 0 });
});

test('at the ends, and for other keys, the focus stays', () => {
  expect(placeAfter('ArrowLeft', { row: 1, control: 0 }, controls)).toBeNull();
  expect(placeAfter('ArrowRight', { row: 2, control: 0 }, controls)).toBeNull();
  expect(placeAfter('ArrowUp', { row: 0, control: 0 }, controls)).toBeNull();
  expect(placeAfter('ArrowDown', { row: 2, control: 0 }, controls)).toBeNull();
  expect(placeAfter('Enter', { row: 1, control: 0 }, controls)).toBeNull();
});
