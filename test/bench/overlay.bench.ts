/**
 * 200 and 2 000 rights (a tenth along parcel lines) against 10 000 to a million parcels: from shapefiles as the command
 * line reads them and from the workspace's store, each in a process of its own, beside shapely, PostGIS, GEOS as
 * WebAssembly and turf. `--sizes=500000` and `--rights=200` choose, `--rounds=3`, `--keep` leaves the data for the next run,
 * `--no-postgis` passes that peer over. “Fresh process” is cold code; “process that has done it before” is warm code, the
 * median of later rounds. Files lie in the page cache on all sides.
 */
import { featureParts, type GeometryColumns } from '../../shared/geometry/columns.ts';
import { memoryReader } from '../../shared/geometry/layer-reader.ts';
import { buildIndex } from '../../shared/geometry/spatial-index.ts';
import type { Parts } from '../helpers/polygons.ts';
import { countyFiles, readRights, removeCounties, removeCounty, type CountyFiles } from './county-files.ts';
import { againstPeer, machine, medianOf, optionOf, peakMegabytes, runAsProgram, runInTurn, type Benchmark, type BenchFigure, type BenchOptions } from './harness.ts';
import { withPostgis, type PostgisAnswer } from './peers/postgis.ts';
import { withShapely, type ShapelyAnswer } from './peers/shapely.ts';
import { answerAsChild, inChild, overlay, planarAreas, prepareRights, readParcels, type ChildAnswer } from './work.ts';

const TURF_RIGHTS = 4;
/** Above this the peers in memory (GEOS as WebAssembly, turf) are passed over. */
const LARGEST_IN_MEMORY = 100_000;
const WARM_ROUNDS = 6;
const MEMORY_GOAL_MEGABYTES = 250;

interface Figures {
  readonly figures: BenchFigure[];
  readonly facts: Record<string, string | number>;
}

function extentOf(right: Parts): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of right.flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]!);
      box[1] = Math.min(box[1], ring[i + 1]!);
      box[2] = Math.max(box[2], ring[i]!);
      box[3] = Math.max(box[3], ring[i + 1]!);
    }
  }
  return box;
}

/** geos-wasm: flatbush candidates, prepared contains and intersects, then the intersection. Geometries made beforehand. */
async function withGeos(parcels: GeometryColumns, rights: readonly Parts[], sums: { areas: number[] }): Promise<number> {
  // Peers in memory are loaded here and not in the children, whose memory is measured.
  const { geosOracle } = await import('../helpers/geos.ts');
  const geos = await geosOracle();
  const geometries = Array.from({ length: parcels.featureCount }, (_, feature) => geos.polygon(featureParts(parcels, feature)));
  const start = performance.now();
  const index = buildIndex(parcels.bounds);
  sums.areas = rights.map((right) => {
    const shape = geos.polygon(right);
    const prepared = geos.prepare(shape);
    let area = 0;
    for (const feature of index.search(extentOf(right))) {
      const parcel = geometries[feature]!;
      if (!geos.preparedIntersects(prepared, parcel)) continue;
      if (geos.preparedContains(prepared, parcel)) area += geos.area(parcel);
      else {
        const common = geos.intersection(shape, parcel);
        area += geos.area(common);
        geos.free(common);
      }
    }
    geos.free(shape);
    return area;
  });
  const taken = performance.now() - start;
  for (const geometry of geometries) geos.free(geometry);
  return taken;
}

/** The habit of the web: turf's intersect for every box that touches, for a few rights only. */
async function withTurf(parcels: GeometryColumns, rights: readonly Parts[]): Promise<void> {
  const { area: turfArea, featureCollection, intersect: turfIntersect, polygon: turfPolygon, toWgs84 } = await import('@turf/turf');
  const index = buildIndex(parcels.bounds);
  const feature = (parts: Parts) => turfPolygon(parts[0]!.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!])));
  for (const right of rights) {
    const shape = feature(right);
    for (const candidate of index.search(extentOf(right))) {
      const parcel = feature(featureParts(parcels, candidate).map((part) => part.map((ring) => Array.from(ring))));
      const common = turfIntersect(featureCollection([shape, parcel]));
      if (common) turfArea(toWgs84(common));
    }
  }
}

const worstRelative = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => (value === b[i] ? 0 : Math.abs(value - b[i]!) / Math.max(Math.abs(b[i]!), 1))));

function areaFigure(label: string, peer: string, ours: readonly number[], theirs: readonly number[]): BenchFigure {
  const value = worstRelative(ours, theirs);
  return { what: `${label}, largest relative difference of an area to ${peer}`, value, unit: '', goal: 'at most 1e-8', met: value <= 1e-8 };
}

/** Engines on columns in memory: cutting alone. */
async function inMemory(label: string, county: CountyFiles, rounds: number, { say }: BenchOptions): Promise<Figures> {
  const { geometry } = (await readParcels(county)).columns;
  const rights = readRights(county);
  const sums = { areas: [] as number[] };
  let areas: number[] = [];
  const timings = await runInTurn([
    { name: 'ours', work: async () => { areas = planarAreas(await overlay(prepareRights(rights), memoryReader(geometry), null)); } },
    { name: 'geos-wasm', work: () => withGeos(geometry, rights, sums) },
  ], rounds, (line) => say(`${label}, in memory, ${line}`));
  const few = rights.slice(0, TURF_RIGHTS);
  const turf = await runInTurn([
    { name: 'ours', work: async () => { await overlay(prepareRights(few), memoryReader(geometry), null); } },
    { name: 'turf', work: () => withTurf(geometry, few) },
  ], 1, (line) => say(`${label}, ${TURF_RIGHTS} rights, ${line}`));
  return {
    figures: [
      againstPeer(`${label}, in memory, planar and ellipsoidal areas`, timings.get('ours')!, 'geos-wasm prepared, planar only', timings.get('geos-wasm')),
      againstPeer(`${label}, in memory, ${TURF_RIGHTS} rights`, turf.get('ours')!, 'turf', turf.get('turf')),
      areaFigure(label, 'geos-wasm', areas, sums.areas),
    ],
    facts: {},
  };
}

/** A later round from the store, by the clock and by all threads' processor time. */
interface WarmStore {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

/** Files and store, in processes of their own, beside the peers. */
async function fromFiles(label: string, county: CountyFiles, rounds: number, options: BenchOptions, goals: boolean): Promise<Figures & { readonly warmStore: WarmStore }> {
  const { say } = options;
  const imported = inChild('import', county, 1);
  say(`${label}, import into the store: ${imported.milliseconds[0]!.toFixed(0)} ms, ${imported.peakMegabytes.toFixed(0)} MB`);
  const [file, store]: ChildAnswer[][] = [[], []];
  const shapely: ShapelyAnswer[] = [];
  for (let round = 0; round <= rounds; round++) {
    // First and later rounds of one process beside one run of the peer, so that a busy moment hits all alike.
    const answers = [inChild('file', county, WARM_ROUNDS), inChild('store', county, WARM_ROUNDS)] as const;
    const theirs = round === 0 || shapely.length > 0 ? withShapely(county) : null;
    say(`${label}, file ${answers[0].milliseconds.map(Math.round).join(' ')} ms, store ${answers[1].milliseconds.map(Math.round).join(' ')} ms, shapely ${theirs?.milliseconds.toFixed(0) ?? 'missing'} ms${round === 0 ? ' (not counted)' : ''}`);
    if (round === 0 && theirs) shapely.push(theirs);
    if (round === 0) continue;
    file!.push(answers[0]);
    store!.push(answers[1]);
    if (theirs) shapely.push(theirs);
  }
  if (shapely.length > 1) shapely.shift();
  const [warmFile, warmStore] = [file!.at(-1)!, store!.at(-1)!];
  const limit = inChild('limit', county, WARM_ROUNDS);
  const postgis: PostgisAnswer | null = process.argv.includes('--no-postgis') ? null : withPostgis(county);
  const steadyOf = (list: readonly number[]): number => medianOf(list.slice(2));
  const steady = (answers: readonly ChildAnswer[]): number => medianOf(answers.map(({ milliseconds }) => steadyOf(milliseconds)));
  const cold = (answers: readonly ChildAnswer[]): number => medianOf(answers.map(({ milliseconds }) => milliseconds[0]!));
  const peak = Math.max(...store!.map(({ peakMegabytes: each }) => each));
  const theirCpu = shapely.length > 0 ? medianOf(shapely.map(({ cpuMilliseconds }) => cpuMilliseconds)) : undefined;
  const theirs = shapely.length > 0 ? medianOf(shapely.map(({ milliseconds }) => milliseconds)) : undefined;
  const theirPostgis = postgis ? postgis.loadMilliseconds + postgis.indexMilliseconds + postgis.queryMilliseconds : undefined;
  const against = (what: string, value: number, peer: string, peerValue: number | undefined, most: number): BenchFigure => ({
    what: `${label}, ${what}`, value, unit: 'ms', peer: peerValue === undefined ? `${peer} (missing)` : peer,
    ...(peerValue !== undefined && { peerValue, ratio: value / peerValue, ...(goals && { goal: `at most ${most} × ${peer}`, met: value / peerValue <= most }) }),
  });
  // Told beside the goals: all threads' processor time, steadier than the clock on a busy machine.
  const processor = (what: string, value: number, peerValue: number): BenchFigure => ({ what: `${label}, ${what}, processor time`, value, unit: 'ms', peer: 'shapely', peerValue, ratio: value / peerValue });
  const areas = warmStore.areas;
  return {
    warmStore: { milliseconds: steady(store!), cpuMilliseconds: medianOf(store!.map(({ cpuMilliseconds }) => steadyOf(cpuMilliseconds))) },
    figures: [
      against('file to result, fresh process', cold(file!), 'shapely file to result', theirs, 0.15),
      against('file to result, process that has done it before', steady(file!), 'shapely file to result', theirs, 0.15),
      against('file to result, fresh process', cold(file!), 'PostGIS load + index + query', theirPostgis, 0.1),
      against('file to result, process that has done it before', steady(file!), 'PostGIS load + index + query', theirPostgis, 0.1),
      against('file to result, process that has done it before', steady(file!), 'limit: plain read of the bytes + cuts in memory', steadyOf(limit.milliseconds), 2),
      against('store to result, fresh process', cold(store!), 'shapely file to result', theirs, 0.06),
      against('store to result, process that has done it before', steady(store!), 'shapely file to result', theirs, 0.06),
      ...(theirCpu === undefined ? [] : [
        processor('file to result, fresh process', medianOf(file!.map(({ cpuMilliseconds }) => cpuMilliseconds[0]!)), theirCpu),
        processor('file to result, process that has done it before', medianOf(file!.map(({ cpuMilliseconds }) => steadyOf(cpuMilliseconds))), theirCpu),
        processor('store to result, fresh process', medianOf(store!.map(({ cpuMilliseconds }) => cpuMilliseconds[0]!)), theirCpu),
        processor('store to result, process that has done it before', medianOf(store!.map(({ cpuMilliseconds }) => steadyOf(cpuMilliseconds))), theirCpu),
      ]),
      { what: `${label}, store to result, peak memory of its process`, value: peak, unit: 'MB', ...(goals && { goal: `under ${MEMORY_GOAL_MEGABYTES} MB`, met: peak < MEMORY_GOAL_MEGABYTES }) },
      { what: `${label}, file to result, peak memory of its process`, value: Math.max(...file!.map(({ peakMegabytes: each }) => each)), unit: 'MB', ...(shapely[0] && { peer: 'shapely', peerValue: shapely[0].peakMegabytes, ratio: Math.max(...file!.map(({ peakMegabytes: each }) => each)) / shapely[0].peakMegabytes }) },
      { what: `${label}, store and file give the same areas, largest relative difference`, value: worstRelative(areas, warmFile.areas), unit: '', goal: 'none', met: worstRelative(areas, warmFile.areas) === 0 },
      ...(shapely[0] ? [areaFigure(label, 'shapely', areas, shapely[0].areas)] : []),
      ...(postgis ? [areaFigure(label, 'PostGIS', areas, postgis.areas)] : []),
      { what: `${label}, boxes that touch / parcels whole / pairs cut`, value: warmStore.facts['candidates']!, unit: `/ ${warmStore.facts['whole']} / ${warmStore.facts['cut']}` },
      { what: `${label}, pairs handed to the clipper`, value: warmStore.facts['handedOver']!, unit: '', goal: 'none', met: warmStore.facts['handedOver'] === 0 },
    ],
    facts: {
      [`${label}, vertices`]: county.vertices,
      [`${label}, megabytes of files`]: Math.round(county.megabytes),
      [`${label}, limit in its last round, ms: bytes, cuts`]: `${limit.facts['limitBytesMilliseconds']!.toFixed(0)}, ${limit.facts['limitCutsMilliseconds']!.toFixed(0)}`,
      shapely: shapely[0] ? shapely[0].version : 'missing (python3 with pyogrio and shapely)',
      ...(shapely[0] && { [`${label}, shapely, ms: read, index, overlay`]: [shapely[0].readMilliseconds, shapely[0].indexMilliseconds, shapely[0].overlayMilliseconds].map(Math.round).join(', ') }),
      PostGIS: postgis ? postgis.version : 'missing (a local server with PostGIS, and ogr2ogr) or passed over',
      ...(postgis && { [`${label}, PostGIS, ms: load, index, query`]: [postgis.loadMilliseconds, postgis.indexMilliseconds, postgis.queryMilliseconds].map(Math.round).join(', ') }),
    },
  };
}

export const bench: Benchmark = {
  name: 'overlay',
  describe: 'mining rights (a tenth of them along parcel lines) against a coverage: geometry and four attributes of everything in common',
  async run(options) {
    const rightCounts = optionOf('rights')?.split(',').map(Number) ?? (options.quick ? [200] : [200, 2_000]);
    const sizes = optionOf('sizes')?.split(',').map(Number) ?? (options.quick ? [4_000] : [10_000, 100_000, 500_000, 1_000_000]);
    const rounds = options.quick ? 1 : Number(optionOf('rounds') ?? 3);
    const figures: BenchFigure[] = [];
    let data: Record<string, string | number> = { machine: machine(), rights: rightCounts.join(', ') };
    const stores = new Map<number, WarmStore>();
    try {
      for (const rights of rightCounts) {
        for (const size of sizes) {
          const label = `${size.toLocaleString('en')} parcels × ${rights.toLocaleString('en')} rights`;
          const county = countyFiles(size, rights, options.say);
          // The goals are set for half a million parcels and 200 rights.
          const files = await fromFiles(label, county, rounds, options, size === 500_000 && rights === 200);
          if (rights === 200) stores.set(size, files.warmStore);
          const memory = size <= LARGEST_IN_MEMORY && rights === 200 ? await inMemory(label, county, rounds, options) : { figures: [], facts: {} };
          figures.push(...files.figures, ...memory.figures);
          data = { ...data, ...files.facts, ...memory.facts };
          if (!process.argv.includes('--keep')) removeCounty(county);
        }
      }
      const [half, million] = [stores.get(500_000), stores.get(1_000_000)];
      if (half && million) {
        const grown = (what: string, value: number, peerValue: number): BenchFigure => ({ what: `a million parcels from the store, 200 rights${what}`, value, unit: 'ms', peer: 'half a million', peerValue, ratio: value / peerValue });
        figures.push({ ...grown('', million.milliseconds, half.milliseconds), goal: 'at most 1.3 × half a million', met: million.milliseconds / half.milliseconds <= 1.3 });
        figures.push(grown(', processor time', million.cpuMilliseconds, half.cpuMilliseconds));
      }
      figures.push({ what: 'peak memory of this process, with the peers in memory', value: peakMegabytes(), unit: 'MB' });
      return { name: 'overlay', data, figures };
    } finally {
      if (!process.argv.includes('--keep')) removeCounties();
    }
  },
};

if (!(await answerAsChild())) await runAsProgram(bench);
