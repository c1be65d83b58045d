/**
 * Of a large shapefile only what lies near the rights: an overlay touches a tenth of a county's parcels. What the file
 * says of itself (system, fields, counts, checksum) is the same as when it is read whole; only faults of parcels that
 * nobody asks about stay untold, which is said.
 */
import type { ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import type { ByteSource } from '../../shared/base/byte-source.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { NewsCollector } from '../../shared/base/news.ts';
import { sha256OfSource } from '../../shared/base/sha256.ts';
import { stableId } from '../../shared/base/stable-id.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { judgeSystem } from '../../shared/crs/guess.ts';
import { conversionBetween } from '../../shared/crs/transform.ts';
import type { FileSet } from '../../shared/formats/contract.ts';
import { mappingOf, matchFields } from '../../shared/formats/field-matching.ts';
import { filesOf } from '../../shared/formats/shapefile/inspect.ts';
import { readShapesWithin } from '../../shared/formats/shapefile/read-within.ts';
import { openSet } from '../../shared/formats/shapefile/survey.ts';
import { convertBox } from '../../shared/geometry/convert.ts';
import { groundReader } from '../../shared/geometry/layer-reader.ts';
import { growExtent, type Extent } from '../../shared/model/extent.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import { decideSystem, type LayerRequest, type SystemFacts } from './layer-request.ts';

/** Where an overlay looks: boxes in its plane. */
export interface Ground {
  readonly boxes: readonly Extent[];
  readonly system: CoordinateSystem;
  /** How large a .shp must be (bytes) for this to be worth the faults that stay untold. */
  readonly leastBytes: number;
}

/** About 50 000 parcels. */
export const LARGE_SHAPEFILE_BYTES = 32 * 1024 * 1024;

/** Rounding of a repaired right or of a conversion. */
const MARGIN_METRES = 1;

/** The layer, perhaps not settled yet; null for one that is better read whole: small, another format, or irregular in a way that has to be told. */
export async function readNear(set: FileSet, request: LayerRequest, ground: Ground, readAt: string, news: NewsCollector, job: Job): Promise<ReadableLayer | null> {
  const { shp } = set.parts;
  if (set.format !== 'shapefile' || !shp || shp.size < ground.leastBytes || request.swapAxes) return null;
  // Where the platform hashes in another thread, that takes longer than all the reading: it is begun first, and the layer can be worked with before it ends.
  const givenUp = new AbortController();
  const hashing = sha256OfSource(shp, { ...job, signal: AbortSignal.any([job.signal, givenUp.signal]), report: () => {} });
  // A failure is met where the checksum is awaited, if it is.
  hashing.catch(() => {});
  let layer: ReadableLayer | null = null;
  try {
    return (layer = await readWhileHashing(set, shp, request, ground, readAt, hashing, news, job));
  } finally {
    if (!layer) givenUp.abort();
  }
}

async function readWhileHashing(set: FileSet, shp: ByteSource, request: LayerRequest, ground: Ground, readAt: string, hashing: Promise<string>, news: NewsCollector, job: Job): Promise<ReadableLayer | null> {
  const open = await openSet(set);
  const declaredRows = open.dbf?.header.declaredRows ?? 0;
  const factsIn = (extent: Extent): SystemFacts => ({ system: judgeSystem(open.prjText, extent, shp.name), featureCount: declaredRows, extent });
  const stated = new NewsCollector();
  const system = decideSystem(factsIn(open.header.extent), request, stated);
  if (!system) return null;
  const conversion = conversionBetween(system, ground.system);
  if (!conversion.possible || conversion.kind === 'to-geographic') return null;
  const boxes = ground.boxes.map((box) => (conversion.kind === 'same' ? growExtent(box, MARGIN_METRES) : convertBox(growExtent(box, MARGIN_METRES), ground.system, system)));
  const read = await readShapesWithin(open, request.encoding, boxes, partOfJob(job, 0, 0.95));
  if (!read) return null;
  // The header's box may lie: what is declared is judged once more by the box that holds every vertex.
  const told = new NewsCollector();
  const facts = factsIn(read.extent);
  if (decideSystem(facts, request, told)?.id !== system.id) return null;
  const kept = read.batches.reduce((sum, { features }) => sum + features.length, 0);
  told.note('cli.read-near', { file: request.path, count: formatNumber(kept, 0), total: formatNumber(read.featureCount, 0) }, { file: request.path });
  news.notes.push(...told.notes);
  news.problems.push(...told.problems);
  const name = request.name ?? set.name;
  const record: LayerRecord = {
    id: stableId('layer-unsettled', request.role, request.path),
    name,
    role: request.role,
    geometryKind: 'polygon',
    featureCount: read.featureCount,
    vertexCount: read.vertexCount,
    system,
    ...(facts.system.declared ? { systemDeclaredBy: 'file' } : { systemDeclaredBy: 'person', systemDeclaredAt: readAt }),
    extent: read.extent,
    fields: read.fields,
    mapping: mappingOf(matchFields(request.role, read.fields, read.firstRows)),
    encoding: read.encoding,
    source: { files: filesOf(set), sha256: '', modified: shp.modified === undefined ? null : new Date(shp.modified).toISOString(), importedAt: readAt },
    vintage: request.vintage ?? null,
    sample: request.sample ?? false,
    notes: told.notes,
    problems: told.problems,
  };
  const settled = hashing.then((sha256): LayerRecord => ({ ...record, id: stableId('layer', request.role, name, sha256), source: { ...record.source, sha256 } }));
  settled.catch(() => {});
  return { record, reader: groundReader('polygon', read.featureCount, read.batches, boxes), settled };
}
