/**
 * The systems that pictures of the ground come in beyond the table of `shared/crs`: the square grid of web maps and
 * UTM. They are for showing only; nothing is ever measured in them.
 */
import { forwardColumn, inverseColumn } from '../crs/gauss-kruger.ts';
import { ellipsoidOf, geographicSystemOf, SYSTEMS, systemById } from '../crs/systems.ts';
import type { CoordinateSystem, Datum } from '../model/coordinate-system.ts';

/** EPSG:3857, metres on the sphere of the semi-major axis. */
export const WEB_MERCATOR: CoordinateSystem = { id: 'EPSG:3857', datum: 'WGS84', kind: 'other', name: 'WGS 84 / Pseudo-Mercator' };
/** The same grid over CGCS2000, as 天地图's matrix set `w` has it; it has no code of its own. */
export const CGCS2000_MERCATOR: CoordinateSystem = { id: 'CGCS2000:3857', datum: 'CGCS2000', kind: 'other', name: 'CGCS2000 / Pseudo-Mercator' };

/** UTM zones that reach Chinese land. */
const UTM_ZONES = { first: 43, last: 53 } as const;
const UTM_SCALE = 0.9996;
const UTM_FALSE_EASTING_METRES = 500_000;

/** UTM on the northern half, EPSG:32643 … 32653; on WGS 84, as flights and satellites deliver it. */
export const UTM_SYSTEMS: readonly CoordinateSystem[] = Array.from({ length: UTM_ZONES.last - UTM_ZONES.first + 1 }, (_, index) => {
  const zone = UTM_ZONES.first + index;
  return { id: `EPSG:${32_600 + zone}`, datum: 'WGS84', kind: 'other', centralMeridianDegrees: 6 * zone - 183, falseEastingMetres: UTM_FALSE_EASTING_METRES, name: `WGS 84 / UTM ${zone}N` };
});

/** Every system a base map may be in. */
export const IMAGE_SYSTEMS: readonly CoordinateSystem[] = [...SYSTEMS, WEB_MERCATOR, CGCS2000_MERCATOR, ...UTM_SYSTEMS];

/** By id, the table's own first; null when it is none of them. */
export function imageSystemById(id: string): CoordinateSystem | null {
  return systemById(id) ?? IMAGE_SYSTEMS.find((system) => system.id === id.replace(/\s+/g, '').toUpperCase()) ?? null;
}

/** How good it is to lay a picture of one datum under a map of another. */
export type DatumFit = 'same' | 'close' | 'different';

/**
 * CGCS2000 and WGS 84 differ by plate motion since their epochs, by less than the pixels of such pictures mean; they are
 * shown together and it is said. Any other pair differs by tens of metres and more and is never laid together (DOMAIN §2.2).
 */
export function datumFit(picture: Datum, map: Datum): DatumFit {
  if (picture === map && picture !== 'OTHER') return 'same';
  const close: readonly Datum[] = ['CGCS2000', 'WGS84'];
  return close.includes(picture) && close.includes(map) ? 'close' : 'different';
}

/** True when coordinates of the system can be computed for showing. */
export function canBeShown(system: CoordinateSystem): boolean {
  return (system.kind !== 'other' && system.datum !== 'OTHER') || IMAGE_SYSTEMS.some((each) => each.id === system.id);
}

/** Flat [east, north] (metres or degrees) of one system in another, for showing; null when the datums are not to be laid together. */
export function convertForShowing(flat: Float64Array, from: CoordinateSystem, to: CoordinateSystem): Float64Array | null {
  if (!canBeShown(from) || !canBeShown(to) || datumFit(from.datum, to.datum) === 'different') return null;
  return from.id === to.id ? flat.slice() : fromDegrees(toDegrees(flat, from), to);
}

function toDegrees(flat: Float64Array, system: CoordinateSystem): Float64Array {
  if (system.kind === 'geographic') return flat;
  if (system.kind === 'gauss-kruger') return inverseColumn(flat, system);
  if (isMercator(system)) return mercatorToDegrees(flat, radiusOf(system));
  return inverseColumn(flat.map((value, index) => (index % 2 === 0 ? (value - UTM_FALSE_EASTING_METRES) / UTM_SCALE + UTM_FALSE_EASTING_METRES : value / UTM_SCALE)), planeOf(system));
}

function fromDegrees(flat: Float64Array, system: CoordinateSystem): Float64Array {
  if (system.kind === 'geographic') return flat;
  if (system.kind === 'gauss-kruger') return forwardColumn(flat, system);
  if (isMercator(system)) return degreesToMercator(flat, radiusOf(system));
  return forwardColumn(flat, planeOf(system)).map((value, index) => (index % 2 === 0 ? (value - UTM_FALSE_EASTING_METRES) * UTM_SCALE + UTM_FALSE_EASTING_METRES : value * UTM_SCALE));
}

const isMercator = (system: CoordinateSystem): boolean => system.id === WEB_MERCATOR.id || system.id === CGCS2000_MERCATOR.id;
const radiusOf = (system: CoordinateSystem): number => ellipsoidOf(system.datum).semiMajorMetres;

/** The Gauss-Krüger plane that UTM is a scaled copy of. */
function planeOf(system: CoordinateSystem): CoordinateSystem {
  return { ...geographicSystemOf(system.datum)!, kind: 'gauss-kruger', centralMeridianDegrees: system.centralMeridianDegrees!, falseEastingMetres: UTM_FALSE_EASTING_METRES };
}

/** EPSG guidance note 7-2, method 1024. */
function degreesToMercator(flat: Float64Array, radiusMetres: number): Float64Array {
  return flat.map((value, index) => (index % 2 === 0 ? (value * Math.PI * radiusMetres) / 180 : radiusMetres * Math.asinh(Math.tan((value * Math.PI) / 180))));
}

function mercatorToDegrees(flat: Float64Array, radiusMetres: number): Float64Array {
  return flat.map((value, index) => (((index % 2 === 0 ? value / radiusMetres : Math.atan(Math.sinh(value / radiusMetres))) * 180) / Math.PI));
}
