/** Chapter 8: every finding with its decision, except those set aside, which stand in the annex with their reason. */
import { formatMu, formatSquareMetres, SQUARE_METRES_PER_MU } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import { ARTICLE_NOT_AT_HAND, isUnsure, thresholdCaution, type LawReference } from '../../law/rules.ts';
import type { Block, Run, Text } from '../document.ts';
import { areaOf, type ListedProblem, type ReportContext } from '../context.ts';
import type { DecisionState } from '../../rectification/plan.ts';

/** 八、问题清单 */
export function problemsBlocks(context: ReportContext): Block[] {
  const { translate, problems } = context;
  const heading: Block = { kind: 'heading', level: 1, text: translate('report.chapter.problems') };
  if (problems.length === 0) return [heading, { kind: 'paragraph', text: translate('report.problems.none'), indent: true }];
  const count = (state: DecisionState): number => problems.filter((problem) => problem.state === state).length;
  const listed = problems.filter(({ state }) => state !== 'set-aside');
  const summary = translate('report.problems.summary', { total: problems.length, accepted: count('accepted'), undecided: count('undecided'), evidence: count('needs-evidence'), setAside: count('set-aside') });
  if (listed.length === 0) return [heading, { kind: 'paragraph', text: translate('report.problems.noneListed', { count: problems.length }), indent: true }, ...changedBlocks(context)];
  return [
    heading,
    { kind: 'paragraph', text: summary, indent: true },
    {
      kind: 'table',
      columns: [
        { head: translate('report.problems.number'), share: 0.07, align: 'centre' },
        { head: translate('report.problems.problem'), share: 0.195, align: 'left' },
        { head: translate('report.problems.area'), share: 0.115, align: 'right' },
        { head: translate('report.problems.mu'), share: 0.08, align: 'right' },
        { head: translate('report.problems.basis'), share: 0.22, align: 'left' },
        { head: translate('report.problems.unit'), share: 0.125, align: 'left' },
        { head: translate('report.problems.severity'), share: 0.09, align: 'centre' },
        { head: translate('report.problems.state'), share: 0.105, align: 'centre' },
      ],
      rows: listed.map((problem) => problemRow(problem, context)),
      note: translate('report.problems.note'),
    },
    ...cautionBlocks(listed, context),
    ...changedBlocks(context),
  ];
}

/** The last digit that is printed, 0.01 亩: less is no change. */
const CHANGE_FROM_SQUARE_METRES = 0.01 * SQUARE_METRES_PER_MU;

/** Decisions survive a new run; where the ground they were taken on has changed, that must be seen before anything is signed. */
function changedBlocks({ problems, translate }: ReportContext): Block[] {
  const sentences = problems.flatMap(({ finding, number, title, decision }) => {
    const before = decision?.areaAtDecisionSquareMetres ?? null;
    const now = areaOf(finding);
    if (before === null || finding.evidence.kind === 'expired' || Math.abs(now - before) < CHANGE_FROM_SQUARE_METRES) return [];
    return [translate(finding.evidence.kind === 'working' ? 'basis.changed-working' : 'report.problems.changed', { number, title, before: formatMu(before), now: formatMu(now) })];
  });
  if (sentences.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: translate('report.problems.changedTitle') }, ...sentences.map((text): Block => ({ kind: 'paragraph', text, small: true }))];
}

function problemRow(problem: ListedProblem, { translate }: ReportContext): Text[] {
  const { finding, rule, state } = problem;
  const area = areaOf(finding);
  const none = translate('report.none');
  const bold = (text: string, strong: boolean): Text => (strong ? [{ text, bold: true }] : text);
  return [
    problem.number,
    problemText(problem, translate('report.comma')),
    area === 0 ? none : formatSquareMetres(area),
    area === 0 ? none : formatMu(area),
    basisText(rule.basis, translate) || none,
    rule.units.join(translate('report.listSeparator')) || none,
    bold(translate(`report.problems.severity.${finding.severity}`), finding.severity === 'severe'),
    bold(translate(`rectification.decision.${state}`), state === 'undecided'),
  ];
}

function problemText({ title, place }: ListedProblem, comma: string): readonly Run[] {
  return [{ text: title, bold: true }, { text: `${comma}${place}` }];
}

/** Articles gathered by law; a star marks what must be held against the text in force. */
export function basisText(basis: readonly LawReference[], translate: Translate): string {
  return [...new Set(basis.map(({ law }) => law))]
    .map((law) => law + basis.filter((reference) => reference.law === law).map(({ article, ...reference }) => `${article === ARTICLE_NOT_AT_HAND ? '' : article}${isUnsure(reference) ? '*' : ''}`).join(translate('report.listSeparator')))
    .join(translate('report.lawSeparator'));
}

/** What must be weighed where an area reaches the threshold of a judicial interpretation, once each. */
function cautionBlocks(problems: readonly ListedProblem[], { translate, language }: ReportContext): Block[] {
  const findings = problems.map(({ finding }) => finding);
  const cautions = [...new Set(problems.flatMap(({ finding, rule }) => thresholdCaution(finding, language, findings)?.text ?? (finding.evidence.kind === 'expired' ? rule.caution : null) ?? []))];
  if (cautions.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: translate('report.problems.cautionTitle') }, ...cautions.map((text): Block => ({ kind: 'paragraph', text, small: true }))];
}
