/** Columns of a layer read on the window's own thread, for whoever has no worker; the program itself never does. */
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import type { ColumnName, LayerManifest } from '../../../shared/project/layer-files.ts';

/** What drawing a map needs; attributes are not among it. */
const MAP_COLUMNS: readonly ColumnName[] = ['coordinates', 'pathStart', 'partStart', 'featureStart', 'bounds', 'symbolClass'];

async function folderOf(layerId: string): Promise<FileSystemDirectoryHandle> {
  return (await (await navigator.storage.getDirectory()).getDirectoryHandle('layers')).getDirectoryHandle(layerId);
}

async function manifestOf(folder: FileSystemDirectoryHandle): Promise<LayerManifest> {
  return JSON.parse(await (await (await folder.getFileHandle('manifest.json')).getFile()).text()) as LayerManifest;
}

/** Bytes of the columns that drawing needs. */
export async function mapColumnBytes(layerId: string): Promise<number> {
  const folder = await folderOf(layerId);
  let total = 0;
  for (const { column, file } of (await manifestOf(folder)).columns) if (MAP_COLUMNS.includes(column)) total += (await (await folder.getFileHandle(file)).getFile()).size;
  return total;
}

/** Geometry and symbol classes of a layer. */
export async function readStoredColumns(layerId: string): Promise<{ readonly geometry: Omit<GeometryColumns, 'bounds'>; readonly classIndex: Uint16Array; readonly classes: readonly string[] }> {
  const folder = await folderOf(layerId);
  const manifest = await manifestOf(folder);
  const read = async (name: ColumnName): Promise<ArrayBuffer> => {
    const described = manifest.columns.find(({ column }) => column === name);
    return described ? (await (await folder.getFileHandle(described.file)).getFile()).arrayBuffer() : new ArrayBuffer(0);
  };
  return {
    geometry: {
      kind: manifest.kind,
      featureCount: manifest.featureCount,
      coordinates: new Float64Array(await read('coordinates')),
      pathStart: new Uint32Array(await read('pathStart')),
      partStart: new Uint32Array(await read('partStart')),
      featureStart: new Uint32Array(await read('featureStart')),
    },
    classIndex: new Uint16Array(await read('symbolClass')),
    classes: manifest.symbolClasses,
  };
}
