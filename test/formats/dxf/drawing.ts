/** Surveys and reads drawings made in a test. */
import { memorySource } from '../../../shared/base/byte-source.ts';
import { quietJob } from '../../../shared/base/job.ts';
import type { Outcome } from '../../../shared/base/news.ts';
import { readDrawing, type DrawingChoices, type ReadDrawing } from '../../../shared/formats/dxf/read.ts';
import { surveyDrawing } from '../../../shared/formats/dxf/survey.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import type { LayerColumns } from '../../../shared/geometry/columns.ts';
import { textDrawing, type DrawingParts, type Groups } from '../../helpers/dxf-builder.ts';

export const survey = (bytes: Uint8Array, encoding: string | null = null): Promise<DrawingSurvey> => surveyDrawing(memorySource('图.dxf', bytes), { encoding }, quietJob());

export async function read(bytes: Uint8Array, choices: Partial<DrawingChoices> = {}): Promise<Outcome<ReadDrawing>> {
  const { encoding, window } = await survey(bytes);
  return readDrawing(memorySource('图.dxf', bytes), { layers: null, encoding: encoding.evidence.chosen, sagitta: 0.001, window, swapAxes: false, ...choices }, quietJob());
}

/** Reads entities of an R2000 drawing. */
export async function draw(entities: readonly Groups[], parts: Partial<DrawingParts> = {}, choices: Partial<DrawingChoices> = {}): Promise<ReadDrawing> {
  return (await read(textDrawing({ ...parts, entities }), choices)).value;
}

/** Paths of all features as [x, y, z] vertices, rounded to a micrometre. */
export function vertices({ geometry }: LayerColumns): number[][][] {
  const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
  return Array.from({ length: geometry.pathStart.length - 1 }, (_, path) =>
    Array.from({ length: geometry.pathStart[path + 1]! - geometry.pathStart[path]! }, (_vertex, i) => {
      const vertex = geometry.pathStart[path]! + i;
      return [round(geometry.coordinates[2 * vertex]!), round(geometry.coordinates[2 * vertex + 1]!), round(geometry.z?.[vertex] ?? 0)];
    }),
  );
}

/** One field of all rows. */
export function field({ attributes }: LayerColumns, name: string): string[] {
  const position = attributes.fields.findIndex((each) => each.name === name);
  return Array.from({ length: attributes.rowCount }, (_, row) => attributes.text(row, position));
}
