/** Layers out of the workspace as files of other formats. */
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { assert, stop, type Note } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { outgoingLayer } from '../../../shared/formats/outgoing-layer.ts';
import { writerFor } from '../../../shared/formats/writers.ts';
import type { OutgoingLayer, Writer } from '../../../shared/formats/writing.ts';
import type { CallContext } from '../channel.ts';
import type { ExportRequest, ReportFile } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';

/** What one message to the machine can carry, all files together (`electron/ipc.ts`). */
const MOST_BYTES = 1024 ** 3;

export async function exportLosses({ job }: CallContext, request: Omit<ExportRequest, 'fileName'>): Promise<readonly Note[]> {
  const { writer, layer, notes } = await prepared(request);
  await job.pause();
  return [...notes, ...writer.losses([layer])];
}

export async function exportLayer({ job, transfer }: CallContext, request: ExportRequest): Promise<readonly ReportFile[]> {
  const { writer, layer } = await prepared(request);
  await job.pause();
  const files = await writer.write(request.fileName, [layer], partOfJob(job, 0.1, 1));
  const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (total > MOST_BYTES) stop('export.too-large', { layer: layer.name, gigabytes: formatNumber(total / 1024 ** 3, 1) });
  for (const { bytes } of files) if (bytes.byteLength === bytes.buffer.byteLength) transfer.push(bytes.buffer as ArrayBuffer);
  return files;
}

async function prepared(request: Omit<ExportRequest, 'fileName'>): Promise<{ readonly writer: Writer; readonly layer: OutgoingLayer; readonly notes: readonly Note[] }> {
  const { record, columns } = await openLayer(request.layerId);
  const writer = writerFor(request.extension, { encoding: request.encoding, producedOn: beijingDay(), ...(request.parcelText && { parcelText: request.parcelText }) });
  assert(writer, `no writer for ${request.extension}`);
  return { writer, ...outgoingLayer({ name: record.name, columns, system: record.system }, request, writer) };
}
