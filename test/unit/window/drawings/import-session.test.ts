import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../shared/base/news.ts';
import { includeLayers, openDrawing, useDrawingImport } from '../../../../renderer/state/drawings/import-session.ts';

interface Asked {
  readonly call: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: unknown) => void;
}
const engine = vi.hoisted(() => ({ asked: [] as Asked[] }));
vi.mock('../../../../renderer/engine/client.ts', () => ({ callEngine: (call: string) => new Promise((resolve, reject) => engine.asked.push({ call, resolve, reject })) }));
vi.mock('../../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.resolve() }));

const survey = { layers: [{ name: '采空区', role: { role: 'goaf' }, entityCount: 3, off: false, frozen: false }], system: { axesLookSwapped: true }, words: [], problems: [], encoding: { evidence: { chosen: 'gbk' } }, window: null };
const damaged = () => new ProblemError({ severity: 'blocking', code: 'drawing.cut-off', params: { file: '旧图.dxf' } } as never);
const drawing = (name: string) => ({ index: 0, name, folder: '', sets: 1, bytes: 9 });
const later = () => new Promise((resolve) => setTimeout(resolve, 200));
const asked = (call: string): readonly Asked[] => engine.asked.filter((each) => each.call === call);

beforeEach(() => {
  engine.asked = [];
});

test('a sketch that fails after another was asked for says nothing of that one', async () => {
  openDrawing('drop', drawing('图.dxf'));
  asked('surveyDrawing')[0]!.resolve(survey);
  await later();
  includeLayers(['采空区'], true);
  await later();
  const [first, second] = asked('sketchDrawing');
  second!.resolve({ lines: [] });
  first!.reject(damaged());
  await later();
  expect(useDrawingImport.getState()).toMatchObject({ sketch: { lines: [] }, sketchProblem: null, sketching: false });
});

test('a drawing that cannot be read says so only while it is the one in front', async () => {
  openDrawing('drop', drawing('旧图.dxf'));
  openDrawing('drop', drawing('新图.dxf'));
  const [old, now] = asked('surveyDrawing');
  old!.reject(damaged());
  await later();
  expect(useDrawingImport.getState().problem).toBeNull();
  now!.reject(damaged());
  await later();
  expect(useDrawingImport.getState().problem).not.toBeNull();
});
