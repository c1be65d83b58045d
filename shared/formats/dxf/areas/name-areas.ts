/** Words inside areas become their names: drawings write 采空区 2023 into the outline, not into an attribute (DOMAIN §3.3). */
import { featureParts, type GeometryColumns } from '../../../geometry/columns.ts';
import { buildIndex } from '../../../geometry/spatial-index.ts';

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
  const inside = new Map<number, { readonly text: string; readonly distance: number }[]>();
  // Drawings have ten thousands of areas and a thousand texts.
  const index = buildIndex(areas.bounds.subarray(0, 4 * areas.featureCount));
  for (const { east, north, text } of texts) {
    if (text.trim() === '') continue;
    let best: { readonly feature: number; readonly size: number } | null = null;
    for (const feature of index.search([east, north, east, north]).toSorted((a, b) => a - b)) {
      const size = sizeOf(areas, feature);
      if ((best === null || size < best.size) && isInside(featureParts(areas, feature).flat(), east, north)) best = { feature, size };
    }
    if (!best) continue;
    const [west, south, right, top] = boxOf(areas, best.feature);
    const found = { text: text.trim(), distance: Math.hypot(east - (west + right) / 2, north - (south + top) / 2) };
    const known = inside.get(best.feature);
    if (known) known.push(found);
    else inside.set(best.feature, [found]);
  }
  return Array.from({ length: areas.featureCount }, (_, feature) => nameOf(inside.get(feature) ?? []));
}

function nameOf(inside: readonly { readonly text: string; readonly distance: number }[]): AreaName {
  const texts = inside.toSorted((a, b) => a.distance - b.distance).map(({ text }) => text);
  const dated = texts.map((text) => YEAR.exec(text)?.[1]).find((year) => year !== undefined);
  return { name: texts.find((text) => /\p{L}/u.test(text)) ?? '', year: dated === undefined ? null : Number(dated), texts };
}

const boxOf = ({ bounds }: GeometryColumns, feature: number): readonly [west: number, south: number, east: number, north: number] => [bounds[4 * feature]!, bounds[4 * feature + 1]!, bounds[4 * feature + 2]!, bounds[4 * feature + 3]!];

function sizeOf(areas: GeometryColumns, feature: number): number {
  const [west, south, east, north] = boxOf(areas, feature);
  return (east - west) * (north - south);
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
