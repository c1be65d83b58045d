/** 自然保护地 (language byte 0x57, which says nothing) and 生态保护红线 (language byte 0). */
import { systemById } from '../../shared/crs/systems.ts';
import * as geos from './geos.ts';
import { COUNTY_NAME } from './places.ts';
import { insideRing, onGrid, type Point, type Polygon, type Ring } from './plane.ts';
import { RED_LINES, RESERVE_ZONES } from './protected-areas.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer } from './sample-layer.ts';

/** Cut at the county border, only where it is crossed: elsewhere not a digit changes. */
function withinCounty(polygon: Polygon, outline: Ring): Polygon[] {
  if (polygon[0]!.every((point) => insideRing(outline, point))) return [polygon];
  const area = geos.fromPolygon(polygon);
  const county = geos.fromPolygon([outline]);
  const cut = geos.intersection(area, county);
  const parts = geos.polygonsIn(cut).map((part) => part.map((ring) => ring.map(([x, y]): Point => [onGrid(x), onGrid(y)])));
  for (const handle of [area, county, cut]) geos.free(handle);
  return parts;
}

/** The reserve layer, one record per control zone. */
export function reserveLayer(outline: Ring): SampleLayer {
  const features = RESERVE_ZONES.map(({ polygon }) => withinCounty(polygon, outline).map(toFull));
  return {
    file: '自然保护地', name: '自然保护地', role: 'reserve', kind: 'polygon', features,
    rows: RESERVE_ZONES.map(({ reserve, zone, level, kind }, index) => [reserve, zone, level, kind, COUNTY_NAME, '样例省人民政府', '20190316', toCents(features[index]!.reduce((sum, part) => sum + landArea(part), 0) / 10_000)]),
    fields: [textField('BHQMC', 60), textField('GKFQ', 20), textField('BHQJB', 10), textField('BHQLX', 20), textField('BHQDLWZ', 40), textField('PZJG', 40), textField('PZSJ', 8), numberField('BHQMJ', 12, 2)],
    system: systemById('EPSG:4526'), encoding: 'gbk', cpg: false, languageByte: 0x57, vintage: '2024',
  };
}

/** The red line layer. */
export function redLineLayer(outline: Ring): SampleLayer {
  const features = RED_LINES.map(({ polygon }) => withinCounty(polygon, outline).map(toFull));
  return {
    file: '生态保护红线', name: '生态保护红线', role: 'redline', kind: 'polygon', features,
    rows: RED_LINES.map(({ name, kind }, index) => [name, toCents(features[index]!.reduce((sum, part) => sum + landArea(part), 0) / 10_000), `${kind}功能`, '按生态保护红线管理要求执行']),
    fields: [textField('MC', 60), numberField('QYMJ', 12, 2), textField('STHJWT', 60), textField('GKCS', 60)],
    system: systemById('EPSG:4526'), encoding: 'gbk', cpg: false, languageByte: 0x00, vintage: '2025-06',
  };
}
