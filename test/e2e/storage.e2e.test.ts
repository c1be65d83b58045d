import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { readArchive } from '../../shared/project/archive.ts';
import { storedSquares } from '../helpers/stored-layer.ts';
import type { RunningProgram } from './electron-app.ts';
import type { CarriedFiles, EnginePage } from './engine-page/page.ts';
import { buildEnginePage, startEnginePage } from './engine-page/start.ts';

declare const enginePage: EnginePage;

let application: string;
let program: RunningProgram;

beforeAll(async () => {
  application = await buildEnginePage();
});
afterAll(() => rmSync(application, { recursive: true, force: true }));
beforeEach(async () => {
  program = await startEnginePage(application);
});
afterEach(() => program.dispose());

/** One shapefile set with a square per name. */
function squares(name: string, names: readonly string[]): CarriedFiles {
  const files = writeShapefile({
    name, kind: 'polygon', features: storedSquares(names).columns.geometry, fields: [{ name: 'MC', type: 'text', width: 40, decimals: 0 }], rows: names.map((each) => [each]), system: systemById('EPSG:4526'), encoding: 'gbk', cpg: true,
  });
  return Object.entries(files).map(([extension, bytes]) => [`${name}.${extension}`, Buffer.from(bytes).toString('base64')]);
}

const redLines = squares('生态保护红线', ['水源涵养', '水土保持']);
const villages = squares('村庄', ['柳林村', '石湾村', '南沟村']);
const decision = { findingId: 'f-1', verdict: 'accepted' as const, reason: '', decidedAt: '2026-11-20T08:00:00Z', areaAtDecisionSquareMetres: 6.5 };

async function restart(): Promise<void> {
  await program.close();
  program = await startEnginePage(application, program.profile);
  await program.page.evaluate(() => enginePage.openWorkspace());
}

test('what was imported and decided is there after a restart, down to every row and coordinate', async () => {
  const imported = await program.page.evaluate((files) => enginePage.importFiles(files), [...redLines, ...villages]);
  expect(imported.failed).toEqual([]);
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  const ids = imported.imported.map((layer) => layer.id);
  const read = () => program.page.evaluate(async (layerIds) => ({ records: await enginePage.records(), contents: await Promise.all(layerIds.map((id) => enginePage.contentOf(id))) }), ids);
  const before = await read();
  expect(before.records.layers).toHaveLength(2);
  expect(before.contents.map((content) => content.rows.flat())).toEqual([['水源涵养', '水土保持'], ['柳林村', '石湾村', '南沟村']]);
  await restart();
  expect(await read()).toEqual(before);
});

test('killed right before the record was written, nothing of the import is left', async () => {
  await program.page.evaluate((files) => enginePage.importColumnsOnly(files, 'complete-but-not-recorded'), redLines);
  await program.page.evaluate(() => enginePage.plantHalfWrittenLayer('half-written'));
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual(['complete-but-not-recorded', 'half-written']);
  program.electron.process().kill('SIGKILL');
  await new Promise((resolve) => program.electron.process().once('exit', resolve));
  program = await startEnginePage(application, program.profile);
  await program.page.evaluate(() => enginePage.openWorkspace());
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual([]);
  expect((await program.page.evaluate(() => enginePage.records())).layers).toEqual([]);
  const again = await program.page.evaluate((files) => enginePage.importFiles(files), redLines);
  expect(again.imported).toHaveLength(1);
});

test('a cancelled import keeps nothing', async () => {
  const outcome = await program.page.evaluate((files) => enginePage.importFiles(files, true).then(() => 'finished', (fault: Error) => fault.name), [...redLines, ...villages]);
  expect(outcome).toBe('CancelledError');
  expect((await program.page.evaluate(() => enginePage.records())).layers).toEqual([]);
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual([]);
});

test('a removed layer comes back by undo after a restart, with its columns', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  const id = imported[0]!.id;
  await program.page.evaluate((layerId) => enginePage.workspace.removeLayer(layerId), id);
  await restart();
  expect((await program.page.evaluate(() => enginePage.records())).layers).toEqual([]);
  const undone = await program.page.evaluate(() => enginePage.undo());
  expect(undone?.label).toEqual({ code: 'project.did.remove-layer', params: { name: '村庄' } });
  expect((await program.page.evaluate((layerId) => enginePage.contentOf(layerId), id)).total).toBe(3);
  await program.page.evaluate(() => enginePage.redo());
  expect((await program.page.evaluate(() => enginePage.records())).layers).toEqual([]);
});

test('what is written about a layer at the same time is all kept', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  const id = imported[0]!.id;
  await program.page.evaluate((layerId) => Promise.all([enginePage.workspace.renameLayer(layerId, '村庄（新）'), enginePage.workspace.setLayerDate(layerId, '2026')]), id);
  // Columns made of the layer while it got its name.
  const joined = { madeOf: id, columnsId: 'joined', fields: [], gained: { villageName: 'MC' } };
  await program.page.evaluate(([layerId, made]) => enginePage.workspace.replaceColumns(layerId, made, { code: 'project.did.change-views' }), [id, joined] as const);
  const now = async () => (await program.page.evaluate(() => enginePage.records())).layers.map(({ name, vintage, columnsId, mapping }) => ({ name, vintage, columnsId, villageName: mapping['villageName'] }));
  expect(await now()).toEqual([{ name: '村庄（新）', vintage: '2026', columnsId: 'joined', villageName: 'MC' }]);
  const late = () => program.page.evaluate(([layerId, made]) => enginePage.workspace.replaceColumns(layerId, made, { code: 'project.did.change-views' }), [id, joined] as const);
  await expect(late()).rejects.toThrow('project.layer-unknown');
  await program.page.evaluate((layerId) => enginePage.workspace.removeLayer(layerId), id);
  await expect(late()).rejects.toThrow('project.layer-unknown');
  expect(await now()).toEqual([]);
});

test('a removed layer takes its changed cells along, and brings them back', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  const id = imported[0]!.id;
  await program.page.evaluate((layerId) => enginePage.changeCells(layerId, [{ feature: 1, field: 'MC', text: '石湾新村' }]), id);
  const cells = async () => (await program.page.evaluate(() => enginePage.records())).edits.map(({ values }) => values);
  await program.page.evaluate((layerId) => enginePage.workspace.removeLayer(layerId), id);
  expect(await cells()).toEqual([]);
  await program.page.evaluate(() => enginePage.undo());
  expect(await cells()).toEqual([{ MC: '石湾新村' }]);
  expect((await program.page.evaluate((layerId) => enginePage.contentOf(layerId), id)).rows.flat()).toEqual(['柳林村', '石湾新村', '南沟村']);
});

test('columns whose record is still to come are not swept away', async () => {
  await program.page.evaluate((files) => enginePage.importColumnsOnly(files, 'on-its-way'), redLines);
  await program.page.evaluate(() => enginePage.openWorkspace());
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual(['on-its-way']);
});

test('columns go for good once the history has forgotten the layer', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  await program.page.evaluate((layerId) => enginePage.workspace.removeLayer(layerId), imported[0]!.id);
  await program.page.evaluate(() => enginePage.manySmallSteps(enginePage.historyLimit - 1));
  await restart();
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual([imported[0]!.id]);
  await program.page.evaluate(() => enginePage.manySmallSteps(enginePage.historyLimit + 1));
  await restart();
  expect(await program.page.evaluate(() => enginePage.storedFolders())).toEqual([]);
});

test('undo takes steps back one by one, a new step ends redo', async () => {
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  await program.page.evaluate((each) => enginePage.workspace.saveDecision({ ...each, verdict: 'set-aside', reason: '已核减' }), decision);
  const verdicts = () => program.page.evaluate(async () => (await enginePage.records()).decisions.map((each) => each.verdict));
  expect(await verdicts()).toEqual(['set-aside']);
  await program.page.evaluate(() => enginePage.undo());
  expect(await verdicts()).toEqual(['accepted']);
  await program.page.evaluate(() => enginePage.undo());
  expect(await verdicts()).toEqual([]);
  expect(await program.page.evaluate(() => enginePage.undo())).toBeNull();
  await program.page.evaluate(() => enginePage.redo());
  expect(await verdicts()).toEqual(['accepted']);
  await program.page.evaluate((each) => enginePage.workspace.saveDecision({ ...each, verdict: 'needs-evidence' }), decision);
  expect(await program.page.evaluate(() => enginePage.redo())).toBeNull();
  // Saving the same again is no step.
  const steps = async () => (await program.page.evaluate(() => enginePage.records())).history.length;
  const before = await steps();
  await program.page.evaluate((each) => enginePage.workspace.saveDecision({ ...each, verdict: 'needs-evidence' }), decision);
  expect(await steps()).toBe(before);
});

test('a new run replaces the findings, its undo brings the old ones back, decisions stay', async () => {
  const run = (number: string) => ({ id: number, number, startedAt: '2026-11-20T08:00:00Z', finishedAt: '2026-11-20T08:00:01Z' });
  const finding = (id: string, runId: string) => ({ id, runId, rightId: 'C1', mineName: '石湾沟石灰岩矿', evidence: { kind: 'overlap' } });
  const save = (number: string, ids: readonly string[]) =>
    program.page.evaluate(([record, findings]) => enginePage.workspace.saveRun(record as never, findings as never), [run(number), ids.map((id) => finding(id, number))] as const);
  const now = () => program.page.evaluate(async () => { const { runs, findings, decisions } = await enginePage.records(); return { runs: runs.length, findings: findings.map((each) => `${each.id} ${each.runId}`), decisions: decisions.length }; });
  await save('R-1', ['f-1', 'f-2']);
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  await save('R-2', ['f-2', 'f-3']);
  expect(await now()).toEqual({ runs: 2, findings: ['f-2 R-2', 'f-3 R-2'], decisions: 1 });
  await program.page.evaluate(() => enginePage.undo());
  expect(await now()).toEqual({ runs: 1, findings: ['f-1 R-1', 'f-2 R-1'], decisions: 1 });
});

const ofSample = (number: string, rightsLayerId: string) => ({ id: number, number, startedAt: '2026-11-20T08:00:00Z', finishedAt: '2026-11-20T08:00:01Z', rightsLayerId, inputs: [{ layerId: rightsLayerId, sample: true }], rights: [] });

test('numbers are never given twice: not after undo, not after the sample was cleared, not after an older backup was restored', async () => {
  const next = () => program.page.evaluate(async () => [await enginePage.workspace.nextRunNumber('2026-11-21'), ...(await enginePage.workspace.nextPlanNumbers(2026, 2))]);
  expect(await next()).toEqual(['R-20261121-01', 'ZG-2026-0001', 'ZG-2026-0002']);
  await program.page.evaluate(() => enginePage.workspace.saveDecision({ findingId: 'f-0', verdict: 'accepted', reason: '', decidedAt: '', areaAtDecisionSquareMetres: null }));
  await program.page.evaluate(() => enginePage.flushBackup());
  const backup = (await program.page.evaluate(() => enginePage.backupAsBase64()))!;
  await program.page.evaluate((run) => enginePage.workspace.saveRun(run as never, []), ofSample('R-20261121-01', 'sample'));
  await program.page.evaluate(() => enginePage.workspace.savePlan({ rightId: 'C1', number: 'ZG-2026-0001', runId: 'R-20261121-01', items: [], stage: 'draft' } as never));
  await program.page.evaluate(() => enginePage.clearSample([]));
  expect((await program.page.evaluate(() => enginePage.records())).plans).toEqual([]);
  expect(await next()).toEqual(['R-20261121-02', 'ZG-2026-0002', 'ZG-2026-0003']);
  for (let step = 0; step < 3; step++) await program.page.evaluate(() => enginePage.undo());
  expect((await program.page.evaluate(() => enginePage.records())).runs).toEqual([]);
  expect(await next()).toEqual(['R-20261121-02', 'ZG-2026-0002', 'ZG-2026-0003']);
  expect(await program.page.evaluate((base64) => enginePage.restore(base64), backup)).toHaveProperty('restored');
  expect(await next()).toEqual(['R-20261121-02', 'ZG-2026-0002', 'ZG-2026-0003']);
});

test('the trail of a mine keeps every act: over undo, over the end of the history, over a restart and a backup', async () => {
  await program.page.evaluate((run) => enginePage.workspace.saveRun(run as never, [{ id: 'f-1', runId: 'R-1', code: 'L01', severity: 'severe', rightId: 'C1', mineName: '石湾沟石灰岩矿', evidence: { kind: 'overlap' } }] as never), { ...ofSample('R-1', 'rights'), parameters: {}, system: {} });
  await program.page.evaluate(() => enginePage.workspace.saveSetting('office', { unit: '', author: '王某' }));
  await program.page.evaluate((each) => enginePage.workspace.saveDecision({ ...each, reason: '现场属实' }), decision);
  await program.page.evaluate(() => enginePage.undo());
  await program.page.evaluate(() => enginePage.redo());
  await program.page.evaluate(() => enginePage.workspace.clearDecision('f-1'));
  const trail = () => program.page.evaluate(async () => (await enginePage.records()).acts.toSorted((a, b) => a.id.localeCompare(b.id)).map(({ rightId, by, through, what }) => [rightId, by, through ?? '', what.kind, 'reason' in what ? what.reason : '']));
  const told = [
    ['C1', '王某', '', 'verdict', '现场属实'],
    ['C1', '王某', 'undo', 'withdrawal', ''],
    ['C1', '王某', 'redo', 'verdict', '现场属实'],
    ['C1', '王某', '', 'withdrawal', ''],
  ];
  expect(await trail()).toEqual(told);
  await program.page.evaluate(() => enginePage.manySmallSteps(enginePage.historyLimit + 1));
  expect((await program.page.evaluate(() => enginePage.records())).history.some(({ tables }) => tables.includes('decisions'))).toBe(false);
  await restart();
  expect(await trail()).toEqual(told);
  await program.page.evaluate(() => enginePage.flushBackup());
  const backup = (await program.page.evaluate(() => enginePage.backupAsBase64()))!;
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  expect(await program.page.evaluate((base64) => enginePage.restore(base64), backup)).toHaveProperty('restored');
  expect(await trail()).toEqual(told);
});

test('showing several layers differently is one step', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), [...redLines, ...villages]);
  await program.page.evaluate((ids) => enginePage.workspace.setViews(ids.map((layerId) => ({ layerId, visible: false, opacity: 0.5 }))), imported.map((layer) => layer.id));
  const views = () => program.page.evaluate(async () => (await enginePage.records()).views.map((view) => [view.visible, view.opacity]));
  expect(await views()).toEqual([[false, 0.5], [false, 0.5]]);
  await program.page.evaluate(() => enginePage.undo());
  expect(await views()).toEqual([[true, 1], [true, 1]]);
});

test('a workspace of the first version opens with everything in it', async () => {
  await program.page.evaluate(() => enginePage.plantFirstVersion());
  const records = await program.page.evaluate(() => enginePage.records());
  expect(records.layers.map((layer) => [layer.name, layer.extent[0]])).toEqual([['采矿权', Infinity]]);
  expect(records.views).toEqual([{ layerId: 'layer-of-version-1', visible: false, opacity: 0.5, order: 13 }]);
  expect(records.decisions[0]!.reason).toBe('已在 2026 年核减');
  expect([records.baseMaps, records.drawingLooks]).toEqual([[], []]);
  expect([records.deliveries, records.workingsRuns, records.acts]).toEqual([[], [], []]);
  await program.page.evaluate(() => enginePage.undo());
  expect((await program.page.evaluate(() => enginePage.records())).decisions).toEqual([]);
});

test('a backup restores another workspace completely; the command line’s own reader finds it in order', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), [...redLines, ...villages]);
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  await program.page.evaluate(() => enginePage.flushBackup());
  const before = await program.page.evaluate(() => enginePage.records());
  const backup = (await program.page.evaluate(() => enginePage.backupAsBase64()))!;
  const archive = await readArchive(memorySource('workspace.kcbak', readFileSync(join(program.profile, 'backup', 'workspace.kcbak'))), quietJob());
  expect(archive.records.layers).toEqual(before.layers);

  await program.dispose();
  program = await startEnginePage(application);
  await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  expect(await program.page.evaluate((base64) => enginePage.inspect(base64), backup)).toMatchObject({ layerNames: before.layers.map((layer) => layer.name), decisionCount: 1 });
  expect(await program.page.evaluate((base64) => enginePage.restore(base64), backup)).toHaveProperty('restored');
  const after = await program.page.evaluate(() => enginePage.records());
  expect({ ...after, settings: [] }).toEqual({ ...before, settings: [] });
  for (const layer of imported) expect((await program.page.evaluate((id) => enginePage.contentOf(id), layer.id)).total).toBe(layer.featureCount);
});

test('a damaged backup changes nothing', async () => {
  await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  await program.page.evaluate(() => enginePage.flushBackup());
  const backup = Buffer.from((await program.page.evaluate(() => enginePage.backupAsBase64()))!, 'base64');
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  const before = await program.page.evaluate(async () => ({ records: await enginePage.records(), folders: await enginePage.storedFolders() }));
  // One bit of the first easting, which lies in the file as it lies in memory.
  const flipped = Buffer.from(backup);
  const easting = flipped.indexOf(Buffer.from(Float64Array.of(38_510_000).buffer));
  flipped[easting] = flipped[easting]! ^ 1;
  for (const damaged of [backup.subarray(0, backup.length - 400), flipped, Buffer.from('no backup')]) {
    expect(await program.page.evaluate((base64) => enginePage.restore(base64), damaged.toString('base64'))).toMatchObject({ problem: { severity: 'blocking' } });
  }
  expect(await program.page.evaluate(async () => ({ records: await enginePage.records(), folders: await enginePage.storedFolders() }))).toEqual(before);
});

test('a restore mends columns that were damaged on this machine', async () => {
  const { imported } = await program.page.evaluate((files) => enginePage.importFiles(files), villages);
  const id = imported[0]!.id;
  await program.page.evaluate(() => enginePage.flushBackup());
  await program.page.evaluate((layerId) => enginePage.damageStoredFile(layerId), id);
  const backup = (await program.page.evaluate(() => enginePage.backupAsBase64()))!;
  await restart();
  await expect(program.page.evaluate((layerId) => enginePage.contentOf(layerId), id)).rejects.toThrow('project.layer-files-incomplete');
  await program.page.evaluate((base64) => enginePage.restore(base64), backup);
  expect((await program.page.evaluate((layerId) => enginePage.contentOf(layerId), id)).total).toBe(3);
});

test('closing the window writes the backup first', async () => {
  await program.page.evaluate(() => enginePage.startAutomaticBackup());
  await program.page.evaluate((each) => enginePage.workspace.saveDecision(each), decision);
  await program.close();
  const archive = await readArchive(memorySource('workspace.kcbak', readFileSync(join(program.profile, 'backup', 'workspace.kcbak'))), quietJob());
  expect(archive.records.decisions).toEqual([decision]);
});
