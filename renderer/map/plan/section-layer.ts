/** The section line with its letters on the plan, and the tool that draws and moves it. */
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import PointerInteraction from 'ol/interaction/Pointer.js';
import { HALO, INK } from '../../../shared/figure/symbols.ts';
import { strokePath } from '../drawing/draw-symbol.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { CanvasLayer } from '../layers/canvas-layer.ts';

const BADGE_RADIUS_PIXELS = 9;
/** A press this near to an end takes hold of it. */
const HOLD_PIXELS = 14;

export class SectionLayer extends CanvasLayer {
  private line: readonly number[] | null = null;
  private mark: readonly [number, number] | null = null;

  setLine(line: readonly number[] | null, mark: readonly [number, number] | null): void {
    this.line = line;
    this.mark = mark;
    this.changed();
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame): void {
    const { line, mark } = this;
    if (!line || line.length < 4) return;
    const scale = pixelsPerMetre(frame);
    const at = (east: number, north: number): [number, number] => [(east - frame.extent[0]) * scale, (frame.extent[3] - north) * scale];
    const path = new Path2D();
    for (let i = 0; i + 1 < line.length; i += 2) path.lineTo(...at(line[i]!, line[i + 1]!));
    strokePath(context, path, { colour: HALO[frame.theme], width: 4 * frame.pixelRatio, opacity: 0.85, dash: [] });
    strokePath(context, path, { colour: INK[frame.theme], width: 1.4 * frame.pixelRatio, opacity: 1, dash: [10, 3, 2, 3].map((length) => length * frame.pixelRatio) });
    badge(context, at(line[0]!, line[1]!), 'A', frame);
    badge(context, at(line.at(-2)!, line.at(-1)!), 'A′', frame);
    if (!mark) return;
    const dot = new Path2D();
    dot.arc(...at(mark[0], mark[1]), 5 * frame.pixelRatio, 0, 2 * Math.PI);
    context.fillStyle = INK[frame.theme];
    context.fill(dot);
    strokePath(context, dot, { colour: HALO[frame.theme], width: 2 * frame.pixelRatio, opacity: 1, dash: [] });
  }
}

function badge(context: CanvasRenderingContext2D, [x, y]: [number, number], letter: string, { theme, pixelRatio }: Frame): void {
  const circle = new Path2D();
  circle.arc(x, y, BADGE_RADIUS_PIXELS * pixelRatio, 0, 2 * Math.PI);
  context.fillStyle = INK[theme];
  context.fill(circle);
  context.fillStyle = HALO[theme];
  context.font = `600 ${11 * pixelRatio}px "Segoe UI","Microsoft YaHei","Noto Sans CJK SC",sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(letter, x, y + 0.5 * pixelRatio);
}

/** Press, drag, release draws a line; an end of the line that is there is moved wherever the tool stands. */
export class SectionTool extends PointerInteraction {
  private start: readonly [number, number] | null = null;

  constructor(options: { readonly drawing: () => boolean; readonly line: () => readonly number[] | null; readonly report: (line: readonly number[], finished: boolean) => void }) {
    const grip = (event: MapBrowserEvent): readonly [number, number] | null => {
      const line = options.line();
      if (!line || line.length < 4) return null;
      const near = (east: number, north: number): boolean => {
        const pixel = event.map.getPixelFromCoordinate([east, north]);
        return Math.hypot(pixel[0]! - event.pixel[0]!, pixel[1]! - event.pixel[1]!) <= HOLD_PIXELS;
      };
      // Taking hold of one end, the other one is where the line starts; A stays A.
      if (near(line[0]!, line[1]!)) return [line.at(-2)!, line.at(-1)!];
      return near(line.at(-2)!, line.at(-1)!) ? [line[0]!, line[1]!] : null;
    };
    let movingA = false;
    const lineTo = (event: MapBrowserEvent): number[] => {
      const [east, north] = event.coordinate as [number, number];
      const [fixedEast, fixedNorth] = this.start!;
      return movingA ? [east, north, fixedEast, fixedNorth] : [fixedEast, fixedNorth, east, north];
    };
    super({
      handleDownEvent: (event) => {
        if ((event.originalEvent as PointerEvent).button !== 0) return false;
        const held = grip(event);
        if (!held && !options.drawing()) return false;
        const line = options.line();
        movingA = held !== null && line !== null && held[0] === line.at(-2)! && held[1] === line.at(-1)!;
        this.start = held ?? [event.coordinate[0]!, event.coordinate[1]!];
        return true;
      },
      handleDragEvent: (event) => options.report(lineTo(event), false),
      handleUpEvent: (event) => {
        const line = lineTo(event);
        this.start = null;
        options.report(line, true);
        return false;
      },
    });
  }
}
