/**
 * The map with a whole county: 500 000 parcels, 200 rights and a DXF drawing of 400 000 lines in its own colours in the real program, against
 * OpenLayers' plain vector layers over the same columns, in one run and on pages of their own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareLaunch } from '../../scripts/launch.mjs';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder, type GeometryColumns } from '../../shared/geometry/columns.ts';
import type { FieldDescriptor } from '../../shared/model/layer.ts';
import { startProgram, type RunningProgram } from '../e2e/electron-app.ts';
import { buildPage } from '../e2e/engine-page/start.ts';
import { COUNTY_SYSTEM, countyFiles, readRights, removeCounties, type CountyFiles } from './county-files.ts';
import { writeLineDrawing } from './line-drawing.ts';
import { machine, medianOf, runAsProgram, type Benchmark, type BenchFigure } from './harness.ts';
import type { DriveFigures } from './map-page/drive.ts';
import type { MapBenchPage } from './map-page/page.ts';

declare const mapBench: MapBenchPage;

const WHOLE = { parcels: 500_000, rights: 200, lines: 400_000 };
const QUICK = { parcels: 50_000, rights: 50, lines: 40_000 };
const LONGEST_STEP_MILLISECONDS = 1_800_000;
const SIZE = { width: 1366, height: 768 };

interface MapFigures extends DriveFigures {
  readonly firstPictureMilliseconds: number;
  /** Of the window's process before the map was asked for, and at rest after the journey. */
  readonly windowMegabytesBefore: number;
  readonly windowMegabytes: number;
  readonly allMegabytes: number;
}

const bench: Benchmark = {
  name: 'map',
  describe: 'first picture, frames of a pan and zoom, and memory of the map with a whole county',
  async run({ quick, say }) {
    const size = quick ? QUICK : WHOLE;
    // A fresh build of the program that the page borrows its machine side from.
    if (spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('the program does not build');
    const launch = await prepareLaunch();
    Object.assign(process.env, launch.environment);
    const county = countyFiles(size.parcels, size.rights, say);
    const work = mkdtempSync(join(tmpdir(), 'kuangce-map-bench-'));
    const application = await buildPage(join(process.cwd(), 'test', 'bench', 'map-page'));
    try {
      const drawing = join(work, '线图.dxf');
      writeLineDrawing(drawing, county, size.lines);
      const files = [...parcelFiles(county), ...writeLayer(work, '采矿权', rightsOf(county), RIGHT_FIELDS, (i) => [`C${String(9_999_012_015_067_110_134_567n + BigInt(i))}`, `第${i + 1}矿`, '20300101']), drawing];
      say(`importing ${files.length} files`);
      const profile = join(work, 'profile');
      const { columnMegabytes, layers } = await importAll(application, profile, files);
      say(layers.join('; '));
      const ours = await measure(application, profile, 'ours', say);
      const plain = await measure(application, profile, 'plain', say);
      return { name: 'map', data: { machine: machine(), parcels: size.parcels, rights: size.rights, lines: size.lines, vertices: county.vertices, 'megabytes of columns the map needs': Math.round(columnMegabytes), 'window': `${SIZE.width} × ${SIZE.height}`, memory: 'resident set of the window’s process (page and its workers) at rest after the journey, less the same process before the map was opened' }, figures: figuresOf(ours, plain, columnMegabytes).map((figure) => (quick ? withoutGoal(figure) : figure)) };
    } finally {
      rmSync(work, { recursive: true, force: true });
      rmSync(application, { recursive: true, force: true });
      if (!process.argv.includes('--keep')) removeCounties();
      launch.stop();
    }
  },
};

function figuresOf(ours: MapFigures, plain: MapFigures, columnMegabytes: number): BenchFigure[] {
  const peer = 'plain vector layers';
  const [frames, plainFrames] = [ours, plain].map((figures) => figures.frameMilliseconds.toSorted((a, b) => a - b)) as [number[], number[]];
  const compared = (what: string, value: number, peerValue: number, goalRatio?: number): BenchFigure => ({ what, value, unit: 'ms', peer, peerValue, ratio: value / peerValue, ...(goalRatio !== undefined && { goal: `at most ${goalRatio} × ${peer}`, met: value <= goalRatio * peerValue }) });
  const grown = ours.windowMegabytes - ours.windowMegabytesBefore;
  return [
    compared('first complete picture', ours.firstPictureMilliseconds, plain.firstPictureMilliseconds),
    compared('frame, median', medianOf(frames), medianOf(plainFrames)),
    compared('frame, 95th percentile', at(frames, 0.95), at(plainFrames, 0.95), 0.2),
    compared('frame, longest', frames.at(-1)!, plainFrames.at(-1)!),
    { what: 'frames drawn in the journey', value: frames.length, unit: '', peer, peerValue: plainFrames.length, ratio: frames.length / plainFrames.length },
    { what: 'own script in the longest frame', value: ours.longestScriptMilliseconds, unit: 'ms', peer, peerValue: plain.longestScriptMilliseconds, ratio: ours.longestScriptMilliseconds / plain.longestScriptMilliseconds, goal: 'at most 100 ms', met: ours.longestScriptMilliseconds <= 100 },
    { what: 'memory of the map', value: grown, unit: 'MB', peer, peerValue: plain.windowMegabytes - plain.windowMegabytesBefore, ratio: grown / (plain.windowMegabytes - plain.windowMegabytesBefore), goal: `at most 2 × the columns (${Math.round(2 * columnMegabytes)} MB)`, met: grown <= 2 * columnMegabytes },
    { what: 'all processes', value: ours.allMegabytes, unit: 'MB', peer, peerValue: plain.allMegabytes, ratio: ours.allMegabytes / plain.allMegabytes },
  ];
}

/** Goals are for the whole county: a small one is mostly the window itself. */
function withoutGoal({ goal: _goal, met: _met, ...figure }: BenchFigure): BenchFigure {
  return figure;
}

/** The value below which a share of a sorted list lies. */
const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

async function importAll(application: string, profile: string, files: readonly string[]): Promise<{ readonly columnMegabytes: number; readonly layers: readonly string[] }> {
  const program = await start(application, profile);
  try {
    await program.page.locator('#files').setInputFiles([...files]);
    await program.page.evaluate(() => mapBench.openWorkspace());
    const layers = await program.page.evaluate(() => mapBench.importChosen());
    return { layers, columnMegabytes: (await program.page.evaluate(() => mapBench.columnBytes())) / 1e6 };
  } finally {
    await program.close();
  }
}

async function measure(application: string, profile: string, contender: 'ours' | 'plain', say: (line: string) => void): Promise<MapFigures> {
  const program = await start(application, profile);
  try {
    const before = await megabytes(program);
    const first = await program.page.evaluate((which) => (which === 'ours' ? mapBench.showOurs() : mapBench.showPlain()), contender);
    say(`${contender}: first picture after ${Math.round(first.milliseconds)} ms`);
    const driven = await program.page.evaluate(() => mapBench.drive());
    say(`${contender}: ${driven.frameMilliseconds.length} frames in ${driven.seconds.toFixed(1)} s`);
    await program.page.waitForTimeout(5_000);
    const after = await megabytes(program);
    return { ...driven, firstPictureMilliseconds: first.milliseconds, windowMegabytesBefore: before.window, windowMegabytes: after.window, allMegabytes: after.all };
  } finally {
    await program.close();
  }
}

async function start(application: string, profile: string): Promise<RunningProgram> {
  const program = await startProgram({ application, profile, size: SIZE });
  program.page.setDefaultTimeout(LONGEST_STEP_MILLISECONDS);
  await program.page.waitForFunction(() => 'mapBench' in globalThis);
  return program;
}

/** Resident sets as the program's own metrics say. */
async function megabytes({ electron }: RunningProgram): Promise<{ readonly window: number; readonly all: number }> {
  const metrics = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ type, memory }) => ({ type, kilobytes: memory.workingSetSize })));
  return { window: Math.max(...metrics.filter(({ type }) => type === 'Tab').map(({ kilobytes }) => kilobytes)) / 1000, all: metrics.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1000 };
}

const text = (name: string): FieldDescriptor => ({ name, type: 'text', width: 40, decimals: 0 });
const RIGHT_FIELDS = ['XKZH', 'KSMC', 'YXQZ'].map(text);

const parcelFiles = ({ shapefile }: CountyFiles): string[] => ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((extension) => shapefile.replace(/shp$/, extension));

function writeLayer(folder: string, name: string, features: GeometryColumns, fields: readonly FieldDescriptor[], row: (feature: number) => readonly string[]): string[] {
  const rows = Array.from({ length: features.featureCount }, (_, feature) => row(feature));
  const files = writeShapefile({ name, kind: features.kind, features, fields, rows, system: COUNTY_SYSTEM, encoding: 'gbk', cpg: true });
  return Object.entries(files).map(([extension, bytes]) => {
    const path = join(folder, `${name}.${extension}`);
    writeFileSync(path, bytes);
    return path;
  });
}

function rightsOf(county: CountyFiles): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  for (const parts of readRights(county)) {
    for (const rings of parts) {
      for (const ring of rings) builder.path(ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

await runAsProgram(bench);
