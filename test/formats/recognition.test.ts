import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { bytesOf } from '../helpers/reading.ts';

const list = (files: Readonly<Record<string, string | Uint8Array>>) => listFileSets(Object.entries(files).map(([path, content]) => memorySource(path, bytesOf(content))), quietJob());
const formatsOf = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> => (await list(files)).sets.map((set) => `${set.name} ${set.format} ${set.layerKind ?? ''}`.trim());
const reasonsOf = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> => (await list(files)).passedOver.map((problem) => `${String(problem.params?.['file'])} ${problem.code}`);

const parcel = '5,0.03,1,甲,面,,,,@\nJ1,1,3876000,37500000\nJ2,1,3876000,37500100\nJ3,1,3876100,37500100\nJ1,1,3876000,37500000\n';

test('texts are told apart by what they hold, in any encoding', async () => {
  expect(await formatsOf({ '地块.txt': (encodeGbk(parcel) as { bytes: Uint8Array }).bytes })).toEqual(['地块 parcel-text polygon']);
  expect(await formatsOf({ '范围.txt': '1,4,1,3876000,37500000,2,3876000,37500100,3,3876100,37500100,4,3876100,37500000,,,,1' })).toEqual(['范围 area-string']);
  expect(await formatsOf({ '点.txt': '1,,37500000,3876000,400\n2,,37500001,3876001,400\n' })).toEqual(['点 survey-points']);
  expect(await formatsOf({ '测点.dat': '1,GCD,37500000,3876000,400\n' })).toEqual(['测点 survey-points']);
  expect(await formatsOf({ '拐点.txt': '拐点\tX\tY\n1\t3876000\t37500000\n2\t3876000\t37500100\n3\t3876100\t37500100\n' })).toEqual(['拐点 csv polygon', '拐点 csv point']);
  expect(await reasonsOf({ '说明.txt': '会议纪要，2026年11月20日，参加人：甲、乙。', '二进制.dat': Uint8Array.of(0, 1, 2, 0) })).toEqual(['说明.txt refusal.text', '二进制.dat formats.passed-unknown']);
});

test('a table without coordinates says which columns it has and which are missing', async () => {
  const [problem] = (await list({ '错列.txt': '名称\t面积\n石湾沟\t12\n北岭\t3\n' })).passedOver;
  expect(problem).toMatchObject({ code: 'refusal.table-without-position', params: { file: '错列.txt', columns: ['名称', '面积'] } });
  expect(await reasonsOf({ '缺东.txt': '点号,X,备注\nJ1,3876000,a\nJ2,3876100,b\n', '缺北.txt': '点号,Y坐标,备注\nJ1,37500000,a\nJ2,37500010,b\n' })).toEqual(['缺东.txt refusal.table-without-east', '缺北.txt refusal.table-without-north']);
});

test('JSON is a layer when it holds shapes; a file that claims to be one and is not is told', async () => {
  expect(await formatsOf({ 'a.json': '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[111,35]}}' })).toEqual(['a geojson point']);
  expect(await reasonsOf({ 'settings.json': '{"language":"zh-CN"}', 'b.geojson': '{}' })).toEqual(['settings.json refusal.document', 'b.geojson exchange.not-geojson']);
});

test('what cannot be read says what to ask for instead, by its content whatever its name', async () => {
  const jet = new Uint8Array(64);
  jet.set(bytesOf('Standard Jet DB'), 4);
  expect(await reasonsOf({ '三调.mdb': jet, '改名.bin': jet, '采区.wp': 'WMAP`D23', '矿界.xyz': 'WMAP`D21', '国土.vct': 'HeadBegin\nDataMark:LANDUSE-VCT\n', '宗地.txt': 'HeadBegin\n', '老.e00': 'EXP  0 X', '县.udb': '' })).toEqual([
    '三调.mdb exchange.advise-access',
    '改名.bin exchange.advise-access',
    '采区.wp exchange.advise-mapgis',
    '矿界.xyz exchange.advise-mapgis',
    '国土.vct exchange.advise-vct',
    '宗地.txt exchange.advise-vct',
    '老.e00 exchange.advise-e00',
    '县.udb exchange.advise-supermap',
  ]);
});

test('the journal of a database goes with it and is nothing by itself', async () => {
  const listing = await list({ 'a.gpkg': 'no', 'a.gpkg-wal': 'x', 'a.gpkg-shm': 'x' });
  expect([listing.sets, listing.passedOver.map((problem) => problem.code)]).toEqual([[], ['exchange.not-geopackage']]);
});

test('a .mid without its .mif is told', async () => {
  expect(await reasonsOf({ 'a.mid': '"x"' })).toEqual(['a.mid exchange.passed-without-mif']);
});
