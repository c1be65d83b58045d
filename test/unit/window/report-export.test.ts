import { beforeEach, expect, test } from 'vitest';
import { exportLedger, exportPdf, exportWord } from '../../../renderer/state/actions/rectification.ts';
import { currentSituation } from '../../../renderer/state/actions/action.ts';
import { failureOf, useJobs } from '../../../renderer/state/jobs.ts';
import { announceSave } from '../../../renderer/state/work/keep.ts';
import { useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { text } from '../../../shared/i18n/text.ts';
import { mineInPreview, minesInFront, minesToExport } from '../../../renderer/state/report-choice.ts';
import type { AnalysisRun, Finding } from '../../../shared/model/finding.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { layerOf } from '../../helpers/layers.ts';

const rights = layerOf('rights', 'rights', []).record;
const farmland = layerOf('farmland', 'farmland', []).record;
const inputs = [rights, farmland].map(({ id, role }) => ({ layerId: id, name: `图层 ${id}`, role }));
const run = { id: 'run', rightsLayerId: 'rights', inputs } as unknown as AnalysisRun;

beforeEach(() => {
  useJobs.setState({ running: [], inbox: [] });
  useView.setState({ module: 'findings', selectedRightId: 'right', reportRightIds: [], reportShownRightId: null });
  useWorkspace.setState({ rights: ['right', 'other', 'third'].map((id) => ({ id }) as MiningRight), findings: [{ rightId: 'third' } as Finding], layers: [rights, farmland], runs: [run] });
});

test('reports can be exported while the layers of the overlay are there, and say which are gone when they are not', () => {
  for (const each of [exportWord, exportPdf, exportLedger]) expect(each.disabledReason(currentSituation())).toBeNull();
  useWorkspace.setState({ layers: [rights] });
  for (const each of [exportWord, exportPdf, exportLedger]) {
    const reason = each.disabledReason(currentSituation())!;
    expect(text('zh-CN', reason.code, reason.params)).toContain('图层 farmland');
  }
});

test('without a tick the mine in the preview is written, with ticks exactly those', () => {
  const choice = (view: object): unknown => {
    useView.setState({ module: 'report', selectedRightId: null, reportRightIds: [], reportShownRightId: null, ...view });
    return [mineInPreview(useView.getState(), useWorkspace.getState()), minesToExport(useView.getState(), useWorkspace.getState())];
  };
  // Untouched: the mine that stands first in the list.
  expect(choice({})).toEqual(['third', ['third']]);
  expect(choice({ selectedRightId: 'right' })).toEqual(['right', ['right']]);
  // A click on a row moves what is written along, for nothing is ticked.
  expect(choice({ selectedRightId: 'right', reportShownRightId: 'other' })).toEqual(['other', ['other']]);
  expect(choice({ reportShownRightId: 'other', reportRightIds: ['right', 'third'] })).toEqual(['other', ['right', 'third']]);
  // Mines of another register are neither shown nor written.
  expect(choice({ reportShownRightId: 'gone', reportRightIds: ['gone'] })).toEqual(['third', ['third']]);
});

test('outside the report room an export means the selected mine, not what is ticked in a room out of sight', () => {
  useView.setState({ module: 'findings', reportRightIds: ['other', 'third'] });
  expect(minesInFront(currentSituation())).toEqual(['right']);
  useView.setState({ selectedRightId: null });
  expect(exportWord.disabledReason(currentSituation())?.code).toBe('window.reason.noMineSelected');
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
