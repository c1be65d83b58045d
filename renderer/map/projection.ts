/** Gives OpenLayers the systems of our own kernel; nothing is ever looked up or computed by another library. */
import { addCoordinateTransforms, addProjection, get as knownProjection } from 'ol/proj.js';
import Projection from 'ol/proj/Projection.js';
import { inverseColumn, forwardColumn } from '../../shared/crs/gauss-kruger.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';

/** The projection for a projected system, registered at its first use; lengths on the map are those of the plane. */
export function projectionOf(system: CoordinateSystem): Projection {
  const known = knownProjection(system.id);
  if (known) return known;
  const projection = new Projection({ code: system.id, units: 'm', axisOrientation: 'enu', getPointResolution: (resolution) => resolution });
  addProjection(projection);
  if (system.kind === 'gauss-kruger') {
    // OpenLayers calls every geographic system EPSG:4326; the datum stays the map's own.
    addCoordinateTransforms(
      'EPSG:4326',
      projection,
      (lonLat) => [...forwardColumn(Float64Array.from(lonLat), system)],
      (position) => [...inverseColumn(Float64Array.from(position), system)],
    );
  }
  return projection;
}
