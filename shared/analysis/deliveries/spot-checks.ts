/** 高程抽查: survey points of the traverse against the roadway drawn beside them, two numbers of one drawing that should agree. */
import type { Working } from '../../model/mine-drawing.ts';

export interface LevelMark {
  readonly name: string;
  readonly east: number;
  readonly north: number;
  readonly elevationMetres: number | null;
}

export interface SpotCheck {
  readonly name: string;
  /** Name of the roadway; '' when it has none. */
  readonly roadway: string;
  readonly markMetres: number;
  /** The roadway's line at the place nearest to the mark. */
  readonly lineMetres: number;
  /** Mark minus line. */
  readonly differenceMetres: number;
}

/** A mark belongs to a roadway that runs within this distance of it. */
const NEAR_METRES = 5;

/** Marks with an elevation beside a roadway with elevations, the largest difference first. */
export function spotChecks(marks: readonly LevelMark[], workings: readonly Working[]): readonly SpotCheck[] {
  const checks: SpotCheck[] = [];
  for (const { name, east, north, elevationMetres } of marks) {
    if (elevationMetres === null) continue;
    let [best, level, roadway] = [NEAR_METRES, Number.NaN, ''];
    for (const working of workings) {
      if (working.kind !== 'roadway' || working.shape.kind !== 'line' || !working.shape.elevations) continue;
      for (const [path, ring] of working.shape.paths.entries()) {
        const levels = working.shape.elevations[path]!;
        for (let i = 0; i + 3 < ring.length; i += 2) {
          const [ax, ay, dx, dy] = [ring[i]!, ring[i + 1]!, ring[i + 2]! - ring[i]!, ring[i + 3]! - ring[i + 1]!];
          const length = dx * dx + dy * dy;
          const share = length > 0 ? Math.min(1, Math.max(0, ((east - ax) * dx + (north - ay) * dy) / length)) : 0;
          const distance = Math.hypot(east - ax - share * dx, north - ay - share * dy);
          if (distance >= best) continue;
          [best, level, roadway] = [distance, levels[i / 2]! + share * (levels[i / 2 + 1]! - levels[i / 2]!), working.name];
        }
      }
    }
    if (!Number.isNaN(level)) checks.push({ name, roadway, markMetres: elevationMetres, lineMetres: level, differenceMetres: elevationMetres - level });
  }
  return checks.toSorted((a, b) => Math.abs(b.differenceMetres) - Math.abs(a.differenceMetres));
}
