/** Paints the selected features of a layer over whatever is there: a tint, a light edge and the selection's line. */
import type { Job } from '../../../shared/base/job.ts';
import { HALO, symbolByKey } from '../../../shared/figure/symbols.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import { fillPath, strokePath } from '../drawing/draw-symbol.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { gatherPaths, verticesOf, type PaintableLayer } from './paint-layer.ts';

type Context = OffscreenCanvasRenderingContext2D;

const COLOUR = symbolByKey('state.selected').line.colour;
const TINT_OPACITY = 0.28;
const LINE_PIXELS = 2;
const HALO_PIXELS = 4;
/** Features of many are small: beyond this many in view the light edge would only be haze. */
const HALO_UP_TO_FEATURES = 3000;
/** A feature smaller than this is one dot; CSS pixels. */
const DOT_PIXELS = 1.5;
const POINT_RADIUS_PIXELS = 5;

/** Paints the features of the set that touch the frame. */
export async function paintSelection(context: Context, layer: PaintableLayer, selected: FeatureSet, frame: Frame, job: Job): Promise<void> {
  const { shapes, dots } = inView(layer, selected, frame);
  paintDots(context, layer, dots, frame);
  await job.pause();
  const colour = COLOUR[frame.theme];
  const { pixelRatio } = frame;
  const paths = layer.geometry.kind === 'point' ? [rings(layer, shapes, frame)] : [...gatherPaths(layer, shapes, frame)];
  if (layer.geometry.kind === 'polygon') for (const path of paths) {
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

function inView({ geometry }: PaintableLayer, selected: FeatureSet, frame: Frame): { readonly shapes: readonly number[]; readonly dots: readonly number[] } {
  const [west, south, east, north] = frame.extent;
  const { bounds } = geometry;
  const dotMetres = geometry.kind === 'polygon' ? DOT_PIXELS * frame.resolution : 0;
  const shapes: number[] = [];
  const dots: number[] = [];
  for (const feature of selected) {
    if (feature >= geometry.featureCount) break;
    const at = feature * 4;
    if (!(bounds[at]! <= east && bounds[at + 2]! >= west && bounds[at + 1]! <= north && bounds[at + 3]! >= south)) continue;
    const tiny = bounds[at + 2]! - bounds[at]! < dotMetres && bounds[at + 3]! - bounds[at + 1]! < dotMetres;
    (tiny ? dots : shapes).push(feature);
  }
  return { shapes, dots };
}

function paintDots(context: Context, { geometry }: PaintableLayer, features: readonly number[], frame: Frame): void {
  context.fillStyle = COLOUR[frame.theme];
  const scale = pixelsPerMetre(frame);
  const size = Math.max(1, Math.round(1.5 * frame.pixelRatio));
  for (const feature of features) {
    const at = feature * 4;
    context.fillRect(Math.floor((geometry.bounds[at]! - frame.extent[0]) * scale), Math.floor((frame.extent[3] - geometry.bounds[at + 3]!) * scale), size, size);
  }
}

function rings({ geometry }: PaintableLayer, features: readonly number[], frame: Frame): Path2D {
  const path = new Path2D();
  const scale = pixelsPerMetre(frame);
  const radius = POINT_RADIUS_PIXELS * frame.pixelRatio;
  for (const feature of features) {
    const [first, end] = verticesOf(geometry, feature);
    for (let vertex = first; vertex < end; vertex++) {
      const x = (geometry.coordinates[vertex * 2]! - frame.extent[0]) * scale;
      const y = (frame.extent[3] - geometry.coordinates[vertex * 2 + 1]!) * scale;
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  return path;
}
