/** The work that the benchmarks time, and its children: one piece of work in a process of its own, for honest memory. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openLandLayer } from '../../electron/cli/open-layer.ts';
import { sourcesOf } from '../../electron/cli/node-byte-source.ts';
import { settle } from '../../shared/analysis/analysis-layer.ts';
import { quietJob } from '../../shared/base/job.ts';
import { assert, NewsCollector } from '../../shared/base/news.ts';
import type { FileSet, ReadLayer } from '../../shared/formats/contract.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { readShapefile } from '../../shared/formats/shapefile/read.ts';
import { featureParts, GeometryBuilder, type GeometryColumns } from '../../shared/geometry/columns.ts';
import { memoryReader, type FeatureBatch, type LayerReader } from '../../shared/geometry/layer-reader.ts';
import type { Piece } from '../../shared/geometry/pieces.ts';
import { buildCandidateGrid, findCandidates } from '../../shared/geometry/candidate-grid.ts';
import { overlayLayer, type LayerOverlay } from '../../shared/overlay/overlay-layer.ts';
import { prepareSubject, type OverlaySubject } from '../../shared/overlay/subject.ts';
import { importLayer } from '../../shared/project/import-layer.ts';
import type { Parts } from '../helpers/polygons.ts';
import { COUNTY_SYSTEM, readRights, type CountyFiles } from './county-files.ts';
import { peakMegabytes } from './harness.ts';
import { newLayerFolder, openLayerFolder } from './layer-folder.ts';

/** BSM, DLBM, DLMC, TBMJ. */
const RESULT_FIELDS = ['BSM', 'DLBM', 'DLMC', 'TBMJ'] as const;

/** What a child says of itself. */
export interface ChildAnswer {
  /** One per round; the first in a process that has done nothing before. */
  readonly milliseconds: readonly number[];
  /** Processor time of all threads, which other programs on the machine disturb less. */
  readonly cpuMilliseconds: readonly number[];
  readonly peakMegabytes: number;
  /** Planar, square metres, per right; empty for an import. */
  readonly areas: readonly number[];
  readonly facts: Readonly<Record<string, number>>;
}

/**
 * The result in full: common geometry as flat rings, and four attributes of each parcel concerned. A whole parcel of a
 * layer that stays in memory is kept by its place in it, as shapely's result names the very polygons it has read; of a
 * layer that is read batch by batch it is copied.
 */
class ResultRows {
  rows = 0;
  /** Whole parcels of a layer in memory. */
  readonly wholes: { readonly geometry: GeometryColumns; readonly row: number }[] = [];
  /** Full ones and the one being filled; a ring lies in one of them. */
  readonly chunks: Float64Array[] = [];
  private coordinates = new Float64Array(0);
  private used = 0;
  readonly ringEnds: number[] = [];
  readonly texts: string[] = [];
  readonly areas: number[] = [];
  private fields: readonly number[] = [];

  constructor(private readonly layerStays: boolean) {}

  add(subject: OverlaySubject, row: number, { geometry, attributes }: FeatureBatch, cut: 'whole' | readonly Piece[]): void {
    if (cut === 'whole' && this.layerStays) this.wholes.push({ geometry, row });
    else if (cut === 'whole') {
      const first = geometry.partStart[geometry.featureStart[row]!]!;
      const end = geometry.partStart[geometry.featureStart[row + 1]!]!;
      const from = 2 * geometry.pathStart[first]!;
      const to = 2 * geometry.pathStart[end]!;
      this.reserve(to - from);
      this.coordinates.set(geometry.coordinates.subarray(from, to), this.used);
      for (let path = first; path < end; path++) this.ringEnds.push(this.used + 2 * geometry.pathStart[path + 1]! - from);
      this.used += to - from;
    } else {
      const { originEast, originNorth } = subject.region;
      for (const { loops } of cut) {
        for (const loop of loops) {
          this.reserve(loop.length);
          for (let i = 0; i < loop.length; i += 2) {
            this.coordinates[this.used++] = loop[i]! + originEast;
            this.coordinates[this.used++] = loop[i + 1]! + originNorth;
          }
          this.ringEnds.push(this.used);
        }
      }
    }
    if (this.rows++ === 0) this.fields = RESULT_FIELDS.map((name) => attributes!.fields.findIndex((field) => field.name === name));
    for (let k = 0; k < 3; k++) this.texts.push(attributes!.text(row, this.fields[k]!));
    this.areas.push(attributes!.number(row, this.fields[3]!));
  }

  private reserve(more: number): void {
    if (this.used + more <= this.coordinates.length) return;
    this.coordinates = new Float64Array(Math.max(more, 1 << 17));
    this.chunks.push(this.coordinates);
    this.used = 0;
  }
}

export function prepareRights(rights: readonly Parts[]): OverlaySubject[] {
  return rights.map((right, i) => prepareSubject(String(i), right.map((part) => part.map((ring) => Float64Array.from(ring))), COUNTY_SYSTEM, 'vertices')!);
}

/** Planar and ellipsoidal areas per right and class; with `rows` the geometry and four attributes too. */
export function overlay(subjects: readonly OverlaySubject[], reader: LayerReader, rows: ResultRows | null): Promise<LayerOverlay> {
  let field = -1;
  return overlayLayer(subjects, reader, {
    system: COUNTY_SYSTEM, ellipsoidalEdges: 'vertices', sliverAreaSquareMetres: 0, sliverWidthMetres: 0,
    classOf: (row, { attributes }) => {
      if (!attributes) return '';
      if (field < 0) field = attributes.fields.findIndex(({ name }) => name === 'DLBM');
      return attributes.text(row, field);
    },
    deductionOf: null,
    onOverlap: (subject, row, batch, cut) => rows?.add(subject, row, batch, cut),
  }, quietJob());
}

/** Planar area per right. */
export function planarAreas(result: LayerOverlay): number[] {
  return result.bySubject.map((classes) => classes.reduce((sum, found) => sum + found.areaPlanarSquareMetres + found.sliverAreaSquareMetres, 0));
}

/** The parcels' shapefile as a set. */
export async function parcelSet(county: CountyFiles): Promise<FileSet> {
  const { sets } = await listFileSets(await sourcesOf([county.shapefile], new NewsCollector()), quietJob());
  return sets[0]!;
}

/** The whole shapefile in memory. */
export async function readParcels(county: CountyFiles): Promise<ReadLayer> {
  const choices = { name: 'parcels', role: 'dltb', encoding: null, system: COUNTY_SYSTEM, mapping: {}, swapAxes: false, vintage: null } as const;
  return (await readShapefile(await parcelSet(county), choices, quietJob())).value;
}

/** The import as the window's engine does it: streamed, every ring judged, symbol classes, index, checksums, into the store. */
export async function importParcels(county: CountyFiles): Promise<void> {
  const choices = { name: 'parcels', role: 'dltb', encoding: null, system: COUNTY_SYSTEM, mapping: { class: 'DLBM' }, swapAxes: false, vintage: null } as const;
  await importLayer(await parcelSet(county), choices, 'bench', false, newLayerFolder(storeFolder(county)), quietJob());
}

export const storeFolder = (county: CountyFiles): string => join(county.folder, 'store');

const WORK = {
  /** As `kuangce overlay` reads a large shapefile: near the rights, with its record and checksum. */
  async file(county: CountyFiles, rights: readonly Parts[]) {
    const subjects = prepareRights(rights);
    const ground = { boxes: subjects.map(({ region }) => region.extent), system: COUNTY_SYSTEM, leastBytes: 0 };
    const layer = await openLandLayer({ path: county.shapefile, role: 'dltb', encoding: null, system: null, swapAxes: false }, ground, new NewsCollector(), quietJob());
    assert(layer && 'reader' in layer, 'the generated file is regular');
    const result = await overlay(subjects, layer.reader, new ResultRows(true));
    await settle(layer);
    return result;
  },
  async store(county: CountyFiles, rights: readonly Parts[]) {
    const { reader, close } = await openLayerFolder(storeFolder(county));
    const result = await overlay(prepareRights(rights), reader, new ResultRows(false));
    close();
    return result;
  },
  async import(county: CountyFiles) {
    await importParcels(county);
    return null;
  },
  /** What no reader can do without: every byte of .shp and .dbf once, and the cuts themselves of parcels that lie in memory. */
  async limit(county: CountyFiles, rights: readonly Parts[]) {
    const began = performance.now();
    plainRead(county.shapefile);
    plainRead(county.shapefile.replace(/shp$/, 'dbf'));
    limitBytesMilliseconds = performance.now() - began;
    const started = performance.now();
    const result = await overlay(prepareRights(rights), await candidatesInMemory(county, rights), null);
    limitCutsMilliseconds = performance.now() - started - gatheringMilliseconds;
    return result;
  },
};
export type WorkName = keyof typeof WORK;

let limitBytesMilliseconds = 0;
let limitCutsMilliseconds = 0;
let gatheringMilliseconds = 0;
let gathered: LayerReader | null = null;

/** The parcels that the rights' boxes touch, with their rings, from the whole file read once. */
async function candidatesInMemory(county: CountyFiles, rights: readonly Parts[]): Promise<LayerReader> {
  const started = performance.now();
  if (!gathered) {
    const { geometry } = (await readParcels(county)).columns;
    const grid = buildCandidateGrid(prepareRights(rights).map(({ region }) => region.extent));
    const found: number[] = [];
    const { bounds } = geometry;
    const builder = new GeometryBuilder('polygon', 1 << 20);
    for (let feature = 0; feature < geometry.featureCount; feature++) {
      if (findCandidates(grid, bounds, 4 * feature, found) === 0) continue;
      for (const rings of featureParts(geometry, feature)) {
        for (const ring of rings) builder.path(ring);
        builder.endPart();
      }
      builder.endFeature();
    }
    gathered = memoryReader(builder.finish());
  }
  gatheringMilliseconds = performance.now() - started;
  return gathered;
}

/** Not at the very beginning of its memory, to which some systems copy half as fast (see second-thread.ts). */
const PLAIN_READ_OFFSET = 64;

function plainRead(path: string): void {
  const buffer = new Uint8Array(4 * 1024 * 1024 + PLAIN_READ_OFFSET).subarray(PLAIN_READ_OFFSET);
  const handle = openSync(path, 'r');
  while (readSync(handle, buffer, 0, buffer.length, null) > 0);
  closeSync(handle);
}

const CHILD = '--child';

/** In a child process: does its work and tells. False when this process is no child. */
export async function answerAsChild(): Promise<boolean> {
  const at = process.argv.indexOf(CHILD);
  if (at < 0) return false;
  const [name, rounds, county] = [process.argv[at + 1] as WorkName, Number(process.argv[at + 2]), JSON.parse(process.argv[at + 3]!) as CountyFiles];
  const rights = readRights(county);
  const milliseconds: number[] = [];
  const cpuMilliseconds: number[] = [];
  let result: LayerOverlay | null = null;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const worked = process.cpuUsage();
    result = await WORK[name](county, rights);
    const { user, system } = process.cpuUsage(worked);
    cpuMilliseconds.push((user + system) / 1000);
    milliseconds.push(performance.now() - started - (name === 'limit' ? gatheringMilliseconds : 0));
  }
  const answer: ChildAnswer = { milliseconds, cpuMilliseconds, peakMegabytes: peakMegabytes(), areas: result ? planarAreas(result) : [], facts: { ...result?.statistics, repairs: result?.repairs.length ?? 0, limitBytesMilliseconds, limitCutsMilliseconds } };
  process.stdout.write(JSON.stringify(answer));
  return true;
}

/** The work in a fresh process, so many rounds one after another. */
export function inChild(name: WorkName, county: CountyFiles, rounds: number): ChildAnswer & { readonly wallMilliseconds: number } {
  const started = performance.now();
  const child = spawnSync(process.execPath, [process.argv[1]!, CHILD, name, String(rounds), JSON.stringify(county)], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
  return { ...(JSON.parse(child.stdout) as ChildAnswer), wallMilliseconds: performance.now() - started };
}
