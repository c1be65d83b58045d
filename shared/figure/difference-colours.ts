/** Colours of cut and fill, parting at zero: brown-red for ground taken away, blue for ground put on; apart for the colour-blind too. */

/** From the deepest cut over nothing to the highest fill. */
export const DIFFERENCE_RAMP = ['#7F1D1D', '#C2410C', '#F4A582', '#F2EFE9', '#92C5DE', '#2F7EBC', '#083D7A'] as const;

const STOPS = DIFFERENCE_RAMP.map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]);

/** Red, green, blue of a difference; beyond ±`rangeMetres` the ends. Small differences keep away from the middle, so that they are seen. */
export function differenceColour(metres: number, rangeMetres: number): readonly [red: number, green: number, blue: number] {
  const share = Math.max(-1, Math.min(1, rangeMetres > 0 ? metres / rangeMetres : 0));
  const at = ((Math.sign(share) * (0.2 + 0.8 * Math.abs(share)) + 1) / 2) * (STOPS.length - 1);
  const step = Math.min(STOPS.length - 2, Math.floor(at));
  const [first, second] = [STOPS[step]!, STOPS[step + 1]!];
  const mix = (channel: 0 | 1 | 2): number => first[channel] + (second[channel] - first[channel]) * (at - step);
  return [mix(0), mix(1), mix(2)];
}
