/** The line between the two sides: drag it, or move it with the arrow keys (with Shift in big steps). */
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

const KEY_STEP = 0.01;
const BIG_KEY_STEP = 0.1;
/** Neither side goes away altogether, or the line could not be found again. */
const [LEAST, MOST] = [0.03, 0.97];

export function Divider({ fraction, name, onMove, children }: { fraction: number; name: string; onMove: (fraction: number) => void; children: ReactNode }): ReactNode {
  const move = (wanted: number): void => onMove(Math.min(MOST, Math.max(LEAST, wanted)));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    move((event.clientX - box.left) / box.width);
  };
  const key = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? BIG_KEY_STEP : KEY_STEP;
    const wanted = { ArrowLeft: fraction - step, ArrowRight: fraction + step, Home: LEAST, End: MOST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(wanted);
  };
  return (
    <div
      role="separator"
      aria-label={name}
      aria-orientation="vertical"
      aria-valuenow={Math.round(fraction * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      className="kc-compare-divider"
      style={{ left: `${fraction * 100}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={key}
    >
      <i aria-hidden="true" />
      {children}
    </div>
  );
}
