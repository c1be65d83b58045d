/** Lucide icons at the two sizes and the one stroke of the design (DESIGN §3). */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type { LucideIcon } from 'lucide-react';

/** `className` is for Ant Design, which marks the icons of its menus with one. */
export function Icon({ of: Shape, size = 16, className }: { of: LucideIcon; size?: 14 | 16 | 20 | 28; className?: string }): ReactNode {
  return <Shape {...(className !== undefined && { className })} size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}
