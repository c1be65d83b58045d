/** A menu that opens at the head of a table's column. */
import { Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { menuTopPixels } from './menu-height.ts';

/** `place`: where it opens, in the window; closing gives the focus back to `from`. */
export function HeadMenu({ place, items, from, onClose }: { place: { readonly x: number; readonly y: number }; items: NonNullable<MenuProps['items']>; from: HTMLElement | null; onClose: () => void }): ReactNode {
  const close = (): void => {
    onClose();
    from?.focus();
  };
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      onOpenChange={(open) => {
        if (!open) close();
      }}
      menu={{ items, onClick: close, className: 'action-menu' }}
    >
      <span className="head-menu-place" style={{ left: place.x, top: menuTopPixels(place.y, items) }} />
    </Dropdown>
  );
}
