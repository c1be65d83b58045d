/** What the engine says of the drawings in front, as hooks; answers are kept while they hold. */
import { useEffect, useState } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Problem } from '../../../shared/base/news.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PeriodComparison, WorkingsRun } from '../../../shared/model/workings.ts';
import { callEngine } from '../../engine/client.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { reportFault } from '../faults.ts';
import { useWorkspace } from '../workspace.ts';
import { useDrawings } from './drawings-view.ts';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly problem: Problem | null;
}

const NOTHING = { value: null, problem: null } as const;
const scenes = new Map<string, PlanScene>();
const KEPT_SCENES = 4;

/** In what the elevations of a drawing and of its terrain are, as a key: another datum stated is another answer. */
function useElevations(delivery: SurveyDelivery | null): string {
  const { deliveries, elevationDifference } = useWorkspace();
  const terrain = deliveries.find(({ id }) => id === delivery?.terrainId);
  return [delivery?.elevationDatum, terrain?.elevationDatum, elevationDifference.metres].join();
}

/** The plan of a drawing; null while it is read and for no drawing. */
export function useScene(delivery: SurveyDelivery | null, plane: CoordinateSystem | null): Loaded<PlanScene> {
  const elevations = useElevations(delivery);
  const key = delivery && plane ? `${delivery.id} ${plane.id} ${delivery.terrainId ?? ''} ${elevations}` : null;
  const [state, setState] = useState<Loaded<PlanScene> & { readonly key: string | null }>({ ...NOTHING, key: null });
  useEffect(() => {
    if (key === null || delivery === null || plane === null) return;
    const known = scenes.get(key);
    if (known) {
      setState({ value: known, problem: null, key });
      return;
    }
    const controller = new AbortController();
    callEngine('drawingScene', [delivery.id, plane], { signal: controller.signal }).then(
      (scene) => {
        scenes.set(key, scene);
        for (const each of [...scenes.keys()].slice(0, -KEPT_SCENES)) scenes.delete(each);
        if (!controller.signal.aborted) setState({ value: scene, problem: null, key });
      },
      (fault: unknown) => {
        if (fault instanceof CancelledError || controller.signal.aborted) return;
        if (fault instanceof ProblemError) setState({ value: null, problem: fault.problem, key });
        else reportFault(fault);
      },
    );
    return () => controller.abort();
  }, [key]);
  return state.key === key ? state : NOTHING;
}

/** B against A when both were checked. */
export function usePeriodComparison(previous: WorkingsRun | null, current: WorkingsRun | null, plane: CoordinateSystem | null): PeriodComparison | null {
  const [state, setState] = useState<{ readonly key: string; readonly value: PeriodComparison | null } | null>(null);
  const key = previous && current && plane ? `${previous.id} ${current.id} ${plane.id}` : null;
  useEffect(() => {
    if (key === null || !previous?.input.deliveryId || !current?.input.deliveryId || !plane) return;
    const controller = new AbortController();
    callEngine('compareDrawings', [previous.input.deliveryId, current.input.deliveryId, previous, current, plane], { signal: controller.signal }).then(
      (value) => {
        if (!controller.signal.aborted) setState({ key, value });
      },
      (fault: unknown) => {
        if (!(fault instanceof CancelledError) && !(fault instanceof ProblemError)) reportFault(fault);
      },
    );
    return () => controller.abort();
  }, [key]);
  return state !== null && state.key === key ? state.value : null;
}

/** Follows the section line: while it is dragged only the last place asked for is computed. `other`: the period that it is compared with. */
export function useSectionFeed(delivery: SurveyDelivery | null, other: SurveyDelivery | null, rightsLayerId: string | null, run: WorkingsRun | null, plane: CoordinateSystem | null): Problem | null {
  const line = useDrawings((state) => state.sectionLine);
  const [problem, setProblem] = useState<Problem | null>(null);
  const elevations = useElevations(delivery);
  const compared = delivery?.surface && other?.surface ? other : null;
  useEffect(() => {
    if (!delivery || !plane || line === null) {
      useDrawings.setState({ section: null });
      return;
    }
    const controller = new AbortController();
    callEngine('drawingSection', [delivery.id, line, rightsLayerId, run, plane, compared?.id ?? null], { signal: controller.signal }).then(
      (section) => {
        if (controller.signal.aborted) return;
        setProblem(null);
        useDrawings.setState({ section });
      },
      (fault: unknown) => {
        if (fault instanceof CancelledError || controller.signal.aborted) return;
        if (fault instanceof ProblemError) setProblem(fault.problem);
        else reportFault(fault);
      },
    );
    return () => controller.abort();
  }, [delivery?.id, delivery?.terrainId, elevations, compared?.id, compared?.elevationDatum, line, rightsLayerId, run, plane?.id]);
  return problem;
}
