/**
 * The table of coordinate systems that mining-rights data come in: DOMAIN §2.1, read from the EPSG registry
 * (OSGeo/PROJ `projected_crs.sql`, `conversion.sql`, `geodetic_crs.sql`). All Gauss-Krüger systems here have
 * scale 1, latitude of origin 0 and false northing 0.
 */
import { assert } from '../base/news.ts';
import type { MessageValue } from '../i18n/keys.ts';
import type { Translate } from '../i18n/text.ts';
import type { CoordinateSystem, Datum } from '../model/coordinate-system.ts';

/** Datums that the table knows; `OTHER` has no ellipsoid of its own. */
export type KnownDatum = Exclude<Datum, 'OTHER'>;

/** Semi-major axis in metres and inverse flattening. */
export interface Ellipsoid {
  readonly semiMajorMetres: number;
  readonly inverseFlattening: number;
}

const ELLIPSOIDS: Readonly<Record<KnownDatum, Ellipsoid>> = {
  CGCS2000: { semiMajorMetres: 6_378_137, inverseFlattening: 298.257222101 },
  XIAN1980: { semiMajorMetres: 6_378_140, inverseFlattening: 298.257 },
  BEIJING1954: { semiMajorMetres: 6_378_245, inverseFlattening: 298.3 },
  NEWBEIJING: { semiMajorMetres: 6_378_245, inverseFlattening: 298.3 },
  WGS84: { semiMajorMetres: 6_378_137, inverseFlattening: 298.257223563 },
};

/** The datum's ellipsoid. `OTHER` has none: callers ask `conversionBetween` first, so asking is our own fault. */
export function ellipsoidOf(datum: Datum): Ellipsoid {
  assert(datum !== 'OTHER', 'ellipsoidOf was asked for a datum outside the table');
  return ELLIPSOIDS[datum];
}

/** Zone numbers that reach Chinese land. */
export const SIX_DEGREE_ZONES = { first: 13, last: 23 } as const;
/** Zone numbers that reach Chinese land; none is a 6° one too. */
export const THREE_DEGREE_ZONES = { first: 25, last: 45 } as const;
const FALSE_EASTING_METRES = 500_000;

/** Central meridian of a zone, degrees east. */
export function centralMeridianOfZone(zoneWidthDegrees: 3 | 6, zone: number): number {
  return zoneWidthDegrees === 3 ? 3 * zone : 6 * zone - 3;
}

/** The zone that holds a longitude: 3°: ⌊(L + 1.5)/3⌋, 6°: ⌊L/6⌋ + 1. */
export function zoneOfLongitude(zoneWidthDegrees: 3 | 6, longitudeDegrees: number): number {
  return zoneWidthDegrees === 3 ? Math.floor((longitudeDegrees + 1.5) / 3) : Math.floor(longitudeDegrees / 6) + 1;
}

interface DatumCodes {
  readonly datum: KnownDatum;
  readonly geographic: number;
  /** EPSG code of a system with a zone prefix, by zone number; without one, by position of its central meridian from 75°E. */
  readonly sixDegreeZone: (zone: number) => number;
  readonly sixDegreeMeridian: (position: number) => number;
  readonly threeDegreeZone: (zone: number) => number;
  readonly threeDegreeMeridian: (position: number) => number;
}

const DATUM_CODES: readonly DatumCodes[] = [
  {
    datum: 'CGCS2000',
    geographic: 4490,
    sixDegreeZone: (zone) => 4478 + zone,
    sixDegreeMeridian: (position) => 4502 + position,
    threeDegreeZone: (zone) => 4488 + zone,
    threeDegreeMeridian: (position) => 4534 + position,
  },
  {
    datum: 'XIAN1980',
    geographic: 4610,
    sixDegreeZone: (zone) => 2314 + zone,
    sixDegreeMeridian: (position) => 2338 + position,
    threeDegreeZone: (zone) => 2324 + zone,
    threeDegreeMeridian: (position) => 2370 + position,
  },
  {
    datum: 'BEIJING1954',
    geographic: 4214,
    sixDegreeZone: (zone) => 21400 + zone,
    sixDegreeMeridian: (position) => 21453 + position,
    threeDegreeZone: (zone) => 2376 + zone,
    threeDegreeMeridian: (position) => 2422 + position,
  },
  {
    datum: 'NEWBEIJING',
    geographic: 4555,
    sixDegreeZone: (zone) => 4555 + zone,
    sixDegreeMeridian: (position) => 4579 + position,
    // The registry filled these ranges around codes that were already taken.
    threeDegreeZone: (zone) => (zone <= 29 ? 4627 + zone : 4736 + zone),
    threeDegreeMeridian: (position) => (position <= 18 ? 4782 + position : position === 19 ? 4812 : 4822),
  },
];

function prefixedZone(datum: KnownDatum, code: number, zoneWidthDegrees: 3 | 6, zone: number): CoordinateSystem {
  return {
    id: `EPSG:${code}`,
    datum,
    kind: 'gauss-kruger',
    zoneWidthDegrees,
    zone,
    centralMeridianDegrees: centralMeridianOfZone(zoneWidthDegrees, zone),
    falseEastingMetres: zone * 1_000_000 + FALSE_EASTING_METRES,
  };
}

function plainMeridian(datum: KnownDatum, code: number, zoneWidthDegrees: 3 | 6, centralMeridianDegrees: number): CoordinateSystem {
  return { id: `EPSG:${code}`, datum, kind: 'gauss-kruger', zoneWidthDegrees, centralMeridianDegrees, falseEastingMetres: FALSE_EASTING_METRES };
}

function systemsOfDatum(codes: DatumCodes): CoordinateSystem[] {
  const systems: CoordinateSystem[] = [];
  for (let zone = THREE_DEGREE_ZONES.first; zone <= THREE_DEGREE_ZONES.last; zone++) {
    systems.push(prefixedZone(codes.datum, codes.threeDegreeZone(zone), 3, zone));
  }
  for (let position = 0; position <= 20; position++) {
    systems.push(plainMeridian(codes.datum, codes.threeDegreeMeridian(position), 3, 75 + 3 * position));
  }
  for (let zone = SIX_DEGREE_ZONES.first; zone <= SIX_DEGREE_ZONES.last; zone++) {
    systems.push(prefixedZone(codes.datum, codes.sixDegreeZone(zone), 6, zone));
  }
  for (let position = 0; position <= 10; position++) {
    systems.push(plainMeridian(codes.datum, codes.sixDegreeMeridian(position), 6, 75 + 6 * position));
  }
  systems.push({ id: `EPSG:${codes.geographic}`, datum: codes.datum, kind: 'geographic' });
  return systems;
}

/** Every system of the table, CGCS2000 first; per datum 3° zones, 3° meridians, 6° zones, 6° meridians, degrees. */
export const SYSTEMS: readonly CoordinateSystem[] = [
  ...DATUM_CODES.flatMap(systemsOfDatum),
  { id: 'EPSG:4326', datum: 'WGS84', kind: 'geographic' },
];

const BY_ID: ReadonlyMap<string, CoordinateSystem> = new Map(SYSTEMS.map((system) => [system.id, system]));

/** The system of the table with this id (`EPSG:4526`, case and spaces do not matter), or null. */
export function systemById(id: string): CoordinateSystem | null {
  return BY_ID.get(id.replace(/\s+/g, '').toUpperCase()) ?? null;
}

/** The prefixed Gauss-Krüger system of a datum, or null when the table has no such zone. */
export function systemOfZone(datum: Datum, zoneWidthDegrees: 3 | 6, zone: number): CoordinateSystem | null {
  return SYSTEMS.find((system) => system.datum === datum && system.zoneWidthDegrees === zoneWidthDegrees && system.zone === zone) ?? null;
}

/** The unprefixed Gauss-Krüger system (false easting 500 000) of a datum, or null when the table has none. */
export function systemOfMeridian(datum: Datum, zoneWidthDegrees: 3 | 6, centralMeridianDegrees: number): CoordinateSystem | null {
  return (
    SYSTEMS.find(
      (system) =>
        system.datum === datum &&
        system.zoneWidthDegrees === zoneWidthDegrees &&
        system.zone === undefined &&
        system.centralMeridianDegrees === centralMeridianDegrees,
    ) ?? null
  );
}

/** The datum's system in degrees, or null for `OTHER`. */
export function geographicSystemOf(datum: Datum): CoordinateSystem | null {
  return SYSTEMS.find((system) => system.datum === datum && system.kind === 'geographic') ?? null;
}

/** The system as a value for a message, so that each reader is told it in his language. */
export function systemMessage(system: CoordinateSystem): MessageValue {
  const datum: MessageValue = { code: `crs.datum.${system.datum}` };
  const name = system.name ?? system.id;
  const inTable = BY_ID.has(system.id);
  if (system.kind === 'geographic') {
    return inTable ? { code: 'crs.describe.geographic', params: { datum, id: system.id } } : { code: 'crs.describe.geographic-unlisted', params: { datum, name } };
  }
  if (system.kind !== 'gauss-kruger') return { code: 'crs.describe.other', params: { name } };
  const meridian = system.centralMeridianDegrees ?? 0;
  if (!inTable) return { code: 'crs.describe.own-meridian', params: { datum, meridian, falseEasting: system.falseEastingMetres ?? 0, name } };
  const width = system.zoneWidthDegrees ?? 3;
  return system.zone !== undefined
    ? { code: 'crs.describe.zone', params: { datum, width, zone: system.zone, id: system.id } }
    : { code: 'crs.describe.meridian', params: { datum, width, meridian, id: system.id } };
}

/** The system as an office writes it: `CGCS2000 / 3°带 38（EPSG:4526）`; systems outside the table by their .prj name. */
export function describeSystem(system: CoordinateSystem, translate: Translate): string {
  const { code, params } = systemMessage(system);
  return translate(code, params);
}
