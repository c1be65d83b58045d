/** A word or mark that says what it means under the pointer and under the focus. */
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';

export function Explained({ meaning, children }: { meaning: string; children: ReactNode }): ReactNode {
  return (
    <Tooltip title={<span className="small">{meaning}</span>} mouseEnterDelay={0.2}>
      <span className="explained" tabIndex={0} aria-description={meaning}>
        {children}
      </span>
    </Tooltip>
  );
}
