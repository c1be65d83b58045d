/** Layers that came out of a drawing, on the map, in the layer tree and on sheets: in the drawing's own colours, with its own texts at their own size. */
import { drawnLayerSymbol } from '../figure/drawn-layer-symbol.ts';
import type { FigureLayer, Inscription } from '../figure/map-layers.ts';
import { symbolFor, type MapSymbol } from '../figure/symbols.ts';
import { DRAWN_FIELDS } from '../formats/dxf/drawn-columns.ts';
import type { LayerRecord } from '../model/layer.ts';

/** Gives the value of a field of the drawing for one feature; '' where there is none. */
export type DrawnText = (field: (typeof DRAWN_FIELDS)[number]) => string;

/** True when the layer has all the fields that a drawing gives and no role that decides its look. */
export function isDrawn({ role, fields }: Pick<LayerRecord, 'role' | 'fields'>): boolean {
  return role === 'other' && DRAWN_FIELDS.every((wanted) => wanted === 'elevation' || wanted === 'block' || fields.some(({ name }) => name === wanted));
}

/** Layer and colour of a drawing's feature as one symbol class; read by {@link classSymbol}. */
export function drawnClass(layer: string, colour: string): string {
  return `${colour}${SEPARATOR}${layer}`;
}

/** No colour holds it; a layer's name may. */
const SEPARATOR = ' ';

/** The symbol of a class of a layer: of a drawing by layer and colour, else as its role has it. '' gives the general symbol. */
export function classSymbol(record: Pick<LayerRecord, 'role' | 'fields' | 'geometryKind'>, symbolClass: string): MapSymbol {
  const end = symbolClass.indexOf(SEPARATOR);
  if (end < 0 || !isDrawn(record)) return symbolFor(record.role, symbolClass);
  return drawnLayerSymbol(symbolClass.slice(end + SEPARATOR.length), symbolClass.slice(0, end), SHAPES[record.geometryKind]);
}

/** The symbol that stands for a layer as a whole. */
export function generalSymbol(record: Pick<LayerRecord, 'role' | 'fields' | 'geometryKind'>): MapSymbol {
  return classSymbol(record, isDrawn(record) ? drawnClass('', '') : '');
}

const SHAPES = { point: 'point', line: 'line', polygon: 'area', none: 'area' } as const satisfies Record<LayerRecord['geometryKind'], MapSymbol['shape']>;

/** Letters of a text without a height, as drawings at 1:1 000 to 1:5 000 have them. */
const USUAL_TEXT_METRES = 5;

/** The words that a point of a drawing stands for; null for a plain point. */
export function drawnInscription(text: DrawnText): Inscription | null {
  const words = text('text');
  if (words === '') return null;
  return { text: words, heightMetres: Number(text('height')) || USUAL_TEXT_METRES, rotationDegrees: Number(text('rotation')) || 0 };
}

/** How a drawing's layer is shown; `text` gives the value of a field of the drawing. */
export function describeDrawn(record: Pick<LayerRecord, 'role' | 'fields' | 'geometryKind'>, text: (feature: number, field: (typeof DRAWN_FIELDS)[number]) => string): Pick<FigureLayer, 'symbolOf' | 'nameOf' | 'inscriptionOf'> {
  return {
    symbolOf: (feature) => classSymbol(record, drawnClass(text(feature, 'layer'), text(feature, 'colour'))),
    nameOf: () => '',
    inscriptionOf: (feature) => (record.geometryKind === 'point' ? drawnInscription((field) => text(feature, field)) : null),
  };
}
