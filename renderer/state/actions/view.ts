import {
  Crosshair,
  FileText,
  ListChecks,
  ListTodo,
  Map as MapIcon,
  Maximize,
  Minus,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Plus,
  Settings,
  Sun,
  Undo,
  ZoomIn,
} from 'lucide-react';
import type { ThemeChoice } from '../../../shared/ipc.ts';
import { withMap } from '../map-port.ts';
import { goTo, useView, type ModuleName } from '../view.ts';
import { zoomToFinding, zoomToRight } from '../work/locate.ts';
import { zoomToSelected } from '../work/select.ts';
import { changeSettings } from '../work/settings.ts';
import { action, type Action, type Situation } from './action.ts';
import { layerWithSelection } from './selection.ts';
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

const needsLayers = ({ workspace }: Situation) => (workspace.layers.length === 0 ? ({ code: 'window.reason.noLayers' } as const) : null);
const needsPlace = ({ view, selection }: Situation) => (view.selectedRightId === null && selection.layers.size === 0 ? ({ code: 'selection.reason.nothing' } as const) : null);
const needsRight = ({ view }: Situation) => (view.selectedRightId === null ? ({ code: 'window.reason.noMineSelected' } as const) : null);

function moduleAction(name: ModuleName, icon: LucideIcon, keys: readonly string[], otherWordsKey?: MessageKey): Action {
  return action({
    id: `view.${name}`,
    titleKey: `window.module.${name}`,
    icon,
    keys,
    ...(otherWordsKey && { otherWordsKey }),
    checked: ({ view }) => view.module === name,
    perform: () => goTo(name),
  });
}

export const goHome = moduleAction('home', Sun, ['Ctrl+1'], 'words.home');
export const goMap = moduleAction('map', MapIcon, ['Ctrl+2']);
export const goFindings = moduleAction('findings', ListChecks, ['Ctrl+4']);
export const goReport = moduleAction('report', FileText, ['Ctrl+5']);
export const goSettings = moduleAction('settings', Settings, ['Ctrl+,']);

export const toggleLeft = action({
  id: 'view.left',
  titleKey: 'window.action.toggleLeft',
  icon: PanelLeft,
  keys: ['F4'],
  checked: ({ view }) => view.leftOpen,
  perform: ({ view }) => useView.setState({ leftOpen: !view.leftOpen }),
});
export const toggleDrawer = action({
  id: 'view.drawer',
  titleKey: 'window.action.toggleDrawer',
  icon: PanelBottom,
  keys: ['F6'],
  room: 'map',
  checked: ({ view }) => view.module === 'map' && view.drawerOpen,
  perform: ({ view }) => useView.setState({ drawerOpen: view.module !== 'map' || !view.drawerOpen }),
});
export const toggleInspector = action({
  id: 'view.inspector',
  titleKey: 'window.action.toggleInspector',
  icon: PanelRight,
  keys: ['F8'],
  room: 'map',
  checked: ({ view }) => view.module === 'map' && view.inspectorOpen,
  perform: ({ view }) => useView.setState({ inspectorOpen: view.module !== 'map' || !view.inspectorOpen }),
});

export const zoomIn = action({
  id: 'view.zoomIn',
  titleKey: 'window.action.zoomIn',
  icon: Plus,
  keys: ['+', '='],
  room: 'map',
  disabledReason: needsLayers,
  perform: () => withMap((map) => map.zoomBy(1)),
});
export const zoomOut = action({
  id: 'view.zoomOut',
  titleKey: 'window.action.zoomOut',
  icon: Minus,
  keys: ['-'],
  room: 'map',
  disabledReason: needsLayers,
  perform: () => withMap((map) => map.zoomBy(-1)),
});
export const zoomAll = action({
  id: 'view.zoomAll',
  titleKey: 'window.action.zoomAll',
  icon: Maximize,
  keys: ['Ctrl+0'],
  room: 'map',
  disabledReason: needsLayers,
  perform: () => withMap((map) => map.zoomToAll()),
});
export const previousView = action({
  id: 'view.previous',
  titleKey: 'window.action.previousView',
  icon: Undo,
  keys: ['Alt+ArrowLeft'],
  room: 'map',
  disabledReason: needsLayers,
  perform: () => withMap((map) => map.previousView()),
});

export const zoomSelected = action({
  id: 'view.zoomSelected',
  titleKey: 'window.action.zoomSelected',
  icon: ZoomIn,
  keys: ['Ctrl+J'],
  disabledReason: needsPlace,
  perform: (situation) => {
    const { view } = situation;
    const layer = layerWithSelection(situation);
    const isMine = layer === null || layer.id === situation.workspace.rightsLayerId;
    if (!isMine && situation.selection.layers.has(layer.id)) return zoomToSelected(layer.id);
    if (view.selectedFindingId !== null) zoomToFinding(view.selectedFindingId);
    else if (view.selectedRightId !== null) zoomToRight(view.selectedRightId);
    else if (layer !== null) return zoomToSelected(layer.id);
    return undefined;
  },
});

export const focusSelected = action({
  id: 'view.focus',
  titleKey: 'window.action.focusSelected',
  icon: Crosshair,
  keys: ['F'],
  room: 'map',
  disabledReason: needsRight,
  checked: ({ view }) => view.focusSelected,
  perform: ({ view }) => useView.setState({ focusSelected: !view.focusSelected }),
});

export const showJobs = action({
  id: 'view.jobs',
  titleKey: 'window.action.showJobs',
  icon: ListTodo,
  checked: ({ view }) => view.activity === 'jobs',
  perform: ({ view }) => useView.setState({ activity: view.activity === 'jobs' ? null : 'jobs' }),
});
export const showInbox = action({
  id: 'view.inbox',
  titleKey: 'window.action.showInbox',
  perform: ({ view }) => useView.setState({ activity: view.activity === 'inbox' ? null : 'inbox' }),
});
export const showHistory = action({
  id: 'view.history',
  titleKey: 'window.action.showHistory',
  keys: ['Ctrl+H'],
  perform: ({ view }) => useView.setState({ activity: view.activity === 'history' ? null : 'history' }),
});

function themeAction(theme: ThemeChoice): Action {
  return action({
    id: `view.theme.${theme}`,
    titleKey: `window.theme.${theme}` as MessageKey,
    checked: ({ view }) => view.theme === theme,
    perform: () => changeSettings({ theme }),
  });
}
export const themeActions: readonly Action[] = (['light', 'dark', 'system'] as const).map(themeAction);
