/** What a file that carries its own coordinate system, or whose standard names one, says about it. */
import type { MessageKey } from '../i18n/keys.ts';
import type { Note } from '../base/news.ts';
import { judgeSystem } from '../crs/guess.ts';
import { writePrj } from '../crs/prj.ts';
import { geographicSystemOf } from '../crs/systems.ts';
import type { CoordinateSystem, CoordinateSystemCandidate, CoordinateSystemEvidence } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';

/** Sentences of the shapefile's side file and the same said of a file that carries its system itself. */
const OF_THE_FILE: Partial<Record<MessageKey, MessageKey>> = {
  'crs.reason.declared': 'exchange.reason.declared',
  'crs.reason.declared-unchecked': 'exchange.reason.declared-unchecked',
  'crs.reason.declared-contradicted': 'exchange.reason.declared-contradicted',
  'crs.reason.declared-swapped': 'exchange.reason.declared-swapped',
  'crs.prj-unreadable': 'exchange.system-unreadable',
  'crs.prj-other-system': 'exchange.system-other',
  'crs.prj-contradicts-numbers': 'exchange.system-contradicts-numbers',
  'crs.prj-ellipsoid-contradicts': 'exchange.system-ellipsoid-contradicts',
  'crs.prj-zone-contradicts-meridian': 'exchange.system-zone-contradicts-meridian',
  'crs.prj-name-contradicts': 'exchange.system-name-contradicts',
};

const ofTheFile = (note: Note): Note => ({ ...note, code: OF_THE_FILE[note.code] ?? note.code });

/** A system that the file states as well-known text; null when it states none. The numbers are checked against it. */
export function evidenceOfText(wellKnownText: string | null, extent: Extent, file: string): CoordinateSystemEvidence {
  const evidence = judgeSystem(wellKnownText, extent, file);
  return {
    ...evidence,
    candidates: evidence.candidates.map((candidate) => ({ ...candidate, reason: ofTheFile(candidate.reason) })),
    notes: evidence.notes.map(ofTheFile),
  };
}

/** A system that the file states by its code or its words. */
export function evidenceOfSystem(system: CoordinateSystem, extent: Extent, file: string): CoordinateSystemEvidence {
  const text = writePrj(system);
  if (text !== '') {
    const evidence = evidenceOfText(text, extent, file);
    // The text went through a definition and back; what the file states keeps its own id.
    const same = (other: CoordinateSystem): CoordinateSystem => (other.datum === system.datum && other.kind === system.kind && other.falseEastingMetres === system.falseEastingMetres ? system : other);
    return { ...evidence, declared: evidence.declared && system, candidates: evidence.candidates.map((candidate) => ({ ...candidate, system: same(candidate.system) })) };
  }
  const byNumbers = judgeSystem(null, extent, file);
  const stated: CoordinateSystemCandidate = { system, confidence: 'certain', reason: { code: 'exchange.reason.declared-unchecked' } };
  const note: Note = { code: 'exchange.system-other', params: { name: system.name ?? system.id } };
  return { ...byNumbers, declared: system, candidates: [stated, ...byNumbers.candidates], notes: [note, ...byNumbers.notes] };
}

/** Formats whose standard says that coordinates are WGS 84 degrees. */
export type DegreeStandard = 'geojson' | 'kml' | 'gpx';

/**
 * A file of such a format that says nothing itself. The standard names WGS 84, offices here write CGCS2000 degrees into
 * the same formats: both are offered with their reason, nothing is declared. Numbers that are no degrees are judged as such.
 */
export function evidenceOfStandard(standard: DegreeStandard, extent: Extent, file: string): CoordinateSystemEvidence {
  const byNumbers = judgeSystem(null, extent, file);
  const inDegrees = byNumbers.candidates.some((candidate) => candidate.system.kind === 'geographic');
  if (!inDegrees) return byNumbers;
  const candidates: CoordinateSystemCandidate[] = [
    { system: geographicSystemOf('WGS84')!, confidence: 'high', reason: { code: `exchange.reason.${standard}-wgs84` } },
    { system: geographicSystemOf('CGCS2000')!, confidence: 'possible', reason: { code: `exchange.reason.${standard}-cgcs2000` } },
  ];
  return { ...byNumbers, candidates };
}
