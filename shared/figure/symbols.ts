/**
 * The symbol set (图式): one record per kind of thing, read from `resources/symbols/symbols.json`. The map, the layer
 * tree, the legend and the printed figures all draw from these records; none has colours of its own.
 */
import definition from '../../resources/symbols/symbols.json' with { type: 'json' };
import { assert } from '../base/news.ts';
import type { MessageKey } from '../i18n/keys.ts';
import type { LayerRole } from '../model/layer.ts';
import type { RightStatus } from '../model/mining-right.ts';
import type { Colour } from './picture.ts';

export type Theme = 'light' | 'dark';

/** The same colour on light paper and on the dark screen. */
export type ThemedColour = Readonly<Record<Theme, Colour>>;

/** A line; widths and dashes in CSS pixels of the screen, and the pen width on paper. */
export interface SymbolLine {
  readonly colour: ThemedColour;
  readonly widthPixels: number;
  readonly widthMillimetres: number;
  readonly dashPixels?: readonly number[];
  readonly opacity?: number;
}

/** A band along a line: the paper-coloured core of a road, the ribbon or the teeth inside a boundary. */
export interface SymbolBand {
  readonly colour: ThemedColour;
  /** Visible width; a ribbon is stroked at twice this width and clipped to the polygon. */
  readonly widthPixels: number;
  readonly dashPixels?: readonly number[];
  readonly opacity?: number;
}

/** Texture of an area. Angles in degrees, 0 = horizontal, counter-clockwise. */
export interface SymbolHatch {
  readonly kind: 'lines' | 'cross' | 'dots' | 'pairs';
  readonly colour: ThemedColour;
  readonly angles?: readonly number[];
  /** Between neighbouring lines, or the cell of a point texture. */
  readonly spacingPixels: number;
  readonly widthPixels: number;
  /** Neighbouring lines are staggered by half a period. */
  readonly dashPixels?: readonly number[];
  /** Each line is doubled at this distance. */
  readonly twinGapPixels?: number;
  readonly opacity?: number;
}

export interface MapSymbol {
  readonly key: string;
  readonly shape: 'area' | 'line' | 'point';
  /** Drawing order, low first. */
  readonly z: number;
  readonly fill?: { readonly colour: ThemedColour; readonly opacity: number };
  readonly hatch?: SymbolHatch;
  readonly ribbon?: SymbolBand;
  readonly teeth?: SymbolBand;
  /** Paper-coloured edge under the line: so much wider than the line, in all. */
  readonly casing?: { readonly extraPixels: number; readonly opacity: number };
  readonly line: SymbolLine;
  /** Painted over the line's middle. */
  readonly core?: SymbolBand;
  /** What the legend calls it, where only the data can say (a layer of no known role); else the message of its key. */
  readonly name?: string;
}

/** Paper millimetres for one screen pixel (SYMBOLS.md §3: rounded so that pens are usual ones). */
export const PIXEL_MILLIMETRES: number = definition.pixelMillimetres;
/** The ground of the map. */
export const PAPER: ThemedColour = definition.paper;
/** Behind labels and beside lines. */
export const HALO: ThemedColour = definition.halo;
/** Names on the map. */
export const INK: ThemedColour = definition.ink;
/** Remarks under a name. */
export const INK_SECONDARY: ThemedColour = definition.ink2;

/** All symbols, in the order of the sheet. */
export const SYMBOLS: readonly MapSymbol[] = definition.symbols as readonly MapSymbol[];

const BY_KEY = new Map(SYMBOLS.map((symbol) => [symbol.key, symbol]));

/** One symbol of the sheet; asserts that it exists. */
export function symbolByKey(key: string): MapSymbol {
  const symbol = BY_KEY.get(key);
  assert(symbol, `no symbol ${key}`);
  return symbol;
}

/** The message that names a symbol in legends. */
export function symbolNameKey(symbol: MapSymbol): MessageKey {
  return `figure.symbol.${symbol.key}` as MessageKey;
}

const RIGHT_SYMBOLS: Record<RightStatus, string> = {
  valid: 'right.valid',
  expiring: 'right.expiring',
  expired: 'right.expired',
  closed: 'right.closed',
  unknown: 'right.unknown',
};

/**
 * The symbol of a feature. `featureClass` is what the layer's class field says (DLBM, BH_DJ, zone of a reserve or `core`/`general`, road
 * grade; for rights the licence number, where `T…` is an exploration right); '' gives the layer's general symbol.
 */
export function symbolFor(role: LayerRole, featureClass: string, status: RightStatus = 'valid'): MapSymbol {
  return symbolByKey(symbolKeyFor(role, featureClass.trim(), status));
}

function symbolKeyFor(role: LayerRole, featureClass: string, status: RightStatus): string {
  switch (role) {
    case 'rights':
      return /^T\d/i.test(featureClass) ? 'right.exploration' : RIGHT_SYMBOLS[status];
    case 'dltb':
      return landClassKey(featureClass);
    case 'farmland':
      return 'control.farmland';
    case 'forest':
      return `control.forest.${forestGrade(featureClass)}`;
    case 'grassland':
      return 'control.grassland';
    case 'wetland':
      return 'control.wetland';
    case 'reserve':
      return featureClass === 'core' || featureClass.includes('核心') ? 'control.reserve.core' : 'control.reserve.general';
    case 'redline':
      return 'control.redline';
    case 'road':
      return roadKey(featureClass);
    case 'watersource':
    case 'riverzone':
      return 'control.water';
    case 'powerline':
      return 'power';
    case 'pipeline':
      return 'pipeline';
    case 'railway':
      return 'rail';
    case 'river':
      return 'river';
    case 'county':
      return 'boundary.county';
    case 'township':
      return 'boundary.township';
    case 'village':
      return 'village';
    case 'other':
      return 'other';
  }
}

/** Wetlands of the third national survey that carry codes of other groups (DOMAIN §2.10, group 00). */
const WETLAND_CODES = new Set(['0303', '0304', '0306', '0402', '0603', '1105', '1106', '1108']);

/** Tint of a DLBM code: the third survey's four digits, or the second survey's three where the group is the same. */
function landClassKey(code: string): string {
  if (WETLAND_CODES.has(code.slice(0, 4))) return 'dltb.00';
  for (const key of [`dltb.${code.slice(0, 4)}`, `dltb.${code.slice(0, 2)}`]) if (BY_KEY.has(key)) return key;
  if (/^030[12]/.test(code) || code === '031') return 'dltb.0301';
  if (code === '032') return 'dltb.0305';
  if (/^03/.test(code)) return 'dltb.0307';
  if (code === '011' || code === '012' || code === '013') return `dltb.010${code[2]}`;
  if (code === '204') return 'dltb.0602';
  return 'dltb.unknown';
}

/** Protection grade 1–4 from `1`, `Ⅰ`, `I`, `一级` …; an unreadable one is shown with the weakest texture. */
function forestGrade(grade: string): 1 | 2 | 3 | 4 {
  const plain = grade.replace(/[级类保护林地等\s]/g, '').toUpperCase();
  if (/^(1|Ⅰ|I|一)$/.test(plain)) return 1;
  if (/^(2|Ⅱ|II|二)$/.test(plain)) return 2;
  if (/^(3|Ⅲ|III|三)$/.test(plain)) return 3;
  return 4;
}

function roadKey(grade: string): string {
  if (/^[GS]\d|国道|省道|高速/i.test(grade)) return 'road.province';
  if (/^X\d|县道/i.test(grade)) return 'road.county';
  if (/农村道路|机耕/.test(grade)) return 'road.track';
  return 'road.town';
}
