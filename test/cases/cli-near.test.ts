/** An overlay on the command line that reads only near the rights says what one that reads everything says. */
import { chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { convertColumns } from '../../shared/geometry/convert.ts';
import type { GeometryColumns } from '../../shared/geometry/columns.ts';
import type { FieldDescriptor } from '../../shared/model/layer.ts';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { columnsOf, rectangle, seeded, star, type Parts } from '../helpers/polygons.ts';

vi.setConfig({ testTimeout: 60_000 });

let commandLine: CommandLineUnderTest;
const ZONE = systemById('EPSG:4526')!;
const NEXT_ZONE = systemById('EPSG:4525')!;
const E = 38_450_000;
const N = 3_870_000;
const text = (name: string, width: number): FieldDescriptor => ({ name, type: 'text', width, decimals: 0 });
let folder = '';

function overlay(land: string, read: string, ...more: string[]) {
  const { status, stdout, stderr } = commandLine.run('overlay', '--rights', '采矿权.shp', '--land', `dltb=${land}`, '--as-of', '2026-11-20', '--json', '--read', read, '--out', `out-${read}`, ...more);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { notes, run, ...rest } = JSON.parse(stdout);
  return { notes: notes as { code: string; text: string }[], result: { ...rest, run: { ...run, id: '', startedAt: '', finishedAt: '', notes: [] } } };
}

async function write(name: string, features: GeometryColumns, system: typeof ZONE, fields: readonly FieldDescriptor[], rows: readonly (readonly string[])[]): Promise<void> {
  for (const [extension, bytes] of Object.entries(writeShapefile({ name, kind: 'polygon', features, system, encoding: 'gbk', cpg: false, fields, rows }))) await writeFile(join(folder, `${name}.${extension}`), bytes);
}

beforeAll(async () => {
  commandLine = await buildCommandLine('cli-near');
  ({ folder } = commandLine);
  const random = seeded(41);
  const parcels = columnsOf(Array.from({ length: 2_500 }, (_, i): Parts => {
    const [east, north] = [E + (i % 50) * 100, N + Math.floor(i / 50) * 100];
    // One in a hundred crosses itself and has to be repaired.
    if (i % 100 === 50) return [[[east, north, east + 90, north + 90, east + 90, north, east, north + 90, east, north]]];
    return i % 7 === 0 ? [[rectangle(east, north, east + 100, north + 100), rectangle(east + 40, north + 40, east + 60, north + 60)]] : [[star(random, east + 50, north + 50, 50, 16)]];
  }));
  const classes = ['0103', '0301', '0602'];
  const rows = Array.from({ length: 2_500 }, (_, i) => [classes[i % 3]!, ['旱地', '乔木林地', '采矿用地'][i % 3]!]);
  await write('地类图斑', parcels, ZONE, [text('DLBM', 5), text('DLMC', 20)], rows);
  const blanks = Array.from({ length: 108 }, () => '');
  await write('宽表图斑', parcels, ZONE, [text('DLBM', 5), text('DLMC', 20), ...blanks.map((_, i) => text(`BZ${i}`, 254))], rows.map((row) => [...row, ...blanks]));
  await write('邻带图斑', convertColumns(parcels, ZONE, NEXT_ZONE), NEXT_ZONE, [text('DLBM', 5), text('DLMC', 20)], rows);
  const rights = columnsOf([[[star(random, E + 1000, N + 1000, 400, 20)]], [[rectangle(E + 3000, N + 3000, E + 3300, N + 3400)]], [[star(random, E + 4800, N + 4900, 300, 9)]]]);
  await write('采矿权', rights, ZONE, [text('XKZH', 25), text('KSMC', 40), text('YXQZ', 8)], [1, 2, 3].map((n) => [`C999901201506711013456${n}`, `甲${n}矿`, '20300101']));
}, 120_000);

afterAll(() => commandLine?.remove());

// The wide table is so large that another thread looks through it for deleted rows.
test.each(['地类图斑', '邻带图斑', '宽表图斑'])('%s: the same result, findings and files; only the note differs', async (land) => {
  const near = overlay(`${land}.shp`, 'near');
  const whole = overlay(`${land}.shp`, 'whole');
  expect(JSON.stringify(whole.result)).toContain('0103');
  expect(near.result).toEqual(whole.result);
  const noteOfReading = near.notes.filter(({ text: sentence }) => sentence.includes('只读入采矿权附近的'));
  expect(noteOfReading).toHaveLength(1);
  expect(noteOfReading[0]!.text).toMatch(/共 2.500 个要素/);
  expect(near.notes.filter((note) => !noteOfReading.includes(note))).toEqual(whole.notes);
  for (const file of ['findings.geojson', 'conflicts.csv']) expect(await readFile(join(folder, 'out-near', file), 'utf8'), file).toBe(await readFile(join(folder, 'out-whole', file), 'utf8'));
});

test('without being asked, small files are read whole', () => {
  const { stdout } = commandLine.run('overlay', '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--as-of', '2026-11-20', '--json');
  expect(stdout).toContain('0103');
  expect(stdout).not.toContain('cli.read-near');
});

test.each(['地类图斑', '宽表图斑'])('%s with a deleted row is read whole and says so', async (land) => {
  const broken = await readFile(join(folder, `${land}.dbf`));
  // At the end of the first line of parcels, far from all rights.
  broken[broken.readUInt16LE(8) + 49 * broken.readUInt16LE(10)] = 0x2a;
  for (const extension of ['shp', 'shx', 'prj']) await writeFile(join(folder, `删行.${extension}`), await readFile(join(folder, `${land}.${extension}`)));
  await writeFile(join(folder, '删行.dbf'), broken);
  const near = overlay('删行.shp', 'near');
  expect(near.notes.some(({ text: sentence }) => sentence.includes('只读入采矿权附近的'))).toBe(false);
  expect(near).toEqual(overlay('删行.shp', 'whole'));
});

/** Runs a verb on one right, or on all, with a printer that keeps the page as it is; gives stdout and the files by name. */
async function drawn(verb: string, read: string, ...more: string[]) {
  const out = await mkdtemp(join(folder, `${verb}-${read}-`));
  await writeFile(join(out, 'electron'), `#!${process.execPath}\nconst fs = require('fs'); for (const job of JSON.parse(fs.readFileSync(process.argv[process.argv.indexOf('--print-jobs') + 1], 'utf8'))) fs.copyFileSync(job.html, job.pdf);`);
  await chmod(join(out, 'electron'), 0o755);
  const done = commandLine.runIn({ environment: { ELECTRON_OVERRIDE_DIST_PATH: out, DISPLAY: ':0' } }, verb, '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--as-of', '2026-11-20', '--json', '--read', read, '--out', join(out, 'out'), ...more);
  const { notes } = JSON.parse(done.stdout) as { notes: { code: string }[] };
  const names = (await readdir(join(out, 'out'))).filter((name) => /svg$|pdf$/.test(name)).sort();
  const pictures = await Promise.all(names.map(async (name) => [name, (await readFile(join(out, 'out', name), 'utf8')).match(/<svg[^]*?<\/svg>/g)] as const));
  return { pictures, isNear: notes.some(({ code }) => code === 'cli.read-near') };
}

test.skipIf(process.platform === 'win32').each([
  ['sheet', ['--format', 'svg']],
  ['sheet', ['--format', 'svg', '--right', '甲3矿', '--scale', '2000']],
  ['plan', ['--right', '甲1矿']],
] as const)('%s %j: the same pictures', async (verb, more) => {
  const near = await drawn(verb, 'near', ...more);
  const whole = await drawn(verb, 'whole', ...more);
  expect([near.isNear, whole.isNear]).toEqual([true, false]);
  expect(near.pictures.every(([, svg]) => svg && svg.length > 0 && svg.join('').length > 10_000)).toBe(true);
  expect(near.pictures).toEqual(whole.pictures);
});
