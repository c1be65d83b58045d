/** pyogrio and shapely as a peer: `python3` that can import both (KUANGCE_BENCH_PYTHONPATH adds a folder of packages). */
import { spawnSync } from 'node:child_process';
import type { CountyFiles } from '../county-files.ts';

// Benchmarks run bundled in dist/bench.
const SCRIPT = decodeURIComponent(new URL('../../test/bench/peers/shapely_files.py', import.meta.url).pathname);

export interface ShapelyAnswer {
  readonly version: string;
  readonly milliseconds: number;
  readonly readMilliseconds: number;
  readonly indexMilliseconds: number;
  readonly overlayMilliseconds: number;
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
  readonly areas: readonly number[];
}

/** File to result once, in a fresh process; null when it cannot be run here. */
export function withShapely(county: CountyFiles): ShapelyAnswer | null {
  const path = [process.env['KUANGCE_BENCH_PYTHONPATH'], process.env['PYTHONPATH']].filter(Boolean).join(':');
  const answer = spawnSync('python3', [SCRIPT, county.folder, '1'], { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, ...(path && { PYTHONPATH: path }) } });
  return answer.status === 0 ? (JSON.parse(answer.stdout) as ShapelyAnswer) : null;
}
