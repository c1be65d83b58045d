/** Reads files made in a test through a format, as the program does: list, preview, read. */
import { memorySource, stem, extension, type ByteSource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { ProblemError, type Outcome, type Problem } from '../../shared/base/news.ts';
import type { FileSet, Format, ImportChoices, ImportPreview, ReadLayer } from '../../shared/formats/contract.ts';
import type { GeometryColumns, LayerColumns } from '../../shared/geometry/columns.ts';
import { featureParts } from '../../shared/geometry/columns.ts';

export const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** A set of files in memory, the first one the main one. */
export function setOf(format: Format, files: Readonly<Record<string, string | Uint8Array>>): FileSet {
  const sources: ByteSource[] = Object.entries(files).map(([name, content]) => memorySource(name, bytesOf(content)));
  return { format: format.id, name: stem(sources[0]!.name), container: '', parts: Object.fromEntries(sources.map((source) => [extension(source.name), source])) };
}

export async function layersOf(format: Format, set: FileSet): Promise<readonly FileSet[]> {
  return format.layers ? format.layers(set, quietJob()) : [set];
}

export const previewOf = (format: Format, set: FileSet, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>> = {}): Promise<ImportPreview> => format.inspect(set, 0, overrides, quietJob());

export const readOf = (format: Format, set: FileSet, choices: Partial<ImportChoices> = {}): Promise<Outcome<ReadLayer>> =>
  format.read(set, { name: set.name, role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null, ...choices }, quietJob());

/** The problem that stops `work`; fails when nothing stops it, or something that is no Problem. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof ProblemError) return fault.problem;
    throw fault;
  }
  throw new Error('nothing stopped it');
}

/** Every value of a table as text, row by row. */
export function rowsOf({ attributes }: LayerColumns): string[][] {
  return Array.from({ length: attributes.rowCount }, (_, row) => attributes.fields.map((_field, field) => attributes.text(row, field)));
}

/** Feature → parts → paths → flat numbers. */
export function shapesOf(geometry: GeometryColumns): number[][][][] {
  return Array.from({ length: geometry.featureCount }, (_, feature) => featureParts(geometry, feature).map((part) => part.map((ring) => [...ring])));
}
