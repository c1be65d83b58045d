/** Panels, module and selection are remembered from one start to the next. */
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { reportFault } from '../faults.ts';
import { useView, type View } from '../view.ts';

const LAYOUT_SETTING = 'window-layout';
const KEPT = [
  'module',
  'leftOpen',
  'drawerOpen',
  'inspectorOpen',
  'sizes',
  'selectedRightId',
  'displaySystemId',
  'tableLayerIds',
  'activeTable',
] as const satisfies readonly (keyof View)[];
type Layout = Pick<View, (typeof KEPT)[number]>;

const WRITE_AFTER_MILLISECONDS = 600;

function layoutOf(view: View): Layout {
  return Object.fromEntries(KEPT.map((key) => [key, view[key]])) as unknown as Layout;
}

export async function loadLayout(): Promise<void> {
  const kept = await readSetting<Partial<Layout>>(LAYOUT_SETTING);
  if (kept) useView.setState(kept);
}

/** Writes the layout a moment after it changed; for the life of the window. */
export function keepLayout(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  useView.subscribe((view, before) => {
    if (KEPT.every((key) => view[key] === before[key])) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      saveSetting(LAYOUT_SETTING, layoutOf(useView.getState())).catch(reportFault);
    }, WRITE_AFTER_MILLISECONDS);
  });
}
