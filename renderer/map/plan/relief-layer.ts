/** A surface under the plan: shaded ground with cut and fill, its pixels kept as they are. */
import type { ReliefPicture } from '../../../shared/figure/relief-picture.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { CanvasLayer } from '../layers/canvas-layer.ts';

export class ReliefLayer extends CanvasLayer {
  private relief: ReliefPicture | null = null;
  private picture: OffscreenCanvas | null = null;

  setRelief(relief: ReliefPicture | null): void {
    if (relief === this.relief) return;
    this.relief = relief;
    this.picture = null;
    if (relief) {
      this.picture = new OffscreenCanvas(relief.width, relief.height);
      this.picture.getContext('2d')!.putImageData(new ImageData(relief.rgba as Uint8ClampedArray<ArrayBuffer>, relief.width, relief.height), 0, 0);
    }
    this.changed();
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame): void {
    const { relief, picture } = this;
    if (!relief || !picture) return;
    const scale = pixelsPerMetre(frame);
    context.imageSmoothingEnabled = ((relief.east - relief.west) / relief.width) * scale < 1;
    context.drawImage(picture, (relief.west - frame.extent[0]) * scale, (frame.extent[3] - relief.north) * scale, (relief.east - relief.west) * scale, (relief.north - relief.south) * scale);
  }
}
