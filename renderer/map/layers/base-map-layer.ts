/**
 * Shows the picture of the base maps, the lowest of the map. While the view moves, the last picture moves with it;
 * when it rests, a new one is asked for, and asked again until every tile is on it.
 */
import { CancelledError } from '../../../shared/base/job.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { logFault } from '../../bridge/log-fault.ts';
import { paintBaseMaps } from '../../engine/base-maps/client.ts';
import type { BaseMapAnswer, DrawnBaseMap } from '../../engine/base-maps/contract.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { CanvasLayer } from './canvas-layer.ts';

/** A picture reaches over the view by this share on every side. */
const MARGIN = 0.15;
/** The first picture comes after this with the tiles that are there; the rest follows. */
const PATIENCE_MILLISECONDS = 250;
/** What did not come (a server that is away) is asked for again when the view moves, and not before this. */
const AGAIN_AFTER_MILLISECONDS = 20_000;

export interface BaseMapContent {
  readonly display: CoordinateSystem;
  /** From the bottom to the top. */
  readonly baseMaps: readonly DrawnBaseMap[];
}

let viewerCount = 0;

export class BaseMapLayer extends CanvasLayer {
  private readonly viewer = `map ${++viewerCount}`;
  private content: BaseMapContent = { display: { id: '', datum: 'OTHER', kind: 'other' }, baseMaps: [] };
  private shown: { readonly extent: Extent; readonly picture: ImageBitmap } | null = null;
  private answered: { readonly content: BaseMapContent; readonly extent: Extent; readonly width: number; readonly complete: boolean } | null = null;
  private asking: { readonly content: BaseMapContent; readonly extent: Extent; readonly width: number; readonly controller: AbortController; readonly done: Promise<void> } | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private readonly onTroubles: (troubles: BaseMapAnswer['troubles']) => void;

  constructor(zIndex: number, onTroubles: (troubles: BaseMapAnswer['troubles']) => void) {
    super(zIndex);
    this.onTroubles = onTroubles;
  }

  setContent(content: BaseMapContent): void {
    if (content.display.id !== this.content.display.id) this.drop();
    this.content = content;
    this.changed();
  }

  /** Resolves once every tile that will come is on the picture. */
  async settled(): Promise<void> {
    while (this.asking) await this.asking.done;
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame, moving: boolean): void {
    if (this.content.baseMaps.length === 0) return this.drop();
    if (this.shown) {
      const { picture, extent } = this.shown;
      const scale = pixelsPerMetre(frame);
      context.drawImage(picture, (extent[0] - frame.extent[0]) * scale, (frame.extent[3] - extent[3]) * scale, (extent[2] - extent[0]) * scale, (extent[3] - extent[1]) * scale);
    }
    if (!moving) this.want(frame);
  }

  private want(view: Frame): void {
    const { content } = this;
    const wanted = pictureOf(view);
    if (this.asking && this.asking.content === content && covers(this.asking, view)) return;
    if (!this.asking && this.answered?.content === content && this.answered.complete && covers(this.answered, view)) return;
    this.asking?.controller.abort();
    this.ask(wanted, content);
  }

  private ask({ extent, width, height }: ReturnType<typeof pictureOf>, content: BaseMapContent): void {
    clearTimeout(this.again);
    const controller = new AbortController();
    const request = { frame: { extent, widthPixels: width, heightPixels: height }, display: content.display, baseMaps: content.baseMaps, viewer: this.viewer, withinMilliseconds: PATIENCE_MILLISECONDS };
    const done = paintBaseMaps(request, controller.signal).then(
      (answer) => {
        if (this.asking !== asked) return answer.picture?.close();
        this.asking = null;
        this.take(answer, extent);
        this.answered = { content, extent, width, complete: answer.complete };
        if (!answer.complete) this.ask({ extent, width, height }, content);
        else if (answer.troubles.some(({ trouble }) => trouble === 'offline')) this.again = setTimeout(() => this.forget(), AGAIN_AFTER_MILLISECONDS);
      },
      (fault: unknown) => {
        if (this.asking === asked) this.asking = null;
        if (!(fault instanceof CancelledError)) void logFault('drawing base maps', fault);
      },
    );
    const asked = { content, extent, width, controller, done };
    this.asking = asked;
  }

  private take({ picture, troubles }: BaseMapAnswer, extent: Extent): void {
    this.shown?.picture.close();
    this.shown = picture && { extent, picture };
    this.onTroubles(troubles);
    this.changed();
  }

  private forget(): void {
    this.answered = null;
    this.changed();
  }

  private drop(): void {
    clearTimeout(this.again);
    this.asking?.controller.abort();
    this.asking = null;
    this.answered = null;
    this.shown?.picture.close();
    this.shown = null;
  }

  protected override disposeInternal(): void {
    this.drop();
    super.disposeInternal();
  }
}

/** The view with its margin in whole device pixels, so that picture and screen share their grid. */
function pictureOf(view: Frame): { readonly extent: Extent; readonly width: number; readonly height: number } {
  const pixel = view.resolution / view.pixelRatio;
  const [west, south, east, north] = view.extent;
  const [marginColumns, marginRows] = [Math.round(((east - west) * MARGIN) / pixel), Math.round(((north - south) * MARGIN) / pixel)];
  const [width, height] = [Math.round((east - west) / pixel) + 2 * marginColumns, Math.round((north - south) / pixel) + 2 * marginRows];
  const [left, top] = [west - marginColumns * pixel, north + marginRows * pixel];
  return { extent: [left, top - height * pixel, left + width * pixel, top], width, height };
}

/** A picture does for a view that lies inside it at the same resolution. */
function covers({ extent, width }: { readonly extent: Extent; readonly width: number }, view: Frame): boolean {
  const inside = extent[0] <= view.extent[0] + 1e-6 && extent[1] <= view.extent[1] + 1e-6 && extent[2] >= view.extent[2] - 1e-6 && extent[3] >= view.extent[3] - 1e-6;
  const pixel = (extent[2] - extent[0]) / width;
  return inside && Math.abs(pixel / (view.resolution / view.pixelRatio) - 1) < 1e-9;
}
