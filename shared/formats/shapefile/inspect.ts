/** The preview of a shapefile set: everything a person must see before saying yes. */
import type { Job } from '../../base/job.ts';
import { judgeSystem } from '../../crs/guess.ts';
import type { FieldMapping, LayerRole } from '../../model/layer.ts';
import type { FileSet, ImportChoices, ImportPreview } from '../contract.ts';
import { checkContent, MOST_CHECKED_BYTES } from '../content-checks.ts';
import { mappingOf, matchFields, recogniseRole } from '../field-matching.ts';
import { FixedWidthTable, type FixedWidthColumn } from '../fixed-width-table.ts';
import { describeFields } from './dbf.ts';
import { SketchSink } from './sketch.ts';
import { openSet, surveySet, type OpenSet, type Survey } from './survey.ts';

const PREVIEW_ROWS = 20;
const PIECE_BYTES = 4 * 1024 * 1024;

/** Looks through the whole set (it is streamed) and stops only when no preview is possible; other faults stand in `problems`. */
export async function inspectShapefile(set: FileSet, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>, job: Job): Promise<ImportPreview> {
  const open = await openSet(set);
  const expectedFeatures = open.dbf?.header.declaredRows ?? open.index?.count ?? 0;
  const sketch = new SketchSink(open.header.type.kind, expectedFeatures);
  const options = { userEncoding: overrides.encoding ?? null, swapAxes: overrides.swapAxes ?? false, recordBytes: null, lookForCrossings: true };
  const survey = await surveySet(open, options, sketch, job);
  const columns = open.dbf && survey.encoding ? describeFields(open.dbf.header, survey.encoding.chosen, open.dbf.source.name, survey.news) : [];
  const fields = columns.map((column) => column.field);
  const rows = await readRows(open, survey, columns, PREVIEW_ROWS);
  const role = recogniseRole(set.name, fields, open.header.type.kind);
  const matches = matchFields(role.role, fields, rows.texts());
  await checkAllRows(open, survey, columns, role.role, mappingOf(matches));
  const extent = [sketch.west, sketch.south, sketch.east, sketch.north] as const;
  return {
    index,
    format: 'shapefile',
    name: set.name,
    container: set.container,
    files: filesOf(set),
    missingParts: open.missingParts,
    geometryKind: open.header.type.kind,
    shapeType: open.header.type.name,
    featureCount: survey.featureCount,
    extent,
    fields,
    rows: rows.texts(),
    encoding: survey.encoding,
    system: judgeSystem(open.prjText, extent, open.shp.name),
    role,
    matches,
    sketch: sketch.paths,
    notes: survey.news.notes,
    problems: survey.news.problems,
  };
}

/** File names, the .shp first. */
export function filesOf(set: FileSet): string[] {
  const { shp, ...others } = set.parts;
  return [...(shp ? [shp] : []), ...Object.values(others)].map((part) => part.name);
}

/** Some rows as they will be imported: the table and, per row of it, the 1-based row of the file. */
interface ChosenRows {
  readonly table: FixedWidthTable;
  readonly numbers: readonly number[];
  texts(): string[][];
}

/** The first `most` rows that are not left out, in the chosen encoding. */
async function readRows(open: OpenSet, survey: Survey, columns: readonly FixedWidthColumn[], most: number): Promise<ChosenRows> {
  const skipped = new Set(survey.skippedRows);
  const numbers: number[] = [];
  const pieces: Uint8Array[] = [];
  const recordBytes = open.dbf?.header.recordBytes ?? 1;
  const rowsPerPiece = Math.min(Math.max(1, most), Math.max(1, Math.floor(PIECE_BYTES / recordBytes)));
  const rowCount = open.dbf?.header.rowsOnDisk ?? 0;
  for (let first = 0; first < rowCount && numbers.length < most; first += rowsPerPiece) {
    const rows = Math.min(rowsPerPiece, rowCount - first);
    const bytes = await open.dbf!.source.read(open.dbf!.header.headerBytes + first * recordBytes, rows * recordBytes);
    for (let row = 0; row < rows && numbers.length < most; row++) {
      if (skipped.has(first + row + 1)) continue;
      numbers.push(first + row + 1);
      pieces.push(bytes.subarray(row * recordBytes, (row + 1) * recordBytes));
    }
  }
  const records = new Uint8Array(numbers.length * recordBytes);
  pieces.forEach((piece, position) => records.set(piece, position * recordBytes));
  const table = new FixedWidthTable({ rowCount: numbers.length, recordBytes, encoding: survey.encoding?.chosen ?? 'utf-8', columns }, records);
  return { table, numbers, texts: () => numbers.map((_, row) => table.fields.map((_field, field) => table.text(row, field))) };
}

/** Warnings about what stands in the fields, over all rows of a layer that is small enough. */
async function checkAllRows(open: OpenSet, survey: Survey, columns: readonly FixedWidthColumn[], role: LayerRole, mapping: FieldMapping): Promise<void> {
  if (role !== 'rights' || !open.dbf || open.dbf.header.rowsOnDisk * open.dbf.header.recordBytes > MOST_CHECKED_BYTES) return;
  const { table, numbers } = await readRows(open, survey, columns, open.dbf.header.rowsOnDisk);
  checkContent(role, table, mapping, numbers, open.shp.name, survey.news);
}
