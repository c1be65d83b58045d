/** Whether the licence that a drawing shows stands where the register has it: the one evidence of a wrong datum that a drawing carries itself. */
import { useEffect } from 'react';
import { causeOfShift } from '../../../shared/analysis/workings/boundary-agreement.ts';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { CoordinateSystem, Datum } from '../../../shared/model/coordinate-system.ts';
import { callEngine } from '../../engine/client.ts';
import type { BoundaryPlace } from '../../engine/drawing-contract.ts';
import { reportFault } from '../faults.ts';
import { useWorkspace } from '../workspace.ts';
import { placementOf } from './import-questions.ts';
import { chosenReading, keepBoundary, rightsSystem, useDrawingImport } from './import-session.ts';
import { boxIn, readExtent } from './placement.ts';

/** Length of the shift, metres. */
export function shiftOf({ shiftEastMetres, shiftNorthMetres }: BoundaryPlace): number {
  return Math.hypot(shiftEastMetres, shiftNorthMetres);
}

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

const DATUMS: readonly Datum[] = ['CGCS2000', 'XIAN1980', 'BEIJING1954'];

/** The sentence about the drawn licence. */
export function boundaryWords(boundary: BoundaryPlace | 'unlike', system: CoordinateSystem): Note {
  if (boundary === 'unlike') return { code: 'misdrawn.boundaryUnlike' };
  const cause = causeOfShift(shiftOf(boundary));
  const params = { mine: boundary.mineName, east: formatNumber(boundary.shiftEastMetres, 2), north: formatNumber(boundary.shiftNorthMetres, 2), metres: formatNumber(shiftOf(boundary), 2) };
  if (cause === 'none') return { code: 'misdrawn.boundaryAgrees', params };
  const [one, other] = DATUMS.filter((datum) => datum !== system.datum) as [Datum, Datum];
  if (cause === 'other' || !DATUMS.includes(system.datum)) return { code: 'misdrawn.shifted', params };
  const others = { code: 'misdrawn.or', params: { one: { code: `crs.datum.${one}` }, other: { code: `crs.datum.${other}` } } } as const;
  return { code: 'misdrawn.shiftedDatum', params: { ...params, datum: { code: `crs.datum.${system.datum}` }, others } };
}
