/** An act on a mine in words, as its trail (留痕) tells it. */
import { formatNumber } from '../../shared/base/units.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { ActContent, ChangedCell } from '../../shared/model/act.ts';
import type { PlanStep } from '../../shared/model/plan.ts';
import { isFailedAcceptance } from '../../shared/rectification/plan-flow.ts';
import { shortList } from '../ui/short-list.ts';

/** What was done, with the reason where one was given; of an edited measure every cell with what stood there before and after. */
export function actWords(what: ActContent, translate: Translate): string {
  const withReason = (words: string, reason: string): string => (reason === '' ? words : translate('flow.act.reason', { what: words, reason }));
  if (what.kind === 'verdict') return withReason(translate(`window.verdict.${what.verdict}`), what.reason);
  if (what.kind === 'withdrawal') return translate('flow.act.withdrawal', { verdict: translate(`window.verdict.${what.verdict}`) });
  if (what.kind === 'route') return withReason(translate('flow.act.route', { route: translate(`window.route.${what.route}`) }), what.reason);
  if (what.kind === 'stage') return withReason(stageWords(what, translate), what.step?.reason ?? '');
  const measures = (['added', 'removed', 'changed'] as const)
    .filter((how) => what[how].length > 0 && !(how === 'changed' && what.cells))
    .map((how) => translate(`flow.act.${how}`, { measures: shortList(what[how].map((measure) => measure || translate('flow.act.emptyMeasure')), translate) }));
  return [...measures, ...(what.cells ?? []).map((cell) => cellWords(cell, translate))].join(translate('flow.act.separator'));
}

function cellWords({ measure, column, before, after }: ChangedCell, translate: Translate): string {
  const words = (value: ChangedCell['before']): string => (value === null || value === '' ? translate('flow.act.emptyMeasure') : typeof value === 'number' ? formatNumber(value, 2) : value);
  const change = { column: translate(`flow.column.${column}`), before: words(before), after: words(after) };
  return column === 'measure' ? translate('flow.act.cell', change) : translate('flow.act.cellOf', { ...change, measure: measure || translate('flow.act.emptyMeasure') });
}

function stageWords({ stage, step, version }: Extract<ActContent, { kind: 'stage' }>, translate: Translate): string {
  if (step === null) return stage === 'draft' ? translate('flow.act.draft') : translate('flow.act.at', { stage: translate(`window.plan.stage.${stage}`) });
  if (step.opened === undefined) return withStatement(stepWords(step, translate), step, translate);
  return withStatement(step.opened === 'new-version' ? translate('flow.act.newVersion', { version }) : translate('flow.act.reopened'), step, translate);
}

/** What a step onwards or back is called. */
function stepWords(step: PlanStep, translate: Translate): string {
  if (step.stage === 'draft') return translate('flow.act.sentBack');
  return isFailedAcceptance(step) ? translate('flow.act.notAccepted') : translate(`flow.act.${step.stage}`);
}

/** The step with its day, and the number of its paper where it has one: `下达（2026-11-20，青矿整〔2026〕3 号）`. */
function withStatement(what: string, { on, documentNumber }: Pick<PlanStep, 'on' | 'documentNumber'>, translate: Translate): string {
  return documentNumber === '' ? translate('flow.act.dated', { what, date: on }) : translate('flow.act.datedNumbered', { what, date: on, document: documentNumber });
}

/** The steps of a version in their order; one that went back only because it was to be changed says nothing of its own. */
export function stepsInWords(steps: readonly PlanStep[], translate: Translate): readonly string[] {
  return steps.filter(({ opened }) => opened === undefined).map((step) => {
    const words = withStatement(stepWords(step, translate), step, translate);
    return step.reason === '' ? words : translate('flow.act.reason', { what: words, reason: step.reason });
  });
}
