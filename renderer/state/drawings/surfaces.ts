/** Surfaces of the ground in 井上井下: which two are compared, what the engine says of them, which one sections take. */
import { useEffect, useState } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Problem } from '../../../shared/base/news.ts';
import type { Progress } from '../../../shared/base/job.ts';
import { extentOfGrid } from '../../../shared/geometry/grid-points.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { callEngine } from '../../engine/client.ts';
import type { SurfaceView } from '../../engine/surface-contract.ts';
import { changeDelivery } from '../../storage/deliveries.ts';
import { useSetting } from '../../storage/live.ts';
import { reportFault } from '../faults.ts';
import { useWorkspace } from '../workspace.ts';

/** Setting that holds the difference that is the surveys' own, metres. */
export const NOISE_SETTING = 'surfaceNoiseMetres';

/** √(a² + b²) of the stated height accuracies, to the centimetre upwards; null when one of them states none. */
export function proposedNoise(earlierMetres: number | null, laterMetres: number | null): number | null {
  return earlierMetres === null || laterMetres === null ? null : Math.ceil(Math.hypot(earlierMetres, laterMetres) * 100 - 1e-9) / 100;
}

/** 0 until somebody chooses: every difference counts, so that errors of both signs cancel in the volume. */
export function useNoiseMetres(): number {
  return useSetting(NOISE_SETTING, 0);
}

export interface ShownSurfaces {
  readonly view: SurfaceView | null;
  readonly problem: Problem | null;
  readonly progress: Progress | null;
  /** Gives up the comparison that is on its way. */
  readonly cancel: () => void;
  /** The person gave it up. */
  readonly cancelled: boolean;
}

const NOTHING = { view: null, problem: null, progress: null, cancelled: false } as const;

/** The later survey against the earlier one (null: alone); nothing for drawings. */
export function useSurfaces(later: SurveyDelivery | null, earlier: SurveyDelivery | null, plane: CoordinateSystem | null): ShownSurfaces {
  const rightsLayerId = useWorkspace((workspace) => workspace.rightsLayerId);
  const { metres: elevationDifference } = useWorkspace((workspace) => workspace.elevationDifference);
  const noiseMetres = useNoiseMetres();
  // What is written about a survey (its day, datum and accuracy) is in the answer, too.
  const written = JSON.stringify([later, earlier].map((each) => each && [each.id, each.surveyedOn, each.elevationDatum, each.accuracy]));
  const key = later?.surface && plane && rightsLayerId !== null ? `${written} ${elevationDifference} ${rightsLayerId} ${plane.id} ${noiseMetres}` : null;
  const [state, setState] = useState<Omit<ShownSurfaces, 'cancel'> & { readonly key: string | null }>({ ...NOTHING, key: null });
  const [controller, setController] = useState<AbortController | null>(null);
  useEffect(() => {
    if (key === null || !later || !plane || rightsLayerId === null) return;
    const started = new AbortController();
    let gone = false;
    setController(started);
    setState({ ...NOTHING, key });
    callEngine('viewSurfaces', [earlier?.id ?? null, later.id, rightsLayerId, later.rightId, noiseMetres, plane], { signal: started.signal, onProgress: (progress) => !gone && setState({ ...NOTHING, key, progress }) }).then(
      (view) => {
        if (!gone) setState({ ...NOTHING, key, view });
      },
      (fault: unknown) => {
        if (gone) return;
        if (fault instanceof CancelledError) setState({ ...NOTHING, key, cancelled: true });
        else if (fault instanceof ProblemError) setState({ ...NOTHING, key, problem: fault.problem });
        else reportFault(fault);
      },
    );
    return () => {
      gone = true;
      started.abort();
    };
  }, [key]);
  return { ...(state.key === key ? state : NOTHING), cancel: () => controller?.abort() };
}

/** Box of a surface in the plane of its system. */
export function extentOfSurface({ surface }: SurveyDelivery): Extent | null {
  return surface ? extentOfGrid(surface) : null;
}

/** Surfaces that a drawing's sections may take their terrain from: all that were received, of whatever mine, the newest first. */
export function terrainsFor(delivery: SurveyDelivery, deliveries: readonly SurveyDelivery[]): readonly SurveyDelivery[] {
  return deliveries
    .filter((each) => each.surface !== undefined && each.system !== null)
    .toSorted((a, b) => Number(b.rightId === delivery.rightId) - Number(a.rightId === delivery.rightId) || (b.surveyedOn ?? b.receivedOn).localeCompare(a.surveyedOn ?? a.receivedOn));
}

/** Takes the terrain of a drawing's sections from a surface; null goes back to what the drawing shows. */
export async function chooseTerrain(delivery: SurveyDelivery, terrain: SurveyDelivery | null): Promise<void> {
  await changeDelivery(delivery.id, { terrainId: terrain?.id ?? null }, { code: 'relief.did.terrain', params: { mine: delivery.mineName, file: delivery.fileName, terrain: terrain?.fileName ?? { code: 'relief.terrain.drawing' } } });
}
