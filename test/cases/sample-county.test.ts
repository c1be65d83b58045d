/**
 * The sample county itself: the same bytes on every machine, a gap-free land cover, truth that holds by a third way,
 * and files that are wrong exactly where they should be. `KUANGCE_UPDATE_GOLDEN=1` writes the golden list anew.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { intersect } from '@turf/turf';
import { beforeAll, describe, expect, test } from 'vitest';
import { ellipsoidalTruth } from '../../scripts/sample-county/ellipsoidal-truth.ts';
import { distanceBetween, fromPolygon, loadGeos } from '../../scripts/sample-county/geos.ts';
import { distance, type Point, type Polygon } from '../../scripts/sample-county/plane.ts';
import { landArea } from '../../scripts/sample-county/sample-layer.ts';
import type { Truth } from '../../scripts/sample-county/truth.ts';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { ImportPreview, ReadLayer } from '../../shared/formats/contract.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { inspectShapefile } from '../../shared/formats/shapefile/inspect.ts';
import { readShapefile } from '../../shared/formats/shapefile/read.ts';
import { featureParts } from '../../shared/geometry/columns.ts';
import { geosOracle } from '../helpers/geos.ts';
import { sampleCountyFolder, sampleCountyTruth } from '../helpers/sample-county.ts';

const GOLDEN = new URL('./sample-county.sha256.json', import.meta.url);

interface Layer {
  readonly preview: ImportPreview;
  readonly read: ReadLayer;
  text(row: number, field: string): string;
  number(row: number, field: string): number;
  polygons(row: number): Polygon[];
  rowWhere(field: string, value: string): number;
}

let folder: string;
let truth: Truth;
const layers = new Map<string, Layer>();

async function preview(name: string): Promise<ImportPreview> {
  const { sets } = await listFileSets(sourcesOf(name), quietJob());
  return inspectShapefile(sets[0]!, 0, {}, quietJob());
}

const sourcesOf = (name: string) => {
  const inside = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
  const stem = name.slice(name.lastIndexOf('/') + 1);
  return readdirSync(join(folder, inside)).filter((file) => file === stem || file.startsWith(`${stem}.`)).map((file) => memorySource(file, new Uint8Array(readFileSync(join(folder, inside, file)))));
};

async function layer(name: string): Promise<Layer> {
  const known = layers.get(name);
  if (known) return known;
  const { sets } = await listFileSets(sourcesOf(name), quietJob());
  const looked = await inspectShapefile(sets[0]!, 0, {}, quietJob());
  const { value: read } = await readShapefile(sets[0]!, { name, role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, quietJob());
  const fieldOf = (field: string): number => read.columns.attributes.fields.findIndex((candidate) => candidate.name === field);
  const made: Layer = {
    preview: looked,
    read,
    text: (row, field) => read.columns.attributes.text(row, fieldOf(field)),
    number: (row, field) => read.columns.attributes.number(row, fieldOf(field)),
    polygons: (row) => featureParts(read.columns.geometry, row).map((rings) => rings.map((ring) => Array.from({ length: ring.length / 2 - 1 }, (_, i): Point => [ring[2 * i]!, ring[2 * i + 1]!]))),
    rowWhere: (field, value) => Array.from({ length: read.columns.geometry.featureCount }, (_, row) => row).find((row) => made.text(row, field) === value)!,
  };
  layers.set(name, made);
  return made;
}

beforeAll(async () => {
  folder = await sampleCountyFolder();
  truth = await sampleCountyTruth();
  await loadGeos();
}, 240_000);

describe('files', { timeout: 60_000 }, () => {
  /** Ellipsoidal numbers of the truth go through Math.sin and Math.log, whose last bit differs between engines; all else is the same everywhere. */
  const steady = (file: string, bytes: Buffer): Buffer | string =>
    file === 'truth.json' || file === 'manifest.json' ? JSON.stringify(JSON.parse(bytes.toString('utf8')), (key, value) => (key === 'size' || key.includes('Ellipsoidal') ? undefined : value)) : bytes;

  test('the same bytes as always', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile()).map((file) => file.replaceAll('\\', '/')).sort();
    const sums = Object.fromEntries(files.map((file) => [file, createHash('sha256').update(steady(file, readFileSync(join(folder, file)))).digest('hex')]));
    if (process.env['KUANGCE_UPDATE_GOLDEN']) writeFileSync(GOLDEN, `${JSON.stringify(sums, null, 2)}\n`);
    expect(sums).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
  });

  test('the manifest lists what is there, in the order of the first start, and says that it is fictional', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect([manifest.fictional, manifest.name, manifest.day]).toEqual([true, '青石县', '2026-11-20']);
    expect(manifest.layers.map(({ role, system }: { role: string; system: string | null }) => `${role} ${system}`)).toEqual([
      'rights EPSG:4526', 'dltb EPSG:4526', 'farmland EPSG:4526', 'forest EPSG:4526', 'reserve EPSG:4526', 'redline EPSG:4526', 'wetland null', 'grassland EPSG:2362',
      'road EPSG:4526', 'railway EPSG:4526', 'powerline EPSG:4526', 'river EPSG:4526', 'county EPSG:4526', 'township EPSG:4526', 'village EPSG:4526',
    ]);
    let total = 0;
    for (const { path, size } of manifest.files) {
      expect(statSync(join(folder, path)).size, path).toBe(size);
      total += size;
    }
    expect(total).toBeLessThan(25_000_000);
    for (const { files } of manifest.layers) for (const file of files) expect(manifest.files.map(({ path }: { path: string }) => path)).toContain(file);
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toMatch(/^青石县样例数据：全部虚构/);
  });

  test('the zip names its entries in GBK and does not claim UTF-8', () => {
    const zip = readFileSync(join(folder, '永久基本农田.zip'));
    expect(zip.readUInt16LE(6) & 0x0800).toBe(0);
    expect(new TextDecoder('gbk').decode(zip.subarray(30, 30 + zip.readUInt16LE(26)))).toBe('永久基本农田/yjjbnttb.shp');
  });

  test('declarations are as planned: no .prj for the wetland, Xi’an 1980 for the grassland, language bytes 0x4D, 0x57, 0', async () => {
    expect((await preview('湿地')).missingParts).toContain('prj');
    expect((await preview('草原')).system.declared?.datum).toBe('XIAN1980');
    const languageByte = (name: string): number => readFileSync(join(folder, `${name}.dbf`))[29]!;
    expect(['采矿权_2026', '自然保护地', '生态保护红线'].map(languageByte)).toEqual([0x4d, 0x57, 0]);
    expect((await preview('采矿权_2026')).encoding).toMatchObject({ cpg: null, languageByte: 0x4d, chosen: 'gb18030' });
  });
});

describe('rights', { timeout: 60_000 }, () => {
  test('sixty rights, one with two bodies, one with a hole, all numbers of 23 characters', async () => {
    const rights = await layer('采矿权_2026');
    const rows = Array.from({ length: rights.read.columns.geometry.featureCount }, (_, row) => row);
    const numbers = rows.map((row) => rights.text(row, 'XKZH'));
    expect(numbers.filter((number) => !/^C999901\d{16}$/.test(number))).toEqual([]);
    expect([rows.length, new Set(numbers).size]).toEqual([61, 60]);
    const bodies = rows.filter((row) => rights.text(row, 'KSMC') === '北岭煤矿').map((row) => [rights.number(row, 'CSSX'), rights.number(row, 'CSXX')]);
    expect(bodies).toEqual([[630, 430], [420, 260]]);
    expect(rows.filter((row) => rights.polygons(row)[0]!.length > 1).map((row) => rights.text(row, 'KSMC'))).toEqual(['大槐树砖瓦页岩矿']);
    const corners = rows.map((row) => rights.polygons(row)[0]![0]!);
    expect([Math.min(...corners.map((ring) => ring.length)), Math.max(...corners.map((ring) => ring.length))]).toEqual([4, 24]);
    for (const ring of corners) for (const [east, north] of ring) expect([Math.abs(east * 100 - Math.round(east * 100)) < 1e-4, Math.abs(north * 100 - Math.round(north * 100)) < 1e-4]).toEqual([true, true]);
  });

  test('registered areas are the ellipsoidal ones to 0.0001 km², but for one', async () => {
    const rights = await layer('采矿权_2026');
    const off = truth.rights.filter((right) => Math.abs(rights.number(rights.rowWhere('XKZH', right.rightId), 'KQMJ') - right.areaEllipsoidalSquareMetres / 1e6) > 0.000051);
    expect(off.map(({ mineName }) => mineName)).toEqual(['松树岭石灰岩矿']);
    expect(truth.rights.every(({ areaEllipsoidalSquareMetres }) => areaEllipsoidalSquareMetres > 20_000 && areaEllipsoidalSquareMetres < 2_000_000)).toBe(true);
  });

  test('statuses on the sample day', () => {
    const count = (status: string): number => truth.rights.filter((right) => right.status === status).length;
    expect({ expired: count('expired'), expiring: count('expiring'), unknown: count('unknown'), valid: count('valid') }).toEqual({ expired: 4, expiring: 8, unknown: 2, valid: 46 });
  });

  test('near misses are near: a common side, a side along parcels, 0.4 m to farmland', async () => {
    const rights = await layer('采矿权_2026');
    const ring = (name: string): readonly Point[] => rights.polygons(rights.rowWhere('KSMC', name))[0]![0]!;
    const shared = (a: readonly Point[], b: readonly Point[]): number => a.filter(([x, y]) => b.some((point) => point[0] === x && point[1] === y)).length;
    expect(shared(ring('西岭石灰岩矿'), ring('西岭建筑石料矿'))).toBe(2);
    const redLines = await layer('生态保护红线');
    expect(shared(ring('杏花沟石灰岩矿'), redLines.polygons(redLines.rowWhere('MC', '杏花沟水土保持生态保护红线'))[0]![0]!)).toBe(2);
    const dltb = await layer('dltb_2025');
    const exact = ring('东沟高岭土矿');
    const beside = Array.from({ length: dltb.read.columns.geometry.featureCount }, (_, row) => row).filter((row) => shared(exact, dltb.polygons(row)[0]![0]!) >= 2);
    expect(beside.length).toBeGreaterThanOrEqual(8);
    const farmland = await layer('永久基本农田.zip');
    const right = fromPolygon([ring('桃园沟萤石矿')]);
    const gaps = Array.from({ length: farmland.read.columns.geometry.featureCount }, (_, row) => farmland.polygons(row)[0]!).filter(([outer]) => Math.abs(outer![0]![0] - 38_510_900) < 600 && Math.abs(outer![0]![1] - 3_880_100) < 600).map((polygon) => distanceBetween(fromPolygon(polygon), right));
    expect(Math.min(...gaps)).toBeGreaterThan(0.3998);
    expect(Math.min(...gaps)).toBeLessThan(0.4002);
  });
});

describe('land cover', { timeout: 60_000 }, () => {
  test('about twenty thousand valid parcels of many sizes, some with islands', async () => {
    const dltb = await layer('dltb_2025');
    const { geometry } = dltb.read.columns;
    expect(geometry.featureCount).toBeGreaterThan(19_000);
    expect(geometry.featureCount).toBeLessThan(23_000);
    const oracle = await geosOracle();
    const invalid: number[] = [];
    const sizes: number[] = [];
    let withIslands = 0;
    for (let row = 0; row < geometry.featureCount; row++) {
      const handle = oracle.polygon(featureParts(geometry, row));
      if (!oracle.isValid(handle)) invalid.push(row);
      sizes.push(oracle.area(handle));
      oracle.free(handle);
      if (dltb.polygons(row)[0]!.length > 1) withIslands++;
    }
    expect(invalid).toEqual([]);
    expect(withIslands).toBeGreaterThan(40);
    sizes.sort((a, b) => a - b);
    const quantile = (share: number): number => sizes[Math.floor(share * sizes.length)]!;
    expect(quantile(0.95) / quantile(0.05)).toBeGreaterThan(20);
  });

  test('no gap and no overlap: every side is shared by two parcels or is the county border, and the areas add up', async () => {
    const dltb = await layer('dltb_2025');
    const sides = new Set<string>();
    let twiceArea = 0;
    let sideCount = 0;
    for (let row = 0; row < dltb.read.columns.geometry.featureCount; row++) {
      for (const ring of dltb.polygons(row).flat()) {
        ring.forEach(([x, y], i) => {
          const [nextX, nextY] = ring[(i + 1) % ring.length]!;
          sides.add(`${x},${y},${nextX},${nextY}`);
          sideCount++;
          twiceArea -= (x - 38_512_000) * (nextY - 3_875_000) - (nextX - 38_512_000) * (y - 3_875_000);
        });
      }
    }
    // Parcels lie to the right of their sides in a shapefile: a side met twice in one direction would be an overlap.
    expect(sides.size).toBe(sideCount);
    const unpaired = new Set([...sides].filter((side) => {
      const [x, y, nextX, nextY] = side.split(',');
      return !sides.has(`${nextX},${nextY},${x},${y}`);
    }));
    const county = await layer('县界');
    const [border] = county.polygons(0)[0]!;
    const borderSides = new Set(border!.map(([x, y], i) => `${x},${y},${border![(i + 1) % border!.length]!.join(',')}`));
    expect(unpaired).toEqual(borderSides);
    let countyTwice = 0;
    border!.forEach(([x, y], i) => {
      const [nextX, nextY] = border![(i + 1) % border!.length]!;
      countyTwice -= (x - 38_512_000) * (nextY - 3_875_000) - (nextX - 38_512_000) * (y - 3_875_000);
    });
    expect(countyTwice).toBeGreaterThan(9e8);
    expect(Math.abs(twiceArea - countyTwice)).toBeLessThan(0.01);
  });

  test('townships are parcels joined: their areas add up to the county', async () => {
    const townships = await layer('乡镇界');
    const county = await layer('县界');
    const sum = Array.from({ length: 7 }, (_, row) => townships.number(row, 'DCMJ')).reduce((total, area) => total + area, 0);
    expect(Math.abs(sum - county.number(0, 'DCMJ'))).toBeLessThan(0.5);
  });

  test('TBMJ is the ellipsoidal area, and deductions follow from KCXS', async () => {
    const dltb = await layer('dltb_2025');
    for (let row = 0; row < dltb.read.columns.geometry.featureCount; row += 7) {
      const polygons = dltb.polygons(row);
      const area = polygons.reduce((sum, polygon) => sum + ellipsoidalTruth(polygon), 0);
      // A side straight in the plane bulges from one straight in longitude and area between parallels: up to √2·L³·tan B / 12 R.
      const bulge = polygons.flat().reduce((sum, ring) => sum + ring.reduce((total, point, i) => total + 1.3e-8 * distance(point, ring[(i + 1) % ring.length]!) ** 3, 0), 0);
      expect(Math.abs(dltb.number(row, 'TBMJ') - area), `row ${row + 1}`).toBeLessThan(0.0055 + 1e-8 * area + bulge);
      expect(Math.abs(dltb.number(row, 'TBMJ') * dltb.number(row, 'KCXS') - dltb.number(row, 'KCMJ'))).toBeLessThan(0.0051);
      expect(Math.abs(dltb.number(row, 'TBMJ') - dltb.number(row, 'KCMJ') - dltb.number(row, 'TBDLMJ'))).toBeLessThan(0.0051);
    }
  });

  test('classes lie where they belong: farmland in permanent farmland, forest in stands', async () => {
    const dltb = await layer('dltb_2025');
    const classes = new Map<string, number>();
    for (let row = 0; row < dltb.read.columns.geometry.featureCount; row++) classes.set(dltb.text(row, 'DLBM'), (classes.get(dltb.text(row, 'DLBM')) ?? 0) + 1);
    for (const code of ['0102', '0103', '0201', '0301', '0305', '0307', '0404', '0602', '0702', '1001', '1003', '1006', '1101', '1104']) expect(classes.get(code), code).toBeGreaterThan(10);
    const farmland = await layer('永久基本农田.zip');
    for (let row = 0; row < farmland.read.columns.geometry.featureCount; row++) expect(farmland.text(row, 'DLBM')).toMatch(/^01/);
    const forest = await layer('林地小班_2025');
    const grades = new Set(Array.from({ length: forest.read.columns.geometry.featureCount }, (_, row) => forest.text(row, 'BH_DJ')));
    expect([...grades].sort()).toEqual(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']);
  });
});

describe('truth', { timeout: 60_000 }, () => {
  test('enough is planted, and most mines are in order', () => {
    const wrong = new Set([...truth.findings, ...truth.whenDeclared.flatMap(({ findings }) => findings)].filter(({ subject }) => subject !== 'railway-open-pit:1000').map(({ rightId }) => rightId));
    expect(truth.findings.length).toBeGreaterThanOrEqual(25);
    expect(new Set(truth.findings.map(({ rightId }) => rightId)).size).toBeGreaterThanOrEqual(15);
    expect(truth.rights.length - wrong.size).toBeGreaterThanOrEqual(30);
    expect(new Set(truth.findings.map(({ code }) => code))).toEqual(new Set(['F05', 'F12', 'L01', 'L02', 'L05', 'L08', 'L09', 'L11']));
    expect(truth.findings.every(({ why }) => why !== '')).toBe(true);
  });

  test('the showcase: about 63 亩 of permanent farmland and 23 亩 inside the red line', () => {
    const area = (code: string): number => truth.findings.find((finding) => finding.mineName === '石湾沟石灰岩矿' && finding.code === code)!.areaEllipsoidalSquareMetres! * 0.0015;
    expect(Math.abs(area('L01') - 63)).toBeLessThan(1);
    expect(Math.abs(area('L09') - 23)).toBeLessThan(1);
  });

  test('slivers are known by both bounds', async () => {
    const slivers = truth.rights.flatMap((right) => right.layers.flatMap(({ role, classes }) => classes.filter(({ sliverCount }) => sliverCount > 0).map((entry) => [right.mineName, role, entry.class, entry.count, entry.sliverCount])));
    expect(slivers).toEqual([['白杨岭砖瓦页岩矿', 'forest', 'Ⅳ', 0, 1]]);
    const above = truth.findings.find(({ mineName, code }) => mineName === '马蹄沟石灰岩矿' && code === 'L09')!;
    expect(above.areaPlanarSquareMetres!).toBeGreaterThan(0.8);
    expect(above.areaPlanarSquareMetres!).toBeLessThan(1);
  });

  /** Overlaps by another clipper, areas by annex D's series on another inverse projection. */
  test.each([
    ['石湾沟石灰岩矿', 'L09', '生态保护红线', '', ''],
    ['石湾沟石灰岩矿', 'L01', '永久基本农田.zip', '', ''],
    ['石湾沟石灰岩矿', 'L05', '林地小班_2025', 'BH_DJ', 'Ⅱ'],
    ['云台花岗岩矿', 'L08', '自然保护地', 'GKFQ', '核心保护区'],
    ['青崖水泥灰岩矿', 'L09', '生态保护红线', '', ''],
    ['三岔口砂岩矿', 'L05', '林地小班_2025', 'BH_DJ', 'Ⅳ'],
    ['张家坡砂岩矿', 'L01', '永久基本农田.zip', '', ''],
  ])('%s %s holds by a third way', async (mineName, code, file, field, value) => {
    const rights = await layer('采矿权_2026');
    const land = await layer(file);
    const right = rights.polygons(rights.rowWhere('KSMC', mineName))[0]!;
    const { bounds } = land.read.columns.geometry;
    const easts = right[0]!.map(([east]) => east);
    const norths = right[0]!.map(([, north]) => north);
    let planar = 0;
    let ellipsoidal = 0;
    for (let row = 0; row < land.read.columns.geometry.featureCount; row++) {
      if (bounds[4 * row]! > Math.max(...easts) || bounds[4 * row + 2]! < Math.min(...easts) || bounds[4 * row + 1]! > Math.max(...norths) || bounds[4 * row + 3]! < Math.min(...norths)) continue;
      if (field !== '' && land.text(row, field) !== value) continue;
      for (const polygon of land.polygons(row)) {
        for (const piece of turfIntersection(right, polygon)) {
          planar += piece.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * shoelace(ring), 0);
          ellipsoidal += piece.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * annexD(ring), 0);
        }
      }
    }
    const expected = truth.findings.find((finding) => finding.mineName === mineName && finding.code === code && finding.subject === value)!;
    expect(Math.abs(planar / expected.areaPlanarSquareMetres! - 1)).toBeLessThan(1e-6);
    expect(Math.abs(ellipsoidal / expected.areaEllipsoidalSquareMetres! - 1)).toBeLessThan(1e-6);
  });

  test('areas of all rights hold by the scale of the projection', async () => {
    const rights = await layer('采矿权_2026');
    for (const right of truth.rights) {
      if (right.mineName === '北岭煤矿') continue;
      const area = landArea(rights.polygons(rights.rowWhere('XKZH', right.rightId))[0]!);
      // Sides are straight in the plane here and straight in latitude and longitude there.
      expect(Math.abs(area / right.areaEllipsoidalSquareMetres - 1), right.mineName).toBeLessThan(1e-5);
    }
  });
});

describe('问题数据', { timeout: 60_000 }, () => {
  test('a .cpg that contradicts the text, and missing parts, are seen', async () => {
    const looked = await preview('问题数据/采矿权_青石县_2026');
    expect(looked.featureCount).toBe(47);
    expect(looked.encoding).toMatchObject({ cpg: 'UTF-8', contradiction: true });
    expect([...looked.missingParts].sort()).toEqual(['prj', 'shx']);
    expect(looked.system.declared).toBeNull();
  });

  test('a .shp that ends early is refused', async () => {
    const looked = await preview('问题数据/生态保护红线_拷贝中断');
    expect(looked.problems.some(({ severity }) => severity === 'blocking')).toBe(true);
  });

  test('a missing .dbf is refused', async () => {
    const looked = await preview('问题数据/yjjbnttb_缺属性表');
    expect(looked.missingParts).toContain('dbf');
    expect(looked.problems.some(({ severity }) => severity === 'blocking')).toBe(true);
  });

  test('a bow-tie is there', async () => {
    const bad = await layer('问题数据/自然保护地_自相交');
    const oracle = await geosOracle();
    const valid = Array.from({ length: 3 }, (_, row) => oracle.isValid(oracle.polygon(featureParts(bad.read.columns.geometry, row))));
    expect(valid).toEqual([true, false, true]);
  });
});

const ORIGIN: Point = [38_500_000, 3_870_000];

function turfIntersection(a: Polygon, b: Polygon): Polygon[] {
  const local = (polygon: Polygon): number[][][] => polygon.map((ring) => [...ring, ring[0]!].map(([east, north]) => [east - ORIGIN[0], north - ORIGIN[1]]));
  const feature = (polygon: Polygon) => ({ type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates: local(polygon) } });
  const common = intersect({ type: 'FeatureCollection', features: [feature(a), feature(b)] });
  if (!common) return [];
  const parts = common.geometry.type === 'Polygon' ? [common.geometry.coordinates] : common.geometry.coordinates;
  return parts.map((rings) => rings.map((ring) => ring.slice(0, -1).map(([east, north]): Point => [east! + ORIGIN[0], north! + ORIGIN[1]])));
}

function shoelace(ring: readonly Point[]): number {
  const [x0, y0] = ring[0]!;
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }, 0)) / 2;
}

const E2 = 0.0066943800229;
const B = 6356752.314140356;

/** The series of TD/T 1055-2019 annex D (DOMAIN §2.4), m². */
function annexD(ring: readonly Point[]): number {
  const [a, b, c, d, e] = [1.0033640898341927, 0.0011241893819, 1.6994594735e-6, 2.7178578456e-9, 4.3584190048e-12];
  const points = ring.map(inverse);
  const from = points[0]![1];
  return Math.abs(points.reduce((sum, [latitude, longitude], i) => {
    const [nextLatitude, nextLongitude] = points[(i + 1) % points.length]!;
    const half = (nextLatitude - latitude) / 2;
    const middle = (latitude + nextLatitude) / 2;
    const term = (k: number): number => Math.sin(k * half) * Math.cos(k * middle);
    return sum + 2 * B * B * ((longitude + nextLongitude) / 2 - from) * (a * term(1) - b * term(3) + c * term(5) - d * term(7) + e * term(9));
  }, 0));
}

/** Latitude and longitude (radians) by the footpoint latitude and the classical series in the distance from the central meridian. */
function inverse([east, north]: Point): [latitude: number, longitude: number] {
  const semiMajor = B / Math.sqrt(1 - E2);
  const m0 = semiMajor * (1 - E2);
  const m2 = 1.5 * E2 * m0;
  const m4 = 1.25 * E2 * m2;
  const m6 = (7 / 6) * E2 * m4;
  const m8 = (9 / 8) * E2 * m6;
  const a0 = m0 + m2 / 2 + (3 / 8) * m4 + (5 / 16) * m6 + (35 / 128) * m8;
  const a2 = m2 / 2 + m4 / 2 + (15 / 32) * m6 + (7 / 16) * m8;
  const a4 = m4 / 8 + (3 / 16) * m6 + (7 / 32) * m8;
  const a6 = m6 / 32 + m8 / 16;
  const a8 = m8 / 128;
  let foot = north / a0;
  for (let i = 0; i < 12; i++) foot = (north + (a2 / 2) * Math.sin(2 * foot) - (a4 / 4) * Math.sin(4 * foot) + (a6 / 6) * Math.sin(6 * foot) - (a8 / 8) * Math.sin(8 * foot)) / a0;
  const y = east - 38_500_000;
  const w2 = 1 - E2 * Math.sin(foot) ** 2;
  const n = semiMajor / Math.sqrt(w2);
  const m = m0 / (w2 * Math.sqrt(w2));
  const t = Math.tan(foot);
  const eta2 = (E2 / (1 - E2)) * Math.cos(foot) ** 2;
  const ratio = y / n;
  const latitude = foot - ((t * y * y) / (2 * m * n)) * (1 - (ratio ** 2 / 12) * (5 + 3 * t * t + eta2 - 9 * eta2 * t * t) + (ratio ** 4 / 360) * (61 + 90 * t * t + 45 * t ** 4));
  const longitude = (ratio / Math.cos(foot)) * (1 - (ratio ** 2 / 6) * (1 + 2 * t * t + eta2) + (ratio ** 4 / 120) * (5 + 28 * t * t + 24 * t ** 4 + 6 * eta2 + 8 * eta2 * t * t));
  return [latitude, longitude];
}
