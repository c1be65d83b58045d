/** Limits of a body moved from one elevation datum into another. */
import { movedElevation } from '../crs/elevation.ts';
import type { MiningBody } from '../model/mining-right.ts';

/** The same body with its limits so many metres higher; a limit that is not stated stays so. */
export function movedBody<Body extends Pick<MiningBody, 'elevationTopMetres' | 'elevationBottomMetres'>>(body: Body, metres: number): Body {
  const moved = (limit: number | null): number | null => (limit === null ? null : movedElevation(limit, metres));
  return metres === 0 ? body : { ...body, elevationTopMetres: moved(body.elevationTopMetres), elevationBottomMetres: moved(body.elevationBottomMetres) };
}
