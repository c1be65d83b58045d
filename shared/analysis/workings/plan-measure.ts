import type { WorkingMeasure } from '../../model/workings.ts';

/** What the plan and the floor of one working say, before neighbours, pillars and quantities. */
export interface PlanMeasure extends Pick<WorkingMeasure, 'whole' | 'outside' | 'withinTolerance' | 'beyondTolerance' | 'beyondLimit' | 'belowLimitMetres' | 'aboveLimitMetres' | 'boundaryDistanceMetres'> {
  /** Planar, of ground outside or beyond a limit, counted once; 0 for a line. */
  readonly excessAreaSquareMetres: number;
}
