import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { closeSession, confirmImport, importInBackground } from '../../../renderer/state/importing/confirm.ts';
import { include } from '../../../renderer/state/importing/choices.ts';
import { useImport } from '../../../renderer/state/importing/session.ts';
import { useJobs } from '../../../renderer/state/jobs.ts';
import { openDialog, useView } from '../../../renderer/state/view.ts';

const engine = vi.hoisted(() => ({ finish: (_result: unknown): void => {}, released: [] as unknown[], remembered: [] as unknown[] }));
vi.mock('../../../renderer/engine/import-layers.ts', () => ({
  importLayers: (_dropId: string, _items: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      engine.finish = resolve;
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    }),
}));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: (name: string, parameters: unknown[]) => (name === 'releaseDrop' && engine.released.push(...parameters), Promise.resolve()) }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.resolve() }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));
vi.mock('../../../renderer/state/opened-drops.ts', () => ({ letFilesGo: () => {}, rememberDrop: (_dropId: string, used: unknown[]) => engine.remembered.push(...used) }));

const preview = { format: 'shapefile', container: '', files: ['红线.shp'], featureCount: 1, system: { declared: null } } as unknown as ImportPreview;
const layer = { id: 'l1', name: '红线', problems: [], featureCount: 1 };
const begin = (): Promise<void> => {
  openDialog({ kind: 'import', dropId: 'drop', names: ['红线'], passedOver: [], fileCount: 1 });
  const set = { index: 0, name: '红线', preview, problem: null, included: true, choices: { system: null } as unknown as ImportChoices, systemDecided: true, otherReading: null };
  useImport.setState({ dropId: 'drop', sets: [set], importing: false, touched: false });
  return confirmImport();
};

beforeEach(() => {
  engine.released = [];
  engine.remembered = [];
  useJobs.setState({ running: [], cancelled: [], inbox: [] });
  useView.setState({ dialog: null, module: 'home', currentLayerId: null });
});

test('an import that was left to the background ends there: the dialog that is open by then stays, and nobody is taken to the map', async () => {
  const done = begin();
  importInBackground();
  expect(useView.getState().dialog).toBeNull();
  openDialog({ kind: 'shortcuts' });
  engine.finish({ imported: [layer], failed: [] });
  await done;
  expect(useView.getState()).toMatchObject({ dialog: { kind: 'shortcuts' }, module: 'home' });
  expect(engine.released).toEqual(['drop']);
  expect(engine.remembered).toEqual([preview]);
});

test('watched to its end it closes its dialog and shows the layer', async () => {
  const done = begin();
  engine.finish({ imported: [layer], failed: [] });
  await done;
  expect(useView.getState()).toMatchObject({ dialog: null, module: 'map', currentLayerId: 'l1' });
});

test('given up in the background it lets the files go, leaves its line, and nothing counts as opened; in its dialog it can be tried again', async () => {
  const done = begin();
  importInBackground();
  useJobs.getState().running[0]!.cancel();
  await done;
  expect(engine.released).toEqual(['drop']);
  expect(engine.remembered).toEqual([]);
  expect(useJobs.getState().cancelled).toHaveLength(1);
  const again = begin();
  useJobs.getState().running[0]!.cancel();
  await again;
  expect(useView.getState().dialog?.kind).toBe('import');
  expect(useImport.getState().importing).toBe(false);
});

test('a second import waits for the one in the background', async () => {
  const done = begin();
  importInBackground();
  await begin();
  expect(useJobs.getState().running).toHaveLength(1);
  engine.finish({ imported: [], failed: [] });
  await done;
});

test('only a choice of the person makes leaving a question', () => {
  void begin();
  expect(useImport.getState().touched).toBe(false);
  include(0, false);
  expect(useImport.getState().touched).toBe(true);
  closeSession();
  expect(useImport.getState()).toMatchObject({ touched: false, dropId: null });
});
