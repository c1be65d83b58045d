/** MapInfo's CoordSys clause: what of it names a system of this trade. Source: MapInfo Professional User Guide, "Elements of a Coordinate System". */
import { centralMeridianOfZone, geographicSystemOf, systemOfMeridian, systemOfZone } from '../../crs/systems.ts';
import type { CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import { evidenceOfSystem, evidenceOfText } from '../file-system-evidence.ts';

const LONGITUDE_LATITUDE = 1;
const TRANSVERSE_MERCATOR = 8;
/** MapInfo's numbers of datums. It has none of CGCS2000 or Beijing 1954 that all its versions know. */
const WGS84 = 104;
const XIAN1980 = 1017;

/**
 * Degrees on WGS 84 are a declaration. A Gauss-Krüger zone names its zone but hardly ever the Chinese datum: the systems
 * with these parameters are offered, with the clause itself for the person to judge by.
 */
export function evidenceOfCoordSys(clause: string | null, extent: Extent, file: string): CoordinateSystemEvidence {
  if (clause === null) return evidenceOfText(null, extent, file);
  const [before = '', unit, after = ''] = (/^earth\s+projection\s+(.*)$/i.exec(clause)?.[1] ?? '').split('"');
  const [projection, datum] = numbersOf(before);
  if (projection === LONGITUDE_LATITUDE && datum === WGS84) return evidenceOfSystem(geographicSystemOf('WGS84')!, extent, file);
  const evidence = evidenceOfText(null, extent, file);
  const notes = [...evidence.notes.filter((note) => note.code !== 'crs.numbers-no-prefix'), { code: 'exchange.mapinfo-coord-sys' as const, params: { file, clause } }];
  const [, meridian = Number.NaN, latitude, scale, falseEasting = Number.NaN, falseNorthing] = numbersOf(after);
  if (projection !== TRANSVERSE_MERCATOR || unit !== 'm' || latitude !== 0 || scale !== 1 || falseNorthing !== 0) return { ...evidence, notes };
  const zone = Math.floor(falseEasting / 1_000_000);
  const datums = datum === XIAN1980 ? (['XIAN1980'] as const) : (['CGCS2000', 'XIAN1980', 'BEIJING1954'] as const);
  const candidates = datums.flatMap((each) => {
    const width = zone >= 25 ? 3 : 6;
    const system = zone === 0 ? systemOfMeridian(each, 3, meridian) : centralMeridianOfZone(width, zone) === meridian ? systemOfZone(each, width, zone) : null;
    return system ? [{ system, confidence: 'possible' as const, reason: { code: 'exchange.reason.mapinfo-zone' as const } }] : [];
  });
  return candidates.length > 0 ? { ...evidence, candidates, notes } : { ...evidence, notes };
}

const numbersOf = (text: string): number[] => text.split(',').map((part) => Number.parseFloat(part));
