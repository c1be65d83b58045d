/** Builds the engine page into a program of its own (the real machine side, another page) and starts it. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { projectFolder, startProgram, type RunningProgram } from '../electron-app.ts';

/** Folder of the program; to be removed by the caller. */
export function buildEnginePage(): Promise<string> {
  return buildPage(fileURLToPath(new URL('.', import.meta.url)));
}

/** The same with the page of another folder. */
export async function buildPage(root: string): Promise<string> {
  const application = mkdtempSync(join(tmpdir(), 'kuangce-engine-page-'));
  await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: join(application, 'dist', 'renderer'), emptyOutDir: true, target: 'chrome148', minify: false, assetsInlineLimit: 0 },
  });
  cpSync(join(projectFolder, 'dist', 'electron'), join(application, 'dist', 'electron'), { recursive: true });
  mkdirSync(join(application, 'resources'), { recursive: true });
  cpSync(join(projectFolder, 'resources', 'icons'), join(application, 'resources', 'icons'), { recursive: true });
  writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'engine-page', type: 'module', version: '0.0.0', main: 'dist/electron/main.js' }));
  return application;
}

export async function startEnginePage(application: string, profile?: string): Promise<RunningProgram> {
  const program = await startProgram({ application, ...(profile !== undefined && { profile }) });
  await program.page.waitForFunction(() => 'enginePage' in globalThis);
  return program;
}
