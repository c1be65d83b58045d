/** The right edge of a table column's head: drawn with the pointer to make the column wider or narrower. */
import { useRef, type PointerEvent, type ReactNode } from 'react';

const LEAST_WIDTH_PIXELS = 40;

export function ColumnGrip({ width, onResize }: { width: number; onResize: (width: number) => void }): ReactNode {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const move = (event: PointerEvent): void => {
    if (start.current) onResize(Math.max(LEAST_WIDTH_PIXELS, Math.round(start.current.width + event.clientX - start.current.x)));
  };
  return (
    <span
      className="column-grip"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
        event.preventDefault();
      }}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
