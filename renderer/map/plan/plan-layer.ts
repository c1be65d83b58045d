/** The drawing on the plan. While the view moves, the last picture moves with it; when it rests, a new one is drawn. */
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import type { MineWorkings, PeriodComparison } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { linePens, strokePath } from '../drawing/draw-symbol.ts';
import { frameSize, pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { CanvasLayer } from '../layers/canvas-layer.ts';
import { drawArea, drawScene, isShown, pathOfRings, type SceneLook } from './draw-scene.ts';

export interface PlanContent {
  readonly scene: PlanScene | null;
  readonly look: SceneLook;
  readonly checked: MineWorkings | null;
  readonly elevationToleranceMetres: number;
  readonly comparison: PeriodComparison | null;
}

const OUTSIDE = symbolByKey('result.outside');
const DEPTH = symbolByKey('result.depth');
const NEW = symbolByKey('state.new');
const MISSING = symbolByKey('state.missing');

export class PlanLayer extends CanvasLayer {
  private content: PlanContent | null = null;
  private picture: { readonly canvas: OffscreenCanvas; readonly frame: Frame; readonly content: PlanContent } | null = null;

  setContent(content: PlanContent): void {
    this.content = content;
    this.changed();
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame, moving: boolean): void {
    const { content } = this;
    if (!content) return;
    const known = this.picture;
    if (!known || (!moving && (known.content !== content || !sameFrame(known.frame, frame)))) this.picture = { canvas: paint(content, frame), frame, content };
    const { canvas, frame: drawn } = this.picture!;
    const scale = pixelsPerMetre(frame);
    context.drawImage(canvas, (drawn.extent[0] - frame.extent[0]) * scale, (frame.extent[3] - drawn.extent[3]) * scale, (drawn.extent[2] - drawn.extent[0]) * scale, (drawn.extent[3] - drawn.extent[1]) * scale);
  }
}

function sameFrame(a: Frame, b: Frame): boolean {
  return a.resolution === b.resolution && a.pixelRatio === b.pixelRatio && a.theme === b.theme && a.extent.every((side, i) => side === b.extent[i]);
}

function paint({ scene, look, checked, elevationToleranceMetres, comparison }: PlanContent, frame: Frame): OffscreenCanvas {
  const { width, height } = frameSize(frame);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context || !scene) return canvas;
  drawScene(context, scene, look, frame);
  if (look.storey === 'surface') return canvas;
  for (const { kind, parts, paths } of comparison?.discrepancies ?? []) {
    if (!isShown(kind, look)) continue;
    drawArea(context, parts, MISSING, frame);
    for (const pen of linePens(MISSING, frame)) strokePath(context, pathOfRings(paths, frame, false), pen);
  }
  if (comparison && isShown('goaf', look)) drawArea(context, comparison.added.parts, NEW, frame);
  if (comparison && isShown('roadway', look)) for (const pen of linePens(NEW, frame)) strokePath(context, pathOfRings(comparison.added.paths, frame, false), pen);
  for (const measure of checked?.workings ?? []) {
    if (!isShown(measure.kind, look)) continue;
    const working = scene.workings[measure.position];
    const beyond = Math.max(measure.belowLimitMetres, measure.aboveLimitMetres) > elevationToleranceMetres;
    if (beyond && working?.shape.kind === 'area') drawArea(context, working.shape.parts, DEPTH, frame);
    if (beyond && working?.shape.kind === 'line') for (const pen of linePens(DEPTH, frame)) strokePath(context, pathOfRings(working.shape.paths, frame, false), pen);
    // Of a pit survey nothing is drawn but what the check found.
    if (beyond && !working) drawArea(context, measure.beyondLimit.parts, DEPTH, frame);
    if (measure.planBand !== 'outside') continue;
    drawArea(context, measure.outside.parts, OUTSIDE, frame);
    for (const pen of linePens(OUTSIDE, frame)) strokePath(context, pathOfRings(measure.outside.paths, frame, false), pen);
  }
  return canvas;
}
