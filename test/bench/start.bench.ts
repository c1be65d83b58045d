/**
 * Cold start to a usable window (the first screen drawn whole, with the workspace in it), against an empty Electron window,
 * in one run and in turn. The program tells the moment itself through its self-check. What is compared is the start of
 * every day: the profile has been used before, by both. The first start ever, with no cache and no workspace, is told beside it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareLaunch } from '../../scripts/launch.mjs';
import { goToMap, startProgram, untilReady } from '../e2e/electron-app.ts';
import { againstPeer, machine, medianOf, runAsProgram, runInTurn, type Benchmark } from './harness.ts';

const ROUNDS = 9;
const FIRST_STARTS = 3;

/** What the window was doing when, milliseconds after the process was asked for. */
interface StartTimes {
  readonly page: number;
  readonly script: number;
  readonly opened: number;
  readonly usable: number;
  /** The mass layers' first picture is on the map; NaN when it was not there when the program was asked. */
  readonly painted: number;
  /** The engine has read the rights: table, inspector and names are filled. */
  readonly rights: number;
}

/** A window with nothing in it, which says when its first frame was drawn. */
const EMPTY_MAIN = `import { app, BrowserWindow } from 'electron';
import { writeFileSync } from 'node:fs';
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1366, height: 728, show: false });
  window.once('ready-to-show', () => window.show());
  await window.loadFile('index.html');
  const told = await window.webContents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done({ page: performance.timeOrigin, at: performance.timeOrigin + performance.now() }))))');
  writeFileSync(process.argv.at(-1), JSON.stringify(told));
  app.exit(0);
});
`;

const bench: Benchmark = {
  name: 'start',
  describe: 'cold start to a usable window with a workspace',
  async run({ quick, say }) {
    if (spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('the program does not build');
    const launch = await prepareLaunch();
    Object.assign(process.env, launch.environment);
    const work = mkdtempSync(join(tmpdir(), 'kuangce-start-bench-'));
    try {
      const profile = join(work, 'profile');
      say('making a workspace: the sample county');
      const first = await startProgram({ profile });
      await untilReady(first);
      await goToMap(first);
      await first.close();
      const emptyApp = join(work, 'empty');
      mkdirSync(emptyApp);
      writeFileSync(join(emptyApp, 'package.json'), JSON.stringify({ name: 'empty', type: 'module', main: 'main.js' }));
      writeFileSync(join(emptyApp, 'main.js'), EMPTY_MAIN);
      writeFileSync(join(emptyApp, 'index.html'), '<!doctype html><title>empty</title>');
      const report = join(work, 'report.json');
      const start = (values: readonly string[]): { readonly asked: number; readonly told: unknown } => {
        rmSync(report, { force: true });
        const asked = Date.now();
        const { status } = spawnSyncQuiet(launch.electron.executable, [...launch.switches, ...values]);
        if (status !== 0) throw new Error(`the start ended with ${String(status)}`);
        return { asked, told: JSON.parse(readFileSync(report, 'utf8')) };
      };
      const startOurs = (folder: string): StartTimes => {
        const { asked, told } = start([process.cwd(), `--user-data-dir=${folder}`, '--self-check', report]);
        const { marks, timeOrigin } = (told as { page: { marks: Record<string, number>; timeOrigin: number } }).page;
        const at = (mark: string): number => timeOrigin + (marks[mark] ?? Number.NaN) - asked;
        return { page: timeOrigin - asked, script: at('script'), opened: at('opened'), usable: at('usable'), painted: at('painted'), rights: at('rights') };
      };
      const startEmpty = (folder: string): { readonly page: number; readonly at: number } => {
        const { asked, told } = start([emptyApp, `--user-data-dir=${folder}`, report]);
        const { page, at } = told as { page: number; at: number };
        return { page: page - asked, at: at - asked };
      };
      const times: StartTimes[] = [];
      const emptyPages: number[] = [];
      const timings = await runInTurn(
        [
          {
            name: 'ours',
            work: () => {
              const time = startOurs(profile);
              times.push(time);
              return time.usable;
            },
          },
          {
            name: 'empty window',
            work: () => {
              const { page, at } = startEmpty(join(work, 'empty-profile'));
              emptyPages.push(page);
              return at;
            },
          },
        ],
        quick ? 3 : ROUNDS,
        say,
      );
      const firstStarts = Array.from({ length: quick ? 1 : FIRST_STARTS }, (_, round) => ({
        ours: startOurs(join(work, `first-${round}`)).usable,
        empty: startEmpty(join(work, `empty-first-${round}`)).at,
      }));
      const [firstEver, emptyFirst] = [medianOf(firstStarts.map(({ ours }) => ours)), medianOf(firstStarts.map(({ empty }) => empty))];
      const counted = times.slice(1);
      const part = (what: string, name: keyof StartTimes) => ({ what: `ours, ${what}`, value: medianOf(counted.map((time) => time[name])), unit: 'ms' });
      return {
        name: 'start',
        data: { machine: machine(), workspace: 'the sample county: 15 layers', rounds: counted.length },
        figures: [
          againstPeer('start to a usable window', timings.get('ours')!, 'an empty Electron window', timings.get('empty window'), 2),
          { what: 'ours, page asked for', value: medianOf(counted.map(({ page }) => page)), unit: 'ms', peer: 'an empty Electron window', peerValue: medianOf(emptyPages.slice(1)), ratio: medianOf(counted.map(({ page }) => page)) / medianOf(emptyPages.slice(1)) },
          part('script running', 'script'),
          part('workspace open', 'opened'),
          part('usable', 'usable'),
          part('map painted', 'painted'),
          part('rights read', 'rights'),
          { what: 'first start ever, nothing kept', value: firstEver, unit: 'ms', peer: 'an empty Electron window, its first', peerValue: emptyFirst, ratio: firstEver / emptyFirst },
        ],
      };
    } finally {
      rmSync(work, { recursive: true, force: true, maxRetries: 3 });
      launch.stop();
    }
  },
};

/** Started and ended without its chatter. */
function spawnSyncQuiet(program: string, values: readonly string[]): { readonly status: number | null } {
  return spawnSync(program, values, { stdio: 'ignore', timeout: 120_000 });
}

await runAsProgram(bench);
