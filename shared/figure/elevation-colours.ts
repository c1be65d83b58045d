/** A ramp for elevations, low to high, readable in grey: dark blue over green to light yellow. */
const RAMP = ['#2D2F73', '#2F6690', '#2A9D8F', '#7CB518', '#F2C14E'] as const;

/** Colour of an elevation inside [lowest, highest], both metres; a range of no width gives its middle. */
export function elevationColour(elevation: number, [lowest, highest]: readonly [number, number]): string {
  const share = highest > lowest ? Math.min(1, Math.max(0, (elevation - lowest) / (highest - lowest))) : 0.5;
  const at = share * (RAMP.length - 1);
  const step = Math.min(RAMP.length - 2, Math.floor(at));
  return mixed(RAMP[step]!, RAMP[step + 1]!, at - step);
}

/** The ramp's colours for a legend, low to high. */
export const ELEVATION_RAMP: readonly string[] = RAMP;

function mixed(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(channel(first, at) + (channel(second, at) - channel(first, at)) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
