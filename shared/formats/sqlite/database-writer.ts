/**
 * Writes an SQLite file table by table, each as a tree packed in one go, which needs no engine. Indexes are only those
 * that primary keys and unique columns demand, and must fit into one page. Source: sqlite.org/fileformat2.html.
 */
import { assert } from '../../base/news.ts';
import { recordBytes, varint, type SqliteValue } from './record-writer.ts';

const HEADER_BYTES = 100;
const LEAF = 0x0d;
const INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
/** Version of SQLite that the file claims to be last written by (3.45.0). */
const SQLITE_VERSION = 3_045_000;

const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536];
/** Bytes of CREATE statements that the first page takes for sure. */
const fitting = (pageBytes: number): number => 0.8 * (pageBytes - HEADER_BYTES);

/** Bytes of CREATE statements that a file can have. */
export const MOST_SCHEMA_BYTES = fitting(PAGE_SIZES.at(-1)!);

interface MasterRow {
  readonly type: 'table' | 'index' | 'trigger';
  readonly name: string;
  readonly table: string;
  readonly rootPage: number;
  readonly sql: string | null;
}

export interface SqliteFileFacts {
  readonly applicationId: number;
  readonly userVersion: number;
}

/** No page holds anything where programs set their locks (§1.2, the lock-byte page). */
const LOCKS_AT = 2 ** 30;

export class SqliteWriter {
  private readonly pageBytes: number;
  /** Pages that nobody has taken yet, in their order. */
  private pages: Uint8Array<ArrayBuffer>[] = [];
  private pageCount = 0;
  private readonly master: MasterRow[] = [];
  private readonly facts: SqliteFileFacts;

  /** `schemaBytes`: how much all CREATE statements take together; the page is chosen so that they fit into the first one. */
  constructor(facts: SqliteFileFacts, schemaBytes: number) {
    this.facts = facts;
    this.pageBytes = PAGE_SIZES.find((size) => schemaBytes < fitting(size)) ?? PAGE_SIZES.at(-1)!;
    this.newPage();
  }

  /** What is done since it was last asked for, to follow that; between two rows, never within one. */
  take(): readonly Uint8Array<ArrayBuffer>[] {
    if (this.pages.length === 0) return [];
    const bytes = new Uint8Array(this.pages.length * this.pageBytes);
    this.pages.forEach((page, index) => bytes.set(page, index * this.pageBytes));
    this.pages = [];
    return [bytes];
  }

  /** Begins a table; rows get the ids 1, 2, 3 … unless they bring their own, ascending. */
  beginTable(name: string, sql: string): TableWriter {
    return new TableWriter(
      this.pageBytes,
      () => this.newPage(),
      (rootPage) => this.master.push({ type: 'table', name, table: name, rootPage, sql }),
    );
  }

  /** The index that SQLite itself would make for the n-th key of a table; few entries, in key order. */
  writeAutomaticIndex(table: string, number: number, entries: readonly (readonly SqliteValue[])[]): void {
    const page = this.newPage();
    const cells = entries.map((entry) => {
      const record = recordBytes(entry);
      return Uint8Array.from([...varint(record.length), ...record]);
    });
    writeCells(page.bytes, 0, INDEX_LEAF, cells);
    this.master.push({ type: 'index', name: `sqlite_autoindex_${table}_${number}`, table, rootPage: page.number, sql: null });
  }

  /** What stands in the schema alone: virtual tables and triggers. */
  declare({ type, name, table, sql }: Omit<MasterRow, 'rootPage'>): void {
    this.master.push({ type, name, table, rootPage: 0, sql });
  }

  /** The first page, to go over the beginning when everything else has been taken: only now is it known where all tables lie. */
  finish(): Uint8Array<ArrayBuffer> {
    const cells = this.master.map(({ type, name, table, rootPage, sql }, index) => cellOf(index + 1, recordBytes([type, name, table, rootPage, sql])));
    const first = new Uint8Array(this.pageBytes);
    writeCells(first, HEADER_BYTES, LEAF, cells);
    this.writeHeader(new DataView(first.buffer));
    return first;
  }

  private newPage(): { readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> } {
    if (this.pageCount === LOCKS_AT / this.pageBytes) this.addPage();
    const bytes = this.addPage();
    return { number: this.pageCount, bytes };
  }

  private addPage(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.pageBytes);
    this.pages.push(bytes);
    this.pageCount++;
    return bytes;
  }

  private writeHeader(view: DataView): void {
    new TextEncoder().encodeInto('SQLite format 3\0', new Uint8Array(view.buffer, 0, 16));
    view.setUint16(16, this.pageBytes === 65_536 ? 1 : this.pageBytes);
    // Journal kind, no reserved space, the fixed payload fractions.
    new Uint8Array(view.buffer).set([1, 1, 0, 64, 32, 32], 18);
    view.setUint32(24, 1);
    view.setUint32(28, this.pageCount);
    view.setUint32(40, 1);
    view.setUint32(44, 4);
    view.setUint32(56, 1);
    view.setUint32(60, this.facts.userVersion);
    view.setUint32(68, this.facts.applicationId);
    view.setUint32(92, 1);
    view.setUint32(96, SQLITE_VERSION);
  }
}

type NewPage = () => { readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> };

/** A page of a level below and the largest row id in it. */
interface Child {
  readonly page: number;
  readonly lastRowId: number;
}

export class TableWriter {
  private readonly pageBytes: number;
  private readonly newPage: NewPage;
  private readonly done: (rootPage: number) => void;
  private readonly leaves: Child[] = [];
  private cells: Uint8Array[] = [];
  private cellBytes = 0;
  private lastRowId = Number.NEGATIVE_INFINITY;

  constructor(pageBytes: number, newPage: NewPage, done: (rootPage: number) => void) {
    this.pageBytes = pageBytes;
    this.newPage = newPage;
    this.done = done;
  }

  /** Columns that stand for the row id are given as null. */
  row(values: readonly SqliteValue[], rowId = Math.max(1, this.lastRowId + 1)): void {
    assert(rowId > this.lastRowId, 'row ids must ascend');
    const cell = this.fitted(rowId, recordBytes(values));
    if (8 + this.cellBytes + cell.length + 2 * (this.cells.length + 1) > this.pageBytes) this.endLeaf();
    this.cells.push(cell);
    this.cellBytes += cell.length;
    this.lastRowId = rowId;
  }

  finish(): void {
    this.endLeaf();
    let level = this.leaves;
    while (level.length > 1) level = this.parents(level);
    this.done(level[0]!.page);
  }

  private endLeaf(): void {
    if (this.cells.length === 0 && this.leaves.length > 0) return;
    const { number, bytes } = this.newPage();
    writeCells(bytes, 0, LEAF, this.cells);
    this.leaves.push({ page: number, lastRowId: this.lastRowId });
    this.cells = [];
    this.cellBytes = 0;
  }

  /** What does not fit into a quarter of a page goes on in pages of its own (§1.6). */
  private fitted(rowId: number, record: Uint8Array): Uint8Array {
    const most = this.pageBytes - 35;
    if (record.length <= most) return cellOf(rowId, record);
    const least = Math.floor(((this.pageBytes - 12) * 32) / 255) - 23;
    const fitting = least + ((record.length - least) % (this.pageBytes - 4));
    const local = fitting <= most ? fitting : least;
    const head = [...varint(record.length), ...varint(rowId)];
    const cell = new Uint8Array(head.length + local + 4);
    cell.set(head);
    cell.set(record.subarray(0, local), head.length);
    let link = { bytes: cell, at: head.length + local };
    for (let used = local; used < record.length; used += this.pageBytes - 4) {
      const page = this.newPage();
      new DataView(link.bytes.buffer).setUint32(link.at, page.number);
      page.bytes.set(record.subarray(used, used + this.pageBytes - 4), 4);
      link = { bytes: page.bytes, at: 0 };
    }
    return cell;
  }

  private parents(children: readonly Child[]): Child[] {
    // A cell takes four bytes and a row id of at most nine, and two for its place; one child stands in the head.
    const perPage = Math.floor((this.pageBytes - 12) / 15);
    const parents: Child[] = [];
    for (let from = 0; from < children.length; from += perPage) {
      const group = children.slice(from, from + perPage);
      const { number, bytes } = this.newPage();
      const last = group.at(-1)!;
      const cells = group.slice(0, -1).map((child) => {
        const key = varint(child.lastRowId);
        const cell = new Uint8Array(4 + key.length);
        new DataView(cell.buffer).setUint32(0, child.page);
        cell.set(key, 4);
        return cell;
      });
      writeCells(bytes, 0, INTERIOR, cells);
      new DataView(bytes.buffer).setUint32(8, last.page);
      parents.push({ page: number, lastRowId: last.lastRowId });
    }
    return parents;
  }
}

function cellOf(rowId: number, record: Uint8Array): Uint8Array {
  const head = [...varint(record.length), ...varint(rowId)];
  const cell = new Uint8Array(head.length + record.length);
  cell.set(head);
  cell.set(record, head.length);
  return cell;
}

/** Cells from the end of the page downwards, their places from its head upwards. */
function writeCells(page: Uint8Array<ArrayBuffer>, head: number, type: number, cells: readonly Uint8Array[]): void {
  const view = new DataView(page.buffer);
  const pointers = head + (type === INTERIOR ? 12 : 8);
  let content = page.length;
  cells.forEach((cell, index) => {
    content -= cell.length;
    page.set(cell, content);
    view.setUint16(pointers + 2 * index, content);
  });
  assert(content >= pointers + 2 * cells.length, 'the cells do not fit into their page');
  view.setUint8(head, type);
  view.setUint16(head + 3, cells.length);
  view.setUint16(head + 5, content === 65_536 ? 0 : content);
}
