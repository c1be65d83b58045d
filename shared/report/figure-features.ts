/** How the features of a layer appear on a map: their symbols, and what may be written beside them. */
import { rightStatus } from '../analysis/mining-rights.ts';
import { readCalendarDate } from '../base/calendar-date.ts';
import type { FigureLayer, FigureMine } from '../figure/map-figure.ts';
import { symbolByKey, symbolFor, symbolNameKey, type MapSymbol } from '../figure/symbols.ts';
import type { Translate } from '../i18n/text.ts';
import type { GeometryColumns } from '../geometry/columns.ts';
import type { LayerRecord, LayerRole } from '../model/layer.ts';
import type { MiningRight } from '../model/mining-right.ts';
import { formatElevation } from './context.ts';

/** Field meanings that {@link describeFeatures} asks for, by role; the others ask for class and class name. */
export function describedMeanings(role: LayerRole): readonly string[] {
  return role === 'rights' ? ['licenceNumber', 'mineName', 'validTo'] : ['class', 'className'];
}

/** `text` gives the trimmed value of a meaning for a feature, '' where there is none; rights are judged as of `asOf`. */
export function describeFeatures(
  { role, geometryKind, name }: Pick<LayerRecord, 'role' | 'geometryKind' | 'name'>,
  text: (feature: number, meaning: string) => string,
  asOf: string,
  translate: Translate,
): Pick<FigureLayer, 'symbolOf' | 'nameOf' | 'remarkOf'> {
  const status = (feature: number) => rightStatus({ validTo: readCalendarDate(text(feature, 'validTo')) }, asOf);
  const symbolOf = (feature: number): MapSymbol => {
    if (geometryKind === 'point' && role === 'village') return symbolByKey('village.seat');
    if (role === 'other') return { ...symbolByKey('other'), key: `other.${name}`, name, ...(geometryKind === 'point' && { shape: 'point' }) };
    if (geometryKind === 'point') return { ...symbolFor(role, text(feature, 'class')), key: `${role}.point`, shape: 'point', name };
    return symbolFor(role, text(feature, role === 'rights' ? 'licenceNumber' : 'class'), role === 'rights' ? status(feature) : undefined);
  };
  return {
    symbolOf,
    nameOf: (feature) => {
      switch (role) {
        case 'rights':
          return text(feature, 'mineName');
        case 'dltb':
          return text(feature, 'class');
        case 'redline':
        case 'reserve':
          return translate(symbolNameKey(symbolOf(feature)));
        case 'county':
        case 'village':
        case 'river':
        case 'road':
          return text(feature, 'className');
        default:
          return '';
      }
    },
    ...(role === 'rights' && { remarkOf: (feature: number) => (status(feature) === 'expired' ? translate('report.figure.expiredRemark') : '') }),
  };
}

/** A right as the subject of a figure; `geometry` holds its bodies in their order. */
export function figureMine(right: MiningRight, geometry: GeometryColumns, asOf: string, translate: Translate): FigureMine {
  const elevations = right.bodies.map(({ elevationTopMetres: top, elevationBottomMetres: bottom }) => (top === null || bottom === null ? '' : translate('report.figure.elevations', { top: formatElevation(top), bottom: formatElevation(bottom) })));
  const single = elevations.length === 1 ? elevations[0]! : '';
  const parts = [right.mineral, right.method ? translate(`report.basics.method.${right.method}`) : null, single || null];
  return {
    geometry,
    symbol: symbolFor('rights', right.licenceNumber ?? '', rightStatus(right, asOf)),
    name: right.mineName,
    remark: parts.filter((part) => part !== null).join('·'),
    bodyNames: elevations.length > 1 ? elevations.map((range, index) => [right.bodies[index]!.name, range].filter(Boolean).join(' ')) : [],
  };
}
