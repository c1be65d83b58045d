/**
 * Real drawings against ogrinfo. The survey counts entities as they stand in the file, GDAL counts what it makes of
 * them; the differences, one by one:
 * - DIMENSION: GDAL draws each by its block (lines, arrows, points on Defpoints) even when blocks are not inlined. Our
 *   survey counts 1 per dimension, our reading draws them as GDAL does; compared below on what is drawn.
 * - MULTILEADER: 58 entities, of which GDAL makes 172 features. We do not draw them and say so.
 * - 3DSOLID (3), VIEWPORT (3), IMAGE (8): GDAL passes them over in silence; the survey counts them, and what could
 *   have been drawn (3DSOLID, IMAGE) is told as not read.
 * - Paper space: GDAL mixes it in under a flag; the survey counts it, reading leaves it out and tells how many.
 */
import { expect, test } from 'vitest';
import { NewsCollector } from '../../../shared/base/news.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { readDrawing } from '../../../shared/formats/dxf/read.ts';
import { surveyDrawing } from '../../../shared/formats/dxf/survey.ts';
import { sourcesOf } from '../../../electron/cli/node-byte-source.ts';
import { field, vertices } from './drawing.ts';
import { OGRINFO_COUNTS } from './ogrinfo-counts.ts';

const folder = decodeURIComponent(new URL('../../../../shared/data/dxf/', import.meta.url).pathname);
const open = async (name: string) => (await sourcesOf([folder + name], new NewsCollector()))[0]!;
const surveyOf = async (name: string) => surveyDrawing(await open(name), { encoding: null }, quietJob());
const readOf = async (name: string) => readDrawing(await open(name), { layers: null, encoding: 'utf-8', sagitta: 0.01, window: null, swapAxes: false }, quietJob());

/** Types that the survey counts and GDAL does not, or otherwise; see above. */
const OTHERWISE = new Set(['DIMENSION', 'MULTILEADER', '3DSOLID', 'VIEWPORT', 'IMAGE']);
/** Arrow heads, which stand in the dimensions' blocks as blocks of their own. */
const ARROWS = new Set(['_OPEN', '_Oblique']);
/** Layers on which dimensions are drawn. */
const DIMENSIONED = new Set(['FG-Dim', 'FG-Dtl-Dim', 'Defpoints']);

const without = (counts: Readonly<Record<string, number>>): Record<string, number> => Object.fromEntries(Object.entries(counts).filter(([type]) => !OTHERWISE.has(type)));

test.each(Object.keys(OGRINFO_COUNTS))('%s: entities per layer and type', async (name) => {
  const { layers, problems, encoding } = await surveyOf(name);
  const counted = Object.fromEntries(layers.filter((layer) => !DIMENSIONED.has(layer.name)).map((layer) => [layer.name, without(layer.countByType)] as const).filter(([, counts]) => Object.keys(counts).length > 0));
  const expected = Object.fromEntries(Object.entries(OGRINFO_COUNTS[name]!).filter(([layer]) => !DIMENSIONED.has(layer)));
  expect(counted).toEqual(expected);
  expect([problems, encoding.evidence.contradiction]).toEqual([[], false]);
});

test('dimensions are drawn as GDAL draws them', async () => {
  const { value } = await readOf('api-cw750-details.dxf');
  const drawn: Record<string, Record<string, number>> = {};
  for (const columns of [value.lines, value.areas, value.points]) {
    const [layers, types, blocks] = [field(columns, 'layer'), field(columns, 'type'), field(columns, 'block')];
    layers.forEach((layer, row) => {
      // Insertions are compared in the survey; here what stands in the model or in a dimension's own block (*D…).
      const type = types[row]!;
      if (!DIMENSIONED.has(layer) || type === 'INSERT' || !(blocks[row] === '' || blocks[row]!.startsWith('*D') || ARROWS.has(blocks[row]!))) return;
      drawn[layer] = { ...drawn[layer], [type]: (drawn[layer]?.[type] ?? 0) + 1 };
    });
  }
  const expected: Record<string, Record<string, number>> = Object.fromEntries([...DIMENSIONED].map((layer) => {
    const { INSERT: _insertions, MULTILEADER: _leaders, ...rest } = OGRINFO_COUNTS['api-cw750-details.dxf']![layer]!;
    return [layer, rest];
  }));
  // 22 insertions of _Oblique stand in the model itself, one line each: GDAL keeps them as points here.
  expected['FG-Dim']!['LINE']! += 22;
  // GDAL gives each of the 11 LEADERs its arrow head, the three lines of _OPEN; a leader is its line here.
  expected['FG-Dtl-Dim']!['LINE']! -= 3 * 11;
  expect(drawn).toEqual(expected);
});

test('what is not drawn is told', async () => {
  const { notes } = await surveyOf('api-cw750-details.dxf');
  expect(notes.map(({ code, params }) => [code, params?.['kinds'] ?? params?.['count']])).toEqual([['formats.dxf-unread', ['MULTILEADER × 58', '3DSOLID × 3']], ['formats.dxf-on-paper', 12]]);
  expect((await surveyOf('Graz_10km_3m.dxf')).notes[0]?.params?.['kinds']).toEqual(['IMAGE × 8']);
});

test('blocks in blocks: layer 0 takes the layer of the insertion nearest to it, colour and visibility too', async () => {
  const nested = (await readOf('nested-insert-layers.dxf')).value.lines;
  expect([field(nested, 'layer'), field(nested, 'colour'), vertices(nested)]).toEqual([['DIM'], ['#00FFFF'], [[[0, 0, 0], [100, 0, 0]]]]);
  expect((await readOf('visible-lwpolylines-in-block.dxf')).value.lines.geometry.featureCount).toBe(1);
  expect((await readOf('invisible-lwpolylines-in-block.dxf')).value.lines.geometry.featureCount).toBe(0);
});

test('ByLayer: colour 7 is black on white paper', async () => {
  const { lines } = (await readOf('aci7-bylayer-background.dxf')).value;
  expect(field(lines, 'colour')).toEqual(['#000000', '#000000', '#000000', '#FF0000']);
});
