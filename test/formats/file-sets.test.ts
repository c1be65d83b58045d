import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/index-native.js';
import { describe, expect, test } from 'vitest';
import { memorySource, type ByteSource } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { FileSetListing } from '../../shared/formats/contract.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { buildShapes, inspect, rowsFor, square } from '../helpers/shapefile-builder.ts';
import { buildZip } from '../helpers/zip-builder.ts';

const real = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../shared/data/shapefile/${path}`, import.meta.url)));
const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const empty = new Uint8Array(0);
const list = (files: Readonly<Record<string, Uint8Array>>): Promise<FileSetListing> => listFileSets(Object.entries(files).map(([path, bytes]) => memorySource(path, bytes)), quietJob());
const shown = ({ sets }: FileSetListing): string[] => sets.map((set) => `${set.container}|${set.name}|${Object.keys(set.parts).sort().join(' ')}`);
const reasons = ({ passedOver }: FileSetListing): string[] => passedOver.map((problem) => `${problem.params?.['file'] ?? ''} ${problem.code.replace('formats.', '')}`);

const { shp, shx } = buildShapes(5, [{ paths: [square(0, 0, 10)] }]);
const dbf = rowsFor(1);

describe('loose files and folders', () => {
  test('sets are grouped by folder and name, without case', async () => {
    const listing = await list({ '县/采矿权.SHP': empty, '县/采矿权.dbf': empty, '县/采矿权.Prj': empty, '林地.shp': empty, '林地.shx': empty, '县/林地.dbf': empty });
    expect(shown(listing)).toEqual(['县|采矿权|dbf prj shp', '|林地|shp shx', '县|林地|dbf']);
    expect(reasons(listing)).toEqual([]);
  });

  test('a .dbf alone is a table; with an index or a system beside it, its .shp is missing', async () => {
    expect((await list({ '台账.dbf': empty, '台账.cpg': empty })).sets.map(({ format }) => format)).toEqual(['dbase']);
    expect(reasons(await list({ '林地.dbf': empty, '林地.shx': empty }))).toEqual(['林地.dbf passed-without-shp']);
    expect(reasons(await list({ '林地.dbf': empty, '林地.prj': empty }))).toEqual(['林地.dbf passed-without-shp']);
  });

  test('the same name composed and decomposed is one set', async () => {
    expect(shown(await list({ 'caf\u00e9.shp': empty, 'cafe\u0301.dbf': empty }))).toEqual(['|caf\u00e9|dbf shp']);
  });

  test('two files that differ in case only: the second is told', async () => {
    expect(reasons(await list({ 'a.shp': empty, 'A.SHP': empty }))).toEqual(['A.SHP passed-duplicate']);
  });

  test('indexes, metadata, locks and leavings of systems are silent', async () => {
    const listing = await list({ 'a.shp': empty, 'a.shp.xml': empty, 'a.sbn': empty, 'a.sbx': empty, 'a.qix': empty, 'a.shp.PC-01.1234.sr.lock': empty, 'Thumbs.db': empty, '.DS_Store': empty, '__MACOSX/._a.shp': empty, '~$说明.docx': empty });
    expect(shown(listing)).toEqual(['|a|shp']);
    expect(listing.passedOver).toEqual([]);
  });

  test('everything else is passed over with a reason', async () => {
    const listing = await list({ '说明.docx': empty, '图.dgn': empty, '资料.rar': empty, '照片.jpg': empty, '三调.gdb/gdb': empty, '旧.mdb': empty, x: empty });
    expect(reasons(listing)).toEqual([
      '说明.docx refusal.document',
      '图.dgn passed-drawing',
      '资料.rar passed-other-archive',
      '旧.mdb exchange.advise-access',
      'x passed-unknown',
      // Photos are told folder by folder, when all of them are known.
      '照片.jpg passed-picture',
      '三调.gdb exchange.not-geodatabase',
    ]);
  });

  test('nothing at all', async () => {
    expect(reasons(await list({}))).toEqual([' nothing-found']);
  });
});

describe('zips', () => {
  test('pyshp: several sets in one zip', async () => {
    const listing = await list({ 'two.zip': real('blockgroups_multishapefile.zip') });
    expect(shown(listing)).toEqual(['two.zip|blockgroups|dbf shp shx', 'two.zip|blockgroups2|dbf shp shx']);
    expect(await inspect(listing.sets[1]!)).toMatchObject({ featureCount: 663, shapeType: 'Polygon' });
  });

  test('pyshp: a folder inside, with .prj and .cpg', async () => {
    const listing = await list({ 'REL.zip': real('REL.zip') });
    expect(shown(listing)).toEqual(['REL.zip/REL|releaseArea20090407|cpg dbf prj shp shx']);
    const preview = await inspect(listing.sets[0]!);
    expect(preview.problems).toEqual([]);
    expect(preview.system.declared).toMatchObject({ kind: 'other' });
  });

  test('pyshp: no layer inside', async () => {
    expect(reasons(await list({ 'e.zip': real('empty_zipfile.zip') }))).toEqual(['e.zip zip-without-layers']);
  });

  test('really empty', async () => {
    expect(reasons(await list({ 'e.zip': buildZip([]) }))).toEqual(['e.zip zip-empty']);
  });

  test('Chinese names in GBK without the UTF-8 flag, in UTF-8 with and without it', async () => {
    const entries = (name: (text: string) => Uint8Array | string, utf8Flag: boolean) =>
      buildZip([
        { name: name('永久基本农田/图斑.shp'), bytes: shp, utf8Flag },
        { name: name('永久基本农田/图斑.dbf'), bytes: dbf, utf8Flag },
      ]);
    const expected = ['耕地.zip/永久基本农田|图斑|dbf shp'];
    expect(shown(await list({ '耕地.zip': entries(gbk, false) }))).toEqual(expected);
    expect(shown(await list({ '耕地.zip': entries((text) => text, true) }))).toEqual(expected);
    expect(shown(await list({ '耕地.zip': entries((text) => text, false) }))).toEqual(expected);
  });

  test('back slashes and leading dots in names', async () => {
    expect(shown(await list({ 'a.zip': buildZip([{ name: '.\\x\\a.shp', bytes: shp }]) }))).toEqual(['a.zip/x|a|shp']);
  });

  test('a zip in a zip is opened, deeper ones are told', async () => {
    const inner = buildZip([
      { name: 'a.shp', bytes: shp },
      { name: 'a.dbf', bytes: dbf },
    ]);
    const middle = buildZip([
      { name: 'inner.zip', bytes: inner },
      { name: 'b.shp', bytes: shp },
    ]);
    expect(shown(await list({ 'm.zip': middle }))).toEqual(['m.zip/inner.zip|a|dbf shp', 'm.zip|b|shp']);
    expect(reasons(await list({ 'o.zip': buildZip([{ name: 'm.zip', bytes: middle }, { name: 'c.shp', bytes: shp }]) }))).toEqual(['inner.zip passed-nested-zip']);
  });

  test('what is no zip is told and stops nothing else', async () => {
    const listing = await list({ 'bad.zip': new Uint8Array(300).fill(7), 'a.shp': shp });
    expect(shown(listing)).toEqual(['|a|shp']);
    expect(reasons(listing)).toEqual(['bad.zip zip-damaged']);
  });

  test('a cut zip is told', async () => {
    expect(reasons(await list({ 'cut.zip': real('REL.zip').slice(0, 900) }))).toEqual(['cut.zip zip-damaged']);
  });

  test('an encrypted entry is told when it is read', async () => {
    const writer = new ZipWriter(new BlobWriter(), { password: 'secret', encryptionStrength: 3, useWebWorkers: false });
    await writer.add('a.shp', new BlobReader(new Blob([shp as Uint8Array<ArrayBuffer>])));
    const zip = new Uint8Array(await (await writer.close()).arrayBuffer());
    const listing = await list({ 'secret.zip': zip });
    await expect(inspect(listing.sets[0]!)).rejects.toMatchObject({ problem: { code: 'formats.zip-encrypted', params: { file: 'secret.zip', entry: 'a.shp' } } });
  });

  test.each<[string, Parameters<typeof buildZip>[0][number], string]>([
    ['states more than a gigabyte', { name: 'a.shp', bytes: shp, statedSize: 3_000_000_000 }, 'formats.zip-entry-too-large'],
    ['inflates to more than it states', { name: 'a.shp', bytes: deflateRawSync(new Uint8Array(50_000_000)), deflated: true, statedSize: 2000 }, 'formats.zip-entry-damaged'],
    ['inflates to less than it states', { name: 'a.shp', bytes: deflateRawSync(shp), deflated: true, statedSize: 5_000_000, statedCrc: 0 }, 'formats.zip-entry-damaged'],
    ['has rubbish instead of deflate data', { name: 'a.shp', bytes: new Uint8Array(99).fill(0xaa), deflated: true, statedSize: 500 }, 'formats.zip-entry-damaged'],
    ['has a wrong checksum', { name: 'a.shp', bytes: shp, statedCrc: 1 }, 'formats.zip-entry-damaged'],
  ])('an entry that %s', async (_what, entry, code) => {
    const listing = await list({ 'z.zip': buildZip([entry, { name: 'a.dbf', bytes: dbf }]) });
    await expect(inspect(listing.sets[0]!)).rejects.toMatchObject({ problem: { code } });
  });

  test('an entry is inflated once, and only when it is read', async () => {
    let bytesRead = 0;
    const zip = buildZip([{ name: 'a.shp', bytes: shp }, { name: 'a.shx', bytes: shx }, { name: 'a.dbf', bytes: dbf }, { name: 'photo.jpg', bytes: new Uint8Array(5_000_000) }]);
    const source: ByteSource = { ...memorySource('z.zip', zip), read: async (offset, length) => ((bytesRead += length), zip.subarray(offset, offset + length)) };
    const listing = await listFileSets([source], quietJob());
    await inspect(listing.sets[0]!);
    const afterFirst = bytesRead;
    await inspect(listing.sets[0]!);
    expect(bytesRead).toBe(afterFirst);
    expect(bytesRead).toBeLessThan(400_000);
  });
});
