/** Layers that came out of a drawing on a sheet: in the drawing's own colours, with its own texts at their own size. */
import { drawnLayerSymbol } from '../figure/drawn-layer-symbol.ts';
import type { FigureLayer } from '../figure/map-figure.ts';
import { DRAWN_FIELDS } from '../formats/dxf/drawn-columns.ts';
import type { LayerRecord } from '../model/layer.ts';

/** True when the layer has all the fields that a drawing gives and no role that decides its look. */
export function isDrawn({ role, fields }: Pick<LayerRecord, 'role' | 'fields'>): boolean {
  return role === 'other' && DRAWN_FIELDS.every((wanted) => wanted === 'elevation' || wanted === 'block' || fields.some(({ name }) => name === wanted));
}

/** Letters of a text without a height, as drawings at 1:1 000 to 1:5 000 have them. */
const USUAL_TEXT_METRES = 5;

/** `text` gives the value of a field of the drawing. */
export function describeDrawn({ geometryKind }: Pick<LayerRecord, 'geometryKind'>, text: (feature: number, field: (typeof DRAWN_FIELDS)[number]) => string): Pick<FigureLayer, 'symbolOf' | 'nameOf' | 'inscriptionOf'> {
  return {
    symbolOf: (feature) => {
      const symbol = drawnLayerSymbol(text(feature, 'layer'), text(feature, 'colour'));
      return geometryKind === 'point' ? { ...symbol, shape: 'point' } : symbol;
    },
    nameOf: () => '',
    inscriptionOf: (feature) => {
      const words = text(feature, 'text');
      if (words === '' || geometryKind !== 'point') return null;
      return { text: words, heightMetres: Number(text(feature, 'height')) || USUAL_TEXT_METRES, rotationDegrees: Number(text(feature, 'rotation')) || 0 };
    },
  };
}
