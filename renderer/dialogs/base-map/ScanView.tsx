/** The scan that is being placed: wheel zooms, drag moves, a click marks; with the keyboard arrows, + −, and Enter for the middle. */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type WheelEvent } from 'react';
import { useText } from '../../ui/text.ts';

/** A mark on the scan, in the picture's own pixels. */
export interface ScanMark {
  readonly number: number;
  readonly column: number;
  readonly row: number;
  readonly used: boolean;
}

interface Look {
  /** Screen pixels per pixel of the shown picture. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const CLICK_MOVES_AT_MOST_PIXELS = 4;
const WHEEL_FACTOR = 1.25;
const KEY_STEP_PIXELS = 48;

export function ScanView({ picture, factor, marks, onMark }: { picture: ImageBitmap | null; factor: number; marks: readonly ScanMark[]; onMark: (column: number, row: number) => void }): ReactNode {
  const translate = useText();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [look, setLook] = useState<Look>({ scale: 1, left: 0, top: 0 });
  const pressed = useRef<{ readonly x: number; readonly y: number; readonly look: Look; moved: boolean } | null>(null);

  const fit = useCallback((): void => {
    if (!picture || !place.current) return;
    // Not what is on the screen: a dialog that is still unfolding is smaller there than it will be.
    const { clientWidth: width, clientHeight: height } = place.current;
    const scale = Math.min(width / picture.width, height / picture.height) * 0.96;
    setLook({ scale, left: (width - picture.width * scale) / 2, top: (height - picture.height * scale) / 2 });
  }, [picture]);
  useEffect(fit, [fit]);
  useEffect(() => {
    const watch = new ResizeObserver(fit);
    watch.observe(place.current!);
    return () => watch.disconnect();
  }, [fit]);
  useEffect(() => {
    const target = canvas.current;
    if (!target || !place.current || !picture) return;
    const ratio = devicePixelRatio;
    [target.width, target.height] = [Math.round(place.current.clientWidth * ratio), Math.round(place.current.clientHeight * ratio)];
    const context = target.getContext('2d')!;
    context.imageSmoothingEnabled = look.scale < 2;
    context.setTransform(look.scale * ratio, 0, 0, look.scale * ratio, look.left * ratio, look.top * ratio);
    context.drawImage(picture, 0, 0);
  }, [picture, look]);

  const zoom = (by: number, x: number, y: number): void =>
    setLook((last) => {
      const scale = Math.min(40, Math.max(0.01, last.scale * by));
      return { scale, left: x - ((x - last.left) * scale) / last.scale, top: y - ((y - last.top) * scale) / last.scale };
    });
  const mark = (x: number, y: number): void => {
    if (!picture) return;
    const [column, row] = [((x - look.left) / look.scale) * factor, ((y - look.top) / look.scale) * factor];
    if (column >= 0 && row >= 0 && column <= picture.width * factor && row <= picture.height * factor) onMark(column, row);
  };
  const inside = (event: PointerEvent | WheelEvent): readonly [number, number] => {
    const box = place.current!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const drag = (event: PointerEvent): void => {
    const start = pressed.current;
    if (!start) return;
    const [x, y] = inside(event);
    if (Math.hypot(x - start.x, y - start.y) > CLICK_MOVES_AT_MOST_PIXELS) start.moved = true;
    if (start.moved) setLook({ ...start.look, left: start.look.left + x - start.x, top: start.look.top + y - start.y });
  };
  const key = (event: KeyboardEvent): void => {
    const [x, y] = [place.current!.clientWidth / 2, place.current!.clientHeight / 2];
    const move = (left: number, top: number) => () => setLook((last) => ({ ...last, left: last.left + left, top: last.top + top }));
    const does = { ArrowLeft: move(KEY_STEP_PIXELS, 0), ArrowRight: move(-KEY_STEP_PIXELS, 0), ArrowUp: move(0, KEY_STEP_PIXELS), ArrowDown: move(0, -KEY_STEP_PIXELS), '+': () => zoom(WHEEL_FACTOR, x, y), '=': () => zoom(WHEEL_FACTOR, x, y), '-': () => zoom(1 / WHEEL_FACTOR, x, y), '0': fit, Enter: () => mark(x, y) }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  return (
    <div
      ref={place}
      className="scan-view"
      role="application"
      aria-label={translate('basemap.place.scan')}
      aria-busy={picture === null}
      tabIndex={0}
      onWheel={(event) => zoom(event.deltaY < 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, ...inside(event))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const [x, y] = inside(event);
        pressed.current = { x, y, look, moved: false };
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        if (pressed.current && !pressed.current.moved) mark(...inside(event));
        pressed.current = null;
      }}
      onKeyDown={key}
    >
      <canvas ref={canvas} />
      <i className="scan-middle" aria-hidden="true" />
      {marks.map(({ number, column, row, used }) => (
        <span key={number} className={`control-mark${used ? '' : ' off'}`} style={{ left: look.left + (column / factor) * look.scale, top: look.top + (row / factor) * look.scale }} aria-hidden="true">
          <b>{number}</b>
        </span>
      ))}
    </div>
  );
}
