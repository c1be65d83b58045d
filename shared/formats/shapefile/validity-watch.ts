/** Finds rows whose rings cross while they are read, a batch of features at a time (see `geometry/validity.ts`). */
import { falsifiesArea, findFaults, judgeQuickly } from '../../geometry/validity.ts';
import { appendFeature, GrowableColumns } from './growable-columns.ts';
import type { RowNews } from './row-news.ts';
import type { ShapeReader } from './shape-reader.ts';

const FEATURES_PER_BATCH = 500;
const VERTICES_PER_BATCH = 50_000;
/** The check compares sides with sides; a single shape beyond this would hold up a preview, so it is only told. */
const MOST_JUDGED_VERTICES = 100_000;

export class ValidityWatch {
  private readonly rowNews: RowNews;
  private columns = newBatch();
  private rows: number[] = [];
  private vertices = 0;

  constructor(rowNews: RowNews) {
    this.rowNews = rowNews;
  }

  /** The polygon that `reader` holds; `row` is 0-based. */
  feature(reader: ShapeReader, row: number): void {
    if (reader.vertexCount > MOST_JUDGED_VERTICES) return this.rowNews.gather(row, 'formats.rows-not-judged');
    appendFeature(this.columns, reader, null, null);
    this.rows.push(row);
    this.vertices += reader.vertexCount;
    if (this.rows.length >= FEATURES_PER_BATCH || this.vertices >= VERTICES_PER_BATCH) this.finish();
  }

  /** Judges what has been gathered since the last time. */
  finish(): void {
    const geometry = this.columns.finish();
    this.rows.forEach((row, feature) => {
      const verdict = judgeQuickly(geometry, feature);
      if (verdict === 'invalid' || (verdict === 'touching' && findFaults(geometry, feature).some(falsifiesArea))) this.rowNews.gather(row, 'formats.rows-crossing');
    });
    this.columns = newBatch();
    this.rows = [];
    this.vertices = 0;
  }
}

function newBatch(): GrowableColumns {
  return new GrowableColumns('polygon', false, false, VERTICES_PER_BATCH / 2, FEATURES_PER_BATCH);
}
