import { expect, test } from 'vitest';
import { comparedRun } from '../../../renderer/state/compared-run.ts';
import type { AnalysisRun } from '../../../shared/model/finding.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { layerOf } from '../../helpers/layers.ts';

const layer = (id: string, more: Partial<LayerRecord> = {}): LayerRecord => ({ ...layerOf(id, 'rights', []).record, id, name: id, ...more });
const run = (number: string, rightsLayerId: string, sha256 = 'a'): AnalysisRun => ({ id: number, number, rightsLayerId, inputs: [{ layerId: rightsLayerId, name: rightsLayerId, sha256 }] }) as unknown as AnalysisRun;
const layers = [layer('登记'), layer('新登记'), layer('拟缩减', { draft: 'boundary', derivedFrom: '登记' }), layer('再缩减', { draft: 'boundary', derivedFrom: '拟缩减' })];
const compared = (rightsLayerId: string, earlier: readonly AnalysisRun[]): unknown => {
  const found = comparedRun({ layers }, rightsLayerId, earlier);
  return found && [found.run.number, found.boundary];
};

test('a register is compared with the last run of a register, also of an older import, never with a proposal', () => {
  expect(compared('登记', [run('3', '拟缩减', ''), run('2', '登记')])).toEqual(['2', null]);
  expect(compared('新登记', [run('3', '拟缩减', ''), run('2', '登记')])).toEqual(['2', null]);
  expect(compared('登记', [run('3', '移除了的拟缩减', ''), run('2', '登记')])).toEqual(['2', null]);
  expect(compared('登记', [run('3', '拟缩减', '')])).toBeNull();
});

test('a proposal is compared with the layer it was taken from and says which; with its own last run where that has none', () => {
  const earlier = [run('4', '再缩减', ''), run('3', '拟缩减', ''), run('2', '登记')];
  expect(compared('拟缩减', earlier)).toEqual(['2', '登记']);
  expect(compared('再缩减', earlier)).toEqual(['3', '拟缩减']);
  expect(compared('再缩减', [run('4', '再缩减', ''), run('2', '登记')])).toEqual(['4', null]);
  expect(compared('拟缩减', [])).toBeNull();
});
