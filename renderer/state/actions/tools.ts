import { Hand, Info, MousePointer2, Pentagon, Ruler, SquareStack } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { rightsLayers } from '../layers.ts';
import { openDialog, useView, type ToolName } from '../view.ts';
import { action, type Action, type Situation } from './action.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

function toolAction(tool: ToolName, icon: LucideIcon, keys: readonly string[]): Action {
  return action({
    id: `tool.${tool}`,
    titleKey: `window.tool.${tool}` as MessageKey,
    icon,
    keys,
    room: 'map',
    disabledReason: ({ workspace }: Situation) => (workspace.layers.length === 0 ? { code: 'window.reason.noLayers' } : null),
    checked: ({ view }) => view.tool === tool,
    perform: () => useView.setState({ tool }),
  });
}

export const selectTool = toolAction('select', MousePointer2, ['V']);
export const panTool = toolAction('pan', Hand, ['H']);
export const identifyTool = toolAction('identify', Info, ['I']);
export const measureLineTool = toolAction('measure-line', Ruler, ['M']);
export const measureAreaTool = toolAction('measure-area', Pentagon, ['Shift+M']);

export const startOverlayAction = action({
  id: 'analysis.overlay',
  titleKey: 'window.action.overlay',
  asks: true,
  icon: SquareStack,
  keys: ['Ctrl+Enter'],
  disabledReason: ({ workspace, running }) => {
    if (rightsLayers(workspace).length === 0) return { code: 'window.reason.noRightsLayer' };
    if (running.some((job) => job.title.code === 'window.job.overlay')) return { code: 'window.reason.overlayRunning' };
    return null;
  },
  perform: () => openDialog({ kind: 'overlay' }),
});
