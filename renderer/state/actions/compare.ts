import { ArrowLeftRight, Columns2, SearchCheck, SeparatorVertical, StepBack, StepForward } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { choiceOfPeriods, comparables, dateOfSide, firstChoice, periods, useCompare, type CompareMode } from '../compare.ts';
import { openDialog } from '../view.ts';
import { layerById } from '../workspace.ts';
import { action, type Action, type Situation } from './action.ts';

const comparing = (): boolean => useCompare.getState().mode !== null;

function compareAction(mode: CompareMode, icon: LucideIcon): Action {
  return action({
    id: `compare.${mode}`,
    titleKey: `compare.action.${mode}` as MessageKey,
    icon,
    room: 'map',
    disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'window.reason.noLayers' } : null),
    checked: () => useCompare.getState().mode === mode,
    perform: ({ workspace }) => {
      const { left, right } = useCompare.getState();
      // What was chosen before is taken up again.
      const choice = left.length + right.length > 0 ? { left, right } : firstChoice(comparables(workspace));
      useCompare.setState({ mode, ...choice });
    },
  });
}

export const compareSwipe = compareAction('swipe', SeparatorVertical);
export const compareSideBySide = compareAction('side-by-side', Columns2);
export const compareSpyglass = compareAction('spyglass', SearchCheck);

export const endCompare = action({
  id: 'compare.end',
  titleKey: 'compare.action.end',
  room: 'map',
  disabledReason: () => (comparing() ? null : { code: 'compare.reason.notComparing' }),
  perform: () => useCompare.setState({ mode: null }),
});

export const swapSides = action({
  id: 'compare.swap',
  titleKey: 'compare.swap',
  icon: ArrowLeftRight,
  room: 'map',
  disabledReason: () => (comparing() ? null : { code: 'compare.reason.notComparing' }),
  perform: () => useCompare.setState(({ left, right }) => ({ left: right, right: left })),
});

/** The neighbouring pair of dates: B goes one on, A is the one before it. */
function stepAction(id: string, titleKey: MessageKey, icon: LucideIcon, step: 1 | -1): Action {
  const target = ({ workspace }: Situation): { readonly left: string; readonly right: string } | 'few' | 'end' => {
    const items = comparables(workspace);
    const dates = periods(items);
    if (dates.length < 2) return 'few';
    const present = dateOfSide(items, useCompare.getState().right);
    const at = (present === null ? dates.length : dates.indexOf(present)) + (present === null ? -1 : step);
    const [left, right] = [dates[at - 1], dates[at]];
    return left !== undefined && right !== undefined ? { left, right } : 'end';
  };
  return action({
    id,
    titleKey,
    icon,
    room: 'map',
    disabledReason: (situation) => {
      if (!comparing()) return { code: 'compare.reason.notComparing' };
      const found = target(situation);
      if (found === 'few') return { code: 'compare.reason.fewPeriods' };
      if (found === 'end') return { code: step < 0 ? 'compare.reason.firstPeriod' : 'compare.reason.lastPeriod' };
      return null;
    },
    perform: (situation) => {
      const found = target(situation);
      if (typeof found === 'object') useCompare.setState(choiceOfPeriods(comparables(situation.workspace), found.left, found.right));
    },
  });
}

export const previousPeriod = stepAction('compare.previousPeriod', 'compare.action.previousPeriod', StepBack, -1);
export const nextPeriod = stepAction('compare.nextPeriod', 'compare.action.nextPeriod', StepForward, 1);

export const layerDate = action({
  id: 'layer.date',
  titleKey: 'compare.date.action',
  asks: true,
  disabledReason: ({ workspace, view }) => (layerById(workspace, view.currentLayerId) === null ? { code: 'window.reason.noLayerSelected' } : null),
  perform: ({ view }) => openDialog({ kind: 'layer-date', layerId: view.currentLayerId! }),
});
