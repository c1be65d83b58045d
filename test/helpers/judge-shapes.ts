/** A whole layer judged at once; the import does it batch by batch. */
import type { Job } from '../../shared/base/job.ts';
import type { NewsCollector } from '../../shared/base/news.ts';
import { ShapeJudge } from '../../shared/formats/judge-shapes.ts';
import type { GeometryColumns } from '../../shared/geometry/columns.ts';

/** The columns with their soundness, where they have one. `skippedRows` (1-based, ascending) are those of `file` that are not in the columns. */
export async function judgeShapes(geometry: GeometryColumns, file: string, skippedRows: readonly number[], news: NewsCollector, job: Job): Promise<GeometryColumns> {
  const judge = new ShapeJudge(file, news);
  const rowOf = (feature: number): number => skippedRows.reduce((row, skipped) => (skipped <= row ? row + 1 : row), feature + 1);
  const soundness = await judge.judge(geometry, rowOf, job);
  judge.finish();
  return soundness ? { ...geometry, soundness } : geometry;
}
