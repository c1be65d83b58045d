/** One mine, one plan: drafts the rectification plan from accepted findings and keeps what people wrote into it. */
import { compareFindings } from '../analysis/finding-order.ts';
import { addDays, type CalendarDate } from '../base/calendar-date.ts';
import { text, type Language } from '../i18n/text.ts';
import { ruleOfFinding } from '../law/rules.ts';
import type { Decision, Finding, FindingCode, Verdict } from '../model/finding.ts';
import type { MiningRight } from '../model/mining-right.ts';
import { isLocked, versionOf } from './plan-flow.ts';
import type { PlanItem, RectificationPlan, Route } from '../model/plan.ts';

export interface DraftPlanInput {
  readonly right: MiningRight;
  /** All findings of the run; those of other rights are passed over. */
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** Deadlines count from this day, and the law is chosen by it where no date of conduct is known. */
  readonly asOf: CalendarDate;
  /** `ZG-2026-0134`; empty where no workspace gives one. */
  readonly number: string;
  readonly runId: string;
  /** ISO time of the drafting; the present moment when absent. */
  readonly draftedAt?: string;
  /** The plan as it stands; its number, stage and everything typed into it stay, and all of it from its submission on. */
  readonly previous?: RectificationPlan;
  readonly language: Language;
}

/** What a person thinks of a finding; `undecided` when nobody has said anything. */
export type DecisionState = Verdict | 'undecided';

/** The decision on a finding and its reason. */
export function decisionOn(finding: Finding, decisions: readonly Decision[]): { readonly state: DecisionState; readonly decision: Decision | null } {
  const decision = decisions.find(({ findingId }) => findingId === finding.id) ?? null;
  return { state: decision?.verdict ?? 'undecided', decision };
}

/**
 * The plan of one right. Items come from accepted findings only, in the order in which these are listed; a finding that is no longer accepted takes its items
 * with it: they rest, as last worded, until it is accepted again. Items, route and reason that a person has edited are
 * kept as they are. A plan that has left the draft stage is given back as it was handed on. In a later version of an
 * issued plan, items whose finding did not come up again stay too: only acceptance closes them.
 */
export function draftPlan(input: DraftPlanInput): RectificationPlan {
  const { right, previous, draftedAt = new Date().toISOString() } = input;
  // What was submitted stands as it was submitted, with the run that it rests on.
  if (previous && isLocked(previous)) return previous;
  const own = input.findings.filter((finding) => finding.rightId === right.id).sort(compareFindings);
  const accepted = own.filter((finding) => decisionOn(finding, input.decisions).state === 'accepted');
  const proposed = proposeRoute(accepted);
  const known = previous ? [...previous.items, ...(previous.restingItems ?? [])] : [];
  const items = [...accepted.flatMap((finding) => knownItems(known, finding) ?? draftItems(finding, input)), ...(previous ? itemsNotFoundAgain(previous, own) : [])];
  const listed = new Set(items.map(({ findingId }) => findingId));
  const restingItems = known.filter(({ findingId }) => !listed.has(findingId));
  const keepRoute = previous !== undefined && previous.routeChosenBy !== 'program';
  return {
    rightId: right.id,
    number: previous?.number ?? input.number,
    runId: input.runId,
    route: keepRoute ? previous.route : proposed,
    routeChosenBy: keepRoute ? 'person' : 'program',
    routeReason: keepRoute ? previous.routeReason : accepted.length > 0 ? routeProposal(proposed, input.language, openQuestions(accepted)) : text(input.language, NOTHING_ACCEPTED),
    items,
    ...(restingItems.length > 0 && { restingItems }),
    stage: previous?.stage ?? 'draft',
    ...(previous?.version !== undefined && { version: previous.version }),
    ...(previous?.steps && { steps: previous.steps }),
    ...(previous?.earlierVersions && { earlierVersions: previous.earlierVersions }),
    ...(previous?.quotedNumbers && { quotedNumbers: previous.quotedNumbers }),
    createdAt: previous?.createdAt ?? draftedAt,
    updatedAt: draftedAt,
  };
}

function knownItems(known: readonly PlanItem[], finding: Finding): readonly PlanItem[] | null {
  const ofFinding = known.filter((item) => item.findingId === finding.id);
  return ofFinding.length > 0 ? ofFinding : null;
}

/** Items of a plan that was issued once whose finding is not among the present findings. */
function itemsNotFoundAgain(previous: RectificationPlan, findings: readonly Finding[]): readonly PlanItem[] {
  return versionOf(previous) === 1 ? [] : previous.items.filter((item) => findings.every(({ id }) => id !== item.findingId));
}

/** True for the only measure of a finding that is accepted: struck out it would be drafted anew at once, in the program's words. */
export function isDraftedAnew({ items }: Pick<RectificationPlan, 'items'>, { findingId }: Pick<PlanItem, 'findingId'>, findings: readonly Finding[], decisions: readonly Decision[]): boolean {
  const finding = findings.find(({ id }) => id === findingId);
  return finding !== undefined && items.filter((item) => item.findingId === findingId).length === 1 && decisionOn(finding, decisions).state === 'accepted';
}

function draftItems(finding: Finding, { right, asOf, language }: DraftPlanInput): PlanItem[] {
  const rule = ruleOfFinding(finding, asOf, language);
  return rule.measures.map(({ measure, acceptanceCriterion, openPitCriterion, termDays }) => ({
    findingId: finding.id,
    measure,
    acceptanceCriterion: (right.method === 'open-pit' ? openPitCriterion : undefined) ?? acceptanceCriterion,
    unit: unitsText(rule.units, language),
    person: '',
    deadline: addDays(asOf, termDays),
    costTenThousandYuan: null,
  }));
}

/** Units in charge as one cell says them. */
export const unitsText = (units: readonly string[], language: Language): string => units.join(text(language, 'report.listSeparator'));

/** Overlaps that are put right on the map rather than on the ground: the limits of the right must give way. */
const BOUNDARY_CODES: readonly FindingCode[] = ['L08', 'L09', 'F12'];
/** From this share on nothing worth keeping is left beside the overlap. */
const WHOLE_SHARE = 0.9995;

/** What safety law itself forbids: mining beyond the licensed limits or elevations (矿山安全法实施条例 art 13). Only for coal is it called a hazard by law (煤矿安全生产条例 art 36): the proposal does not say so of every mine. */
const HAZARD_CODES: readonly FindingCode[] = ['F02', 'F03'];

/**
 * The route the findings suggest (DOMAIN §5.3); a person decides. Of the three official routes 安全隐患整治 needs a safety
 * hazard among the findings; what fits none of them is left open (`other`) rather than pressed into one.
 */
export function proposeRoute(accepted: readonly Finding[]): Route {
  const boundary = accepted.filter(({ code }) => BOUNDARY_CODES.includes(code));
  if (boundary.some(({ evidence }) => 'share' in evidence && evidence.share >= WHOLE_SHARE)) return 'withdrawal';
  if (boundary.length > 0) return 'partial-withdrawal';
  // An expired licence comes first: without renewal there is no right left whose hazards could be put right (矿产资源法 art 24).
  return accepted.some(({ code }) => HAZARD_CODES.includes(code)) && accepted.every(({ code }) => code !== 'F05') ? 'safety-rectification' : 'other';
}

/**
 * Findings that leave the route open: whether an expired licence was renewed, and whether ground is occupied, which is then cleared
 * and restored, or not, which lets the right be reduced. No overlay can tell; the reason for the route says so.
 */
const OPEN_CODES = ['F05', 'L01', 'L07'] as const satisfies readonly FindingCode[];
type OpenCode = (typeof OPEN_CODES)[number];

/** The accepted kinds of finding that somebody has to look into before the route is settled. */
export function openQuestions(accepted: readonly Finding[]): readonly OpenCode[] {
  return OPEN_CODES.filter((open) => accepted.some(({ code }) => code === open));
}

/** The sentences that give a proposed route its reason, what it depends on, and that it is only proposed. */
export function routeProposal(route: Route, language: Language, open: readonly OpenCode[] = []): string {
  if (route !== 'safety-rectification' && route !== 'other') return text(language, `rectification.proposal.${route}`);
  const occupied = open.filter((code) => code !== 'F05').map((code) => text(language, `route.overlap.${code}`));
  return [
    text(language, `route.proposal.${route}`),
    ...(open.includes('F05') ? [text(language, 'route.open.expired')] : []),
    ...(occupied.length > 0 ? [text(language, 'route.open.occupied', { overlaps: occupied.join(text(language, 'report.listSeparator')) })] : []),
    text(language, 'route.proposed'),
  ].join(language === 'en' ? ' ' : '');
}

/** Every sentence that the program may have given this route. */
export function routeProposals(route: Route, language: Language): readonly string[] {
  const subsets = OPEN_CODES.reduce<readonly (readonly OpenCode[])[]>((sets, code) => [...sets, ...sets.map((set) => [...set, code])], [[]]);
  return subsets.map((open) => routeProposal(route, language, open));
}

/** Why there is no route where nothing was accepted. */
export const NOTHING_ACCEPTED = 'rectification.proposal.none';
