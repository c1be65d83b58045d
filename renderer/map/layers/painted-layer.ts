/**
 * Shows the pictures that the painter's worker makes of the mass layers. While the view moves, the last
 * picture moves with it; when it rests, a new one is asked for and takes its place when it is ready.
 */
import { CancelledError } from '../../../shared/base/job.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { logFault } from '../../bridge/log-fault.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { paint } from '../painter/client.ts';
import type { PaintAnswer, PaintedLayerRequest } from '../painter/contract.ts';
import { CanvasLayer } from './canvas-layer.ts';

/** A picture reaches over the view by this share on every side, so that a small pan finds it ready. */
const MARGIN = 0.25;

export interface PaintedContent {
  readonly display: CoordinateSystem;
  /** From the bottom to the top. */
  readonly layers: readonly PaintedLayerRequest[];
  readonly focus: readonly (readonly number[])[] | null;
}

interface WantedPicture {
  readonly frame: Frame;
  readonly content: PaintedContent;
  readonly controller: AbortController;
  /** Fulfilled also when it failed. */
  readonly done: Promise<void>;
}

interface PaintedPicture {
  readonly frame: Frame;
  readonly picture: ImageBitmap;
}

export class PaintedLayer extends CanvasLayer {
  private content: PaintedContent | null = null;
  private shown: PaintedPicture | null = null;
  /** What the shown picture was asked for; another content means it is out of date. */
  private shownContent: PaintedContent | null = null;
  private wanted: WantedPicture | null = null;
  /** True while a picture is being made. */
  private readonly onPainting: (painting: boolean) => void;
  private readonly onUnreadable: (layerIds: readonly string[]) => void;

  constructor(zIndex: number, onUnreadable: (layerIds: readonly string[]) => void, onPainting: (painting: boolean) => void) {
    super(zIndex);
    this.onUnreadable = onUnreadable;
    this.onPainting = onPainting;
  }

  setContent(content: PaintedContent): void {
    if (this.content && content.display.id !== this.content.display.id) this.drop();
    this.content = content;
    this.changed();
  }

  /** Resolves once no picture is being made. */
  async settled(): Promise<void> {
    while (this.wanted) await this.wanted.done;
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame, moving: boolean): void {
    if (this.shown) {
      const { picture, frame: drawn } = this.shown;
      const scale = pixelsPerMetre(frame);
      context.drawImage(
        picture,
        (drawn.extent[0] - frame.extent[0]) * scale,
        (frame.extent[3] - drawn.extent[3]) * scale,
        (drawn.extent[2] - drawn.extent[0]) * scale,
        (drawn.extent[3] - drawn.extent[1]) * scale,
      );
    }
    if (!moving) this.want(frame);
  }

  private want(view: Frame): void {
    const { content } = this;
    if (!content) return;
    if (this.wanted && this.wanted.content === content && fits(this.wanted.frame, view)) return;
    if (!this.wanted && this.shownContent === content && this.shown && fits(this.shown.frame, view)) return;
    this.wanted?.controller.abort();
    const frame = onWholePixels(view);
    const controller = new AbortController();
    const wanted: WantedPicture = { frame, content, controller, done: paint({ frame, ...content }, controller.signal).then((answer) => this.take(answer, wanted), (fault: unknown) => this.fail(fault, wanted)) };
    this.wanted = wanted;
    this.onPainting(content.layers.length > 0);
  }

  private take({ picture, unreadable }: PaintAnswer, wanted: WantedPicture): void {
    if (this.wanted !== wanted) return picture.close();
    this.wanted = null;
    if (this.shown === null && performance.getEntriesByName('painted').length === 0) performance.mark('painted');
    this.shown?.picture.close();
    this.shown = { frame: wanted.frame, picture };
    this.shownContent = wanted.content;
    this.onPainting(false);
    if (unreadable.length > 0) this.onUnreadable(unreadable);
    this.changed();
  }

  private fail(fault: unknown, wanted: WantedPicture): void {
    if (this.wanted === wanted) {
      this.wanted = null;
      this.onPainting(false);
    }
    if (!(fault instanceof CancelledError)) void logFault('painting the map', fault);
  }

  private drop(): void {
    this.wanted?.controller.abort();
    this.wanted = null;
    this.shown?.picture.close();
    this.shown = null;
  }

  protected override disposeInternal(): void {
    this.drop();
    super.disposeInternal();
  }
}

/** A picture does for a view of the same look that lies inside it. */
function fits(picture: Frame, view: Frame): boolean {
  const inside = picture.extent[0] <= view.extent[0] && picture.extent[1] <= view.extent[1] && picture.extent[2] >= view.extent[2] && picture.extent[3] >= view.extent[3];
  return inside && picture.resolution === view.resolution && picture.pixelRatio === view.pixelRatio && picture.theme === view.theme;
}

/** The view with its margin, moved so that picture and screen share their pixel grid. */
function onWholePixels(view: Frame): Frame {
  const pixel = view.resolution / view.pixelRatio;
  const [west, south, east, north] = view.extent;
  const [marginEast, marginNorth] = [Math.round(((east - west) * MARGIN) / pixel) * pixel, Math.round(((north - south) * MARGIN) / pixel) * pixel];
  const extent: Extent = [west - marginEast, south - marginNorth, east + marginEast, north + marginNorth];
  return { ...view, extent };
}
