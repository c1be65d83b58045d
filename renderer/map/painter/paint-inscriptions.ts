/** Paints the texts of a drawing where they stand on the ground: as high and as turned as there, once they can be read. */
import type { Job } from '../../../shared/base/job.ts';
import { textWidth } from '../../../shared/figure/labels.ts';
import type { Inscription } from '../../../shared/figure/map-layers.ts';
import { HALO } from '../../../shared/figure/symbols.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import { MAP_FONT } from '../drawing/map-font.ts';
import type { PainterContext } from './features.ts';
import type { PaintableLayer } from './paintable.ts';

/** Letters lower than this, CSS pixels, cannot be read: a dot says that something is written there. */
const LEAST_PIXELS = 6;
/** The light edge around the letters: a share of their height, at most so many CSS pixels. */
const EDGE = { share: 0.22, mostPixels: 3 } as const;
/** Texts between two looks at whether somebody cancelled. */
const TEXTS_AT_ONCE = 400;

/** True when the letters are high enough on the screen to be read. */
export function isLegible({ heightMetres }: Inscription, { resolution }: Frame): boolean {
  return heightMetres / resolution >= LEAST_PIXELS;
}

/** Paints every legible text that reaches into the frame, in the colour of its symbol. */
export async function paintInscriptions(context: PainterContext, { geometry, symbols, classIndex }: PaintableLayer, inscriptions: ReadonlyMap<number, Inscription>, frame: Frame, job: Job): Promise<void> {
  const { extent: [west, south, east, north], theme, pixelRatio } = frame;
  const scale = pixelsPerMetre(frame);
  let painted = 0;
  for (const [feature, words] of inscriptions) {
    const symbol = symbols[classIndex[feature]!];
    if (!symbol || !isLegible(words, frame) || feature >= geometry.featureCount) continue;
    const at = feature * 4;
    const [x, y] = [geometry.bounds[at]!, geometry.bounds[at + 1]!];
    // It may begin outside the frame and still be read inside.
    const reach = textWidth(words.text, words.heightMetres) + words.heightMetres;
    if (!(x >= west - reach && x <= east + reach && y >= south - reach && y <= north + reach)) continue;
    const size = words.heightMetres * scale;
    context.save();
    context.translate((x - west) * scale, (north - y) * scale);
    context.rotate((-words.rotationDegrees * Math.PI) / 180);
    context.font = `${size}px ${MAP_FONT}`;
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.lineJoin = 'round';
    context.setLineDash([]);
    context.lineWidth = Math.min(size * EDGE.share, EDGE.mostPixels * pixelRatio);
    context.strokeStyle = HALO[theme];
    context.strokeText(words.text, 0, 0);
    context.fillStyle = symbol.line.colour[theme];
    context.fillText(words.text, 0, 0);
    context.restore();
    if (++painted % TEXTS_AT_ONCE === 0) await job.pause();
  }
}
