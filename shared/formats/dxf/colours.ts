/** The colour numbers of CAD drawings (ACI). Source: the AutoCAD colour index; 10 to 249 are 24 hues in steps of 15°. */

export const BY_BLOCK = 0;
export const BY_LAYER = 256;

/** 7 is black on paper and white on a dark screen; drawings are printed and shown on white here. */
const FIRST = [0x000000, 0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff, 0xff00ff, 0x000000, 0x808080, 0xc0c0c0] as const;
const GREYS = [0x333333, 0x5b5b5b, 0x848484, 0xadadad, 0xd6d6d6, 0xffffff] as const;
/** Brightness of the five shades of a hue, 0 to 255. */
const SHADES = [255, 165, 127, 76, 38] as const;

const PALETTE = Uint32Array.from({ length: 256 }, (_, index) => colourOf(index));

/** 0xRRGGBB of a colour number 1 to 255; black for others. */
export function rgbOfIndex(index: number): number {
  return PALETTE[index] ?? 0;
}

function colourOf(index: number): number {
  if (index < 10) return FIRST[index]!;
  if (index >= 250) return GREYS[index - 250]!;
  const hue = (Math.floor(index / 10) - 1) * 15;
  const value = SHADES[Math.floor((index % 10) / 2)]!;
  const least = index % 2 === 0 ? 0 : Math.floor(value / 2);
  const channel = (shift: number): number => {
    const distance = Math.abs((((hue + shift) % 360) + 360) % 360 - 180);
    const share = Math.min(1, Math.max(0, (distance - 60) / 60));
    return Math.floor(least + (value - least) * share);
  };
  return (channel(0) << 16) | (channel(240) << 8) | channel(120);
}
