import { Box, ClipboardCopy, FileCheck2, FileClock, FileDown, FilePlus2, ImageDown, Layers2, ListPlus, Mountain, PencilLine, ScanSearch, Spline, Trash2, Undo2, type LucideIcon } from 'lucide-react';
import type { Note } from '../../../shared/base/news.ts';
import { acceptDelivery, removeDelivery } from '../../storage/deliveries.ts';
import { exportCheck } from '../drawings/export-check.ts';
import { isNewestChecked, listFindings } from '../drawings/list-findings.ts';
import { copyPicture, hasPicture, savePicture, type PictureKind } from '../drawings/pictures.ts';
import { comparedDeliveries, deliveriesOf, mineInFront, runOf } from '../drawings/selection.ts';
import { useDrawings } from '../drawings/drawings-view.ts';
import { goTo, openDialog } from '../view.ts';
import { openSampleDrawings } from '../work/sample.ts';
import { chooseWithDialog } from '../work/choose-file.ts';
import { chooseFiles, openSurfaces } from '../work/open-files.ts';
import { action, type Action, type Situation } from './action.ts';

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
  keys: ['Ctrl+3'],
  checked: ({ view }) => view.module === 'drawings',
  perform: () => goTo('drawings'),
});

export const receiveFile = action({
  id: 'drawings.receive',
  titleKey: 'drawing.action.receive',
  asks: true,
  icon: FilePlus2,
  disabledReason: needsRights,
  perform: () => chooseFiles('files'),
});

/** Point clouds, elevation rasters and spot heights for a mine and a day. */
export const receiveSurfaceFiles = action({
  id: 'drawings.surface',
  titleKey: 'relief.action.receive',
  asks: true,
  icon: Mountain,
  disabledReason: needsRights,
  perform: async () => openSurfaces((await chooseWithDialog({ several: true })).map((file) => ({ path: file.name, file }))),
});

export const openSampleFiles = action({
  id: 'drawings.sample',
  titleKey: 'drawing.action.sample',
  disabledReason: ({ workspace, running }) => {
    if (!workspace.layers.some((layer) => layer.sample && layer.role === 'rights')) return { code: 'drawing.reason.noSample' };
    if (workspace.deliveries.some((delivery) => delivery.sample && delivery.surveyingFirm.endsWith('（虚构）'))) return { code: 'drawing.reason.sampleThere' };
    return running.some((job) => job.title.code === 'drawing.job.sample') ? { code: 'window.reason.jobRunning' } : null;
  },
  perform: async () => {
    await openSampleDrawings();
  },
});

export const checkDrawing = action({
  id: 'drawings.check',
  titleKey: 'drawing.action.check',
  otherWordsKey: 'words.check',
  asks: true,
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
  room: 'drawings',
  disabledReason: needsDrawing,
  checked: () => useDrawings.getState().tool === 'section',
  perform: () => useDrawings.setState(({ tool }) => ({ tool: tool === 'section' ? 'pan' : 'section', sectionOpen: true, solidOpen: false })),
});

export const showSolid = action({
  id: 'drawings.solid',
  titleKey: 'drawing.action.solid',
  icon: Box,
  keys: ['B'],
  room: 'drawings',
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
    if (delivery.status === 'returned') return { code: 'delivery.reason.returned' };
    return isNewestChecked(situation.workspace, delivery) ? null : { code: 'drawing.reason.notNewest' };
  },
  perform: async (situation) => {
    const delivery = drawingInFront(situation)!;
    await listFindings(delivery, runOf(situation.workspace, delivery)!);
  },
});

function reportAction(format: 'docx' | 'pdf', icon: LucideIcon): Action {
  return action({
    id: `drawings.report.${format}`,
    titleKey: `drawing.action.report.${format}`,
    asks: true,
    icon,
    disabledReason: (situation) => {
      const reason = needsDrawing(situation);
      if (reason) return reason;
      if (runOf(situation.workspace, drawingInFront(situation)) === null) return { code: 'drawing.reason.unchecked' };
      return situation.running.some((job) => job.title.code === 'drawing.job.report') ? { code: 'window.reason.jobRunning' } : null;
    },
    perform: async (situation) => {
      const delivery = drawingInFront(situation)!;
      await exportCheck(delivery, runOf(situation.workspace, delivery)!, format);
    },
  });
}

/** 平面+剖面图 with the figures of the check. */
export const reportPdf = reportAction('pdf', FileCheck2);
export const reportWord = reportAction('docx', FileDown);

export const showLedger = action({
  id: 'drawings.ledger',
  titleKey: 'drawing.action.ledger',
  icon: FileClock,
  disabledReason: needsRights,
  perform: () => openDialog({ kind: 'delivery-ledger', at: null }),
});

/** What is written about the drawing in front; its numbers stay. */
export const editDelivery = action({
  id: 'drawings.edit',
  titleKey: 'delivery.action.edit',
  asks: true,
  icon: PencilLine,
  room: 'drawings',
  disabledReason: needsDrawing,
  perform: (situation) => openDialog({ kind: 'edit-delivery', deliveryId: drawingInFront(situation)!.id, ledgerAt: null }),
});

/** 退回补正. */
export const sendBack = action({
  id: 'drawings.sendBack',
  titleKey: 'delivery.action.sendBack',
  asks: true,
  icon: Undo2,
  room: 'drawings',
  disabledReason: (situation) => needsDrawing(situation) ?? (drawingInFront(situation)!.status === 'returned' ? { code: 'delivery.reason.alreadyReturned' } : null),
  perform: (situation) => openDialog({ kind: 'send-back', deliveryId: drawingInFront(situation)!.id, ledgerAt: null }),
});

export const acceptReturned = action({
  id: 'drawings.accept',
  titleKey: 'delivery.action.accept',
  room: 'drawings',
  disabledReason: (situation) => needsDrawing(situation) ?? (drawingInFront(situation)!.status === 'returned' ? null : { code: 'delivery.reason.notReturned' }),
  perform: (situation) => acceptDelivery(drawingInFront(situation)!.id),
});

/** What is in front: the plan, or the 3D view over it. */
const shownPicture = (): PictureKind => (useDrawings.getState().solidOpen ? 'solid' : 'plan');

function pictureAction(id: string, titleKey: 'delivery.action.savePicture' | 'delivery.action.copyPicture' | 'delivery.action.saveSection' | 'delivery.action.copySection', icon: LucideIcon, kind: () => PictureKind, copies: boolean): Action {
  return action({
    id,
    titleKey,
    icon,
    room: 'drawings',
    ...(!copies && { asks: true as const }),
    disabledReason: (situation) => needsDrawing(situation) ?? (hasPicture(kind()) ? null : { code: 'delivery.reason.noPicture' }),
    perform: copies ? () => copyPicture(kind()) : (situation) => savePicture(kind(), drawingInFront(situation)!),
  });
}

export const saveShownPicture = pictureAction('drawings.picture.save', 'delivery.action.savePicture', ImageDown, shownPicture, false);
export const copyShownPicture = pictureAction('drawings.picture.copy', 'delivery.action.copyPicture', ClipboardCopy, shownPicture, true);
export const saveSectionPicture = pictureAction('drawings.section.save', 'delivery.action.saveSection', ImageDown, () => 'section', false);
export const copySectionPicture = pictureAction('drawings.section.copy', 'delivery.action.copySection', ClipboardCopy, () => 'section', true);

export const removeDrawing = action({
  id: 'drawings.remove',
  titleKey: 'drawing.action.remove',
  icon: Trash2,
  room: 'drawings',
  disabledReason: needsDrawing,
  perform: async (situation) => {
    await removeDelivery(drawingInFront(situation)!.id);
    useDrawings.setState({ currentId: null, otherId: null });
  },
});

