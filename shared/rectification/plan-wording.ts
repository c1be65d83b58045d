/** A plan in the language of its reader: what the program proposed is said in that language, what a person wrote stays his. */
import { text, type Language } from '../i18n/text.ts';
import { ruleOfFinding, type FindingRule } from '../law/rules.ts';
import type { Finding } from '../model/finding.ts';
import { ROUTES, type PlanItem, type RectificationPlan } from '../model/plan.ts';
import { NOTHING_ACCEPTED, routeProposals, unitsText } from './plan.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** The plan with every wording that is the program's own, in whichever language it was drafted, in `language`. */
export function planInLanguage(plan: RectificationPlan, findings: readonly Finding[], asOf: string, language: Language): RectificationPlan {
  const found = new Map(findings.map((finding) => [finding.id, finding]));
  const items = plan.items.map((item) => {
    const finding = found.get(item.findingId);
    return finding ? itemInLanguage(item, (each) => ruleOfFinding(finding, asOf, each), language) : item;
  });
  return { ...plan, items, routeReason: reasonInLanguage(plan.routeReason, language) };
}

function itemInLanguage(item: PlanItem, ruleIn: (language: Language) => FindingRule, language: Language): PlanItem {
  const wanted = ruleIn(language);
  const others = LANGUAGES.filter((each) => each !== language).map((each) => [each, ruleIn(each)] as const);
  const said = (value: string, wording: (rule: FindingRule, language: Language) => readonly string[]): string => {
    for (const [other, rule] of others) {
      const place = wording(rule, other).indexOf(value);
      if (place >= 0) return wording(wanted, language)[place] ?? value;
    }
    return value;
  };
  return {
    ...item,
    measure: said(item.measure, ({ measures }) => measures.map(({ measure }) => measure)),
    acceptanceCriterion: said(item.acceptanceCriterion, ({ measures }) => measures.flatMap(({ acceptanceCriterion, openPitCriterion }) => [acceptanceCriterion, openPitCriterion ?? acceptanceCriterion])),
    unit: said(item.unit, ({ units }, each) => [unitsText(units, each), ...units]),
  };
}

function reasonInLanguage(reason: string, language: Language): string {
  for (const other of LANGUAGES) {
    if (text(other, NOTHING_ACCEPTED) === reason) return text(language, NOTHING_ACCEPTED);
    for (const route of ROUTES) {
      const place = routeProposals(route, other).indexOf(reason);
      if (place >= 0) return routeProposals(route, language)[place]!;
    }
  }
  return reason;
}
