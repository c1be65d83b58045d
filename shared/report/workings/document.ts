/** The report of one check as a document of its own: identity, the chapter on workings, the findings with their law. */
import { problemNumbers, type QuotingPlan } from '../../rectification/problem-order.ts';
import { describeFinding } from '../../analysis/describe-finding.ts';
import { translator } from '../../i18n/text.ts';
import { isUnsure, ruleFor } from '../../law/rules.ts';
import type { Finding } from '../../model/finding.ts';
import type { RectificationPlan } from '../../model/plan.ts';
import { periodWords } from '../../model/period-words.ts';
import { basisText } from '../chapters/problems.ts';
import type { Block, ReportDocument, Text } from '../document.ts';
import { chineseDate } from '../chapters/identity.ts';
import { isBeforeIssue, lawCheckBlocks, quotedReferences } from '../law-checks.ts';
import { workingsText } from './chapter.ts';
import { workingsFigures } from './figures.ts';
import type { WorkingsChapterInput } from './input.ts';

export interface WorkingsDocumentInput extends WorkingsChapterInput {
  /** Of this run; those of other mines are passed over. */
  readonly findings: readonly Finding[];
  /** Findings of the mine that stand in the list, from overlays, drawings and pit surveys alike: where all of this run are among them, they bear the numbers of the list. */
  readonly listed?: readonly Finding[];
  readonly sample: boolean;
  readonly createdOn: string;
  /** The plan of the mine, whose quoted numbers stand; absent where it has none. From its issue on, nothing is left to look up. */
  readonly plan?: QuotingPlan & Pick<RectificationPlan, 'stage'>;
}

export function workingsDocument(input: WorkingsDocumentInput): ReportDocument {
  const { right, run, language, sample, createdOn } = input;
  const translate = translator(language);
  const period = periodWords(run.period, translate);
  const source = run.input.source ?? 'drawing';
  const title = translate(`report.workings.title.${source}`, { mine: right.mineName, period });
  const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
  return {
    title, headLeft: title, headRight: period, footLeft: sample ? translate('report.sampleFoot') : '', language,
    blocks: [
      {
        kind: 'cover', title: right.mineName, subtitle: translate(`report.workings.subtitle.${source}`), ...(sample && { stamp: translate('report.sampleStamp') }),
        facts: [[translate('report.cover.licence'), right.licenceNumber ?? translate('report.notRegistered')], [translate('workings.fact.period'), period], [translate('report.cover.holder'), right.holder ?? translate('report.notRegistered')], [translate('report.cover.author'), ''], [translate('report.cover.review'), '']],
        foot: [language === 'zh-CN' ? chineseDate(createdOn) : createdOn],
      },
      heading(translate('report.workings.chapter')),
      ...workingsText(input),
      heading(translate('report.workings.findings')),
      ...findingBlocks(input),
      // Last, for they fill pages: what is signed stands together before them.
      heading(translate('report.workings.figures')),
      ...workingsFigures({ ...input, firstFigure: 1 }),
    ],
  };
}

function findingBlocks({ findings, listed = [], right, language, asOf, plan }: WorkingsDocumentInput): Block[] {
  const translate = translator(language);
  const own = findings.filter(({ rightId }) => rightId === right.id);
  if (own.length === 0) return [{ kind: 'paragraph', text: translate('report.workings.no-findings'), indent: true }];
  const quoting = plan ? [plan] : [];
  const inList = problemNumbers(listed.filter(({ rightId }) => rightId === right.id), quoting);
  const numbers = own.every(({ id }) => inList.has(id)) ? inList : problemNumbers(own, quoting);
  const rules = own.map((finding) => ruleFor(finding.code, finding.conductDate, asOf, language));
  return [
    {
      kind: 'table',
      columns: [
        { head: translate('report.problems.number'), share: 0.07, align: 'centre' },
        { head: translate('report.annex.finding'), share: 0.38, align: 'left' },
        // Articles are many and long: a narrow column would make the table high.
        { head: translate('report.problems.basis'), share: 0.45, align: 'left' },
        { head: translate('report.problems.severity'), share: 0.1, align: 'centre' },
      ],
      rows: own.map((finding, i): Text[] => [numbers.get(finding.id)!, [{ text: rules[i]!.title, bold: true }, { text: `${translate('report.comma')}${describeFinding(finding, translate)}` }], basisText(rules[i]!.basis, translate), translate(`report.problems.severity.${finding.severity}`)]),
      ...(rules.some(({ basis }) => basis.some(isUnsure)) && { note: translate('issue.star').trim() }),
    },
    ...[...new Set(rules.flatMap(({ caution }) => caution ?? []))].map((text): Block => ({ kind: 'paragraph', text, small: true })),
    ...(isBeforeIssue(plan?.stage) ? lawCheckBlocks(quotedReferences(own.map(({ id }, i) => ({ number: numbers.get(id)!, basis: rules[i]!.basis }))), translate) : []),
  ];
}
