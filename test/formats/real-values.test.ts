/**
 * Every vertex and every value of the real shapefiles and tables in the shared data beside what GDAL (3.6.2) reads from
 * them. GDAL takes no evidence from bytes: where nothing declares the encoding, it is told. What else differs is said at
 * the file.
 */
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourcesOf } from '../../electron/cli/node-byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { NewsCollector } from '../../shared/base/news.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { formatById } from '../../shared/formats/list.ts';
import { featureParts, type GeometryColumns, type LayerColumns } from '../../shared/geometry/columns.ts';
import { gdalFeatures, inFolder, withoutGdal, type GdalFeature } from '../helpers/gdal.ts';
import { readOf } from '../helpers/reading.ts';

const folder = decodeURIComponent(new URL('../../../shared/data/', import.meta.url).pathname);

interface Comparison {
  /** Below ../shared/data. */
  readonly path: string;
  readonly features: number;
  /** What GDAL opens, when it does not find it by itself, and its layer. */
  readonly gdalPath?: string;
  readonly layer?: string;
  readonly options?: readonly string[];
  /** Parts without which GDAL could not open the set; it makes them in a copy. */
  readonly copied?: readonly string[];
  /** The encoding that a person gives us. */
  readonly told?: string;
  /** Fields that GDAL calls otherwise: ours → its. */
  readonly names?: Readonly<Record<string, string>>;
}

const encoded = (encoding: string): readonly string[] => ['-oo', `ENCODING=${encoding}`];

const FILES: readonly Comparison[] = [
  { path: 'shapefile/blockgroups.shp', features: 663 },
  { path: 'shapefile/edit.shp', features: 663 },
  { path: 'shapefile/corrupt_too_long.shp', features: 10 },
  // Without .shx: GDAL has to write one first.
  { path: 'shapefile/latin1.shp', features: 1, copied: ['shp', 'dbf'], options: ['--config', 'SHAPE_RESTORE_SHX', 'YES', ...encoded('CP1252')] },
  { path: 'shapefile/blockgroups.zip', features: 663, gdalPath: '/vsizip/{path}' },
  { path: 'shapefile/blockgroups_multishapefile.zip', features: 663, gdalPath: '/vsizip/{path}', layer: 'blockgroups' },
  { path: 'shapefile/blockgroups_multishapefile.zip', features: 663, gdalPath: '/vsizip/{path}', layer: 'blockgroups2' },
  // The set lies in a folder of the zip, which GDAL has to be told.
  { path: 'shapefile/REL.zip', features: 1, gdalPath: '/vsizip/{path}/REL/releaseArea20090407.shp' },
  { path: 'dbf-encodings/cpg/big5.shp', features: 1 },
  { path: 'dbf-encodings/ldid/chinese.shp', features: 1 },
  { path: 'dbf-encodings/latin1.dbf', features: 1, options: encoded('CP1252') },
  // Fields of one name are numbered by both, with and without an underscore.
  { path: 'dbf-encodings/duplicate_fields.dbf', features: 5, names: { unemployed_2: 'unemployed2', not_in_lab_2: 'not_in_lab2' } },
  { path: 'dbf-encodings/utf8.dbf', features: 1, options: encoded('UTF-8') },
  { path: 'dbf-encodings/gbk.dbf', features: 1, options: encoded('CP936') },
  { path: 'dbf-encodings/gb2312.dbf', features: 1, options: encoded('CP936') },
  // A handful of characters that nothing declares: both are told.
  { path: 'dbf-encodings/big5.dbf', features: 1, options: encoded('CP950'), told: 'big5' },
  { path: 'dbf-encodings/shiftjis.dbf', features: 2, options: encoded('CP932'), told: 'shift_jis' },
  { path: 'dbf-encodings/eucjp.dbf', features: 2, options: encoded('EUC-JP'), told: 'euc-jp' },
];

async function ours({ path, layer, told }: Comparison): Promise<LayerColumns> {
  const { sets } = await listFileSets(await sourcesOf([folder + path], new NewsCollector()), quietJob());
  const set = sets.find(({ name }) => layer === undefined || name === layer)!;
  return (await readOf(formatById(set.format), set, { encoding: told ?? null })).value.columns;
}

async function gdals({ path, gdalPath, layer, options = [], copied }: Comparison): Promise<readonly GdalFeature[]> {
  if (!copied) return gdalFeatures(gdalPath?.replace('{path}', folder + path) ?? folder + path, layer, ...options);
  return inFolder((copy) => {
    for (const part of copied) copyFileSync((folder + path).replace(/\w+$/, part), join(copy, basename(path).replace(/\w+$/, part)));
    return gdalFeatures(join(copy, basename(path)), layer, ...options);
  });
}

/** Parts → paths → flat numbers, as GeoJSON nests them by kind. */
function partsOfGdal({ geometry }: GdalFeature): number[][][] {
  if (!geometry) return [];
  const flat = (path: unknown): number[] => (path as number[][]).flatMap(([east, north]) => [east!, north!]);
  const { type, coordinates } = geometry as { type: string; coordinates: never };
  switch (type) {
    case 'Point':
      return [[flat([coordinates])]];
    case 'LineString':
      return [[flat(coordinates)]];
    case 'MultiLineString':
      return [(coordinates as unknown[]).map(flat)];
    case 'Polygon':
      return [(coordinates as unknown[]).map(flat)];
    case 'MultiPolygon':
      return (coordinates as unknown[][]).map((part) => part.map(flat));
    default:
      throw new Error(type);
  }
}

const partsOfOurs = (geometry: GeometryColumns, feature: number): number[][][] => featureParts(geometry, feature).map((part) => part.map((path) => [...path]));

/** GDAL's GeoJSON has fifteen digits of a number, and twelve decimals. */
const sameNumber = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 + 1e-14 * Math.max(Math.abs(a), Math.abs(b));

describe.skipIf(withoutGdal).each(FILES)('$path $layer', (file) => {
  let [columns, features]: [LayerColumns, readonly GdalFeature[]] = [null!, []];
  beforeAll(async () => {
    [columns, features] = await Promise.all([ours(file), gdals(file)]);
  });

  test('the same vertices in the same order', () => sameVertices(columns, features, file));
  test('the same values in the same fields', () => sameValues(columns, features, file));
});

function sameVertices({ geometry }: LayerColumns, features: readonly GdalFeature[], file: Comparison): void {
  expect([geometry.featureCount, features.length]).toEqual([file.features, file.features]);
  let vertices = 0;
  for (const [row, feature] of features.entries()) {
    const [mine, theirs] = [partsOfOurs(geometry, row), partsOfGdal(feature)];
    expect(mine.map((part) => part.map((path) => path.length)), `row ${row}`).toEqual(theirs.map((part) => part.map((path) => path.length)));
    mine.flat(2).forEach((number, position) => {
      const other = theirs.flat(2)[position]!;
      if (!sameNumber(number, other)) expect.fail(`row ${row}, number ${position}: ${number} and ${other}`);
      vertices++;
    });
  }
  if (geometry.kind !== 'none') expect(vertices).toBe(geometry.coordinates.length);
}

function sameValues({ attributes }: LayerColumns, features: readonly GdalFeature[], file: Comparison): void {
  expect(features).toHaveLength(attributes.rowCount);
  for (const [row, { properties }] of features.entries()) {
    const theirs = Object.entries(properties);
    expect(attributes.fields.map(({ name }) => file.names?.[name] ?? name)).toEqual(theirs.map(([name]) => name));
    for (const [field, [name, value]] of theirs.entries()) {
      const { type } = attributes.fields[field]!;
      const mine = type === 'number' ? attributes.number(row, field) : attributes.text(row, field);
      if (value === null) expect([row, name, attributes.text(row, field)]).toEqual([row, name, '']);
      else if (typeof value === 'number') expect([row, name, sameNumber(Number(mine), value)]).toEqual([row, name, true]);
      else expect([row, name, mine]).toEqual([row, name, String(value)]);
    }
  }
}
