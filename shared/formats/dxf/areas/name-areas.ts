/** Words inside areas become their names: drawings write 采空区 2023 into the outline, not into an attribute (DOMAIN §3.3). */
import { featureParts, type GeometryColumns } from '../../../geometry/columns.ts';

export interface PlacedText {
  readonly east: number;
  readonly north: number;
  readonly text: string;
}

export interface AreaName {
  /** The text nearest to the area's middle that holds a letter; '' when there is none. */
  readonly name: string;
  /** The year in the nearest text that has one, 1950 to 2099. */
  readonly year: number | null;
  /** All texts inside, the nearest first. */
  readonly texts: readonly string[];
}

const YEAR = /(?<!\d)(19[5-9]\d|20\d\d)(?!\d)/;

/** One name per area. A text inside several areas belongs to the smallest. */
export function nameAreas(areas: GeometryColumns, texts: readonly PlacedText[]): AreaName[] {
  const shapes = Array.from({ length: areas.featureCount }, (_, feature) => {
    const rings = featureParts(areas, feature).flat();
    const [west, south, east, north] = [0, 1, 2, 3].map((side) => areas.bounds[4 * feature + side]!) as [number, number, number, number];
    return { rings, west, south, east, north, size: (east - west) * (north - south), inside: [] as { readonly text: string; readonly distance: number }[] };
  });
  for (const { east, north, text } of texts) {
    if (text.trim() === '') continue;
    let best: (typeof shapes)[number] | null = null;
    for (const shape of shapes) {
      if (east < shape.west || east > shape.east || north < shape.south || north > shape.north) continue;
      if ((best === null || shape.size < best.size) && isInside(shape.rings, east, north)) best = shape;
    }
    best?.inside.push({ text: text.trim(), distance: Math.hypot(east - (best.west + best.east) / 2, north - (best.south + best.north) / 2) });
  }
  return shapes.map(({ inside }) => {
    const sorted = inside.sort((a, b) => a.distance - b.distance).map(({ text }) => text);
    const dated = sorted.map((text) => YEAR.exec(text)?.[1]).find((year) => year !== undefined);
    return { name: sorted.find((text) => /\p{L}/u.test(text)) ?? '', year: dated === undefined ? null : Number(dated), texts: sorted };
  });
}

/** Even-odd over all rings, so that holes are outside. */
function isInside(rings: readonly Float64Array[], east: number, north: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (ay > north !== by > north && east < ax + ((bx - ax) * (north - ay)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}
