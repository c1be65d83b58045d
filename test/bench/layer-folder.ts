/** The workspace's column files in a real folder, as the window keeps them in its private one. */
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerReader } from '../../shared/geometry/layer-reader.ts';
import { MANIFEST_FILE, packLayer, readManifest, type StoredLayer } from '../../shared/project/layer-files.ts';
import { openLayerReader } from '../../shared/project/stored-layer-reader.ts';

/** Writes the columns, then the manifest. */
export async function writeLayerFolder(folder: string, stored: StoredLayer): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { manifest, files } = await packLayer('bench', stored);
  for (const { file, bytes } of files) writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(manifest));
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
