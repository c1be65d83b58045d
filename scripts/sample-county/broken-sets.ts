/** 问题数据: sets that are wrong on purpose, for showing what the import says. */
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import type { Polygon } from './plane.ts';
import { columnsOf, type SampleLayer, type Value } from './sample-layer.ts';

/** A file of the county, its path inside the county's folder with forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const FOLDER = '问题数据';

/** All broken sets, made from sound layers. */
export function brokenSets(layers: readonly SampleLayer[]): OutputFile[] {
  const layer = (role: string): SampleLayer => layers.find((candidate) => candidate.role === role)!;
  return [...wrongCodePage(layer('rights')), ...cutShort(layer('redline')), ...withoutTable(layer('farmland')), ...crossedRing(layer('reserve'))];
}

const files = (name: string, set: { [extension: string]: Uint8Array }, leaveOut: readonly string[] = []): OutputFile[] =>
  Object.entries(set).filter(([extension]) => !leaveOut.includes(extension)).map(([extension, bytes]) => ({ path: `${FOLDER}/${name}.${extension}`, bytes }));

function write(layer: SampleLayer, rows: readonly number[], name: string): { [extension: string]: Uint8Array } {
  return writeShapefile({
    name, kind: layer.kind, features: columnsOf({ kind: layer.kind, features: rows.map((row) => layer.features[row]!) }), fields: layer.fields, rows: rows.map((row) => layer.rows[row]!),
    system: layer.system, encoding: layer.encoding, cpg: layer.cpg, languageByte: layer.languageByte,
  });
}

/**
 * 采矿权_青石县_2026: as in the design's import picture. GBK text under a .cpg that says UTF-8, no .prj, no .shx,
 * a licence number one digit short, two empty dates, one ring that crosses itself.
 */
function wrongCodePage(rights: SampleLayer): OutputFile[] {
  const licence = rights.fields.findIndex(({ name }) => name === 'XKZH');
  const until = rights.fields.findIndex(({ name }) => name === 'YXQZ');
  const chosen = rights.rows.map((_, row) => row).slice(0, 47);
  const rows = chosen.map((row, index): readonly Value[] => rights.rows[row]!.map((value, field) => {
    if (index === 4 && field === licence) return String(value).slice(0, 22);
    if ((index === 10 || index === 18) && field === until) return null;
    return value;
  }));
  const features = chosen.map((row, index): readonly Polygon[] => {
    const parts = rights.features[row]!;
    if (index !== 30) return parts;
    const [ring] = parts[0]!;
    const [first, second, ...others] = ring!;
    return [[[second!, first!, ...others]]];
  });
  const set = writeShapefile({ name: '采矿权_青石县_2026', kind: 'polygon', features: columnsOf({ kind: 'polygon', features }), fields: rights.fields, rows, system: null, encoding: 'gbk', cpg: false, languageByte: 0x4d });
  return [...files('采矿权_青石县_2026', set, ['shx']), { path: `${FOLDER}/采矿权_青石县_2026.cpg`, bytes: new TextEncoder().encode('UTF-8') }];
}

/** 生态保护红线_拷贝中断: the .shp ends 4 128 bytes early. */
function cutShort(redLines: SampleLayer): OutputFile[] {
  const set = write(redLines, redLines.rows.map((_, row) => row), '生态保护红线_拷贝中断');
  return files('生态保护红线_拷贝中断', { ...set, shp: set['shp']!.slice(0, set['shp']!.length - 4_128) });
}

/** yjjbnttb_缺属性表: no .dbf. */
function withoutTable(farmland: SampleLayer): OutputFile[] {
  return files('yjjbnttb_缺属性表', write(farmland, Array.from({ length: 40 }, (_, row) => row), 'yjjbnttb_缺属性表'), ['dbf']);
}

/** 自然保护地_自相交: one ring is a bow-tie. */
function crossedRing(reserves: SampleLayer): OutputFile[] {
  const outer = reserves.features[2]![0]![0]!;
  const west = outer[0]!;
  const bow: Polygon = [[west, [west[0] + 900, west[1] + 600], [west[0] + 900, west[1]], [west[0], west[1] + 600]]];
  const set = writeShapefile({
    name: '自然保护地_自相交', kind: 'polygon', features: columnsOf({ kind: 'polygon', features: [reserves.features[4]!, [bow], reserves.features[5]!] }), fields: reserves.fields,
    rows: [reserves.rows[4]!, reserves.rows[2]!, reserves.rows[5]!], system: reserves.system, encoding: 'gbk', cpg: true,
  });
  return files('自然保护地_自相交', set);
}
