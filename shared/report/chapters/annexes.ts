/** Chapter 13: what was set aside and why, the parameters of the run, and what is to be enclosed. */
import { formatMu, formatSquareMetres } from '../../base/units.ts';
import { compareReferences } from '../../law/citation-order.ts';
import { ARTICLE_NOT_AT_HAND, type LawReference } from '../../law/rules.ts';
import type { Block, Text } from '../document.ts';
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
    { kind: 'heading', level: 2, text: translate('report.annex.law') },
    lawBlock(context),
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
    [translate('report.annex.runSliver'), translate('report.annex.sliverLimit', { area: parameters.sliverAreaSquareMetres, width: parameters.sliverWidthMetres }), translate('report.annex.runGrid'), translate('report.annex.grid', { grid: engine.gridMetres.toExponential(1).replace('e', ' × 10^') })],
    [translate('report.annex.runProgram'), translate('report.annex.program', { version: engine.version }), translate('report.annex.runClipper'), clipperText(context)],
  ];
}

/** Every article quoted in chapter 8, once, by law and article, with the problems it is quoted for. */
function lawBlock({ translate, problems, run }: ReportContext): Block {
  const quoted = problems.filter(({ state }) => state !== 'set-aside').flatMap(({ number, rule }) => rule.basis.map((reference) => ({ number, reference })));
  const keyOf = ({ law, article, effectiveFrom }: LawReference): string => `${law} ${article} ${effectiveFrom ?? ''}`;
  const references = [...new Map(quoted.map(({ reference }) => [keyOf(reference), reference])).entries()].toSorted(([, one], [, other]) => compareReferences(one, other));
  if (references.length === 0) return { kind: 'paragraph', text: translate('report.annex.lawNone'), indent: true };
  return {
    kind: 'table',
    columns: [
      { head: translate('report.annex.lawName'), share: 0.22, align: 'left' },
      { head: translate('report.annex.lawArticle'), share: 0.12, align: 'centre' },
      { head: translate('report.annex.lawFrom'), share: 0.12, align: 'centre' },
      { head: translate('report.annex.lawSays'), share: 0.42, align: 'left' },
      { head: translate('report.annex.lawProblems'), share: 0.12, align: 'left' },
    ],
    rows: references.map(([key, { law, article, effectiveFrom, says, note, verified }]): Text[] => [
      law,
      article === ARTICLE_NOT_AT_HAND ? translate('report.none') : article,
      effectiveFrom ?? translate('report.none'),
      [verified ? '' : translate('report.annex.lawUnverified'), says, note ?? ''].filter((part) => part !== '').join(' '),
      [...new Set(quoted.filter(({ reference }) => keyOf(reference) === key).map(({ number }) => number))].join('\n'),
    ]),
    note: translate('report.annex.lawNote', { asOf: run.parameters.asOf }),
  };
}
