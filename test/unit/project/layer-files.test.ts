import { expect, test } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { LAYER_FILES_VERSION, packLayer, readManifest, symbolClassesOf, unpackGeometry, unpackLayer, type LayerManifest } from '../../../shared/project/layer-files.ts';
import { storedSquares } from '../../helpers/stored-layer.ts';

const stored = storedSquares(['水田', '旱地', '', '旱地']);

async function packed() {
  const { manifest, files } = await packLayer('layer-1', stored);
  const bytes = new Map(files.map(({ file, bytes: content }) => [file, content.slice()]));
  return { manifest, bytes };
}

test('a layer comes back from its files as it went in, Chinese text and all', async () => {
  const { manifest, bytes } = await packed();
  const again = readManifest(JSON.stringify(manifest), '图斑');
  const opened = await unpackLayer(again!, '图斑', (file) => bytes.get(file)!);
  expect(opened.columns.geometry).toEqual(stored.columns.geometry);
  expect(opened.symbols).toEqual(stored.symbols);
  expect([0, 1, 2, 3].map((row) => opened.columns.attributes.text(row, 0))).toEqual(['水田', '旱地', '', '旱地']);
});

test('drawing reads geometry and classes without touching the attribute file', async () => {
  const { manifest, bytes } = await packed();
  const asked: string[] = [];
  const opened = await unpackGeometry(manifest, '图斑', (file) => {
    asked.push(file);
    return bytes.get(file)!;
  });
  expect(asked).not.toContain('records.uint8');
  expect(opened.symbols.classes).toEqual(['水田', '旱地', '']);
  expect([...opened.symbols.index]).toEqual([0, 1, 2, 1]);
});

test('columns that start at an odd address are still read', async () => {
  const { manifest, bytes } = await packed();
  const opened = await unpackLayer(manifest, '图斑', (file) => {
    const content = bytes.get(file)!;
    const shifted = new Uint8Array(content.length + 3);
    shifted.set(content, 3);
    return shifted.subarray(3);
  });
  expect(opened.columns.geometry.coordinates).toEqual(stored.columns.geometry.coordinates);
});

test.each(['coordinates.float64', 'featureStart.uint32', 'records.uint8'])('a short %s stops with the layer named', async (file) => {
  const { manifest, bytes } = await packed();
  bytes.set(file, bytes.get(file)!.subarray(1));
  const opening = unpackLayer(manifest, '永久基本农田', (name) => bytes.get(name)!);
  await expect(opening).rejects.toMatchObject({ problem: { code: 'project.layer-files-incomplete', params: { layer: '永久基本农田', file } } });
});

test('what is no manifest is no layer', async () => {
  const text = JSON.stringify((await packed()).manifest);
  for (const broken of ['', text.slice(0, text.length / 2), '[]', '{"format":"something else","version":1}', text.replace('"float64"', '"float32"'), text.replace('"columns"', '"colums"')]) {
    expect(readManifest(broken, '图斑'), broken.slice(0, 40)).toBeNull();
  }
});

test('layers written before areas were kept still open, and kept areas come back', async () => {
  const { manifest, bytes } = await packed();
  const older = readManifest(JSON.stringify({ ...manifest, version: 1 }), '图斑')!;
  expect((await unpackLayer(older, '图斑', (file) => bytes.get(file)!)).columns.geometry.areas).toBeUndefined();
  const areas = { systemId: 'EPSG:4526', edges: 'vertices', planar: Float64Array.of(100, 100, 100, 100), ellipsoidal: Float64Array.of(101, 101, Number.NaN, 101) } as const;
  const measured = { ...stored, columns: { ...stored.columns, geometry: { ...stored.columns.geometry, areas } } };
  const { manifest: newer, files } = await packLayer('layer-1', measured);
  const opened = await unpackLayer(readManifest(JSON.stringify(newer), '图斑')!, '图斑', (file) => files.find((each) => each.file === file)!.bytes);
  expect(opened.columns.geometry.areas).toEqual(areas);
});

test('files of a newer program are refused by name, not misread', async () => {
  const newer: Omit<LayerManifest, 'version'> & { version: number } = { ...(await packed()).manifest, version: LAYER_FILES_VERSION + 1 };
  expect(() => readManifest(JSON.stringify(newer), '图斑')).toThrow(ProblemError);
});

test('a field with a different value in every row is no class', () => {
  const many = storedSquares(Array.from({ length: 65_600 }, (_, index) => String(index)));
  expect(many.symbols.classes).toEqual(['']);
  expect(symbolClassesOf(stored.columns.attributes, 4, undefined).classes).toEqual(['']);
});
