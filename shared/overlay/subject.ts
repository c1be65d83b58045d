/** What is overlaid: a mining right's footprint, or any other polygon, prepared once for all layers. */
import { assert } from '../base/news.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { ellipsoidalAreaOfParts, type EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import { planarArea } from '../geometry/area.ts';
import { preparePolygon, type PreparedPolygon } from '../geometry/prepared-polygon.ts';

export interface OverlaySubject {
  readonly id: string;
  readonly region: PreparedPolygon;
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
}

/**
 * Prepares a subject from valid parts (rings flat east, north in the Gauss-Krüger `system`); null when the parts
 * have no area or reach over 2 097 km.
 */
export function prepareSubject(id: string, parts: readonly (readonly Float64Array[])[], system: CoordinateSystem, edges: EllipsoidalEdges): OverlaySubject | null {
  assert(system.kind === 'gauss-kruger', 'subjects are prepared in a plane');
  const region = preparePolygon(parts);
  if (!region) return null;
  return {
    id,
    region,
    areaPlanarSquareMetres: parts.reduce((sum, rings) => sum + planarArea(rings), 0),
    areaEllipsoidalSquareMetres: ellipsoidalAreaOfParts(parts, system, edges),
  };
}
