/** Which format a file is: by its name, and by its content where a name says little (`.txt`, `.dat`, `.json`). */
import { extension, type ByteSource } from '../base/byte-source.ts';
import { looksLikeAreaStrings } from './area-string/read.ts';
import type { FormatId } from './contract.ts';
import { findDelimiter, parseDelimited } from './csv/parse.ts';
import { looksLikeParcelText } from './parcel-text/read.ts';
import { looksLikeSurveyPoints } from './survey-points/read.ts';
import { findHead } from './table/head.ts';
import { readBeginning } from './text-file.ts';

const BY_EXTENSION: Readonly<Record<string, FormatId>> = {
  geojson: 'geojson',
  geojsonl: 'geojson',
  geojsons: 'geojson',
  kml: 'kml',
  kmz: 'kml',
  ovkml: 'kml',
  ovkmz: 'kml',
  gpx: 'gpx',
  csv: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xlsx',
  et: 'xlsx',
  fgb: 'flatgeobuf',
  dxf: 'dxf',
  // Whether it is a DWG indeed, or a DXF under that name, its content says.
  dwg: 'dxf',
  gpkg: 'geopackage',
  tsv: 'csv',
};

/** Every extension that may be a format by itself, some only by their content. */
export const RECOGNISED_EXTENSIONS: readonly string[] = [...Object.keys(BY_EXTENSION), 'json', 'txt', 'dat'];

/** Beyond this a text is no coordinate text that somebody wrote by hand or exported for a parcel. */
const LARGEST_COORDINATE_TEXT = 32 * 1024 * 1024;
const BEGINNING_BYTES = 64 * 1024;

/** The format, or null for a file that this program does not read as a layer. */
export async function recogniseFormat(source: ByteSource): Promise<FormatId | null> {
  const kind = extension(source.name);
  const known = BY_EXTENSION[kind];
  if (known) return known;
  if (kind === 'json') return /"(FeatureCollection|Feature|coordinates|geometries|esriGeometry\w+|rings|Topology)"/.test(await readBeginning(source, BEGINNING_BYTES)) ? 'geojson' : null;
  if ((kind === 'txt' || kind === 'dat') && source.size <= LARGEST_COORDINATE_TEXT) return recogniseText(await readBeginning(source, source.size));
  return null;
}

function recogniseText(text: string): FormatId | null {
  if (text.includes('\0')) return null;
  if (looksLikeParcelText(text)) return 'parcel-text';
  if (looksLikeAreaStrings(text)) return 'area-string';
  if (looksLikeSurveyPoints(text)) return 'survey-points';
  const { position, wellKnownText, areaString } = findHead(parseDelimited(text, findDelimiter(text))).columns;
  return position !== null || wellKnownText !== null || areaString !== null ? 'csv' : null;
}
