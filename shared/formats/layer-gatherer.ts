/**
 * Collects one layer's features into columns while a format walks its file. Every format tells the same things in the
 * same words: what was left out row by row, what was mended, what is odd.
 */
import { NewsCollector } from '../base/news.ts';
import { columnsExtent, type GeometryColumns, type LayerColumns } from '../geometry/columns.ts';
import type { Extent } from '../model/extent.ts';
import type { GeometryKind } from '../model/layer.ts';
import { ColumnarTableBuilder } from './columnar-table-builder.ts';
import { PathCollector, type Nesting } from './path-collector.ts';
import { GrowableColumns } from './shapefile/growable-columns.ts';
import { RowNews } from './shapefile/row-news.ts';

/** What a format knows of a layer before it walks it, so that columns need not grow and none is kept in vain. */
export interface ExpectedSize {
  readonly features: number;
  readonly vertices: number;
  readonly hasElevations: boolean;
}

const UNKNOWN_SIZE: ExpectedSize = { features: 0, vertices: 0, hasElevations: true };

export class LayerGatherer {
  /** Begin, fill and then {@link endGeometry} for each feature. */
  readonly paths = new PathCollector();
  readonly attributes: ColumnarTableBuilder;
  readonly news = new NewsCollector();
  readonly kind: GeometryKind;
  private readonly columns: GrowableColumns;
  private readonly rowNews: RowNews;
  private readonly swapAxes: boolean;
  private anyElevation = false;
  private readonly rows: number[] = [];

  /** `file` names the file in messages. With `swapAxes` the two numbers of every vertex are exchanged. */
  constructor(file: string, kind: GeometryKind, swapAxes: boolean, expected: ExpectedSize = UNKNOWN_SIZE) {
    this.kind = kind;
    this.swapAxes = swapAxes;
    this.attributes = new ColumnarTableBuilder(file);
    this.rowNews = new RowNews(file);
    this.columns = new GrowableColumns(kind, expected.hasElevations, false, expected.vertices, expected.features);
  }

  /**
   * Ends the geometry of row `row` (0-based in the file). True: set the row's attributes, then call
   * {@link endRow}. False: the row is left out and told.
   */
  endGeometry(row: number, nesting: Nesting): boolean {
    const { paths } = this;
    const verdict = paths.finish(this.kind, nesting);
    if (verdict === 'not-finite') {
      this.rowNews.reject(row, 'formats.row-not-finite');
      return false;
    }
    if (paths.closedRings > 0) this.rowNews.gather(row, 'formats.rows-closed');
    if (paths.droppedPaths > 0) this.rowNews.gather(row, 'formats.rows-dropped-paths');
    if (paths.repeatedRings > 0) this.rowNews.gather(row, 'formats.rows-repeated-rings');
    if (verdict === 'empty' && this.kind !== 'none') this.rowNews.gather(row, 'formats.rows-without-shape');
    this.appendPaths();
    this.rows.push(row + 1);
    return true;
  }

  /** Leaves out a row that is not readable at all. */
  reject(row: number, code: Parameters<RowNews['reject']>[1]): void {
    this.rowNews.reject(row, code);
  }

  /** Something odd about a row that stays; told once for all such rows. */
  gather(row: number, code: Parameters<RowNews['gather']>[1]): void {
    this.rowNews.gather(row, code);
  }

  endRow(): void {
    this.attributes.endRow();
  }

  /** Columns and everything told. A file without any feature is told too. */
  finish(file: string): { readonly columns: LayerColumns; readonly extent: Extent; readonly skippedRows: readonly number[]; readonly rows: readonly number[] } {
    const grown = this.columns.finish();
    const geometry: GeometryColumns = this.anyElevation ? grown : withoutElevations(grown);
    this.rowNews.tell(this.news);
    if (geometry.featureCount === 0) this.news.note('formats.no-features', { file });
    return { columns: { geometry, attributes: this.attributes.finish() }, extent: columnsExtent(geometry), skippedRows: [...new Set(this.rowNews.skippedRows)].sort((a, b) => a - b), rows: this.rows };
  }

  private appendPaths(): void {
    const { paths, columns } = this;
    const { coordinates, z } = paths;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [position, path] of paths.paths.entries()) {
      if (position > 0 && path.beginsPart) columns.endPart();
      for (let vertex = path.from; vertex < path.to; vertex++) {
        const x = coordinates[2 * vertex + (this.swapAxes ? 1 : 0)]!;
        const y = coordinates[2 * vertex + (this.swapAxes ? 0 : 1)]!;
        coordinates[2 * vertex] = x;
        coordinates[2 * vertex + 1] = y;
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < south) south = y;
        if (y > north) north = y;
        // Programs that know no elevation often write zero for all.
        if (z[vertex]! !== 0 && !Number.isNaN(z[vertex]!)) this.anyElevation = true;
      }
      columns.path(coordinates, z, null, path.from, path.to, path.unclosed);
    }
    if (paths.paths.length > 0) columns.endPart();
    columns.endFeature(west, south, east, north);
  }
}

function withoutElevations(geometry: GeometryColumns): GeometryColumns {
  const { z: _zeros, ...rest } = geometry;
  return rest;
}
