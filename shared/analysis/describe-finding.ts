/** One finding as a sentence of the catalogue; the software measures, people decide (DESIGN §8). */
import type { Translate } from '../i18n/text.ts';
import { formatMu, formatPercent, formatSquareMetres, formatNumber } from '../base/units.ts';
import type { Finding } from '../model/finding.ts';

/** The finding in one sentence, with its number, unit and method. */
export function describeFinding(finding: Finding, translate: Translate): string {
  const { evidence } = finding;
  switch (evidence.kind) {
    case 'expired':
      return translate('analysis.sentence.expired', { validTo: evidence.validTo, days: evidence.days });
    case 'rights-overlap': {
      const area = { other: evidence.otherMineName, mu: formatMu(evidence.areaEllipsoidalSquareMetres), squareMetres: formatSquareMetres(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share) };
      return evidence.elevation
        ? translate('analysis.sentence.rights-overlap', { ...area, top: formatNumber(evidence.elevation.topMetres, 0), bottom: formatNumber(evidence.elevation.bottomMetres, 0) })
        : translate('analysis.sentence.rights-overlap-unknown', area);
    }
    case 'overlap':
      return translate('analysis.sentence.overlap', {
        layer: evidence.layerName, count: evidence.count, mu: formatMu(evidence.areaEllipsoidalSquareMetres),
        squareMetres: formatSquareMetres(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share),
      });
  }
}
