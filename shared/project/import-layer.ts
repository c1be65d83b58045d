/** A file set becomes a layer of the store: read, every ring judged and measured, its files written, its record made. */
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../analysis/defaults.ts';
import { partOfJob, type Job } from '../base/job.ts';
import { assert, NewsCollector, type Outcome } from '../base/news.ts';
import type { FileSet, ImportChoices, LayerSink, StreamedLayer } from '../formats/contract.ts';
import { fileNamesOf, mainPart } from '../formats/gathered-format.ts';
import { ShapeJudge } from '../formats/judge-shapes.ts';
import { formatById } from '../formats/list.ts';
import { measureFeatures } from '../geometry/feature-areas.ts';
import type { LayerRecord } from '../model/layer.ts';
import { LayerWriter, type LayerFolder } from './layer-writer.ts';

/**
 * Writes the layer into `folder` and gives its record, which becomes part of the workspace only when the caller keeps
 * it. Shapefiles are streamed; other formats lie in memory meanwhile. When it stops, what lies in the folder is no layer.
 */
export async function importLayer(set: FileSet, choices: ImportChoices, layerId: string, sample: boolean, folder: LayerFolder, job: Job): Promise<LayerRecord> {
  const main = mainPart(set);
  const classField = choices.mapping[choices.role === 'rights' ? 'licenceNumber' : 'class'];
  const judged = new NewsCollector();
  const judge = new ShapeJudge(main.name, judged);
  const quiet: Job = { ...job, report: () => {} };
  const written: { writer?: LayerWriter } = {};
  const sink: LayerSink = {
    async shapes(batch, rows) {
      const writer = (written.writer ??= new LayerWriter(layerId, batch.kind, classField, folder));
      const soundness = await judge.judge(batch, (feature) => rows[feature]!, quiet);
      await writer.addShapes(soundness ? await measureFeatures({ ...batch, soundness }, choices.system, DEFAULT_ELLIPSOIDAL_EDGES, quiet) : batch);
    },
    async attributes(batch) {
      assert(written.writer, 'shapes come before attributes');
      await written.writer.addAttributes(batch);
    },
  };
  try {
    const { value, notes, problems } = await stream(set, choices, sink, partOfJob(job, 0, 0.95));
    judge.finish();
    job.report({ stage: 'project.stage-import-columns', params: { layer: choices.name }, fraction: 0.95 });
    await job.pause();
    assert(written.writer, 'a layer has come');
    const { manifest, vertexCount, extent } = await written.writer.finish();
    return {
      id: layerId,
      name: choices.name,
      role: choices.role,
      geometryKind: manifest.kind,
      featureCount: manifest.featureCount,
      vertexCount,
      system: choices.system,
      ...(choices.system && choices.systemDeclaredBy && { systemDeclaredBy: choices.systemDeclaredBy, ...(choices.systemDeclaredBy === 'person' && { systemDeclaredAt: new Date().toISOString() }) }),
      ...(choices.elevationDatum && { elevationDatum: choices.elevationDatum }),
      extent,
      fields: value.fields,
      mapping: choices.mapping,
      encoding: value.encoding,
      source: {
        files: fileNamesOf(set),
        sha256: value.sha256,
        modified: main.modified === undefined ? null : new Date(main.modified).toISOString(),
        importedAt: new Date().toISOString(),
      },
      vintage: choices.vintage,
      sample,
      notes,
      problems: [...problems, ...judged.problems],
    };
  } finally {
    written.writer?.close();
  }
}

/** A format that cannot stream reads everything and hands it on at once. */
async function stream(set: FileSet, choices: ImportChoices, sink: LayerSink, job: Job): Promise<Outcome<StreamedLayer>> {
  const format = formatById(set.format);
  if (format.stream) return format.stream(set, choices, sink, job);
  const { value, notes, problems } = await format.read(set, choices, partOfJob(job, 0, 0.9));
  const { geometry, attributes } = value.columns;
  await sink.shapes(geometry, value.rows ?? rowsBut(value.skippedRows, geometry.featureCount));
  await sink.attributes(attributes);
  return { value: { fields: attributes.fields, encoding: value.encoding, sha256: value.sha256, skippedRows: value.skippedRows }, notes, problems };
}

/** 1-based rows in order without those left out. */
function rowsBut(skippedRows: readonly number[], count: number): number[] {
  const skipped = new Set(skippedRows);
  const rows: number[] = [];
  for (let row = 1; rows.length < count; row++) if (!skipped.has(row)) rows.push(row);
  return rows;
}
