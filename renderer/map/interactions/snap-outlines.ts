/** Vertices and edges of what the map shows, for the pointer to take their place while drawing and measuring. */
import Feature from 'ol/Feature.js';
import type { Geometry } from 'ol/geom.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Snap from 'ol/interaction/Snap.js';
import VectorSource from 'ol/source/Vector.js';

/** As near as this, CSS pixels, the pointer takes the place of a vertex or an edge. */
export const SNAP_PIXELS = 10;

export class SnapOutlines {
  private readonly source = new VectorSource<Feature<Geometry>>({ wrapX: false });

  /** Takes the place of all that was there before; flat paths in map coordinates. */
  set(paths: readonly Float64Array[]): void {
    this.source.clear();
    this.source.addFeatures(paths.map((path) => new Feature<Geometry>(path.length === 2 ? new Point([path[0]!, path[1]!]) : new LineString([...path], 'XY'))));
  }

  /** To be added to the map after the tool that it serves: snapping hears the pointer first. */
  interaction(): Snap {
    return new Snap({ source: this.source, pixelTolerance: SNAP_PIXELS, intersection: true });
  }
}
