/** The whole workspace into one archive, and back. */
import { blobSource } from '../../../shared/base/byte-source.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { readArchive, writeArchive, type Archive, type ArchivedLayer } from '../../../shared/project/archive.ts';
import { withoutClassified } from '../../../shared/project/workspace-records.ts';
import { columnChecksum } from '../../../shared/project/column-digest.ts';
import { columnIdsInChanges, columnIdsOfDrawing } from '../../../shared/project/drawing-columns.ts';
import { columnsIdOf } from '../../../shared/model/layer.ts';
import type { LayerManifest } from '../../../shared/project/layer-files.ts';
import { readLayerFile, readLayerManifest, removeLayerColumns, writeLayerFiles } from '../../storage/column-store.ts';
import { readAllRecords, replaceAllRecords } from '../../storage/all-records.ts';
import type { CallContext } from '../channel.ts';
import type { BackupSummary } from '../contract.ts';
import { closeLayer } from '../opened-layers.ts';

/** Writes the archive; every piece is a question `takePiece` to the window, answered before the next one is made. */
export async function writeBackup({ job, ask }: CallContext, programVersion: string): Promise<void> {
  const records = withoutClassified(await readAllRecords());
  const names = new Map([...records.layers.map((layer) => [columnsIdOf(layer), layer.name] as const), ...records.deliveries.flatMap(({ id, fileName }) => columnIdsOfDrawing(id).map((columnId) => [columnId, fileName] as const))]);
  const layers: ArchivedLayer[] = [];
  for (const layerId of new Set([...names.keys(), ...columnIdsInChanges(records.changes)])) {
    const manifest = await readLayerManifest(layerId, names.get(layerId) ?? layerId);
    if (manifest) layers.push({ manifest, read: (column) => readLayerFile(layerId, column.file) });
  }
  const pieces = new PieceStream((bytes) => ask('takePiece', [bytes], [bytes.buffer]));
  await writeArchive({ createdAt: new Date().toISOString(), programVersion }, records, layers, pieces.writable, job);
}

/** Reads a backup completely; a damaged one stops with a Problem. */
export async function inspectBackup({ job }: CallContext, file: Blob, name: string): Promise<BackupSummary> {
  return summaryOf(await readArchive(blobSource(name, file), job));
}

/**
 * Checks the backup, writes the columns that are not here yet, then replaces all records in one transaction.
 * Until that last step the workspace is as it was.
 */
export async function restoreBackup({ job }: CallContext, file: Blob, name: string): Promise<BackupSummary> {
  const archive = await readArchive(blobSource(name, file), partOfJob(job, 0, 0.5));
  const written: string[] = [];
  try {
    for (const [done, layer] of archive.layers.entries()) {
      job.report({ stage: 'project.stage-restore-columns', params: { done, total: archive.layers.length }, fraction: 0.5 + (0.5 * done) / archive.layers.length });
      await job.pause();
      if (await isStoredWhole(layer.manifest)) continue;
      written.push(layer.manifest.layerId);
      await restoreLayer(layer, job);
    }
    await replaceAllRecords(archive.records);
  } catch (fault) {
    for (const layerId of written) await removeLayerColumns(layerId);
    throw fault;
  }
  for (const layer of archive.layers) closeLayer(layer.manifest.layerId);
  return summaryOf(archive);
}

/** Columns never change under their id: what is here with the same content need not be written again. */
async function isStoredWhole(manifest: LayerManifest): Promise<boolean> {
  const here = await readLayerManifest(manifest.layerId, manifest.layerId);
  if (!here || here.columns.length !== manifest.columns.length) return false;
  for (const column of manifest.columns) {
    const bytes = await readLayerFile(manifest.layerId, column.file).catch(() => new Uint8Array());
    if ((await columnChecksum(column, bytes)) !== column.sha256) return false;
  }
  return true;
}

async function restoreLayer(layer: ArchivedLayer, job: Job): Promise<void> {
  async function* files() {
    for (const column of layer.manifest.columns) {
      await job.pause();
      yield { file: column.file, bytes: await layer.read(column) };
    }
  }
  await writeLayerFiles(layer.manifest, files());
}

function summaryOf({ head, records }: Archive): BackupSummary {
  return {
    createdAt: head.createdAt,
    layerNames: records.layers.map((layer) => layer.name),
    findingCount: records.findings.length,
    decisionCount: records.decisions.length,
    planCount: records.plans.length,
  };
}

/** Gathers the archive's many small writes into pieces worth a message. */
class PieceStream {
  private static readonly PIECE_BYTES = 4 * 1024 * 1024;
  readonly writable: WritableStream<Uint8Array>;
  private readonly send: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>;
  private piece = new Uint8Array(PieceStream.PIECE_BYTES);
  private used = 0;

  constructor(send: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>) {
    this.send = send;
    this.writable = new WritableStream({ write: (chunk) => this.take(chunk), close: () => this.flush() });
  }

  private async take(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const count = Math.min(chunk.length - at, this.piece.length - this.used);
      this.piece.set(chunk.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
      if (this.used === this.piece.length) await this.flush();
    }
  }

  private async flush(): Promise<void> {
    const full = this.piece.slice(0, this.used);
    this.used = 0;
    if (full.length > 0) await this.send(full);
  }
}
