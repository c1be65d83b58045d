/** What every format offers. A new format is one folder and one line in `formats/list.ts` (see README.md there). */
import type { ElevationDatum } from '../model/elevation-datum.ts';
import type { ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import type { Note, Outcome, Problem } from '../base/news.ts';
import type { AttributeTable, GeometryColumns, LayerColumns } from '../geometry/columns.ts';
import type { CoordinateSystem, CoordinateSystemEvidence } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { EncodingEvidence, FieldDescriptor, FieldMapping, GeometryKind, LayerRole } from '../model/layer.ts';

export type FormatId = 'shapefile' | 'dbase' | 'geojson' | 'kml' | 'gpx' | 'parcel-text' | 'area-string' | 'survey-points' | 'csv' | 'xlsx' | 'flatgeobuf' | 'geopackage' | 'file-geodatabase' | 'mapinfo-interchange' | 'mapinfo-table' | 'dxf' | 'photos';

/** Files that together are one layer: for a shapefile .shp with its .dbf, .shx, .prj, .cpg. */
export interface FileSet {
  readonly format: FormatId;
  /** Name without extension, the layer's first name. */
  readonly name: string;
  /** Folder or zip the set was found in, '' at the top; shown to the user. */
  readonly container: string;
  /** By lower-case extension; the files of a folder that is one data set (file geodatabase) by lower-case name. */
  readonly parts: Readonly<Record<string, ByteSource>>;
  /** The folder, when the set is a folder that people see as one thing. */
  readonly folderName?: string;
  /** Which table or sheet, when the file holds several. */
  readonly layerName?: string;
  /** Only the features of this kind, when the file or the table mixes kinds. */
  readonly layerKind?: GeometryKind;
}

/** What was found in a drop: layers to be, and what was passed over and why. */
export interface FileSetListing {
  readonly sets: readonly FileSet[];
  readonly passedOver: readonly Problem[];
}

/** How a field was understood. */
export interface FieldMatch {
  readonly meaning: string;
  readonly field: string;
}

/** Everything a person must see before saying yes; nothing has been imported. */
export interface ImportPreview {
  /** Position in the listing; stable during one drop. */
  readonly index: number;
  readonly format: FormatId;
  readonly name: string;
  readonly container: string;
  readonly files: readonly string[];
  readonly missingParts: readonly string[];
  readonly geometryKind: GeometryKind;
  /** The file's own word for its shapes: `Polygon`, `PolygonZ`, `PolyLine` … */
  readonly shapeType: string;
  readonly featureCount: number;
  readonly extent: Extent;
  readonly fields: readonly FieldDescriptor[];
  /** The first 20 rows as text, in the chosen encoding. */
  readonly rows: readonly (readonly string[])[];
  readonly encoding: EncodingEvidence | null;
  readonly system: CoordinateSystemEvidence;
  readonly role: { readonly role: LayerRole; readonly reason: Note };
  readonly matches: readonly FieldMatch[];
  /** Outlines for the small map: up to some hundred simplified paths, flat east/north, in the file's own numbers. */
  readonly sketch: readonly (readonly number[])[];
  /** SHA-256 of the main file, when it was asked for: the same as {@link ReadLayer.sha256} will be. */
  readonly sha256?: string;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** What the person (or the command line) decided. */
export interface ImportChoices {
  readonly name: string;
  readonly role: LayerRole;
  /** Encoding label; null = as the evidence says. */
  readonly encoding: string | null;
  /** Declared by the file or by the person; null = not declared ("暂不声明"). */
  readonly system: CoordinateSystem | null;
  /** Whose declaration `system` is; absent where nobody knows. */
  readonly systemDeclaredBy?: 'file' | 'person';
  /** Zero of elevations as the file states it; absent: it states none. */
  readonly elevationDatum?: ElevationDatum;
  readonly mapping: FieldMapping;
  /** The numbers stand as (north, east): exchange them on reading. */
  readonly swapAxes: boolean;
  readonly vintage: string | null;
}

/** What reading gives: columns and the facts for the layer's record. */
export interface ReadLayer {
  readonly columns: LayerColumns;
  readonly encoding: EncodingEvidence | null;
  readonly sha256: string;
  /** 1-based rows that were left out; each has a Problem. */
  readonly skippedRows: readonly number[];
  /** 1-based row of the file behind each feature (a spreadsheet counts its head); absent: all rows but the skipped ones, in order. */
  readonly rows?: readonly number[];
}

/** Takes a layer piece by piece while its file is walked, so that nobody holds it whole: batches of shapes, then of attributes, at least one of each. */
export interface LayerSink {
  /** Some features in their order, with the 1-based row of each in the file; valid until the answer comes. */
  shapes(batch: GeometryColumns, rows: readonly number[]): Promise<void>;
  /** The attributes of some features in their order, as many in all as there were shapes; valid until the answer comes. */
  attributes(batch: AttributeTable): Promise<void>;
}

/** What a streamed layer leaves behind: everything of {@link ReadLayer} but the columns. */
export interface StreamedLayer extends Omit<ReadLayer, 'columns'> {
  readonly fields: readonly FieldDescriptor[];
}

export interface Format {
  readonly id: FormatId;
  /** The layers of a file that may hold several, each a set of its own; absent where a set is one layer always. */
  layers?(set: FileSet, job: Job): Promise<readonly FileSet[]>;
  inspect(set: FileSet, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>, job: Job): Promise<ImportPreview>;
  read(set: FileSet, choices: ImportChoices, job: Job): Promise<Outcome<ReadLayer>>;
  /** The same into a sink, for files that may be larger than memory; what the sink got counts only when this succeeds. */
  stream?(set: FileSet, choices: ImportChoices, sink: LayerSink, job: Job): Promise<Outcome<StreamedLayer>>;
}
