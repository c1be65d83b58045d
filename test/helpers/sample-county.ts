/** The fictional sample county for tests: generated once per state of its sources, kept in the machine's temporary folder. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSampleCounty } from '../../scripts/sample-county/generate.ts';
import type { Truth } from '../../scripts/sample-county/truth.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Everything the generator's output depends on. */
const SOURCES = ['scripts/sample-county', 'shared/formats/shapefile', 'shared/crs', 'shared/base', 'shared/geometry/columns.ts', 'package-lock.json'];

function stateOfSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(projectFolder, source);
    const files = /\.(ts|json)$/.test(source) ? [path] : readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort().map((file) => join(path, file));
    for (const file of files) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

let folder: Promise<string> | null = null;

/** Folder with the county's files; the first call in a state of the sources takes some seconds. */
export function sampleCountyFolder(): Promise<string> {
  folder ??= prepare();
  return folder;
}

const LONGEST_WAIT_MILLISECONDS = 200_000;

/** Test files run side by side: the first one here generates, the others wait for it. */
async function prepare(): Promise<string> {
  const target = join(tmpdir(), `kuangce-sample-county-${stateOfSources()}`);
  const whole = (): boolean => existsSync(join(target, 'manifest.json'));
  if (whole()) return target;
  const turn = `${target}.turn`;
  try {
    mkdirSync(turn);
  } catch {
    for (let waited = 0; !whole() && existsSync(turn) && waited < LONGEST_WAIT_MILLISECONDS; waited += 250) await new Promise((resolve) => setTimeout(resolve, 250));
    if (whole()) return target;
  }
  // Beside it and renamed when whole, so that half a county is never taken for one.
  const work = mkdtempSync(`${target}-`);
  try {
    await generateSampleCounty(work);
    if (!whole()) renameSync(work, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(turn, { recursive: true, force: true });
  }
  return target;
}

/** The county's truth. */
export async function sampleCountyTruth(): Promise<Truth> {
  return JSON.parse(readFileSync(join(await sampleCountyFolder(), 'truth.json'), 'utf8')) as Truth;
}
