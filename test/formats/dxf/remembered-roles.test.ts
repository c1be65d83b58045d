import { expect, test } from 'vitest';
import { rememberedRole, rememberRoles, type RememberedRoles } from '../../../shared/formats/dxf/remembered-roles.ts';

const KNOWN: RememberedRoles = { '图层3': 'goaf', '采动_2025下半年': 'goaf', 'HX-2025H2': 'roadway', 'A2024': 'face', 'A2025': 'pillar' };

test.each([['图层3', 'goaf'], ['采动_2026上半年', 'goaf'], ['hx-2026H1', 'roadway'], ['A2026', null], ['A2025', 'pillar'], ['2026', null], ['图层4', null], ['20261', null]])('%s is remembered as %s', (name, role) => {
  expect(rememberedRole(name, KNOWN)).toBe(role);
});

test('what a person says later goes before what was known, the rest stays', () => {
  expect(rememberRoles(KNOWN, { '图层3': 'face', '新层': 'contour' })).toMatchObject({ '图层3': 'face', '新层': 'contour', 'HX-2025H2': 'roadway' });
});
