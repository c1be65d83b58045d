/**
 * Seeded damage to files of every other format: listed, looked at and read as the program does, they give columns that
 * hold together or a Problem. `FUZZ_FILES=20000 npx vitest run test/fuzz` looks further.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource, readAll, type ByteSource } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { flatgeobufWriter } from '../../shared/formats/flatgeobuf/write.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { geopackageWriter } from '../../shared/formats/geopackage/write.ts';
import { formatById } from '../../shared/formats/list.ts';
import type { Writer } from '../../shared/formats/writing.ts';
import { xlsxWriter } from '../../shared/formats/xlsx/write.ts';
import { listZipEntries } from '../../shared/formats/zip.ts';
import { damage, holdsTogether, randomOf } from '../helpers/damage.ts';
import { layersOf, previewOf, readOf, setOf } from '../helpers/reading.ts';
import { buildZip } from '../helpers/zip-builder.ts';

const FILES = Number(process.env['FUZZ_FILES'] ?? 2000);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ring = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const parcel = (number: number): string => ring(37_500_000, 3_876_000 + 100 * number, 50).map(([east, north], i) => `J${(i % 4) + 1},1,${north},${east}`).join('\r\n');

/** What is dropped together: files by path. */
type Drop = Readonly<Record<string, Uint8Array>>;

/** Texts, one file each. */
const TEXTS: Drop = {
  'a.geojson': utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } },
      features: Array.from({ length: 6 }, (_, i) => ({ type: 'Feature', properties: { KSMC: `矿${i}`, n: i / 3 }, geometry: { type: 'Polygon', coordinates: [ring(111 + i, 35, 0.5), ring(111.1 + i, 35.1, 0.1)] } })),
    }),
  ),
  'b.kml': utf8(
    `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>矿区</name>${Array.from({ length: 5 }, (_, i) => `<Placemark><name>${i}</name><ExtendedData><Data name="KSMC"><value>矿${i}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring(111 + i, 35, 0.5).map((p) => p.join(',')).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`).join('')}</Folder></Document></kml>`,
  ),
  'c.gpx': utf8(`<?xml version="1.0"?><gpx version="1.1">${[1, 2, 3].map((i) => `<trk><name>${i}</name><trkseg>${ring(111, 35, i).map(([e, n]) => `<trkpt lat="${n}" lon="${e}"><ele>${i}</ele></trkpt>`).join('')}</trkseg></trk><wpt lat="35" lon="111"/>`).join('')}</gpx>`),
  'd.txt': (encodeGbk(`[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n带号=37\r\n[地块坐标]\r\n${[0, 1, 2].map((i) => `5,0.25,${i},青石${i},面,,采矿用地,0602,@\r\n${parcel(i)}`).join('\r\n')}`) as { bytes: Uint8Array }).bytes,
  'e.txt': utf8([1, 2, 3].map((i) => `C371326201101712010000${i},1,4,1,3876000,37500000,2,3876000,37500100,3,3876100,37500100,4,3876100,37500000,850,700,,1`).join('\n')),
  'f.dat': utf8(Array.from({ length: 12 }, (_, i) => `${i},GCD,${37_500_000 + i},${3_876_000 + i * 2},${400 + i}`).join('\r\n')),
  'g.csv': utf8(`矿山名称,点号,X,Y\n${[0, 1, 2].map((i) => ring(37_500_000, 3_876_000 + 100 * i, 50).map(([e, n], k) => `矿${i},J${k},${n},${e}`).join('\n')).join('\n')}`),
  'h.csv': utf8('WKT,n\n"POLYGON ((111 35, 112 35, 112 36, 111 35))",1\n"MULTIPOLYGON (((111 35,112 35,112 36,111 35)),((113 35,114 35,114 36,113 35)))",2\n'),
};

/** Formats of several files, and those that our own writers make. */
async function originals(): Promise<Drop[]> {
  const [areas] = await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': TEXTS['a.geojson']! }));
  const { columns } = (await readOf(geojsonFormat, areas!)).value;
  const layer = { name: '矿区', columns, system: systemById('EPSG:4490') };
  const written = async (writer: Writer): Promise<Uint8Array> => (await writer.write('x', [layer], quietJob()))[0]!.bytes;
  const workbook = await written(xlsxWriter);
  const mif = `Version 300\nCharset "WindowsSimpChinese"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 2\n  A Char(9)\n  B Integer\nData\n${[1, 2, 3, 4].map((i) => `Region 1\n  5\n${ring(111, 35, i).map((p) => p.join(' ')).join('\n')}\n    Pen (1,2,0)`).join('\n')}\n`;
  return [
    ...Object.entries(TEXTS).map(([name, bytes]) => ({ [name]: bytes })),
    { 'x.fgb': await written(flatgeobufWriter) },
    { 'x.gpkg': await written(geopackageWriter) },
    { 'x.xlsx': workbook },
    // Its parts, to be damaged before they are packed again.
    await unpacked('y.xlsx', workbook),
    { 'x.mif': utf8(mif), 'x.mid': utf8('"a",1\n"b",2\n"c",3\n"d",4\n') },
    mapinfoTable(),
    await geodatabase(),
  ];
}

/** Entries of a zip by `name/entry`. */
async function unpacked(name: string, bytes: Uint8Array): Promise<Drop> {
  const entries: readonly ByteSource[] = await listZipEntries(memorySource(name, bytes), quietJob());
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => [entry.path, (await readAll(entry)).slice()] as const)));
}

function mapinfoTable(): Drop {
  return Object.fromEntries(['tab', 'dat', 'map', 'id'].map((part) => [`z.${part}`, new Uint8Array(readFileSync(new URL(`../fixtures/qingshi-tab/qingshi.${part}`, import.meta.url)))]));
}

async function geodatabase(): Promise<Drop> {
  const files = await unpacked('', new Uint8Array(readFileSync(new URL('../fixtures/qingshi.gdb.zip', import.meta.url))));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.replace(/^\//, ''), bytes]));
}

/** As it is dropped: parts of a workbook packed again. */
function packed(drop: Drop): Drop {
  if (!Object.keys(drop).every((path) => path.startsWith('y.xlsx/'))) return drop;
  return { 'y.xlsx': buildZip(Object.entries(drop).map(([path, bytes]) => ({ name: path.slice('y.xlsx/'.length), bytes, utf8Flag: true }))) };
}

/** One file of the drop damaged; in a geodatabase one of those that are read. */
function damaged(drop: Drop, random: () => number): Drop {
  const names = Object.keys(drop).filter((name) => !name.includes('.gdb/') || /a0000000([19ab])\.gdbtablx?$/.test(name));
  const victim = names[Math.floor(random() * names.length)]!;
  return { ...drop, [victim]: damage(drop[victim]!, random) };
}

const BATCHES = 4;

test.each(Array.from({ length: BATCHES }, (_, batch) => batch))('damaged files, batch %d', { timeout: 300_000 }, async (batch) => {
  const drops = await originals();
  let readable = 0;
  let refused = 0;
  for (let file = batch; file < FILES; file += BATCHES) {
    const random = randomOf(file);
    const original = drops[Math.floor(random() * drops.length)]!;
    const drop = packed(damaged(original, random));
    const [name] = Object.keys(drop);
    try {
      const { sets, passedOver } = await listFileSets(Object.entries(drop).map(([path, bytes]) => memorySource(path, bytes)), quietJob());
      // Nothing disappears without a word.
      if (sets.length === 0) expect(passedOver.length).toBeGreaterThan(0);
      if (sets.length === 0) refused++;
      for (const set of sets) {
        const format = formatById(set.format);
        const preview = await previewOf(format, set);
        const blocked = preview.problems.some((problem) => problem.severity === 'blocking');
        const { value, problems } = await readOf(format, set).catch((fault: unknown) => {
          if (blocked && fault instanceof ProblemError) throw fault;
          throw new Error('the preview said it can be read', { cause: fault });
        });
        expect(blocked).toBe(false);
        expect([value.columns.geometry.featureCount, problems]).toEqual([preview.featureCount, preview.problems]);
        holdsTogether(value);
        readable++;
      }
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw new Error(`file ${file} (${name})`, { cause: fault });
      refused++;
    }
  }
  // Both must happen, or the damage is too mild or too wild to test anything.
  expect(readable).toBeGreaterThan(FILES / BATCHES / 10);
  expect(refused).toBeGreaterThan(FILES / BATCHES / 20);
});
