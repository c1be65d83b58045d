/** The formats this program writes; a new one is a line here. */
import { csvWriter } from './csv/write.ts';
import { dxfWriter } from './dxf/write.ts';
import { flatgeobufWriter } from './flatgeobuf/write.ts';
import { geojsonWriter } from './geojson/write.ts';
import { geopackageWriter } from './geopackage/write.ts';
import { kmlWriter } from './kml/write.ts';
import { parcelTextWriter, USUAL_PARCEL_TEXT, type ParcelTextChoices } from './parcel-text/write.ts';
import { shapefileWriter } from './shapefile/outgoing.ts';
import type { Writer } from './writing.ts';
import { xlsxWriter } from './xlsx/write.ts';

export interface WriterChoices {
  /** Of formats that programs here expect in GBK (shapefile, coordinate text). */
  readonly encoding: 'gbk' | 'utf-8';
  /** 数据产生日期 of a coordinate text, `YYYY-MM-DD`. */
  readonly producedOn: string;
  /** How a coordinate text is written; as usual when absent. */
  readonly parcelText?: ParcelTextChoices;
}

/** Extensions that can be written. */
export const WRITTEN_EXTENSIONS = ['shp', 'gpkg', 'geojson', 'kml', 'fgb', 'txt', 'csv', 'xlsx', 'dxf'] as const;
export type WrittenExtension = (typeof WRITTEN_EXTENSIONS)[number];

/** Formats that people want in GBK or in UTF-8. */
export function hasEncodingChoice(extension: WrittenExtension): boolean {
  return extension === 'shp' || extension === 'txt';
}

/** Formats that hold degrees only. */
export function wantsDegrees(extension: WrittenExtension): boolean {
  return writerFor(extension, { encoding: 'utf-8', producedOn: '' })!.wantsDegrees;
}

/** The writer for an extension, or null when there is none. */
export function writerFor(extension: string, { encoding, producedOn, parcelText }: WriterChoices): Writer | null {
  switch (extension as WrittenExtension) {
    case 'shp':
      return shapefileWriter({ encoding });
    case 'txt':
      return parcelTextWriter({ ...USUAL_PARCEL_TEXT, ...parcelText, encoding, producedOn });
    case 'gpkg':
      return geopackageWriter;
    case 'geojson':
      return geojsonWriter;
    case 'kml':
      return kmlWriter;
    case 'fgb':
      return flatgeobufWriter;
    case 'csv':
      return csvWriter;
    case 'xlsx':
      return xlsxWriter;
    case 'dxf':
      return dxfWriter();
    default:
      return null;
  }
}
