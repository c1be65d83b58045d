/** What goes into a shapefile set that is written, and the pieces that come out. */
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { FieldDescriptor, GeometryKind } from '../../model/layer.ts';
import type { OutgoingGeometry } from '../outgoing-geometry.ts';

/** Rows as an array, or made one by one when they are asked for. */
export interface ShapefileRows extends Iterable<readonly (string | number | null)[]> {
  readonly length: number;
}

/** Bytes that follow what came before in the file of this extension. */
export interface ShapefilePiece {
  readonly extension: 'shp' | 'shx' | 'dbf' | 'prj' | 'cpg';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What goes into one set. */
export interface ShapefileContent {
  /** Layer name, for messages only. */
  readonly name: string;
  readonly kind: GeometryKind;
  readonly features: OutgoingGeometry;
  readonly fields: readonly FieldDescriptor[];
  /** One per feature, one value per field; dates as `YYYYMMDD`, null = empty. */
  readonly rows: ShapefileRows;
  /** null, or a system outside the table: no .prj is written. */
  readonly system: CoordinateSystem | null;
  readonly encoding: 'gbk' | 'utf-8';
  /** Write a .cpg. */
  readonly cpg: boolean;
  /** Byte 29 of the .dbf; 0x4D for GBK and 0 for UTF-8 when absent. */
  readonly languageByte?: number;
}

/** Pieces of one file of the set. */
export function* extended(extension: ShapefilePiece['extension'], list: readonly Uint8Array<ArrayBuffer>[]): Generator<ShapefilePiece, void, undefined> {
  for (const bytes of list) yield { extension, bytes };
}
