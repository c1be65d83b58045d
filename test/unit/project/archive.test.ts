import { expect, test } from 'vitest';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { EMPTY_EXTENT } from '../../../shared/model/extent.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { columnIdsOfDelivery } from '../../../shared/project/drawing-columns.ts';
import { readArchive, writeArchive, type ArchivedLayer } from '../../../shared/project/archive.ts';
import { packLayer } from '../../../shared/project/layer-files.ts';
import type { WorkspaceRecords } from '../../../shared/project/workspace-records.ts';
import { storedSquares } from '../../helpers/stored-layer.ts';

const head = { createdAt: '2026-11-20T08:00:00Z', programVersion: '0.1.0' };

const record = (id: string): LayerRecord => ({
  id, name: `图层 ${id}`, role: 'dltb', geometryKind: 'polygon', featureCount: 3, vertexCount: 15, system: null, extent: EMPTY_EXTENT, fields: [], mapping: {}, encoding: null,
  source: { files: ['a.shp'], sha256: '00', modified: null, importedAt: head.createdAt }, vintage: null, sample: true, notes: [], problems: [],
});

const records: WorkspaceRecords = {
  layers: [record('one'), record('two')],
  views: [{ layerId: 'one', visible: true, opacity: 1, order: 0 }],
  runs: [], findings: [],
  decisions: [{ findingId: 'f', verdict: 'set-aside', reason: '已核减', decidedAt: head.createdAt, areaAtDecisionSquareMetres: null }],
  plans: [], deliveries: [], workingsRuns: [], edits: [], groups: [], drafts: [], transformations: [], baseMaps: [], elevationDifferences: [], drawingLooks: [], acts: [], history: [], changes: [], settings: [{ key: 'mapView', value: { resolution: 2.6 } }],
};

async function layer(id: string): Promise<ArchivedLayer> {
  const { manifest, files } = await packLayer(id, storedSquares(['水田', '旱地', '果园']));
  return { manifest, read: async (column) => files.find((each) => each.file === column.file)!.bytes };
}

async function backup(content: WorkspaceRecords = records, layers?: readonly ArchivedLayer[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece.slice()) });
  await writeArchive(head, content, layers ?? [await layer('one'), await layer('two')], sink, quietJob());
  return new Uint8Array(Buffer.concat(pieces));
}

const read = (bytes: Uint8Array) => readArchive(memorySource('备份.kcbak', bytes), quietJob());

test('a backup comes back complete', async () => {
  const archive = await read(await backup());
  expect(archive.head).toEqual(head);
  expect(archive.records).toEqual(records);
  expect(archive.layers.map((each) => each.manifest.layerId)).toEqual(['one', 'two']);
  const original = await layer('two');
  for (const column of original.manifest.columns) expect(await archive.layers[1]!.read(column)).toEqual(new Uint8Array(await original.read(column)));
});

test('an empty workspace can be backed up', async () => {
  const empty: WorkspaceRecords = { layers: [], views: [], runs: [], findings: [], decisions: [], plans: [], deliveries: [], workingsRuns: [], edits: [], groups: [], drafts: [], transformations: [], baseMaps: [], elevationDifferences: [], drawingLooks: [], acts: [], history: [], changes: [], settings: [] };
  const archive = await read(await backup(empty, []));
  expect(archive.records).toEqual(empty);
});

test('a backup that was cut anywhere is refused', async () => {
  const bytes = await backup();
  for (const share of [0, 0.01, 0.2, 0.5, 0.8, 0.97, 0.999]) {
    await expect(read(bytes.subarray(0, Math.floor(bytes.length * share))), `cut at ${share}`).rejects.toThrow(ProblemError);
  }
});

test('a changed byte is either noticed or changes nothing', async () => {
  const bytes = await backup();
  const step = Math.ceil(bytes.length / 120);
  let refused = 0;
  for (let at = 7; at < bytes.length; at += step) {
    const damaged = bytes.slice();
    damaged[at] = damaged[at]! ^ 0x41;
    try {
      const archive = await read(damaged);
      expect(archive.records, `byte ${at}`).toEqual(records);
      expect(archive.layers).toHaveLength(2);
    } catch (fault) {
      expect(fault, `byte ${at}`).toBeInstanceOf(ProblemError);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(60);
}, 60_000);

test('a layer that is in the records and not in the file is missed by name', async () => {
  const bytes = await backup(records, [await layer('one')]);
  await expect(read(bytes)).rejects.toMatchObject({ problem: { code: 'project.backup-layer-missing', params: { layer: '图层 two' } } });
});

test('what is no backup at all is refused', async () => {
  for (const bytes of [new Uint8Array(), new TextEncoder().encode('PK, but not really a zip'.repeat(50))]) {
    await expect(read(bytes)).rejects.toMatchObject({ problem: { code: 'project.backup-damaged' } });
  }
});

test('a layer whose file is shorter than its manifest stops the backup', async () => {
  const good = await layer('one');
  const short: ArchivedLayer = { ...good, read: async (column) => (await good.read(column)).subarray(1) };
  await expect(backup(records, [short])).rejects.toThrow(ProblemError);
});

test('a drawing’s columns travel with its delivery, and are missed by the file’s name', async () => {
  const delivery: SurveyDelivery = {
    id: 'd', rightId: 'C1', mineName: '北岭煤矿', period: '2026H1', kind: 'workings-plan', fileName: '采掘.dxf', fileBytes: 9, sha256: '00', encoding: 'utf-8', surveyedOn: null, surveyingFirm: '', surveyor: '',
    accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null, system: null, layerRoles: { CKQ: 'goaf' }, gapMetres: 0, receivedOn: '2026-07-01', status: 'received', sample: true,
  };
  const content: WorkspaceRecords = { ...records, layers: [], views: [], deliveries: [delivery] };
  const layers = await Promise.all(columnIdsOfDelivery({ id: 'd' }).map(layer));
  expect((await read(await backup(content, layers))).records.deliveries).toEqual([delivery]);
  await expect(read(await backup(content, layers.slice(1)))).rejects.toMatchObject({ problem: { code: 'project.backup-layer-missing', params: { layer: '采掘.dxf' } } });
});
