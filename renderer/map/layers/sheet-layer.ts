/**
 * What lies over the mass layers: mining rights, the pieces of findings, the selection and its corner points.
 * Few enough to be drawn in every frame, so they stay sharp while the view moves.
 */
import { symbolByKey, HALO, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { Corner } from '../../../shared/figure/corners.ts';
import { drawBands, drawFill, linePens, strokePath, type DrawingContext } from '../drawing/draw-symbol.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { CanvasLayer } from './canvas-layer.ts';
import { pathOf, type MapArea } from './areas.ts';

/** One right as drawn. */
export interface DrawnRight {
  readonly rightId: string;
  readonly area: MapArea;
  readonly symbol: MapSymbol;
}

/** One finding as drawn. */
export interface DrawnFinding {
  readonly findingId: string;
  readonly area: MapArea;
  readonly symbol: MapSymbol;
  /** Selected or severe ones lie above the others. */
  readonly above: boolean;
}

/** A line from a place on the ground to a label beside it. */
export interface Leader {
  readonly east: number;
  readonly north: number;
  /** CSS pixels from the place, y down. */
  readonly offset: readonly [x: number, y: number];
  readonly colour: string;
  /** Without the dot: the place has a mark of its own. */
  readonly plain?: true;
}

/** Where words stand over the sheet: a box beside a place on the ground. */
export interface WordsBox {
  readonly east: number;
  readonly north: number;
  /** Left, top, right, bottom in CSS pixels from the place, y down. */
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

export interface SheetContent {
  readonly rights: readonly DrawnRight[];
  readonly findings: readonly DrawnFinding[];
  readonly selectedRightId: string | null;
  /** Of the selected right; drawn at large scales. */
  readonly corners: readonly Corner[];
}

/** SYMBOLS §4: 1 px with a dot of 2.4 px at the target. */
const LEADER = { widthPixels: 1, dotRadiusPixels: 2.4, haloPixels: 3 } as const;

const SELECTED = symbolByKey('state.selected');
const CORNER = symbolByKey('right.corner');
/** Mock a: the halo is half transparent, so the line on it keeps its own colour. */
const SELECTED_OPACITY = 0.5;
/** Above this many rights in view ribbon and casing are left out (SYMBOLS §6). */
const BANDS_UP_TO_RIGHTS = 2000;
/** While the view moves, nobody looks at the ribbons of so many: they come back when it rests. */
const BANDS_WHILE_MOVING_UP_TO_RIGHTS = 60;
/** Of more rights in view each is too small to carry a name, and leaving textures out costs time. */
const WORDS_UP_TO_RIGHTS = 60;
const CORNER_RADIUS_PIXELS = 3;
/** Corner points are shown from 1:15 000 (SYMBOLS §4); metres per CSS pixel with a little tolerance. */
export const CORNERS_UP_TO_RESOLUTION = (15_000 * 0.0254) / 96 + 0.01;

export class SheetLayer extends CanvasLayer {
  private content: SheetContent = { rights: [], findings: [], selectedRightId: null, corners: [] };
  private leaders: readonly Leader[] = [];

  private words: readonly WordsBox[] = [];

  setContent(content: SheetContent): void {
    this.content = content;
    this.changed();
  }

  /** Textures are left out behind these, or their lines run through the letters. */
  setWords(words: readonly WordsBox[]): void {
    this.words = words;
    this.changed();
  }

  /** To the label of the selected finding and to corner numbers that stand away from their points. */
  setLeaders(leaders: readonly Leader[]): void {
    this.leaders = leaders;
    this.changed();
  }

  protected draw(context: CanvasRenderingContext2D, frame: Frame, moving: boolean): void {
    const { rights, findings, selectedRightId, corners } = this.content;
    const inView = rights.map((right) => ({ right, path: pathOf(right.area, frame) })).filter((each): each is { right: DrawnRight; path: Path2D } => each.path !== null);
    const selectedLast = inView.toSorted((a, b) => Number(a.right.rightId === selectedRightId) - Number(b.right.rightId === selectedRightId) || a.right.symbol.z - b.right.symbol.z);
    const plain = inView.length > (moving ? BANDS_WHILE_MOVING_UP_TO_RIGHTS : BANDS_UP_TO_RIGHTS);
    const outsideWords = inView.length > WORDS_UP_TO_RIGHTS ? null : pathOutside(this.words, frame);
    for (const { right, path } of selectedLast) drawRight(context, path, right.symbol, frame, { plain, selected: right.rightId === selectedRightId, outsideWords });
    for (const finding of findings.toSorted((a, b) => Number(a.above) - Number(b.above))) drawFinding(context, finding, frame, outsideWords);
    // Conflicts often end at the boundary: the selected mine's own line stays readable there.
    const selected = selectedLast.at(-1);
    if (selected && selected.right.rightId === selectedRightId) for (const pen of linePens(withoutCasing(selected.right.symbol), frame)) strokePath(context, selected.path, pen);
    for (const leader of this.leaders) drawLeader(context, leader, frame);
    if (frame.resolution <= CORNERS_UP_TO_RESOLUTION) drawCorners(context, corners, frame);
  }
}

function drawRight(context: DrawingContext, path: Path2D, symbol: MapSymbol, frame: Frame, { plain, selected, outsideWords }: { plain: boolean; selected: boolean; outsideWords: Path2D | null }): void {
  drawFill(context, path, symbol, frame, outsideWords);
  if (!plain && symbol.ribbon) drawBands(context, path, symbol, frame);
  if (selected) strokePath(context, path, { colour: SELECTED.line.colour[frame.theme], width: SELECTED.line.widthPixels * frame.pixelRatio, opacity: SELECTED_OPACITY, dash: [] });
  for (const pen of linePens(plain ? withoutCasing(symbol) : symbol, frame)) strokePath(context, path, pen);
}

/** The whole frame less the boxes of words, even-odd; null where there are none. */
function pathOutside(words: readonly WordsBox[], frame: Frame): Path2D | null {
  if (words.length === 0) return null;
  const scale = pixelsPerMetre(frame);
  const { pixelRatio, extent: [west, south, east, north] } = frame;
  const path = new Path2D();
  path.rect(0, 0, (east - west) * scale, (north - south) * scale);
  for (const { east: x, north: y, box: [left, top, right, bottom] } of words) {
    path.rect((x - west) * scale + left * pixelRatio, (north - y) * scale + top * pixelRatio, (right - left) * pixelRatio, (bottom - top) * pixelRatio);
  }
  return path;
}

function withoutCasing({ casing: _casing, ...symbol }: MapSymbol): MapSymbol {
  return symbol;
}

function drawFinding(context: DrawingContext, { area, symbol }: DrawnFinding, frame: Frame, outsideWords: Path2D | null): void {
  const path = pathOf(area, frame);
  if (!path) return;
  drawFill(context, path, symbol, frame, outsideWords);
  for (const pen of linePens(symbol, frame)) strokePath(context, path, pen);
}

function drawLeader(context: DrawingContext, { east, north, offset, colour, plain }: Leader, frame: Frame): void {
  const { pixelRatio, theme } = frame;
  const scale = pixelsPerMetre(frame);
  const [x, y] = [(east - frame.extent[0]) * scale, (frame.extent[3] - north) * scale];
  const line = new Path2D();
  line.moveTo(x, y);
  line.lineTo(x + offset[0] * pixelRatio, y + offset[1] * pixelRatio);
  strokePath(context, line, { colour: HALO[theme], width: LEADER.haloPixels * pixelRatio, opacity: 0.8, dash: [] });
  strokePath(context, line, { colour, width: LEADER.widthPixels * pixelRatio, opacity: 1, dash: [] });
  if (plain) return;
  const dot = new Path2D();
  dot.arc(x, y, LEADER.dotRadiusPixels * pixelRatio, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill(dot);
}

function drawCorners(context: DrawingContext, corners: readonly Corner[], frame: Frame): void {
  const scale = pixelsPerMetre(frame);
  const path = new Path2D();
  const radius = CORNER_RADIUS_PIXELS * frame.pixelRatio;
  for (const { east, north } of corners) {
    const [x, y] = [(east - frame.extent[0]) * scale, (frame.extent[3] - north) * scale];
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fillStyle = HALO[frame.theme];
  context.fill(path);
  for (const pen of linePens(CORNER, frame)) strokePath(context, path, pen);
}
