/** What the report says of distances that are kept. */
import { expect, test } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { distanceBlocks } from '../../../shared/report/chapters/distances.ts';
import type { ReportContext } from '../../../shared/report/context.ts';

test('a layer is not said to be kept at its distance for what the law sets none', () => {
  const inputs = [{ layerId: 'a', name: '道路', role: 'road' }, { layerId: 'b', name: '铁路', role: 'railway' }];
  const notes = [{ code: 'distance.class-without-rule', params: { layer: '道路', count: 3, classes: '村道' } }];
  const blocks = distanceBlocks({ translate: translator('zh-CN'), overlay: { distances: [] }, run: { inputs, notes } } as unknown as ReportContext);
  expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '与以下图层的距离不小于规定：道路（村道没有法定距离，未量）、铁路。' });
});
