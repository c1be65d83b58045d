/** Reading and writing .prj: what a file declares, by its parameters first and by its name only to choose a width. */
import type { Note } from '../base/news.ts';
import { stableId } from '../base/stable-id.ts';
import type { CoordinateSystem, Datum } from '../model/coordinate-system.ts';
import { centralMeridianOfZone, ellipsoidOf, geographicSystemOf, systemById, systemOfMeridian, systemOfZone, type KnownDatum } from './systems.ts';
import { childNodes, findNode, nodeName, nodeNumber, parseWkt, type WktNode } from './wkt.ts';

/** What a .prj says, and what is odd about it. */
export interface PrjReading {
  readonly system: CoordinateSystem;
  /** The name the file itself uses. */
  readonly name: string;
  readonly notes: readonly Note[];
}

/** The system a .prj declares, or null when it is no well-known text. See {@link interpretPrj}. */
export function readPrj(text: string): CoordinateSystem | null {
  return interpretPrj(text)?.system ?? null;
}

/**
 * Reads ESRI WKT1, OGC WKT1 and WKT2. A Gauss-Krüger or transverse Mercator definition on a known datum becomes
 * the system of the table with the same parameters; one with its own meridian or false easting stays computable
 * under a `WKT:` id. Anything else is kept as `other` with its name. Null: not well-known text.
 */
export function interpretPrj(text: string): PrjReading | null {
  const root = parseWkt(text);
  if (!root) return null;
  const projected = findNode(root, 'PROJCS', 'PROJCRS', 'PROJECTEDCRS');
  const geographic = findNode(root, 'GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEODETICCRS', 'GEOGRAPHICCRS', 'BASEGEOGCRS', 'BASEGEODCRS');
  const main = projected ?? geographic;
  if (!main) return null;
  const notes: Note[] = [];
  const name = nodeName(main) || main.keyword;
  const unlisted = (): CoordinateSystem => ({ id: wktId(text), datum: 'OTHER', kind: 'other', name });
  const datum = geographic ? readDatum(geographic, name, notes) : 'OTHER';
  if (datum === 'OTHER' || !greenwich(geographic)) return { system: unlisted(), name, notes };
  if (!projected) {
    const known = geographicSystemOf(datum);
    return { system: known && inDegrees(main) ? known : unlisted(), name, notes };
  }
  const parameters = readTransverseMercator(projected);
  if (!parameters) return { system: unlisted(), name, notes };
  const system = gaussKruegerSystem(datum, parameters, name, wktId(text), notes);
  return { system: system ?? unlisted(), name, notes };
}

function wktId(text: string): string {
  return `WKT:${stableId(text.trim())}`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^0-9a-z\u4e00-\u9fff]/g, '');

/** Names of a datum as programs write them, letters and digits only; the longer name stands first. */
const DATUM_NAMES: readonly (readonly [Datum: KnownDatum, pattern: RegExp])[] = [
  ['CGCS2000', /cgcs2000|china2000|chinageodetic(coordinatesystem)?2000|2000国家大地/],
  ['NEWBEIJING', /newbeijing|新(北京)?54|新北京/],
  ['BEIJING1954', /beijing(19)?54|1954年?北京|北京(19)?54/],
  ['XIAN1980', /xian(19)?80|西安(19)?80|1980年?西安/],
  ['WGS84', /wgs(19)?84|worldgeodeticsystem1984/],
];

function datumByName(name: string): KnownDatum | null {
  const key = plain(name);
  return DATUM_NAMES.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/**
 * The datum by the datum's own name, then the geographic system's, then the ellipsoid's (an ellipsoid called
 * CGCS2000 or Xian_1980 belongs to one datum only; Krassowsky and GRS 80 do not). A name that contradicts the
 * ellipsoid's axes is not believed.
 */
function readDatum(geographic: WktNode, projectedName: string, notes: Note[]): Datum {
  const datumNode = findNode(geographic, 'DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE');
  const ellipsoidNode = findNode(geographic, 'SPHEROID', 'ELLIPSOID');
  const named =
    datumByName(nodeName(datumNode)) ?? datumByName(nodeName(geographic)) ?? (/unknown|notspecified|^$/.test(plain(nodeName(datumNode))) ? datumByName(projectedName) : null);
  const datum = named ?? (/cgcs2000|xian1980/.test(plain(nodeName(ellipsoidNode))) ? datumByName(nodeName(ellipsoidNode)) : null);
  if (!datum) return 'OTHER';
  const semiMajor = nodeNumber(ellipsoidNode, 1);
  const inverseFlattening = nodeNumber(ellipsoidNode, 2);
  const expected = ellipsoidOf(datum);
  const agrees = Math.abs(semiMajor - expected.semiMajorMetres) < 0.5 && Math.abs(inverseFlattening - expected.inverseFlattening) < 1e-3;
  if (ellipsoidNode && !agrees) {
    notes.push({ code: 'crs.prj-ellipsoid-contradicts', params: { name: nodeName(datumNode) || nodeName(geographic), semiMajor, inverseFlattening } });
    return 'OTHER';
  }
  return datum;
}

function greenwich(geographic: WktNode | null): boolean {
  const meridian = geographic ? findNode(geographic, 'PRIMEM', 'PRIMEMERIDIAN') : null;
  return meridian === null || nodeNumber(meridian, 1) === 0;
}

const RADIANS_PER_DEGREE = Math.PI / 180;

/** True when the system's own unit is the degree (or it says nothing). */
function inDegrees(geographic: WktNode): boolean {
  const unit = childNodes(geographic, 'UNIT', 'ANGLEUNIT')[0];
  return !unit || Math.abs(nodeNumber(unit, 1) - RADIANS_PER_DEGREE) < 1e-9;
}

/** True when lengths are metres (or nothing is said). */
function inMetres(projected: WktNode): boolean {
  const units = [...childNodes(projected, 'UNIT', 'LENGTHUNIT'), ...childNodes(projected, 'CS', 'AXIS').flatMap((node) => childNodes(node, 'LENGTHUNIT'))];
  return units.every((unit) => nodeNumber(unit, 1) === 1);
}

interface TransverseMercator {
  readonly centralMeridianDegrees: number;
  readonly falseEastingMetres: number;
}

/** Parameters of a scale-1, equator-based transverse Mercator in metres; null for every other projection. */
function readTransverseMercator(projected: WktNode): TransverseMercator | null {
  const method = findNode(projected, 'PROJECTION', 'METHOD');
  if (!/gausskruger|transversemercator|高斯/.test(plain(nodeName(method))) || !inMetres(projected)) return null;
  const holder = findNode(projected, 'CONVERSION') ?? projected;
  const values = new Map(childNodes(holder, 'PARAMETER').map((node) => [plain(nodeName(node)), nodeNumber(node, 1)]));
  const parameter = (fallback: number, ...names: readonly string[]): number => {
    for (const name of names) if (values.has(name)) return values.get(name)!;
    return fallback;
  };
  const scale = parameter(1, 'scalefactor', 'scalefactoratnaturalorigin');
  const latitude = parameter(0, 'latitudeoforigin', 'latitudeofnaturalorigin');
  const falseNorthing = parameter(0, 'falsenorthing');
  const centralMeridianDegrees = parameter(Number.NaN, 'centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin', 'longitudeofcenter');
  const falseEastingMetres = parameter(Number.NaN, 'falseeasting');
  const usable = Math.abs(scale - 1) < 1e-12 && latitude === 0 && falseNorthing === 0 && Math.abs(centralMeridianDegrees) <= 180 && Number.isFinite(falseEastingMetres);
  return usable ? { centralMeridianDegrees, falseEastingMetres } : null;
}

function gaussKruegerSystem(datum: KnownDatum, parameters: TransverseMercator, name: string, id: string, notes: Note[]): CoordinateSystem | null {
  const { centralMeridianDegrees, falseEastingMetres } = parameters;
  const zone = Math.floor(falseEastingMetres / 1_000_000);
  const own = (): CoordinateSystem => ({ id, datum, kind: 'gauss-kruger', centralMeridianDegrees, falseEastingMetres, name });
  if (zone === 0) {
    noteNameContradiction(name, null, centralMeridianDegrees, notes);
    if (falseEastingMetres !== 500_000) return own();
    const width = /3_?degree|3度/i.test(name.replace(/[-\s]/g, '_')) ? 3 : /_gk_|gauss.?kruger/i.test(name) && !/3.?deg/i.test(name) ? 6 : 3;
    // A 6° meridian is a 3° meridian too and computes alike; the name only decides what it is called.
    return systemOfMeridian(datum, width, centralMeridianDegrees) ?? systemOfMeridian(datum, 3, centralMeridianDegrees) ?? own();
  }
  const width = zone >= 25 ? 3 : 6;
  if (zone * 1_000_000 + 500_000 !== falseEastingMetres) return own();
  if (centralMeridianOfZone(width, zone) !== centralMeridianDegrees) {
    notes.push({ code: 'crs.prj-zone-contradicts-meridian', params: { name, zone, meridian: centralMeridianDegrees } });
    return null;
  }
  noteNameContradiction(name, zone, centralMeridianDegrees, notes);
  return systemOfZone(datum, width, zone) ?? own();
}

/** `…_Zone_37` or `…_CM_111E` against other parameters: the parameters made the coordinates, the name is told. */
function noteNameContradiction(name: string, zone: number | null, centralMeridianDegrees: number, notes: Note[]): void {
  const namedZone = /zone[_\s]*(\d{1,2})(?!\d)/i.exec(name)?.[1];
  const namedMeridian = /cm[_\s]*(\d{2,3})\s*e/i.exec(name)?.[1];
  const zoneContradicts = zone !== null && namedZone !== undefined && Number(namedZone) !== zone;
  const meridianContradicts = namedMeridian !== undefined && Number(namedMeridian) !== centralMeridianDegrees;
  if (zoneContradicts || meridianContradicts) notes.push({ code: 'crs.prj-name-contradicts', params: { name, meridian: centralMeridianDegrees } });
}

interface EsriNames {
  readonly geographic: string;
  readonly datum: string;
  readonly ellipsoid: string;
  readonly projected: string;
}

const ESRI_NAMES: Readonly<Record<KnownDatum, EsriNames>> = {
  CGCS2000: { geographic: 'GCS_China_Geodetic_Coordinate_System_2000', datum: 'D_China_2000', ellipsoid: 'CGCS2000', projected: 'CGCS2000' },
  XIAN1980: { geographic: 'GCS_Xian_1980', datum: 'D_Xian_1980', ellipsoid: 'Xian_1980', projected: 'Xian_1980' },
  BEIJING1954: { geographic: 'GCS_Beijing_1954', datum: 'D_Beijing_1954', ellipsoid: 'Krasovsky_1940', projected: 'Beijing_1954' },
  NEWBEIJING: { geographic: 'GCS_New_Beijing', datum: 'D_New_Beijing', ellipsoid: 'Krasovsky_1940', projected: 'New_Beijing' },
  WGS84: { geographic: 'GCS_WGS_1984', datum: 'D_WGS_1984', ellipsoid: 'WGS_1984', projected: 'WGS_1984' },
};

/**
 * ESRI WKT1 of a system of the table or of one with its own meridian; '' for `other`, whose definition this
 * program does not hold (the caller leaves the .prj out and says so).
 */
export function writePrj(system: CoordinateSystem): string {
  if (system.datum === 'OTHER' || system.kind === 'other') return '';
  const names = ESRI_NAMES[system.datum];
  const { semiMajorMetres, inverseFlattening } = ellipsoidOf(system.datum);
  const geographic =
    `GEOGCS["${names.geographic}",DATUM["${names.datum}",SPHEROID["${names.ellipsoid}",${decimal(semiMajorMetres)},${decimal(inverseFlattening)}]],` +
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  if (system.kind === 'geographic') return geographic;
  const meridian = system.centralMeridianDegrees ?? 0;
  return (
    `PROJCS["${projectedName(system, names.projected, meridian)}",${geographic},PROJECTION["Gauss_Kruger"],` +
    `PARAMETER["False_Easting",${decimal(system.falseEastingMetres ?? 0)}],PARAMETER["False_Northing",0.0],` +
    `PARAMETER["Central_Meridian",${decimal(meridian)}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
  );
}

/** The name GIS programs show for the system, the same in every language: `CGCS2000_3_Degree_GK_Zone_38`. */
export function registryName(system: CoordinateSystem): string {
  if (system.datum === 'OTHER' || system.kind === 'other') return system.name ?? system.id;
  const names = ESRI_NAMES[system.datum];
  return system.kind === 'geographic' ? names.geographic : projectedName(system, names.projected, system.centralMeridianDegrees ?? 0);
}

function projectedName(system: CoordinateSystem, prefix: string, meridian: number): string {
  if (!systemById(system.id)) return system.name ?? `${prefix}_GK_Own_Meridian`;
  const width = system.zoneWidthDegrees === 3 ? '3_Degree_' : '';
  return system.zone !== undefined ? `${prefix}_${width}GK_Zone_${system.zone}` : `${prefix}_${width}GK_CM_${meridian}E`;
}

const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
