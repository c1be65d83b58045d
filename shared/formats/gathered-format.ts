/**
 * A format from one function that walks a file into columns. Preview and import are the same walk, so both say the
 * same; the preview keeps nothing of it but what a person must see.
 */
import type { ByteSource } from '../base/byte-source.ts';
import { partOfJob, type Job } from '../base/job.ts';
import { assert, ProblemError, type NewsCollector } from '../base/news.ts';
import { sha256OfSource } from '../base/sha256.ts';
import type { LayerColumns } from '../geometry/columns.ts';
import type { CoordinateSystemEvidence } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { EncodingEvidence } from '../model/layer.ts';
import type { FileSet, Format, FormatId, ImportChoices, ReadLayer } from './contract.ts';
import { matchFields, recogniseRole } from './field-matching.ts';
import { tellRivalEncoding } from './shapefile/encoding-news.ts';
import { sketchOf } from './sketch-of-columns.ts';

export interface GatherOptions {
  /** An encoding's name as a person chose it; null = as the evidence says. */
  readonly encoding: string | null;
  /** The person says that the two numbers stand the other way round than the reader would take them. */
  readonly swapAxes: boolean;
}

/** A whole layer with everything that is to be told about it. */
export interface GatheredLayer {
  readonly columns: LayerColumns;
  readonly extent: Extent;
  /** The file's own word for its shapes. */
  readonly shapeType: string;
  readonly encoding: EncodingEvidence | null;
  readonly system: CoordinateSystemEvidence;
  /** 1-based rows that were left out. */
  readonly skippedRows: readonly number[];
  /** As {@link ReadLayer} has it. */
  readonly rows?: ReadLayer['rows'];
  readonly news: NewsCollector;
}

/** Walks the set's layer; stops with a Problem when nothing can be read. */
export type Gather = (set: FileSet, options: GatherOptions, job: Job) => Promise<GatheredLayer>;

const PREVIEW_ROWS = 20;
/** A table without shapes has none, and nothing is to be said about it. */
export const NO_SYSTEM: CoordinateSystemEvidence = { declared: null, candidates: [], axesLookSwapped: false, notes: [] };

/** The format; `layers` splits a file that holds several layers into a set for each. */
export function gatheredFormat(id: FormatId, gatherBare: Gather, layers?: Format['layers']): Format {
  const gather: Gather = async (set, options, job) => {
    const layer = await gatherBare(set, options, job);
    if (layer.encoding) tellRivalEncoding(layer.encoding, mainPart(set).name, layer.news);
    return layer;
  };
  return {
    id,
    ...(layers && { layers }),
    async inspect(set, index, overrides, job) {
      const layer = await gather(set, optionsOf(overrides), job);
      const { geometry, attributes } = layer.columns;
      const rows = Array.from({ length: Math.min(PREVIEW_ROWS, attributes.rowCount) }, (_, row) => attributes.fields.map((_field, field) => attributes.text(row, field)));
      const role = recogniseRole(set.name, attributes.fields, geometry.kind);
      return {
        index,
        format: id,
        name: set.name,
        container: set.container,
        files: fileNamesOf(set),
        missingParts: [],
        geometryKind: geometry.kind,
        shapeType: layer.shapeType,
        featureCount: geometry.featureCount,
        extent: layer.extent,
        fields: attributes.fields,
        rows,
        encoding: layer.encoding,
        system: geometry.kind === 'none' ? NO_SYSTEM : layer.system,
        role,
        matches: matchFields(role.role, attributes.fields, rows),
        sketch: sketchOf(geometry),
        notes: layer.news.notes,
        problems: layer.news.problems,
      };
    },
    async read(set, choices, job) {
      const sha256 = await sha256OfSource(mainPart(set), partOfJob(job, 0, 0.2));
      const layer = await gather(set, optionsOf(choices), partOfJob(job, 0.2, 1));
      const blocking = layer.news.problems.find((problem) => problem.severity === 'blocking');
      if (blocking) throw new ProblemError(blocking);
      return layer.news.outcome({ columns: layer.columns, encoding: layer.encoding, sha256, skippedRows: layer.skippedRows, ...(layer.rows && { rows: layer.rows }) });
    },
  };
}

function optionsOf(choices: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>): GatherOptions {
  return { encoding: choices.encoding ?? null, swapAxes: choices.swapAxes ?? false };
}

/** The file that a person would name: the first of the set's parts. */
export function mainPart(set: FileSet): ByteSource {
  const main = Object.values(set.parts)[0];
  assert(main, 'a set without files');
  return main;
}

/** What a person sees as the set's files; a file geodatabase is one thing, however many files lie in its folder. */
export function fileNamesOf(set: FileSet): string[] {
  return set.folderName === undefined ? Object.values(set.parts).map((part) => part.name) : [set.folderName];
}
