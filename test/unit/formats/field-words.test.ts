import { expect, test } from 'vitest';
import { fieldOptions, fieldTitle, fieldWords } from '../../../shared/formats/field-words.ts';
import { DRAWN_FIELDS } from '../../../shared/formats/dxf/drawn-columns.ts';
import { valueInWords } from '../../../shared/formats/value-words.ts';
import { translator } from '../../../shared/i18n/text.ts';

const zh = translator('zh-CN');
const en = translator('en');
const named = (...names: readonly string[]) => names.map((name) => ({ name }));

test('a field that the role knows is said in words beside its code, another stays as it is', () => {
  const rights = { role: 'rights', mapping: { mineName: 'KSMC' }, fields: named('KSMC', 'BZ') } as const;
  expect(fieldOptions(rights, zh)).toEqual([
    { value: 'KSMC', label: '矿山名称 KSMC' },
    { value: 'BZ', label: 'BZ' },
  ]);
  expect(fieldTitle('KSMC', fieldWords({ ...rights, mapping: {} }, zh))).toBe('KSMC');
});

test('a standard name is said in words too, and what the user says it means goes before', () => {
  const forest = { role: 'forest', mapping: { class: 'DI_LEI' }, fields: named('BH_DJ', 'di_lei', 'DI_LEI', 'BSM') } as const;
  expect([...fieldWords(forest, zh)]).toEqual([
    ['BH_DJ', '林地保护等级'],
    ['di_lei', '地类'],
    ['DI_LEI', '林地保护等级'],
  ]);
  expect(fieldWords({ role: 'dltb', mapping: {}, fields: named('YSDM') }, zh).get('YSDM')).toBe('要素代码');
});

test('a field that already has the word as its name is not said twice', () => {
  expect(fieldOptions({ role: 'rights', mapping: { mineName: '矿山名称' }, fields: named('矿山名称') }, zh)).toEqual([{ value: '矿山名称', label: '矿山名称' }]);
});

test('what the reader of drawings names in English is said in Chinese, also after a table was joined', () => {
  const drawing = { role: 'other', mapping: {}, fields: named(...DRAWN_FIELDS, '责任人') } as const;
  expect(fieldOptions(drawing, zh).map(({ label }) => label)).toEqual(['图层 layer', '图元类型 type', '颜色 colour', '文字 text', '字高 height', '旋转角 rotation', '图块 block', '标高 elevation', '责任人']);
  expect(fieldOptions(drawing, en).map(({ label }) => label)).toEqual(['layer', 'Entity type type', 'colour', 'text', 'Text height height', 'rotation', 'block', 'elevation', '责任人']);
});

test('a field that is called layer in a table of another kind is not one of a drawing', () => {
  expect(fieldWords({ role: 'other', mapping: {}, fields: named('layer', 'name') }, zh).size).toBe(0);
});

test('in the land survey a class is a kind of land, and the area of a parcel is not that of its basic farmland', () => {
  const land = { role: 'dltb', mapping: { class: 'DLBM', className: 'dlmc', area: 'TBMJ' }, fields: named('DLBM', 'dlmc', 'TBMJ') } as const;
  expect([...fieldWords(land, zh).values()].sort()).toEqual(['图斑面积', '地类名称', '地类编码'].sort());
  const farmland = { role: 'farmland', mapping: { class: 'DLBM', area: 'YJJBNTMJ' }, fields: named('DLBM', 'TBMJ', 'YJJBNTMJ', 'PDJB', 'MJ') } as const;
  expect(fieldOptions(farmland, zh).map(({ label }) => label)).toEqual(['地类编码 DLBM', '图斑面积 TBMJ', '永久基本农田面积 YJJBNTMJ', 'PDJB', 'MJ']);
  expect(fieldWords({ ...farmland, mapping: { area: 'MJ' } }, zh).get('MJ')).toBe('图斑面积');
  expect(fieldWords({ role: 'forest', mapping: { class: 'BHDJ' }, fields: named('BHDJ') }, zh).get('BHDJ')).toBe('林地保护等级');
  expect(fieldWords({ role: 'wetland', mapping: { class: 'SDLX' }, fields: named('SDLX') }, zh).get('SDLX')).toBe(zh('window.meaning.class'));
});

test('the code of the way of mining has its word beside it, in rights only and for known codes only', () => {
  const rights = { role: 'rights', mapping: { method: 'KCFS' } } as const;
  expect(['26001', '26002', '26003', '26009', '露天', ''].map((value) => valueInWords(rights, 'KCFS', value, zh))).toEqual(['26001 露天', '26002 地下', '26003 露天/地下', '26009', '露天', '']);
  expect(valueInWords(rights, 'SJGM', '26001', zh)).toBe('26001');
  expect(valueInWords({ ...rights, role: 'other' }, 'KCFS', '26001', zh)).toBe('26001');
});

test('the place of a parcel is said in words, what no source names stays as it is', () => {
  const words = fieldWords({ role: 'dltb', mapping: {}, fields: named('QSDWDM', 'ZLDWDM', 'ZLDWMC', 'TBYBH', 'KCDLBM', 'KCMJ') }, zh);
  expect([...words]).toEqual([['ZLDWDM', '坐落代码'], ['ZLDWMC', '坐落名称']]);
});
