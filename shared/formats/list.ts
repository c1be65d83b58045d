/** The formats this program reads; a new one is a line here. */
import { assert } from '../base/news.ts';
import { areaStringFormat } from './area-string/read.ts';
import type { Format, FormatId } from './contract.ts';
import { csvFormat } from './csv/read.ts';
import { fileGeodatabaseFormat } from './file-geodatabase/read.ts';
import { dbaseFormat } from './dbase/read.ts';
import { dxfFormat } from './dxf/format.ts';
import { flatgeobufFormat } from './flatgeobuf/read.ts';
import { geojsonFormat } from './geojson/read.ts';
import { geopackageFormat } from './geopackage/read.ts';
import { gpxFormat } from './gpx/read.ts';
import { kmlFormat } from './kml/read.ts';
import { mapinfoInterchangeFormat } from './mapinfo-interchange/read.ts';
import { mapinfoTableFormat } from './mapinfo-table/read.ts';
import { photosFormat } from './photos/read.ts';
import { parcelTextFormat } from './parcel-text/read.ts';
import { inspectShapefile } from './shapefile/inspect.ts';
import { readShapefile } from './shapefile/read.ts';
import { streamShapefile } from './shapefile/stream.ts';
import { surveyPointsFormat } from './survey-points/read.ts';
import { xlsxFormat } from './xlsx/read.ts';

export const FORMATS: readonly Format[] = [
  { id: 'shapefile', inspect: inspectShapefile, read: readShapefile, stream: streamShapefile },
  dbaseFormat,
  geojsonFormat,
  kmlFormat,
  gpxFormat,
  parcelTextFormat,
  areaStringFormat,
  surveyPointsFormat,
  csvFormat,
  xlsxFormat,
  flatgeobufFormat,
  dxfFormat,
  geopackageFormat,
  fileGeodatabaseFormat,
  mapinfoInterchangeFormat,
  mapinfoTableFormat,
  photosFormat,
];

/** The format of a file set. */
export function formatById(id: FormatId): Format {
  const format = FORMATS.find((each) => each.id === id);
  assert(format, `no format ${id}`);
  return format;
}
