/**
 * The rule pack: for every finding code the articles it rests on, the units in charge, proposed measures and
 * what a person must weigh. Which text of a law applies follows the day of conduct (行政处罚法 art 37); that a
 * newer law which punishes less may apply instead is for the person who decides.
 */
import distancePack from '../../resources/rules/distances.json' with { type: 'json' };
import pack from '../../resources/rules/findings.json' with { type: 'json' };
import { muFromSquareMetres } from '../base/units.ts';
import type { Language } from '../i18n/text.ts';
import type { Finding, FindingCode } from '../model/finding.ts';

/** Stands for the article in the pack where the law's text was not at hand. */
export const ARTICLE_NOT_AT_HAND = '（条文未取得）';

/** One cited article, in force on the day that was asked for. */
export interface LawReference {
  readonly law: string;
  /** `第三十五条`; `（条文未取得）` where the text was not at hand. */
  readonly article: string;
  /** What it says, in our own words. */
  readonly says: string;
  /** First day of the cited text; null where it is not known. */
  readonly effectiveFrom: string | null;
  /** Article and content were read in the text of the law. */
  readonly verified: boolean;
  /** When it applies: part of the citation, also on paper. */
  readonly note?: string;
  /** What is not sure about the citation and must be looked up before anything is issued; for the desk and for drafts, never for an issued paper. */
  readonly check?: string;
}

/** Whether a citation still has to be held against the text in force: its date or content must not be printed as if it were known. */
export const isUnsure = ({ verified, check }: Pick<LawReference, 'verified' | 'check'>): boolean => !verified || check !== undefined;

/** A measure as proposed; every part is meant to be edited. */
export interface ProposedMeasure {
  readonly measure: string;
  readonly acceptanceCriterion: string;
  /** Instead of it for an open pit, which has no shafts to close; absent where the criterion fits every way of mining. */
  readonly openPitCriterion?: string;
  readonly termDays: number;
}

export interface FindingRule {
  readonly code: FindingCode;
  readonly title: string;
  readonly basis: readonly LawReference[];
  /** The first is responsible, the others take part; a default by DOMAIN §1.2.1, editable. */
  readonly units: readonly string[];
  readonly measures: readonly ProposedMeasure[];
  /** What must be weighed by a person; stated with its condition, true for any area. */
  readonly caution: string | null;
}

type Bilingual = Readonly<Record<Language, string>>;

interface PackReference {
  readonly law: string;
  readonly article: string;
  readonly says: Bilingual;
  readonly family: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo?: string;
  /** File of the law's text that the article was read in. */
  readonly text: string | null;
  readonly verified: boolean;
  readonly note?: Bilingual;
  readonly check?: Bilingual;
}

interface PackRule {
  readonly title: Bilingual;
  readonly basis: readonly PackReference[];
  readonly units: readonly Bilingual[];
  readonly measures: readonly { readonly measure: Bilingual; readonly acceptanceCriterion: Bilingual; readonly openPitCriterion?: Bilingual; readonly termDays: number }[];
  readonly caution: Bilingual | null;
  /** Area from which a judicial interpretation asks for a check, 亩, and where it says so. */
  readonly threshold: (PackReference & { readonly mu: number }) | null;
}

const RULES = pack.findings as Readonly<Record<FindingCode, PackRule>>;

/** The rules behind L11 by their id: the rule of a distance, or the role of an area. */
const DISTANCE_RULES: ReadonlyMap<string, PackRule> = new Map(distancePack.rules.map((rule) => [rule.id, { ...rule, basis: rule.basis as readonly PackReference[], threshold: null }]));

/** The rule of one finding; those of L11 differ by what the right comes near to. See {@link ruleFor}. */
export function ruleOfFinding({ code, conductDate, evidence }: Finding, asOf: string, language: Language = 'zh-CN'): FindingRule {
  return ruleFor(code, conductDate, asOf, language, evidence.kind === 'distance' ? evidence.ruleId : evidence.kind === 'overlap' ? evidence.role : null);
}

/**
 * The rule of a code as it stood on the day of conduct, else on `asOf`. A law whose listed texts all begin
 * later is still cited, with a note that the text of that day has to be looked up. `distanceRule` tells the rules of L11
 * apart; without a known one its general rule stands.
 */
export function ruleFor(code: FindingCode, conductDate: string | null, asOf: string, language: Language = 'zh-CN', distanceRule: string | null = null): FindingRule {
  const rule = (code === 'L11' ? DISTANCE_RULES.get(distanceRule ?? '') : undefined) ?? RULES[code];
  const day = conductDate ?? asOf;
  return {
    code,
    title: rule.title[language],
    basis: referencesOn(rule.basis, day, language),
    units: rule.units.map((unit) => unit[language]),
    measures: rule.measures.map((entry) => ({ measure: entry.measure[language], acceptanceCriterion: entry.acceptanceCriterion[language], ...(entry.openPitCriterion && { openPitCriterion: entry.openPitCriterion[language] }), termDays: entry.termDays })),
    caution: rule.caution?.[language] ?? null,
  };
}

const EARLIER_TEXT: Bilingual = {
  'zh-CN': '行为发生在所引文本施行之前，应核对当时有效的条文。',
  en: 'The conduct was before the cited text took effect; look up the text of that day.',
};

function referencesOn(basis: readonly PackReference[], day: string, language: Language): LawReference[] {
  const inForce = (reference: PackReference): boolean => (reference.effectiveFrom ?? '') <= day && day <= (reference.effectiveTo ?? '9999-12-31');
  const families = new Set(basis.filter(inForce).map((reference) => reference.family));
  return basis.flatMap((reference): LawReference[] => {
    const applies = inForce(reference);
    // Only a law without any text of that day is cited from its next one.
    const earlier = !applies && !families.has(reference.family) && (reference.effectiveFrom ?? '') > day;
    if (!applies && !earlier) return [];
    const check = [reference.check?.[language], earlier ? EARLIER_TEXT[language] : undefined].filter((part) => part !== undefined).join(language === 'en' ? ' ' : '');
    return [{ law: reference.law, article: reference.article, says: reference.says[language], effectiveFrom: reference.effectiveFrom, verified: reference.verified, ...(reference.note && { note: reference.note[language] }), ...(check !== '' && { check }) }];
  });
}

/**
 * The caution for one finding when the ellipsoidal areas of its right and code among `findings` together reach the
 * interpretation's threshold (the strictest where kinds differ), with its source; null below it, and for findings
 * without one. Grades of forest are findings of their own, but the threshold asks for their sum. Overlap is not
 * occupation: the caution says so.
 */
export function thresholdCaution(finding: Finding, language: Language = 'zh-CN', findings: readonly Finding[] = [finding]): { readonly text: string; readonly thresholdMu: number; readonly source: LawReference } | null {
  const { caution, threshold } = RULES[finding.code];
  if (!caution || !threshold || finding.evidence.kind === 'expired') return null;
  const alike = findings.filter(({ code, rightId }) => code === finding.code && rightId === finding.rightId);
  const area = alike.reduce((sum, { evidence }) => sum + (evidence.kind === 'expired' ? 0 : evidence.areaEllipsoidalSquareMetres), 0);
  if (muFromSquareMetres(area) < threshold.mu) return null;
  const { law, article, says, effectiveFrom, verified } = threshold;
  return { text: caution[language], thresholdMu: threshold.mu, source: { law, article, says: says[language], effectiveFrom, verified } };
}
