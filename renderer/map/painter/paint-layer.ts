/**
 * Paints one layer from its columns: features of one look are gathered into a few paths, tiny ones become
 * single pixels, what is out of view costs a comparison of boxes.
 */
import type { Job } from '../../../shared/base/job.ts';
import { DRAWN_KEY } from '../../../shared/figure/drawn-layer-symbol.ts';
import { HALO, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import { drawBands, drawFill, fillPath, linePens, strokePath } from '../drawing/draw-symbol.ts';
import type { Frame } from '../drawing/frame.ts';
import { traceFeature } from '../drawing/trace.ts';
import type { PaintableLayer } from './paintable.ts';
import { isLegible, paintInscriptions } from './paint-inscriptions.ts';
import { fillDots, ringsAroundPoints, takeInView, verticesOf, type PainterContext } from './features.ts';

/** Vertices per path: long enough to spare calls, short enough for the rasteriser and for hearing a cancel. */
const VERTICES_PER_PATH = 12_000;
/** Above this many features in view the inner bands are left out (SYMBOLS §6). */
const BANDS_UP_TO_FEATURES = 2000;
/** Outlines of many small areas would cover the map: they fade out with the usual size of a feature, CSS pixels. */
const OUTLINE_PIXELS = { none: 8, full: 40 } as const;
const POINT_RADIUS_PIXELS = 3;

/** Paints all features of the layer that touch the frame, symbol by symbol in drawing order. */
export async function paintLayer(context: PainterContext, layer: PaintableLayer, frame: Frame, job: Job): Promise<void> {
  const { shapes, dots } = featuresInView(layer, frame);
  for (const symbol of [...new Set([...shapes.keys(), ...dots.keys()])].sort((a, b) => a.z - b.z)) {
    paintDots(context, layer, symbol, dots.get(symbol) ?? [], frame);
    const features = shapes.get(symbol) ?? [];
    if (layer.geometry.kind === 'point') paintPoints(context, layer, symbol, features, frame);
    else await paintShapes(context, layer, symbol, features, frame, job);
    await job.pause();
  }
  // Texts over all marks.
  if (layer.inscriptions) await paintInscriptions(context, layer, layer.inscriptions, frame, job);
}

function featuresInView({ geometry, symbols, classIndex, inscriptions }: PaintableLayer, frame: Frame) {
  const shapes = new Map<MapSymbol, number[]>();
  const dots = new Map<MapSymbol, number[]>();
  const looks = oneOfEachLook(symbols);
  takeInView(geometry, null, frame, (feature, tiny) => {
    const symbol = looks[classIndex[feature]!];
    const words = inscriptions?.get(feature);
    if (!symbol || (words && isLegible(words, frame))) return;
    const group = tiny || words ? dots : shapes;
    const list = group.get(symbol);
    if (list) list.push(feature);
    else group.set(symbol, [feature]);
  });
  return { shapes, dots };
}

/** Layers of a drawing that look alike as one: they go into the same paths. */
function oneOfEachLook(symbols: PaintableLayer['symbols']): PaintableLayer['symbols'] {
  const looks = new Map<string, MapSymbol>();
  return symbols.map((symbol) => {
    if (!symbol?.key.startsWith(DRAWN_KEY)) return symbol;
    const look = JSON.stringify({ ...symbol, key: '', name: '' });
    const first = looks.get(look);
    if (!first) looks.set(look, symbol);
    return first ?? symbol;
  });
}

function paintDots(context: PainterContext, { geometry }: PaintableLayer, symbol: MapSymbol, features: readonly number[], frame: Frame): void {
  if (features.length === 0) return;
  context.fillStyle = (symbol.fill?.colour ?? symbol.line.colour)[frame.theme];
  context.globalAlpha = symbol.fill?.opacity ?? 0.6;
  fillDots(context, geometry, features, frame.pixelRatio, frame);
  context.globalAlpha = 1;
}

async function paintShapes(context: PainterContext, layer: PaintableLayer, symbol: MapSymbol, features: readonly number[], frame: Frame, job: Job): Promise<void> {
  const paths = [...gatherPaths(layer, features, frame)];
  if (layer.geometry.kind === 'polygon') {
    for (const path of paths) {
      drawFill(context, path, symbol, frame);
      await job.pause();
    }
    if ((symbol.ribbon || symbol.teeth) && features.length <= BANDS_UP_TO_FEATURES) {
      for (const feature of features) {
        const path = new Path2D();
        traceFeature(path, layer.geometry, layer.reversedRings, feature, frame);
        drawBands(context, path, symbol, frame);
      }
    }
  }
  // Pass by pass over all features, so that the casing of one road never crosses the core of another.
  for (const pen of linePens(symbol, frame, symbol.key.startsWith(DRAWN_KEY) ? 1 : outlineOpacity(layer.geometry, features, frame))) {
    if (pen.opacity <= 0) continue;
    for (const path of paths) {
      strokePath(context, path, pen);
      await job.pause();
    }
  }
}

/** The features in paths of some thousand vertices each. */
export function* gatherPaths({ geometry, reversedRings }: PaintableLayer, features: readonly number[], frame: Frame): Generator<Path2D> {
  let path = new Path2D();
  let vertices = 0;
  for (const feature of features) {
    traceFeature(path, geometry, reversedRings, feature, frame);
    const [first, end] = verticesOf(geometry, feature);
    vertices += end - first;
    if (vertices < VERTICES_PER_PATH) continue;
    yield path;
    path = new Path2D();
    vertices = 0;
  }
  if (vertices > 0) yield path;
}

function paintPoints(context: PainterContext, { geometry }: PaintableLayer, symbol: MapSymbol, features: readonly number[], frame: Frame): void {
  const path = ringsAroundPoints(geometry, features, POINT_RADIUS_PIXELS, frame);
  fillPath(context, path, HALO[frame.theme], 1);
  strokePath(context, path, { colour: symbol.line.colour[frame.theme], width: 1.2 * frame.pixelRatio, opacity: 1, dash: [] });
}

/** Full for lines and for areas that are mostly big enough to be read one by one; a drawing's areas are nothing but outline. */
function outlineOpacity({ kind, bounds }: GeometryColumns, features: readonly number[], frame: Frame): number {
  if (kind !== 'polygon' || features.length === 0) return 1;
  const sizes = Float64Array.from(features, (feature) => Math.max(bounds[feature * 4 + 2]! - bounds[feature * 4]!, bounds[feature * 4 + 3]! - bounds[feature * 4 + 1]!)).sort();
  const usualPixels = sizes[Math.floor(sizes.length / 2)]! / frame.resolution;
  return Math.min(1, Math.max(0, (usualPixels - OUTLINE_PIXELS.none) / (OUTLINE_PIXELS.full - OUTLINE_PIXELS.none)));
}
