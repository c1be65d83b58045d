import { expect, test } from 'vitest';
import { placeWithin } from '../../../renderer/ui/movable.ts';

const panel = { offsetWidth: 300, offsetHeight: 200 };

test('a panel that was dragged aside comes back onto ground that has become smaller', () => {
  expect(placeWithin({ left: 900, top: 500 }, panel, { clientWidth: 800, clientHeight: 600 })).toEqual({ left: 496, top: 396 });
  // Wider than its ground it still shows the corner that it is dragged by.
  expect(placeWithin({ left: 900, top: 500 }, panel, { clientWidth: 200, clientHeight: 100 })).toEqual({ left: 4, top: 4 });
});

test('a panel on its ground stays, and nothing is drawn anew for it', () => {
  const place = { left: 20, top: 30 };
  expect(placeWithin(place, panel, { clientWidth: 800, clientHeight: 600 })).toBe(place);
});
