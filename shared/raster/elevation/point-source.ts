/** Points with heights out of a text or a drawing, read as often as they are needed and never held. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import type { Problem } from '../../base/news.ts';
import { surveyOf } from '../../formats/dxf/format.ts';
import { DRAWN_FIELDS } from '../../formats/dxf/drawn-columns.ts';
import { readDrawing, USUAL_SAGITTA } from '../../formats/dxf/read.ts';
import type { LayerColumns } from '../../geometry/columns.ts';
import { eachPointLine, layoutOf } from './point-lines.ts';

/** Gives every point in the order of the file, and how many lines were no points. */
export interface PointSource {
  readonly file: string;
  /** What of the file was not read before its points were handed on. */
  readonly problems: readonly Problem[];
  /** What the file says about the zero of heights, in its own words; null: nothing. */
  readonly datumWords: string | null;
  each(job: Job, take: (first: number, second: number, height: number) => void): Promise<number>;
}

export async function pointsOfText(source: ByteSource): Promise<PointSource> {
  const layout = await layoutOf(source);
  return { file: source.name, problems: [], datumWords: layout.datumWords ?? null, each: (job, take) => eachPointLine(source, layout, job, take) };
}

const TYPE = DRAWN_FIELDS.indexOf('type');
/** A word stands beside its point, not on it. */
const WORDS = new Set(['TEXT', 'MTEXT', 'ATTRIB']);

/** Points, blocks of spot heights and vertices of contours that have a height; what lies at zero has none. */
export async function pointsOfDrawing(source: ByteSource, job: Job): Promise<PointSource> {
  const survey = await surveyOf(source, null, job);
  const { value, problems } = await readDrawing(source, { layers: null, encoding: survey.encoding.evidence.chosen, sagitta: USUAL_SAGITTA, window: survey.window, swapAxes: false, kinds: ['point', 'line'] }, job);
  return {
    file: source.name,
    problems: problems.filter(({ severity }) => severity !== 'minor'),
    datumWords: null,
    async each(_job, take) {
      for (const columns of [value.points, value.lines]) eachVertex(columns, take);
      return 0;
    },
  };
}

function eachVertex({ geometry, attributes }: LayerColumns, take: (first: number, second: number, height: number) => void): void {
  const { coordinates, pathStart, partStart, featureStart, z } = geometry;
  if (!z) return;
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    if (WORDS.has(attributes.text(feature, TYPE))) continue;
    const [from, to] = [pathStart[partStart[featureStart[feature]!]!]!, pathStart[partStart[featureStart[feature + 1]!]!]!];
    for (let vertex = from; vertex < to; vertex++) {
      const height = z[vertex]!;
      if (Number.isFinite(height) && height !== 0) take(coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!, height);
    }
  }
}
