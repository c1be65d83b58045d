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
  readonly reference: LawReference;
  /** What it is quoted for. */
  readonly problems: readonly Problem[];
}

/** Every article quoted, once, by law and article. */
export function quotedReferences<Problem extends Citing>(problems: readonly Problem[]): readonly Quoted<Problem>[] {
  const keyOf = ({ law, article, effectiveFrom }: LawReference): string => `${law} ${article} ${effectiveFrom ?? ''}`;
  const quoted = new Map<string, { reference: LawReference; problems: Problem[] }>();
  for (const problem of problems) {
    for (const reference of problem.basis) {
      const known = quoted.get(keyOf(reference));
      if (!known) quoted.set(keyOf(reference), { reference, problems: [problem] });
      else if (!known.problems.includes(problem)) known.problems.push(problem);
    }
  }
  return [...quoted.values()].toSorted((a, b) => compareReferences(a.reference, b.reference));
}

/** Law and article as cited; the law alone where the article is not at hand. */
export const citationOf = ({ law, article }: LawReference): string => law + (article === ARTICLE_NOT_AT_HAND ? '' : article);

/** What to look up about a citation that is not sure. */
export const checkOf = ({ check }: LawReference, translate: Translate): string => check ?? translate('issue.unread');

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
