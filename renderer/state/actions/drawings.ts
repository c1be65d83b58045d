import { Box, FileClock, FilePlus2, Layers2, ListPlus, ScanSearch, Spline, Trash2 } from 'lucide-react';
import type { Note } from '../../../shared/base/news.ts';
import { removeDelivery } from '../../storage/deliveries.ts';
import { isNewestChecked, listFindings } from '../drawings/list-findings.ts';
import { comparedDeliveries, deliveriesOf, mineInFront, runOf } from '../drawings/selection.ts';
import { useDrawings } from '../drawings/drawings-view.ts';
import { goTo, openDialog } from '../view.ts';
import { chooseFiles } from '../work/open-files.ts';
import { action, type Situation } from './action.ts';

const onDrawings = ({ view }: Situation): boolean => view.module === 'drawings';
const needsRights = ({ workspace }: Situation): Note | null => (workspace.rights.length === 0 ? { code: 'window.reason.noRightsLayer' } : null);

/** Drawing A of the mine in front. */
export function drawingInFront({ workspace, view }: Situation) {
  return comparedDeliveries(deliveriesOf(workspace, mineInFront(workspace, view.selectedRightId)?.id ?? null), useDrawings.getState()).a;
}

const needsDrawing = (situation: Situation): Note | null => needsRights(situation) ?? (drawingInFront(situation) === null ? { code: 'drawing.reason.noDrawing' } : null);

export const goDrawings = action({
  id: 'view.drawings',
  titleKey: 'window.module.drawings',
  icon: Layers2,
  keys: ['Ctrl+5'],
  checked: ({ view }) => view.module === 'drawings',
  perform: () => goTo('drawings'),
});

export const receiveFile = action({
  id: 'drawings.receive',
  titleKey: 'drawing.action.receive',
  icon: FilePlus2,
  disabledReason: needsRights,
  perform: () => chooseFiles('files'),
});

export const checkDrawing = action({
  id: 'drawings.check',
  titleKey: 'drawing.action.check',
  icon: ScanSearch,
  disabledReason: (situation) =>
    needsDrawing(situation) ?? (situation.running.some((job) => job.title.code === 'drawing.job.check') ? { code: 'window.reason.jobRunning' } : null),
  perform: (situation) => openDialog({ kind: 'check-drawing', deliveryId: drawingInFront(situation)!.id }),
});

export const drawSection = action({
  id: 'drawings.section',
  titleKey: 'drawing.action.section',
  icon: Spline,
  keys: ['L'],
  available: onDrawings,
  disabledReason: needsDrawing,
  checked: () => useDrawings.getState().tool === 'section',
  perform: () => useDrawings.setState(({ tool }) => ({ tool: tool === 'section' ? 'pan' : 'section', sectionOpen: true, solidOpen: false })),
});

export const showSolid = action({
  id: 'drawings.solid',
  titleKey: 'drawing.action.solid',
  icon: Box,
  keys: ['B'],
  available: onDrawings,
  disabledReason: needsDrawing,
  checked: () => useDrawings.getState().solidOpen,
  perform: () => useDrawings.setState(({ solidOpen }) => ({ solidOpen: !solidOpen })),
});

/** 列入问题. */
export const listWorkings = action({
  id: 'drawings.list',
  titleKey: 'drawing.action.list',
  icon: ListPlus,
  disabledReason: (situation) => {
    const reason = needsDrawing(situation);
    if (reason) return reason;
    const delivery = drawingInFront(situation)!;
    if (runOf(situation.workspace, delivery) === null) return { code: 'drawing.reason.unchecked' };
    return isNewestChecked(situation.workspace, delivery) ? null : { code: 'drawing.reason.notNewest' };
  },
  perform: async (situation) => {
    const delivery = drawingInFront(situation)!;
    await listFindings(delivery, runOf(situation.workspace, delivery)!);
  },
});

export const showLedger = action({
  id: 'drawings.ledger',
  titleKey: 'drawing.action.ledger',
  icon: FileClock,
  disabledReason: needsRights,
  perform: () => openDialog({ kind: 'delivery-ledger' }),
});

export const removeDrawing = action({
  id: 'drawings.remove',
  titleKey: 'drawing.action.remove',
  icon: Trash2,
  available: onDrawings,
  disabledReason: needsDrawing,
  perform: async (situation) => {
    await removeDelivery(drawingInFront(situation)!.id);
    useDrawings.setState({ currentId: null, otherId: null });
  },
});

