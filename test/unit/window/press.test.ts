import { expect, test } from 'vitest';
import { pressName } from '../../../renderer/state/press.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}): string =>
  pressName({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test('letters are named by their capital, with what is held', () => {
  expect([
    press('j'),
    press('m', { shiftKey: true }),
    press('o', { ctrlKey: true }),
    press('O', { ctrlKey: true, shiftKey: true }),
  ]).toEqual(['J', 'Shift+M', 'Ctrl+O', 'Ctrl+Shift+O']);
});

test('a sign that needs Shift names itself', () => {
  expect([press('?', { shiftKey: true }), press('+', { shiftKey: true }), press(',', { ctrlKey: true })]).toEqual(['?', '+', 'Ctrl+,']);
});

test('named keys keep their name, Command counts as Ctrl', () => {
  expect([press('F6'), press('ArrowLeft', { altKey: true }), press('F6', { shiftKey: true }), press('z', { metaKey: true })]).toEqual([
    'F6',
    'Alt+ArrowLeft',
    'Shift+F6',
    'Ctrl+Z',
  ]);
});
