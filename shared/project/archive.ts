/**
 * The backup file (.kcbak): a zip of all records (one JSON line each) and of every layer's column files, with
 * `backup.json` written last. A file without it, or whose parts do not fit it, is damaged and is refused
 * whole. Written and read as a stream; only one column is ever held at once. The zip writer is quarantined here.
 */
import { configure, Reader, ZipReader, ZipWriter, Uint8ArrayWriter, TextWriter, TextReader, type FileEntry } from '@zip.js/zip.js/index-native.js';
import type { ByteSource } from '../base/byte-source.ts';
import { partOfJob, throwIfCancelled, type Job } from '../base/job.ts';
import { ProblemError, assert, stop } from '../base/news.ts';
import { SourceReader } from '../formats/zip.ts';
import { columnsIdOf } from '../model/layer.ts';
import { columnChecksum, sha256Hex } from './column-digest.ts';
import { columnIdsOfDelivery } from './drawing-columns.ts';
import { columnByteLength, MANIFEST_FILE, readManifest, type ColumnFile, type LayerManifest } from './layer-files.ts';
import { decodeTable, encodeTable, isTableOf, migrateRecords, WORKSPACE_TABLES, WORKSPACE_VERSION, type WorkspaceRecords } from './workspace-records.ts';

/** Of the archive's layout. */
const ARCHIVE_VERSION = 1;
const CONTENTS_FILE = 'backup.json';

configure({ useWebWorkers: false });

/** A layer whose files can be read while the archive is written. */
export interface ArchivedLayer {
  readonly manifest: LayerManifest;
  /** Bytes of one of the manifest's files. */
  read(column: ColumnFile): Promise<Uint8Array>;
}

export interface ArchiveHead {
  readonly createdAt: string;
  /** Of the program that writes. */
  readonly programVersion: string;
}

/** What `backup.json` says. */
interface ArchiveContents extends ArchiveHead {
  readonly format: 'kuangce-backup';
  readonly version: number;
  readonly workspaceVersion: number;
  readonly tables: Readonly<Record<string, { readonly count: number; readonly sha256: string }>>;
  readonly layerIds: readonly string[];
}

/** A backup that was read completely and is in order. */
export interface Archive {
  readonly head: ArchiveHead;
  readonly records: WorkspaceRecords;
  readonly layers: readonly ArchivedLayer[];
}

/** Writes the archive into `sink`, piece by piece, in order; the caller decides what becomes of an unfinished one. */
export async function writeArchive(
  head: ArchiveHead,
  records: WorkspaceRecords,
  layers: readonly ArchivedLayer[],
  sink: WritableStream<Uint8Array>,
  job: Job,
): Promise<void> {
  const zip = new ZipWriter(sink, { zip64: true, extendedTimestamp: false, signal: job.signal });
  const tables: Record<string, { count: number; sha256: string }> = {};
  for (const table of WORKSPACE_TABLES) {
    const text = encodeTable(records[table]);
    await zip.add(`records/${table}.jsonl`, new TextReader(text));
    tables[table] = { count: records[table].length, sha256: await sha256Hex(new TextEncoder().encode(text)) };
    await job.pause();
  }
  const totalBytes = layers.reduce((sum, layer) => sum + layerByteLength(layer.manifest), 1);
  let writtenBytes = 0;
  for (const layer of layers) {
    const folder = `layers/${layer.manifest.layerId}`;
    for (const column of layer.manifest.columns) {
      throwIfCancelled(job.signal);
      const bytes = await layer.read(column);
      if (bytes.byteLength !== columnByteLength(column)) stop('project.layer-files-incomplete', { layer: layer.manifest.layerId, file: column.file });
      // Coordinates hardly shrink and would cost most of the time; attribute bytes are mostly blanks.
      await zip.add(`${folder}/${column.file}`, new BytesReader(bytes), column.column === 'records' ? {} : { level: 0 });
      writtenBytes += bytes.byteLength;
      job.report({ stage: 'project.stage-backup-columns', params: { megabytes: Math.round(writtenBytes / 1e6) }, fraction: writtenBytes / totalBytes });
      await job.pause();
    }
    await zip.add(`${folder}/${MANIFEST_FILE}`, new TextReader(JSON.stringify(layer.manifest)));
  }
  const contents: ArchiveContents = {
    format: 'kuangce-backup',
    version: ARCHIVE_VERSION,
    workspaceVersion: WORKSPACE_VERSION,
    ...head,
    tables,
    layerIds: layers.map((layer) => layer.manifest.layerId),
  };
  await zip.add(CONTENTS_FILE, new TextReader(JSON.stringify(contents)));
  await zip.close();
}

/**
 * Opens a backup and checks all of it: the list of contents, every record, the length and SHA-256 of every
 * column. Stops with one Problem naming the file when anything is missing, short, changed, or written by a
 * newer program; nothing else happens.
 */
export async function readArchive(source: ByteSource, job: Job): Promise<Archive> {
  const label = source.name;
  const zip = new ZipReader(new SourceReader(source), { checkSignature: true });
  try {
    const entries = new Map<string, FileEntry>();
    for (const entry of await zip.getEntries()) if (!entry.directory) entries.set(entry.filename, entry);
    const contents = readContents(await textOf(entries, CONTENTS_FILE), label);
    const records = await readRecords(entries, contents, label);
    const layers: ArchivedLayer[] = [];
    for (const layerId of contents.layerIds) layers.push(await openLayer(entries, layerId, label));
    const missing = records.layers.find((record) => record.draft === undefined && !contents.layerIds.includes(columnsIdOf(record)));
    if (missing) stop('project.backup-layer-missing', { file: label, layer: missing.name });
    const missingDrawing = records.deliveries.find((record) => columnIdsOfDelivery(record).some((id) => !contents.layerIds.includes(id)));
    if (missingDrawing) stop('project.backup-layer-missing', { file: label, layer: missingDrawing.fileName });
    await checkColumns(layers, label, job);
    return { head: { createdAt: contents.createdAt, programVersion: contents.programVersion }, records, layers };
  } catch (error) {
    if (error instanceof ProblemError || job.signal.aborted) throw error;
    // Whatever the zip reader trips over, to the user it is one thing.
    stop('project.backup-damaged', { file: label });
  }
}

function readContents(text: string | null, label: string): ArchiveContents {
  if (text === null) stop('project.backup-damaged', { file: label });
  const contents = JSON.parse(text) as ArchiveContents;
  if (contents.format !== 'kuangce-backup') stop('project.backup-damaged', { file: label });
  if (contents.version > ARCHIVE_VERSION) stop('project.backup-newer', { file: label });
  return contents;
}

async function readRecords(entries: ReadonlyMap<string, FileEntry>, contents: ArchiveContents, label: string): Promise<WorkspaceRecords> {
  const records: Partial<Record<keyof WorkspaceRecords, readonly unknown[]>> = {};
  for (const table of WORKSPACE_TABLES) {
    if (!isTableOf(table, contents.workspaceVersion)) {
      records[table] = [];
      continue;
    }
    const text = await textOf(entries, `records/${table}.jsonl`);
    const expected = contents.tables[table];
    if (text === null || !expected || (await sha256Hex(new TextEncoder().encode(text))) !== expected.sha256) stop('project.backup-records-damaged', { file: label, table });
    records[table] = decodeTable(table, text, label);
    if (records[table].length !== expected.count) stop('project.backup-records-damaged', { file: label, table });
  }
  return migrateRecords(records as unknown as WorkspaceRecords, contents.workspaceVersion, label);
}

async function openLayer(entries: ReadonlyMap<string, FileEntry>, layerId: string, label: string): Promise<ArchivedLayer> {
  const folder = `layers/${layerId}`;
  const manifest = readManifest((await textOf(entries, `${folder}/${MANIFEST_FILE}`)) ?? '', layerId);
  if (!manifest || manifest.layerId !== layerId) stop('project.backup-damaged', { file: label });
  return {
    manifest,
    async read(column) {
      const entry = entries.get(`${folder}/${column.file}`);
      if (!entry || entry.uncompressedSize !== columnByteLength(column)) stop('project.backup-damaged', { file: label });
      return entry.getData(new Uint8ArrayWriter());
    },
  };
}

async function checkColumns(layers: readonly ArchivedLayer[], label: string, job: Job): Promise<void> {
  const totalBytes = layers.reduce((sum, layer) => sum + layerByteLength(layer.manifest), 1);
  let checkedBytes = 0;
  const part = partOfJob(job, 0, 1);
  for (const layer of layers) {
    for (const column of layer.manifest.columns) {
      const bytes = await layer.read(column);
      if ((await columnChecksum(column, bytes)) !== column.sha256) stop('project.backup-damaged', { file: label });
      checkedBytes += bytes.byteLength;
      part.report({ stage: 'project.stage-backup-check', params: { megabytes: Math.round(checkedBytes / 1e6) }, fraction: checkedBytes / totalBytes });
      await part.pause();
    }
  }
}

function layerByteLength(manifest: LayerManifest): number {
  return manifest.columns.reduce((sum, column) => sum + columnByteLength(column), 0);
}

async function textOf(entries: ReadonlyMap<string, FileEntry>, name: string): Promise<string | null> {
  return (await entries.get(name)?.getData(new TextWriter())) ?? null;
}

/** Hands bytes to the zip writer without a copy. */
class BytesReader extends Reader<Uint8Array> {
  private readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super(bytes);
    assert(bytes.byteLength < 2 ** 32, 'one column stays below 4 GB');
    this.bytes = bytes;
    this.size = bytes.byteLength;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.bytes.subarray(index, index + length);
  }
}
