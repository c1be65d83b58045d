/** Photos of one folder as a layer of points, one for each photo that says where it was taken; the others are named. */
import type { ByteSource } from '../../base/byte-source.ts';
import { stem } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { ProblemError, stop, type Problem } from '../../base/news.ts';
import { judgeSystem } from '../../crs/guess.ts';
import { geographicSystemOf } from '../../crs/systems.ts';
import type { CoordinateSystemCandidate, CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { LayerGatherer } from '../layer-gatherer.ts';
import { readPhoto, type PhotoFacts } from './exif.ts';

export const photosFormat = gatheredFormat('photos', gatherPhotos);

/** Names of photos without a position that a message lists. */
const MOST_NAMED = 40;

/** The set that the photos of one folder make: named by the folder, else by the first and the last. */
export function photoSet(container: string, photos: readonly ByteSource[]): FileSet {
  const sorted = photos.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  const [first, last] = [stem(sorted[0]!.name), stem(sorted.at(-1)!.name)];
  const folder = container.slice(container.lastIndexOf('/') + 1);
  const name = photos.length === 1 ? first : folder === '' ? `${first}–${last}` : folder;
  return { format: 'photos', name: name.normalize('NFC'), container, parts: Object.fromEntries(sorted.map((photo) => [photo.name.toLowerCase(), photo])), ...(photos.length > 1 && { folderName: name }) };
}

async function gatherPhotos(set: FileSet, { swapAxes }: GatherOptions, job: Job): Promise<GatheredLayer> {
  const gatherer = new LayerGatherer(set.name, 'point', swapAxes, { features: Object.keys(set.parts).length, vertices: 0, hasElevations: false });
  const without: string[] = [];
  const damaged: Problem[] = [];
  const datums = new Set<string>();
  let altitudes = 0;
  const photos = Object.values(set.parts);
  for (const [position, photo] of photos.entries()) {
    job.report({ stage: 'photos.stage', params: { file: photo.name }, fraction: position / photos.length });
    await job.pause();
    const facts = await factsOf(photo, damaged);
    if (!facts?.position) {
      without.push(photo.name);
      continue;
    }
    datums.add(facts.datum);
    if (facts.altitudeMetres !== null) altitudes++;
    addPhoto(gatherer, position, photo, { ...facts, position: facts.position });
  }
  const finished = gatherer.finish(set.name);
  const { news } = gatherer;
  if (finished.columns.geometry.featureCount === 0) stop('photos.none-placed', { count: photos.length, name: set.name }, { file: set.name });
  news.problems.push(...damaged);
  if (without.length > 0) news.problem('partial', 'photos.without-position', { count: without.length, of: photos.length, names: [...without.slice(0, MOST_NAMED), ...(without.length > MOST_NAMED ? ['…'] : [])] }, { file: set.name });
  if (altitudes > 0) news.note('photos.altitudes', { count: altitudes }, { file: set.name });
  return { ...finished, shapeType: 'JPEG', encoding: null, system: evidenceOf(datums, finished.extent, set.name), news };
}

/** Null for a photo that cannot be unpacked, with why among `damaged`: the others of its folder are read all the same. */
async function factsOf(photo: ByteSource, damaged: Problem[]): Promise<PhotoFacts | null> {
  try {
    return await readPhoto(photo);
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    damaged.push({ ...fault.problem, severity: 'partial' });
    return null;
  }
}

function addPhoto(gatherer: LayerGatherer, row: number, photo: ByteSource, facts: PhotoFacts & { readonly position: readonly [number, number] }): void {
  gatherer.paths.begin();
  gatherer.paths.vertex(facts.position[0], facts.position[1]);
  gatherer.paths.endPath();
  if (!gatherer.endGeometry(row, 'as-given')) return;
  const { attributes } = gatherer;
  const set = (name: string, value: string | number | null): void => attributes.set(attributes.column(name, {}), value);
  set('file', photo.path);
  set('time', facts.takenAt);
  set('time_utc', facts.satelliteTime);
  set('altitude', facts.altitudeMetres);
  set('alt_ref', facts.altitudeReference ?? '');
  set('direction', facts.directionDegrees);
  set('dir_ref', facts.directionFrom ?? '');
  set('error_m', facts.errorMetres);
  set('datum', facts.datum);
  set('camera', facts.camera);
  gatherer.endRow();
}

const isWgs84 = (datum: string): boolean => /^WGS[ _-]?(19)?84$/iu.test(datum);

/** WGS 84 where every photo says so or says nothing, which is what Exif's positions are in; another datum is named and nothing is declared. */
function evidenceOf(datums: ReadonlySet<string>, extent: Extent, name: string): CoordinateSystemEvidence {
  const byNumbers = judgeSystem(null, extent, name);
  const others = [...datums].filter((datum) => datum !== '' && !isWgs84(datum));
  if (others.length > 0) return { ...byNumbers, notes: [...byNumbers.notes, { code: 'photos.other-datum', params: { datums: others } }] };
  const [wgs84, cgcs2000] = [geographicSystemOf('WGS84')!, geographicSystemOf('CGCS2000')!];
  const stated = [...datums].some(isWgs84);
  const candidates: CoordinateSystemCandidate[] = [
    { system: wgs84, confidence: stated ? 'certain' : 'high', reason: { code: stated ? 'photos.reason.wgs84' : 'photos.reason.wgs84-usual' } },
    { system: cgcs2000, confidence: 'possible', reason: { code: 'photos.reason.cgcs2000' } },
  ];
  return { declared: wgs84, candidates, axesLookSwapped: false, notes: [] };
}
