/** Calls about dropped files: listing, preview, import. A drop lives until it is released. */
import { blobSource, type ByteSource } from '../../../shared/base/byte-source.ts';
import type { Job } from '../../../shared/base/job.ts';
import { stop } from '../../../shared/base/news.ts';
import { sha256OfSource } from '../../../shared/base/sha256.ts';
import type { FileSet, FileSetListing, ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { listFileSets } from '../../../shared/formats/file-sets.ts';
import { mainPart } from '../../../shared/formats/gathered-format.ts';
import { layerNames } from '../../../shared/formats/layer-names.ts';
import { formatById } from '../../../shared/formats/list.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { importLayer as importIntoStore } from '../../../shared/project/import-layer.ts';
import { writeNewLayer } from '../../storage/column-store.ts';
import { database } from '../../storage/database.ts';
import type { CallContext } from '../channel.ts';
import type { DroppedFile, DropListing } from '../contract.ts';
import type { DroppedDrawing } from '../drawing-contract.ts';

const drops = new Map<string, FileSetListing>();

/** Groups the files into layers to be; nothing is read beyond what grouping needs. */
export async function listDrop({ job }: CallContext, files: readonly DroppedFile[]): Promise<DropListing> {
  const listing = await listFileSets(files.map(droppedSource), job);
  const dropId = crypto.randomUUID();
  drops.set(dropId, listing);
  return { dropId, listing: { passedOver: listing.passedOver, names: layerNames(listing.sets) }, drawings: drawingsOf(listing) };
}

/** The areas, lines and points of one drawing are one drawing. */
function drawingsOf({ sets }: FileSetListing): DroppedDrawing[] {
  const drawings = new Map<ByteSource, DroppedDrawing>();
  for (const [index, set] of sets.entries()) {
    if (set.format !== 'dxf') continue;
    const source = mainPart(set);
    const known = drawings.get(source);
    drawings.set(source, known ? { ...known, sets: known.sets + 1 } : { index, name: source.name, folder: set.container, sets: 1, bytes: source.size });
  }
  return [...drawings.values()];
}

/** A file may be moved, changed or unplugged between the drop and its reading. */
function droppedSource({ path, file }: DroppedFile): ByteSource {
  const source = blobSource(path, file, file.lastModified);
  return {
    ...source,
    async read(offset, length) {
      try {
        return await source.read(offset, length);
      } catch (fault) {
        if (fault instanceof DOMException) stop('project.file-gone', { file: path });
        throw fault;
      }
    },
  };
}

/** Everything a person must see before saying yes; with the checksum when the same file may be there already. */
export async function preview({ job }: CallContext, dropId: string, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>): Promise<ImportPreview> {
  const set = setOf(dropId, index);
  const seen = await formatById(set.format).inspect(set, index, overrides, job);
  return (await mayBeThereAlready(dropId, set, seen.featureCount)) ? { ...seen, sha256: await checksum(set, job) } : seen;
}

/** A checksum reads the whole file: only where a layer has as many features, or another file of the drop as many bytes. */
async function mayBeThereAlready(dropId: string, set: FileSet, featureCount: number): Promise<boolean> {
  const main = mainPart(set);
  const twins = drops.get(dropId)?.sets.map(mainPart).filter((other) => other !== main && other.size === main.size) ?? [];
  return twins.length > 0 || (await database.layers.filter((layer) => layer.featureCount === featureCount).count()) > 0;
}

const checksums = new WeakMap<FileSet, Promise<string>>();

function checksum(set: FileSet, job: Job): Promise<string> {
  const known = checksums.get(set);
  if (known) return known;
  const asked = sha256OfSource(mainPart(set), job);
  checksums.set(set, asked);
  asked.catch(() => checksums.delete(set));
  return asked;
}

/** Reads the set and writes its columns; the record is returned and becomes part of the workspace only when the caller keeps it. */
export function importLayer({ job }: CallContext, dropId: string, index: number, choices: ImportChoices, layerId: string, sample: boolean): Promise<LayerRecord> {
  return writeNewLayer(layerId, (folder) => importIntoStore(setOf(dropId, index), choices, layerId, sample, folder, job));
}

/** Lets go of the files; unknown drops are passed over. */
export function releaseDrop(_context: CallContext, dropId: string): void {
  drops.delete(dropId);
}

/** A layer to be of a drop; stops when the drop was released. */
export function setOf(dropId: string, index: number): FileSet {
  const set = drops.get(dropId)?.sets[index];
  if (!set) stop('project.drop-gone');
  return set;
}
