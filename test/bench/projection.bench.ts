/** Gauss-Krüger metres of many points to degrees and back: ours, proj4 and PROJ (through pyproj, its start not counted). */
import proj4 from 'proj4';
import { spawnSync } from 'node:child_process';
import { forwardColumn, inverseColumn } from '../../shared/crs/gauss-kruger.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { seeded } from '../helpers/polygons.ts';
import { againstPeer, machine, runAsProgram, runInTurn, type Benchmark, type BenchFigure } from './harness.ts';

const SYSTEM = systemById('EPSG:4525')!;
const DEFINITION = '+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=37500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const PYPROJ = `
import json, sys, time
import numpy as np, pyproj
xy = np.frombuffer(sys.stdin.buffer.read()).reshape(-1, 2)
back = pyproj.Transformer.from_crs("EPSG:4525", "EPSG:4490", always_xy=True)
x, y = xy[:, 0].copy(), xy[:, 1].copy()
back.transform(x[:1000], y[:1000])
start = time.perf_counter()
lon, lat = back.transform(x, y)
print(json.dumps({"milliseconds": (time.perf_counter() - start) * 1000, "version": pyproj.proj_version_str, "sample": np.column_stack((lon[:5000], lat[:5000])).ravel().tolist()}))
`;
/** Metres per degree, roughly: enough to speak of hundredths of a millimetre. */
const METRES_PER_DEGREE = 111_320;

interface ProjAnswer {
  readonly milliseconds: number;
  readonly version: string;
  readonly sample: readonly number[];
}

function withProj(points: Float64Array): ProjAnswer | null {
  const path = [process.env['KUANGCE_BENCH_PYTHONPATH'], process.env['PYTHONPATH']].filter(Boolean).join(':');
  const answer = spawnSync('python3', ['-c', PYPROJ], { input: new Uint8Array(points.buffer, points.byteOffset, points.byteLength), encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, ...(path && { PYTHONPATH: path }) } });
  return answer.status === 0 ? (JSON.parse(answer.stdout) as ProjAnswer) : null;
}

export const bench: Benchmark = {
  name: 'projection',
  describe: 'Gauss-Krüger 3° zone 37 (CGCS2000) to degrees, one thread',
  async run({ quick, say }) {
    const count = quick ? 200_000 : 4_000_000;
    const random = seeded(3);
    const points = new Float64Array(2 * count);
    for (let i = 0; i < points.length; i += 2) {
      points[i] = 37_500_000 + (random() - 0.5) * 300_000;
      points[i + 1] = 2_000_000 + random() * 3_500_000;
    }
    const converter = proj4(DEFINITION, '+proj=longlat +ellps=GRS80 +no_defs');
    let degrees = new Float64Array(0);
    let metres = new Float64Array(0);
    let worstOfProj4 = 0;
    let proj = withProj(points);
    const timings = await runInTurn([
      { name: 'ours', work: () => { degrees = inverseColumn(points, SYSTEM) as Float64Array<ArrayBuffer>; } },
      { name: 'ours, forward', work: () => { metres = forwardColumn(degrees, SYSTEM) as Float64Array<ArrayBuffer>; } },
      {
        name: 'proj4',
        work: () => {
          worstOfProj4 = 0;
          for (let i = 0; i < points.length; i += 2) {
            const [longitude, latitude] = converter.forward([points[i]!, points[i + 1]!]);
            worstOfProj4 = Math.max(worstOfProj4, Math.abs(longitude! - degrees[i]!), Math.abs(latitude! - degrees[i + 1]!));
          }
        },
      },
      ...(proj ? [{ name: 'PROJ', work: () => (proj = withProj(points))?.milliseconds ?? Number.NaN }] : []),
    ], quick ? 1 : 3, say);
    let worstThereAndBack = 0;
    for (let i = 0; i < points.length; i++) worstThereAndBack = Math.max(worstThereAndBack, Math.abs(metres[i]! - points[i]!));
    const worstOfProj = proj ? proj.sample.reduce((worst, value, i) => Math.max(worst, Math.abs(value - degrees[i]!)), 0) * METRES_PER_DEGREE * 1000 : null;
    const exact = (what: string, value: number): BenchFigure => ({ what, value, unit: 'mm', goal: 'at most 0.01 mm', met: value <= 0.01 });
    return {
      name: 'projection',
      data: { machine: machine(), points: count, PROJ: proj ? proj.version : 'missing (python3 with pyproj)' },
      figures: [
        againstPeer('to degrees', timings.get('ours')!, 'proj4', timings.get('proj4'), 1),
        againstPeer('to degrees', timings.get('ours')!, 'PROJ', timings.get('PROJ'), 1),
        { what: 'to metres', value: timings.get('ours, forward')!.medianMilliseconds, unit: 'ms' },
        exact('largest difference to proj4', worstOfProj4 * METRES_PER_DEGREE * 1000),
        ...(worstOfProj === null ? [] : [exact('largest difference to PROJ', worstOfProj)]),
        exact('there and back', worstThereAndBack * 1000),
      ],
    };
  },
};

await runAsProgram(bench);
