import type { PlanScene } from '../../engine/plan-scene.ts';

/** The newest year of mining that the drawings write; 0 when none does. Colours count back from it. */
export function newestYearOf(scenes: readonly (PlanScene | null)[]): number {
  return Math.max(0, ...scenes.flatMap((scene) => scene?.workings.map(({ year }) => year ?? 0) ?? []));
}
