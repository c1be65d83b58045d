/**
 * A shapefile with all attributes into the workspace's store (encoding found, rings judged, index, checksums), beside
 * ogr2ogr → FlatGeobuf, which does less. `--sizes=500000`, `--rounds=3`, `--keep`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { countyFiles, removeCounties, type CountyFiles } from './county-files.ts';
import { againstPeer, machine, optionOf, runAsProgram, runInTurn, type Benchmark, type BenchFigure } from './harness.ts';
import { answerAsChild, inChild, type ChildAnswer } from './work.ts';

interface PeerRun {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function withOgr2ogr(county: CountyFiles): PeerRun | null {
  const target = join(county.folder, 'parcels.fgb');
  rmSync(target, { force: true });
  const started = performance.now();
  const done = spawnSync('ogr2ogr', ['-f', 'FlatGeobuf', '-nlt', 'PROMOTE_TO_MULTI', target, county.shapefile]);
  return done.status === 0 ? { milliseconds: performance.now() - started, megabytes: statSync(target).size / 1e6 } : null;
}

export const bench: Benchmark = {
  name: 'import',
  describe: 'shapefile with 18 fields → store, all attributes',
  async run(options) {
    const sizes = optionOf('sizes')?.split(',').map(Number) ?? (options.quick ? [10_000] : [100_000, 500_000]);
    const rounds = options.quick ? 1 : Number(optionOf('rounds') ?? 3);
    const figures: BenchFigure[] = [];
    const data: Record<string, string | number> = { machine: machine(), ogr2ogr: spawnSync('ogr2ogr', ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'missing' };
    try {
      for (const size of sizes) {
        const label = `${size.toLocaleString('en')} parcels`;
        const county = countyFiles(size, 200, options.say);
        let ours: ChildAnswer | undefined;
        let peer = withOgr2ogr(county);
        const timings = await runInTurn([
          // A fresh process each time, as somebody's first import of the day; its start is counted on both sides.
          { name: 'ours', work: () => { const child = inChild('import', county, 1); ours = child; return child.wallMilliseconds; } },
          ...(peer ? [{ name: 'ogr2ogr', work: () => (peer = withOgr2ogr(county))!.milliseconds }] : []),
        ], rounds, (line) => options.say(`${label}, ${line}`));
        const figure = againstPeer(`${label}, import`, timings.get('ours')!, 'ogr2ogr → FlatGeobuf', timings.get('ogr2ogr'), size === 500_000 ? 1 : undefined);
        figures.push(figure, { what: `${label}, import, peak memory`, value: ours!.peakMegabytes, unit: 'MB' });
        data[`${label}, megabytes of files`] = Math.round(county.megabytes);
        if (peer) data[`${label}, megabytes of FlatGeobuf`] = Math.round(peer.megabytes);
      }
      return { name: 'import', data, figures };
    } finally {
      if (!process.argv.includes('--keep')) removeCounties();
    }
  },
};

if (!(await answerAsChild())) await runAsProgram(bench);
