/** Panels, module, selection and what is compared are remembered from one start to the next. */
import { readSetting } from '../../storage/workspace.ts';
import { useCompare, type Compare } from '../compare.ts';
import { keepLate } from '../late-settings.ts';
import { useView, type View } from '../view.ts';

const LAYOUT_SETTING = 'window-layout';
const COMPARE_SETTING = 'map-compare';
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

function layoutOf(view: View): Layout {
  return Object.fromEntries(KEPT.map((key) => [key, view[key]])) as unknown as Layout;
}

export async function loadLayout(): Promise<void> {
  const [kept, compared] = await Promise.all([readSetting<Partial<Layout>>(LAYOUT_SETTING), readSetting<Compare>(COMPARE_SETTING)]);
  if (kept) useView.setState(kept);
  if (compared) useCompare.setState(compared);
}

/** Writes the layout and the comparison a moment after they changed; for the life of the window. */
export function keepLayout(): void {
  useView.subscribe((view, before) => {
    if (KEPT.some((key) => view[key] !== before[key])) keepLate(LAYOUT_SETTING, () => layoutOf(useView.getState()));
  });
  useCompare.subscribe(() => keepLate(COMPARE_SETTING, () => useCompare.getState()));
}
