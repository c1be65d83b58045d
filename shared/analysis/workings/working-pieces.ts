/** The ground and stretches behind a finding about workings, for map and figure. */
import { GeometryBuilder, type GeometryColumns } from '../../geometry/columns.ts';
import { intersect } from '../../geometry/clip.ts';
import type { Finding } from '../../model/finding.ts';
import type { AreaParts, Ring } from '../../model/mine-drawing.ts';
import type { WorkingsRun } from '../../model/workings.ts';
import type { LicensedMine } from './licensed-mines.ts';

export interface WorkingPieces {
  readonly areas: GeometryColumns;
  readonly lines: GeometryColumns;
}

/** In `run.system`; empty when the run has no such finding. `mines` are needed for ground in another right only. */
export function workingPieces({ code, rightId, evidence }: Finding, run: WorkingsRun, mines: readonly LicensedMine[] = []): WorkingPieces {
  const areas = new GeometryBuilder('polygon');
  const lines = new GeometryBuilder('line');
  if (evidence.kind === 'working') {
    const mine = run.mines.find((one) => one.rightId === rightId);
    const other = mines.find(({ right }) => right.id === evidence.otherRightId);
    for (const { key, planBand, elevationBand, outside, beyondLimit, neighbours } of mine?.workings ?? []) {
      if (code === 'F04') {
        if (planBand !== 'outside' || !neighbours.some((neighbour) => neighbour.rightId === evidence.otherRightId)) continue;
        addAreas(areas, other ? intersect(outside.parts, other.parts) : outside.parts);
        addLines(lines, outside.paths);
      } else if (key === evidence.workingKey && (code === 'F02' ? planBand : elevationBand) === 'outside') {
        const part = code === 'F02' ? outside : beyondLimit;
        addAreas(areas, part.parts);
        addLines(lines, part.paths);
      }
    }
  }
  return { areas: areas.finish(), lines: lines.finish() };
}

function addAreas(builder: GeometryBuilder, parts: AreaParts): void {
  for (const part of parts) {
    for (const ring of part) builder.path(ring);
    builder.endPart();
    builder.endFeature();
  }
}

function addLines(builder: GeometryBuilder, paths: readonly Ring[]): void {
  for (const path of paths) {
    builder.path(path);
    builder.endPart();
    builder.endFeature();
  }
}
