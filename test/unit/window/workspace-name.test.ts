import { expect, test, vi } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { workspaceName } from '../../../renderer/state/workspace-name.ts';
import { layerOf } from '../../helpers/layers.ts';

vi.mock('../../../renderer/storage/live.ts', () => ({ useSetting: () => '' }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({}));

const sample = { ...layerOf('s', 'county', [], { name: '青石县界' }).record, sample: true };
const own = { ...layerOf('o', 'rights', [], { name: '采矿权_2026' }).record, sample: false };
const name = (layers: readonly (typeof own)[], typed = '') => workspaceName({ layers }, typed, translator('zh-CN'));

test('the office’s own name comes first; the fictional county alone keeps its own', () => {
  // A layer's name is no name of a county.
  expect(name([own])).toBe('新工作区');
  expect(name([{ ...sample, sample: false }, own])).toBe('新工作区');
  expect(name([own], '某县自然资源局')).toBe('某县自然资源局');
  expect(name([sample], '某县自然资源局')).toBe(name([sample]));
  expect(name([sample, own], '某县自然资源局')).toBe('某县自然资源局');
});
