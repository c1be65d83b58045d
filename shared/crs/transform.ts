/** Exact conversions inside one datum; between datums there is none (DOMAIN §2.2: never silently). */
import { assert, stop, type Note } from '../base/news.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import { stableId } from '../base/stable-id.ts';
import { forwardColumn, inverseColumn } from './gauss-kruger.ts';
import { writePrj } from './prj.ts';
import { centralMeridianOfZone, systemMessage, systemOfZone, THREE_DEGREE_ZONES, zoneOfLongitude } from './systems.ts';

/** Whether and how coordinates of one system become those of another. */
export type Conversion =
  | { readonly possible: true; readonly kind: 'same' | 'zone-change' | 'from-geographic' | 'to-geographic' }
  | { readonly possible: false; readonly reason: Note };

/** True when both systems give the same numbers to the same place. */
function sameNumbers(from: CoordinateSystem, to: CoordinateSystem): boolean {
  if (from.id === to.id) return true;
  if (from.datum !== to.datum || from.kind !== to.kind || from.kind === 'other') return false;
  return from.kind === 'geographic' || (from.centralMeridianDegrees === to.centralMeridianDegrees && from.falseEastingMetres === to.falseEastingMetres);
}

/** How to get from one system to another; impossible between datums and for systems outside the table, with the reason. */
export function conversionBetween(from: CoordinateSystem, to: CoordinateSystem): Conversion {
  if (sameNumbers(from, to)) return { possible: true, kind: 'same' };
  const unknown = [from, to].find((system) => system.kind === 'other' || system.datum === 'OTHER');
  if (unknown) return { possible: false, reason: { code: 'crs.system-not-computable', params: { name: unknown.name ?? unknown.id } } };
  if (from.datum !== to.datum) return { possible: false, reason: { code: 'crs.different-datum', params: { from: systemMessage(from), to: systemMessage(to) } } };
  if (from.kind === 'geographic') return { possible: true, kind: 'from-geographic' };
  if (to.kind === 'geographic') return { possible: true, kind: 'to-geographic' };
  return { possible: true, kind: 'zone-change' };
}

/**
 * Coordinates of `from` in `to`: flat pairs, [east, north] metres or [longitude, latitude] degrees; always a new
 * array. An impossible pair is our own fault: ask {@link conversionBetween} first.
 */
export function convertCoordinates(flat: Float64Array, from: CoordinateSystem, to: CoordinateSystem): Float64Array {
  const conversion = conversionBetween(from, to);
  assert(conversion.possible, `no conversion from ${from.id} to ${to.id}`);
  switch (conversion.kind) {
    case 'same':
      return flat.slice();
    case 'from-geographic':
      return forwardColumn(flat, to);
    case 'to-geographic':
      return inverseColumn(flat, from);
    case 'zone-change':
      return forwardColumn(inverseColumn(flat, from), to);
  }
}

/**
 * The plane in which a layer is computed with: its own Gauss-Krüger system, or for degrees the 3° prefixed zone of the
 * same datum that holds the middle of the extent. null for systems that cannot be computed and places outside the zones.
 */
export function planeFor(system: CoordinateSystem, extent: Extent): CoordinateSystem | null {
  if (system.kind === 'gauss-kruger') return system;
  if (!isComputable(system)) return null;
  const zone = zoneOfLongitude(3, middleLongitude(extent));
  if (!(zone >= THREE_DEGREE_ZONES.first && zone <= THREE_DEGREE_ZONES.last)) return null;
  return systemOfZone(system.datum, 3, zone) ?? unlistedZone(system, zone);
}

/** The same; stops with the name of the layer where there is none. */
export function analysisSystemFor(system: CoordinateSystem, extent: Extent, layer: string): CoordinateSystem {
  if (!isComputable(system)) stop('crs.system-not-computable', { name: system.name ?? system.id }, { file: layer });
  const longitude = middleLongitude(extent);
  return planeFor(system, extent) ?? stop('crs.outside-zones', { layer, longitude: Number.isFinite(longitude) ? longitude.toFixed(2) : '—' }, { file: layer });
}

const isComputable = (system: CoordinateSystem): boolean => system.kind !== 'other' && system.datum !== 'OTHER';
const middleLongitude = ([west, , east]: Extent): number => (west + east) / 2;

/** WGS 84 has no Gauss-Krüger zones in the table; the same projection on its ellipsoid, under an id made from its .prj. */
function unlistedZone(system: CoordinateSystem, zone: number): CoordinateSystem {
  const own: CoordinateSystem = {
    id: '',
    datum: system.datum,
    kind: 'gauss-kruger',
    zoneWidthDegrees: 3,
    zone,
    centralMeridianDegrees: centralMeridianOfZone(3, zone),
    falseEastingMetres: zone * 1_000_000 + 500_000,
    name: `WGS_1984_3_Degree_GK_Zone_${zone}`,
  };
  return { ...own, id: `WKT:${stableId(writePrj(own))}` };
}
