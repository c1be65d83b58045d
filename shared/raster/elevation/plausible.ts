/** Values that stand for "nothing here" though the file does not say so. */

/** No ground of the Earth lies outside; −9999, −32768 and 3.4e38 do, which programs write for missing values. */
const LOWEST_GROUND_METRES = -1_000;
const HIGHEST_GROUND_METRES = 9_000;

/** True for what can be a height of ground, metres. */
export function isGroundHeight(metres: number): boolean {
  return metres >= LOWEST_GROUND_METRES && metres <= HIGHEST_GROUND_METRES;
}
