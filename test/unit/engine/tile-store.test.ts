import { expect, test } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { TileStore, type TileWish } from '../../../renderer/engine/base-maps/tile-store.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
const tile = { width: 1, height: 1, data: new Uint8ClampedArray(4) };

/** Tiles of a source that come when they are told to; `asked` are the columns in the order of asking. */
function source(name: string) {
  const asked: number[] = [];
  const ends = new Map<number, () => void>();
  const wish = (column: number, load?: TileWish['load']): TileWish => ({
    source: name, level: 0, column, row: 0,
    load: load ?? (() => new Promise((resolve) => {
      asked.push(column);
      ends.set(column, () => resolve(tile));
    })),
  });
  return { asked, wish, end: (column: number) => ends.get(column)!() };
}

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
const goOn = new AbortController().signal;

test('a source that does not answer keeps no other waiting', async () => {
  const store = new TileStore();
  const [away, there] = [source('away'), source('there')];
  void store.load(from(0, 20).map((column) => away.wish(column)), goOn);
  void store.load([there.wish(0)], goOn);
  await settled();
  expect([away.asked.length, there.asked.length]).toEqual([8, 1]);
});

test('what the view wants now comes before what it wanted before', async () => {
  const store = new TileStore();
  const { asked, wish, end } = source('server');
  void store.load(from(0, 10).map((column) => wish(column)), goOn);
  void store.load([wish(100)], goOn);
  await settled();
  end(0);
  await settled();
  expect(asked.at(-1)).toBe(100);
});

test('a tile that two pictures wait for is fetched once', async () => {
  const store = new TileStore();
  const { asked, wish, end } = source('server');
  const both = [store.load(from(0, 9).map((column) => wish(column)), goOn), store.load([wish(8)], goOn)];
  await settled();
  end(0);
  end(1);
  await settled();
  expect(asked.filter((column) => column === 8)).toHaveLength(1);
  for (const column of from(2, 7)) end(column);
  await Promise.all(both);
  expect(store.peek('server', 0, 8, 0)).toBe(tile);
});

test('what waits for a view that has moved on is not fetched', async () => {
  const store = new TileStore();
  const { asked, wish, end } = source('server');
  const controller = new AbortController();
  void store.load(from(0, 10).map((column) => wish(column)), controller.signal);
  await settled();
  controller.abort();
  for (const column of from(0, 8)) end(column);
  await settled();
  expect(asked).toEqual(from(0, 8));
});

test('a file that is gone is said to be gone', async () => {
  const store = new TileStore();
  const wish = source('picture').wish(0, () => Promise.reject(new ProblemError({ code: 'project.file-gone', severity: 'blocking' })));
  await store.load([wish], goOn);
  expect(store.troubleOf(wish)).toBe('file-gone');
});
