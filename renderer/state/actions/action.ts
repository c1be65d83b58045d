/** One record per thing a user can do; menu, bars, palette, shortcuts and context menus read the same list. */
import type { LucideIcon } from 'lucide-react';
import type { Note } from '../../../shared/base/news.ts';
import type { MessageKey, MessageParameters } from '../../../shared/i18n/keys.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import { reportFault } from '../faults.ts';
import { useJobs, type RunningJob } from '../jobs.ts';
import { useSelection, type Selection } from '../selection.ts';
import { goTo, useView, type ModuleName, type View } from '../view.ts';
import { useWorkspace, type Workspace } from '../workspace.ts';

/** All that an action may look at to know whether it makes sense now. */
export interface Situation {
  readonly workspace: Workspace;
  readonly view: View;
  readonly selection: Selection;
  readonly running: readonly RunningJob[];
}

export interface Action {
  readonly id: string;
  readonly titleKey: MessageKey;
  /** Values for the title's placeholders, as they are now. */
  readonly titleParams?: () => MessageParameters;
  /** Other words that people look for it by, apart by spaces; the search box finds it by them. */
  readonly otherWordsKey?: MessageKey;
  readonly icon?: LucideIcon;
  /** As shown: `Ctrl+Shift+S`, `F4`, `J`; the first one is shown, all work. */
  readonly keys: readonly string[];
  /** The room it works in: its keys mean nothing elsewhere; chosen from a menu or by name it leads there first. */
  readonly room?: ModuleName;
  /** It asks for more before it does anything, in a dialog of the window's or the system's: its title ends with an ellipsis. */
  readonly asks?: true;
  /** False: it makes no sense at all now and is not offered. */
  available(situation: Situation): boolean;
  /** Why it is off; null when it can be done. */
  disabledReason(situation: Situation): Note | null;
  /** For actions that switch something. */
  checked?(situation: Situation): boolean;
  perform(situation: Situation): void | Promise<void>;
}

export type ActionDefinition = Pick<Action, 'id' | 'titleKey' | 'perform'> & Partial<Action>;

/** Fills in what most actions share: no key, always offered, never off. */
export function action(definition: ActionDefinition): Action {
  return { keys: [], available: () => true, disabledReason: () => null, ...definition };
}

/** Its words wherever it is offered; the ellipsis says that it asks first, and no title carries one of itself. */
export function actionTitle({ titleKey, titleParams, asks }: Pick<Action, 'titleKey' | 'titleParams' | 'asks'>, translate: Translate): string {
  const title = translate(titleKey, titleParams?.());
  return asks ? `${title}…` : title;
}

export function currentSituation(): Situation {
  return { workspace: useWorkspace.getState(), view: useView.getState(), selection: useSelection.getState(), running: useJobs.getState().running };
}

/** The same as a hook; re-renders when anything an action looks at changes. */
export function useSituation(): Situation {
  const workspace = useWorkspace();
  const view = useView();
  const selection = useSelection();
  const running = useJobs((state) => state.running);
  return { workspace, view, selection, running };
}

/** Does it if it can be done now, in its room, with the situation it was chosen in; a fault is logged and never swallowed. */
export function performAction(chosen: Action): void {
  const situation = currentSituation();
  if (!chosen.available(situation) || chosen.disabledReason(situation) !== null) return;
  if (chosen.room !== undefined && chosen.room !== situation.view.module) goTo(chosen.room);
  void (async () => {
    try {
      await chosen.perform(situation);
    } catch (fault) {
      reportFault(fault);
    }
  })();
}
