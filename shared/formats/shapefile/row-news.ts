/** News about rows: rejected rows one by one, mended rows gathered into one sentence per kind. */
import type { NewsCollector } from '../../base/news.ts';
import type { MessageKey } from '../../i18n/keys.ts';

/** Rejected rows told one by one per kind; the rest is told as a number. */
const TOLD_ONE_BY_ONE = 1_000;
/** Rows named in a gathered sentence. */
const NAMED_ROWS = 20;

export class RowNews {
  /** 1-based rows that were left out. */
  readonly skippedRows: number[] = [];
  private readonly file: string;
  private readonly rejected = new Map<MessageKey, number[]>();
  private readonly gathered = new Map<MessageKey, number[]>();

  constructor(file: string) {
    this.file = file;
  }

  /** A row (0-based) that is left out. */
  reject(row: number, code: MessageKey): void {
    this.skippedRows.push(row + 1);
    append(this.rejected, code, row + 1);
  }

  /** A row (0-based) that stays but was mended or is odd. */
  gather(row: number, code: MessageKey): void {
    append(this.gathered, code, row + 1);
  }

  /** A row (0-based) that is left out because the file itself says so. */
  omit(row: number, code: MessageKey): void {
    this.skippedRows.push(row + 1);
    this.gather(row, code);
  }

  tell(news: NewsCollector): void {
    for (const [code, rows] of this.rejected) {
      for (const row of rows.slice(0, TOLD_ONE_BY_ONE)) news.problem('partial', code, { file: this.file, row }, { file: this.file, row });
      if (rows.length > TOLD_ONE_BY_ONE) news.problem('partial', 'formats.rows-more-rejected', { file: this.file, count: rows.length - TOLD_ONE_BY_ONE }, { file: this.file });
    }
    for (const [code, rows] of this.gathered) {
      const named = rows.length > NAMED_ROWS ? [...rows.slice(0, NAMED_ROWS), '…'] : rows;
      news.problem('minor', code, { file: this.file, rows: named, count: rows.length }, { file: this.file, row: rows[0]! });
    }
  }
}

function append(map: Map<MessageKey, number[]>, code: MessageKey, row: number): void {
  const rows = map.get(code);
  if (rows) rows.push(row);
  else map.set(code, [row]);
}
