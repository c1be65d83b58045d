/** Base maps for paper: pieces painted at the resolution of print, encoded, and kept while sheets are looked at and printed. */
import { PAPER } from '../../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { RasterFrame } from '../../../shared/raster/resample.ts';
import type { GroundPiece } from '../../../shared/report/sheet-ground.ts';
import { paintBaseMaps } from './client.ts';
import type { DrawnBaseMap } from './contract.ts';

/** A sheet that is looked at and then printed is painted once. */
const KEPT_BYTES = 96_000_000;
const kept = new Map<string, GroundPiece>();
let sheets = 0;

/** Forgets what was painted: servers and files may say something else by now. */
export function forgetGround(): void {
  kept.clear();
}

/** Answers the engine's question `paintGround` for these base maps, bottom first. */
export function groundAnswers(baseMaps: readonly DrawnBaseMap[], signal?: AbortSignal) {
  const viewer = `sheet ${++sheets}`;
  return {
    paintGround: async (frame: RasterFrame, system: CoordinateSystem, ids: readonly string[]): Promise<GroundPiece> => {
      const wanted = baseMaps.filter(({ id }) => ids.includes(id));
      const key = JSON.stringify([frame, system.id, wanted]);
      const known = kept.get(key);
      if (known) return known;
      const { picture, drawn, troubles } = await paintBaseMaps({ frame, display: system, baseMaps: wanted, viewer, withinMilliseconds: null }, signal ?? new AbortController().signal);
      const piece: GroundPiece = { picture: picture && drawn.length > 0 ? await encoded(picture) : null, drawn, troubles };
      picture?.close();
      if (troubles.length === 0) keep(key, piece);
      return piece;
    },
  };
}

function keep(key: string, piece: GroundPiece): void {
  kept.set(key, piece);
  let total = [...kept.values()].reduce((sum, { picture }) => sum + (picture?.bytes.length ?? 0), 0);
  for (const [old, { picture }] of kept) {
    if (total <= KEPT_BYTES || old === key) return;
    kept.delete(old);
    total -= picture?.bytes.length ?? 0;
  }
}

const JPEG_QUALITY = 0.88;
/** Drawings and plans stay sharp as PNG; photographs would be many times larger. */
const PNG_MAY_BE = 1.3;

/** On paper, as the smaller of the two encodings. */
async function encoded(picture: ImageBitmap): Promise<NonNullable<GroundPiece['picture']>> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { alpha: false })!;
  context.fillStyle = PAPER.light;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  const png = await canvas.convertToBlob({ type: 'image/png' });
  const chosen = png.size <= jpeg.size * PNG_MAY_BE ? png : jpeg;
  return { mediaType: chosen === png ? 'image/png' : 'image/jpeg', bytes: new Uint8Array(await chosen.arrayBuffer()) };
}
