/** Asks the engine what the format cannot carry, anew with every choice; an earlier question is given up. */
import { useEffect, useState } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Note, type Problem } from '../../../shared/base/news.ts';
import type { ExportRequest } from '../../engine/contract.ts';
import { reportFault } from '../../state/faults.ts';
import { askForLosses } from '../../state/work/export.ts';

export type Losses = { readonly state: 'looking' } | { readonly state: 'known'; readonly notes: readonly Note[] } | { readonly state: 'impossible'; readonly problem: Problem };

/** Choices follow one another quickly while somebody ticks fields. */
const QUIET_MILLISECONDS = 150;

export function useLosses(request: Omit<ExportRequest, 'fileName'>): Losses {
  const [losses, setLosses] = useState<Losses>({ state: 'looking' });
  const { layerId, extension, encoding, target, fields, features, parcelText } = request;
  useEffect(() => {
    const controller = new AbortController();
    setLosses({ state: 'looking' });
    const timer = setTimeout(() => {
      askForLosses({ layerId, extension, encoding, target, fields, features, ...(parcelText && { parcelText }) }, controller.signal).then(
        (notes) => !controller.signal.aborted && setLosses({ state: 'known', notes }),
        (fault: unknown) => {
          if (controller.signal.aborted || fault instanceof CancelledError) return;
          if (fault instanceof ProblemError) setLosses({ state: 'impossible', problem: fault.problem });
          else reportFault(fault);
        },
      );
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [layerId, extension, encoding, target, fields, features, parcelText]);
  return losses;
}
