/** Which mine the report room shows and which it writes: one rule for the list, the preview, the buttons and the menu. */
import type { View } from './view.ts';
import type { Workspace } from './workspace.ts';

type Chosen = Pick<View, 'reportRightIds' | 'reportShownRightId' | 'selectedRightId'>;
type Known = Pick<Workspace, 'rights' | 'findings'>;

/** The mine in the preview: the row last clicked, else the first ticked, else the one selected elsewhere, else the one with most findings; null without mines. */
export function mineInPreview(view: Chosen, workspace: Known): string | null {
  const known = new Set(workspace.rights.map(({ id }) => id));
  const named = [view.reportShownRightId, ...view.reportRightIds, view.selectedRightId].find((id) => id !== null && known.has(id));
  return named ?? rightsByFindings(workspace)[0] ?? null;
}

/** The mines that are written: those ticked; without a tick the one in the preview. */
export function minesToExport(view: Chosen, workspace: Known): readonly string[] {
  const ticked = view.reportRightIds.filter((id) => workspace.rights.some((right) => right.id === id));
  if (ticked.length > 0) return ticked;
  const shown = mineInPreview(view, workspace);
  return shown === null ? [] : [shown];
}

/** Ids of all rights, those with most findings first. */
export function rightsByFindings({ rights, findings }: Known): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rightId } of findings) counts.set(rightId, (counts.get(rightId) ?? 0) + 1);
  return rights.map(({ id }) => id).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** The mines that an export command means where one stands: in the report room what it says there, elsewhere the one that is selected. */
export function minesInFront({ view, workspace }: { readonly view: Chosen & Pick<View, 'module'>; readonly workspace: Known }): readonly string[] {
  if (view.module === 'report') return minesToExport(view, workspace);
  return workspace.rights.some(({ id }) => id === view.selectedRightId) ? [view.selectedRightId!] : [];
}
