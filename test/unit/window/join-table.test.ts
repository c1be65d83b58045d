import { beforeEach, expect, test, vi } from 'vitest';
import { chooseTable, holdTable, type ChosenTable } from '../../../renderer/state/work/join-table.ts';

const engine = vi.hoisted(() => ({ released: [] as string[] }));
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: (call: string, [first]: readonly [string]) => {
    if (call === 'listDrop') return Promise.resolve({ dropId: 'broken', listing: { names: ['表'], passedOver: [] } });
    if (call === 'preview') return Promise.reject(new Error('the engine died'));
    return Promise.resolve(engine.released.push(first));
  },
}));
vi.mock('../../../renderer/state/work/choose-file.ts', () => ({ chooseWithDialog: () => Promise.resolve([{ name: '台账.xlsx' }]) }));

const file = (dropId: string): ChosenTable => ({ name: dropId, dropId, tables: [] });
const layer: ChosenTable = { name: '图层', dropId: null, tables: [] };

beforeEach(() => {
  engine.released = [];
});

test('a file is let go of with the next choice and when the dialog goes, each once', () => {
  const hand = holdTable();
  expect([hand.take(file('a')), hand.take(file('b')), hand.take(layer), hand.take(file('c'))]).toEqual([true, true, true, true]);
  expect(engine.released).toEqual(['a', 'b']);
  hand.leave();
  hand.leave();
  expect(engine.released).toEqual(['a', 'b', 'c']);
});

test('a file that is read only after the dialog was left is not kept', () => {
  const hand = holdTable();
  hand.leave();
  expect(hand.take(file('late'))).toBe(false);
  expect(engine.released).toEqual(['late']);
});

test('the file that a join works with stays until the join is done with it', () => {
  const hand = holdTable();
  hand.take(file('joined'));
  hand.handOver();
  hand.leave();
  expect(engine.released).toEqual([]);
});

test('a file that cannot be read is let go of', async () => {
  await expect(chooseTable()).rejects.toThrow('the engine died');
  expect(engine.released).toEqual(['broken']);
});
