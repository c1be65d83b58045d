/**
 * Reads tables of an SQLite file row by row through pages, without the engine and without the whole file in memory.
 * Source: sqlite.org/fileformat2.html (a format that its makers keep readable until 2050).
 */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { indexColumns, keyColumns, parseCreateTable, type DeclaredTable } from './create-table.ts';
import { readVarint, SqliteRecord } from './record.ts';

const HEADER_BYTES = 100;
const SIGNATURE = 'SQLite format 3\0';
/** Pages are fetched in blocks of this size and some blocks are kept. */
const BLOCK_BYTES = 1024 * 1024;
const KEPT_BLOCKS = 48;
/** A tree of minimal pages with 2^64 rows is no deeper. */
const DEEPEST = 30;

interface TableEntry extends DeclaredTable {
  readonly rootPage: number;
}

/** An index with the names of its columns, in its order; lower case. */
export interface DeclaredIndex {
  readonly rootPage: number;
  readonly columns: readonly string[];
}

interface Cell {
  readonly rowId: number;
  readonly size: number;
  readonly from: number;
  /** Bytes of the payload that lie in the page itself. */
  readonly local: number;
  readonly overflowAt: number | null;
}

const LEAF = 0x0d;
const INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

export class SqliteDatabase {
  readonly applicationId: number;
  readonly decoder: TextDecoder;
  private readonly source: ByteSource;
  private readonly pageBytes: number;
  private readonly usableBytes: number;
  private readonly pageCount: number;
  private readonly blocks = new Map<number, Promise<Uint8Array>>();
  private readonly tables = new Map<string, TableEntry>();
  private readonly indexes = new Map<string, DeclaredIndex[]>();
  private readonly views = new Map<string, string>();
  private readonly blockBytes: number;

  private constructor(source: ByteSource, header: DataView, blockBytes: number) {
    this.source = source;
    this.blockBytes = blockBytes;
    const stated = header.getUint16(16);
    this.pageBytes = stated === 1 ? 65_536 : stated;
    this.usableBytes = this.pageBytes - header.getUint8(20);
    this.pageCount = Math.floor(source.size / this.pageBytes);
    this.applicationId = header.getUint32(68);
    this.decoder = new TextDecoder(['utf-8', 'utf-8', 'utf-16le', 'utf-16be'][header.getUint32(56)] ?? 'utf-8');
  }

  /**
   * Opens the file and reads its list of tables; null when it is no SQLite file at all. Who looks for single rows takes
   * smaller blocks than who reads from front to back.
   */
  static async open(source: ByteSource, job: Job, blockBytes = BLOCK_BYTES): Promise<SqliteDatabase | null> {
    const bytes = await source.read(0, HEADER_BYTES);
    if (bytes.length < HEADER_BYTES || new TextDecoder('latin1').decode(bytes.subarray(0, 16) as Uint8Array<ArrayBuffer>) !== SIGNATURE) return null;
    const database = new SqliteDatabase(source, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), blockBytes);
    const valid = database.pageBytes >= 512 && (database.pageBytes & (database.pageBytes - 1)) === 0 && database.usableBytes >= 480 && database.pageCount >= 1;
    if (!valid) return null;
    const tableTexts = new Map<string, string>();
    const indexes: { readonly owner: string; readonly sql: string; readonly rootPage: number }[] = [];
    await database.walkTree(1, job, (record) => {
      const { decoder } = database;
      const [kind, name, owner, sql] = [record.text(0, decoder), record.text(1, decoder).toLowerCase(), record.text(2, decoder).toLowerCase(), record.text(4, decoder)];
      const table = kind === 'table' ? parseCreateTable(sql) : null;
      if (table) database.tables.set(name, { ...table, rootPage: record.number(3) });
      if (kind === 'table') tableTexts.set(name, sql);
      if (kind === 'view') database.views.set(name, sql);
      if (kind === 'index') indexes.push({ owner, sql, rootPage: record.number(3) });
    });
    const unnamed = new Map<string, number>();
    for (const { owner, sql, rootPage } of indexes) {
      // An index without words of its own stands for the next UNIQUE or PRIMARY KEY of its table (§2.6.2).
      const position = unnamed.get(owner) ?? 0;
      if (sql === '') unnamed.set(owner, position + 1);
      const columns = sql === '' ? keyColumns(tableTexts.get(owner) ?? '')[position] : indexColumns(sql);
      if (columns) database.indexes.set(owner, [...(database.indexes.get(owner) ?? []), { rootPage, columns }]);
    }
    return database;
  }

  table(name: string): DeclaredTable | null {
    return this.tables.get(name.toLowerCase()) ?? null;
  }

  /** Indexes of a table whose columns can be read from the file's own words. */
  indexesOf(name: string): readonly DeclaredIndex[] {
    return this.indexes.get(name.toLowerCase()) ?? [];
  }

  /** The words of a view, or null. */
  viewText(name: string): string | null {
    return this.views.get(name.toLowerCase()) ?? null;
  }

  /** Row id of the first entry that `compare` calls equal (0; below zero: comes before what is wanted); null when none is. */
  async findInIndex(rootPage: number, compare: (entry: SqliteRecord) => number, job: Job): Promise<number | null> {
    const record = new SqliteRecord();
    let found: number | null = null;
    let page = rootPage;
    for (let depth = 0; depth <= DEEPEST; depth++) {
      const { bytes, view, type, pointers, cellCount } = await this.treePage(page, INDEX_LEAF, INDEX_INTERIOR);
      const ownId = async (cell: number): Promise<number> => {
        await this.openIndexEntry(record, bytes, view.getUint16(pointers + 2 * cell) + (type === INDEX_INTERIOR ? 4 : 0), page);
        return record.number(record.valueCount - 1);
      };
      let [low, high] = [0, cellCount];
      while (low < high) {
        const middle = (low + high) >> 1;
        const id = await ownId(middle);
        const order = compare(record);
        if (order === 0) found = id;
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      if (type === INDEX_LEAF) return found;
      page = low < cellCount ? view.getUint32(view.getUint16(pointers + 2 * low)) : view.getUint32(pointers - 4);
      await job.pause();
    }
    return this.damaged(page);
  }

  /** Hands the row with this id to `visit`; false when there is none. */
  async visitRow(name: string, rowId: number, visit: (record: SqliteRecord) => void): Promise<boolean> {
    const table = this.tables.get(name.toLowerCase());
    if (!table || table.withoutRowId) return false;
    let page = table.rootPage;
    for (let depth = 0; depth <= DEEPEST; depth++) {
      const { bytes, view, type, pointers, cellCount } = await this.treePage(page, LEAF, INTERIOR);
      const at = (cell: number): number => view.getUint16(pointers + 2 * cell);
      let [low, high] = [0, cellCount];
      while (low < high) {
        const middle = (low + high) >> 1;
        const id = type === INTERIOR ? readVarint(bytes, at(middle) + 4).value : this.cell(bytes, at(middle), page).rowId;
        if (id < rowId) low = middle + 1;
        else high = middle;
      }
      if (type === INTERIOR) {
        page = low < cellCount ? view.getUint32(at(low)) : view.getUint32(pointers - 4);
        continue;
      }
      if (low >= cellCount) return false;
      const here = this.cell(bytes, at(low), page);
      if (here.rowId !== rowId) return false;
      const record = new SqliteRecord();
      record.open(rowId, here.overflowAt === null ? bytes.subarray(here.from, here.from + here.size) : await this.overflowing(bytes, here));
      visit(record);
      return true;
    }
    return this.damaged(page);
  }

  private async treePage(page: number, leaf: number, interior: number): Promise<{ readonly bytes: Uint8Array; readonly view: DataView; readonly type: number; readonly pointers: number; readonly cellCount: number }> {
    const bytes = await this.page(page);
    const head = page === 1 ? HEADER_BYTES : 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [type, cellCount] = [view.getUint8(head), view.getUint16(head + 3)];
    const pointers = head + (type === interior ? 12 : 8);
    if ((type !== leaf && type !== interior) || pointers + 2 * cellCount > bytes.length) this.damaged(page);
    return { bytes, view, type, pointers, cellCount };
  }

  /** An index entry's payload keeps less in its page than a row's does (§1.5). */
  private async openIndexEntry(record: SqliteRecord, bytes: Uint8Array, at: number, page: number): Promise<void> {
    try {
      const size = readVarint(bytes, at);
      const most = Math.floor(((this.usableBytes - 12) * 64) / 255) - 23;
      if (size.value > most) this.damaged(page);
      record.open(0, bytes.subarray(size.next, size.next + size.value));
    } catch (fault) {
      if (fault instanceof RangeError) this.damaged(page);
      throw fault;
    }
  }

  /** Calls `visit` with each row in order of its id. The record is the same object every time. A damaged page stops. */
  async walkTable(name: string, job: Job, visit: (record: SqliteRecord) => void): Promise<void> {
    const table = this.tables.get(name.toLowerCase());
    if (!table || table.withoutRowId || !(table.rootPage >= 1)) stop('exchange.sqlite-table-missing', { file: this.source.name, table: name }, { file: this.source.name });
    await this.walkTree(table.rootPage, job, visit);
  }

  private async walkTree(rootPage: number, job: Job, visit: (record: SqliteRecord) => void): Promise<void> {
    const record = new SqliteRecord();
    let visited = 0;
    const walk = async (page: number, depth: number): Promise<void> => {
      // Each page belongs to one place of one tree: more visits than pages mean a circle.
      if (depth > DEEPEST || ++visited > this.pageCount) this.damaged(page);
      const bytes = await this.page(page);
      const head = page === 1 ? HEADER_BYTES : 0;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const type = view.getUint8(head);
      const cellCount = view.getUint16(head + 3);
      const pointers = head + (type === INTERIOR ? 12 : 8);
      if ((type !== LEAF && type !== INTERIOR) || pointers + 2 * cellCount > bytes.length) this.damaged(page);
      for (let cell = 0; cell < cellCount; cell++) {
        const at = view.getUint16(pointers + 2 * cell);
        if (type === INTERIOR) await walk(at + 4 <= bytes.length ? view.getUint32(at) : 0, depth + 1);
        else {
          const here = this.cell(bytes, at, page);
          const payload = here.overflowAt === null ? bytes.subarray(here.from, here.from + here.size) : await this.overflowing(bytes, here);
          try {
            record.open(here.rowId, payload);
          } catch (fault) {
            if (fault instanceof RangeError) this.damaged(page);
            throw fault;
          }
          visit(record);
        }
      }
      if (type === INTERIOR) await walk(view.getUint32(head + 8), depth + 1);
      else await job.pause();
    };
    await walk(rootPage, 0);
  }

  /** Where a leaf's cell has its payload, and where the number of the page stands into which it overflows (§1.5, §1.6). */
  private cell(page: Uint8Array, at: number, pageNumber: number): Cell {
    try {
      const size = readVarint(page, at);
      const rowId = readVarint(page, size.next);
      const most = this.usableBytes - 35;
      const least = Math.floor(((this.usableBytes - 12) * 32) / 255) - 23;
      const fitting = least + ((size.value - least) % (this.usableBytes - 4));
      const local = size.value <= most ? size.value : fitting <= most ? fitting : least;
      const overflowAt = local < size.value ? rowId.next + local : null;
      if (rowId.next + local + (overflowAt === null ? 0 : 4) > page.length || size.value < 0 || size.value > this.source.size) this.damaged(pageNumber);
      return { rowId: rowId.value, size: size.value, from: rowId.next, local, overflowAt };
    } catch (fault) {
      if (fault instanceof RangeError) return this.damaged(pageNumber);
      throw fault;
    }
  }

  private async overflowing(page: Uint8Array, { size, from, local, overflowAt }: Cell): Promise<Uint8Array> {
    const bytes = new Uint8Array(size);
    bytes.set(page.subarray(from, from + local));
    let next = new DataView(page.buffer, page.byteOffset).getUint32(overflowAt!);
    for (let used = local; used < size; used += this.usableBytes - 4) {
      const overflow = await this.page(next);
      bytes.set(overflow.subarray(4, 4 + Math.min(this.usableBytes - 4, size - used)), used);
      next = new DataView(overflow.buffer, overflow.byteOffset).getUint32(0);
    }
    return bytes;
  }

  /** Pages count from 1. */
  private async page(number: number): Promise<Uint8Array> {
    if (!(number >= 1 && number <= this.pageCount)) this.damaged(number);
    const offset = (number - 1) * this.pageBytes;
    const block = Math.floor(offset / this.blockBytes);
    const bytes = await this.block(block);
    const from = offset - block * this.blockBytes;
    if (from + this.pageBytes > bytes.length) this.damaged(number);
    return bytes.subarray(from, from + this.pageBytes);
  }

  private block(block: number): Promise<Uint8Array> {
    const known = this.blocks.get(block);
    if (known) {
      // The least recently used block is the first of the map.
      this.blocks.delete(block);
      this.blocks.set(block, known);
      return known;
    }
    const read = this.source.read(block * this.blockBytes, Math.min(this.blockBytes, this.source.size - block * this.blockBytes));
    this.blocks.set(block, read);
    if (this.blocks.size > KEPT_BLOCKS) this.blocks.delete(this.blocks.keys().next().value!);
    return read;
  }

  private damaged(page: number): never {
    const { name } = this.source;
    return stop('exchange.sqlite-damaged', { file: name, page: formatNumber(page, 0), pages: formatNumber(this.pageCount, 0) }, { file: name });
  }
}
