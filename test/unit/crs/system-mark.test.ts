import { expect, test } from 'vitest';
import { systemMark } from '../../../shared/crs/system-mark.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { translator } from '../../../shared/i18n/text.ts';

const zh = translator('zh-CN');

test.each([
  ['EPSG:4526', 'CGCS2000', '38带'],
  ['EPSG:4547', 'CGCS2000', '114°'],
  ['EPSG:4498', 'CGCS2000', '20带(6°)'],
  ['EPSG:4490', 'CGCS2000', '经纬度'],
  ['EPSG:2362', '西安 80', '38带'],
])('%s is marked as %s %s', (id, datum, zone) => {
  expect(systemMark(systemById(id)!, zh)).toEqual({ datum, zone });
});

test('a system of its own .prj goes by its meridian, and by its name where it has none', () => {
  expect(systemMark({ id: 'WKT:1', datum: 'CGCS2000', kind: 'gauss-kruger', centralMeridianDegrees: 113.5, name: '矿区独立坐标系' }, zh).zone).toBe('113.5°');
  expect(systemMark({ id: 'WKT:2', datum: 'OTHER', kind: 'other', name: 'Lambert' }, zh)).toEqual({ datum: '其他基准', zone: 'Lambert' });
});
