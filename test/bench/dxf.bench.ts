/** A drawing of 110 MB and 434 000 entities: looked at, imported, and converted by GDAL's ogr2ogr. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewsCollector } from '../../shared/base/news.ts';
import { quietJob } from '../../shared/base/job.ts';
import { readDrawing, USUAL_SAGITTA } from '../../shared/formats/dxf/read.ts';
import { surveyDrawing } from '../../shared/formats/dxf/survey.ts';
import { serialiseAttributes } from '../../shared/formats/stored-attributes.ts';
import { sourcesOf } from '../../electron/cli/node-byte-source.ts';
import { againstPeer, machine, peakMegabytes, runAsProgram, runInTurn, type Benchmark } from './harness.ts';
import { entitiesOf, WHOLE, writeMineDrawing, type DrawingSize } from './mine-drawing.ts';

/** A tenth of everything, to see that it works. */
const QUICK: DrawingSize = { lines: 39_000, solids: 4_100, texts: 134, circles: 104, arcs: 69 };
const ROUNDS = 3;
const MOST_SECONDS_TO_INSPECT = 10;
const MOST_MEGABYTES = 500;
const MEASURE = '--measure';

interface Measured {
  readonly entityCount: number;
  readonly features: number;
  readonly strays: number;
  readonly milliseconds: number;
  readonly peakMegabytes: number;
}

/** What the child process does: a survey, and with `out` the import into columns that are written there. */
async function measure(path: string, out: string | undefined): Promise<Measured> {
  const start = performance.now();
  const [source] = await sourcesOf([path], new NewsCollector());
  const survey = await surveyDrawing(source!, { encoding: null }, quietJob());
  let features = 0;
  if (out !== undefined) {
    const choices = { layers: null, encoding: survey.encoding.evidence.chosen, sagitta: USUAL_SAGITTA, window: survey.window, swapAxes: false };
    const { value } = await readDrawing(source!, choices, quietJob());
    for (const [name, { geometry, attributes }] of Object.entries({ lines: value.lines, areas: value.areas, points: value.points })) {
      features += geometry.featureCount;
      const { bytes } = serialiseAttributes(attributes);
      const columns = [geometry.coordinates, geometry.z, geometry.pathStart, geometry.partStart, geometry.featureStart, geometry.bounds, bytes];
      columns.forEach((column, position) => column && writeFileSync(join(out, `${name}.${position}`), column));
    }
  }
  return { entityCount: survey.entityCount, features, strays: survey.strayCount, milliseconds: performance.now() - start, peakMegabytes: peakMegabytes() };
}

const bench: Benchmark = {
  name: 'dxf',
  describe: 'a mine drawing inspected and imported; ogr2ogr to FlatGeobuf as the peer (whole processes, started anew)',
  async run({ quick, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'dxf-bench-'));
    try {
      const size = quick ? QUICK : WHOLE;
      const drawing = join(folder, 'drawing.dxf');
      say('writing the drawing');
      const bytes = writeMineDrawing(drawing, size);
      const told: Partial<Record<'inspect' | 'import', Measured>> = {};
      const child = (what: 'inspect' | 'import'): number => {
        const start = performance.now();
        const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, MEASURE, drawing, ...(what === 'import' ? [folder] : [])], { encoding: 'utf8' });
        const taken = performance.now() - start;
        if (status !== 0) throw new Error(stderr);
        const answer = JSON.parse(stdout) as Measured;
        const before = told[what]?.peakMegabytes ?? 0;
        told[what] = { ...answer, peakMegabytes: Math.max(before, answer.peakMegabytes) };
        return taken;
      };
      const withGdal = spawnSync('ogr2ogr', ['--version'], { encoding: 'utf8' });
      const converted = join(folder, 'drawing.fgb');
      const gdal = (): void => {
        rmSync(converted, { force: true });
        const { status, stderr } = spawnSync('ogr2ogr', ['-q', '-f', 'FlatGeobuf', '-lco', 'SPATIAL_INDEX=NO', converted, drawing], { encoding: 'utf8' });
        if (status !== 0) throw new Error(stderr);
      };
      const timings = await runInTurn([
        { name: 'inspect', work: () => child('inspect') },
        { name: 'import', work: () => child('import') },
        ...(withGdal.status === 0 ? [{ name: 'ogr2ogr', work: gdal }] : []),
      ], quick ? 1 : ROUNDS, say);
      const inspectSeconds = timings.get('inspect')!.medianMilliseconds / 1000;
      const memory = (what: 'inspect' | 'import') => {
        const value = told[what]!.peakMegabytes;
        return { what: `peak memory, ${what}`, value, unit: 'MB', goal: `under ${MOST_MEGABYTES} MB`, met: value < MOST_MEGABYTES };
      };
      return {
        name: 'dxf',
        data: {
          machine: machine(),
          drawing: `${(bytes / 1e6).toFixed(1)} MB, ${entitiesOf(size)} entities, AC1024 in UTF-8 under ANSI_936`,
          read: `${told.import!.features} features, ${told.import!.strays} strays set aside of ${told.import!.entityCount} entities`,
          import: 'survey, reading of all layers, columns written to disk',
          peer: withGdal.status === 0 ? withGdal.stdout.trim() : 'ogr2ogr is not installed',
        },
        figures: [
          { what: 'inspect', value: inspectSeconds, unit: 's', goal: `under ${MOST_SECONDS_TO_INSPECT} s`, met: inspectSeconds < MOST_SECONDS_TO_INSPECT },
          againstPeer('import', timings.get('import')!, 'ogr2ogr', timings.get('ogr2ogr'), 1),
          memory('inspect'),
          memory('import'),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const at = process.argv.indexOf(MEASURE);
if (at >= 0) process.stdout.write(JSON.stringify(await measure(process.argv[at + 1]!, process.argv[at + 2])));
else await runAsProgram(bench);
