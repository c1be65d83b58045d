/** 地块坐标 TXT out, in the standard order of DOMAIN §2.7; what programs differ in is an option. */
import { encodeGbk } from '../../base/gbk.ts';
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { formatNumber, hectaresFromSquareMetres } from '../../base/units.ts';
import { planarAreaOfFeature } from '../../geometry/area.ts';
import { columnsExtent, type AttributeTable, type GeometryColumns } from '../../geometry/columns.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import { featuresInTurns, shapelessCount, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { fileStems, piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';

export interface ParcelTextOptions {
  /** X (north) before Y (east), as the trade writes it. */
  readonly northFirst: boolean;
  /** Before the number of a point: `J`, or nothing. */
  readonly pointPrefix: string;
  readonly decimals: number;
  /** The count in a parcel's head includes the closing points. */
  readonly countsClosingPoints: boolean;
  readonly oneFilePerParcel: boolean;
  readonly encoding: 'gbk' | 'utf-8';
  /** 数据产生单位, 数据产生日期 (`YYYY-MM-DD`); empty when nobody says. */
  readonly producer: string;
  readonly producedOn: string;
}

/** What a person chooses among the options; the rest follows from the export as a whole. */
export type ParcelTextChoices = Omit<ParcelTextOptions, 'encoding' | 'producedOn'>;

export const USUAL_PARCEL_TEXT: ParcelTextOptions = {
  northFirst: true,
  pointPrefix: 'J',
  decimals: 3,
  countsClosingPoints: true,
  oneFilePerParcel: false,
  encoding: 'gbk',
  producer: '',
  producedOn: '',
};

/** Fields of a parcel's head and the names under which layers carry them. */
const HEAD_FIELDS = {
  number: /^(地块编号|TBBH|图斑编号|DKBH|BSM)$/i,
  name: /^(地块名称|KSMC|矿山名称|DKMC|XMMC|项目名称|NAME|名称|MC)$/i,
  sheet: /^(图幅号|TFH)$/i,
  use: /^(地块用途|DKYT|DLMC|地类名称)$/i,
  landClass: /^(地类编码|DLBM)$/i,
} as const;

export function parcelTextWriter(options: ParcelTextOptions = USUAL_PARCEL_TEXT): Writer {
  return {
    extension: 'txt',
    wantsDegrees: false,
    losses: async (layers) => layers.flatMap((layer) => lossesOf(layer, options)),
    fileNames: (stem, layers) => layers.flatMap((layer, position) => namesOf(fileStems(stem, layers)[position]!, layer, options)),
    write: (stem, layers, job) => write(stem, layers, options, job),
  };
}

function lossesOf(layer: OutgoingLayer, options: ParcelTextOptions): Note[] {
  const { name, columns, system } = layer;
  const { geometry, attributes } = columns;
  if (geometry.kind !== 'polygon') stop('exchange.parcel-needs-areas', { layer: name });
  const notes: Note[] = [];
  if (!system) notes.push({ code: 'exchange.writes-without-system', params: { layer: name } });
  // Of several fields that may stand in one place the first does.
  const carried = new Set(Object.values(HEAD_FIELDS).map((names) => attributes.fields.findIndex((field) => names.test(field.name))));
  const lost = attributes.fields.filter((_field, position) => !carried.has(position)).map((field) => field.name);
  if (lost.length > 0) notes.push({ code: 'exchange.loses-fields', params: { layer: name, fields: lost } });
  if (geometry.z || geometry.m) notes.push({ code: 'exchange.loses-elevations', params: { layer: name } });
  const shapeless = shapelessCount(geometry);
  if (shapeless > 0) notes.push({ code: 'readers.leaves-out-shapeless', params: { layer: name, count: shapeless } });
  notes.push({ code: 'exchange.rounds-coordinates', params: { layer: name, decimals: decimalsOf(layer, options) } });
  return notes;
}

/** A degree is long: nine decimals of it are a tenth of a millimetre. */
const DEGREE_DECIMALS = 9;

/** Numbers that nobody has declared are taken for what costs nothing when it is wrong. */
function decimalsOf({ columns, system }: OutgoingLayer, { decimals }: ParcelTextOptions): number {
  return system?.kind === 'geographic' || (!system && mayBeDegrees(columns.geometry)) ? DEGREE_DECIMALS : decimals;
}

function mayBeDegrees(geometry: OutgoingGeometry): boolean {
  const extent = columnsExtent(geometry);
  return !isEmptyExtent(extent) && extent.every((side) => Math.abs(side) <= 360);
}

/** One file, or one for every feature with a shape. */
function namesOf(base: string, { columns: { geometry } }: OutgoingLayer, { oneFilePerParcel }: ParcelTextOptions): string[] {
  if (!oneFilePerParcel) return [`${base}.txt`];
  const names: string[] = [];
  for (let feature = 0; feature < geometry.featureCount; feature++) if (hasShape(geometry, feature)) names.push(`${base}_${names.length + 1}.txt`);
  return names;
}

const hasShape = ({ featureStart }: Pick<GeometryColumns, 'featureStart'>, feature: number): boolean => featureStart[feature] !== featureStart[feature + 1];

async function* write(stem: string, layers: readonly OutgoingLayer[], options: ParcelTextOptions, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const stems = fileStems(stem, layers);
  for (const [position, layer] of layers.entries()) {
    const { geometry } = layer.columns;
    const names = namesOf(stems[position]!, layer, options);
    const written = { ...options, decimals: decimalsOf(layer, options) };
    const head = description(layer.system, written);
    const newFile = (): TextPieces => {
      const text = new TextPieces((part) => encoded(part, layer, options));
      text.add(...withEnds(head));
      return text;
    };
    let parcels = 0;
    let pieces = newFile();
    for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
      for (let row = 0; row < features.featureCount; row++) {
        if (!hasShape(features, row)) continue;
        pieces.add(...withEnds(parcelLines(layer, features, row, first + row, written)));
        parcels++;
        if (!options.oneFilePerParcel) continue;
        yield* piecesOf(names[parcels - 1]!, pieces.finish());
        pieces = newFile();
      }
      if (!options.oneFilePerParcel) yield* piecesOf(names[0]!, pieces.take());
      await takeTurn(job, layer.name, first / geometry.featureCount);
    }
    if (!options.oneFilePerParcel) yield* piecesOf(names[0]!, pieces.finish());
  }
}

const withEnds = (lines: readonly string[]): string[] => lines.map((line) => `${line}\r\n`);

const DATUM_NAMES: Readonly<Record<string, string>> = { CGCS2000: '2000国家大地坐标系', XIAN1980: '80国家大地坐标系', BEIJING1954: '1954北京坐标系', NEWBEIJING: '新1954北京坐标系', WGS84: 'WGS84坐标系' };

function description(system: CoordinateSystem | null, options: ParcelTextOptions): string[] {
  const { producer, producedOn, decimals } = options;
  const projected = system?.kind === 'gauss-kruger';
  return [
    '[属性描述]',
    '格式版本号=1.01版本',
    `数据产生单位=${producer}`,
    `数据产生日期=${producedOn}`,
    `坐标系=${system ? (DATUM_NAMES[system.datum] ?? '') : ''}`,
    `几度分带=${projected ? (system.zoneWidthDegrees ?? '') : ''}`,
    `投影类型=${projected ? '高斯克吕格' : ''}`,
    `计量单位=${system ? (system.kind === 'geographic' ? '度' : '米') : ''}`,
    `带号=${projected ? zoneOf(system) : ''}`,
    `精度=${(10 ** -decimals).toFixed(decimals)}`,
    '转换参数=,,,,,,',
    '[地块坐标]',
  ];
}

function zoneOf({ zone, zoneWidthDegrees, centralMeridianDegrees }: CoordinateSystem): string {
  if (zone !== undefined) return String(zone);
  if (centralMeridianDegrees === undefined) return '';
  return String(zoneWidthDegrees === 6 ? (centralMeridianDegrees + 3) / 6 : centralMeridianDegrees / 3);
}

/** The lines of one parcel: its head and its points. The shape is row `row` of `geometry`, the values those of `feature`. */
function parcelLines({ columns: { attributes }, system }: OutgoingLayer, geometry: GeometryColumns, row: number, feature: number, options: ParcelTextOptions): string[] {
  const rings = partsOf(geometry, row).flatMap((paths) => paths.map((path, position) => ringFromNorthWest(geometry, path, position === 0)));
  const corners = rings.reduce((sum, ring) => sum + ring.length, 0);
  const area = system?.kind === 'gauss-kruger' ? formatNumber(hectaresFromSquareMetres(planarAreaOfFeature(geometry, row)), 4, false) : '';
  const field = (names: RegExp): string => headValue(attributes, feature, names);
  const head = [options.countsClosingPoints ? corners + rings.length : corners, area, field(HEAD_FIELDS.number) || feature + 1, field(HEAD_FIELDS.name), '面', field(HEAD_FIELDS.sheet), field(HEAD_FIELDS.use), field(HEAD_FIELDS.landClass), '@'];
  return [head.join(','), ...pointLines(geometry, rings, options)];
}

/** A comma would begin another field. */
function headValue(attributes: AttributeTable, row: number, names: RegExp): string {
  const field = attributes.fields.findIndex((each) => names.test(each.name));
  return field < 0 ? '' : attributes.text(row, field).replace(/[,，\r\n]+/g, ' ').replaceAll('@', ' ');
}

/** Vertices without the closing one, clockwise for outer rings, beginning at the corner nearest to the north-west of the ring's box. */
function ringFromNorthWest(geometry: GeometryColumns, path: number, isOuter: boolean): number[] {
  const vertices: number[] = [];
  visitVertices(geometry, path, isOuter, 'clockwise', (vertex) => vertices.push(vertex));
  vertices.pop();
  const { coordinates } = geometry;
  const west = vertices.reduce((least, vertex) => Math.min(least, coordinates[2 * vertex]!), Infinity);
  const north = vertices.reduce((most, vertex) => Math.max(most, coordinates[2 * vertex + 1]!), -Infinity);
  const away = (vertex: number): number => Math.hypot(coordinates[2 * vertex]! - west, coordinates[2 * vertex + 1]! - north);
  let first = 0;
  vertices.forEach((vertex, position) => {
    if (away(vertex) < away(vertices[first]!)) first = position;
  });
  return [...vertices.slice(first), ...vertices.slice(0, first)];
}

/** Numbers go on through all rings of a parcel; a ring closes with its first point and its first number. */
function pointLines({ coordinates }: GeometryColumns, rings: readonly (readonly number[])[], { northFirst, pointPrefix, decimals }: ParcelTextOptions): string[] {
  const lines: string[] = [];
  let number = 1;
  rings.forEach((ring, position) => {
    const firstNumber = number;
    const line = (vertex: number, pointNumber: number): string => {
      const [east, north] = [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!].map((value) => formatNumber(value, decimals, false)) as [string, string];
      return [`${pointPrefix}${pointNumber}`, position + 1, ...(northFirst ? [north, east] : [east, north])].join(',');
    };
    for (const vertex of ring) lines.push(line(vertex, number++));
    lines.push(line(ring[0]!, firstNumber));
  });
  return lines;
}

function encoded(text: string, { name }: OutgoingLayer, { encoding }: ParcelTextOptions): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const result = encodeGbk(text);
  if ('missing' in result) stop('exchange.write-not-in-gbk', { layer: name, character: result.missing });
  return result.bytes;
}
