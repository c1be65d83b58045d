/** An empty place says what it is for and offers one action (DESIGN §6). */
import type { ReactNode } from 'react';
import { Icon, type LucideIcon } from './Icon.tsx';

export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className="empty-state">
      <Icon of={icon} size={28} />
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}
