/**
 * `--self-check <file>`: opens the real window, waits until it is ready, writes down what is true of it, and
 * quits. The packaged program cannot be driven by a test (its fuses forbid inspection), so it tells by itself.
 */
import { type BrowserWindow, app } from 'electron';
import { writeFileAtomically } from './atomic-write.ts';

const READY_WITHIN_MILLISECONDS = 60_000;

/** Run inside the page: what only the page can know. */
const LOOK_FROM_INSIDE = `(async () => {
  const until = performance.now() + ${READY_WITHIN_MILLISECONDS};
  const ready = () => document.documentElement.dataset.ready === 'true';
  while (!ready() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  const sample = await fetch('/sample-county/manifest.json');
  const pdf = await window.kuangce.printToPdf('<!doctype html><title>自检</title><p>自检</p>');
  return {
    ready: ready(),
    // How the start went, for the start benchmark: milliseconds after the page was asked for.
    timeOrigin: performance.timeOrigin,
    marks: Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])),
    url: location.href,
    bridge: Object.keys(window.kuangce).sort(),
    nodeReachable: typeof window.require !== 'undefined' || typeof window.process !== 'undefined',
    persistent: await navigator.storage.persist(),
    privateFiles: typeof (await navigator.storage.getDirectory()).getFileHandle === 'function',
    sampleFiles: sample.ok ? (await sample.json()).files.length : 0,
    pdfBytes: pdf.byteLength,
    facts: await window.kuangce.facts(),
  };
})()`;

/** Writes the report; the exit code is 0 when everything could be found out. What it means is for its reader. */
export async function runSelfCheck(window: BrowserWindow, report: string, loaded: Promise<void>): Promise<0 | 1> {
  const pageErrors: string[] = [];
  window.webContents.on('console-message', ({ level, message }) => {
    if (level === 'error') pageErrors.push(message);
  });
  const about = { packaged: app.isPackaged, electron: process.versions.electron, chrome: process.versions.chrome };
  try {
    await loaded;
    const page: unknown = await window.webContents.executeJavaScript(LOOK_FROM_INSIDE);
    await write(report, { ...about, visible: window.isVisible(), pageErrors, page });
    return 0;
  } catch (fault) {
    await write(report, { ...about, pageErrors, fault: String(fault) });
    return 1;
  }
}

const write = (report: string, facts: object): Promise<void> => writeFileAtomically(report, new TextEncoder().encode(`${JSON.stringify(facts, null, 2)}\n`));
