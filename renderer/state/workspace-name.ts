/** What the workspace is called: the county it holds, else the first rights layer, else 新工作区. */
import type { Translate } from '../../shared/i18n/text.ts';
import type { Workspace } from './workspace.ts';

export function workspaceName(workspace: Workspace, translate: Translate): string {
  if (workspace.layers.some((layer) => layer.sample)) return translate('window.sample.county');
  const layer =
    workspace.layers.find((each) => each.role === 'county') ?? workspace.layers.find((each) => each.id === workspace.rightsLayerId);
  return layer?.name ?? translate('window.workspace.empty');
}
