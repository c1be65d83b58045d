/** Layers out of the workspace as files of other formats. */
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { CancelledError, throwIfCancelled } from '../../../shared/base/job.ts';
import { assert, type Note } from '../../../shared/base/news.ts';
import { outgoingLayer } from '../../../shared/formats/outgoing-layer.ts';
import { writerFor } from '../../../shared/formats/writers.ts';
import type { OutgoingLayer, Writer } from '../../../shared/formats/writing.ts';
import type { CallContext } from '../channel.ts';
import type { ExportRequest } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';

export async function exportLosses({ job }: CallContext, request: Omit<ExportRequest, 'fileName'>): Promise<readonly Note[]> {
  const { writer, layer, notes } = await prepared(request);
  await job.pause();
  return [...notes, ...(await writer.losses([layer], job))];
}

/** Asks the window `beginFiles` with the names, then hands it the files piece by piece (`takePiece`): none stands whole in memory. */
export async function exportLayer({ job, ask }: CallContext, request: ExportRequest): Promise<void> {
  const { writer, layer } = await prepared(request);
  await job.pause();
  const names = writer.fileNames(request.fileName, [layer]);
  if (!(await ask('beginFiles', [names]))) throw new CancelledError();
  for await (const { name, bytes, at } of writer.write(request.fileName, [layer], job)) {
    throwIfCancelled(job.signal);
    await ask('takePiece', [names.indexOf(name), bytes, at ?? null], bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []);
  }
}

async function prepared(request: Omit<ExportRequest, 'fileName'>): Promise<{ readonly writer: Writer; readonly layer: OutgoingLayer; readonly notes: readonly Note[] }> {
  const { record, columns } = await openLayer(request.layerId);
  const writer = writerFor(request.extension, { encoding: request.encoding, producedOn: beijingDay(), ...(request.parcelText && { parcelText: request.parcelText }) });
  assert(writer, `no writer for ${request.extension}`);
  return { writer, ...outgoingLayer({ name: record.name, columns, system: record.system }, request, writer) };
}
