/** The parameters of a set and how well its points fit, to be read and copied. */
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { isOnlyChecked } from '../../../shared/crs/transformation/note.ts';
import type { TransformationFit, TransformationParameters } from '../../../shared/model/transformation.ts';
import { useText } from '../../ui/text.ts';

export function ParameterFacts({ parameters, fit }: { parameters: TransformationParameters; fit: TransformationFit | null }): ReactNode {
  const translate = useText();
  const rows: (readonly [string, string])[] =
    parameters.kind === 'similarity'
      ? [
          ['ΔX', `${formatNumber(parameters.shiftNorthMetres, 4)} m`],
          ['ΔY', `${formatNumber(parameters.shiftEastMetres, 4)} m`],
          ['α', `${formatNumber(parameters.rotationArcSeconds, 6)}″`],
          ['k − 1', `${formatNumber(parameters.scalePartsPerMillion, 6)} × 10⁻⁶`],
        ]
      : [
          ...(['X', 'Y', 'Z'] as const).map((axis, i) => [`Δ${axis}`, `${formatNumber(parameters.shiftMetres[i]!, 4)} m`] as const),
          ...(['X', 'Y', 'Z'] as const).map((axis, i) => [`ε${axis}`, `${formatNumber(parameters.rotationArcSeconds[i]!, 6)}″`] as const),
          ['m', `${formatNumber(parameters.scalePartsPerMillion, 6)} × 10⁻⁶`],
        ];
  return (
    <div>
      <dl className="facts parameters">
        {rows.map(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name} className="mono selectable">{value}</dd>])}
        {fit && (
          <>
            <dt>{translate(isOnlyChecked(fit) ? 'transformation.fact.checked' : 'transformation.fact.rms')}</dt>
            <dd className="mono">{translate('transformation.error-metres', { value: formatNumber(fit.rootMeanSquareMetres, 4) })}</dd>
            {!isOnlyChecked(fit) && (
              <>
                <dt>{translate('transformation.fact.unitWeight')}</dt>
                <dd className="mono">
                  {fit.unitWeightErrorMetres === null ? translate('transformation.fact.noRedundancy') : translate('transformation.error-metres', { value: formatNumber(fit.unitWeightErrorMetres, 4) })}
                </dd>
              </>
            )}
          </>
        )}
      </dl>
      <p className="quiet small">{translate(parameters.kind === 'similarity' ? 'transformation.words.similarity' : `transformation.words.${parameters.convention}`)}</p>
    </div>
  );
}
