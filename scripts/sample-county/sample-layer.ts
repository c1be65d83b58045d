/** A finished layer of the sample, in full coordinates, ready to be written and to be checked. */
import { GeometryBuilder, type GeometryColumns } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { FieldDescriptor, GeometryKind, LayerRole } from '../../shared/model/layer.ts';
import { fullEast, fullNorth, LOCAL_EAST, LOCAL_NORTH, signedArea, type Point, type Polygon } from './plane.ts';

/** A cell of an attribute table; null is empty. */
export type Value = string | number | null;

/** One delivered layer: geometry, attributes, and how it is written. */
export interface SampleLayer {
  /** File name without extension. */
  readonly file: string;
  /** The zip it is put into, if any, with the folder inside it. */
  readonly zip?: { readonly file: string; readonly folder: string };
  /** Name for the layer list. */
  readonly name: string;
  readonly role: LayerRole;
  readonly kind: GeometryKind;
  /** Per feature: polygons (parts), or lines, or a single one-point line; full coordinates. */
  readonly features: readonly (readonly Polygon[])[];
  readonly fields: readonly FieldDescriptor[];
  readonly rows: readonly (readonly Value[])[];
  /** As the .prj says; null = no .prj. */
  readonly system: CoordinateSystem | null;
  readonly encoding: 'gbk' | 'utf-8';
  readonly cpg: boolean;
  readonly languageByte?: number;
  readonly vintage: string;
}

/** A text column, width in bytes. */
export const textField = (name: string, width: number): FieldDescriptor => ({ name, type: 'text', width, decimals: 0 });
/** A number column. */
export const numberField = (name: string, width: number, decimals: number): FieldDescriptor => ({ name, type: 'number', width, decimals });
/** A date column (YYYYMMDD). */
export const dateField = (name: string): FieldDescriptor => ({ name, type: 'date', width: 8, decimals: 0 });

/** Local to full coordinates, on the 0.1 mm grid. */
export const toFull = (polygon: Polygon): Polygon => polygon.map((ring) => ring.map(([east, north]): Point => [fullEast(east), fullNorth(north)]));

/** The features in the columnar form that the writer takes. */
export function columnsOf(layer: Pick<SampleLayer, 'kind' | 'features'>): GeometryColumns {
  const builder = new GeometryBuilder(layer.kind, 4096);
  for (const parts of layer.features) {
    for (const rings of parts) {
      for (const ring of rings) builder.path(ring.flat());
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/**
 * Ellipsoidal area of a small polygon in square metres, from its plane area and the areal scale of the
 * Gauss-Krüger projection, 1/k² ≈ 1 − y²/R² + ⅔·y⁴/R⁴ (y from the central meridian, R² = M·N at the northing).
 * Plain arithmetic only, so that every engine writes the same digits; good to 1e-8 in this county.
 */
export function landArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * ringLandArea(ring), 0);
}

/** 1/(M·N) at northing 3 870 000 m, per square metre, and its change per metre north. */
const INVERSE_RADIUS_2 = 2.46387289764619e-14;
const INVERSE_RADIUS_2_PER_METRE = -4.8877e-23;

function ringLandArea(ring: readonly Point[]): number {
  const plane = Math.abs(signedArea(ring));
  const [x0, y0] = ring[0]!;
  let [twice, first, second, north] = [0, 0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const [ax, ay, bx, by] = [a[0] - x0, a[1] - y0, b[0] - x0, b[1] - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    first += (ax + bx) * cross;
    second += (ax * ax + ax * bx + bx * bx) * cross;
    north += (ay + by) * cross;
  }
  const area = twice / 2;
  const meanEast = first / 6 / area;
  const meanEast2 = second / 12 / area;
  const from = x0 - LOCAL_EAST;
  const y2 = from * from + 2 * from * meanEast + meanEast2;
  const inverse = INVERSE_RADIUS_2 + INVERSE_RADIUS_2_PER_METRE * (y0 + north / 6 / area - LOCAL_NORTH);
  return plane * (1 - inverse * y2 + (2 / 3) * inverse * inverse * y2 * y2);
}

/** To two decimals. */
export const toCents = (value: number): number => Math.round(value * 100) / 100;
