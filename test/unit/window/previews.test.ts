import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportPreview } from '../../../shared/formats/contract.ts';
import { openSession, readAgain } from '../../../renderer/state/importing/previews.ts';
import { readShare } from '../../../renderer/state/importing/listing.ts';
import { changeSet, useImport } from '../../../renderer/state/importing/session.ts';

interface Call {
  readonly parameters: readonly unknown[];
  answer(preview: unknown): Promise<void>;
  tell(fraction: number): void;
}

/** An engine that answers when it is told to, also calls that were cancelled: their answers were on their way. */
const engine = vi.hoisted(() => ({ calls: [] as Call[] }));
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: (_name: string, parameters: readonly unknown[], options?: { onProgress?: (progress: { readonly fraction: number }) => void }) =>
    new Promise((resolve) => {
      const answer = async (preview: unknown): Promise<void> => {
        resolve(preview);
        await new Promise((later) => setTimeout(later, 2));
      };
      engine.calls.push({ parameters, answer, tell: (fraction) => options?.onProgress?.({ fraction }) });
    }),
}));

const preview = (name: string): ImportPreview =>
  ({ name, problems: [], role: { role: 'other' }, system: { declared: null }, matches: [], geometryKind: 'polygon', featureCount: 1, format: 'shapefile', rows: [], fields: [], encoding: null }) as unknown as ImportPreview;
const shown = (): readonly (string | undefined)[] => useImport.getState().sets.map((set) => set.preview?.name);

beforeEach(() => {
  engine.calls = [];
});

test('what was read of a drop that was given up is no preview of the next one', async () => {
  openSession('first', ['红线.shp']);
  openSession('second', ['村庄.shp']);
  await engine.calls[0]!.answer(preview('红线'));
  expect(shown()).toEqual([undefined]);
  await engine.calls[1]!.answer(preview('村庄'));
  expect(shown()).toEqual(['村庄']);
});

test('of two choices made one after the other the last one is shown, whatever is read first', async () => {
  openSession('drop', ['红线.shp']);
  await engine.calls[0]!.answer(preview('as it came'));
  const choose = (encoding: string): void => {
    changeSet(0, ({ choices }) => ({ choices: { ...choices!, encoding } }));
    void readAgain(0);
  };
  choose('gbk');
  choose('big5');
  await engine.calls[2]!.answer(preview('big5'));
  await engine.calls[1]!.answer(preview('gbk'));
  expect(shown()).toEqual(['big5']);
});

test('a set that could not be read with one choice is there again with another', async () => {
  openSession('drop', ['红线.shp']);
  await engine.calls[0]!.answer(preview('as it came'));
  changeSet(0, () => ({ problem: { code: 'window.fault.inJob', severity: 'blocking' } }));
  void readAgain(0);
  await engine.calls[1]!.answer(preview('again'));
  expect(useImport.getState().sets[0]!.problem).toBeNull();
});

test('reading tells how far it is, over all the files of the drop', async () => {
  const share = (): number => readShare(useImport.getState());
  openSession('drop', ['红线.shp', '村庄.shp']);
  expect(share()).toBe(0);
  engine.calls[0]!.tell(0.5);
  expect(share()).toBe(0.25);
  await engine.calls[0]!.answer(preview('红线'));
  expect(share()).toBe(0.5);
  // What a file that was given up still says is of no drop.
  openSession('next', ['河流.shp']);
  engine.calls[1]!.tell(0.9);
  expect(share()).toBe(0);
});

test('corners that a table joins to areas are offered beside them, one of both is ticked', async () => {
  openSession('drop', ['拐点', '拐点', '高程点']);
  const table = (more: Partial<ImportPreview>): ImportPreview => ({ ...preview('拐点'), format: 'csv', container: '', files: ['拐点.csv'], notes: [], ...more }) as ImportPreview;
  await engine.calls[0]!.answer(table({ geometryKind: 'polygon', notes: [{ code: 'exchange.table-joined', params: { file: '拐点.csv' } }] }));
  await engine.calls[1]!.answer(table({ geometryKind: 'point', featureCount: 3 }));
  await engine.calls[2]!.answer(table({ geometryKind: 'point', featureCount: 3, files: ['高程点.csv'] }));
  expect(useImport.getState().sets.map(({ included }) => included)).toEqual([true, false, true]);
});

test('points of a table that came to no area, or that have heights of their own, are ticked themselves', async () => {
  const joined = [{ code: 'exchange.table-joined', params: { file: '控制点.csv' } }] as const;
  const table = (more: Partial<ImportPreview>): ImportPreview => ({ ...preview('控制点'), format: 'csv', container: '', files: ['控制点.csv'], notes: [], ...more }) as ImportPreview;
  const ticked = async (areas: number, fields: readonly string[]): Promise<readonly boolean[]> => {
    engine.calls = [];
    openSession(`${areas} ${fields.join()}`, ['控制点', '控制点']);
    await engine.calls[0]!.answer(table({ geometryKind: 'polygon', featureCount: areas, notes: joined }));
    await engine.calls.at(-1)!.answer(table({ geometryKind: 'point', featureCount: 4, fields: fields.map((name) => ({ name, type: 'text', width: 10, decimals: 0 })) as unknown as ImportPreview['fields'] }));
    return useImport.getState().sets.map(({ included }) => included);
  };
  expect(await ticked(0, ['点号'])).toEqual([false, true]);
  expect(await ticked(1, ['点号', '高程'])).toEqual([false, true]);
  expect(await ticked(1, ['点号', '高程(m)'])).toEqual([false, true]);
  expect(await ticked(1, ['点号', '开采标高'])).toEqual([true, false]);
});
