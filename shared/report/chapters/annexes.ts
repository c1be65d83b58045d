/** Chapter 13: what was set aside and why, the parameters of the run, and what is to be enclosed. */
import { formatMu, formatSquareMetres } from '../../base/units.ts';
import { ARTICLE_NOT_AT_HAND, isUnsure } from '../../law/rules.ts';
import type { Block, Text } from '../document.ts';
import { isBeforeIssue, lawCheckBlocks, quotedReferences, type Quoted } from '../law-checks.ts';
import { areaOf, clipperText, formatInstant, nameSystem, type ReportContext } from '../context.ts';

/** 十三、附件 */
export function annexBlocks(context: ReportContext): Block[] {
  const { translate } = context;
  return [
    { kind: 'heading', level: 1, text: translate('report.chapter.annexes') },
    { kind: 'heading', level: 2, text: translate('report.annex.setAside') },
    setAsideBlock(context),
    { kind: 'heading', level: 2, text: translate('report.annex.run') },
    { kind: 'facts', rows: runRows(context) },
    { kind: 'paragraph', small: true, text: translate('basis.method-note') },
    checksumsBlock(context),
    { kind: 'heading', level: 2, text: translate('report.annex.law') },
    lawBlock(context),
    ...beforeIssueBlocks(context),
    { kind: 'heading', level: 2, text: translate('report.annex.list') },
    { kind: 'paragraph', text: translate('report.annex.listText'), indent: true },
  ];
}

function setAsideBlock({ translate, problems }: ReportContext): Block {
  const setAside = problems.filter(({ state }) => state === 'set-aside');
  if (setAside.length === 0) return { kind: 'paragraph', text: translate('report.annex.setAsideNone'), indent: true };
  const none = translate('report.none');
  return {
    kind: 'table',
    columns: [
      { head: translate('report.problems.number'), share: 0.09, align: 'centre' },
      { head: translate('report.annex.finding'), share: 0.25, align: 'left' },
      { head: translate('report.annex.area'), share: 0.13, align: 'right' },
      { head: translate('report.annex.mu'), share: 0.09, align: 'right' },
      { head: translate('report.annex.reason'), share: 0.31, align: 'left' },
      { head: translate('report.annex.decidedOn'), share: 0.13, align: 'centre' },
    ],
    rows: setAside.map(({ finding, number, title, place, decision }): Text[] => [
      number,
      `${title}${translate('report.clauseSeparator')}${place}`,
      areaOf(finding) === 0 ? none : formatSquareMetres(areaOf(finding)),
      areaOf(finding) === 0 ? none : formatMu(areaOf(finding)),
      decision?.reason || translate('report.annex.reasonMissing'),
      decision ? formatInstant(decision.decidedAt).slice(0, 10) : none,
    ]),
  };
}

function runRows(context: ReportContext): (readonly [string, string, string, string])[] {
  const { translate, run } = context;
  const { parameters, engine } = run;
  return [
    [translate('report.annex.runNumber'), run.number, translate('report.annex.runFinished'), formatInstant(run.finishedAt)],
    [translate('report.annex.runSystem'), nameSystem(context), translate('report.annex.runAsOf'), parameters.asOf],
    [translate('report.annex.runEdges'), translate(`report.annex.edges.${parameters.ellipsoidalEdges}`), translate('report.annex.runFormula'), translate('report.annex.formula')],
    [translate('report.annex.runSliver'), translate('report.annex.sliverLimit', { area: parameters.sliverAreaSquareMetres, width: parameters.sliverWidthMetres }), translate('report.annex.runGrid'), translate('report.annex.grid', { grid: powerOfTen(engine.gridMetres) })],
    [translate('report.annex.runProgram'), translate('report.annex.program', { version: engine.version }), translate('report.annex.runClipper'), clipperText(context)],
  ];
}

/** Fingerprints of the files, so that anybody can tell whether he computes with the same ones; apart from the sources, which are read for their dates. */
function checksumsBlock({ translate, run }: ReportContext): Block {
  return {
    kind: 'table',
    columns: [
      { head: translate('report.sources.layer'), share: 0.6, align: 'left' },
      { head: translate('report.sources.checksum'), share: 0.4, align: 'left' },
    ],
    rows: run.inputs.map(({ name, sha256 }): Text[] => [name, sha256.slice(0, 12) || translate('report.none')]),
    note: translate('basis.checksum-note'),
  };
}

const RAISED: Readonly<Record<string, string>> = { '-': '⁻', ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((digit, value) => [String(value), digit])) };

/** `9.3e-10` as `9.3 × 10⁻¹⁰`. */
export function powerOfTen(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(1).split('e');
  return `${mantissa} × 10${[...exponent.replace('+', '')].map((sign) => RAISED[sign]).join('')}`;
}

/** Every article quoted in chapter 8. */
function quotedInPlan({ problems }: ReportContext): readonly Quoted[] {
  return quotedReferences(problems.filter(({ state }) => state !== 'set-aside').map(({ number, rule: { basis } }) => ({ number, basis })));
}

/** What is not sure is left out and starred instead: a paper that is signed must neither claim it nor carry its makers' doubts. */
function lawBlock(context: ReportContext): Block {
  const { translate, run } = context;
  const references = quotedInPlan(context);
  if (references.length === 0) return { kind: 'paragraph', text: translate('report.annex.lawNone'), indent: true };
  const none = translate('report.none');
  return {
    kind: 'table',
    columns: [
      { head: translate('report.annex.lawName'), share: 0.22, align: 'left' },
      { head: translate('report.annex.lawArticle'), share: 0.12, align: 'centre' },
      { head: translate('report.annex.lawFrom'), share: 0.12, align: 'centre' },
      { head: translate('report.annex.lawSays'), share: 0.42, align: 'left' },
      { head: translate('report.annex.lawProblems'), share: 0.12, align: 'left' },
    ],
    rows: references.map(({ reference, says, problems }): Text[] => {
      const { law, article, effectiveFrom, note } = reference;
      const unsure = isUnsure(reference);
      return [unsure ? `${law}*` : law, article === ARTICLE_NOT_AT_HAND ? none : article, unsure ? none : (effectiveFrom ?? none), [...says, ...(note === undefined ? [] : [note])].join(' ') || none, problems.map(({ number }) => number).join('\n')];
    }),
    note: (references.some(({ reference }) => isUnsure(reference)) ? translate('issue.star') : '') + translate('report.annex.lawNote', { asOf: run.parameters.asOf }),
  };
}

/** What must be looked up before the plan is issued; drafts carry the list, an issued plan does not: by then it has been settled. */
function beforeIssueBlocks(context: ReportContext): Block[] {
  return isBeforeIssue(context.plan.stage) ? lawCheckBlocks(quotedInPlan(context), context.translate) : [];
}
