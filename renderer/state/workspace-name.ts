/** What the workspace is called: as the office named it, else the fictional county's name while it is there, else 新工作区; never a layer's name. */
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

export function workspaceName(workspace: Pick<Workspace, 'layers'>, own: string, translate: Translate): string {
  if (own !== '' && !isOnlySample(workspace)) return own;
  return translate(workspace.layers.some((layer) => layer.sample) ? 'window.sample.county' : 'window.workspace.empty');
}
