/**
 * A county's parcels with all attributes, read from their shapefile and written in each format, beside ogr2ogr doing the
 * same from the same file. `--sizes=500000`, `--rounds=3`, `--formats=shp,gpkg`, `--keep`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stageFiles } from '../../electron/atomic-write.ts';
import { quietJob, watchedJob } from '../../shared/base/job.ts';
import { outgoingLayer } from '../../shared/formats/outgoing-layer.ts';
import { writerFor } from '../../shared/formats/writers.ts';
import { COUNTY_SYSTEM, countyFiles, removeCounties, type CountyFiles } from './county-files.ts';
import { againstPeer, machine, optionOf, peakMegabytes, runAsProgram, runInTurn, type Benchmark, type BenchFigure } from './harness.ts';
import { readParcels } from './work.ts';

/** By extension, how the same is asked of ogr2ogr; a workbook takes no such county. */
const PEERS: Readonly<Record<string, readonly string[]>> = {
  shp: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=GBK'],
  gpkg: ['-f', 'GPKG', '-nlt', 'PROMOTE_TO_MULTI'],
  fgb: ['-f', 'FlatGeobuf', '-nlt', 'PROMOTE_TO_MULTI'],
  geojson: ['-f', 'GeoJSON', '-t_srs', 'EPSG:4490', '-lco', 'COORDINATE_PRECISION=10'],
  csv: ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT'],
  kml: ['-f', 'KML', '-t_srs', 'EPSG:4490'],
  dxf: ['-f', 'DXF'],
  txt: [],
};

interface ExportAnswer {
  readonly readMilliseconds: number;
  readonly writeMilliseconds: number;
  /** Held when the layer lay in memory, and at most. */
  readonly layerMegabytes: number;
  readonly peakMegabytes: number;
  readonly fileMegabytes: number;
}

const outFolder = (county: CountyFiles): string => join(county.folder, 'out');
const CHILD = '--child-export';

/** In a process of its own: the layer into memory, then out. */
async function exportParcels(extension: string, county: CountyFiles): Promise<ExportAnswer> {
  const started = performance.now();
  const { columns } = await readParcels(county);
  const read = performance.now();
  const layerMegabytes = process.memoryUsage().rss / 1024 ** 2;
  const writer = writerFor(extension, { encoding: 'gbk', producedOn: '2026-11-20' })!;
  const { layer } = outgoingLayer({ name: 'parcels', columns, system: COUNTY_SYSTEM }, { fields: null, features: null, target: null }, writer);
  const names = writer.fileNames('out', [layer]);
  const staged = stageFiles(names.map((name) => join(outFolder(county), name)));
  const job = watchedJob(quietJob().signal, () => {});
  await writer.losses([layer], job);
  for await (const { name, bytes, at } of writer.write('out', [layer], job)) await staged.put(names.indexOf(name), bytes, at);
  await staged.place();
  const fileBytes = names.reduce((sum, name) => sum + statSync(join(outFolder(county), name)).size, 0);
  return { readMilliseconds: read - started, writeMilliseconds: performance.now() - read, layerMegabytes, peakMegabytes: peakMegabytes(), fileMegabytes: fileBytes / 1e6 };
}

function ours(extension: string, county: CountyFiles): ExportAnswer & { readonly wallMilliseconds: number } {
  mkdirSync(outFolder(county), { recursive: true });
  const started = performance.now();
  const child = spawnSync(process.execPath, [process.argv[1]!, CHILD, extension, JSON.stringify(county)], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${extension}: ${child.stderr}`);
  const wallMilliseconds = performance.now() - started;
  rmSync(outFolder(county), { recursive: true, force: true });
  return { ...(JSON.parse(child.stdout) as ExportAnswer), wallMilliseconds };
}

/** Time and, where the system tells, most memory of a program; null when it fails or is missing. */
async function ogr2ogr(options: readonly string[], county: CountyFiles, extension: string): Promise<{ readonly milliseconds: number; readonly megabytes: number } | null> {
  mkdirSync(outFolder(county), { recursive: true });
  const started = performance.now();
  const child = spawn('ogr2ogr', [...options, join(outFolder(county), `peer.${extension}`), county.shapefile], { stdio: 'ignore' });
  let kilobytes = 0;
  const watch = setInterval(() => {
    try {
      kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // Gone between two looks, or a system without /proc.
    }
  }, 20);
  const status = await new Promise<number | null>((resolve) => child.once('error', () => resolve(null)).once('exit', resolve));
  clearInterval(watch);
  const milliseconds = performance.now() - started;
  rmSync(outFolder(county), { recursive: true, force: true });
  return status === 0 ? { milliseconds, megabytes: kilobytes / 1024 } : null;
}

function memoryFigure(what: string, value: number, peer: { readonly megabytes: number } | null): BenchFigure {
  return { what, value, unit: 'MB', ...(peer && peer.megabytes > 0 && { peer: 'ogr2ogr', peerValue: peer.megabytes, ratio: value / peer.megabytes }) };
}

export const bench: Benchmark = {
  name: 'export',
  describe: 'shapefile with 18 fields → each format, all attributes',
  async run(options) {
    const sizes = optionOf('sizes')?.split(',').map(Number) ?? (options.quick ? [10_000] : [500_000]);
    const rounds = options.quick ? 1 : Number(optionOf('rounds') ?? 1);
    const extensions = optionOf('formats')?.split(',') ?? Object.keys(PEERS);
    const figures: BenchFigure[] = [];
    const data: Record<string, string | number> = { machine: machine(), ogr2ogr: spawnSync('ogr2ogr', ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'missing' };
    try {
      for (const size of sizes) {
        const county = countyFiles(size, 200, options.say);
        data[`${size.toLocaleString('en')} parcels, megabytes of files`] = Math.round(county.megabytes);
        for (const extension of extensions) {
          const label = `${size.toLocaleString('en')} parcels, .${extension}`;
          const peerOptions = PEERS[extension] ?? [];
          let mine: ReturnType<typeof ours> | undefined;
          let peer: Awaited<ReturnType<typeof ogr2ogr>> = null;
          const timings = await runInTurn(
            [
              { name: 'ours', work: () => (mine = ours(extension, county)).wallMilliseconds },
              ...(peerOptions.length > 0 && data['ogr2ogr'] !== 'missing' ? [{ name: 'ogr2ogr', work: async () => (peer = await ogr2ogr(peerOptions, county, extension))?.milliseconds ?? Number.NaN }] : []),
            ],
            rounds,
            (line) => options.say(`${label}, ${line}`),
          );
          figures.push(
            againstPeer(`${label}, read and write`, timings.get('ours')!, 'ogr2ogr', timings.get('ogr2ogr')),
            { what: `${label}, of that writing`, value: mine!.writeMilliseconds, unit: 'ms' },
            memoryFigure(`${label}, peak memory`, mine!.peakMegabytes, peer),
            { what: `${label}, memory above the layer itself`, value: mine!.peakMegabytes - mine!.layerMegabytes, unit: 'MB' },
            { what: `${label}, files`, value: mine!.fileMegabytes, unit: 'MB' },
          );
        }
      }
      return { name: 'export', data, figures };
    } finally {
      if (!process.argv.includes('--keep')) removeCounties();
    }
  },
};

const at = process.argv.indexOf(CHILD);
if (at >= 0) process.stdout.write(JSON.stringify(await exportParcels(process.argv[at + 1]!, JSON.parse(process.argv[at + 2]!) as CountyFiles)));
else await runAsProgram(bench);
