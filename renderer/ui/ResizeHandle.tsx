/** The hairline between two panels: drag it, or move it with the arrow keys. */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

export interface ResizeHandleProps {
  readonly name: string;
  /** Which edge of the panel it sits on. */
  readonly edge: 'left' | 'right' | 'top';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
}

const KEY_STEP_PIXELS = 16;

export function ResizeHandle({ name, edge, size, min, max, onResize }: ResizeHandleProps): ReactNode {
  const start = useRef<{ pointer: number; size: number } | null>(null);
  const along = edge === 'top' ? 'y' : 'x';
  const sign = edge === 'right' ? 1 : -1;
  const bounded = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { pointer: along === 'x' ? event.clientX : event.clientY, size };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!start.current) return;
    const now = along === 'x' ? event.clientX : event.clientY;
    onResize(bounded(start.current.size + sign * (now - start.current.pointer)));
  };
  const key = (event: KeyboardEvent<HTMLDivElement>): void => {
    const larger = edge === 'right' ? 'ArrowRight' : edge === 'left' ? 'ArrowLeft' : 'ArrowUp';
    const smaller = edge === 'right' ? 'ArrowLeft' : edge === 'left' ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== larger && event.key !== smaller) return;
    event.preventDefault();
    onResize(bounded(size + (event.key === larger ? KEY_STEP_PIXELS : -KEY_STEP_PIXELS)));
  };
  return (
    <div
      role="separator"
      aria-label={name}
      aria-orientation={along === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={`resize-handle ${edge}`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={key}
    />
  );
}
