import { Check, FilePenLine, Magnet, MapPin, Move, PencilLine, Pentagon, Scissors, Spline, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { displaySystem } from '../display-system.ts';
import { withMap } from '../map-port.ts';
import { useView } from '../view.ts';
import { beginDraft, editDraft, endDraft, proposeBoundary, removeDrawn, type DraftFormName } from '../work/draft.ts';
import { layerById } from '../workspace.ts';
import { action, type Action, type Situation } from './action.ts';

const editing = ({ workspace, view }: Situation) => layerById(workspace, view.editingLayerId);
const needsEditing = (situation: Situation) => (editing(situation) === null ? ({ code: 'draw.reason.notDrawing' } as const) : null);
const needsPlace = ({ workspace, view }: Situation) => (displaySystem(workspace, view.displaySystemId) === null ? ({ code: 'draw.reason.noSystem' } as const) : null);

function newDraftAction(form: DraftFormName, icon: LucideIcon): Action {
  return action({ id: `draw.${form}`, titleKey: `draw.action.${form}` as MessageKey, icon, disabledReason: needsPlace, perform: () => beginDraft(form) });
}

export const drawPatrol = newDraftAction('patrol', Pentagon);
export const drawRoute = newDraftAction('route', Spline);
export const drawNote = newDraftAction('note', MapPin);

export const proposeReduced = action({
  id: 'draw.boundary',
  titleKey: 'draw.action.boundary',
  icon: Scissors,
  disabledReason: ({ view }) => (view.selectedRightId === null ? { code: 'window.reason.noMineSelected' } : null),
  perform: ({ view }) => proposeBoundary(view.selectedRightId!),
});

/** For the menu of a drawn layer. */
export const editDrawn = action({
  id: 'draw.edit',
  titleKey: 'draw.action.edit',
  icon: FilePenLine,
  available: ({ workspace, view }) => layerById(workspace, view.currentLayerId)?.draft !== undefined,
  perform: ({ view }) => editDraft(view.currentLayerId!, 'modify'),
});

export const drawShape = action({
  id: 'draw.draw',
  titleKey: 'draw.action.draw',
  icon: PencilLine,
  keys: ['D'],
  room: 'map',
  disabledReason: needsEditing,
  checked: ({ view }) => view.tool === 'draw',
  perform: () => useView.setState({ tool: 'draw' }),
});

export const reshape = action({
  id: 'draw.modify',
  titleKey: 'draw.action.modify',
  icon: Move,
  keys: ['E'],
  room: 'map',
  disabledReason: needsEditing,
  checked: ({ view }) => view.tool === 'modify',
  perform: () => useView.setState({ tool: 'modify' }),
});

export const snapping = action({
  id: 'draw.snap',
  titleKey: 'draw.action.snap',
  icon: Magnet,
  keys: ['S'],
  room: 'map',
  disabledReason: (situation) => (situation.view.tool === 'measure-line' || situation.view.tool === 'measure-area' ? null : needsEditing(situation)),
  checked: ({ view }) => view.snapping,
  perform: ({ view }) => useView.setState({ snapping: !view.snapping }),
});

export const removeLastVertex = action({
  id: 'draw.removeVertex',
  titleKey: 'draw.action.removeVertex',
  keys: ['Backspace'],
  room: 'map',
  available: ({ view }) => view.tool === 'draw',
  disabledReason: needsEditing,
  perform: () => withMap((map) => map.removeLastVertex()),
});

export const removeShapes = action({
  id: 'draw.remove',
  titleKey: 'draw.action.remove',
  icon: Trash2,
  keys: ['Delete'],
  room: 'map',
  disabledReason: (situation) => {
    const layer = editing(situation);
    return needsEditing(situation) ?? (layer && situation.selection.layers.has(layer.id) ? null : { code: 'draw.reason.selectFirst' });
  },
  perform: (situation) => removeDrawn(editing(situation)!),
});

export const finishDrawing = action({
  id: 'draw.finish',
  titleKey: 'draw.action.finish',
  icon: Check,
  room: 'map',
  disabledReason: needsEditing,
  perform: endDraft,
});

export const drawActions: readonly (Action | null)[] = [drawPatrol, drawRoute, drawNote, proposeReduced, null, drawShape, reshape, snapping, removeLastVertex, removeShapes, null, finishDrawing];
