/** The look of what came out of a drawing with its own layers: each in its own colour, told by its own name. */
import { symbolByKey, type MapSymbol } from './symbols.ts';

/** What the key of every such symbol begins with. */
export const DRAWN_KEY = 'other.drawn ';

const known = new Map<string, MapSymbol>();

/** The symbol of a drawing's layer in a colour (`#RRGGBB`; anything else: the usual grey). Its key sorts by the layer's name and is the same for every shape, so that a legend has it once. */
export function drawnLayerSymbol(layer: string, colour: string, shape: MapSymbol['shape'] = 'area'): MapSymbol {
  const key = `${DRAWN_KEY}${layer} ${colour}`;
  const kept = `${key} ${shape}`;
  let symbol = known.get(kept);
  if (!symbol) {
    const usual = symbolByKey('other');
    const { fill: _fill, hatch: _hatch, ...line } = usual;
    symbol = { ...line, key, shape, name: layer, line: { ...usual.line, ...(isColour(colour) && { colour: { light: onPaper(colour), dark: onScreen(colour) } }) } };
    known.set(kept, symbol);
  }
  return symbol;
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** Relative luminance above which a line cannot be read on white (3:1), and below which not on the dark screen. */
const [BRIGHTEST, DARKEST] = [0.3, 0.12];

/** Drawings are made for a black ground: what is white there is black on paper, what is too bright is darkened in its own hue. */
function onPaper(colour: string): string {
  const channels = channelsOf(colour);
  if (isGrey(channels) && luminance(channels) > BRIGHTEST) return '#222222';
  return scaledTo(channels, (value) => value <= BRIGHTEST);
}

function onScreen(colour: string): string {
  const channels = channelsOf(colour);
  if (luminance(channels) >= DARKEST) return colour;
  return isGrey(channels) ? '#C8CED6' : hex(channels.map((value) => value + (255 - value) * 0.45));
}

function scaledTo(channels: readonly number[], fits: (luminance: number) => boolean): string {
  let share = 1;
  while (share > 0.1 && !fits(luminance(channels.map((value) => value * share)))) share -= 0.05;
  return hex(channels.map((value) => value * share));
}

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const hex = (channels: readonly number[]): string => `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('').toUpperCase()}`;
const isGrey = (channels: readonly number[]): boolean => Math.max(...channels) - Math.min(...channels) < 24;

/** WCAG 2.1, relative luminance. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
