/** 列入问题: what a check found joins the list of findings, with what has changed since the earlier half-year. */
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import { sourceOfFinding, type Finding } from '../../../shared/model/finding.ts';
import { sourceOf, type SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { callEngine } from '../../engine/client.ts';
import { listWorkingFindings } from '../../storage/deliveries.ts';
import { displaySystem } from '../display-system.ts';
import { showToast } from '../view.ts';
import { useWorkspace, type Workspace } from '../workspace.ts';
import { comparedDeliveries, deliveriesOf, runOf } from './selection.ts';

/** What the mine's drawings, or its pit surveys, have in the list now: what this delivery's check would take the place of. */
export function listedFindings({ findings }: Pick<Workspace, 'findings'>, delivery: SurveyDelivery): readonly Finding[] {
  return findings.filter((finding) => finding.rightId === delivery.rightId && sourceOfFinding(finding) === sourceOf(delivery));
}

/** Only the newest checked half-year speaks for the mine as it is, among drawings and among pit surveys. */
export function isNewestChecked(workspace: Workspace, delivery: SurveyDelivery): boolean {
  return deliveriesOf(workspace, delivery.rightId).every((other) => sourceOf(other) !== sourceOf(delivery) || other.period <= delivery.period || other.status === 'returned' || runOf(workspace, other) === null);
}

/** The mine's findings out of a check; the earlier half-year is compared with when it was checked too. */
export async function findingsOfCheck(delivery: SurveyDelivery, run: WorkingsRun): Promise<readonly Finding[]> {
  const workspace = useWorkspace.getState();
  const plane = displaySystem(workspace, null);
  const { b } = comparedDeliveries(deliveriesOf(workspace, delivery.rightId), { currentId: delivery.id, otherId: null });
  const earlier = runOf(workspace, b);
  const comparison = plane && b && earlier && !delivery.surface ? await callEngine('compareDrawings', [b.id, delivery.id, earlier, run, plane]) : null;
  return raiseWorkingFindings(run, comparison ? [comparison] : []).filter(({ rightId }) => rightId === delivery.rightId);
}

export async function listFindings(delivery: SurveyDelivery, run: WorkingsRun): Promise<void> {
  const findings = await findingsOfCheck(delivery, run);
  const entry = await listWorkingFindings(delivery, findings);
  showToast({ code: 'drawing.listed', params: { mine: delivery.mineName, count: findings.length } }, { leadsTo: 'findings', step: entry && { kind: 'undo', sequence: entry.sequence } });
}
