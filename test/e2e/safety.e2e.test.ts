import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNELS } from '../../shared/ipc.ts';
import { type RunningProgram, startProgram, startReady } from './electron-app.ts';

let program: RunningProgram;
/** A site outside, on this machine so that the test needs no network; it counts who comes. */
const visits: string[] = [];
const outside = createServer((request, response) => {
  visits.push(request.url ?? '');
  response.setHeader('access-control-allow-origin', '*').setHeader('cross-origin-resource-policy', 'cross-origin').end('window.foreign = true');
});
let outsideUrl: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  program = await startProgram();
});
afterAll(async () => {
  await program?.dispose();
  outside.close();
});

test('the page runs in a sandbox, isolated, without Node', async () => {
  const preferences = await program.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  const reachable = await program.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in globalThis));
  expect(reachable).toEqual([]);
  expect(program.page.url()).toBe('app://kuangce/');
});

test('the bridge has the calls of the contract, no way to name a channel, and cannot be changed', async () => {
  const { names, changed } = await program.page.evaluate(() => {
    const bridge = (window as unknown as { kuangce: Record<string, unknown> }).kuangce;
    try {
      bridge['facts'] = () => 'forged';
    } catch {
      // Refused loudly: also good.
    }
    return { names: Object.keys(bridge).sort(), changed: String(bridge['facts']).includes('forged') };
  });
  expect(names).toEqual([...Object.keys(CHANNELS), 'onClosing', 'onMenu', 'onOpenedFiles'].sort());
  expect(changed).toBe(false);
});

test('a call with wrong arguments is refused by the machine', async () => {
  const answers = await program.page.evaluate(async () => {
    const { kuangce } = window as unknown as { kuangce: Record<string, (...values: unknown[]) => Promise<unknown>> };
    const attempt = (name: string, ...values: unknown[]): Promise<string> => kuangce[name]!(...values).then(() => 'done', (fault: unknown) => String(fault));
    return Promise.all([
      attempt('saveFile', { name: '../../etc/cron.d/x', bytes: new Uint8Array([1]) }),
      attempt('saveFile', { name: 'a.docx', bytes: new Uint8Array([1]), folder: '/etc' }),
      attempt('writeSettings', { language: 'zh-CN', theme: 'system', __proto__: null, more: 1 }),
      attempt('windowAction', '__proto__'),
      attempt('facts', 'more'),
    ]);
  });
  for (const answer of answers) expect(answer).toContain('refused');
});

test('the preload is of no use to a page from elsewhere', async () => {
  const answer = await program.electron.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, partition: 'stranger' } });
    await stranger.loadURL('data:text/html,stranger');
    const said: unknown = await stranger.webContents.executeJavaScript("window.kuangce.facts().then(() => 'answered', String)");
    stranger.destroy();
    return String(said);
  });
  expect(answer).toContain('refused');
});

test('the policy stops evaluated and inline scripts, and workers from data', async () => {
  const outcome = await program.page.evaluate(async () => {
    const attempt = (work: () => unknown): string => {
      try {
        return `ran: ${String(work())}`;
      } catch (fault) {
        return (fault as Error).name;
      }
    };
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.handlerRan = true');
    image.src = 'app://kuangce/gone.png';
    document.body.append(image);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    const worker = await new Promise<string>((resolve) => {
      try {
        const made = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
        made.onmessage = () => resolve('ran');
        made.onerror = () => resolve('refused');
      } catch (fault) {
        resolve((fault as Error).name);
      }
    });
    image.remove();
    script.remove();
    const seen = window as unknown as Record<string, unknown>;
    return {
      evaluated: attempt(() => eval('1 + 1')),
      constructed: attempt(() => new Function('return 1')()),
      inline: seen['inlineRan'] ?? false,
      handler: seen['handlerRan'] ?? false,
      worker,
    };
  });
  expect(outcome).toEqual({ evaluated: 'EvalError', constructed: 'EvalError', inline: false, handler: false, worker: expect.stringMatching(/refused|Error/) });
});

test('nothing is fetched from outside, by any way', async () => {
  const outcome = await program.page.evaluate(async (url) => {
    const loaded = (element: HTMLElement, name: 'src' | 'href'): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        element.setAttribute(name, `${url}/${element.tagName}`);
        document.head.append(element);
      });
    const script = document.createElement('script');
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    const results = [
      await fetch(`${url}/fetch`).then(() => 'loaded', () => 'refused'),
      await loaded(script, 'src'),
      await loaded(style, 'href'),
      await loaded(document.createElement('img'), 'src'),
      await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.onopen = () => resolve('loaded');
          socket.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      }),
    ];
    navigator.sendBeacon(`${url}/beacon`, 'x');
    return results;
  }, outsideUrl);
  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  expect(visits).toEqual([]);
});

test('the window stays on its page and opens no other', async () => {
  const { electron, page } = program;
  for (const target of [outsideUrl, 'file:///etc/passwd', 'data:text/html,x', 'app://kuangce/index.html?other', 'javascript:document.title="x"']) {
    const opened = await page.evaluate((url) => window.open(url) === null, target);
    expect(opened, `window.open(${target})`).toBe(true);
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    await page.evaluate((url) => void (location.href = url), target).catch(() => {});
    await page.waitForTimeout(50);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()))).toEqual(['app://kuangce/']);
  }
  expect(visits).toEqual([]);
});

test('a reload is the one navigation there is', async () => {
  const { page } = program;
  await page.evaluate(() => {
    Object.assign(window, { before: true });
    location.reload();
  });
  await page.waitForFunction(() => !('before' in window) && document.readyState === 'complete');
  expect(page.url()).toBe('app://kuangce/');
});

test('a frame cannot be put into the page', async () => {
  const inside = await program.page.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const blocked = frame.contentDocument === null || frame.contentDocument.body?.textContent === '';
    frame.remove();
    return blocked;
  }, outsideUrl);
  expect(inside).toBe(true);
  expect(visits).toEqual([]);
});

test('files beside the page cannot be named', async () => {
  const statuses = await program.page.evaluate(async () => {
    const paths = ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '..%5c..%5cpackage.json', 'sample-county/..%2f..%2fpackage.json', '%2fetc%2fpasswd', 'opened/00000000-0000-0000-0000-000000000000'];
    return Promise.all(paths.map(async (path) => (await fetch(`app://kuangce/${path}`)).status));
  });
  for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
});

test('only the permissions that are needed are given', async () => {
  const answers = await program.page.evaluate(async () => ({
    persistent: await navigator.storage.persist(),
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', () => 'denied'),
    place: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), () => resolve('denied'))),
    clipboardRead: await navigator.clipboard.readText().then(() => 'given', () => 'denied'),
  }));
  expect(answers).toEqual({ persistent: true, notifications: 'denied', camera: 'denied', place: 'denied', clipboardRead: 'denied' });
});

test('a first start, with the sample county, does nothing that the policy refuses or that fails', async () => {
  const fresh = await startReady();
  const { pageErrors } = fresh;
  await fresh.dispose();
  expect(pageErrors).toEqual([]);
});
