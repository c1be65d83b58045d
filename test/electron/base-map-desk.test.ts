import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBaseMapFiles } from '../../electron/tiles/base-map-files.ts';
import { openMapServers } from '../../electron/tiles/map-servers.ts';
import type { ServedMap } from '../../shared/ipc.ts';
import { degreeLevel } from '../../shared/raster/tile-levels.ts';
import { freshFolder } from '../helpers/fresh-folder.ts';

test('a token stands for a chosen file, also after a restart, and for nothing else', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, '影像.tif'), '0123456789');
  writeFileSync(join(folder, '影像.TFW'), '1\n0\n0\n-1\n0\n0\n');
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  const list = join(folder, 'list.json');
  const files = openBaseMapFiles(list);
  const found = await files.register(join(folder, '影像.tif'));
  expect(found).toMatchObject({ name: '影像.tif', kind: 'file', size: 10, companions: [{ name: '影像.TFW' }] });
  expect((await files.register(join(folder, '影像.tif')))!.id).toBe(found!.id);
  expect(new TextDecoder().decode((await files.readPiece(found!.id, 8, 100))!)).toBe('89');
  expect(await files.register(join(folder, 'secret.txt'))).toBeNull();
  expect(await files.readPiece('other', 0, 10)).toBeNull();
  expect(await files.readPiece(found!.id, 0, 2 ** 30)).toBeNull();
  const again = openBaseMapFiles(list);
  expect(new TextDecoder().decode((await again.readPiece(found!.id, 0, 3))!)).toBe('012');
  rmSync(join(folder, '影像.tif'));
  expect(await again.describe(found!.id)).toBeNull();
});

test('a folder of tiles is described by its numbers and read tile by tile', async () => {
  const folder = freshFolder();
  for (const [column, row] of [[3, 5], [3, 6], [4, 5]]) {
    mkdirSync(join(folder, 'tiles', '10', String(column)), { recursive: true });
    writeFileSync(join(folder, 'tiles', '10', String(column), `${row}.jpg`), `${column}/${row}`);
  }
  writeFileSync(join(folder, 'tiles', '10', '3', '7.txt'), 'no tile');
  const files = openBaseMapFiles(join(folder, 'list.json'));
  const found = (await files.register(join(folder, 'tiles')))!;
  expect(found).toMatchObject({ kind: 'folder', levels: [{ level: 10, columns: [3, 4], rows: [5, 6] }] });
  expect(new TextDecoder().decode((await files.readTile(found.id, 10, 4, 5))!.bytes)).toBe('4/5');
  expect(await files.readTile(found.id, 10, 4, 6)).toBeNull();
});

const tianditu: ServedMap = { source: { kind: 'tianditu', address: 'https://t0.tianditu.gov.cn', theme: 'vec', matrixSet: 'c' }, system: 'EPSG:4490', levels: [degreeLevel(1)] };
const png = (): Response => new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'image/png' } });

test('nothing is fetched before the server is allowed and the key is there; both are kept, the key readable by nobody else', async () => {
  const list = join(freshFolder(), 'servers.json');
  const fetched: string[] = [];
  const fetchFromNetwork = async (address: string): Promise<Response> => (fetched.push(address), png());
  const servers = openMapServers(list, fetchFromNetwork);
  expect([servers.define('a', tianditu), await servers.tile('a', 0, 1, 0)]).toEqual(['not-allowed', 'not-allowed']);
  await servers.allow('https://t0.tianditu.gov.cn');
  expect([servers.define('a', tianditu), await servers.tile('a', 0, 1, 0)]).toEqual(['no-key', 'no-key']);
  await servers.keepKey('my key');
  expect(fetched).toEqual([]);
  expect(await servers.tile('a', 0, 1, 0)).toMatchObject({ type: 'image/png' });
  expect(fetched[0]).toContain('tk=my+key');
  expect([await servers.tile('a', 0, 2, 0), await servers.tile('a', 5, 0, 0), await servers.tile('b', 0, 0, 0)]).toEqual(['not-defined', 'not-defined', 'not-defined']);
  expect(JSON.stringify(servers.state())).not.toContain('my key');
  const again = openMapServers(list, fetchFromNetwork);
  expect(again.state()).toEqual({ origins: ['https://t0.tianditu.gov.cn'], hasTiandituKey: true });
  await again.forget('https://t0.tianditu.gov.cn');
  expect(again.define('a', tianditu)).toBe('not-allowed');
  expect(readFileSync(list, 'utf8')).toContain('my key');
  expect(statSync(list).isFile()).toBe(true);
});

test.each([
  ['no picture', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'refused'],
  ['no tile', async () => new Response(null, { status: 404 }), 'missing'],
  ['a server error', async () => new Response('', { status: 500, headers: { 'content-type': 'image/png' } }), 'refused'],
  ['no network', async () => Promise.reject(new Error('ENETUNREACH')), 'unreachable'],
] as const)('a tile that is %s is told as such', async (_what, fetchFromNetwork, expected) => {
  const servers = openMapServers(join(freshFolder(), 'servers.json'), fetchFromNetwork);
  await servers.allow('https://t0.tianditu.gov.cn');
  await servers.keepKey('k');
  servers.define('a', tianditu);
  expect(await servers.tile('a', 0, 0, 0)).toBe(expected);
});
