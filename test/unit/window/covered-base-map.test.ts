import { expect, test } from 'vitest';
import { coveringLayers } from '../../../renderer/state/work/covered-base-map.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import type { LayerRecord, LayerRole, LayerView } from '../../../shared/model/layer.ts';
import { layerOf } from '../../helpers/layers.ts';

const system = systemById('EPSG:4526')!;
const ground = [38_500_000, 3_870_000, 38_510_000, 3_880_000] as const;
const layer = (id: string, role: LayerRole, more: Partial<LayerRecord> = {}): LayerRecord => ({ ...layerOf(id, role, []).record, id, system, extent: ground, ...more });
const picture = { id: '影像', visible: true, opacity: 1, extent: ground, system } as unknown as BaseMapRecord;
const covering = (layers: readonly LayerRecord[], views: readonly Partial<LayerView>[] = [], baseMap = picture): readonly string[] =>
  coveringLayers({ layers, views: views.map((view) => ({ visible: true, opacity: 1, order: 0, layerId: '', ...view })), groups: [], rightsLayerId: null }, baseMap).map(({ id }) => id);

test('land use hides a picture; control lines, rivers and what is faint, hidden or elsewhere do not', () => {
  const land = layer('地类', 'dltb');
  expect(covering([land, layer('永农', 'farmland'), layer('河流', 'river')])).toEqual(['地类']);
  expect(covering([land], [{ layerId: '地类', opacity: 0.4 }])).toEqual([]);
  expect(covering([land], [{ layerId: '地类', visible: false }])).toEqual([]);
  expect(covering([land], [{ layerId: '地类', style: { fillOpacity: 0.2 } }])).toEqual([]);
  expect(covering([layer('别处', 'dltb', { extent: [38_600_000, 3_870_000, 38_610_000, 3_880_000] })])).toEqual([]);
  expect(covering([layer('永农', 'farmland')], [{ layerId: '永农', style: { fillColour: '#FFFF00', fillOpacity: 1 } }])).toEqual(['永农']);
});

test('a picture that is off is not missed; one that says not where it lies may be anywhere', () => {
  const land = layer('地类', 'dltb');
  expect(covering([land], [], { ...picture, visible: false })).toEqual([]);
  expect(covering([land], [], { ...picture, extent: null })).toEqual(['地类']);
});
