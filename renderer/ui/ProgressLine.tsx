/** How much of a job is done, as a thin line with its number for readers. */
import type { ReactNode } from 'react';

export function ProgressLine({ fraction, name, width }: { fraction: number; name: string; width?: number | string }): ReactNode {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <span
      role="progressbar"
      aria-label={name}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="progress-line"
      style={width === undefined ? undefined : { width }}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
