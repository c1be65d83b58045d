/** Whether the licence that a drawing shows stands where the register has it: the one evidence of a wrong datum that a drawing carries itself. */
import { useEffect } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../faults.ts';
import { useWorkspace } from '../workspace.ts';
import { placementOf } from './import-questions.ts';
import { chosenReading, keepBoundary, rightsSystem, useDrawingImport } from './import-session.ts';
import { boxIn, readExtent } from './placement.ts';

/** Looked up again when the reading or the place changes. */
export function useBoundaryPlace(): void {
  const session = useDrawingImport();
  const rightsLayerId = useWorkspace((state) => state.rightsLayerId);
  const { dropId, index, sketch, survey } = session;
  const rights = rightsSystem();
  const reading = chosenReading(session);
  const placement = placementOf(session, rights);
  const drawn = reading?.layers.some(({ role }) => role === 'boundary') === true;
  const comparable = placement !== null && rights !== null && survey !== null && (placement.fit !== null || boxIn(readExtent(survey, session.swapAxes === true), placement.system, rights) !== null);
  const key = sketch !== null && drawn && comparable && rightsLayerId !== null ? JSON.stringify([reading, placement, rightsLayerId]) : null;
  useEffect(() => {
    keepBoundary(null);
    if (key === null || dropId === null || !reading || !placement || rightsLayerId === null) return;
    const controller = new AbortController();
    callEngine('boundaryPlace', [dropId, index, reading, placement, rightsLayerId], { signal: controller.signal }).then(
      (boundary) => {
        if (!controller.signal.aborted) keepBoundary(boundary);
      },
      (fault: unknown) => {
        // A register that cannot be compared with is told when the drawing is checked.
        if (!(fault instanceof CancelledError) && !(fault instanceof ProblemError)) reportFault(fault);
      },
    );
    return () => controller.abort();
  }, [key, dropId]);
}
