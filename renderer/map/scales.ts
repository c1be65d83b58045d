/** Round map scales and the resolutions that belong to them. */

/** Metres of one CSS pixel: an inch has 96 of them. */
const PIXEL_METRES = 0.0254 / 96;

/** Scale denominators at which the wheel and the zoom buttons stop, close first. */
export const ROUND_DENOMINATORS = [
  100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 25_000, 35_000, 50_000, 75_000, 100_000, 150_000, 250_000, 500_000, 1_000_000, 2_500_000,
] as const;

/** Metres per CSS pixel at 1 : denominator. */
export function resolutionOf(denominator: number): number {
  return denominator * PIXEL_METRES;
}

/** The scale denominator at so many metres per CSS pixel. */
export function denominatorOf(resolution: number): number {
  return resolution / PIXEL_METRES;
}

/** The round scale `steps` closer (positive) or farther than the present one; a scale between two counts as just before the next. */
export function roundDenominator(present: number, steps: number): number {
  const tolerance = 1.001;
  const candidates: readonly number[] = steps > 0 ? ROUND_DENOMINATORS.filter((each) => each < present / tolerance).toReversed() : ROUND_DENOMINATORS.filter((each) => each > present * tolerance);
  return candidates[Math.min(Math.abs(steps), candidates.length) - 1] ?? present;
}

/** The closest round scale at which everything of this many metres per pixel is still seen. */
export function roundDenominatorShowing(resolution: number): number {
  return ROUND_DENOMINATORS.find((each) => each >= denominatorOf(resolution) * 0.999) ?? ROUND_DENOMINATORS.at(-1)!;
}
