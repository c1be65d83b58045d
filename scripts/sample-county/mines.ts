/**
 * The sixty fictional mines of 青石县: what their licences say, where they lie, and what is wrong with them on
 * purpose. Everything that a run may find is planned here; the generator fails when the finished layers say
 * anything else.
 */
import { DISTANCE_INTENTS, DISTANCE_NEAR_MISSES } from './distance-intents.ts';
import type { Mine } from './mine.ts';
import { minesInOrder } from './mines-in-order.ts';
import { PLANNED_MINES } from './planned-mines.ts';

/** All mines with everything that is planned for them. */
export const MINES: readonly Mine[] = [...PLANNED_MINES, ...minesInOrder()].map((mine) => {
  const near = DISTANCE_INTENTS[mine.name];
  const missed = DISTANCE_NEAR_MISSES[mine.name];
  return {
    ...mine,
    ...(near && { intents: [...(mine.intents ?? []), ...near] }),
    ...(missed !== undefined && { nearMiss: mine.nearMiss === undefined ? missed : `${mine.nearMiss}；${missed}` }),
  };
});
