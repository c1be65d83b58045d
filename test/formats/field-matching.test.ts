import { describe, expect, test } from 'vitest';
import { mappingOf, matchFields, recogniseRole } from '../../shared/formats/field-matching.ts';
import { meaningKey } from '../../shared/model/field-captions.ts';
import { FIELD_MEANINGS } from '../../shared/model/field-meanings.ts';
import type { FieldDescriptor } from '../../shared/model/layer.ts';

const fields = (...names: readonly string[]): FieldDescriptor[] => names.map((name) => ({ name, type: 'text', width: 10, decimals: 0 }));
const match = (role: Parameters<typeof matchFields>[0], ...names: readonly string[]) => mappingOf(matchFields(role, fields(...names), []));

describe('matchFields', () => {
  test('the registration interface (DOMAIN §2.5)', () => {
    expect(match('rights', 'XKZH', 'KSMC', 'SQR', 'KCZKZ', 'QTZKZ', 'KCFS', 'SJGM', 'GMDW', 'JJLX', 'FZJGMC', 'YXQQ', 'YXQZ', 'DLWZ', 'CSSX', 'CSXX', 'KTBS')).toEqual({
      licenceNumber: 'XKZH', mineName: 'KSMC', holder: 'SQR', mineral: 'KCZKZ', otherMinerals: 'QTZKZ', method: 'KCFS', capacity: 'SJGM', capacityUnit: 'GMDW', economicType: 'JJLX',
      issuer: 'FZJGMC', validFrom: 'YXQQ', validTo: 'YXQZ', address: 'DLWZ', elevationTop: 'CSSX', elevationBottom: 'CSXX', bodyName: 'KTBS',
    });
  });

  test('Chinese names, cut to five characters by the format', () => {
    expect(match('rights', '采矿许可证', '矿山名称', '采矿权人', '开采矿种', '有效期止', '上标高', '下标高', '矿区面积')).toEqual({
      licenceNumber: '采矿许可证', mineName: '矿山名称', holder: '采矿权人', mineral: '开采矿种', validTo: '有效期止', elevationTop: '上标高', elevationBottom: '下标高', registeredArea: '矿区面积',
    });
  });

  test('case, spaces and underscores do not matter; the field keeps its own spelling', () => {
    expect(match('forest', 'bhdj', 'Di_Lei', 'SHI QUAN D')).toMatchObject({ class: 'bhdj', landClass: 'Di_Lei', forestKind: 'SHI QUAN D' });
    expect(match('dltb', 'dlbm', 'tbmj')).toEqual({ class: 'dlbm', area: 'tbmj' });
  });

  test('both naming styles of farmland (DOMAIN §2.10)', () => {
    expect(match('farmland', 'JBNTTBBH', 'DLBM', 'JBNTMJ', 'KCXS')).toEqual({ parcelNumber: 'JBNTTBBH', class: 'DLBM', area: 'JBNTMJ', deduction: 'KCXS' });
    expect(match('farmland', 'YJJBNTTBBH', 'DLBM', 'YJJBNTMJ', 'TBMJ')).toEqual({ parcelNumber: 'YJJBNTTBBH', class: 'DLBM', area: 'YJJBNTMJ' });
  });

  test('a 标识码 is no parcel number', () => {
    for (const role of ['dltb', 'farmland', 'grassland', 'wetland', 'reserve', 'redline'] as const) expect(match(role, 'BSM'), role).toEqual({});
    expect(match('dltb', 'BSM', 'TBBH')).toEqual({ parcelNumber: 'TBBH' });
  });

  test('a village is named by MC, not by its township', () => {
    expect(match('village', 'XZMC', 'MC')).toEqual({ className: 'MC' });
    expect(match('village', 'XZMC')).toEqual({});
    expect(match('township', 'XZMC')).toEqual({ className: 'XZMC' });
    expect(meaningKey('village', 'className')).toBe('caption.name');
    expect(meaningKey('dltb', 'className')).toBe('caption.DLMC');
  });

  test('a field serves one meaning', () => {
    const used = Object.values(match('rights', 'XKZH', 'MC', 'MJ', '名称'));
    expect(new Set(used).size).toBe(used.length);
  });

  test('an unknown name that holds licence numbers', () => {
    const rows = [['1', 'C9999012015067110134567'], ['2', 'C9999012016117120128811'], ['3', '']];
    expect(matchFields('rights', fields('ID', 'F2'), rows)).toEqual([{ meaning: 'licenceNumber', field: 'F2' }]);
    expect(matchFields('rights', fields('ID', 'F2'), [['1', '许可证']])).toEqual([]);
  });

  test('no role says one meaning twice', () => {
    for (const [role, meanings] of Object.entries(FIELD_MEANINGS)) expect(new Set(meanings.map(({ meaning }) => meaning)).size, role).toBe(meanings.length);
  });
});

describe('recogniseRole', () => {
  test.each([
    ['采矿权_青石县_2026', ['FID'], 'rights'],
    ['CKQ', ['FID'], 'rights'],
    ['DLTB', ['FID'], 'dltb'],
    ['地类图斑2025', ['FID'], 'dltb'],
    ['yjjbnttb', ['FID'], 'farmland'],
    ['永久基本农田', ['FID'], 'farmland'],
    ['STBHHX', ['FID'], 'redline'],
    ['青石县生态保护红线', ['FID'], 'redline'],
    ['湿地公园', ['FID'], 'reserve'],
    ['湿地', ['FID'], 'wetland'],
    ['自然保护地', ['FID'], 'reserve'],
    ['林地', ['FID'], 'forest'],
    ['基本草原', ['FID'], 'grassland'],
    ['无名', ['XKZH', 'KSMC'], 'rights'],
    ['无名', ['DLBM', 'TBBH'], 'dltb'],
    ['无名', ['YJJBNTTBBH', 'DLBM', 'TBBH'], 'farmland'],
    ['无名', ['LIN_BAN', 'XIAO_BAN', 'BH_DJ'], 'forest'],
    ['无名', ['BHQMC', 'BHQJB'], 'reserve'],
    ['无名', ['BH_DJ'], 'forest'],
    ['地类图斑', ['XKZH', 'KSMC', 'DLBM'], 'rights'], // telling fields before the name
    ['林地', ['DLBM', 'TBBH'], 'forest'], // the name before hinting fields
    ['无名', ['ID'], 'other'],
  ] as const)('%s with %s is %s', (name, names, role) => {
    const recognised = recogniseRole(name, fields(...names), 'polygon');
    expect(recognised.role).toBe(role);
    expect(recognised.reason.code).toMatch(/^formats\.role-/);
  });

  test('the reason names the word or the fields', () => {
    expect(recogniseRole('采矿权_2026', fields('A'), 'polygon').reason).toEqual({ code: 'formats.role-by-name', params: { word: '采矿权' } });
    expect(recogniseRole('x', fields('xkzh', 'A'), 'polygon').reason).toEqual({ code: 'formats.role-by-fields', params: { fields: 'xkzh' } });
  });

  test('points and lines are never areas', () => {
    expect(recogniseRole('采矿权拐点', fields('XKZH'), 'point').role).toBe('other');
    expect(recogniseRole('公路', fields('A'), 'line').role).toBe('road');
  });
});
