/** A finding in words: title, second line, size; the same in every list. */
import { useMemo } from 'react';
import {
  formatHectares,
  formatMu,
  formatNumber,
  formatPercent,
  formatSquareMetres,
  roundsToNoMu,
  NO_BREAK_SPACE,
} from '../../shared/base/units.ts';
import { tinyBelow } from '../../shared/analysis/finding-order.ts';
import { describeWorking } from '../../shared/analysis/workings/describe-working.ts';
import { symbolByKey, symbolFor, type MapSymbol } from '../../shared/figure/symbols.ts';
import type { Language, Translate } from '../../shared/i18n/text.ts';
import { ruleOfFinding } from '../../shared/law/rules.ts';
import type { AnalysisRun, Finding } from '../../shared/model/finding.ts';
import type { LayerRole } from '../../shared/model/layer.ts';
import { nameOnMap, problemTitle, shortName } from '../../shared/report/context.ts';
import { useLanguage, useText } from '../ui/text.ts';
import type { FindingChange } from './findings.ts';
import { today } from './today.ts';
import { useWorkspace } from './workspace.ts';

/** The symbol of the thing in conflict; null for what has no place on the map. */
export function findingSymbol(finding: Finding): MapSymbol | null {
  const { evidence } = finding;
  if (evidence.kind === 'overlap') return symbolFor(evidence.role as LayerRole, evidence.classes[0] ?? '');
  if (evidence.kind === 'rights-overlap') return symbolFor('rights', evidence.otherRightId);
  if (evidence.kind === 'distance') return symbolFor(evidence.role, '');
  if (evidence.kind === 'working') return symbolByKey(finding.code === 'F03' ? 'result.depth' : 'result.outside');
  return symbolFor('rights', '', 'expired');
}

/** How findings are called; the same words as in the report. */
export interface FindingWords {
  /** `矿区范围与林地重叠（Ⅱ级保护林地）` */
  title(finding: Finding): string;
  /** A few words for lists: `永久基本农田`, `林地 Ⅱ级保护林地`. */
  subject(finding: Finding): string;
  /** The same as it stands on the map: `铁路 青石支线 1000 m 范围内`. */
  onMap(finding: Finding): string;
}

/** `run` is the newest overlay; findings from drawings have their words without one. */
export function findingWords(run: AnalysisRun | null, translate: Translate, language: Language): FindingWords {
  return {
    title: (finding) => problemTitle(finding, ruleOfFinding(finding, run?.parameters.asOf ?? today(), language), run, translate),
    subject: (finding) => shortName(finding, run, translate),
    onMap: (finding) => nameOnMap({ finding, shortName: shortName(finding, run, translate) }, translate),
  };
}

/** The same as a hook, for the newest run. */
export function useFindingWords(): FindingWords {
  const run = useWorkspace((state) => state.runs[0] ?? null);
  const translate = useText();
  const language = useLanguage();
  return useMemo(() => findingWords(run, translate, language), [run, translate, language]);
}

/** The number that stands bold at the right, and its unit. */
export function findingSize(finding: Finding, translate: Translate): { readonly number: string; readonly unit: string } {
  const { evidence } = finding;
  if (evidence.kind === 'expired') return { number: formatNumber(evidence.days, 0), unit: translate('window.unit.days') };
  if (evidence.kind === 'distance' && evidence.distanceMetres === 0) return { number: translate('distance.crossing'), unit: '' };
  if (evidence.kind === 'distance') return { number: formatNumber(evidence.distanceMetres, evidence.distanceMetres < 0.05 ? 2 : 1), unit: 'm' };
  if (evidence.kind === 'working' && evidence.areaEllipsoidalSquareMetres === 0) {
    const depth = Math.max(evidence.belowLimitMetres, evidence.aboveLimitMetres);
    return { number: formatNumber(finding.code === 'F03' ? depth : evidence.lengthMetres, 2), unit: 'm' };
  }
  const area = evidence.areaEllipsoidalSquareMetres;
  // What would round to 0.00 亩 is said in square metres.
  return roundsToNoMu(area)
    ? { number: formatSquareMetres(area), unit: 'm²' }
    : { number: formatMu(area), unit: translate('window.unit.mu') };
}

/** 细碎 for an overlap below the bound for slivers; null for every other finding. */
export const tinyTag = ({ evidence }: Finding, translate: Translate): string | null => (tinyBelow(evidence) === null ? null : translate('tiny.tag'));

/** Count · hectares · share, as in the mock's second line; what is tiny says so first. */
export function findingSecondLine(finding: Finding, translate: Translate): string {
  return [tinyTag(finding, translate), evidenceLine(finding, translate)].filter((part) => part !== null).join('·');
}

function evidenceLine({ evidence }: Finding, translate: Translate): string {
  if (evidence.kind === 'expired') return translate('window.findingLine.validTo', { date: evidence.validTo });
  if (evidence.kind === 'working') return describeWorking(evidence, translate);
  const area = { hectares: formatHectares(evidence.areaEllipsoidalSquareMetres), percent: formatPercent(evidence.share) };
  if (evidence.kind === 'rights-overlap') return translate('window.findingLine.overlapLine', area);
  if (evidence.kind === 'distance') return translate('distance.line', { threshold: evidence.thresholdMetres, ...area });
  const counted =
    evidence.role === 'forest'
      ? 'window.findingLine.compartmentLine'
      : evidence.role === 'farmland' || evidence.role === 'dltb'
        ? 'window.findingLine.parcelLine'
        : 'window.findingLine.placeLine';
  return translate(counted, { count: formatNumber(evidence.count, 0), ...area });
}

/** Area with all units and its method, for facts: bold part and the rest. */
export function areaWords(squareMetres: number, translate: Translate): { readonly bold: string; readonly rest: string } {
  const mu = `${formatMu(squareMetres)}${NO_BREAK_SPACE}${translate('window.unit.mu')}`;
  // What would round to 0.00 亩 is said in square metres first.
  if (roundsToNoMu(squareMetres)) return { bold: `${formatSquareMetres(squareMetres)}${NO_BREAK_SPACE}m²`, rest: translate('callout.rest', { mu, hectares: formatHectares(squareMetres) }) };
  return {
    bold: mu,
    rest: translate('window.area.ellipsoidalRest', {
      hectares: formatHectares(squareMetres),
      squareMetres: formatSquareMetres(squareMetres),
    }),
  };
}

/** 新增, 不变, 较上次 +1.86 亩; null when there is nothing to compare with. */
export function changeWords(change: FindingChange | null, translate: Translate): string | null {
  if (change === null) return null;
  const { against } = change;
  if (change.kind !== 'area') {
    const words = translate(change.kind === 'new' ? 'window.change.new' : 'window.change.same');
    return against === undefined ? words : translate('office.changeAgainst', { boundary: against, words });
  }
  const sign = change.deltaSquareMetres > 0 ? '+' : '−';
  const delta = `${sign}${formatMu(Math.abs(change.deltaSquareMetres))}`;
  return against === undefined ? translate('window.change.area', { delta }) : translate('office.areaAgainst', { boundary: against, delta });
}
