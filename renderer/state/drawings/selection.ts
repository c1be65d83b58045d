/** Which drawings are looked at: the mine's, A and B, and how each half-year stands. Pure functions over the workspace. */
import { ledgerCell, ledgerPeriods, type DueDays, type LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { DeliveryKind, SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { rightById, type Workspace } from '../workspace.ts';
import type { DrawingsView } from './drawings-view.ts';

/** Which of several drawings of a half-year is shown first. */
const SHOWN_FIRST: readonly DeliveryKind[] = ['surface-underground', 'workings-plan', 'special-survey', 'drone-survey', 'pit-surface', 'reserve-report', 'other'];

/** The mine in front: the selected one, else one that has drawings, else the first that is mined underground. */
export function mineInFront(workspace: Workspace, selectedRightId: string | null): MiningRight | null {
  const { rights, deliveries } = workspace;
  const newest = deliveries.toSorted((a, b) => b.period.localeCompare(a.period))[0];
  return rightById(workspace, selectedRightId) ?? rightById(workspace, newest?.rightId ?? null) ?? rights.find((right) => right.method === 'underground') ?? rights[0] ?? null;
}

const isReturned = ({ status }: SurveyDelivery): boolean => status === 'returned';

/** All drawings of a mine, the newest half-year first; in each of them those that were sent back come last. */
export function deliveriesOf(workspace: Workspace, rightId: string | null): readonly SurveyDelivery[] {
  return workspace.deliveries
    .filter((delivery) => delivery.rightId === rightId)
    .toSorted((a, b) => b.period.localeCompare(a.period) || Number(isReturned(a)) - Number(isReturned(b)) || SHOWN_FIRST.indexOf(a.kind) - SHOWN_FIRST.indexOf(b.kind) || b.receivedOn.localeCompare(a.receivedOn));
}

const dayOf = ({ surveyedOn, receivedOn }: SurveyDelivery): string => surveyedOn ?? receivedOn;

/** A and B: what a person chose, else the newest drawing and the newest of an earlier half-year that was not sent back, of the same kind if there is one. */
export function comparedDeliveries(own: readonly SurveyDelivery[], { currentId, otherId }: Pick<DrawingsView, 'currentId' | 'otherId'>): { readonly a: SurveyDelivery | null; readonly b: SurveyDelivery | null } {
  const a = own.find((delivery) => delivery.id === currentId) ?? own[0] ?? null;
  if (!a) return { a: null, b: null };
  // A surface is held against a surface, by the days of the surveys: both may lie in one half-year.
  const alike = own.filter((delivery) => (delivery.surface === undefined) === (a.surface === undefined) && delivery.id !== a.id);
  const earlier = alike.filter((delivery) => !isReturned(delivery) && (a.surface ? dayOf(delivery) < dayOf(a) : delivery.period < a.period)).toSorted((first, second) => (a.surface ? dayOf(second).localeCompare(dayOf(first)) : 0));
  const b = alike.find((delivery) => delivery.id === otherId) ?? earlier.find((delivery) => delivery.kind === a.kind) ?? earlier[0] ?? null;
  return { a, b };
}

/** The half-years of a mine, those of the ledger of all mines, the newest first. */
export function periodsOf(right: MiningRight, deliveries: readonly SurveyDelivery[], asOf: CalendarDate, days: DueDays): readonly LedgerCell[] {
  return ledgerPeriods(deliveries, asOf).map((period) => ledgerCell(right, period, deliveries, asOf, days));
}

export function runOf(workspace: Workspace, delivery: SurveyDelivery | null): WorkingsRun | null {
  return delivery === null ? null : (workspace.workingsRuns.find((run) => run.input.deliveryId === delivery.id) ?? null);
}

/** The check of the mine's drawings that was made last, of whatever half-year. */
export function lastCheckOf(workspace: Workspace, rightId: string | null): WorkingsRun | null {
  const runs = deliveriesOf(workspace, rightId).flatMap((delivery) => (delivery.surface ? [] : (runOf(workspace, delivery) ?? [])));
  return runs.toSorted((a, b) => b.finishedAt.localeCompare(a.finishedAt))[0] ?? null;
}
