/** The surface of the survey that a section is compared with: dashed, in the blue of comparisons of surfaces. */
import type { Translate } from '../i18n/text.ts';
import type { Section } from '../model/section.ts';
import { DIFFERENCE_RAMP } from './difference-colours.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';

const DASH_PIXELS = [6, 3] as const;

/** The line of B, named after its survey; null where the section has none. */
export function comparedTerrainSymbol({ comparedTerrain }: Section, translate: Translate): MapSymbol | null {
  if (!comparedTerrain) return null;
  const { file, surveyedOn } = comparedTerrain.name;
  const { line } = symbolByKey('contour');
  return {
    key: 'section.terrain.compared', shape: 'line', z: symbolByKey('contour').z, name: translate('relief.section.compared', { survey: surveyedOn ?? file }),
    line: { ...line, colour: { light: DIFFERENCE_RAMP[5], dark: DIFFERENCE_RAMP[4] }, widthPixels: 1.6, widthMillimetres: 0.5, dashPixels: DASH_PIXELS },
  };
}
