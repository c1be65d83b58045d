/**
 * Files in which points, lines and areas stand side by side (GeoJSON, KML, GPX, MIF): offered as a layer for each kind,
 * and gathered one kind at a time by the same walk.
 */
import type { MessageKey } from '../i18n/keys.ts';
import { partOfJob, type Job } from '../base/job.ts';
import type { GeometryKind } from '../model/layer.ts';
import { ColumnarTableBuilder, copyValue, type AttributeValue, type ColumnOptions } from './columnar-table-builder.ts';
import type { FileSet } from './contract.ts';
import { LayerGatherer, type ExpectedSize } from './layer-gatherer.ts';
import type { Nesting, PathCollector } from './path-collector.ts';

/** One feature as a format's walk meets it. */
export interface WalkedFeature {
  /** Kinds that its geometry holds; a collection may hold several, a feature without geometry none. */
  readonly kinds: readonly GeometryKind[];
  /** The file's own word for its shape. */
  readonly shapeType: string;
  /** Adds what it holds of one kind. */
  addPaths(paths: PathCollector, kind: GeometryKind): Nesting;
  /**
   * Values by name, or a function that sets them (formats whose columns are declared, and that have many rows) and
   * says false when they could not all be read. The function may look at a record that the next row overwrites: it is
   * called before the visit ends or never.
   */
  readonly attributes: Iterable<readonly [name: string, value: AttributeValue]> | ((table: ColumnarTableBuilder) => boolean);
  /** 0-based row of the file, where that is not simply the how-manyth feature it is. */
  readonly row?: number;
  /** Something to tell about a row that stays. */
  readonly oddity?: MessageKey;
  /** 0-based rows that cannot be read and make it unusable: they are told, and it is left out. */
  readonly faults?: readonly { readonly row: number; readonly code: MessageKey }[];
}

/** Goes through the whole file; a message key instead of a feature is one that cannot be read. */
export type FeatureWalk<Result> = (visit: (feature: WalkedFeature | MessageKey) => void, job: Job) => Promise<Result>;

/** Kinds in the order in which layers are offered; features without geometry go with the first kind that is there. */
const KINDS: readonly GeometryKind[] = ['polygon', 'line', 'point'];

/** A set for each kind in the file; one of kind `none` when nothing has a geometry. */
export async function splitByKind(set: FileSet, walk: FeatureWalk<unknown>, job: Job): Promise<readonly FileSet[]> {
  return (await kindsOfWalk(walk, job)).map((layerKind) => ({ ...set, layerKind }));
}

async function kindsOfWalk(walk: FeatureWalk<unknown>, job: Job): Promise<readonly GeometryKind[]> {
  const found = new Set<GeometryKind>();
  await walk((feature) => typeof feature !== 'string' && feature.kinds.forEach((kind) => found.add(kind)), job);
  const kinds = KINDS.filter((kind) => found.has(kind));
  return kinds.length === 0 ? ['none'] : kinds;
}

/** How the columns of a walk are kept. */
export interface WalkedColumns extends ColumnOptions {
  /** Names of columns that are texts, whatever their values look like. */
  readonly texts?: ReadonlySet<string>;
}

const AS_TEXT: ColumnOptions = { type: 'text' };

export interface GatheredKind<Result> {
  readonly gatherer: LayerGatherer;
  readonly result: Result;
  readonly shapeType: string;
  /** Features met, of whatever kind. */
  readonly rows: number;
}

/** Gathers the features of one kind; without `layerKind` the first kind that the file holds. */
export async function gatherKind<Result>(file: string, layerKind: GeometryKind | undefined, swapAxes: boolean, walk: FeatureWalk<Result>, options: WalkedColumns, job: Job, expected?: ExpectedSize): Promise<GatheredKind<Result>> {
  const kind = layerKind ?? (await kindsOfWalk(walk, partOfJob(job, 0, 0.4)))[0]!;
  const gatherer = new LayerGatherer(file, kind, swapAxes, expected);
  const shapeTypes = new Set<string>();
  const kinds = new Set<GeometryKind>();
  const withoutGeometry = new RowsWithoutGeometry(file);
  const add = (feature: WalkedFeature, row: number): void => {
    gatherer.paths.begin();
    const nesting = feature.kinds.includes(kind) ? feature.addPaths(gatherer.paths, kind) : 'as-given';
    if (!gatherer.endGeometry(row, nesting)) return;
    if (feature.oddity) gatherer.gather(row, feature.oddity);
    if (!setAttributes(gatherer.attributes, feature, options)) gatherer.gather(row, 'exchange.rows-attributes-damaged');
    gatherer.endRow();
  };
  let rows = 0;
  const result = await walk(
    (feature) => {
      const position = rows++;
      if (typeof feature === 'string') return gatherer.reject(position, feature);
      const row = feature.row ?? position;
      for (const each of feature.kinds) kinds.add(each);
      if (feature.kinds.length === 0) return kind === 'none' ? add(feature, row) : withoutGeometry.take(feature, row, options);
      if (!feature.kinds.includes(kind)) return;
      shapeTypes.add(feature.shapeType);
      if (feature.faults === undefined || feature.faults.length === 0) return add(feature, row);
      for (const fault of feature.faults) gatherer.reject(fault.row, fault.code);
    },
    partOfJob(job, layerKind ? 0 : 0.4, 1),
  );
  // Where no feature has a geometry at all, those without belong to the kind that was asked for.
  const first = KINDS.find((each) => kinds.has(each)) ?? kind;
  if (first === kind) withoutGeometry.addTo(gatherer);
  return { gatherer, result, shapeType: [...shapeTypes].join('/') || kind, rows };
}

/** False when the values could not all be read. */
function setAttributes(table: ColumnarTableBuilder, { attributes }: WalkedFeature, options: WalkedColumns): boolean {
  if (typeof attributes === 'function') return attributes(table);
  for (const [name, value] of attributes) table.set(table.column(name, options.texts?.has(name) ? AS_TEXT : options), value);
  return true;
}

/** Features without geometry, kept by their values until it is known whether they belong to the kind that is gathered. */
class RowsWithoutGeometry {
  private readonly rows: number[] = [];
  private readonly oddities: { readonly row: number; readonly code: MessageKey }[] = [];
  private readonly table: ColumnarTableBuilder;

  constructor(file: string) {
    this.table = new ColumnarTableBuilder(file);
  }

  take(feature: WalkedFeature, row: number, options: WalkedColumns): void {
    if (feature.oddity) this.oddities.push({ row, code: feature.oddity });
    if (!setAttributes(this.table, feature, options)) this.oddities.push({ row, code: 'exchange.rows-attributes-damaged' });
    this.table.endRow();
    this.rows.push(row);
  }

  /** Behind the rows that are there. */
  addTo(gatherer: LayerGatherer): void {
    if (this.rows.length === 0) return;
    const table = this.table.finish();
    const columns = this.table.columnOptions.map(({ name, options }) => gatherer.attributes.column(name, options));
    for (const [position, row] of this.rows.entries()) {
      gatherer.paths.begin();
      gatherer.endGeometry(row, 'as-given');
      columns.forEach((column, field) => copyValue(gatherer.attributes, column, table, position, field));
      gatherer.endRow();
    }
    for (const { row, code } of this.oddities) gatherer.gather(row, code);
  }
}
