/** The program's mark and name. */
import type { ReactNode } from 'react';
import { useText } from '../ui/text.ts';

export function Brand(): ReactNode {
  const translate = useText();
  return (
    <div className="brand">
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <rect width="18" height="18" rx="4" fill="var(--accentSolid)" />
        <path d="M3.5 12.5L7 5.5l2.2 3.6L11 6.7l3.5 5.8z" fill="none" stroke="#fff" strokeWidth="1.4" strokeLinejoin="round" />
        <path d="M3.5 14.6h11" stroke="#fff" strokeWidth="1.2" opacity=".65" />
      </svg>
      <span>{translate('window.brand')}</span>
    </div>
  );
}
