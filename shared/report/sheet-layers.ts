/** Layers of a printed sheet, read where the sheet is: of a county's parcels only those that lie on it. */
import { fieldOfMeaning, type ReadableLayer } from '../analysis/analysis-layer.ts';
import type { Job } from '../base/job.ts';
import { stop } from '../base/news.ts';
import { conversionBetween } from '../crs/transform.ts';
import { DRAWN_KEY } from '../figure/drawn-layer-symbol.ts';
import type { FigureLayer } from '../figure/map-figure.ts';
import { PIXEL_MILLIMETRES, symbolNameKey, type MapSymbol } from '../figure/symbols.ts';
import { styledSymbol } from '../figure/symbol-style.ts';
import { selectFeatures } from '../formats/select-features.ts';
import { featureExtent, GeometryBuilder, partRings } from '../geometry/columns.ts';
import type { LayerStyle, LayerView } from '../model/layer.ts';
import { convertedReader } from '../geometry/convert.ts';
import { featureOfRow } from '../geometry/layer-reader.ts';
import type { Translate } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../model/extent.ts';
import { describedMeanings, describeFeatures } from './figure-features.ts';
import { describeDrawn, generalSymbol, isDrawn } from './drawn-features.ts';
import { classSymbols } from '../figure/class-symbols.ts';
import { classFinder, type LayerClasses } from '../model/layer-classes.ts';
import type { FigureNaming } from '../figure/map-layers.ts';

/** Which ground is read, and how fine. */
export interface SheetGround {
  /** System of the sheet. */
  readonly system: CoordinateSystem;
  /** In that system; null for all there is. */
  readonly extent: Extent | null;
  /** Features smaller than this both ways are less than a pen's width on paper, and are left out. */
  readonly smallestMetres: number;
}

/** How a layer is shown: what a person changed of its look. */
export type LayerLook = Partial<Pick<LayerView, 'style' | 'classes' | 'hiddenSymbols' | 'opacity' | 'scaleRange' | 'labels'>>;

/** True when a person lets the layer be seen at 1 : denominator. */
export function isShownAt({ scaleRange }: LayerLook, denominator: number): boolean {
  return denominator >= (scaleRange?.largest ?? 0) * 0.999 && denominator <= (scaleRange?.smallest ?? Infinity) * 1.001;
}

/** More than any printer or reader copes with; a sheet of that much is a mistake of scale. */
const MOST_VERTICES = 8_000_000;

/**
 * The features of a layer on the ground of a sheet, in the sheet's system; null for a layer that cannot be brought
 * there or has nothing on it. `leaveOut`: features drawn otherwise. Stops when the sheet would hold too much to be read.
 */
export async function readSheetLayer(layer: ReadableLayer, ground: SheetGround, leaveOut: ReadonlySet<number>, asOf: string, translate: Translate, job: Job, look: LayerLook = {}): Promise<FigureLayer | null> {
  const { record } = layer;
  if (!record.system || !conversionBetween(record.system, ground.system).possible || layer.reader.kind === 'none') return null;
  const reader = record.system.id === ground.system.id ? layer.reader : convertedReader(layer.reader, record.system, ground.system);
  const drawn = isDrawn(record);
  const { labels, classes } = look;
  const fields = [
    ...describedMeanings(record.role).map((meaning) => [meaning, fieldOfMeaning(layer, meaning)] as const),
    ...(drawn ? record.fields.map(({ name }, field) => [`drawn.${name}`, field] as const) : []),
    ...(labels?.on ? [[LABEL, record.fields.findIndex(({ name }) => name === labels.field)] as const] : []),
    ...(classes ? [[CLASS, record.fields.findIndex(({ name }) => name === classes.field)] as const] : []),
  ];
  const builder = new GeometryBuilder(reader.kind);
  const texts: Record<string, string>[] = [];
  let vertices = 0;
  for await (const batch of reader.batches(ground.extent && reader.candidates([ground.extent]))) {
    const { geometry, attributes } = batch;
    for (let row = 0; row < geometry.featureCount; row++) {
      const extent = featureExtent(geometry, row);
      if ((ground.extent && !extentsTouch(extent, ground.extent)) || leaveOut.has(featureOfRow(batch, row))) continue;
      if (reader.kind !== 'point' && extent[2] - extent[0] < ground.smallestMetres && extent[3] - extent[1] < ground.smallestMetres) continue;
      for (let part = geometry.featureStart[row]!; part < geometry.featureStart[row + 1]!; part++) {
        for (const ring of partRings(geometry, part)) {
          builder.path(ring);
          vertices += ring.length / 2;
        }
        builder.endPart();
      }
      builder.endFeature();
      texts.push(Object.fromEntries(fields.map(([meaning, field]) => [meaning, field < 0 ? '' : (attributes?.text(row, field).trim() ?? '')])));
    }
    if (vertices > MOST_VERTICES) stop('sheet.tooMuch', { layer: record.name });
    await job.pause();
  }
  if (texts.length === 0) return null;
  const text = (feature: number, meaning: string): string => texts[feature]?.[meaning] ?? '';
  const described = { ...describeFeatures(record, text, asOf, translate), ...(drawn && describeDrawn(record, (feature, name) => text(feature, `drawn.${name}`))) };
  const whole: FigureLayer = { role: record.role, geometry: builder.finish(), ...named(described, text, look), ...(look.opacity !== undefined && { opacity: look.opacity }) };
  const shown = classes ? classified(whole, classes, classSymbols(record, generalSymbol(record), classes, look.style, translate), (feature) => text(feature, CLASS)) : lookedAt(whole, look, translate);
  return shown && record.draft === 'boundary' ? asProposal(shown, translate) : shown;
}

const LABEL = 'label';
const CLASS = 'class by field';

/** Names as the layer's settings say: from which field, how large, up to which scale; or none at all. */
function named(described: Pick<FigureLayer, 'symbolOf' | 'nameOf' | 'remarkOf' | 'inscriptionOf'>, text: (feature: number, meaning: string) => string, { labels }: LayerLook): Omit<FigureLayer, 'role' | 'geometry'> {
  if (!labels) return described;
  if (!labels.on) return { ...described, nameOf: () => '' };
  const naming: FigureNaming = { coarsest: labels.fromDenominator, heightMillimetres: labels.sizePixels * PIXEL_MILLIMETRES, halo: labels.halo };
  return { ...described, nameOf: (feature) => text(feature, LABEL), naming };
}

/** A boundary that is only proposed never stands in the legend as a registered right. */
function asProposal(layer: FigureLayer, translate: Translate): FigureLayer {
  return { ...layer, symbolOf: (feature) => namedProposal(layer.symbolOf(feature), translate) };
}

const namedProposal = (symbol: MapSymbol, translate: Translate): MapSymbol => ({ ...symbol, key: `${symbol.key}~proposed`, name: translate('sheet.proposedBoundary') });

/** The layer in the symbols of its classes; null where all that lies here is hidden. */
function classified(layer: FigureLayer, classes: LayerClasses, symbols: readonly (MapSymbol | null)[], text: (feature: number) => string): FigureLayer | null {
  const find = classFinder(classes);
  const symbolOf = (feature: number): MapSymbol | null => symbols[find(text(feature))] ?? null;
  return keptFeatures({ ...layer, symbolOf: (feature) => symbolOf(feature)! }, (feature) => symbolOf(feature) !== null);
}

/** The layer as its view says: symbols changed by hand keep their names in the legend, hidden ones are left out. */
function lookedAt(layer: FigureLayer, { style, hiddenSymbols = [] }: LayerLook, translate: Translate): FigureLayer | null {
  const shown = hiddenSymbols.length === 0 ? layer : withoutSymbols(layer, hiddenSymbols);
  if (!shown || !style) return shown;
  return { ...shown, symbolOf: (feature) => styledForLegend(shown.symbolOf(feature), style, translate) };
}

/** A symbol with a person's changes, under the name of the symbol it was. */
export function styledForLegend(symbol: MapSymbol, style: LayerStyle | undefined, translate: Translate): MapSymbol {
  const styled = styledSymbol(symbol, style);
  return styled === symbol ? symbol : { ...styled, name: symbol.name ?? translate(symbolNameKey(symbol)) };
}

/** On the map a layer of no known role has one symbol, whatever its legend on paper tells apart; a drawing's are the same on both. */
const mapKey = ({ key }: MapSymbol): string => (/^other\b/.test(key) && !key.startsWith(DRAWN_KEY) ? 'other' : key);

function withoutSymbols(layer: FigureLayer, hidden: readonly string[]): FigureLayer | null {
  return keptFeatures(layer, (feature) => !hidden.includes(mapKey(layer.symbolOf(feature))));
}

function keptFeatures(layer: FigureLayer, wanted: (feature: number) => boolean): FigureLayer | null {
  const kept = Array.from({ length: layer.geometry.featureCount }, (_, feature) => feature).filter(wanted);
  if (kept.length === 0) return null;
  const keptSet = new Set(kept);
  const { symbolOf, nameOf, remarkOf, inscriptionOf } = layer;
  return { ...layer, geometry: selectFeatures(layer.geometry, (feature) => keptSet.has(feature)), symbolOf: (row) => symbolOf(kept[row]!), nameOf: (row) => nameOf(kept[row]!), ...(remarkOf && { remarkOf: (row: number) => remarkOf(kept[row]!) }), ...(inscriptionOf && { inscriptionOf: (row: number) => inscriptionOf(kept[row]!) }) };
}
