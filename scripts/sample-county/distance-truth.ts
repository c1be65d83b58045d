/**
 * What a correct run must say of roads, railway and power lines: distances and the parts within them by GEOS, under the
 * distances of the regulations as they concern this county. Nothing of the product's engine or rule pack takes part.
 */
import { ellipsoidalTruth } from './ellipsoidal-truth.ts';
import * as geos from './geos.ts';
import { boxesMeet, boxOf, polygonArea, type Polygon } from './plane.ts';
import type { SampleLayer } from './sample-layer.ts';

/** One distance of a regulation: metres for features of a role whose `field` has one of the values; any value where there is none. */
interface Rule {
  /** As the product names the finding's subject: rule and metres. */
  readonly subject: string;
  readonly role: string;
  readonly metres: number;
  readonly field?: string;
  readonly values?: readonly string[];
}

/** 公路安全保护条例 第十七条; 铁路安全管理条例 第二十七、三十四条; 电力设施保护条例 第十条. */
const RULES: readonly Rule[] = [
  { subject: 'road:50', role: 'road', metres: 50, field: 'LXDJ', values: ['乡道'] },
  { subject: 'road:100', role: 'road', metres: 100, field: 'LXDJ', values: ['省道', '县道'] },
  { subject: 'railway-open-pit:1000', role: 'railway', metres: 1000 },
  { subject: 'railway-protection-zone:15', role: 'railway', metres: 15 },
  { subject: 'powerline:5', role: 'powerline', metres: 5, field: 'DYDJ', values: ['10kV'] },
  { subject: 'powerline:10', role: 'powerline', metres: 10, field: 'DYDJ', values: ['110kV'] },
];

/** One right nearer to something than a rule allows. */
export interface NearTruth {
  readonly role: string;
  readonly subject: string;
  readonly thresholdMetres: number;
  readonly distanceMetres: number;
  /** Features nearer than the rule. */
  readonly count: number;
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
}

const QUADRANT_SEGMENTS = 2048;

/** Everything that one footprint is too near to. */
export function nearTruths(footprint: geos.Handle, polygons: readonly Polygon[], layers: readonly SampleLayer[]): NearTruth[] {
  const box = boxOf(polygons.flatMap((polygon) => polygon[0]!));
  const results: NearTruth[] = [];
  for (const rule of RULES) {
    const layer = layers.find(({ role }) => role === rule.role);
    if (!layer) continue;
    const column = layer.fields.findIndex(({ name }) => name === rule.field);
    const near: geos.Handle[] = [];
    let distanceMetres = Infinity;
    layer.features.forEach((parts, feature) => {
      if (rule.values && !rule.values.includes(String(layer.rows[feature]![column]))) return;
      const lines = parts.map((part) => part[0]!);
      if (!boxesMeet(boxOf(lines.flat()), { west: box.west - rule.metres, south: box.south - rule.metres, east: box.east + rule.metres, north: box.north + rule.metres })) return;
      const handle = geos.fromLines(lines);
      const apart = geos.distanceBetween(handle, footprint);
      if (apart < rule.metres) near.push(handle);
      else geos.free(handle);
      distanceMetres = Math.min(distanceMetres, apart);
    });
    if (near.length === 0) continue;
    const within = near.map((handle) => {
      const about = geos.around(handle, rule.metres, QUADRANT_SEGMENTS);
      const common = geos.intersection(about, footprint);
      for (const each of [handle, about]) geos.free(each);
      return common;
    });
    const together = within.reduce((all, next) => {
      const joined = geos.union(all, next);
      for (const each of [all, next]) geos.free(each);
      return joined;
    });
    const parts = geos.polygonsIn(together);
    geos.free(together);
    results.push({
      role: rule.role, subject: rule.subject, thresholdMetres: rule.metres, distanceMetres, count: near.length,
      areaPlanarSquareMetres: parts.reduce((sum, part) => sum + polygonArea(part), 0),
      areaEllipsoidalSquareMetres: parts.reduce((sum, part) => sum + ellipsoidalTruth(part), 0),
    });
  }
  return results;
}
