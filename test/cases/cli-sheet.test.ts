/** `kuangce sheet` as users have it: files of two mines of the sample county. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { sampleCountyFolder } from '../helpers/sample-county.ts';
import { elementsNamed, parseXml } from '../helpers/xml.ts';

vi.setConfig({ testTimeout: 120_000 });

let commandLine: CommandLineUnderTest;
let folder = '';
let county = '';

beforeAll(async () => {
  county = await sampleCountyFolder();
  commandLine = await buildCommandLine('cli-sheet');
  ({ folder } = commandLine);
}, 300_000);

afterAll(() => commandLine?.remove());

const sheet = (...words: readonly string[]) =>
  commandLine.run('sheet', '--rights', join(county, '采矿权_2026.shp'), '--land', `redline=${join(county, '生态保护红线.shp')}`, ...words);

test('two mines as SVG at the scale asked, numbered, with their corners', async () => {
  const { status, stdout } = sheet('--right', '石湾沟石灰岩矿', '--right', '红岩沟铁矿', '--scale', '1:5000', '--paper', 'a3', '--format', 'svg', '--number', 'QS-{n}', '--out', 'svg');
  expect(status).toBe(0);
  expect(stdout).toContain('矿区范围图.svg');
  const files = (await readdir(join(folder, 'svg'))).sort();
  expect(files).toEqual(['01 石湾沟石灰岩矿矿区范围图.svg', '02 红岩沟铁矿矿区范围图.svg']);
  const svg = parseXml(await readFile(join(folder, 'svg', files[0]!), 'utf8'));
  expect(svg.attributes).toMatchObject({ width: '420mm', height: '297mm' });
  const words = elementsNamed(svg, 'text').map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(['1:5\u2009000', 'QS-01', '石湾沟石灰岩矿矿区范围图', 'X（北）']));
});

test('a scale that cuts a mine is told; an unknown mine ends with the exit code for input', () => {
  const cut = sheet('--right', '石湾沟石灰岩矿', '--scale', '500', '--paper', 'A4', '--format', 'svg', '--out', 'cut');
  expect([cut.status, cut.stdout]).toEqual([0, expect.stringContaining('1:500 放不下')]);
  const unknown = sheet('--right', '没有这个矿', '--format', 'svg', '--out', 'none');
  expect([unknown.status, unknown.stderr]).toEqual([3, expect.stringContaining('没有这个矿')]);
});

test('words that mean nothing are refused before anything is read', () => {
  for (const words of [['--paper', 'B5'], ['--scale', '一比五千'], ['--scale', '0'], ['--format', 'dwg'], ['--format', 'png', '--dpi', '99999'], ['--format', 'png', '--dpi', '0'], ['--format', 'png', '--paper', 'A0', '--dpi', '400']]) expect(sheet(...words, '--out', 'x').status, words.join(' ')).toBe(2);
});
