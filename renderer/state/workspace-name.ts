/** What the workspace is called: as the office named it, else after the county it holds, else the first rights layer, else 新工作区. */
import type { Translate } from '../../shared/i18n/text.ts';
import { useSetting } from '../storage/live.ts';
import { saveSetting } from '../storage/workspace.ts';
import type { Workspace } from './workspace.ts';

const SETTING = 'workspace-name';

/** The office's own name for it; empty while there is none. */
export function useOwnName(): string {
  return useSetting(SETTING, '');
}

/** Empty: none of its own any more. */
export async function nameWorkspace(name: string): Promise<void> {
  await saveSetting(SETTING, name.trim());
}

/** True while there is nothing but the fictional county, which keeps its own name. */
export function isOnlySample({ layers }: Pick<Workspace, 'layers'>): boolean {
  return layers.length > 0 && layers.every(({ sample }) => sample);
}

export function workspaceName(workspace: Pick<Workspace, 'layers' | 'rightsLayerId'>, own: string, translate: Translate): string {
  if (own !== '' && !isOnlySample(workspace)) return own;
  if (workspace.layers.some((layer) => layer.sample)) return translate('window.sample.county');
  const layer =
    workspace.layers.find((each) => each.role === 'county') ?? workspace.layers.find((each) => each.id === workspace.rightsLayerId);
  return layer?.name ?? translate('window.workspace.empty');
}
