import { expect, test } from 'vitest';
import { checkCell } from '../../../shared/model/cell-value.ts';
import type { FieldDescriptor, FieldType } from '../../../shared/model/layer.ts';

const field = (type: FieldType, width: number, decimals = 0): FieldDescriptor => ({ name: 'X', type, width, decimals });

test('numbers lose their thousands; digits and decimals are counted as a shapefile counts them', () => {
  expect(checkCell(field('number', 8, 2), '1 234.5', 'gbk')).toEqual({ text: '1234.5' });
  expect(checkCell(field('number', 8, 2), '1.234', 'gbk')).toEqual({ fault: 'too-many-decimals' });
  expect(checkCell(field('number', 4, 0), '12345', 'gbk')).toEqual({ fault: 'too-many-digits' });
  expect(checkCell(field('number', 4, 0), '12345.678', null)).toEqual({ text: '12345.678' });
  expect(checkCell(field('number', 4, 0), '十二', null)).toEqual({ fault: 'not-a-number' });
});

test('dates may be written in several ways and must exist', () => {
  for (const typed of ['2026-02-28', '2026/2/28', '20260228', '2026年2月28日']) expect(checkCell(field('date', 8), typed, 'gbk')).toEqual({ text: '20260228' });
  for (const typed of ['2026-02-30', '2026', '2026115', '明天']) expect(checkCell(field('date', 8), typed, 'gbk')).toEqual({ fault: 'not-a-date' });
});

test('the width of a text is bytes: two for a Chinese character in GBK, three in UTF-8, any where there is none', () => {
  expect(checkCell(field('text', 8), '石湾镇乡', 'gb18030')).toEqual({ text: '石湾镇乡' });
  expect(checkCell(field('text', 8), '石湾镇乡村', 'gb18030')).toEqual({ fault: 'too-long' });
  expect(checkCell(field('text', 8), '石湾镇', 'utf-8')).toEqual({ fault: 'too-long' });
  expect(checkCell(field('text', 8), '石湾镇乡村', null)).toEqual({ text: '石湾镇乡村' });
});

test('an empty text empties any cell; yes and no are kept as T and F', () => {
  expect(checkCell(field('number', 4), '  ', 'gbk')).toEqual({ text: '' });
  expect(checkCell(field('logical', 1), '是', 'gbk')).toEqual({ text: 'T' });
  expect(checkCell(field('logical', 1), '也许', 'gbk')).toEqual({ fault: 'not-a-logical' });
});
