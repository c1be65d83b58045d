/** The list of everything a user can do, and the menus made from it. */
import { FileClock, Image, SeparatorVertical, SunMoon, Table2 } from 'lucide-react';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Action } from './actions/action.ts';
import * as baseMaps from './actions/base-maps.ts';
import * as compare from './actions/compare.ts';
import * as drawings from './actions/drawings.ts';
import * as draw from './actions/draw.ts';
import * as edit from './actions/edit.ts';
import * as file from './actions/file.ts';
import * as help from './actions/help.ts';
import * as layer from './actions/layer.ts';
import { actionsOf, type MenuEntry } from './actions/menu.ts';
import * as recent from './actions/recent.ts';
import * as rectification from './actions/rectification.ts';
import * as selection from './actions/selection.ts';
import * as sheets from './actions/sheets.ts';
import * as table from './actions/table.ts';
import * as tools from './actions/tools.ts';
import * as transformations from './actions/transformations.ts';
import * as tree from './actions/tree.ts';
import * as view from './actions/view.ts';

export type { Action, Situation } from './actions/action.ts';

/** One menu of the title bar. */
export interface Menu {
  readonly id: string;
  readonly titleKey: MessageKey;
  readonly entries: readonly MenuEntry[];
}

/** The rooms in the order of the rail, which is the order of their keys. */
export const RAIL: readonly Action[] = [view.goHome, view.goMap, drawings.goDrawings, view.goFindings, view.goReport];

export const MENUS: readonly Menu[] = [
  {
    id: 'file',
    titleKey: 'window.menu.file',
    entries: [
      file.importFiles,
      file.importFolder,
      { id: 'file.menu.recent', titleKey: 'office.recent.title', icon: FileClock, entries: [...recent.recentActions, null, recent.clearRecent] },
      file.openSample,
      file.clearSample,
      file.renameWorkspace,
      null,
      sheets.printSheets,
      null,
      ...transformations.transformationActions,
      null,
      file.saveBackup,
      file.restoreBackup,
      file.restoreAutomatic,
      null,
      view.goSettings,
      null,
      file.closeWindow,
    ],
  },
  {
    id: 'edit',
    titleKey: 'window.menu.edit',
    entries: [edit.undoLast, edit.redoLast, view.showHistory, null, edit.openPalette, edit.findHere, edit.goToCoordinate, null, ...selection.selectionActions],
  },
  {
    id: 'view',
    titleKey: 'window.menu.view',
    entries: [
      ...RAIL,
      null,
      view.toggleLeft,
      view.toggleDrawer,
      view.toggleInspector,
      view.showJobs,
      view.showInbox,
      null,
      view.zoomIn,
      view.zoomOut,
      view.zoomAll,
      view.zoomSelected,
      view.previousView,
      view.focusSelected,
      null,
      { id: 'view.menu.theme', titleKey: 'office.menu.theme', icon: SunMoon, entries: view.themeActions },
    ],
  },
  {
    id: 'layer',
    titleKey: 'window.menu.layer',
    entries: [
      ...layer.layerMenu,
      layer.removeCurrentLayer,
      null,
      layer.showAllLayers,
      tree.newGroup,
      null,
      { id: 'layer.menu.rows', titleKey: 'office.menu.rows', icon: Table2, entries: table.tableActions },
      { id: 'layer.menu.basemap', titleKey: 'basemap.group', icon: Image, entries: [baseMaps.addBaseMapAction, null, ...baseMaps.baseMapActions] },
    ],
  },
  {
    id: 'analysis',
    titleKey: 'window.menu.analysis',
    entries: [
      tools.startOverlayAction,
      null,
      tools.selectTool,
      tools.panTool,
      tools.identifyTool,
      tools.measureLineTool,
      tools.measureAreaTool,
      null,
      { id: 'analysis.menu.compare', titleKey: 'compare.title', icon: SeparatorVertical, entries: [compare.compareSwipe, compare.compareSideBySide, compare.compareSpyglass, null, compare.swapSides, compare.previousPeriod, compare.nextPeriod, null, compare.endCompare] },
    ],
  },
  {
    id: 'drawings',
    titleKey: 'window.module.drawings',
    entries: [drawings.receiveFile, drawings.receiveSurfaceFiles, drawings.showLedger, drawings.openSampleFiles, null, drawings.checkDrawing, drawings.listWorkings, drawings.reportPdf, drawings.reportWord, null, drawings.drawSection, drawings.showSolid, { id: 'drawings.menu.pictures', titleKey: 'office.menu.pictures', icon: Image, entries: [drawings.saveShownPicture, drawings.copyShownPicture, null, drawings.saveSectionPicture, drawings.copySectionPicture] }, null, drawings.editDelivery, drawings.sendBack, drawings.acceptReturned, drawings.removeDrawing],
  },
  {
    id: 'draw',
    titleKey: 'draw.menu',
    entries: draw.drawActions,
  },
  {
    id: 'rectification',
    titleKey: 'window.menu.rectification',
    entries: [
      rectification.decideFindings,
      rectification.openUndecided,
      null,
      rectification.nextFinding,
      rectification.previousFinding,
      rectification.focusDecision,
      null,
      rectification.openPlanFile,
    ],
  },
  {
    id: 'report',
    titleKey: 'window.menu.report',
    entries: [rectification.exportWord, rectification.exportPdf, rectification.exportLedger, null, sheets.printSheets],
  },
  { id: 'help', titleKey: 'window.menu.help', entries: [help.showManual, help.showShortcuts, help.saveDiagnostics, null, help.showAbout] },
];

/** Every action once; whatever can be done is in a menu, and the palette and the shortcuts look here. */
export const ACTIONS: readonly Action[] = [...new Set(MENUS.flatMap((menu) => actionsOf(menu.entries)))];

export function actionById(id: string): Action | null {
  return ACTIONS.find((each) => each.id === id) ?? null;
}
