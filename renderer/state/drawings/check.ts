/** 核查采动: runs the check in the engine, keeps it with the drawing, and says what came of it. */
import { throwIfCancelled } from '../../../shared/base/job.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsParameters, WorkingsRun } from '../../../shared/model/workings.ts';
import { callEngine } from '../../engine/client.ts';
import { saveWorkingsRun } from '../../storage/deliveries.ts';
import type { EarlierSurvey } from '../../engine/surface-contract.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { displaySystem } from '../display-system.ts';
import { runJob, tell } from '../jobs.ts';
import { today } from '../today.ts';
import { showToast } from '../view.ts';
import { findingsOfCheck, isNewestChecked, listedFindings } from './list-findings.ts';
import { comparedDeliveries, deliveriesOf } from './selection.ts';
import { useDrawings } from './drawings-view.ts';
import { NOISE_SETTING } from './surfaces.ts';
import { useWorkspace } from '../workspace.ts';

/** Setting that holds the last choice; it is proposed again and always seen before it is used. */
export const TOLERANCE_SETTING = 'workingsTolerance';

export interface RememberedTolerance {
  readonly plan: number;
  readonly elevation: number;
  readonly who: string;
}

export interface CheckOrder extends Pick<WorkingsParameters, 'thicknessMetres' | 'densityTonnesPerCubicMetre' | 'recoveryShare' | 'bodies'> {
  readonly planMetres: number;
  readonly elevationMetres: number;
  /** Who chose the tolerance; '' when nobody says. */
  readonly who: string;
}

/** What a pit survey is held against: the survey that is compared with it now; null for drawings. */
async function earlierSurvey(delivery: SurveyDelivery): Promise<EarlierSurvey | null> {
  if (!delivery.surface) return null;
  const { b } = comparedDeliveries(deliveriesOf(useWorkspace.getState(), delivery.rightId), { currentId: delivery.id, otherId: useDrawings.getState().otherId });
  return { deliveryId: b?.id ?? null, noiseMetres: (await readSetting<number>(NOISE_SETTING)) ?? 0 };
}

/** The run, or null when it was cancelled or could not be made. */
export async function startCheck(delivery: SurveyDelivery, order: CheckOrder): Promise<WorkingsRun | null> {
  const workspace = useWorkspace.getState();
  const plane = displaySystem(workspace, null);
  const { rightsLayerId } = workspace;
  if (!plane || rightsLayerId === null) return null;
  const { planMetres, elevationMetres, who, ...quantities } = order;
  const parameters: WorkingsParameters = { planToleranceMetres: planMetres, elevationToleranceMetres: elevationMetres, chosenBy: who, chosenOn: today(), ...quantities };
  const result = await runJob({ code: 'drawing.job.check', params: { mine: delivery.mineName } }, async (options) => {
    const run = await callEngine('checkDrawing', [delivery.id, rightsLayerId, plane, parameters, await earlierSurvey(delivery)], options);
    if (options.signal) throwIfCancelled(options.signal);
    // What was listed of this mine follows the newest check; nothing is listed that nobody asked for.
    const listed = listedFindings(useWorkspace.getState(), delivery).length > 0 && isNewestChecked(useWorkspace.getState(), delivery);
    await saveWorkingsRun(delivery.id, run, listed ? await findingsOfCheck(delivery, run) : null);
    return run;
  });
  if (result.state !== 'done') return null;
  await saveSetting(TOLERANCE_SETTING, { plan: planMetres, elevation: elevationMetres, who } satisfies RememberedTolerance);
  const run = result.value;
  const mine = run.mines.find(({ rightId }) => rightId === delivery.rightId);
  const beyond = mine?.workings.filter(({ band }) => band === 'outside').length ?? 0;
  const title = { code: beyond > 0 ? 'drawing.checked.beyond' : 'drawing.checked.inside', params: { mine: delivery.mineName, count: beyond, workings: mine?.workings.length ?? 0 } } as const;
  tell(run.problems.length > 0 ? 'warning' : 'success', title, [...run.problems, ...run.notes], { leadsTo: 'drawings', about: { table: 'deliveries', ids: [delivery.id] } });
  showToast(title, { leadsTo: 'drawings' });
  return run;
}
