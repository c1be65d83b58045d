/** The heights of a surface as a file beside those of layers: one column of floats, and a manifest like a layer's without features. */
import { stop } from '../base/news.ts';
import type { ElevationGrid } from '../model/elevation-grid.ts';
import type { GroundSurface } from '../model/ground-surface.ts';
import { columnChecksum, DIGEST_PIECE_BYTES } from './column-digest.ts';
import { LAYER_FILES_VERSION, type LayerManifest } from './layer-files.ts';

const FILE = 'elevations.float32';

/** What is written for a grid under an id. */
export async function packSurface(columnsId: string, { elevations }: Pick<ElevationGrid, 'elevations'>): Promise<{ readonly manifest: LayerManifest; readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[] }> {
  const floats = elevations instanceof Float32Array ? elevations : Float32Array.from(elevations);
  const bytes = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  const sha256 = await columnChecksum({ pieceBytes: DIGEST_PIECE_BYTES }, bytes);
  const manifest: LayerManifest = {
    format: 'kuangce-layer', version: LAYER_FILES_VERSION, layerId: columnsId, kind: 'none', featureCount: 0,
    columns: [{ column: 'elevations', file: FILE, elementType: 'float32', length: floats.length, sha256, pieceBytes: DIGEST_PIECE_BYTES }],
    attributes: { kind: 'columnar', head: { rowCount: 0, columns: [] } }, symbolClasses: [''],
  };
  return { manifest, files: [{ file: FILE, bytes }] };
}

/** The grid back; a file that is missing or short stops with a Problem naming the surface. */
export async function unpackSurface({ columns, rows, west, north, cellMetres }: GroundSurface, label: string, read: (file: string) => Promise<Uint8Array>): Promise<ElevationGrid> {
  const bytes = await read(FILE);
  if (bytes.byteLength !== columns * rows * Float32Array.BYTES_PER_ELEMENT) stop('project.layer-files-incomplete', { layer: label, file: FILE });
  const aligned = bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return { columns, rows, west, north, cellMetres, elevations: new Float32Array(aligned.buffer, aligned.byteOffset, columns * rows) };
}
