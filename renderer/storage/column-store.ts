/**
 * The columns of layers in the origin's private file system: a folder `layers/<id>/` per layer, its manifest
 * written last. Only for workers (synchronous handles); several workers may read one layer at once. What the
 * files hold is decided in `shared/project/layer-files.ts`. Columns never change once written under an id.
 */
import { stop } from '../../shared/base/news.ts';
import {
  MANIFEST_FILE,
  packLayer,
  readAttributes,
  readManifest,
  readSymbolClasses,
  unpackGeometry,
  unpackLayer,
  type LayerManifest,
  type ReadColumnFile,
  type StoredLayer,
  type SymbolClasses,
} from '../../shared/project/layer-files.ts';
import type { AttributeTable, GeometryColumns } from '../../shared/geometry/columns.ts';
import type { LayerReader } from '../../shared/geometry/layer-reader.ts';
import type { GrowingFile, LayerFolder } from '../../shared/project/layer-writer.ts';
import { openLayerReader } from '../../shared/project/stored-layer-reader.ts';

declare global {
  interface FileSystemFileHandle {
    /** Chromium; the read-only mode lets several workers hold one file. */
    createSyncAccessHandle(options: { readonly mode: 'readwrite' | 'read-only' }): Promise<FileSystemSyncAccessHandle>;
  }
  interface FileSystemDirectoryHandle {
    keys(): AsyncIterableIterator<string>;
  }
}

const FOLDER = 'layers';
/** Ids that this worker has written, also those whose records are still to come. */
const written = new Set<string>();
/** Big enough to be fast, small enough not to double a big column in memory. */
const PIECE_BYTES = 16 * 1024 * 1024;

async function layersFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** Writes a layer: columns, then the manifest. A full disk stops with a Problem and leaves nothing. */
export async function writeLayer(layerId: string, stored: StoredLayer): Promise<LayerManifest> {
  const { manifest, files } = await packLayer(layerId, stored);
  await writeLayerFiles(manifest, files);
  return manifest;
}

/** Writes files that are already packed (restore of a backup); replaces what a broken attempt left under this id. */
export async function writeLayerFiles(manifest: LayerManifest, files: Iterable<{ readonly file: string; readonly bytes: Uint8Array }> | AsyncIterable<{ readonly file: string; readonly bytes: Uint8Array }>): Promise<void> {
  await writeNewLayer(manifest.layerId, async (folder) => {
    for await (const { file, bytes } of files) await writeFile(folder, file, bytes);
    await writeFile(folder, MANIFEST_FILE, new TextEncoder().encode(JSON.stringify(manifest)));
  });
}

/** Lets `write` fill the folder of a layer; when it stops, for whatever reason, nothing is left. */
export async function writeNewLayer<Result>(layerId: string, write: (folder: LayerFolder) => Promise<Result>): Promise<Result> {
  written.add(layerId);
  await removeLayerColumns(layerId);
  try {
    const folder = await (await layersFolder()).getDirectoryHandle(layerId, { create: true });
    return await write({ create: (file) => createFile(folder, file) });
  } catch (fault) {
    await removeLayerColumns(layerId);
    if (fault instanceof DOMException && fault.name === 'QuotaExceededError') stop('project.storage-full');
    throw fault;
  }
}

async function createFile(folder: FileSystemDirectoryHandle, name: string): Promise<GrowingFile> {
  const handle = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
  handle.truncate(0);
  let end = 0;
  return {
    append(bytes) {
      for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES) as Uint8Array<ArrayBuffer>;
        // Some disks answer a full device with a short write instead of an exception.
        if (handle.write(piece, { at: end }) !== piece.byteLength) stop('project.storage-full');
        end += piece.byteLength;
      }
    },
    close() {
      handle.flush();
      handle.close();
    },
  };
}

async function writeFile(folder: LayerFolder, name: string, bytes: Uint8Array): Promise<void> {
  const file = await folder.create(name);
  try {
    file.append(bytes);
  } finally {
    file.close();
  }
}

/** The manifest of a complete layer, or null when there is none under this id. */
export async function readLayerManifest(layerId: string, label: string): Promise<LayerManifest | null> {
  const folder = await openFolder(layerId);
  if (!folder) return null;
  try {
    const bytes = await readWhole(folder, MANIFEST_FILE);
    return readManifest(new TextDecoder().decode(bytes), label);
  } catch (fault) {
    if (isMissing(fault)) return null;
    throw fault;
  }
}

/** All columns of a layer; stops with a Problem naming the layer (`label`) when they are gone or incomplete. */
export async function openStoredLayer(layerId: string, label: string): Promise<StoredLayer> {
  const { manifest, read } = await openFiles(layerId, label);
  return unpackLayer(manifest, label, read);
}

/** Geometry and symbol classes only: what drawing needs. */
export async function openStoredGeometry(layerId: string, label: string): Promise<{ geometry: GeometryColumns; symbols: SymbolClasses }> {
  const { manifest, read } = await openFiles(layerId, label);
  return unpackGeometry(manifest, label, read);
}

/** Symbol classes alone: what a legend counts. */
export async function openStoredSymbols(layerId: string, label: string): Promise<SymbolClasses> {
  const { manifest, read } = await openFiles(layerId, label);
  return readSymbolClasses(manifest, label, read);
}

/** Attributes alone: what the looks of a drawing's features are made of. */
export async function openStoredAttributes(layerId: string, label: string): Promise<AttributeTable> {
  const { manifest, read } = await openFiles(layerId, label);
  return readAttributes(manifest, label, read);
}

/** A layer that is read where it is needed, and the closing of its files. */
export interface OpenedReader {
  readonly reader: LayerReader;
  close(): void;
}

/** Opens a layer without reading its columns; stops like {@link openStoredLayer}. The caller closes it, or it cannot be removed. */
export async function openStoredReader(layerId: string, label: string): Promise<OpenedReader> {
  const [folder, manifest] = [await openFolder(layerId), await readLayerManifest(layerId, label)];
  if (!folder || !manifest) stop('project.layer-files-missing', { layer: label });
  const handles: FileSystemSyncAccessHandle[] = [];
  const close = (): void => handles.forEach((handle) => handle.close());
  try {
    const reader = await openLayerReader(manifest, label, async (file) => {
      try {
        const handle = await (await folder.getFileHandle(file)).createSyncAccessHandle({ mode: 'read-only' });
        handles.push(handle);
        return { byteLength: handle.getSize(), read: (target, offset) => handle.read(target as Uint8Array<ArrayBuffer>, { at: offset }) };
      } catch (fault) {
        if (isMissing(fault)) return null;
        throw fault;
      }
    });
    return { reader, close };
  } catch (fault) {
    close();
    throw fault;
  }
}

/** One file of a layer, as it is. */
export async function readLayerFile(layerId: string, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await (await layersFolder()).getDirectoryHandle(layerId);
  return readWhole(folder, file);
}

/** Removes a layer's folder; nothing happens when there is none. */
export async function removeLayerColumns(layerId: string): Promise<void> {
  try {
    await (await layersFolder()).removeEntry(layerId, { recursive: true });
  } catch (fault) {
    if (!isMissing(fault)) throw fault;
  }
}

/** Ids of all folders of earlier sessions, complete or not. */
export async function earlierLayerIds(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const name of (await layersFolder()).keys()) if (!written.has(name)) ids.push(name);
  return ids;
}

async function openFiles(layerId: string, label: string): Promise<{ manifest: LayerManifest; read: ReadColumnFile }> {
  const [folder, manifest] = [await openFolder(layerId), await readLayerManifest(layerId, label)];
  if (!folder || !manifest) stop('project.layer-files-missing', { layer: label });
  return {
    manifest,
    read: async (file) => {
      try {
        return await readWhole(folder, file);
      } catch (fault) {
        if (isMissing(fault)) return new Uint8Array(0);
        throw fault;
      }
    },
  };
}

async function openFolder(layerId: string): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await layersFolder()).getDirectoryHandle(layerId);
  } catch (fault) {
    if (isMissing(fault)) return null;
    throw fault;
  }
}

async function readWhole(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await (await folder.getFileHandle(name)).createSyncAccessHandle({ mode: 'read-only' });
  try {
    const bytes = new Uint8Array(handle.getSize());
    handle.read(bytes, { at: 0 });
    return bytes;
  } finally {
    handle.close();
  }
}

function isMissing(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'NotFoundError';
}
