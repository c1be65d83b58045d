/** Paints the selected features of a layer over whatever is there: a tint, a light edge and the selection's line. */
import type { Job } from '../../../shared/base/job.ts';
import { HALO, symbolByKey } from '../../../shared/figure/symbols.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import { fillPath, strokePath } from '../drawing/draw-symbol.ts';
import type { Frame } from '../drawing/frame.ts';
import { fillDots, ringsAroundPoints, takeInView, type PainterContext } from './features.ts';
import { gatherPaths } from './paint-layer.ts';
import type { PaintableLayer } from './paintable.ts';

const COLOUR = symbolByKey('state.selected').line.colour;
const TINT_OPACITY = 0.28;
const LINE_PIXELS = 2;
const HALO_PIXELS = 4;
/** Features of many are small: beyond this many in view the light edge would only be haze. */
const HALO_UP_TO_FEATURES = 3000;
/** A selected dot is somewhat larger than a plain one; CSS pixels. */
const DOT_PIXELS = 1.5;
const POINT_RADIUS_PIXELS = 5;

/** Paints the features of the set that touch the frame. */
export async function paintSelection(context: PainterContext, layer: PaintableLayer, selected: FeatureSet, frame: Frame, job: Job): Promise<void> {
  const { geometry } = layer;
  const shapes: number[] = [];
  const dots: number[] = [];
  takeInView(geometry, selected, frame, (feature, tiny) => void (tiny ? dots : shapes).push(feature));
  context.fillStyle = COLOUR[frame.theme];
  fillDots(context, geometry, dots, Math.max(1, Math.round(DOT_PIXELS * frame.pixelRatio)), frame);
  await job.pause();
  const colour = COLOUR[frame.theme];
  const { pixelRatio } = frame;
  const paths = geometry.kind === 'point' ? [ringsAroundPoints(geometry, shapes, POINT_RADIUS_PIXELS, frame)] : [...gatherPaths(layer, shapes, frame)];
  if (geometry.kind === 'polygon') for (const path of paths) {
    fillPath(context, path, colour, TINT_OPACITY);
    await job.pause();
  }
  const passes = shapes.length <= HALO_UP_TO_FEATURES ? [{ colour: HALO[frame.theme], width: HALO_PIXELS, opacity: 0.85 }, { colour, width: LINE_PIXELS, opacity: 1 }] : [{ colour, width: 1, opacity: 1 }];
  for (const pass of passes)
    for (const path of paths) {
      strokePath(context, path, { ...pass, width: pass.width * pixelRatio, dash: [] });
      await job.pause();
    }
}
