/** One mine's rectification plan as a neutral document: chapters 一 to 十三 of DOMAIN §5.4, each with words where nothing is known. */
import { annexBlocks } from './chapters/annexes.ts';
import { basicsBlocks, cornersBlocks, coverBlocks, permitsBlocks } from './chapters/identity.ts';
import { acceptanceBlocks, measuresBlocks, routeBlocks, supervisionBlocks } from './chapters/measures.ts';
import { beyondBlocks, overlapBlocks } from './chapters/overlaps.ts';
import { problemsBlocks } from './chapters/problems.ts';
import { sourcesBlocks } from './chapters/sources.ts';
import { reportContext, type PlanReportInput } from './context.ts';
import type { ReportDocument } from './document.ts';
import { figureBlocks } from './plan-figures.ts';

export type { PlanReportInput } from './context.ts';

/** The whole plan. Asserts that the run has a result for the right. */
export function planDocument(input: PlanReportInput): ReportDocument {
  const context = reportContext(input);
  const { translate, right, plan, sample, language } = context;
  return {
    title: translate('report.title', { mine: right.mineName }),
    headLeft: translate('report.title', { mine: right.mineName }),
    headRight: plan.number || translate('flow.cover.unnumbered'),
    footLeft: sample ? translate('report.sampleFoot') : '',
    language,
    blocks: [
      ...coverBlocks(context),
      ...basicsBlocks(context),
      ...permitsBlocks(context),
      ...cornersBlocks(context),
      ...figureBlocks(context),
      ...sourcesBlocks(context),
      ...overlapBlocks(context),
      ...beyondBlocks(context),
      ...problemsBlocks(context),
      ...routeBlocks(context),
      ...measuresBlocks(context),
      ...supervisionBlocks(context),
      ...acceptanceBlocks(context),
      ...annexBlocks(context),
    ],
  };
}
