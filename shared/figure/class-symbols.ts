/** Colours and symbols of layers that are classified by a field; map, tree, legend, identify and sheet draw from the same ones. */
import type { Translate } from '../i18n/text.ts';
import { decimalsOf, mostDecimals } from '../base/decimals.ts';
import { formatNumber } from '../base/units.ts';
import { lookOfClass, type ClassesByStep, type ClassesByValue, type LayerClasses, type StepRule } from '../model/layer-classes.ts';
import type { LayerRecord, LayerStyle } from '../model/layer.ts';
import { shapedSymbol, styledSymbol } from './symbol-style.ts';
import type { MapSymbol, ThemedColour } from './symbols.ts';

/** Told apart also by most people who see red and green alike, in this order; as many classes of values as there are colours. */
export const CLASS_COLOURS: readonly string[] = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#6A3D9A', '#B8A200', '#8C564B', '#17A2A2', '#B2335E', '#7DAA3C', '#31477A', '#F08C8C', '#A6761D', '#8FA3BF'];
/** Of what is in no class. */
export const OTHERS_COLOUR = '#9AA0A6';
/** From few to much. */
const [PALEST, DEEPEST] = [[0xfd, 0xe7, 0x9a], [0x7a, 0x1f, 0x5c]] as const;

/** The more frequent values, each a class; what has no colour left is among the others. Empty cells are no class. */
export function classesByValue(field: string, values: readonly string[]): ClassesByValue {
  const named = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '').slice(0, CLASS_COLOURS.length);
  return { kind: 'values', field, classes: named.map((value, place) => ({ value, colour: CLASS_COLOURS[place]! })), others: { colour: OTHERS_COLOUR } };
}

/** Steps between ascending limits, which `rule` has found, pale to deep. */
export function classesByStep(field: string, limits: readonly number[], rule: StepRule): ClassesByStep {
  const count = limits.length - 1;
  return {
    kind: 'steps',
    field,
    rule,
    classes: Array.from({ length: Math.max(0, count) }, (_each, place) => ({ from: limits[place]!, to: limits[place + 1]!, colour: stepColour(count === 1 ? 1 : place / (count - 1)) })),
    others: { colour: OTHERS_COLOUR },
  };
}

function stepColour(share: number): string {
  return `#${PALEST.map((from, channel) => Math.round(from + (DEEPEST[channel]! - from) * share).toString(16).padStart(2, '0')).join('').toUpperCase()}`;
}

/** What legends call a class (the number of classes: the others). */
export function className(classes: LayerClasses, place: number, translate: Translate): string {
  const each = classes.classes[place];
  if (each === undefined) return translate('classes.others');
  if ('value' in each) return each.value;
  const steps = classes.classes.flatMap((step) => ('from' in step ? [step] : []));
  const least = Math.min(...steps.map(({ from, to }) => to - from || Math.abs(to)));
  const decimals = decimalsOf(steps.flatMap(({ from, to }) => [from, to]), mostDecimals(least));
  return `${formatNumber(each.from, decimals)} ~ ${formatNumber(each.to, decimals)}`;
}

function keyOfClass(classes: LayerClasses, place: number): string {
  const each = classes.classes[place];
  return each === undefined ? '' : 'value' in each ? each.value : `${each.from} ${each.to}`;
}

/** A fill that lets the map below be read. */
const FILL_OPACITY = 0.6;
const LINE_PIXELS = 1.8;

/**
 * The symbols of all classes in their order, those of the others last; null for hidden ones. `general`: the layer's own
 * symbol, of which shape, order and width are kept. A person's style keeps its widths, its opacity and (of areas) its line.
 */
export function classSymbols(record: Pick<LayerRecord, 'name' | 'geometryKind'>, general: MapSymbol, classes: LayerClasses, style: LayerStyle | undefined, translate?: Translate): readonly (MapSymbol | null)[] {
  return Array.from({ length: classes.classes.length + 1 }, (_each, place) => {
    const { colour, hidden } = lookOfClass(classes, place);
    if (hidden) return null;
    const shown = shapedSymbol(general, record.geometryKind);
    const both: ThemedColour = { light: colour, dark: colour };
    const area = shown.shape === 'area';
    const symbol: MapSymbol = {
      // Sorted by key, a legend has the classes in their order; layers of one name classified otherwise are not taken for one another.
      key: `class ${record.name} ${JSON.stringify(classes.field)} ${String(place).padStart(3, '0')} ${colour} ${keyOfClass(classes, place)}`,
      shape: shown.shape,
      z: shown.z,
      ...(translate && { name: className(classes, place, translate) }),
      ...(area && { fill: { colour: both, opacity: FILL_OPACITY } }),
      line: { colour: both, widthPixels: area ? 1 : Math.max(LINE_PIXELS, shown.line.widthPixels), widthMillimetres: area ? 0.2 : Math.max(0.35, shown.line.widthMillimetres) },
    };
    const { fillColour: _fill, hatch: _hatch, hatchColour: _hatchColour, lineColour, ...kept } = style ?? {};
    return styledSymbol(symbol, { ...kept, ...(area && lineColour !== undefined && { lineColour }) });
  });
}
