import { beforeEach, expect, test } from 'vitest';
import { searchEverything } from '../../../renderer/app/search.ts';
import { currentSituation } from '../../../renderer/state/actions/action.ts';
import { useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { layerOf } from '../../helpers/layers.ts';

const wetland = layerOf('wetland', 'wetland', [], { name: '湿地 2024' }).record;
const roads = layerOf('roads', 'road', [], { name: '县乡道路', system: systemById('EPSG:4526') }).record;

beforeEach(() => {
  useView.setState({ module: 'home', toast: null, currentLayerId: null });
  useWorkspace.setState({ layers: [roads, wetland], runs: [], rights: [], findings: [] });
});

const hits = (words: string, language: 'zh-CN' | 'en' = 'zh-CN') => searchEverything(words, useWorkspace.getState(), currentSituation(), translator(language));
const keys = (words: string, language?: 'en') => hits(words, language).map(({ key }) => key);

test('a layer is found by its name, and selected on the map', () => {
  const [hit] = hits('湿地');
  expect(hit).toMatchObject({ key: 'layer-wetland', title: '湿地 2024' });
  hit!.perform();
  expect(useView.getState()).toMatchObject({ module: 'map', currentLayerId: 'wetland' });
  expect(keys('').some((key) => key.startsWith('layer-'))).toBe(false);
});

test.each([
  ['打印', 'file.sheets'],
  ['保存', 'file.saveBackup'],
  ['PDF', 'file.sheets'],
  ['帮助', 'help.shortcuts'],
  ['手册', 'help.manual'],
  ['说明', 'help.about'],
  ['到期', 'view.home'],
  ['越界', 'drawings.check'],
  ['越界', 'rectification.undecided'],
  ['坐标定位', 'edit.goToCoordinate'],
])('%s finds %s', (words, id) => {
  expect(keys(words)).toContain(id);
});

test('another language has its own words', () => {
  expect(keys('print', 'en')).toContain('file.sheets');
  expect(keys('print')).not.toContain('file.sheets');
});

test('a command that is off is found by its name, says why, and does nothing', () => {
  const pdf = hits('导出 PDF').find(({ key }) => key === 'report.pdf')!;
  expect(pdf.note).not.toBe('');
  pdf.perform();
  expect(useView.getState().toast?.text).toEqual({ code: 'window.reason.noRun' });
});

test('a coordinate without a zone says in which zone it is taken', () => {
  const [hit] = hits('3874931.18 512326.44');
  expect(hit!.title).toContain('缺带号，按本图 38 带');
  hit!.perform();
  expect(useView.getState().toast?.text).toEqual({ code: 'wording.search.wentInZone', params: { zone: 38 } });
  expect(hits('3 874 931.18 38 512 326.44')[0]!.title).not.toContain('缺带号');
});

test.each(['许可证C99990120140371', '采矿许可证号：C99990120140371', 'licence no. C99990120140371', 'C99990120140371'])('the number is found in “%s”', (words) => {
  useWorkspace.setState({ rights: [{ id: 'r', mineName: '响水沟页岩矿', licenceNumber: 'C99990120140371', township: null } as never] });
  expect(keys(words)).toContain('right-r');
});

test('degrees with four decimals are offered as decimal degrees and as 度.分秒', () => {
  expect(keys('114.0712 35.0036').slice(0, 2)).toEqual(['degrees', 'packed-degrees']);
  expect(hits('114.0712 35.0036')[1]!.title).toContain('114°07′12');
  expect(keys('114.07 35.00')).not.toContain('packed-degrees');
  expect(keys('J1,3876300.12,38510800.34')).toContain('point');
});
