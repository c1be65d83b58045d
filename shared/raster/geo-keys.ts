/** The system that a GeoTIFF states in its keys. Source: OGC 19-008r4 (GeoTIFF 1.1), §7.4 and annex B. */
import { geographicSystemOf, SYSTEMS, systemById } from '../crs/systems.ts';
import type { CoordinateSystem, Datum } from '../model/coordinate-system.ts';
import { imageSystemById } from './image-systems.ts';

/** The keys by their names, as the file has them. */
export type GeoKeys = Readonly<Record<string, unknown>>;

/** What the keys say: a system of ours; one we cannot compute, by its name; or nothing. */
export type StatedSystem = { readonly state: 'known'; readonly system: CoordinateSystem } | { readonly state: 'foreign'; readonly name: string } | { readonly state: 'none' };

const PROJECTED = 1;
const GEOGRAPHIC = 2;
const USER_DEFINED = 32_767;
const TRANSVERSE_MERCATOR = 1;

export function systemOfGeoKeys(keys: GeoKeys): StatedSystem {
  const model = number(keys['GTModelTypeGeoKey']);
  if (model === GEOGRAPHIC) return stated(number(keys['GeographicTypeGeoKey']), text(keys['GeogCitationGeoKey']));
  if (model !== PROJECTED) return text(keys['GTCitationGeoKey']) === '' ? { state: 'none' } : { state: 'foreign', name: text(keys['GTCitationGeoKey']) };
  const code = number(keys['ProjectedCSTypeGeoKey']);
  const name = text(keys['PCSCitationGeoKey']) || text(keys['GTCitationGeoKey']);
  if (code !== null && code !== USER_DEFINED) return stated(code, name);
  const own = ownGaussKruger(keys);
  return own ? { state: 'known', system: own } : { state: 'foreign', name: name || 'user-defined' };
}

function stated(code: number | null, name: string): StatedSystem {
  const system = code === null ? null : imageSystemById(`EPSG:${code}`);
  if (system) return { state: 'known', system };
  return code === null && name === '' ? { state: 'none' } : { state: 'foreign', name: code === null || code === USER_DEFINED ? name : `EPSG:${code}${name === '' ? '' : ` ${name}`}` };
}

/** A plane described by its parameters, when it is one of the table: scale 1, a zone's meridian and false easting. */
function ownGaussKruger(keys: GeoKeys): CoordinateSystem | null {
  const datum = datumOf(keys);
  const meridian = number(keys['ProjNatOriginLongGeoKey']) ?? number(keys['ProjCenterLongGeoKey']);
  const easting = number(keys['ProjFalseEastingGeoKey']);
  const plain = (number(keys['ProjScaleAtNatOriginGeoKey']) ?? 1) === 1 && (number(keys['ProjFalseNorthingGeoKey']) ?? 0) === 0 && (number(keys['ProjNatOriginLatGeoKey']) ?? 0) === 0;
  if (!datum || !plain || number(keys['ProjCoordTransGeoKey']) !== TRANSVERSE_MERCATOR) return null;
  return SYSTEMS.find((system) => system.datum === datum && system.kind === 'gauss-kruger' && system.centralMeridianDegrees === meridian && system.falseEastingMetres === easting) ?? null;
}

function datumOf(keys: GeoKeys): Datum | null {
  const code = number(keys['GeographicTypeGeoKey']);
  const known = code === null || code === USER_DEFINED ? null : systemById(`EPSG:${code}`);
  if (known?.kind === 'geographic') return known.datum;
  // Programs that define their own write the datum's name into a citation.
  const words = [keys['GeogCitationGeoKey'], keys['PCSCitationGeoKey'], keys['GTCitationGeoKey']].map(text).join(' ');
  const named: readonly (readonly [RegExp, Datum])[] = [[/CGCS[ _]?2000|China[ _]Geodetic[ _]Coordinate[ _]System[ _]2000|China[ _]2000/i, 'CGCS2000'], [/Xian[ _]?(19)?80|Xi'an/i, 'XIAN1980'], [/Beijing[ _]?(19)?54/i, 'BEIJING1954']];
  const found = named.find(([pattern]) => pattern.test(words))?.[1];
  return found && geographicSystemOf(found) ? found : null;
}

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\0', '').replace(/\|+$/, '').trim() : '');
