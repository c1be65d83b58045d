import { expect, test } from 'vitest';
import { proposeVintage } from '../../../shared/formats/vintage-proposal.ts';
import type { FieldDescriptor } from '../../../shared/model/layer.ts';

const field = (name: string): FieldDescriptor => ({ name, type: 'text' }) as FieldDescriptor;

test('one year in all rows of a field named like a year is proposed with its field and rows; empty rows say nothing', () => {
  expect(proposeVintage({ fields: [field('DLBM'), field('HDNF')], rows: [['0103', '2023'], ['0101', ''], ['0103', '2023.000']] })).toEqual({ field: 'HDNF', year: '2023', rows: 2 });
  expect(proposeVintage({ fields: [field('数据年份')], rows: [['2024年']] })).toEqual({ field: '数据年份', year: '2024', rows: 1 });
});

test('several years, what is no year, and other fields propose nothing', () => {
  expect(proposeVintage({ fields: [field('SJNF')], rows: [['2023'], ['2024']] })).toBeNull();
  expect(proposeVintage({ fields: [field('HDNF')], rows: [['0'], ['']] })).toBeNull();
  expect(proposeVintage({ fields: [field('HDNF')], rows: [['3 年']] })).toBeNull();
  expect(proposeVintage({ fields: [field('TBBH')], rows: [['2023']] })).toBeNull();
});
