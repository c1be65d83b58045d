/** What every chapter of a plan needs: the mine's own findings in order, their numbers and decisions, and the words. */
import type { AnalysisLayer } from '../analysis/analysis-layer.ts';
import { distanceSubject, otherRightName } from '../analysis/describe-finding.ts';
import { tinyBelow } from '../analysis/finding-order.ts';
import { rightStatus } from '../analysis/mining-rights.ts';
import { describeWorking, workingName } from '../analysis/workings/describe-working.ts';
import { beijingMinute } from '../base/beijing-time.ts';
import { daysBetween } from '../base/calendar-date.ts';
import { assert } from '../base/news.ts';
import { formatMu, formatNumber, MINUS } from '../base/units.ts';
import { describeSystem } from '../crs/systems.ts';
import { columnsExtent, GeometryBuilder, partRings, type GeometryColumns } from '../geometry/columns.ts';
import { convertColumns } from '../geometry/convert.ts';
import { translator, type Language, type Translate } from '../i18n/text.ts';
import { ruleOfFinding, type FindingRule } from '../law/rules.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { AnalysisRun, Decision, Finding } from '../model/finding.ts';
import type { LandRole } from '../model/layer.ts';
import type { MiningRight, RightStatus } from '../model/mining-right.ts';
import type { RightOverlay } from '../model/overlay.ts';
import type { RectificationPlan } from '../model/plan.ts';
import type { WorkingsChapter } from './workings/input.ts';
import type { DecisionState } from '../rectification/plan.ts';
import { decisionsByFinding, problemsInOrder, type QuotingPlan } from '../rectification/problem-order.ts';
import { sayValue } from './stated-values.ts';
import { planInLanguage } from '../rectification/plan-wording.ts';

/** Everything a plan is written from. */
export interface PlanReportInput {
  readonly right: MiningRight;
  readonly run: AnalysisRun;
  /** All findings of the run; those of other rights are passed over. */
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly plan: RectificationPlan;
  /** Number of the run that a plan was submitted on, where it is another than `run` and still there. */
  readonly submittedRunNumber?: string;
  /** Every layer of the workspace by id, those too that took no part. */
  readonly layers: ReadonlyMap<string, AnalysisLayer>;
  /** Fictional sample data; said on every page. */
  readonly sample: boolean;
  readonly language: Language;
  readonly createdOn: string;
  /** The newest checks of this mine's drawings and of its pit surveys, one each; absent or empty where none was handed in or checked. */
  readonly workings?: readonly WorkingsChapter[];
  /** 编制单位; an empty line to be filled in when absent. */
  readonly createdBy?: string;
  /** 编制人; the same. */
  readonly author?: string;
}

/** A finding as the report lists it. */
export interface ListedProblem {
  readonly finding: Finding;
  /** `L05`, or `L05-2` where a code comes more than once. */
  readonly number: string;
  readonly title: string;
  /** For labels on the map: `林地 Ⅱ级`. */
  readonly shortName: string;
  readonly place: string;
  readonly state: DecisionState;
  readonly decision: Decision | null;
  readonly rule: FindingRule;
}

export interface ReportContext extends PlanReportInput {
  readonly translate: Translate;
  readonly overlay: RightOverlay;
  /** Features of the right, in the system of the analysis; null when the layer cannot be brought there. */
  readonly rightGeometry: GeometryColumns | null;
  /** Accepted, undecided and awaiting evidence first, then those set aside; by severity, then area. */
  readonly problems: readonly ListedProblem[];
}

/** Orders and numbers the findings of the right and resolves the run's results for it. */
export function reportContext(input: PlanReportInput): ReportContext {
  const translate = translator(input.language);
  const overlay = input.run.rights.find(({ rightId }) => rightId === input.right.id);
  assert(overlay, `run ${input.run.number} has no result for ${input.right.id}`);
  const plan = planInLanguage(input.plan, input.findings, input.run.parameters.asOf, input.language);
  return { ...input, plan, translate, overlay, rightGeometry: geometryOfRight(input), problems: listProblems(input) };
}

/** What the problems of one mine are listed from; a plan says under which numbers they were quoted. */
export type ProblemListInput = Pick<PlanReportInput, 'right' | 'run' | 'findings' | 'decisions' | 'layers' | 'language'> & { readonly plan?: QuotingPlan };

/** Features of the right in the system of the run; null when the layer cannot be brought there. */
export function geometryOfRight({ right, run, layers }: Pick<ProblemListInput, 'right' | 'run' | 'layers'>): GeometryColumns | null {
  const layer = layers.get(run.rightsLayerId);
  if (!layer?.record.system || run.system.kind !== 'gauss-kruger') return null;
  return extractFeatures(layer.columns.geometry, right.bodies.map(({ feature }) => feature), layer.record.system, run.system);
}

/** Some features of a layer as columns of their own, brought to another system of the same datum. */
export function extractFeatures(geometry: GeometryColumns, features: readonly number[], from: CoordinateSystem, to: CoordinateSystem): GeometryColumns {
  const builder = new GeometryBuilder(geometry.kind);
  for (const feature of features) {
    for (let part = geometry.featureStart[feature]!; part < geometry.featureStart[feature + 1]!; part++) {
      for (const ring of partRings(geometry, part)) builder.path(ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  const extracted = builder.finish();
  return from.id === to.id ? extracted : convertColumns(extracted, from, to);
}

/** The findings of one right, numbered: accepted, undecided, awaiting evidence, set aside; by severity, then area. */
export function listProblems(input: ProblemListInput): ListedProblem[] {
  const translate = translator(input.language);
  const geometry = geometryOfRight(input);
  const extent = geometry && geometry.featureCount > 0 ? columnsExtent(geometry) : null;
  const own = input.findings.filter(({ rightId }) => rightId === input.right.id);
  return problemsInOrder(own, decisionsByFinding(input.decisions), input.plan).map(({ finding, number, state, decision }): ListedProblem => {
    const rule = ruleOfFinding(finding, input.run.parameters.asOf, input.language);
    return {
      finding,
      number,
      title: problemTitle(finding, rule, input.run, translate),
      shortName: shortName(finding, input.run, translate),
      place: withTinyHint(finding, problemPlace(finding, extent, translate), translate),
      state,
      decision,
      rule,
    };
  });
}

/** Ellipsoidal m² of a finding, 0 for one without an area. */
export const areaOf = ({ evidence }: Finding): number => (evidence.kind === 'expired' ? 0 : evidence.areaEllipsoidalSquareMetres);

/** The overlay that names classes; null where none was run: findings from drawings need none. */
type NamingRun = Pick<AnalysisRun, 'rights'> | null;

/** The rule's title, with the names of the classes concerned. */
export function problemTitle(finding: Finding, rule: FindingRule, run: NamingRun, translate: Translate): string {
  const classes = classNames(finding, run, translate).join(translate('report.listSeparator'));
  return classes === '' ? rule.title : translate('report.problems.withClasses', { title: rule.title, classes });
}

/** What stands on the map where a finding is: ground within a distance is called by it, or the railway would seem to lie there. */
export function nameOnMap({ finding: { evidence }, shortName: subject }: Pick<ListedProblem, 'finding' | 'shortName'>, translate: Translate): string {
  return evidence.kind === 'distance' ? translate('basis.within', { subject, metres: evidence.thresholdMetres }) : subject;
}

/** Where on the mine that label belongs, in the system of the run: what it comes near to is not in its middle. Null: anywhere. */
export function placeOnMap({ evidence }: Finding): readonly [east: number, north: number] | null {
  return evidence.kind === 'distance' ? evidence.nearest.onRight : null;
}

/** A few words for labels on a map and for lists. */
export function shortName(finding: Finding, run: NamingRun, translate: Translate): string {
  const { evidence } = finding;
  if (evidence.kind === 'working') return translate(`report.short.${finding.code}`, { class: workingName(evidence, translate), mine: evidence.otherMineName ?? '' }).trim();
  const mine = evidence.kind === 'rights-overlap' ? otherRightName(evidence, translate) : '';
  // What lies in a water or river zone is called by it, with its class where it has one.
  const zone = finding.code === 'L11' && evidence.kind === 'overlap' ? `${translate(`report.role.${evidence.role as LandRole}`)} ` : '';
  return translate(`report.short.${finding.code}`, { class: zone + classNames(finding, run, translate).join(translate('report.listSeparator')), mine }).trim();
}

/** Printed names of the classes a finding covers, each once. */
function classNames({ evidence, rightId }: Finding, run: NamingRun, translate: Translate): string[] {
  if (evidence.kind === 'distance') return [distanceSubject(evidence.classes, evidence.names, translate)];
  if (evidence.kind !== 'overlap') return [];
  const conflicts = run?.rights.find((right) => right.rightId === rightId)?.conflicts ?? [];
  const names = evidence.classes.map((code) => conflicts.find((conflict) => conflict.layerId === evidence.layerId && conflict.class === code)?.className || code);
  return [...new Set(names.filter((name) => name !== '').map((name) => (evidence.role === 'forest' ? forestGradeName(name, translate) : sayValue(name, translate))))];
}

/** `Ⅲ级` in the reader's language; other names as they stand in the data. */
export function forestGradeName(name: string, translate: Translate): string {
  const grade = ([1, 2, 3, 4] as const).find((each) => name.replace(/级$/, '') === 'ⅠⅡⅢⅣ'[each - 1]);
  return grade ? translate(`report.forestGrade.${grade}`) : name;
}

function problemPlace(finding: Finding, area: Extent | null, translate: Translate): string {
  const { evidence } = finding;
  if (evidence.kind === 'expired') return translate('report.problems.expired', { date: evidence.validTo, days: evidence.days });
  if (evidence.kind === 'working') return describeWorking(evidence, translate);
  const direction = translate(`report.direction.${area && finding.extent ? directionIn(area, finding.extent) : 'centre'}`);
  if (evidence.kind === 'distance') return translate(evidence.distanceMetres === 0 ? 'distance.place-crossing' : 'distance.place', { direction, distance: formatNumber(evidence.distanceMetres, 2), threshold: evidence.thresholdMetres });
  if (evidence.kind === 'rights-overlap') return translate('report.problems.placeRights', { direction, mine: otherRightName(evidence, translate) });
  if (evidence.share > 0.95) return translate('report.problems.placeWhole', { count: evidence.count });
  return translate('report.problems.place', { direction, count: evidence.count });
}

/** The place of an overlap that is smaller than a sliver's bound says so; every other place as it is. */
function withTinyHint({ evidence }: Finding, place: string, translate: Translate): string {
  const bound = tinyBelow(evidence);
  return bound === null ? place : translate('tiny.place', { place, area: formatNumber(bound, 2) });
}

type Direction = 'north' | 'northeast' | 'east' | 'southeast' | 'south' | 'southwest' | 'west' | 'northwest' | 'centre';
const DIRECTIONS: readonly Direction[] = ['east', 'northeast', 'north', 'northwest', 'west', 'southwest', 'south', 'southeast'];

/** In which part of `whole` the middle of `part` lies; the inner third is the centre. */
export function directionIn(whole: Extent, part: Extent): Direction {
  const [halfWidth, halfHeight] = [(whole[2] - whole[0]) / 2, (whole[3] - whole[1]) / 2];
  const x = ((part[0] + part[2]) / 2 - (whole[0] + whole[2]) / 2) / (halfWidth || 1);
  const y = ((part[1] + part[3]) / 2 - (whole[1] + whole[3]) / 2) / (halfHeight || 1);
  if (Math.hypot(x, y) < 0.3) return 'centre';
  return DIRECTIONS[(Math.round(Math.atan2(y, x) / (Math.PI / 4)) + 8) % 8]!;
}

/** Validity of the right on the day of the run, and the days to or since its end. */
export function validity(right: MiningRight, asOf: string): { readonly status: RightStatus; readonly days: number } {
  return { status: rightStatus(right, asOf), days: right.validTo ? Math.abs(daysBetween(asOf, right.validTo)) : 0 };
}

/** `+860`, as elevations are written; decimals only where there are any. */
export function formatElevation(metres: number): string {
  const digits = formatNumber(metres, Number.isInteger(metres) ? 0 : 2, false);
  return metres > 0 ? `+${digits}` : digits.replace('-', MINUS);
}

/** 亩 with its unit. */
export const withMu = (squareMetres: number, translate: Translate): string => translate('report.unitMu', { area: formatMu(squareMetres) }).replace(' ', '\u00a0');

/** Name of a system by the id printed in a run; the id itself for one outside the table. */
export const nameSystem = (context: ReportContext): string => describeSystem(context.run.system, context.translate);

/** Day and minute of an ISO instant in Beijing time; the text itself when it is no time. */
export const formatInstant = (instant: string): string => beijingMinute(instant) ?? instant;

/** What cut the shapes, in the reader's language; the engine states it in English before its library. */
export function clipperText({ run, translate }: ReportContext): string {
  return translate('report.sources.clipper', { library: run.engine.clipper.replace(/^exact cut; /, '') });
}
