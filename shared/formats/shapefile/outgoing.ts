/** Any layer as a shapefile: names, widths and kinds of values made to fit, everything that does not fit told before writing. */
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { writePrj } from '../../crs/prj.ts';
import { featuresBetween, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { needsMulti } from '../well-known-binary.ts';
import { fileStems, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import type { ShapefileContent } from './content.ts';
import { fittingFields, outgoingValueOf, type FittedField } from './fitting-fields.ts';
import { pointRows, type PointRows } from './point-rows.ts';
import { largestShapefilePart, shapefilePieces } from './write.ts';

export interface ShapefileOptions {
  readonly encoding: 'gbk' | 'utf-8';
}

/** The lengths in .shp and .dbf are 32-bit counts. */
const LARGEST_FILE_BYTES = 2 ** 31 - 1;
const NAMED_FIELDS = 8;

export function shapefileWriter(options: ShapefileOptions = { encoding: 'gbk' }): Writer {
  return {
    extension: 'shp',
    wantsDegrees: false,
    async losses(layers, job) {
      const notes: Note[] = [];
      for (const layer of layers) {
        const plan = await planOf(layer, options, job);
        if (plan.foreign !== null) stop('exchange.write-not-in-gbk', { layer: layer.name, character: plan.foreign }, { file: layer.name });
        notes.push(...plan.notes);
      }
      return notes;
    },
    // The file that was asked for comes first.
    fileNames: (stem, layers) => layers.flatMap((layer, position) => partsOfSet(layer).map((part) => `${fileStems(stem, layers)[position]!}.${part}`)).sort((a, b) => Number(b.endsWith('.shp')) - Number(a.endsWith('.shp'))),
    write: (stem, layers, job) => write(stem, layers, options, job),
  };
}

function partsOfSet({ columns, system }: OutgoingLayer): string[] {
  const hasShapes = columns.geometry.kind !== 'none';
  return [...(hasShapes ? ['shp'] : []), 'dbf', ...(hasShapes ? ['shx'] : []), ...(system && writePrj(system) !== '' ? ['prj'] : []), 'cpg'];
}

interface Plan {
  readonly fields: readonly FittedField[];
  readonly notes: readonly Note[];
  /** null: a row for every feature. */
  readonly rows: PointRows | null;
  /** A character of a name or a text that GBK has not: nothing is replaced in silence. */
  readonly foreign: string | null;
}

async function planOf({ name, columns, system }: OutgoingLayer, { encoding }: ShapefileOptions, job: Job): Promise<Plan> {
  const { geometry, attributes } = columns;
  const notes: Note[] = [];
  const say = (code: Note['code'], params: Note['params'] = {}): void => void notes.push({ code, params: { layer: name, ...params } });
  const { fields, foreign } = await fittingFields(attributes, encoding, job);
  const renamed = fields.filter((field) => field.name !== attributes.fields[field.source]!.name);
  if (renamed.length > 0) say('exchange.shp-renames-fields', { names: listed(renamed.map((field) => `${attributes.fields[field.source]!.name} → ${field.name}`)) });
  const cut = fields.filter((field) => field.isCut);
  if (cut.length > 0) say('exchange.shp-cuts-texts', { fields: listed(cut.map((field) => field.name)), width: cut[0]!.width });
  const rounded = fields.filter((field) => field.type === 'number' && field.decimals < attributes.fields[field.source]!.decimals);
  if (rounded.length > 0) say('exchange.shp-rounds-numbers', { fields: listed(rounded.map((field) => `${field.name} (${field.decimals})`)) });
  if (geometry.z?.some(Number.isNaN)) say('exchange.shp-missing-elevations');
  if (geometry.kind === 'none') say('exchange.shp-table-only');
  const several = geometry.kind === 'point' && needsMulti(geometry);
  if (several) say('exchange.shp-splits-multipoints');
  if (geometry.kind !== 'none' && !system) say('exchange.writes-without-system');
  else if (system && writePrj(system) === '') say('exchange.shp-without-prj', { system: system.name ?? system.id });
  return { fields, notes, rows: several ? pointRows(featuresBetween(geometry, 0, geometry.featureCount)) : null, foreign };
}

const listed = (names: readonly string[]): readonly string[] => [...names.slice(0, NAMED_FIELDS), ...(names.length > NAMED_FIELDS ? ['…'] : [])];

async function* write(stem: string, layers: readonly OutgoingLayer[], options: ShapefileOptions, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const stems = fileStems(stem, layers);
  for (const [position, layer] of layers.entries()) {
    const content = contentOf(layer, await planOf(layer, options, job), options);
    const largest = largestShapefilePart(content);
    if (largest > LARGEST_FILE_BYTES) stop('exchange.shp-too-large', { layer: layer.name, gigabytes: formatNumber(largest / 1024 ** 3, 1) });
    // The shapes, then the table.
    const turns = 2 * Math.ceil(content.rows.length / ROWS_PER_TURN) + 1;
    let turn = 0;
    for (const piece of shapefilePieces(content)) {
      if (piece) yield { name: `${stems[position]!}.${piece.extension}`, bytes: piece.bytes };
      else await takeTurn(job, layer.name, ++turn / turns);
    }
  }
}

function contentOf({ name, columns, system }: OutgoingLayer, { fields, rows }: Plan, { encoding }: ShapefileOptions): ShapefileContent {
  const { geometry, attributes } = columns;
  const length = rows ? rows.features.length : attributes.rowCount;
  function* values(): Generator<readonly (string | number | null)[], void, undefined> {
    for (let row = 0; row < length; row++) yield fields.map((field) => outgoingValueOf(attributes, rows ? rows.features[row]! : row, field, encoding));
  }
  return {
    name,
    kind: geometry.kind,
    features: rows ? rows.geometry : withElevations(geometry),
    fields,
    rows: { length, [Symbol.iterator]: values },
    system,
    encoding,
    cpg: true,
  };
}

/** Elevations that are numbers. */
function withElevations(geometry: OutgoingGeometry): OutgoingGeometry {
  if (!geometry.z?.some(Number.isNaN)) return geometry;
  return { ...geometry, z: geometry.z.map((value) => (Number.isNaN(value) ? 0 : value)) };
}
