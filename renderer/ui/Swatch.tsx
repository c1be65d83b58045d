/** A layer's own symbol as a small picture: the same record that the map and the printed legend draw from. */
import type { ReactNode } from 'react';
import { swatchPicture } from '../../shared/figure/paint.ts';
import { toSvg } from '../../shared/figure/svg.ts';
import type { MapSymbol } from '../../shared/figure/symbols.ts';
import { PIXEL_MILLIMETRES } from '../../shared/figure/symbols.ts';
import type { Appearance } from './tokens.ts';
import { useShownAppearance } from './Theme.tsx';

const pictures = new Map<string, string>();

/** As an image, not inline: hatch ids of several inline pictures would collide. */
function pictureOf(symbol: MapSymbol, width: number, height: number, appearance: Appearance): string {
  const key = `${symbol.key} ${symbol.shape} ${width} ${height} ${appearance}`;
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const svg = toSvg(swatchPicture(symbol, width * PIXEL_MILLIMETRES, height * PIXEL_MILLIMETRES, appearance));
  const address = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  pictures.set(key, address);
  return address;
}

/** 22 × 14 px as in the mocks; decorative, the name stands beside it. */
export function Swatch({ symbol, width = 22, height = 14 }: { symbol: MapSymbol; width?: number; height?: number }): ReactNode {
  const appearance = useShownAppearance();
  return (
    <img className="swatch" src={pictureOf(symbol, width, height, appearance)} width={width} height={height} alt="" draggable={false} />
  );
}
