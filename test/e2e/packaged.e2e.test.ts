import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rootSwitches } from '../../scripts/launch.mjs';
import { CHANNELS } from '../../shared/ipc.ts';
import { projectFolder } from './electron-app.ts';

const folderName = { win32: 'win-unpacked', darwin: 'mac' }[process.platform as 'win32' | 'darwin'] ?? 'linux-unpacked';
const unpacked = join(projectFolder, 'release', folderName);
const program = join(unpacked, process.platform === 'win32' ? 'kuangce.exe' : 'kuangce');
const work = mkdtempSync(join(tmpdir(), 'kuangce-packaged-'));

interface SelfCheck {
  readonly packaged: boolean;
  readonly visible: boolean;
  readonly pageErrors: readonly string[];
  readonly fault?: string;
  readonly page: {
    readonly ready: boolean;
    readonly url: string;
    readonly bridge: readonly string[];
    readonly nodeReachable: boolean;
    readonly persistent: boolean;
    readonly privateFiles: boolean;
    readonly sampleFiles: number;
    readonly pdfBytes: number;
    readonly facts: { readonly packaged: boolean; readonly version: string };
  };
}

function run(values: readonly string[], environment: Record<string, string> = {}): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(program, [...rootSwitches(), ...values], { cwd: work, encoding: 'utf8', timeout: 120_000, env: { ...process.env, ...environment } });
  return { status, output: stdout + stderr };
}

async function selfCheck(name: string, values: readonly string[] = [], environment: Record<string, string> = {}): Promise<{ readonly report: SelfCheck; readonly output: string }> {
  const { output } = run([`--user-data-dir=${join(work, `profile ${name}`)}`, '--self-check', join(work, `${name}.json`), ...values], environment);
  return { report: JSON.parse(await readFile(join(work, `${name}.json`), 'utf8')) as SelfCheck, output };
}

beforeAll(() => {
  const { status } = spawnSync(process.execPath, [join(projectFolder, 'scripts', 'dist.mjs')], { stdio: 'inherit' });
  expect(status).toBe(0);
}, 600_000);
afterAll(() => rm(work, { recursive: true, force: true, maxRetries: 3 }));

test('the packaged program opens its window, and all of it works', async () => {
  const { report } = await selfCheck('start');
  expect(report.fault).toBeUndefined();
  expect(report).toMatchObject({
    packaged: true,
    visible: true,
    pageErrors: [],
    page: { ready: true, url: 'app://kuangce/', nodeReachable: false, persistent: true, privateFiles: true, facts: { packaged: true } },
  });
  expect(report.page.bridge).toEqual([...Object.keys(CHANNELS), 'onClosing', 'onMenu', 'onOpenedFiles'].sort());
  expect(report.page.sampleFiles).toBeGreaterThan(0);
  expect(report.page.pdfBytes).toBeGreaterThan(1_000);
  expect(report.page.facts.version).toBe(JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')).version);
});

test('its switches are burnt in', async () => {
  const wire = await getCurrentFuseWire(program);
  const on = (fuse: FuseV1Options): boolean => wire[fuse] === '1'.charCodeAt(0);
  expect(on(FuseV1Options.RunAsNode)).toBe(false);
  expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
  expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
  expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
  expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
  expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true);
});

test('it cannot be used as a Node, be inspected, or be given other code', async () => {
  const marker = join(work, 'other-code-ran');
  await writeFile(join(work, 'other.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
  const beside = join(unpacked, 'resources', 'app');
  await mkdir(beside, { recursive: true });
  await writeFile(join(beside, 'package.json'), JSON.stringify({ name: 'other', main: 'main.cjs' }));
  await writeFile(join(beside, 'main.cjs'), await readFile(join(work, 'other.cjs')));
  const { report, output } = await selfCheck('attacked', ['--inspect=0'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${join(work, 'other.cjs')}` }).finally(() => rm(beside, { recursive: true, force: true }));
  expect(report.packaged).toBe(true);
  expect(output).not.toContain('Debugger listening');
  expect(existsSync(marker)).toBe(false);
});

test('it prints without a window, for the command line', async () => {
  await writeFile(join(work, 'page.html'), '<!doctype html><p>整改方案</p>');
  const { status } = run(['--print-html', 'page.html', '--pdf', 'page.pdf']);
  expect(status).toBe(0);
  expect((await readFile(join(work, 'page.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(run(['--print-html', 'gone.html', '--pdf', 'gone.pdf']).status).toBe(1);
});

test('it is the command line too, where there is no Node', async () => {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const asked = run(['--cli', '--version']);
  expect([asked.status, asked.output]).toEqual([0, expect.stringContaining(version)]);
  expect(run(['--cli', 'no-such-verb']).status).toBe(2);
});

test.skipIf(spawnSync('dpkg-deb', ['--version']).status !== 0)('the .deb installs program, sandbox helper, menu entry and file type', async () => {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { readonly version: string };
  const architecture = spawnSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).stdout.trim();
  const list = spawnSync('dpkg-deb', ['--contents', join(projectFolder, 'release', `kuangce_${version}_${architecture}.deb`)], { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
  expect(list).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/kuangce\/kuangce$/m);
  expect(list).toMatch(/^-rwsr-xr-x root\/root .* \.\/opt\/kuangce\/chrome-sandbox$/m);
  expect(list).toMatch(/^-rw-r--r-- root\/root .* \.\/opt\/kuangce\/resources\/app\.asar$/m);
  for (const path of ['usr/share/applications/kuangce.desktop', 'usr/share/mime/packages/kuangce.xml', 'usr/share/icons/hicolor/256x256/apps/kuangce.png', 'opt/kuangce/THIRD-PARTY-NOTICES.md']) {
    expect(list).toContain(` ./${path}\n`);
  }
});
