import { expect, test } from 'vitest';
import { TakenBoxes, type PixelBox } from '../../../renderer/map/taken-boxes.ts';

/** Numbers that look random and are the same in every run. */
function* numbers(): Generator<number> {
  for (let seed = 7; ; ) yield (seed = (seed * 16807) % 2147483647) / 2147483647;
}

test('a box is free exactly where it overlaps none that is taken, whatever squares of the net they lie in', () => {
  const random = numbers();
  const next = (): number => random.next().value as number;
  const box = (): PixelBox => {
    const [left, top] = [next() * 1200 - 300, next() * 900 - 200];
    return [left, top, left + next() * 200, top + next() * 30];
  };
  const all: PixelBox[] = [];
  const taken = new TakenBoxes();
  let refused = 0;
  for (let i = 0; i < 600; i++) {
    const each = box();
    const free = all.every((other) => !(each[0] < other[2] && other[0] < each[2] && each[1] < other[3] && other[1] < each[3]));
    expect(taken.isFree(each), JSON.stringify(each)).toBe(free);
    if (!free) {
      refused++;
      continue;
    }
    all.push(each);
    taken.take(each);
  }
  expect(refused).toBeGreaterThan(100);
  expect(all.length).toBeGreaterThan(100);
});

test('boxes that only touch leave each other room', () => {
  const taken = new TakenBoxes([[0, 0, 64, 20]]);
  expect([taken.isFree([64, 0, 100, 20]), taken.isFree([63.9, 0, 100, 20])]).toEqual([true, false]);
});
