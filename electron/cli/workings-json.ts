/** What `workings --json` says. */
import { describeSystem } from '../../shared/crs/systems.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { MineWorkings, PeriodComparison, WorkingMeasure } from '../../shared/model/workings.ts';
import type { WorkingsArguments } from './workings-arguments.ts';
import type { CheckedDrawing } from './workings-job.ts';

/** Who said what about the drawing. */
export function drawingFacts({ run, drawing, roles, encoding }: CheckedDrawing, translate: Translate): object {
  return {
    drawing: { file: run.input.file, sha256: run.input.sha256, encoding, layers: Object.fromEntries(roles), workings: drawing.workings.length },
    system: { id: run.system.id, name: describeSystem(run.system, translate) },
    elevation: { drawingDatum: run.input.elevationDatum, difference: run.elevationDifference },
    ellipsoidalEdges: run.ellipsoidalEdges,
  };
}

export function parametersAsJson({ parameters, gapMetres }: WorkingsArguments): object {
  return { ...parameters, gapMetres };
}

/** One mine; workings inside their licence are only counted. */
export function mineAsJson(mine: MineWorkings): object {
  const { rightId, workings, ...sums } = mine;
  return { id: rightId, ...sums, workingCount: workings.length, workings: workings.filter(({ band, neighbours }) => band !== 'inside' || neighbours.length > 0).map(workingAsJson) };
}

function workingAsJson({ outside: { parts, paths, ...figures }, beyondLimit: { parts: lowParts, paths: lowPaths, ...beyond }, position: _position, ...measure }: WorkingMeasure): object {
  const plain = (areas: typeof parts): number[][][] => areas.map((part) => part.map((ring) => Array.from(ring)));
  const lines = (all: typeof paths): number[][] => all.map((path) => Array.from(path));
  return { ...measure, outside: { ...figures, shape: plain(parts), paths: lines(paths) }, beyondLimit: { ...beyond, shape: plain(lowParts), paths: lines(lowPaths) } };
}

/** A comparison with the last period; shapes as plain numbers. */
export function comparisonAsJson({ added, discrepancies, ...comparison }: PeriodComparison): object {
  return { ...comparison, added: withShape(added), discrepancies: discrepancies.map(withShape) };
}

function withShape<Figures extends Pick<PeriodComparison['added'], 'parts' | 'paths'>>({ parts, paths, ...figures }: Figures): object {
  return { ...figures, shape: parts.map((part) => part.map((ring) => Array.from(ring))), paths: paths.map((path) => Array.from(path)) };
}
