import { beforeEach, expect, test } from 'vitest';
import { exportLedger, exportPdf, exportWord } from '../../../renderer/state/actions/rectification.ts';
import { currentSituation } from '../../../renderer/state/actions/action.ts';
import { failureOf, useJobs } from '../../../renderer/state/jobs.ts';
import { announceSave } from '../../../renderer/state/work/keep.ts';
import { useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { text } from '../../../shared/i18n/text.ts';
import type { AnalysisRun } from '../../../shared/model/finding.ts';
import { layerOf } from '../../helpers/layers.ts';

const rights = layerOf('rights', 'rights', []).record;
const farmland = layerOf('farmland', 'farmland', []).record;
const inputs = [rights, farmland].map(({ id, role }) => ({ layerId: id, name: `图层 ${id}`, role }));
const run = { id: 'run', rightsLayerId: 'rights', inputs } as unknown as AnalysisRun;

beforeEach(() => {
  useJobs.setState({ running: [], inbox: [] });
  useView.setState({ selectedRightId: 'right', reportRightIds: [] });
  useWorkspace.setState({ layers: [rights, farmland], runs: [run] });
});

test('reports can be exported while the layers of the overlay are there, and say which are gone when they are not', () => {
  for (const each of [exportWord, exportPdf, exportLedger]) expect(each.disabledReason(currentSituation())).toBeNull();
  useWorkspace.setState({ layers: [rights] });
  for (const each of [exportWord, exportPdf, exportLedger]) {
    const reason = each.disabledReason(currentSituation())!;
    expect(text('zh-CN', reason.code, reason.params)).toContain('图层 farmland');
  }
});

test('a job that stopped on a problem has a sentence to show, one that was done or given up has none', () => {
  expect(failureOf({ state: 'problem', problem: { severity: 'blocking', code: 'project.layer-files-missing', params: { layer: '道路' } } })).toEqual({ code: 'project.layer-files-missing', params: { layer: '道路' } });
  expect(failureOf({ state: 'fault' })).toEqual({ code: 'window.fault.inJob' });
  expect(failureOf({ state: 'done', value: 1 })).toBeNull();
  expect(failureOf({ state: 'cancelled' })).toBeNull();
});

test('one file is named alone, several by the first and their number', () => {
  const written = (count: number): string => text('zh-CN', 'window.report.written', { count, name: '报告.xlsx', folder: '导出' });
  expect([written(1), written(3)]).toEqual(['已导出 报告.xlsx，在“导出”', '已导出 报告.xlsx 等 3 个文件，在“导出”']);
});

test('a saved file can be shown in its folder from the toast, whatever was saved', () => {
  announceSave({ saved: true, names: ['底表.xlsx'], folderName: '导出', token: 'kept' });
  expect(useView.getState().toast?.savedToken).toBe('kept');
});
