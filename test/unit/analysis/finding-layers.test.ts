import { expect, test } from 'vitest';
import { layersOfFinding, standingFindings } from '../../../shared/analysis/finding-layers.ts';
import type { Finding } from '../../../shared/model/finding.ts';

const run = { rightsLayerId: 'rights', inputs: [{ layerId: 'rights', role: 'rights', name: '采矿权' }, { layerId: 'plans', role: 'rights', name: '拟设' }, { layerId: 'land', role: 'dltb', name: '地类图斑' }] } as unknown as Parameters<typeof layersOfFinding>[1];
const finding = (evidence: object) => ({ evidence }) as unknown as Finding;
const overLand = finding({ kind: 'overlap', layerId: 'land' });
const overOthers = finding({ kind: 'rights-overlap' });
const overdue = finding({ kind: 'expired' });

test('a finding rests on the rights and on what they meet; an old one between rights on all rights of the run', () => {
  expect([...layersOfFinding(overLand, run)]).toEqual(['rights', 'land']);
  expect([...layersOfFinding(overOthers, run)]).toEqual(['rights', 'plans']);
  expect([...layersOfFinding(overdue, run)]).toEqual(['rights']);
});

test('what rests on a layer that is gone does not stand, and the layer is named once', () => {
  const all = [overLand, overLand, overOthers, overdue];
  expect(standingFindings(all, run, new Set(['rights', 'plans', 'land']))).toEqual({ standing: all, left: [], gone: [] });
  expect(standingFindings(all, run, new Set(['rights', 'plans']))).toEqual({ standing: [overOthers, overdue], left: [overLand, overLand], gone: ['地类图斑'] });
  expect(standingFindings(all, run, new Set()).standing).toEqual([]);
});
