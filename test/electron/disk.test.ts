import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stageFiles, WriteFailure, writeFileAtomically, writeFilesTogether } from '../../electron/atomic-write.ts';
import { openBackups } from '../../electron/backup.ts';
import { readStartRequest } from '../../electron/command-arguments.ts';
import { openLog } from '../../electron/log.ts';
import { rememberOpenedFiles } from '../../electron/opened-files.ts';
import { DEFAULT_SETTINGS, openSettings } from '../../electron/settings.ts';
import { readWindowState, writeWindowState } from '../../electron/window-state.ts';
import { freshFolder } from '../helpers/fresh-folder.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (path: string): string => readFileSync(path, 'utf8');

test('a file is replaced as a whole and leaves nothing beside it', async () => {
  const folder = freshFolder();
  const path = join(folder, '方案.docx');
  await writeFileAtomically(path, bytesOf('first'));
  await writeFileAtomically(path, bytesOf('second'));
  expect([read(path), readdirSync(folder)]).toEqual(['second', ['方案.docx']]);
});

test('a copy is written as a whole over what was there, and a source that is gone changes nothing', async () => {
  const folder = freshFolder();
  const path = join(folder, '备份.kcbak');
  writeFileSync(path, 'an older and longer backup');
  writeFileSync(join(folder, 'newest'), 'backup');
  await writeFilesTogether([{ path, copyOf: join(folder, 'newest') }]);
  expect([read(path), readdirSync(folder).sort()]).toEqual(['backup', ['newest', '备份.kcbak']]);
  const failure = await writeFilesTogether([{ path, copyOf: join(folder, 'gone') }]).catch((fault: unknown) => fault);
  expect(failure).toMatchObject({ systemCode: 'ENOENT', fileName: '备份.kcbak' });
  expect([read(path), readdirSync(folder).sort()]).toEqual(['backup', ['newest', '备份.kcbak']]);
});

test('several files: when one cannot be written, none is, and what was there stays', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'a.docx'), 'old a');
  const files = [
    { path: join(folder, 'a.docx'), bytes: bytesOf('new a') },
    { path: join(folder, 'b.pdf'), bytes: bytesOf('new b') },
    { path: join(folder, 'gone', 'd.xlsx'), bytes: bytesOf('new d') },
  ];
  const failure = await writeFilesTogether(files).catch((fault: unknown) => fault);
  expect(failure).toBeInstanceOf(WriteFailure);
  expect(failure).toMatchObject({ systemCode: 'ENOENT', fileName: 'd.xlsx' });
  expect(read(join(folder, 'a.docx'))).toBe('old a');
  expect(readdirSync(folder)).toEqual(['a.docx']);
});

test('several files: a rename that fails gives those before it their old content back', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'a.docx'), 'old a');
  // It can be staged beside a folder of that name, but not renamed over it.
  mkdirSync(join(folder, 'c.xlsx'));
  writeFileSync(join(folder, 'c.xlsx', 'inside'), 'x');
  const failure = await writeFilesTogether([
    { path: join(folder, 'a.docx'), bytes: bytesOf('new a') },
    { path: join(folder, 'b.pdf'), bytes: bytesOf('new b') },
    { path: join(folder, 'c.xlsx'), bytes: bytesOf('new c') },
  ]).catch((fault: unknown) => fault);
  expect(failure).toMatchObject({ systemCode: 'EISDIR', fileName: 'c.xlsx' });
  expect([read(join(folder, 'a.docx')), readdirSync(folder).sort()]).toEqual(['old a', ['a.docx', 'c.xlsx']]);
  expect(readdirSync(join(folder, 'c.xlsx'))).toEqual(['inside']);
});

test('files that are dropped while a piece of them is on its way leave nothing', async () => {
  const folder = freshFolder();
  const staged = stageFiles([join(folder, '甲.gpkg'), join(folder, '乙.gpkg')]);
  const coming = [staged.put(0, Uint8Array.of(1)), staged.put(1, Uint8Array.of(2)), staged.put(0, Uint8Array.of(3))];
  await staged.drop();
  await Promise.allSettled(coming);
  expect(readdirSync(folder)).toEqual([]);
  await expect(staged.put(2, Uint8Array.of(1))).rejects.toThrow('no file 2');
});

test('pieces that come at once end up in their order', async () => {
  const folder = freshFolder();
  const path = join(folder, '甲.gpkg');
  const staged = stageFiles([path, join(folder, '乙.gpkg')]);
  await Promise.all([staged.put(0, Uint8Array.of(1)), staged.put(1, Uint8Array.of(9)), staged.put(0, Uint8Array.of(2)), staged.put(0, Uint8Array.of(7), 0)]);
  await staged.place();
  expect([...readFileSync(path)]).toEqual([7, 2]);
});

test('a file name as long as a disk allows can be written', async () => {
  const path = join(freshFolder(), `${'名'.repeat(83)}.docx`);
  await writeFileAtomically(path, bytesOf('x'));
  expect(read(path)).toBe('x');
});

test('settings come back; a damaged file gives the defaults field by field', async () => {
  const path = join(freshFolder(), 'settings.json');
  expect(openSettings(path).current()).toEqual(DEFAULT_SETTINGS);
  await openSettings(path).write({ language: 'en', theme: 'dark' });
  expect(openSettings(path).current()).toEqual({ language: 'en', theme: 'dark' });
  writeFileSync(path, '{"language":"fr","theme":"light"}');
  expect(openSettings(path).current()).toEqual({ language: 'zh-CN', theme: 'light' });
  for (const damaged of ['{"langu', 'null', '[]', '7']) {
    writeFileSync(path, damaged);
    expect(openSettings(path).current()).toEqual(DEFAULT_SETTINGS);
  }
});

test('a backup becomes the newest only when it is committed; the one before is kept', async () => {
  const folder = join(freshFolder(), 'backup');
  const backups = openBackups(folder);
  const make = async (text: string): Promise<void> => {
    const token = await backups.begin();
    for (const piece of text) await backups.append(token, bytesOf(piece));
    await backups.commit(token);
  };
  expect(await backups.state()).toEqual({ newest: null, sizeBytes: 0 });
  expect(await backups.newestPath()).toBeNull();
  await make('first');
  await make('second');
  expect(read((await backups.newestPath())!)).toBe('second');
  expect(read(join(folder, 'workspace.1.kcbak'))).toBe('first');
  const state = await backups.state();
  expect(state.sizeBytes).toBe(6);
  expect(Date.parse(state.newest!)).not.toBeNaN();
});

test('an aborted, empty or interrupted backup changes nothing', async () => {
  const folder = join(freshFolder(), 'backup');
  const backups = openBackups(folder);
  const kept = await backups.begin();
  await backups.append(kept, bytesOf('kept'));
  await backups.commit(kept);
  const aborted = await backups.begin();
  await backups.append(aborted, bytesOf('half'));
  await backups.abort(aborted);
  await expect(backups.append(aborted, bytesOf('more'))).rejects.toThrow();
  await expect(backups.commit(await backups.begin())).rejects.toThrow('empty');
  // The program dies in the middle; the next start begins again.
  await backups.append(await backups.begin(), bytesOf('half'));
  const next = openBackups(folder);
  await next.abort(await next.begin());
  expect(readdirSync(folder)).toEqual(['workspace.kcbak']);
  expect(read((await next.newestPath())!)).toBe('kept');
});

test('a program killed between the two renames of a commit still finds the backup before', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'workspace.1.kcbak'), 'before');
  const backups = openBackups(folder);
  expect(read((await backups.newestPath())!)).toBe('before');
  expect((await backups.state()).sizeBytes).toBe(6);
});

test('the log can be read by a person, turns over, and names no home folder', () => {
  const folder = join(freshFolder(), 'logs');
  const log = openLog(folder, () => new Date('2026-11-20T08:00:00Z'));
  log.note('start');
  log.fault('could not draw', Object.assign(new Error('x'), { stack: `Error: x\n at ${homedir()}/projects/a.js` }));
  expect(read(join(folder, 'kuangce.log'))).toBe('2026-11-20T08:00:00.000Z note  start\n2026-11-20T08:00:00.000Z fault could not draw\nError: x\n at ~/projects/a.js\n');
  for (let round = 0; round < 600; round += 1) log.note('x'.repeat(20_000));
  expect(readdirSync(folder).sort()).toEqual(['kuangce.1.log', 'kuangce.2.log', 'kuangce.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1_010_000);
});

test('a log on a disk that cannot be written stops nothing', () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  openLog(join(file, 'logs')).note('unheard');
  expect(existsSync(join(file, 'logs'))).toBe(false);
});

test('a shapefile is opened with its parts, whatever their case; other files and switches are passed over', async () => {
  const folder = freshFolder();
  for (const name of ['采矿权.shp', '采矿权.DBF', '采矿权.prj', '采矿权.txt', '别的.dbf', '林地.ZIP', 'notes.docx']) writeFileSync(join(folder, name), name);
  mkdirSync(join(folder, 'folder.zip'));
  const opened = rememberOpenedFiles();
  const files = await opened.take(['采矿权.shp', '林地.ZIP', 'notes.docx', 'folder.zip', 'gone.zip', '--inspect=x.zip'], folder);
  expect(files.map(({ name }) => name).sort()).toEqual(['林地.ZIP', '采矿权.DBF', '采矿权.prj', '采矿权.shp'].sort());
  expect(read(opened.pathOf(files[0]!.token)!)).toBe(files[0]!.name);
  expect(opened.pathOf('other')).toBeNull();
});

test('every format is opened with what belongs to it: MIF, TAB, GeoPackage, a geodatabase folder; what is only advised about too', async () => {
  const folder = freshFolder();
  const files = ['红线.mif', '红线.MID', '红线.txt', '路.tab', '路.dat', '路.map', '路.id', '底图.gpkg', '底图.gpkg-wal', '图.dxf', '图.dwg', '点.kml', '册.xlsx', '报表.docx', '老.mdb'];
  for (const name of files) writeFileSync(join(folder, name), name);
  mkdirSync(join(folder, '三调.gdb'));
  for (const name of ['a00000001.gdbtable', 'gdb']) writeFileSync(join(folder, '三调.gdb', name), name);
  const opened = rememberOpenedFiles();
  const namesOf = async (...named: readonly string[]): Promise<string[]> => (await opened.take(named, folder)).map(({ name }) => name).sort();
  expect(await namesOf('红线.mif')).toEqual(['红线.MID', '红线.mif']);
  expect(await namesOf('路.tab')).toEqual(['路.dat', '路.id', '路.map', '路.tab']);
  expect(await namesOf('底图.gpkg')).toEqual(['底图.gpkg', '底图.gpkg-wal']);
  expect(await namesOf('三调.gdb')).toEqual(['三调.gdb/a00000001.gdbtable', '三调.gdb/gdb']);
  expect(await namesOf('图.dxf', '图.dwg', '点.kml', '册.xlsx', '老.mdb', '报表.docx')).toEqual(['图.dwg', '图.dxf', '点.kml', '册.xlsx', '老.mdb'].sort());
});

const screens = [{ x: 0, y: 0, width: 1366, height: 728 }];

test('the window opens where it was, unless nobody could reach it there', () => {
  const path = join(freshFolder(), 'window.json');
  expect(readWindowState(path, screens)).toEqual({ bounds: null, maximised: false });
  writeWindowState(path, { bounds: { x: 20, y: 10, width: 1300, height: 700 }, maximised: true });
  expect(readWindowState(path, screens)).toEqual({ bounds: { x: 20, y: 10, width: 1300, height: 700 }, maximised: true });
  for (const bounds of [{ x: 5000, y: 0, width: 1300, height: 700 }, { x: 0, y: 720, width: 1300, height: 700 }, { x: 0, y: -300, width: 1300, height: 700 }]) {
    writeWindowState(path, { bounds, maximised: false });
    expect(readWindowState(path, screens).bounds).toBeNull();
  }
  writeWindowState(path, { bounds: { x: 0, y: 0, width: 300, height: 200 }, maximised: false });
  expect(readWindowState(path, screens).bounds).toEqual({ x: 0, y: 0, width: 1280, height: 680 });
  writeFileSync(path, '{"bounds":{"x":"0"}}');
  expect(readWindowState(path, screens).bounds).toBeNull();
});

test('the ways to start the program', () => {
  expect(readStartRequest(['.', '--no-sandbox', '采矿权.zip'])).toEqual({ kind: 'window', files: ['.', '采矿权.zip'] });
  expect(readStartRequest(['--no-sandbox', '--cli', 'overlay', '--self-check', 'x'])).toEqual({ kind: 'command-line', words: ['overlay', '--self-check', 'x'] });
  expect(readStartRequest(['--self-check', 'report.json'])).toEqual({ kind: 'self-check', report: 'report.json' });
  expect(readStartRequest(['--print-html', 'a.html', '--pdf', 'a.pdf', '--print-html=b.html', '--pdf=b.pdf'])).toEqual({
    kind: 'print',
    jobs: [
      { html: 'a.html', pdf: 'a.pdf' },
      { html: 'b.html', pdf: 'b.pdf' },
    ],
  });
  expect(readStartRequest(['--print-jobs=jobs.json'])).toEqual({ kind: 'print-list', listFile: 'jobs.json' });
  expect(readStartRequest(['--print-html', 'a.html'])).toMatchObject({ kind: 'misunderstood' });
});

test('files in pieces: in turns, over what stands there, and only whole ones appear', async () => {
  const folder = freshFolder();
  const [shp, dbf] = [join(folder, 'a.shp'), join(folder, 'a.dbf')];
  writeFileSync(dbf, 'old');
  const staged = stageFiles([shp, dbf]);
  await staged.put(0, bytesOf('....one '));
  await staged.put(1, bytesOf('rows '));
  await staged.put(0, bytesOf('two'));
  await staged.put(0, bytesOf('head'), 0);
  await staged.put(0, bytesOf(' three'));
  expect([read(dbf), existsSync(shp)]).toEqual(['old', false]);
  await staged.put(1, bytesOf('rows'));
  await staged.place();
  expect([read(shp), read(dbf), readdirSync(folder).sort()]).toEqual(['headone two three', 'rows rows', ['a.dbf', 'a.shp']]);
  await staged.drop();
  expect(readdirSync(folder).sort()).toEqual(['a.dbf', 'a.shp']);
});

test('files in pieces that are given up leave nothing, and one that never came is no success', async () => {
  const folder = freshFolder();
  const staged = stageFiles([join(folder, 'a.shp'), join(folder, 'a.dbf')]);
  await staged.put(0, bytesOf('x'));
  await expect(staged.place()).rejects.toThrow('never written');
  await staged.drop();
  expect(readdirSync(folder)).toEqual([]);
  await expect(stageFiles([join(folder, 'gone', 'a.shp')]).put(0, bytesOf('x'))).rejects.toMatchObject({ systemCode: 'ENOENT', fileName: 'a.shp' });
});
