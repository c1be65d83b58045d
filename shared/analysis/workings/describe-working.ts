/** A finding about workings in words: one sentence, and its figures as label and value. */
import { formatMu, formatNumber, formatSquareMetres } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import type { Evidence } from '../../model/finding.ts';
import { periodWords } from '../../model/period-words.ts';
import type { SurveyAccuracy } from '../../model/survey-delivery.ts';

export type WorkingEvidence = Extract<Evidence, { kind: 'working' }>;

/** Name as drawn, else the word of its kind. */
export function workingName({ workingName: name, workingKind, count }: Pick<WorkingEvidence, 'workingName' | 'workingKind' | 'count'>, translate: Translate): string {
  const word = name === '' ? translate(`workings.kind.${workingKind}`) : name;
  return count > 1 ? translate('workings.names-more', { name: word, count }) : word;
}

/** The figures that this finding has: area and distance outside, depth beyond, length, quantity. */
export function describeWorking(evidence: WorkingEvidence, translate: Translate): string {
  const parts: string[] = [];
  const { areaEllipsoidalSquareMetres: area, lengthMetres, longestDistanceMetres, belowLimitMetres, aboveLimitMetres } = evidence;
  if (area > 0) parts.push(translate('workings.part.area', { squareMetres: formatSquareMetres(area), mu: formatMu(area) }));
  if (lengthMetres > 0) parts.push(translate('workings.part.length', { length: formatNumber(lengthMetres, 2) }));
  if (longestDistanceMetres > 0) parts.push(translate('workings.part.distance', { distance: formatNumber(longestDistanceMetres, 2) }));
  if (belowLimitMetres > 0) parts.push(translate('workings.part.below', { depth: formatNumber(belowLimitMetres, 2) }));
  if (aboveLimitMetres > 0) parts.push(translate('workings.part.above', { depth: formatNumber(aboveLimitMetres, 2) }));
  const values = { name: workingName(evidence, translate), period: periodWords(evidence.period, translate), figures: parts.join(translate('workings.part.and')) };
  const sentence = evidence.otherMineName === null ? translate('workings.sentence.beyond', values) : translate('workings.sentence.neighbour', { ...values, other: evidence.otherMineName });
  return evidence.datumDecides ? translate('elevation.sentence.decides', { sentence }) : sentence;
}

/** Label and value, for tables and panels. */
export function workingFacts(evidence: WorkingEvidence, translate: Translate): (readonly [label: string, value: string])[] {
  const facts: (readonly [string, string])[] = [
    [translate('workings.fact.working'), workingName(evidence, translate)],
    [translate('workings.fact.period'), `${periodWords(evidence.period, translate)} · ${evidence.file}`],
  ];
  if (evidence.areaEllipsoidalSquareMetres > 0) {
    facts.push([translate('workings.fact.ellipsoidal'), `${formatSquareMetres(evidence.areaEllipsoidalSquareMetres)} m²`], [translate('workings.fact.planar'), `${formatSquareMetres(evidence.areaPlanarSquareMetres)} m²`]);
  }
  if (evidence.lengthMetres > 0) facts.push([translate('workings.fact.length'), `${formatNumber(evidence.lengthMetres, 2)} m`]);
  if (evidence.longestDistanceMetres > 0) facts.push([translate('workings.fact.distance'), `${formatNumber(evidence.longestDistanceMetres, 2)} / ${formatNumber(evidence.meanDistanceMetres, 2)} m`]);
  if (evidence.belowLimitMetres > 0) facts.push([translate('workings.fact.below'), `${formatNumber(evidence.belowLimitMetres, 2)} m`]);
  if (evidence.aboveLimitMetres > 0) facts.push([translate('workings.fact.above'), `${formatNumber(evidence.aboveLimitMetres, 2)} m`]);
  if (evidence.datumDecides) facts.push([translate('elevation.datum'), translate('elevation.decides-finding')]);
  if (evidence.volumeCubicMetres !== null && evidence.volumeCubicMetres > 0) facts.push([translate('workings.fact.volume'), quantityText(evidence.volumeCubicMetres, evidence.tonnes)]);
  if (evidence.change !== null) facts.push([translate('workings.fact.change'), translate(`workings.change.${evidence.change.kind}`)]);
  facts.push(
    [translate('workings.fact.tolerance'), translate('workings.tolerance', { plan: formatNumber(evidence.planToleranceMetres, 2), elevation: formatNumber(evidence.elevationToleranceMetres, 2) })],
    [translate('workings.fact.accuracy'), accuracyText(evidence.accuracy, translate)],
  );
  return facts;
}

/** `1 234.5 m³ / 1 728.3 t` */
export function quantityText(volumeCubicMetres: number, tonnes: number | null): string {
  return `${formatNumber(volumeCubicMetres, 1)} m³${tonnes === null ? '' : ` / ${formatNumber(tonnes, 1)} t`}`;
}

/** What the survey says about itself; that it says nothing is said. */
export function accuracyText({ planMetres, heightMetres }: SurveyAccuracy, translate: Translate): string {
  const one = (metres: number | null): string => (metres === null ? translate('drawing.accuracy.unstated') : `±${formatNumber(metres, 2)} m`);
  return planMetres === null && heightMetres === null ? translate('workings.accuracy-unknown') : translate('workings.accuracy', { plan: one(planMetres), height: one(heightMetres) });
}
