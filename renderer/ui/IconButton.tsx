/** A button that shows only an icon: it always has a name, a tooltip with its keys, and a reason when it is off. */
import { Tooltip } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { Icon, type LucideIcon } from './Icon.tsx';
import { shownKeys } from './keys.ts';

export interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** `Ctrl+O`, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly on?: boolean;
  readonly small?: boolean;
  /** When given the button is off and says this on hover and focus. */
  readonly disabledReason?: string | null;
  readonly onClick: (event: MouseEvent) => void;
  readonly children?: ReactNode;
  /** False: Tab passes it by; what it does is done with `keys`. */
  readonly tabStop?: boolean;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

export function IconButton({
  icon,
  name,
  keys,
  on,
  small,
  disabledReason,
  onClick,
  children,
  placement = 'bottom',
  tabStop = true,
}: IconButtonProps): ReactNode {
  const off = disabledReason !== undefined && disabledReason !== null;
  return (
    <Tooltip placement={placement} mouseEnterDelay={0.4} title={<TooltipText name={name} keys={keys} reason={disabledReason ?? null} />}>
      <button
        type="button"
        className={`icon-button${on ? ' on' : ''}${small ? ' small-size' : ''}`}
        aria-label={name}
        {...(!tabStop && { tabIndex: -1 })}
        aria-disabled={off || undefined}
        {...(on !== undefined && { 'aria-pressed': on })}
        onClick={(event) => {
          if (!off) onClick(event);
        }}
      >
        <Icon of={icon} />
        {children}
      </button>
    </Tooltip>
  );
}

/** Name, keys and, when it is off, the reason. */
export function TooltipText({ name, keys, reason }: { name: string; keys?: string | undefined; reason: string | null }): ReactNode {
  return (
    <span className="small">
      {name}
      {keys !== undefined && <span style={{ opacity: 0.75, marginInlineStart: 8 }}>{shownKeys(keys)}</span>}
      {reason !== null && <span style={{ display: 'block', opacity: 0.85 }}>{reason}</span>}
    </span>
  );
}
