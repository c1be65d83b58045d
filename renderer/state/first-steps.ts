/** How far the four steps of a newcomer really are: a step that was done is open again when what it rested on is gone. */
import type { Note } from '../../shared/base/news.ts';
import { undecidedCount } from './findings.ts';
import { hinderedLayers, rightsLayers } from './layers.ts';
import { stalenessReasons } from './staleness.ts';
import { shortTime } from './today.ts';
import type { Workspace } from './workspace.ts';

export interface StepState {
  readonly done: boolean;
  readonly note: Note;
}

export interface FirstStepStates {
  readonly imported: StepState;
  /** `hindered`: layers that cannot take part, while the others can go on. */
  readonly checked: StepState & { readonly hindered: ReturnType<typeof hinderedLayers> };
  readonly overlaid: StepState;
  /** `waiting`: findings still to be decided of a result that there is. */
  readonly reported: StepState & { readonly waiting: number };
}

export function firstStepStates(workspace: Workspace): FirstStepStates {
  const { layers, runs, plans } = workspace;
  const [run] = runs;
  const hindered = hinderedLayers(workspace);
  const hasRights = rightsLayers(workspace).length > 0;
  const holds = run !== undefined && hasRights && stalenessReasons(workspace).length === 0;
  const waiting = run === undefined ? 0 : undecidedCount(workspace);
  return {
    imported: { done: layers.length > 0, note: layers.length === 0 ? { code: 'window.steps.importNote' } : { code: 'window.steps.imported', params: { count: layers.length } } },
    checked: {
      done: hasRights && hindered.length === 0,
      // The names of what is hindered are put in by whoever shows them.
      note: { code: layers.length === 0 ? 'window.steps.checkNote' : hasRights ? 'window.steps.checked' : 'sample.steps.noRights' },
      hindered: hasRights ? hindered : [],
    },
    overlaid: {
      done: holds,
      note: run === undefined ? { code: 'window.steps.overlayNote' } : { code: holds ? 'window.steps.overlaid' : 'sample.steps.stale', params: { time: shortTime(run.finishedAt) } },
    },
    reported: {
      done: plans.length > 0 && waiting === 0,
      note: waiting > 0 ? { code: 'window.steps.toDecide', params: { count: waiting } } : plans.length > 0 ? { code: 'window.steps.reported', params: { count: plans.length } } : { code: 'window.steps.reportNote' },
      waiting,
    },
  };
}
