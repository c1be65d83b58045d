/** A symbol of the sheet with the changes a person made to its layer. */
import type { GeometryKind, LayerStyle } from '../model/layer.ts';
import type { MapSymbol, SymbolHatch, ThemedColour } from './symbols.ts';

const USUAL_HATCH = { spacingPixels: 7, widthPixels: 1 } as const;
const HATCH_ANGLES: Record<'lines' | 'cross' | 'dots', readonly number[]> = { lines: [45], cross: [45, 135], dots: [0] };
const DOT_PIXELS = 1.7;

/** The symbol changed; its key tells it from the unchanged one. The same symbol when nothing is changed. */
export function styledSymbol(symbol: MapSymbol, style: LayerStyle | undefined): MapSymbol {
  if (!style || Object.keys(style).length === 0) return symbol;
  const { lineColour, lineWidthPixels, fillColour, fillOpacity, hatch, hatchColour } = style;
  const { fill: _fill, hatch: _hatch, ...rest } = symbol;
  const fill = fillColour === undefined ? symbol.fill : { colour: both(fillColour), opacity: symbol.fill?.opacity ?? 0.4 };
  const changedHatch = hatchOf(symbol, hatch, hatchColour ?? lineColour);
  return {
    ...rest,
    key: `${symbol.key}~${JSON.stringify(style)}`,
    ...(fill && { fill: fillOpacity === undefined ? fill : { ...fill, opacity: fillOpacity } }),
    ...(changedHatch && { hatch: changedHatch }),
    line: {
      ...symbol.line,
      ...(lineColour !== undefined && { colour: both(lineColour) }),
      ...(lineWidthPixels !== undefined && { widthPixels: lineWidthPixels, widthMillimetres: (symbol.line.widthMillimetres * lineWidthPixels) / symbol.line.widthPixels }),
    },
  };
}

/** A symbol made for areas, for the legend of a layer that holds points or lines; the same symbol where it fits. */
export function shapedSymbol(symbol: MapSymbol, kind: GeometryKind): MapSymbol {
  return symbol.shape === 'area' && (kind === 'point' || kind === 'line') ? { ...symbol, key: `${symbol.key}.${kind}`, shape: kind } : symbol;
}

/** The symbol as a layer of that opacity shows it, for its legend; the same symbol when it is opaque. */
export function fadedSymbol(symbol: MapSymbol, opacity: number): MapSymbol {
  if (opacity >= 1) return symbol;
  const { fill, hatch, line } = symbol;
  return {
    ...symbol,
    ...(fill && { fill: { ...fill, opacity: fill.opacity * opacity } }),
    ...(hatch && { hatch: { ...hatch, opacity: (hatch.opacity ?? 1) * opacity } }),
    line: { ...line, opacity: (line.opacity ?? 1) * opacity },
  };
}

function hatchOf(symbol: MapSymbol, wanted: LayerStyle['hatch'], colour: string | undefined): SymbolHatch | undefined {
  if (wanted === 'none') return undefined;
  const own = symbol.hatch;
  if (wanted === undefined || wanted === own?.kind) return own && colour !== undefined ? { ...own, colour: both(colour) } : own;
  return {
    ...USUAL_HATCH,
    ...(wanted === 'dots' && { widthPixels: DOT_PIXELS }),
    kind: wanted,
    colour: colour === undefined ? (own?.colour ?? symbol.line.colour) : both(colour),
    angles: HATCH_ANGLES[wanted],
  };
}

/** A colour that a person chose is the same on paper and on the dark screen. */
function both(colour: string): ThemedColour {
  return { light: colour, dark: colour };
}
