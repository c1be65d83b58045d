/** One finding as a sentence of the catalogue; the software measures, people decide (DESIGN §8). */
import type { MessageKey } from '../i18n/keys.ts';
import type { Translate } from '../i18n/text.ts';
import { formatMu, formatPercent, formatSquareMetres, formatNumber, NO_BREAK_SPACE } from '../base/units.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import { tinyBelow } from './finding-order.ts';
import { isNamedByRow } from './mining-rights.ts';
import { describeWorking } from './workings/describe-working.ts';

/** `县道（青石河沿线）`: the classes of what is near, and its names where it has some. */
export function distanceSubject(classes: readonly string[], names: readonly string[], translate: Translate): string {
  const list = classes.map((name) => translate(`distance.class.${name}` as MessageKey)).join(translate('report.listSeparator'));
  return names.length === 0 ? list : translate('distance.named', { classes: list, names: names.slice(0, NAMES_TOLD).join(translate('report.listSeparator')) + (names.length > NAMES_TOLD ? '…' : '') });
}

const NAMES_TOLD = 3;

/** How near: `12.50 m`; what has no distance at all crosses the area or meets its boundary, and zero metres would hide it. */
export function distanceWords(distanceMetres: number, decimals: number, translate: Translate): string {
  return distanceMetres === 0 ? translate('distance.crossing') : `${formatNumber(distanceMetres, decimals)}${NO_BREAK_SPACE}m`;
}

type RightsOverlapEvidence = Extract<Evidence, { kind: 'rights-overlap' }>;

/** The other right; with its layer where that is not the right's own, for there it may bear the same name. */
export function otherRightName({ otherMineName: mine, layerName: layer }: RightsOverlapEvidence, translate: Translate): string {
  return layer === undefined ? mine : translate('office.rightOfLayer', { mine, layer });
}

/** Covered so far by a right of another layer, a right is probably that one under a mistyped number. */
const NEARLY_WHOLE = 0.95;

/** True where a right of another layer, under another licence number, lies over nearly the same ground, or over some of it under the same name. */
export function mayBeSameRight({ evidence, mineName }: Pick<Finding, 'evidence' | 'mineName'>): boolean {
  return evidence.kind === 'rights-overlap' && evidence.layerName !== undefined && (evidence.share >= NEARLY_WHOLE || evidence.otherMineName === mineName);
}

/** The hint that goes with {@link mayBeSameRight}, with both licence numbers; null where there is no reason for it. */
export function sameRightHint(finding: Finding, translate: Translate): string | null {
  const { evidence, rightId } = finding;
  if (evidence.kind !== 'rights-overlap' || !mayBeSameRight(finding)) return null;
  const number = (id: string): string => (isNamedByRow(id) ? translate('office.noNumber') : id);
  return translate('office.mayBeSameRight', { own: number(rightId), other: number(evidence.otherRightId) });
}

/** That an overlap is smaller than the bound for slivers and a finding all the same; null for every other finding. */
export function tinyHint({ evidence }: Pick<Finding, 'evidence'>, translate: Translate): string | null {
  const bound = tinyBelow(evidence);
  return bound === null ? null : translate('tiny.hint', { area: formatNumber(bound, 2) });
}

/** The finding in one sentence, with its number, unit and method. */
export function describeFinding(finding: Finding, translate: Translate): string {
  const sentence = describeEvidence(finding, translate);
  const hint = tinyHint(finding, translate);
  return hint === null ? sentence : translate('office.withHint', { sentence, hint });
}

function describeEvidence(finding: Finding, translate: Translate): string {
  const { evidence } = finding;
  switch (evidence.kind) {
    case 'expired':
      return translate('analysis.sentence.expired', { validTo: evidence.validTo, days: evidence.days });
    case 'rights-overlap': {
      const area = { other: otherRightName(evidence, translate), mu: formatMu(evidence.areaEllipsoidalSquareMetres), squareMetres: formatSquareMetres(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share) };
      const sentence = evidence.elevation
        ? translate('analysis.sentence.rights-overlap', { ...area, top: formatNumber(evidence.elevation.topMetres, 0), bottom: formatNumber(evidence.elevation.bottomMetres, 0) })
        : translate('analysis.sentence.rights-overlap-unknown', area);
      const hint = sameRightHint(finding, translate);
      return hint === null ? sentence : translate('office.withHint', { sentence, hint });
    }
    case 'distance':
      return translate(evidence.distanceMetres === 0 ? 'distance.sentence-crossing' : 'distance.sentence', {
        layer: evidence.layerName, subject: distanceSubject(evidence.classes, evidence.names, translate), distance: formatNumber(evidence.distanceMetres, 2), threshold: evidence.thresholdMetres, count: evidence.count,
        mu: formatMu(evidence.areaEllipsoidalSquareMetres), squareMetres: formatSquareMetres(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share),
      });
    case 'working':
      return describeWorking(evidence, translate);
    case 'overlap': {
      // Findings of one layer differ by their class, where they are raised class by class.
      const [only, ...others] = evidence.classes;
      const oneClass = only !== undefined && only !== '' && others.length === 0;
      return translate(oneClass ? 'analysis.sentence.overlap-class' : 'analysis.sentence.overlap', {
        layer: evidence.layerName, class: only ?? '', count: evidence.count, mu: formatMu(evidence.areaEllipsoidalSquareMetres),
        squareMetres: formatSquareMetres(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share),
      });
    }
  }
}
