/** The window's side of base maps: it knows the machine, the worker knows the pixels. */
import { addressOfBaseMap, fileOfBaseMap, type BaseMapRecord } from '../../../shared/model/base-map.ts';
import type { ServerOffer } from '../../../shared/raster/capabilities.ts';
import { servedLevels } from '../../../shared/raster/served-levels.ts';
import { logFault } from '../../bridge/log-fault.ts';
import { machine } from '../../bridge/machine.ts';
import { WorkerConnection } from '../channel.ts';
import type { BaseMapAnswer, BaseMapRequest, DrawnBaseMap, PackageFacts, PictureFacts, SourceFile } from './contract.ts';

const connection = new WorkerConnection(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'base-maps' }));

const files = new Map<string, Promise<SourceFile | null>>();
const defined = new Map<string, string>();

/** Forgets what was learnt about files and servers: after a file was found again, a server allowed, a key entered. */
export function askMachineAgain(): void {
  files.clear();
  defined.clear();
}

/** A picture of base maps; rejects with CancelledError when the signal says so. */
export async function paintBaseMaps(request: Omit<BaseMapRequest, 'baseMaps'> & { readonly baseMaps: readonly DrawnBaseMap[] }, signal: AbortSignal): Promise<BaseMapAnswer> {
  const baseMaps = await Promise.all(request.baseMaps.map(async (record) => ({ record, file: await prepare(record) })));
  return connection.call('paint', [{ ...request, baseMaps }], { signal }) as Promise<BaseMapAnswer>;
}

/** The file behind the record, and for a server its definition at the machine. */
async function prepare(record: DrawnBaseMap): Promise<SourceFile | null> {
  const file = fileOfBaseMap(record);
  if (file) {
    let found = files.get(file.id);
    if (!found) {
      found = machine().describeBaseMap(file.id).then((description) => description && { id: description.id, name: description.name, size: description.size });
      files.set(file.id, found);
      void found.then((description) => description ?? files.delete(file.id), () => files.delete(file.id));
    }
    return found;
  }
  const { source } = record;
  if (source.kind !== 'wms' && source.kind !== 'wmts' && source.kind !== 'tianditu') return null;
  const definition = { source, system: record.system?.id ?? '', levels: servedLevels(source, record.extent) };
  const words = JSON.stringify(definition);
  if (defined.get(record.id) !== words && (await machine().defineServedMap(record.id, definition)) === 'ready') defined.set(record.id, words);
  return null;
}

export async function inspectPicture(file: SourceFile): Promise<PictureFacts> {
  return (await connection.call('inspectPicture', [file])) as PictureFacts;
}

export async function inspectPackage(file: SourceFile): Promise<PackageFacts> {
  return (await connection.call('inspectPackage', [file])) as PackageFacts;
}

/** The whole picture, at most so many pixels on its longer side; `factor` of its own pixels make one. */
export async function picturePart(file: SourceFile, longestSide: number): Promise<{ readonly picture: ImageBitmap; readonly factor: number }> {
  return (await connection.call('picturePart', [file, longestSide])) as { picture: ImageBitmap; factor: number };
}

/** What a server offers; stops with a Problem when its answer is nothing of the kind. */
export async function readOffers(xml: Uint8Array, address: string): Promise<readonly ServerOffer[]> {
  return (await connection.call('offers', [xml, address])) as readonly ServerOffer[];
}

export function keepOnlyBaseMaps(records: readonly BaseMapRecord[]): void {
  connection.call('keepOnly', [records.map(drawn)]).catch((fault: unknown) => logFault('base maps', fault));
}

/** The part of a record that a picture depends on. */
export function drawn({ id, name, source, system, extent, opacity }: BaseMapRecord): DrawnBaseMap {
  return { id, name, source, system, extent, opacity };
}

/** The machine's word on a server, for the tree; null for files. */
export function serverOf(record: BaseMapRecord): string | null {
  const address = addressOfBaseMap(record);
  try {
    return address === null ? null : new URL(address.replaceAll(/[{}]/g, '')).host;
  } catch {
    return address;
  }
}
