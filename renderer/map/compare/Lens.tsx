/** The rim of the lens: it follows the pointer; with the keyboard the arrows move it and + and − change its size. */
import type { KeyboardEvent, ReactNode } from 'react';

/** Middle as a fraction of the map, radius in CSS pixels. */
export interface LensPlace {
  readonly x: number;
  readonly y: number;
  readonly radiusPixels: number;
}

const KEY_STEP = 0.02;
const RADIUS_STEP_PIXELS = 10;
const [SMALLEST_RADIUS_PIXELS, LARGEST_RADIUS_PIXELS] = [40, 400];

export function Lens({ place, name, onMove, children }: { place: LensPlace; name: string; onMove: (place: LensPlace) => void; children: ReactNode }): ReactNode {
  const { x, y, radiusPixels } = place;
  const within = (fraction: number): number => Math.min(1, Math.max(0, fraction));
  const sized = (radius: number): LensPlace => ({ ...place, radiusPixels: Math.min(LARGEST_RADIUS_PIXELS, Math.max(SMALLEST_RADIUS_PIXELS, radius)) });
  const key = (event: KeyboardEvent): void => {
    const moved: Readonly<Record<string, LensPlace>> = {
      ArrowLeft: { ...place, x: within(x - KEY_STEP) },
      ArrowRight: { ...place, x: within(x + KEY_STEP) },
      ArrowUp: { ...place, y: within(y - KEY_STEP) },
      ArrowDown: { ...place, y: within(y + KEY_STEP) },
      '+': sized(radiusPixels + RADIUS_STEP_PIXELS),
      '=': sized(radiusPixels + RADIUS_STEP_PIXELS),
      '-': sized(radiusPixels - RADIUS_STEP_PIXELS),
    };
    const wanted = moved[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(wanted);
  };
  return (
    <div
      role="slider"
      aria-label={name}
      aria-valuenow={radiusPixels}
      aria-valuemin={SMALLEST_RADIUS_PIXELS}
      aria-valuemax={LARGEST_RADIUS_PIXELS}
      tabIndex={0}
      className="kc-compare-lens"
      style={{ left: `calc(${x * 100}% - ${radiusPixels}px)`, top: `calc(${y * 100}% - ${radiusPixels}px)`, width: 2 * radiusPixels, height: 2 * radiusPixels }}
      onKeyDown={key}
    >
      {children}
    </div>
  );
}
