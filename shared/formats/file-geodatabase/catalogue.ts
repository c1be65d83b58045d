/** Which tables a geodatabase folder holds: row n of its system catalogue is the table in the files a%08x.*. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { openTable, walkRows } from './table.ts';

export interface CatalogueEntry {
  readonly name: string;
  /** `a00000009`: stem of the table's files, lower-case. */
  readonly stem: string;
}

/** Files of the folder by lower-case name. */
export type GdbFiles = Readonly<Record<string, ByteSource>>;

const stemOf = (number: number): string => `a${number.toString(16).padStart(8, '0')}`;

/** The geodatabase's own tables, those that hold the pieces of a raster, topology's errors, and attachments are nothing to import. */
const INTERNAL = /^GDB_|^fras_(ras|aux|blk|bnd)_|^T_\d+_(PointErrors|LineErrors|PolyErrors|DirtyAreas)$|__ATTACH(REL)?$/i;

/** Tables that people made, in the order of their numbers; stops when the folder is no geodatabase. */
export async function readCatalogue(files: GdbFiles, folder: string, job: Job): Promise<CatalogueEntry[]> {
  const first = stemOf(1);
  if (!files[`${first}.gdbtable`]) stop('exchange.not-geodatabase', { file: folder }, { file: folder });
  const table = await openTable(files[`${first}.gdbtable`], files[`${first}.gdbtablx`], folder);
  const nameField = table.header.fields.findIndex((field) => field.name.toLowerCase() === 'name');
  if (nameField < 0) stop('exchange.not-geodatabase', { file: folder }, { file: folder });
  const decoder = new TextDecoder(table.header.stringsAreUtf8 ? 'utf-8' : 'utf-16le');
  const entries: CatalogueEntry[] = [];
  await walkRows(table, job, (row, number) => {
    if (!row || row.from[nameField]! < 0) return;
    const name = decoder.decode(row.cursor.bytes.subarray(row.from[nameField], row.to[nameField]) as Uint8Array<ArrayBuffer>);
    if (!INTERNAL.test(name)) entries.push({ name, stem: stemOf(number) });
  });
  return entries;
}
