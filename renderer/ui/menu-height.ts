/** Room for menus: one opens further up where it would not end inside the window. */
import type { MenuProps } from 'antd';

const ENTRY_PIXELS = 28;
const DIVIDER_PIXELS = 9;
const MARGIN_PIXELS = 24;

/** About how tall a menu will be. */
function menuHeightPixels(items: NonNullable<MenuProps['items']>): number {
  return items.reduce((sum, item) => sum + (item?.type === 'divider' ? DIVIDER_PIXELS : ENTRY_PIXELS), MARGIN_PIXELS);
}

/** Where a menu that is asked for at `y` begins, so that it ends inside the window. */
export const menuTopPixels = (y: number, items: NonNullable<MenuProps['items']>): number => Math.max(0, Math.min(y, window.innerHeight - menuHeightPixels(items)));
