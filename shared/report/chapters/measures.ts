/** Chapters 9 to 12: the route, the measures, who answers for them, and how they are closed. */
import { formatNumber } from '../../base/units.ts';
import type { PlanItem } from '../../model/plan.ts';
import { quotedBefore } from '../../rectification/problem-order.ts';
import type { Block, Text } from '../document.ts';
import { areaOf, withMu, type ReportContext } from '../context.ts';
import { isBeforeIssue } from '../law-checks.ts';

/** 九、整改路线 */
export function routeBlocks({ translate, plan, problems }: ReportContext): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: translate('report.chapter.route') }];
  // Without an accepted problem the route in the plan means nothing, unless a person chose it.
  if (plan.items.length > 0 || plan.routeChosenBy !== 'program') {
    blocks.push({ kind: 'paragraph', indent: true, text: [{ text: translate('report.route.line') }, { text: translate(`rectification.route.${plan.route}`), bold: true }] });
  }
  if (plan.routeReason) blocks.push({ kind: 'paragraph', text: plan.routeReason, indent: true });
  const overlaps = problems.filter(({ state, finding }) => state === 'accepted' && ['L08', 'L09', 'F12'].includes(finding.code));
  if (plan.route === 'partial-withdrawal' && overlaps.length > 0) {
    const list = overlaps.map(({ shortName, finding }) => translate('report.route.overlapItem', { problem: shortName, area: withMu(areaOf(finding), translate) }));
    blocks.push({ kind: 'paragraph', indent: true, text: translate('report.route.overlaps', { list: list.join(translate('report.clauseSeparator')) }) });
  }
  return blocks;
}

/** 十、整改措施, with the boxes in which the parties sign. */
export function measuresBlocks(context: ReportContext): Block[] {
  const { translate, plan } = context;
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: translate('report.chapter.measures') }];
  if (plan.items.length === 0) {
    blocks.push({ kind: 'paragraph', indent: true, text: withoutMeasures(context) });
  } else {
    const none = translate('report.none');
    const costs = plan.items.flatMap(({ costTenThousandYuan }) => (costTenThousandYuan === null ? [] : [costTenThousandYuan]));
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    const numbers = numbersOfItems(context);
    const orphaned = plan.items.some(({ findingId }) => context.problems.every(({ finding }) => finding.id !== findingId));
    blocks.push({
      kind: 'table',
      columns: [
        { head: translate('report.measures.problem'), share: 0.08, align: 'centre' },
        { head: translate('report.measures.measure'), share: 0.26, align: 'left' },
        { head: translate('report.measures.criterion'), share: 0.23, align: 'left' },
        { head: translate('report.measures.unit'), share: 0.14, align: 'left' },
        { head: translate('report.measures.person'), share: 0.08, align: 'centre' },
        { head: translate('report.measures.deadline'), share: 0.12, align: 'centre' },
        { head: translate('report.measures.cost'), share: 0.09, align: 'right' },
      ],
      rows: inOrder(context).map((item): Text[] => [
        numbers.get(item.findingId)!,
        item.measure || none,
        item.acceptanceCriterion || none,
        item.unit || none,
        item.person || none,
        item.deadline ?? none,
        item.costTenThousandYuan === null ? none : formatNumber(item.costTenThousandYuan, 2),
      ]),
      ...(costs.length > 0 && { totals: [translate('report.measures.total'), '', '', '', '', '', [{ text: formatNumber(total, 2), bold: true }]] }),
      note: translate(isBeforeIssue(plan.stage) ? 'report.measures.note' : 'issue.measuresNote') + (orphaned ? translate('report.measures.notFoundAgainNote') : ''),
    });
  }
  blocks.push({ kind: 'signatures', boxes: [translate('report.signature.mine'), translate('report.signature.lead'), translate('report.signature.authority')] });
  return blocks;
}

/** Items in the order of the problem list; those not found again last. */
function inOrder({ plan, problems }: ReportContext): readonly PlanItem[] {
  const place = (item: PlanItem): number => problems.findIndex(({ finding }) => finding.id === item.findingId) >>> 0;
  return [...plan.items].sort((a, b) => place(a) - place(b));
}

function withoutMeasures({ translate, problems }: ReportContext): string {
  const pending = problems.filter(({ state }) => state === 'undecided' || state === 'needs-evidence').length;
  return pending > 0 ? translate('report.measures.nonePending', { count: pending }) : translate('report.measures.none');
}

/** By finding: the number under which it is listed; those that did not come up again by the number that was quoted, else by a count where there are several. */
function numbersOfItems({ plan, problems, translate }: ReportContext): ReadonlyMap<string, string> {
  const listed = new Map(problems.map(({ finding, number }) => [finding.id, number]));
  const gone = [...new Set(plan.items.map(({ findingId }) => findingId).filter((findingId) => !listed.has(findingId)))];
  const word = translate('report.measures.notFoundAgain');
  return new Map([...listed, ...gone.map((findingId, place) => [findingId, quotedBefore(plan, findingId, gone.length > 1 ? `${word} ${place + 1}` : word)] as const)]);
}

/** 十一、保障与监督: duties by unit, from the measures themselves. */
export function supervisionBlocks(context: ReportContext): Block[] {
  const { translate, plan } = context;
  const heading: Block = { kind: 'heading', level: 1, text: translate('report.chapter.supervision') };
  const statement: Block = { kind: 'paragraph', indent: true, text: translate('report.supervision.statement') };
  if (plan.items.length === 0) return [heading, { kind: 'paragraph', indent: true, text: translate('report.supervision.none') }, statement];
  const numberOf = numbersOfItems(context);
  const units = [...new Set(plan.items.map(({ unit }) => unit))];
  const rows = units.map((unit): Text[] => {
    const items = plan.items.filter((item) => item.unit === unit);
    const numbers = [...new Set(items.map(({ findingId }) => numberOf.get(findingId)!))];
    const deadlines = items.flatMap(({ deadline }) => (deadline ? [deadline] : [])).sort();
    return [unit || translate('report.supervision.unassigned'), numbers.join(translate('report.listSeparator')), String(items.length), deadlines.at(-1) ?? translate('report.none')];
  });
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: translate('report.supervision.unit'), share: 0.36, align: 'left' },
        { head: translate('report.supervision.problems'), share: 0.32, align: 'left' },
        { head: translate('report.supervision.count'), share: 0.12, align: 'right' },
        { head: translate('report.supervision.deadline'), share: 0.2, align: 'centre' },
      ],
      rows,
    },
    statement,
  ];
}

/** 十二、验收销号: a form to be filled in by hand, one row per problem that has measures. */
export function acceptanceBlocks(context: ReportContext): Block[] {
  const { translate } = context;
  const heading: Block = { kind: 'heading', level: 1, text: translate('report.chapter.acceptance') };
  const numberOf = numbersOfItems(context);
  const numbers = [...new Set(inOrder(context).map(({ findingId }) => numberOf.get(findingId)!))];
  if (numbers.length === 0) return [heading, { kind: 'paragraph', indent: true, text: translate('report.acceptance.none') }];
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { head: translate('report.acceptance.problem'), share: 0.09, align: 'centre' },
        { head: translate('report.acceptance.result'), share: 0.25, align: 'left' },
        { head: translate('report.acceptance.date'), share: 0.13, align: 'centre' },
        { head: translate('report.acceptance.inspector'), share: 0.13, align: 'centre' },
        { head: translate('report.acceptance.review'), share: 0.18, align: 'left' },
        { head: translate('report.acceptance.township'), share: 0.12, align: 'centre' },
        { head: translate('report.acceptance.approval'), share: 0.1, align: 'centre' },
      ],
      rows: numbers.map((number): Text[] => [number, '', '', '', '', '', '']),
      rowHeightMillimetres: 12,
    },
    { kind: 'signatures', boxes: [translate('report.acceptance.lead'), translate('report.acceptance.supervisors'), translate('report.acceptance.county')] },
  ];
}
