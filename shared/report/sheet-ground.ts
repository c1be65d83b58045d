/**
 * Base maps under a printed sheet: resampled into the sheet's own projection at the resolution of print, in pieces that
 * fit into memory, and told on the sheet: where each comes from, or why it is not there.
 */
import type { Job } from '../base/job.ts';
import type { ImageItem } from '../figure/picture.ts';
import { groundExtent, type MapWindow } from '../figure/sheet.ts';
import type { Translate } from '../i18n/text.ts';
import type { BaseMapTrouble } from '../model/base-map.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { RasterFrame } from '../raster/resample.ts';

/** A base map as a sheet names it. */
export interface SheetBaseMap {
  readonly id: string;
  readonly name: string;
  /** File or host. */
  readonly source: string;
  /** The time it shows; null when nobody stated it. */
  readonly vintage: string | null;
  /** Its positions are known to be shifted (GCJ-02, BD-09). */
  readonly shifted: boolean;
}

/** What came of painting one piece. */
export interface GroundPiece {
  /** An encoded, opaque picture on white; null where no base map has anything. */
  readonly picture: Pick<ImageItem, 'mediaType' | 'bytes'> | null;
  /** Base maps with pixels on it. */
  readonly drawn: readonly string[];
  readonly troubles: readonly { readonly id: string; readonly trouble: BaseMapTrouble }[];
}

/** Who has base maps, and can paint some of them (by id, bottom first) into a frame of a projected system. */
export interface GroundPainter {
  /** Bottom first. */
  readonly baseMaps: readonly SheetBaseMap[];
  paint(frame: RasterFrame, system: CoordinateSystem, ids: readonly string[]): Promise<GroundPiece>;
}

/** Base maps of one sheet. */
export interface SheetGroundPictures {
  readonly pieces: readonly ImageItem[];
  /** Sentences for the sheet's notes. */
  readonly notes: readonly string[];
  /** Where they come from, among the sheet's sources; '' when no base map is on it. */
  readonly source: string;
}

/** Dots per inch, the finest that the paper's size allows is taken. */
export const GROUND_RESOLUTIONS = [300, 250, 200, 150] as const;
/** Of the whole map: keeps an A0 sheet at some ten megabytes and its pieces in memory. */
const MOST_PIXELS = 60_000_000;
const PIECE_PIXELS = 2048;
/** Pieces reach so far into the next one, that no printer shows a seam between them. */
const OVERLAP_PIXELS = 2;
const MILLIMETRES_PER_INCH = 25.4;

/** The resolution of base maps on a map of so many millimetres. */
export function groundResolution({ width, height }: Pick<MapWindow, 'width' | 'height'>): number {
  const fits = (dotsPerInch: number): boolean => width * height * (dotsPerInch / MILLIMETRES_PER_INCH) ** 2 <= MOST_PIXELS;
  return GROUND_RESOLUTIONS.find(fits) ?? GROUND_RESOLUTIONS.at(-1)!;
}

/** One piece: where it lies on paper (millimetres) and on the ground. */
export interface PieceOfGround extends Pick<ImageItem, 'x' | 'y' | 'width' | 'height'> {
  readonly frame: RasterFrame;
}

/** The pieces that cover the window, row by row; all have the same pixels, and the last ones reach over its edge. */
export function piecesOfGround(window: MapWindow): readonly PieceOfGround[] {
  const pixel = MILLIMETRES_PER_INCH / groundResolution(window);
  const metres = (pixel * window.denominator) / 1000;
  const [columns, rows] = [Math.ceil(window.width / pixel), Math.ceil(window.height / pixel)];
  const [west, , , north] = groundExtent(window);
  const pieces: PieceOfGround[] = [];
  for (let row = 0; row < rows; row += PIECE_PIXELS) {
    for (let column = 0; column < columns; column += PIECE_PIXELS) {
      const widthPixels = Math.min(PIECE_PIXELS + OVERLAP_PIXELS, columns - column);
      const heightPixels = Math.min(PIECE_PIXELS + OVERLAP_PIXELS, rows - row);
      const [left, top] = [west + column * metres, north - row * metres];
      pieces.push({
        x: window.x + column * pixel,
        y: window.y + row * pixel,
        width: widthPixels * pixel,
        height: heightPixels * pixel,
        frame: { extent: [left, top - heightPixels * metres, left + widthPixels * metres, top], widthPixels, heightPixels },
      });
    }
  }
  return pieces;
}

/** Troubles that will be the same on every piece: asking again would only take time. */
const LASTING: ReadonlySet<BaseMapTrouble> = new Set(['file-gone', 'unreadable', 'compression', 'offline', 'not-allowed', 'no-key', 'other-datum', 'no-system', 'not-placed']);

/** Paints what lies under the window, and says of every base map that it is there, or why it is not. */
export async function paintGround(window: MapWindow, system: CoordinateSystem, painter: GroundPainter, translate: Translate, job: Job): Promise<SheetGroundPictures> {
  const drawn = new Set<string>();
  const troubles = new Map<string, BaseMapTrouble>();
  const pieces: ImageItem[] = [];
  const wanted = piecesOfGround(window);
  for (const [index, { frame, ...place }] of wanted.entries()) {
    const ids = painter.baseMaps.map(({ id }) => id).filter((id) => !LASTING.has(troubles.get(id) ?? 'zoom-in'));
    if (ids.length === 0) break;
    job.report({ stage: 'sheet.base.stage', params: { done: index + 1, total: wanted.length }, fraction: index / wanted.length });
    await job.pause();
    const piece = await painter.paint(frame, system, ids);
    for (const id of piece.drawn) drawn.add(id);
    for (const { id, trouble } of piece.troubles) if (!troubles.has(id) || LASTING.has(trouble)) troubles.set(id, trouble);
    if (piece.picture) pieces.push({ kind: 'image', ...place, ...piece.picture });
  }
  const shown = painter.baseMaps.filter(({ id }) => drawn.has(id));
  const source = ({ name, source: from, vintage }: SheetBaseMap): string => translate(vintage === null ? 'sheet.base.undated' : 'sheet.base.dated', { name, source: from, vintage: vintage ?? '' });
  const notes = [
    ...shown.filter(({ shifted }) => shifted).map(({ name }) => translate('sheet.base.shifted', { name })),
    ...painter.baseMaps.flatMap(({ id, name }) => {
      const trouble = troubles.get(id);
      return trouble === undefined ? [] : [translate(drawn.has(id) ? 'sheet.base.partly' : 'sheet.base.missing', { name, reason: translate(`sheet.base.reason.${trouble}`) })];
    }),
  ];
  return {
    pieces,
    notes,
    source: shown.length === 0 ? '' : translate('sheet.base.source', { sources: shown.map(source).join(translate('report.clauseSeparator')), dots: groundResolution(window) }),
  };
}
