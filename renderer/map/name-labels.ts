/** Names of other layers on the map: which roles are named, how and up to which scale (SYMBOLS §4). */
import { INK, INK_SECONDARY, symbolFor, type Theme } from '../../shared/figure/symbols.ts';
import type { LabelSettings, LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import type { MapName } from '../engine/contract.ts';
import type { MapLabel } from './layers/labels.ts';
import { resolutionOf } from './scales.ts';

interface NameStyle {
  readonly sizePixels: number;
  readonly bold: boolean;
  readonly italic?: boolean;
  readonly colour: 'symbol' | 'ink' | 'ink2';
  readonly priority: number;
  /** Smallest scale at which names are shown, 1 : n. */
  readonly from: number;
  /** Only where the name fits inside its feature. */
  readonly mustFit?: boolean;
}

const NAMED: Partial<Record<LayerRole, NameStyle>> = {
  redline: { sizePixels: 12.5, bold: true, colour: 'symbol', priority: 4, from: 100_000 },
  reserve: { sizePixels: 12.5, bold: true, colour: 'symbol', priority: 4, from: 500_000 },
  village: { sizePixels: 12.5, bold: false, colour: 'ink', priority: 5, from: 25_000 },
  river: { sizePixels: 12.5, bold: false, italic: true, colour: 'symbol', priority: 7, from: 250_000 },
  road: { sizePixels: 11, bold: false, colour: 'ink2', priority: 7, from: 50_000 },
  dltb: { sizePixels: 11, bold: false, colour: 'ink2', priority: 8, from: 5_000, mustFit: true },
};

/** For roles that are not named by themselves. */
const OF_OTHERS: NameStyle = { sizePixels: 12, bold: false, colour: 'ink', priority: 8, from: 25_000 };

/** How a layer is named: as its settings say, else as its role is; null when it is not named. */
function styleOf(role: LayerRole, labels: LabelSettings | undefined): NameStyle | null {
  const usual = NAMED[role];
  if (!labels) return usual ?? null;
  if (!labels.on) return null;
  return { ...(usual ?? OF_OTHERS), sizePixels: labels.sizePixels, from: labels.fromDenominator, mustFit: false };
}

/** Whether names of this layer are shown at all at so many metres per CSS pixel. */
export function isNamed(role: LayerRole, labels: LabelSettings | undefined, resolution: number): boolean {
  const style = styleOf(role, labels);
  return style !== null && resolution <= resolutionOf(style.from) * 1.001;
}

/** Labels for a layer's names; asked for only when {@link isNamed}. */
export function nameLabels(record: Pick<LayerRecord, 'role'>, labels: LabelSettings | undefined, names: readonly MapName[], resolution: number, theme: Theme): MapLabel[] {
  const style = styleOf(record.role, labels);
  if (!style) return [];
  const colour = style.colour === 'symbol' ? symbolFor(record.role, '').line.colour[theme] : style.colour === 'ink' ? INK[theme] : INK_SECONDARY[theme];
  return names
    .filter((name) => !style.mustFit || name.clearanceMetres / resolution > (name.text.length * style.sizePixels) / 3)
    .map((name) => ({
      east: name.east,
      north: name.north,
      lines: [{ text: name.text, sizePixels: style.sizePixels, bold: style.bold, ...(style.italic && { italic: true }) }],
      colour,
      priority: style.priority,
      ...(labels?.halo === false && { plain: true }),
      upToResolution: resolutionOf(style.from) * 1.001,
    }));
}
