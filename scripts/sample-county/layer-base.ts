/** Background layers: roads, railway, rivers, county, townships, villages. */
import { systemById } from '../../shared/crs/systems.ts';
import type { Cover } from './ground.ts';
import * as geos from './geos.ts';
import { joinFaces } from './mesh.ts';
import { COUNTY_CODE, COUNTY_NAME, MAIN_ROADS, POWER_LINES, RAILWAY, STREAMS, TOWNSHIPS, type Village } from './places.ts';
import { fullEast, fullNorth, polygonArea, type Point, type Polygon, type Ring } from './plane.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer, type Value } from './sample-layer.ts';

const common = { system: systemById('EPSG:4526'), encoding: 'gbk', cpg: true } as const;

/** Lines inside the county, to the centimetre, in full coordinates; each as a one-path part. */
function inCounty(line: readonly Point[], outline: Ring): Polygon[] {
  const raw = geos.fromLine(line);
  const county = geos.fromPolygon([outline]);
  const cut = geos.intersection(raw, county);
  const parts = geos.linesIn(cut).map((part): Polygon => [part.map(([x, y]): Point => [fullEast(Math.round(x * 100) / 100), fullNorth(Math.round(y * 100) / 100)])]);
  for (const handle of [raw, county, cut]) geos.free(handle);
  return parts;
}

/** Roads and village lanes as centre lines. */
export function roadLayer(cover: Cover, outline: Ring): SampleLayer {
  const roads: { line: readonly Point[]; row: Value[] }[] = [
    ...MAIN_ROADS.map(({ line, name, code, grade, halfWidth }) => ({ line, row: [code, name, grade, halfWidth * 2] })),
    ...cover.lanes.map((line) => ({ line, row: [null, null, '村道', 4.8] })),
  ];
  const kept = roads.map(({ line, row }) => ({ parts: inCounty(line, outline), row })).filter(({ parts }) => parts.length > 0);
  return {
    ...common, file: '道路', name: '道路', role: 'road', kind: 'line', vintage: '2025',
    features: kept.map(({ parts }) => parts), rows: kept.map(({ row }) => row),
    fields: [textField('LXBM', 10), textField('LXMC', 40), textField('LXDJ', 10), numberField('LMKD', 6, 1)],
  };
}

/** The railway as one line. */
export function railwayLayer(outline: Ring): SampleLayer {
  return { ...common, file: '铁路', name: '铁路', role: 'railway', kind: 'line', vintage: '2025', features: [inCounty(RAILWAY, outline)], rows: [['青石支线', '单线']], fields: [textField('MC', 40), textField('LX', 10)] };
}

/** Overhead power lines. */
export function powerLineLayer(outline: Ring): SampleLayer {
  return {
    ...common, file: '电力线路', name: '电力线路', role: 'powerline', kind: 'line', vintage: '2025',
    features: POWER_LINES.map(({ line }) => inCounty(line, outline)), rows: POWER_LINES.map(({ name, voltage }) => [name, voltage]),
    fields: [textField('XLMC', 40), textField('DYDJ', 10)],
  };
}

/** Streams as centre lines. */
export function riverLayer(outline: Ring): SampleLayer {
  const kept = STREAMS.map((stream) => ({ stream, parts: inCounty(stream.line, outline) })).filter(({ parts }) => parts.length > 0);
  return {
    ...common, file: '河流', name: '河流', role: 'river', kind: 'line', vintage: '2025',
    features: kept.map(({ parts }) => parts), rows: kept.map(({ stream }) => [stream.name, ['', '干流', '支流', '沟溪'][stream.order]!, stream.halfWidth * 2]),
    fields: [textField('MC', 40), textField('JB', 10), numberField('KD', 6, 1)],
  };
}

/** The county and its townships are the land cover joined, so that borders agree with it to the bit. */
export function countyLayer(cover: Cover): SampleLayer {
  const joined = joinFaces(cover.mesh, [...cover.territories.values()].flat());
  const full = joined.map(toFull);
  return {
    ...common, file: '县界', name: '县界', role: 'county', kind: 'polygon', vintage: '2025', features: [full],
    rows: [[COUNTY_CODE, COUNTY_NAME, toCents(full.reduce((sum, part) => sum + landArea(part), 0))]], fields: [textField('XZQDM', 12), textField('XZQMC', 40), numberField('DCMJ', 15, 2)],
  };
}

/** Townships, from the parcels of their villages. */
export function townshipLayer(cover: Cover, villages: readonly Village[]): SampleLayer {
  const features = TOWNSHIPS.map((township) => {
    const faces = villages.filter((village) => village.township === township).flatMap((village) => cover.territories.get(village.name) ?? []);
    return joinFaces(cover.mesh, faces).filter((part) => polygonArea(part) > 0).map(toFull);
  });
  return {
    ...common, file: '乡镇界', name: '乡镇界', role: 'township', kind: 'polygon', vintage: '2025', features,
    rows: TOWNSHIPS.map(({ name, code }, index) => [code, name, toCents(features[index]!.reduce((sum, part) => sum + landArea(part), 0))]), fields: [textField('XZQDM', 12), textField('XZQMC', 40), numberField('DCMJ', 15, 2)],
  };
}

/** Villages as points. */
export function villageLayer(villages: readonly Village[]): SampleLayer {
  return {
    ...common, file: '村庄', name: '村庄', role: 'village', kind: 'point', vintage: '2025',
    features: villages.map(({ at }) => [[[[fullEast(Math.round(at[0] * 10) / 10), fullNorth(Math.round(at[1] * 10) / 10)]]]]),
    rows: villages.map(({ code, name, township, households, town }) => [code, name, township.name, town ? households * 6 : households]),
    fields: [textField('CDM', 15), textField('MC', 40), textField('XZMC', 20), numberField('HS', 6, 0)],
  };
}
