/**
 * Drawings among the other formats: a layer each for the areas, lines and points of the whole drawing, with the
 * drawing's own layers in a field. Who wants chosen layers goes through `surveyDrawing` and `readDrawing`.
 */
import type { ByteSource } from '../../base/byte-source.ts';
import { partOfJob, type Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { judgeSystem } from '../../crs/guess.ts';
import { columnsExtent } from '../../geometry/columns.ts';
import type { GeometryKind } from '../../model/layer.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import type { DrawnKind } from './drawn-kind.ts';
import { readDrawing, USUAL_SAGITTA } from './read.ts';
import { surveyDrawing } from './survey.ts';
import type { DrawingSurvey } from './survey-contract.ts';

export const dxfFormat = gatheredFormat('dxf', gatherDrawing, layersOfDrawing);

/** A drawing is listed, looked at and read one after another; its survey need not be made three times. */
const surveys = new WeakMap<ByteSource, DrawingSurvey>();

/** The survey in this encoding (null: as the evidence says), from memory when the source has been surveyed before. */
export async function surveyOf(source: ByteSource, encoding: string | null, job: Job): Promise<DrawingSurvey> {
  const known = encoding === null ? surveys.get(source) : undefined;
  if (known) return known;
  const survey = await surveyDrawing(source, { encoding }, job);
  if (encoding === null) surveys.set(source, survey);
  return survey;
}

async function layersOfDrawing(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const { kinds } = await surveyOf(mainPart(set), null, job);
  return kinds.length === 0 ? [{ ...set, layerKind: 'none' }] : kinds.map((layerKind) => ({ ...set, layerKind }));
}

const COLUMNS = { line: 'lines', polygon: 'areas', point: 'points' } as const;

async function gatherDrawing(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const survey = await surveyOf(source, options.encoding, partOfJob(job, 0, 0.5));
  const kind = drawnKind(set.layerKind) ?? survey.kinds[0] ?? 'line';
  const choices = { layers: null, encoding: survey.encoding.evidence.chosen, sagitta: USUAL_SAGITTA, window: survey.window, swapAxes: options.swapAxes, kinds: [kind] };
  const { value, notes, problems } = await readDrawing(source, choices, partOfJob(job, 0.5, 1));
  const columns = value[COLUMNS[kind]];
  const extent = columnsExtent(columns.geometry);
  const news = new NewsCollector();
  news.notes.push(...notes);
  news.problems.push(...problems);
  if (survey.encoding.evidence.contradiction) news.notes.push(...survey.notes.filter((note) => note.code === 'formats.dxf-encoding-contradicted'));
  if (columns.geometry.featureCount === 0) news.note('formats.no-features', { file: source.name }, { file: source.name });
  return { columns, extent, shapeType: kind, encoding: survey.encoding.evidence, system: judgeSystem(null, extent, source.name), skippedRows: [], news };
}

function drawnKind(kind: GeometryKind | undefined): DrawnKind | undefined {
  return kind === 'none' ? undefined : kind;
}
