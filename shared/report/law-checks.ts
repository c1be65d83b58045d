/** What must be looked up in the laws before a paper is issued: one list for plans, reports on workings and ledgers. */
import type { Translate } from '../i18n/text.ts';
import { compareReferences } from '../law/citation-order.ts';
import { ARTICLE_NOT_AT_HAND, isUnsure, type LawReference } from '../law/rules.ts';
import type { PlanStage } from '../model/plan.ts';
import type { Block } from './document.ts';

/** Laws cited for one problem. */
export interface Citing {
  /** `L05-2` */
  readonly number: string;
  readonly basis: readonly LawReference[];
}

export interface Quoted<Problem extends Citing = Citing> {
  /** As it is cited; not sure as soon as it is so for one of the problems. */
  readonly reference: LawReference;
  /** What it says to each of the problems, every sentence once. */
  readonly says: readonly string[];
  /** What it is quoted for. */
  readonly problems: readonly Problem[];
}

/** Every article quoted, once, by law and article; what it says or what is to be looked up may differ from problem to problem, and none of it is dropped. */
export function quotedReferences<Problem extends Citing>(problems: readonly Problem[]): readonly Quoted<Problem>[] {
  const keyOf = ({ law, article, effectiveFrom }: LawReference): string => `${law} ${article} ${effectiveFrom ?? ''}`;
  const quoted = new Map<string, { references: LawReference[]; problems: Problem[] }>();
  for (const problem of problems) {
    for (const reference of problem.basis) {
      const known = quoted.get(keyOf(reference));
      if (!known) quoted.set(keyOf(reference), { references: [reference], problems: [problem] });
      else {
        known.references.push(reference);
        if (!known.problems.includes(problem)) known.problems.push(problem);
      }
    }
  }
  return [...quoted.values()]
    .map(({ references, problems: of }) => ({ reference: together(references), says: [...new Set(references.filter(({ verified }) => verified).map(({ says }) => says))], problems: of }))
    .toSorted((a, b) => compareReferences(a.reference, b.reference));
}

/** One citation for all of them, with every doubt about any: the conduct of one problem may be older than the cited text, that of another not. */
function together(references: readonly LawReference[]): LawReference {
  // One that says more than another says that one as well.
  const checks = [...new Set(references.flatMap(({ check }) => check ?? []))].filter((check, _place, all) => all.every((other) => other === check || !other.includes(check)));
  const notes = [...new Set(references.flatMap(({ note }) => note ?? []))];
  return { ...references[0]!, verified: references.every(({ verified }) => verified), ...(notes.length > 0 && { note: notes.join(' ') }), ...(checks.length > 0 && { check: checks.join(' ') }) };
}

/** Law and article as cited; the law alone where the article is not at hand. */
export const citationOf = ({ law, article }: LawReference): string => law + (article === ARTICLE_NOT_AT_HAND ? '' : article);

/** What to look up about a citation that is not sure. */
export const checkOf = ({ check }: LawReference, translate: Translate): string => check ?? translate('issue.unread');

/** Doubts about citations for the desk: the articles of one law that share a doubt stand in one line, as `土地管理法 第四十四条、第六十七条`. Only what the pack says must be looked up. */
export function checksByLaw(references: readonly LawReference[], translate: Translate): readonly { readonly citation: string; readonly check: string }[] {
  const lines = new Map<string, { readonly law: string; readonly check: string; readonly articles: Set<string> }>();
  for (const { law, article, check } of references) {
    if (check === undefined) continue;
    const key = JSON.stringify([law, check]);
    const line = lines.get(key) ?? { law, check, articles: new Set() };
    if (article !== ARTICLE_NOT_AT_HAND) line.articles.add(article);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ law, check, articles }) => ({ citation: `${law} ${[...articles].join(translate('report.listSeparator'))}`.trim(), check }));
}

/** True while the papers of a plan may still carry what is to be looked up; `undefined`: there is no plan yet. */
export const isBeforeIssue = (stage: PlanStage | undefined): boolean => stage === undefined || stage === 'draft' || stage === 'review';

/** The list as it ends a draft; nothing where every citation is sure. */
export function lawCheckBlocks(quoted: readonly Quoted[], translate: Translate): Block[] {
  const open = quoted.filter(({ reference }) => isUnsure(reference));
  if (open.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: translate('issue.title') },
    ...open.map(({ reference, problems }): Block => ({
      kind: 'paragraph',
      small: true,
      text: translate('issue.line', { citation: citationOf(reference), numbers: problems.map(({ number }) => number).join(translate('report.listSeparator')), check: checkOf(reference, translate) }),
    })),
  ];
}
