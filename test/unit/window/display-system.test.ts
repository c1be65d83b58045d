import { expect, test } from 'vitest';
import { displaySystem } from '../../../renderer/state/display-system.ts';
import type { Workspace } from '../../../renderer/state/workspace.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { Extent } from '../../../shared/model/extent.ts';

const layer = (id: string, code: number, extent: Extent) => ({ id, system: systemById(`EPSG:${code}`), extent });
const workspace = (rightsLayerId: string | null, ...layers: readonly ReturnType<typeof layer>[]): Workspace => ({ layers, rightsLayerId }) as unknown as Workspace;

const abroad = layer('abroad', 4326, [-122.5, 37.6, -122.3, 37.9]);
const county = layer('county', 4490, [113.5, 35, 114.2, 35.4]);

test('a layer outside the zones does not take the map with it: the next one that lies in one decides', () => {
  expect(displaySystem(workspace(null, abroad), null)).toBeNull();
  expect(displaySystem(workspace(null, abroad, county), null)?.id).toBe('EPSG:4526');
  expect(displaySystem(workspace('abroad', county, abroad), null)?.id).toBe('EPSG:4526');
});

test('the rights decide before others, and a person may choose another zone of their datum', () => {
  const rights = layer('rights', 4525, [37_500_000, 3_870_000, 37_600_000, 3_880_000]);
  expect(displaySystem(workspace('rights', county, rights), null)?.id).toBe('EPSG:4525');
  expect(displaySystem(workspace('rights', county, rights), 'EPSG:4527')?.id).toBe('EPSG:4527');
  expect(displaySystem(workspace('rights', county, rights), 'EPSG:2362')?.id).toBe('EPSG:4525');
});
