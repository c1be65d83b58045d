/** What the rule pack says about a finding, in the words of lists: basis, units, caution. */
import { text, translator, type Language } from '../../shared/i18n/text.ts';
import { ARTICLE_NOT_AT_HAND, ruleOfFinding, thresholdCaution } from '../../shared/law/rules.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { checksByLaw } from '../../shared/report/law-checks.ts';
import { today } from './today.ts';
import { setAsideFindings } from './findings.ts';
import { useWorkspace } from './workspace.ts';

export interface RuleWords {
  /** `土地管理法 第三十五条、第三十七条；基本农田保护条例 第十七条` */
  readonly basis: string;
  /** What the articles say, one line each, for the tooltip. */
  readonly basisInFull: string;
  /** What must be looked up about a cited law before anything is issued, one line each. */
  readonly checks: readonly string[];
  readonly units: string;
  readonly caution: string | null;
  /** The caution when the area has reached what an interpretation names; else null. */
  readonly threshold: string | null;
}

/** The rule that applies on the day of conduct, else today (行政处罚法 art 37 is the rule pack's business). */
export function ruleOf(finding: Finding, language: Language): RuleWords {
  const rule = ruleOfFinding(finding, today(), language);
  const articles = new Map<string, string[]>();
  for (const { law, article } of rule.basis) articles.set(law, [...(articles.get(law) ?? []), ...(article === ARTICLE_NOT_AT_HAND ? [] : [article])]);
  const list = (items: readonly string[]): string => items.join(text(language, 'report.listSeparator'));
  return {
    basis: [...articles].map(([law, numbers]) => `${law} ${list(numbers)}`.trim()).join(text(language, 'report.clauseSeparator')) || '—',
    basisInFull: rule.basis
      .map((each) => `${each.law} ${each.article} ${each.says}${each.note === undefined ? '' : ` ${each.note}`}`)
      .join('\n'),
    checks: checksByLaw(rule.basis, translator(language)).map(({ citation, check }) => text(language, 'issue.desk', { citation, check })),
    units: list(rule.units) || '—',
    caution: rule.caution,
    threshold: thresholdCaution(finding, language, findingsThatCount())?.text ?? null,
  };
}

/** Current findings except those a person has set aside; the report adds up the same ones. */
function findingsThatCount(): readonly Finding[] {
  const { findings, decisions } = useWorkspace.getState();
  const setAside = setAsideFindings(decisions);
  return findings.filter(({ id }) => !setAside.has(id));
}
