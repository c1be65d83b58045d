import { beforeEach, expect, test } from 'vitest';
import { firstStepStates } from '../../../renderer/state/first-steps.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import type { AnalysisRun } from '../../../shared/model/finding.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { layerOf } from '../../helpers/layers.ts';

const rights = layerOf('rights', 'rights', []).record;
const land = layerOf('land', 'dltb', []).record;
const inputOf = (layer: LayerRecord) => ({ layerId: layer.id, name: layer.name, role: layer.role, sha256: layer.source.sha256, revision: layer.revision, systemId: layer.system!.id });
const run = { id: 'run', rightsLayerId: 'rights', startedAt: '2026-11-20T09:00:00Z', finishedAt: '2026-11-20T09:00:00Z', notes: [], inputs: [inputOf(rights), inputOf(land)] } as unknown as AnalysisRun;

const said = (layers: readonly LayerRecord[], runs: readonly AnalysisRun[]): readonly string[] => {
  useWorkspace.setState({ layers, runs });
  const { imported, checked, overlaid } = firstStepStates(useWorkspace.getState());
  return [imported, checked, overlaid].map(({ done, note }) => `${done ? '✓' : '○'} ${note.code}`);
};

beforeEach(() => useWorkspace.setState({ layers: [], runs: [], rightsLayerId: 'rights' }));

test('what was done is ticked while it holds', () => {
  expect(said([], [])).toEqual(['○ window.steps.importNote', '○ window.steps.checkNote', '○ window.steps.overlayNote']);
  expect(said([rights, land], [run])).toEqual(['✓ window.steps.imported', '✓ window.steps.checked', '✓ window.steps.overlaid']);
});

test('without mining rights nothing is checked and no overlay holds; a layer of the run that is gone opens the overlay again', () => {
  expect(said([land], [run])).toEqual(['✓ window.steps.imported', '○ sample.steps.noRights', '○ sample.steps.stale']);
  expect(said([rights], [run])).toEqual(['✓ window.steps.imported', '✓ window.steps.checked', '○ sample.steps.stale']);
});

test('a layer that takes no part in an overlay hinders none, though its system is not declared', () => {
  const undeclared = (role: 'other' | 'dltb') => ({ ...layerOf(role, role, []).record, system: null });
  const hindered = (layers: readonly LayerRecord[]): readonly string[] => {
    useWorkspace.setState({ layers, runs: [] });
    return firstStepStates(useWorkspace.getState()).checked.hindered.map(({ layer }) => layer.id);
  };
  expect(hindered([rights, undeclared('other')])).toEqual([]);
  expect(hindered([rights, undeclared('other'), undeclared('dltb')])).toEqual(['dltb']);
});
