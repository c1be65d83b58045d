import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type SourceTree, type Violation, findViolations } from './helpers/architecture.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
const declaredPackages = new Set(Object.keys(manifest.dependencies));

function readTree(folders: readonly string[]): SourceTree {
  const files = folders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length).replaceAll('\\', '/')),
  );
  const code = (file: string): boolean => /\.tsx?$/.test(file);
  return new Map([...files, 'package.json', 'THIRD-PARTY-NOTICES.md', 'README.zh-CN.md'].map((file) => [file, code(file) ? readFileSync(join(projectFolder, file), 'utf8') : '']));
}

const said = (violations: readonly Violation[]): readonly string[] => violations.map(({ file, rule, what }) => `${file}: ${rule}: ${what}`).sort();

test('the house stands as it was planned: arrows, circles, pure names, quarantined libraries', { timeout: 60_000 }, () => {
  expect(said(findViolations(readTree(['shared', 'electron', 'renderer', 'resources']), declaredPackages))).toEqual([]);
});

test('every production dependency is used by the product; what only the workshop uses is a development dependency', () => {
  const sources = [...readTree(['shared', 'electron', 'renderer'])].map(([, source]) => source).join('\n');
  const used = (name: string): boolean => new RegExp(`(from|import|import\\()\\s*'${name}(/[^']*)?'`).test(sources);
  expect([...declaredPackages].filter((name) => !used(name))).toEqual([]);
});

/** A small good house; every case below spoils one thing in it. */
const GOOD: Readonly<Record<string, string>> = {
  'shared/base/units.ts': 'export const a = 1;',
  'shared/model/layer.ts': "import { a } from '../base/units.ts';\nexport const layer = a;",
  'shared/geometry/area.ts': "import type { layer } from '../model/layer.ts';\nexport const area: typeof layer | 0 = 0;",
  'shared/ipc.ts': 'export interface Bridge { readonly document: string }',
  'electron/ipc.ts': "import { ipcMain } from 'electron';\nimport type { Bridge } from '../shared/ipc.ts';\nexport const bridge: Bridge | null = null; ipcMain.on('x', () => {});",
  'renderer/map/view.ts': "import Map from 'ol/Map.js';\nimport { layer } from '../../shared/model/layer.ts';\nexport const view = new Map({ target: document.title + layer });",
  'renderer/engine/worker.ts': 'self.postMessage(1);',
};

const planted: readonly { readonly name: string; readonly file: string; readonly source: string; readonly rule: Violation['rule'] }[] = [
  { name: 'an upward arrow', file: 'shared/base/spoiled.ts', source: "import { layer } from '../model/layer.ts';\nexport { layer };", rule: 'arrow' },
  { name: 'an upward arrow of a type only', file: 'shared/base/spoiled.ts', source: "export type L = import('../model/layer.ts').Layer;", rule: 'arrow' },
  { name: 'a sideways arrow', file: 'shared/overlay/spoiled.ts', source: "export * from '../figure/spoiled.ts';", rule: 'arrow' },
  { name: 'the window reaching into the machine', file: 'renderer/state/spoiled.ts', source: "import '../../electron/ipc.ts';", rule: 'arrow' },
  { name: 'the machine reaching into the window', file: 'electron/files.ts', source: "await import('../renderer/map/view.ts');", rule: 'arrow' },
  { name: 'the truth reaching into the window', file: 'shared/report/spoiled.ts', source: "new Worker(new URL('../../renderer/engine/worker.ts', import.meta.url));", rule: 'arrow' },
  { name: 'a product that imports its tests', file: 'shared/report/spoiled.ts', source: "import '../../test/helpers/builder.ts';", rule: 'arrow' },
  { name: 'a room that nobody planned', file: 'shared/utils/spoiled.ts', source: "import { a } from '../base/units.ts';\nexport { a };", rule: 'arrow' },
  { name: 'a preload that knows the machine', file: 'electron/preload.ts', source: "import './ipc.ts';", rule: 'arrow' },
  { name: 'a circle', file: 'shared/model/spoiled.ts', source: "import { spoiled } from './spoiled.ts';\nexport { spoiled };", rule: 'circle' },
  { name: 'a file that is not there', file: 'shared/model/spoiled.ts', source: "import './gone.ts';", rule: 'missing file' },
  { name: 'a name of the window in shared', file: 'shared/figure/spoiled.ts', source: 'export const canvas = () => document.createElement("canvas");', rule: 'impure name' },
  { name: 'a type of the window in shared', file: 'shared/figure/spoiled.ts', source: 'export type Canvas = HTMLCanvasElement;', rule: 'impure name' },
  { name: 'a name of Node in shared, said longer', file: 'shared/figure/spoiled.ts', source: 'export const id = () => globalThis.process.pid;', rule: 'impure name' },
  { name: 'a module of Node in shared', file: 'shared/formats/spoiled.ts', source: "import { readFile } from 'node:fs/promises';\nexport { readFile };", rule: 'impure name' },
  { name: 'a module of Node in the window', file: 'renderer/state/spoiled.ts', source: "import path from 'path';\nexport { path };", rule: 'impure name' },
  { name: 'React in shared', file: 'shared/report/spoiled.ts', source: "import { useState } from 'react';\nexport { useState };", rule: 'quarantine' },
  { name: 'OpenLayers outside the map', file: 'renderer/panels/spoiled.ts', source: "import type Map from 'ol/Map.js';\nexport type { Map };", rule: 'quarantine' },
  { name: 'Dexie outside the storage', file: 'renderer/state/spoiled.ts', source: "import Dexie from 'dexie';\nexport { Dexie };", rule: 'quarantine' },
  { name: 'clipper2 outside its file', file: 'shared/overlay/spoiled.ts', source: "import { Clipper } from 'clipper2-ts';\nexport { Clipper };", rule: 'quarantine' },
  { name: 'a development package in the product', file: 'renderer/state/spoiled.ts', source: "import { build } from 'vite';\nexport { build };", rule: 'undeclared package' },
  { name: 'raw ipcMain outside the ipc file', file: 'electron/window.ts', source: "import { ipcMain } from 'electron';\nipcMain.removeAllListeners();", rule: 'raw ipc' },
  { name: 'raw ipcRenderer outside the preload', file: 'electron/window.ts', source: "import electron from 'electron';\nelectron.ipcRenderer.send('x');", rule: 'raw ipc' },
];

test('the day of an instant is Beijing\'s, never the first ten letters of its UTC text', () => {
  const cut = /\b(now|\w*At)\.slice\(0, 10\)|new Date\(\)\.toISOString\(\)\.slice\(0, 10\)/;
  const offenders = [...readTree(['shared', 'electron', 'renderer'])].filter(([, source]) => cut.test(source)).map(([file]) => file);
  expect(offenders).toEqual([]);
});

test('a good house has no violation', () => {
  expect(said(findViolations(new Map(Object.entries(GOOD)), declaredPackages))).toEqual([]);
});

test.each(planted)('the check sees $name', ({ file, source, rule }) => {
  const tree = new Map(Object.entries({ ...GOOD, 'shared/figure/spoiled.ts': 'export {};', 'test/helpers/builder.ts': '', [file]: source }));
  const rules = findViolations(tree, declaredPackages).filter((violation) => violation.file === file).map((violation) => violation.rule);
  expect(rules).toContain(rule);
});

test('names that a file declares itself are no names of the window', () => {
  const source = "export function write(document: { title: string }): string { const { window } = { window: document.title }; return window; }";
  expect(said(findViolations(new Map([['shared/report/write.ts', source]]), declaredPackages))).toEqual([]);
});
