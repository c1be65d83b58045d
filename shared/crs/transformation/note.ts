/** What is said of a layer whose coordinates were converted; it stays with the layer. */
import type { Note } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { MessageValue } from '../../i18n/keys.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { TransformationFit, TransformationSet } from '../../model/transformation.ts';
import { systemMessage } from '../systems.ts';

/** From where to where, and with which set, its kind, source and error; `set` is null for an exact conversion on one datum. */
export function conversionNote(from: CoordinateSystem, to: CoordinateSystem, set: TransformationSet | null): Note {
  const systems = { from: systemMessage(from), to: systemMessage(to) };
  if (!set) return { code: 'transformation.converted-same-datum', params: systems };
  return { code: 'transformation.converted', params: { ...systems, set: set.name, kind: { code: `transformation.kind.${set.parameters.kind}` }, source: set.source, error: errorMessage(set) } };
}

/** The set's point error as it is told beside it: √(Σ(vE² + vN²) / n). */
export function errorMessage({ fit }: TransformationSet): MessageValue {
  if (fit && fit.points.length > 0 && isOnlyChecked(fit)) return { code: 'transformation.error-checked', params: { value: formatNumber(fit.rootMeanSquareMetres, 4), count: fit.points.length } };
  return fit ? { code: 'transformation.error-metres', params: { value: formatNumber(fit.rootMeanSquareMetres, 4) } } : { code: 'transformation.error-unknown' };
}

/** True when no point took part in making the parameters. */
export function isOnlyChecked({ points }: TransformationFit): boolean {
  return points.every(({ used }) => !used);
}
