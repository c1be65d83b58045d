/** A layer packed into its column files in memory and opened again through the reader, counting what is read. */
import type { AnalysisLayer, ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import type { LayerReader } from '../../shared/geometry/layer-reader.ts';
import { packLayer, type StoredLayer } from '../../shared/project/layer-files.ts';
import { openLayerReader } from '../../shared/project/stored-layer-reader.ts';

export interface PackedLayer {
  readonly reader: LayerReader;
  /** Bytes read so far, by file. */
  readonly bytesRead: ReadonlyMap<string, number>;
  /** Length of each file. */
  readonly bytesWhole: ReadonlyMap<string, number>;
}

/** `damage` may change the files before they are opened; a file it takes away is missing. */
export async function packedReader(stored: StoredLayer, damage?: (files: Map<string, Uint8Array>) => void): Promise<PackedLayer> {
  const { manifest, files } = await packLayer('packed', stored);
  const contents = new Map(files.map(({ file, bytes }) => [file, bytes.slice()]));
  damage?.(contents);
  const bytesRead = new Map<string, number>();
  const reader = await openLayerReader(manifest, '图斑', async (file) => {
    const bytes = contents.get(file);
    if (!bytes) return null;
    return {
      byteLength: bytes.length,
      read(target, offset) {
        const piece = bytes.subarray(offset, offset + target.length);
        target.set(piece);
        bytesRead.set(file, (bytesRead.get(file) ?? 0) + piece.length);
        return piece.length;
      },
    };
  });
  return { reader, bytesRead, bytesWhole: new Map(files.map(({ file, bytes }) => [file, bytes.length])) };
}

/** A layer in memory as one that is read from its files. */
export async function asStored({ record, columns }: AnalysisLayer): Promise<ReadableLayer> {
  const symbols = { index: new Uint16Array(columns.geometry.featureCount), classes: [''] };
  return { record, reader: (await packedReader({ columns, symbols })).reader };
}
