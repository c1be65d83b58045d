/** Calls of the map: geometry in its own system, and what lies under a point. */
import { readable } from '../../../shared/analysis/analysis-layer.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import { planarArea } from '../../../shared/geometry/area.ts';
import { featureParts, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { ellipsoidalArea } from '../../../shared/geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { CallContext } from '../channel.ts';
import type { IdentifyHit, MapGeometry } from '../contract.ts';
import { buffersOf, cutToExtent, displayGeometry, positionInLayer, toleranceInLayer } from '../display-geometry.ts';
import { borrowLayer, layerRecord, layerSymbols, openLayer } from '../opened-layers.ts';
import { boxAround, visitTouching } from '../touching-features.ts';
import { distanceToFeature, featureHolds } from '../feature-distance.ts';

const EMPTY: GeometryColumns = { kind: 'none', featureCount: 0, coordinates: new Float64Array(), pathStart: Uint32Array.of(0), partStart: Uint32Array.of(0), featureStart: Uint32Array.of(0), bounds: new Float64Array() };

/** Features that touch the extent (map coordinates; null = all); none when the layer cannot be shown in this system. */
export async function mapGeometry({ transfer }: CallContext, layerId: string, extent: Extent | null, display: CoordinateSystem): Promise<MapGeometry> {
  const { record, columns, stored } = await openLayer(layerId);
  const cut = cutToExtent(displayGeometry(columns.geometry, record, display) ?? EMPTY, stored.symbols, extent);
  transfer.push(...buffersOf(cut));
  return cut;
}

/** How many features carry each symbol class, most first. */
export async function symbolClasses(_context: CallContext, layerId: string): Promise<readonly { class: string; count: number }[]> {
  const { index, classes } = await layerSymbols(layerId);
  const counts = new Uint32Array(classes.length);
  for (const each of index) counts[each]!++;
  return classes.map((name, position) => ({ class: name, count: counts[position]! })).toSorted((a, b) => b.count - a.count);
}

/** What lies under a point of the map, in the order of the layers given; lines and points within the tolerance. */
export async function identify(
  _context: CallContext,
  layerIds: readonly string[],
  point: readonly [number, number],
  toleranceMetres: number,
  display: CoordinateSystem,
): Promise<readonly IdentifyHit[]> {
  const hits: IdentifyHit[] = [];
  for (const layerId of layerIds) {
    const record = await layerRecord(layerId);
    const position = positionInLayer(point, record, display);
    if (!position) continue;
    const tolerance = toleranceInLayer(toleranceMetres, record);
    const { layer, close } = await borrowLayer(layerId);
    try {
      await visitTouching(readable(layer), boxAround(position, tolerance), Infinity, ({ geometry, row, feature, attributes }) => {
        const hit = geometry.kind === 'polygon' ? featureHolds(geometry, row, position) : distanceToFeature(geometry, row, position) <= tolerance;
        if (!hit) return;
        hits.push({
          layerId,
          layerName: record.name,
          feature,
          attributes: (attributes?.fields ?? []).map((field, index) => ({ name: field.name, value: attributes!.text(row, index) })),
          ...areas(record, geometry, row),
        });
      });
    } finally {
      close();
    }
  }
  return hits;
}

/** Areas in the layer's own system; null where that system gives none (lines, degrees for the plane, undeclared). */
function areas(record: LayerRecord, geometry: GeometryColumns, feature: number): Pick<IdentifyHit, 'areaPlanarSquareMetres' | 'areaEllipsoidalSquareMetres'> {
  if (geometry.kind !== 'polygon') return { areaPlanarSquareMetres: null, areaEllipsoidalSquareMetres: null };
  const parts = featureParts(geometry, feature);
  const { system } = record;
  const computable = system !== null && system.kind !== 'other' && system.datum !== 'OTHER';
  return {
    areaPlanarSquareMetres: system?.kind === 'geographic' ? null : parts.reduce((sum, rings) => sum + planarArea(rings), 0),
    areaEllipsoidalSquareMetres: computable ? parts.reduce((sum, rings) => sum + ellipsoidalArea(rings, system, DEFAULT_ELLIPSOIDAL_EDGES), 0) : null,
  };
}
