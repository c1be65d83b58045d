/** 采厚 and 体重 as a person stated them: for single bodies, else for all. */
import type { BodyParameters, WorkingMeasure, WorkingsParameters } from '../../model/workings.ts';

type Stated = 'thicknessMetres' | 'densityTonnesPerCubicMetre';

/**
 * What holds for a working measured against bodies of these names (null: a body without one); null when nothing was
 * stated, or when it may lie in any of several bodies that differ: then nobody knows which.
 */
export function statedFor(what: Stated, bodyNames: readonly (string | null)[], parameters: Pick<WorkingsParameters, Stated | 'bodies'>): number | null {
  const forAll = parameters[what] ?? null;
  const values = new Set(bodyNames.map((name) => parameters.bodies?.find(({ body }: BodyParameters) => body === name)?.[what] ?? forAll));
  return values.size === 1 ? [...values][0]! : values.size === 0 ? forAll : null;
}

/** 体重 of a measured working; null for no working: as stated for all. Runs of versions that knew none per body have the one for all. */
export function densityOf(measure: Pick<WorkingMeasure, 'densityTonnesPerCubicMetre'> | null, { densityTonnesPerCubicMetre = null }: Pick<WorkingsParameters, 'densityTonnesPerCubicMetre'>): number | null {
  return measure?.densityTonnesPerCubicMetre === undefined ? densityTonnesPerCubicMetre : measure.densityTonnesPerCubicMetre;
}
