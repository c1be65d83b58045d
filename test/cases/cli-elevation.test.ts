/** `kuangce overlay` on rights whose limits stand in different elevation datums: the difference that decides, and who gave it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { numberField, polygonFiles, textField, writeSet } from '../helpers/polygon-files.ts';

vi.setConfig({ testTimeout: 60_000 });

let commandLine: CommandLineUnderTest;
const [E, N] = [38_500_000, 3_870_000];
const box = (east: number, size: number): number[] => [E + east, N, E + east + size, N, E + east + size, N + size, E + east, N + size, E + east, N];

beforeAll(async () => {
  commandLine = await buildCommandLine('cli-elevation');
  const fields = [textField('XKZH', 25), textField('KSMC'), textField('GCJZ', 30), numberField('CSSX'), numberField('CSXX', 8, 3)];
  // In plan they overlap by 100 m × 1000 m; the upper one ends 40 mm (in its own datum) above where the lower one begins.
  const rights = (datums: readonly [string, string]) => polygonFiles({
    rings: [box(0, 1000), box(900, 1000)],
    fields,
    rows: [['C9999012015067110134567', '上层矿', datums[0], 900, 800.04], ['C9999012016117120128811', '下层矿', datums[1], 800, 700]],
  });
  await writeSet(commandLine.folder, '两种基准', rights(['1956黄海高程系', '1985国家高程基准']));
  await writeSet(commandLine.folder, '未注明', rights(['', '1985国家高程基准']));
}, 120_000);

afterAll(() => commandLine?.remove());

interface Result {
  readonly rights: readonly { readonly conflicts: readonly { readonly elevationOverlap: { readonly topMetres: number; readonly bottomMetres: number } | null }[] }[];
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly parameters: { readonly elevationDifference?: unknown };
}

function overlay(file: string, ...words: readonly string[]): Result {
  const { status, stdout, stderr } = commandLine.run('overlay', '--rights', file, '--land', `rights=${file}`, '--as-of', '2026-11-20', '--json', ...words);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Result;
}
const levelsOf = ({ rights }: Result) => rights.flatMap(({ conflicts }) => conflicts.map(({ elevationOverlap }) => elevationOverlap));
const noteOf = ({ notes }: Result, code: string): string | undefined => notes.find((note) => note.code === code)?.text;

test('the national difference leaves a gap, the county’s own makes them meet; number and source stand in the notes', () => {
  const national = overlay('两种基准.shp');
  expect(levelsOf(national)).toEqual([]);
  expect([noteOf(national, 'cli.elevation-difference-given'), national.parameters.elevationDifference]).toEqual([undefined, undefined]);
  const local = overlay('两种基准.shp', '--elevation-difference-metres', '-0.055', '--elevation-difference-source', '青石县水准联测（2019）');
  expect(levelsOf(local).length).toBe(2);
  expect(local.parameters.elevationDifference).toEqual({ metres: -0.055, statedBy: 'person', source: '青石县水准联测（2019）' });
  expect(noteOf(local, 'cli.elevation-difference-given')).toBe('高程基准不同的标高按当地差值 H85 − H56 = −0.055 m 换算（来源：青石县水准联测（2019））；没有注明基准的不换算。');
  expect(noteOf(local, 'elevation.rights-converted')).toContain('来源：青石县水准联测（2019）');
});

test('a datum that no field states can be given; what a field states goes before it', () => {
  expect(noteOf(overlay('未注明.shp'), 'elevation.rights-converted')).toBeUndefined();
  expect(noteOf(overlay('未注明.shp', '--elevation-datum', '1956'), 'elevation.rights-converted')).toContain('−0.029');
  expect(noteOf(overlay('两种基准.shp', '--elevation-datum', '1985'), 'elevation.rights-converted')).toContain('1956');
});

test.each([
  [['--elevation-difference-metres', '-29'], 3, '不合理'],
  [['--elevation-difference-metres', 'x'], 2, '--elevation-difference-metres'],
  [['--elevation-difference-source', '联测'], 2, '须同时写 --elevation-difference-metres'],
  [['--elevation-datum', '1954'], 2, '--elevation-datum'],
] as const)('%j: one sentence', (words, code, sentence) => {
  const { status, stderr } = commandLine.run('overlay', '--rights', '两种基准.shp', '--land', 'rights=两种基准.shp', ...words);
  expect([status, stderr.trim().split('\n').length]).toEqual([code, 1]);
  expect(stderr).toContain(sentence);
});
