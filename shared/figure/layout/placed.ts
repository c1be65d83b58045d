/** Furniture is drawn once at the size of an A3 sheet and set larger or smaller for other papers. */
import type { PictureItem, Stroke } from '../picture.ts';

/** The items with everything `times` as large, pens and type too, and their origin moved to x, y. */
export function placed(items: readonly PictureItem[], x: number, y: number, times: number): PictureItem[] {
  const point = (flat: readonly number[]): number[] => flat.map((value, i) => value * times + (i % 2 === 0 ? x : y));
  const stroke = (pen: Stroke): Stroke => ({ ...pen, widthMillimetres: pen.widthMillimetres * times, ...(pen.dashMillimetres && { dashMillimetres: pen.dashMillimetres.map((length) => length * times) }) });
  return items.map((item): PictureItem => {
    switch (item.kind) {
      case 'path':
        return { ...item, paths: item.paths.map(point), ...(item.strokes && { strokes: item.strokes.map(stroke) }) };
      case 'text':
        return { ...item, x: item.x * times + x, y: item.y * times + y, heightMillimetres: item.heightMillimetres * times, ...(item.halo && { halo: { ...item.halo, widthMillimetres: item.halo.widthMillimetres * times } }) };
      case 'image':
        return { ...item, x: item.x * times + x, y: item.y * times + y, width: item.width * times, height: item.height * times };
      case 'group':
        return { ...item, items: placed(item.items, x, y, times), ...(item.clip && { clip: [item.clip[0] * times + x, item.clip[1] * times + y, item.clip[2] * times, item.clip[3] * times] as const }) };
    }
  });
}
