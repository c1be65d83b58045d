import { beforeEach, expect, test } from 'vitest';
import { stalenessReasons } from '../../../renderer/state/staleness.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { AnalysisRun } from '../../../shared/model/finding.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { layerOf } from '../../helpers/layers.ts';

const EARLIER = '2026-11-20T08:00:00Z';
const RUN_AT = '2026-11-20T09:00:00Z';
const LATER = '2026-11-20T10:00:00Z';

function record(id: string, role: LayerRecord['role'], importedAt: string, more: Partial<LayerRecord> = {}): LayerRecord {
  const made = layerOf(id, role, []).record;
  return { ...made, extent: [0, 0, 1, 1], source: { ...made.source, importedAt }, ...more };
}

const rights = record('rights', 'rights', EARLIER);
const farmland = record('farmland', 'farmland', EARLIER);
const leftOut = record('wetland', 'wetland', EARLIER);
const inputOf = (layer: LayerRecord) => ({ layerId: layer.id, name: layer.name, role: layer.role, sha256: layer.source.sha256, revision: layer.revision, systemId: layer.system!.id });
const run = { id: 'run', rightsLayerId: 'rights', startedAt: RUN_AT, finishedAt: RUN_AT, notes: [], inputs: [inputOf(rights), inputOf(farmland)] } as unknown as AnalysisRun;

const codesWith = (...layers: readonly LayerRecord[]): readonly string[] => {
  useWorkspace.setState({ layers: [rights, farmland, leftOut, ...layers], runs: [run] });
  return stalenessReasons(useWorkspace.getState()).map(({ code, params }) => `${code} ${String(params?.['name'])}`);
};

beforeEach(() => useWorkspace.setState({ layers: [], runs: [], history: { entries: [], undo: null, redo: null } }));

test('a result holds while its layers are as they were, also beside a layer that a person left out', () => {
  expect(codesWith()).toEqual([]);
});

test('a selection saved as a layer, a converted copy and a proposed boundary change no number', () => {
  expect(
    codesWith(
      record('one right', 'rights', LATER, { derivedFrom: 'rights' }),
      record('some fields', 'farmland', LATER, { derivedFrom: 'farmland' }),
      record('other zone', 'farmland', LATER, { derivedFrom: 'farmland', system: systemById('EPSG:4526') }),
      record('proposed', 'rights', LATER, { derivedFrom: 'rights', draft: 'boundary' }),
      record('proposed long ago', 'rights', LATER, { draft: 'boundary' }),
    ),
  ).toEqual([]);
});

test('a layer imported since, that the next overlay would take, makes the result old', () => {
  expect(codesWith(record('redline', 'redline', LATER))).toEqual(['window.stale.layerAdded redline']);
  expect(codesWith(record('road', 'road', LATER, { geometryKind: 'line' }))).toEqual(['window.stale.layerAdded road']);
  expect(codesWith(record('other rights', 'rights', LATER))).toEqual(['window.stale.layerAdded other rights']);
});

test('a layer imported since that no overlay takes does not', () => {
  expect(
    codesWith(
      record('no system', 'redline', LATER, { system: null }),
      record('other datum', 'redline', LATER, { system: systemById('EPSG:2362') }),
      record('lines', 'redline', LATER, { geometryKind: 'line' }),
      record('county', 'county', LATER),
      record('same file', 'farmland', LATER, { source: { ...farmland.source, importedAt: LATER } }),
    ),
  ).toEqual([]);
});

test('what is copied from a layer that could not take part is new to the overlay', () => {
  const old = record('redline of 1980', 'redline', EARLIER, { system: systemById('EPSG:2362') });
  expect(codesWith(old, record('redline', 'redline', LATER, { derivedFrom: old.id }))).toEqual(['window.stale.layerAdded redline']);
});

test('a layer that took part and is gone or changed makes it old', () => {
  useWorkspace.setState({ layers: [rights], runs: [run] });
  expect(stalenessReasons(useWorkspace.getState()).map(({ code }) => code)).toEqual(['window.stale.layerRemoved']);
  useWorkspace.setState({ layers: [rights, { ...farmland, revision: 'x' }], runs: [run] });
  expect(stalenessReasons(useWorkspace.getState()).map(({ code }) => code)).toEqual(['editing.stale.edited']);
});

test('of many layers that are gone the first are named and all are counted', () => {
  const many = Array.from({ length: 10 }, (_, index) => record(`layer ${index}`, 'road', EARLIER));
  const wide = { ...run, inputs: [inputOf(rights), ...many.map(inputOf)] } as unknown as AnalysisRun;
  useWorkspace.setState({ layers: [rights], runs: [wide] });
  expect(stalenessReasons(useWorkspace.getState())).toEqual([{ code: 'sample.stale.layersRemoved', params: { names: ['layer 0', 'layer 1'], count: 10 } }]);
  useWorkspace.setState({ layers: [rights, ...many.slice(3)], runs: [wide] });
  expect(stalenessReasons(useWorkspace.getState()).map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'window.stale.layerRemoved'));
});

test('an older layer counts once its system was declared or its role changed since, until that is undone', () => {
  const entry = { sequence: 1, at: LATER, undone: false, tables: ['layers'], label: { code: 'editing.did.role', params: { name: 'wetland' } } } as const;
  useWorkspace.setState({ layers: [rights, farmland, leftOut], runs: [run], history: { entries: [entry], undo: null, redo: null } });
  expect(stalenessReasons(useWorkspace.getState()).map(({ code }) => code)).toEqual(['window.stale.layerAdded']);
  useWorkspace.setState({ history: { entries: [{ ...entry, undone: true }], undo: null, redo: null } });
  expect(stalenessReasons(useWorkspace.getState())).toEqual([]);
});
