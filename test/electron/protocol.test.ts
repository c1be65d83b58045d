import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, type Places, answer } from '../../electron/protocol.ts';
import { freshFolder } from '../helpers/fresh-folder.ts';

/** A page, a sample county, one opened file and a backup; and secrets right beside them. */
function somePlaces(): Places {
  const folder = freshFolder();
  for (const name of ['window/assets', 'sample/采矿权', 'private']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'window/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'window/assets/engine.wasm'), 'wasm');
  writeFileSync(join(folder, 'window/assets/app.js'), 'js');
  writeFileSync(join(folder, 'sample/manifest.json'), '{}');
  writeFileSync(join(folder, 'sample/采矿权/采矿权.shp'), 'shape');
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  writeFileSync(join(folder, 'private/secret.txt'), 'SECRET');
  writeFileSync(join(folder, 'workspace.kcbak'), 'backup');
  return {
    windowFolder: join(folder, 'window'),
    sampleFolder: join(folder, 'sample'),
    openedFile: (token) => (token === 'known' ? join(folder, 'private/secret.txt') : null),
    newestBackup: async () => join(folder, 'workspace.kcbak'),
    baseMapFiles: {
      readPiece: async (id, offset, length) => (id === 'known' ? new TextEncoder().encode('0123456789').subarray(offset, offset + length) : null),
      readTile: async (id, level, column, row) => (id === 'known' ? { bytes: new TextEncoder().encode(`${level}/${column}/${row}`), name: `${row}.png` } : null),
    },
    mapServers: { tile: async (id) => (id === 'known' ? { bytes: new Uint8Array([1]), type: 'image/png' } : id === 'away' ? 'unreachable' : 'not-allowed') },
  };
}

const get = (url: string, places: Places, method = 'GET'): Promise<Response> => answer({ url, method }, places);

test('the page, its assets and the sample county are served with their types', async () => {
  const places = somePlaces();
  const page = await get('app://kuangce/', places);
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>']);
  expect((await get('app://kuangce/index.html?a=1#b', places)).status).toBe(200);
  expect((await get('app://kuangce/assets/engine.wasm', places)).headers.get('content-type')).toBe('application/wasm');
  expect((await get('app://kuangce/assets/app.js', places)).headers.get('content-type')).toMatch(/^text\/javascript/);
  const shape = await get('app://kuangce/sample-county/%E9%87%87%E7%9F%BF%E6%9D%83/%E9%87%87%E7%9F%BF%E6%9D%83.shp', places);
  expect([shape.headers.get('content-type'), shape.headers.get('content-length'), await shape.text()]).toEqual(['application/octet-stream', '5', 'shape']);
});

test('an opened file is read by its token and by nothing else; the backup has one name', async () => {
  const places = somePlaces();
  expect(await (await get('app://kuangce/opened/known', places)).text()).toBe('SECRET');
  expect((await get('app://kuangce/opened/other', places)).status).toBe(404);
  expect((await get('app://kuangce/opened/known/more', places)).status).toBe(404);
  expect((await get('app://kuangce/opened', places)).status).toBe(404);
  expect(await (await get('app://kuangce/backup/newest', places)).text()).toBe('backup');
  expect((await get('app://kuangce/backup/older', places)).status).toBe(404);
  expect((await get('app://kuangce/backup/newest', { ...places, newestBackup: async () => null })).status).toBe(404);
});

test.each([
  'app://kuangce/../secret.txt',
  'app://kuangce/assets/../../secret.txt',
  'app://kuangce/%2e%2e/secret.txt',
  'app://kuangce/%2E%2E%2Fsecret.txt',
  'app://kuangce/..%2fsecret.txt',
  'app://kuangce/..%5csecret.txt',
  'app://kuangce/..\\secret.txt',
  'app://kuangce/assets/%2e%2e/%2e%2e/private/secret.txt',
  'app://kuangce/%252e%252e/secret.txt',
  'app://kuangce/sample-county/../secret.txt',
  'app://kuangce/sample-county/%2e%2e%2fsecret.txt',
  'app://kuangce/sample-county/..%2f..%2fprivate%2fsecret.txt',
  'app://kuangce//etc/passwd',
  'app://kuangce/%2fetc%2fpasswd',
  'app://kuangce/C:/Windows/win.ini',
  'app://kuangce/index.html%00.txt',
  'app://kuangce/%',
  'app://kuangce/assets/',
  'app://kuangce/assets',
  'app://other/index.html',
  'app://kuangce.example/index.html',
  'app://user@kuangce/index.html',
  'file:///etc/passwd',
])('refused: %s', async (url) => {
  const refused = await get(url, somePlaces());
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(await refused.text()).toBe('');
});

test('the place is only read', async () => {
  const places = somePlaces();
  expect((await get('app://kuangce/', places, 'HEAD')).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await get('app://kuangce/', places, method)).status).toBe(405);
});

test('every answer, also a refusal, carries the policy', async () => {
  const places = somePlaces();
  for (const url of ['app://kuangce/', 'app://kuangce/sample-county/manifest.json', 'app://kuangce/opened/known', 'app://kuangce/gone', 'app://kuangce/%2e%2e/x']) {
    const { headers } = await get(url, places);
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('the policy allows no evaluated, inline or foreign script', () => {
  const directives = new Map(CONTENT_SECURITY_POLICY.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/);
});

test('base maps are read by token and number, in pieces and tile by tile; nothing else can be named', async () => {
  const places = somePlaces();
  expect(await (await get('app://kuangce/source/known/2/3', places)).text()).toBe('234');
  const tile = await get('app://kuangce/source/known/7/104/52', places);
  expect([tile.headers.get('content-type'), await tile.text()]).toEqual(['image/png', '7/104/52']);
  for (const path of ['source/other/0/10', 'source/known', 'source/known/1', 'source/known/1/2/3/4']) expect((await get(`app://kuangce/${path}`, places)).status, path).toBe(404);
  for (const path of ['source/known/-1/3', 'source/known/1/2/x', 'source/known/7/104/1e3', 'tiles/known/1/2', 'tiles/known/a/2/3']) expect((await get(`app://kuangce/${path}`, places)).status, path).toBe(400);
  expect((await get('app://kuangce/source/known/..%2f..%2fsecret.txt/3', places)).status).toBe(400);
  expect([(await get('app://kuangce/tiles/known/0/0/0', places)).status, (await get('app://kuangce/tiles/away/0/0/0', places)).status, (await get('app://kuangce/tiles/other/0/0/0', places)).status]).toEqual([200, 504, 403]);
});
