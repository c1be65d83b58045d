/** The workspace's column files in a real folder, as the window keeps them in its private one. */
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerReader } from '../../shared/geometry/layer-reader.ts';
import { MANIFEST_FILE, readManifest } from '../../shared/project/layer-files.ts';
import type { LayerFolder } from '../../shared/project/layer-writer.ts';
import { openLayerReader } from '../../shared/project/stored-layer-reader.ts';

/** An empty folder for a layer's files. */
export function newLayerFolder(folder: string): LayerFolder {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    async create(file) {
      const handle = openSync(join(folder, file), 'w');
      return { append: (bytes) => void writeSync(handle, bytes), close: () => closeSync(handle) };
    },
  };
}

/** Opens the folder for reading in pieces. */
export async function openLayerFolder(folder: string): Promise<{ reader: LayerReader; close: () => void }> {
  const manifest = readManifest(readFileSync(join(folder, MANIFEST_FILE), 'utf8'), folder)!;
  const handles: number[] = [];
  const reader = await openLayerReader(manifest, folder, async (file) => {
    const handle = openSync(join(folder, file), 'r');
    handles.push(handle);
    return { byteLength: fstatSync(handle).size, read: (target, offset) => readSync(handle, target, 0, target.length, offset) };
  });
  return { reader, close: () => handles.forEach(closeSync) };
}
