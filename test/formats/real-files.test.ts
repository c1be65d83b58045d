/**
 * All real shapefiles and .dbf tables of the shared data beside what ogrinfo (GDAL 3.6.2) says of them: number of
 * features, extent, names and types of fields. What differs, one by one:
 * - `latin1.shp` has no .shx: ogrinfo refuses it (it would rebuild the index on request); we read it from its records.
 * - `corrupt_too_long.shp`: behind the last record stand bytes that are no record; ogrinfo says nothing, we tell it in a note.
 * - `duplicate_fields.dbf`: ogrinfo shows a name twice or three times, we number the later ones (`Name_2`), and say so.
 * - `REL.zip`: ogrinfo has to be told the folder inside the zip; we find it.
 * - `gbk`, `gb2312`, `big5`, `shiftjis`, `eucjp`, `utf8.dbf` have no .cpg and a language byte that says nothing: ogrinfo
 *   shows their texts as Latin-1 rubbish; we read them by their content, with the evidence kept (`attributes.test.ts`).
 */
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { NewsCollector } from '../../shared/base/news.ts';
import { sourcesOf } from '../../electron/cli/node-byte-source.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { formatById } from '../../shared/formats/list.ts';
import { previewOf, readOf } from '../helpers/reading.ts';
import { REAL_FILES } from './real-files.ogrinfo.ts';

const folder = decodeURIComponent(new URL('../../../shared/data/', import.meta.url).pathname);

async function layersIn(path: string) {
  const { sets, passedOver } = await listFileSets(await sourcesOf([folder + path], new NewsCollector()), quietJob());
  const previews = await Promise.all(sets.map((set) => previewOf(formatById(set.format), set)));
  return { sets, previews, passedOver };
}

/** Six decimals, as ogrinfo prints. */
const shown = (extent: readonly number[]): number[] | null => (extent.every(Number.isFinite) ? extent.map((side) => Number(side.toFixed(6))) : null);

test.each(Object.keys(REAL_FILES))('%s: what ogrinfo says', async (path) => {
  const { previews } = await layersIn(path);
  expect(previews.map(({ name, featureCount, extent, fields }) => ({ name, features: featureCount, extent: shown(extent), fields: fields.map((field) => `${field.name} ${field.type}`) }))).toEqual(REAL_FILES[path]);
});

test('every one of them is read without a blocking problem, as many rows as the preview says', async () => {
  for (const path of Object.keys(REAL_FILES)) {
    const { sets, previews } = await layersIn(path);
    for (const [position, set] of sets.entries()) {
      const { value, problems } = await readOf(formatById(set.format), set);
      expect([path, value.columns.attributes.rowCount, problems.filter(({ severity }) => severity !== 'minor')]).toEqual([path, previews[position]!.featureCount, []]);
    }
  }
});

test('the differences are said', async () => {
  const notes = async (path: string): Promise<string[]> => (await layersIn(path)).previews.flatMap((preview) => preview.notes.map(({ code }) => code));
  expect(await notes('shapefile/latin1.shp')).toContain('formats.shx-missing');
  expect(await notes('shapefile/corrupt_too_long.shp')).toContain('formats.shp-trailing-bytes');
  expect(await notes('dbf-encodings/duplicate_fields.dbf')).toContain('formats.fields-renamed');
  expect((await layersIn('shapefile/empty_zipfile.zip')).passedOver.map(({ code }) => code)).toEqual(['formats.zip-without-layers']);
});
