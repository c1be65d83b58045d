/** Small polygon layers as shapefile sets, for tests that give files to the program. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import type { FieldDescriptor } from '../../shared/model/layer.ts';

export const textField = (name: string, width = 40): FieldDescriptor => ({ name, type: 'text', width, decimals: 0 });
export const numberField = (name: string, width = 8, decimals = 2): FieldDescriptor => ({ name, type: 'number', width, decimals });

export interface PolygonLayer {
  /** A feature each, flat [east, north, …]. */
  readonly rings: readonly (readonly number[])[];
  readonly fields: readonly FieldDescriptor[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** null: no .prj; 4526 when absent. */
  readonly epsg?: number | null;
}

/** The set's bytes by extension: GBK, no .cpg. */
export function polygonFiles({ rings, fields, rows, epsg = 4526 }: PolygonLayer): Record<string, Uint8Array> {
  const builder = new GeometryBuilder('polygon');
  for (const ring of rings) {
    builder.path(ring);
    builder.endPart();
    builder.endFeature();
  }
  return writeShapefile({ name: 'x', kind: 'polygon', features: builder.finish(), fields, rows, system: epsg === null ? null : systemById(`EPSG:${epsg}`), encoding: 'gbk', cpg: false });
}

/** Files of one set beside each other. */
export async function writeSet(folder: string, name: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  for (const [extension, bytes] of Object.entries(files)) await writeFile(join(folder, `${name}.${extension}`), bytes);
}
