/** `kuangce inspect` on drawings, as users have it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { layer, textDrawing } from '../helpers/dxf-builder.ts';

vi.setConfig({ testTimeout: 60_000 });

let commandLine: CommandLineUnderTest;
let folder = '';

beforeAll(async () => {
  commandLine = await buildCommandLine('cli-drawings');
  ({ folder } = commandLine);
  await writeFile(join(folder, '井上下对照图.dxf'), textDrawing({ header: [['$ACADVER', 1, 'AC1024'], ['$DWGCODEPAGE', 3, 'ANSI_936']], layers: [layer('采空区', 1)], entities: [[0, 'LINE', 8, '采空区', 10, 37_412_590, 20, 4_262_000, 11, 37_412_600, 21, 4_262_010]] }));
  await writeFile(join(folder, '图.dwg'), 'AC1027\0\0\0');
}, 120_000);

afterAll(() => commandLine?.remove());

const inspect = (...words: readonly string[]) => commandLine.run('inspect', ...words);

test('layers, counts, extent and encoding as JSON', () => {
  const { status, stdout } = inspect('井上下对照图.dxf', '--json');
  const { layers, drawings } = JSON.parse(stdout);
  expect([status, layers]).toEqual([0, []]);
  expect(drawings).toEqual([
    expect.objectContaining({
      file: '井上下对照图.dxf', version: 'AC1024', entityCount: 1, extent: [37_412_590, 4_262_000, 37_412_600, 4_262_010],
      encoding: expect.objectContaining({ chosen: 'utf-8', declaredCodePage: 'ANSI_936' }),
      layers: [expect.objectContaining({ name: '采空区', colour: '#FF0000', entityCount: 1, countByType: { LINE: 1 }, role: expect.objectContaining({ role: 'goaf' }) })],
    }),
  ]);
  expect(drawings[0].system.candidates[0].id).toBe('EPSG:4525');
});

test('in words, with the layers as a table', () => {
  const { status, stdout } = inspect('井上下对照图.dxf');
  expect(status).toBe(0);
  expect(stdout).toMatch(/采空区\s+#FF0000\s+1\s+LINE 1\s+采空区/);
});

test('a DWG says in one sentence what to do', () => {
  const { status, stderr } = inspect('图.dwg');
  expect(status).toBe(3);
  expect(stderr.trim()).toBe('图.dwg 是 DWG 图形，本软件读不了；请在 CAD 中“另存为”DXF（2007 或更高版本）后再打开。');
});
