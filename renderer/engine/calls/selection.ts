/** Calls of selecting: under a point, in a drawn area, by attribute, by location; and what the selected features are. */
import { readable } from '../../../shared/analysis/analysis-layer.ts';
import { stop } from '../../../shared/base/news.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { systemMessage } from '../../../shared/crs/systems.ts';
import { analysisSystemFor, conversionBetween } from '../../../shared/crs/transform.ts';
import { rowsByAttribute, type AttributeCondition } from '../../../shared/analysis/selection/by-attribute.ts';
import { rowsByLocation, type LocationRelation } from '../../../shared/analysis/selection/by-location.ts';
import { selectFeatures } from '../../../shared/formats/select-features.ts';
import { featureExtent, GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { frequentValues, type FrequentValue } from '../../../shared/geometry/frequent-values.ts';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { EMPTY_EXTENT, growExtent, isEmptyExtent, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import { featureSet, hasFeature, NO_FEATURES, type FeatureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { CallContext } from '../channel.ts';
import type { LayerFeatures, LocationSelection, PickedFeature } from '../contract.ts';
import { displayFit, extentIn, positionInLayer, toleranceInLayer } from '../display-geometry.ts';
import { distanceToFeature, featureHolds } from '../feature-distance.ts';
import { borrowLayer, indexOf, layerAttributes, layerRecord, openLayer } from '../opened-layers.ts';
import { boxAround, visitTouching } from '../touching-features.ts';

/** The feature that a click on the map means: of the first layer that has one there, the smallest area, else the nearest line or point. */
export async function pick(_context: CallContext, layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, display: CoordinateSystem): Promise<PickedFeature | null> {
  for (const layerId of layerIds) {
    const record = await layerRecord(layerId);
    const position = positionInLayer(point, record, display);
    if (!position) continue;
    const tolerance = toleranceInLayer(toleranceMetres, record);
    const { layer, close } = await borrowLayer(layerId);
    try {
      /** Rank: the size of an area that holds the point, the distance of a line or point within the tolerance. */
      let best: { readonly feature: number; readonly rank: number } | null = null;
      const offer = (feature: number, rank: number): void => void (best = best && best.rank <= rank ? best : { feature, rank });
      await visitTouching(readable(layer), boxAround(position, tolerance), Infinity, ({ geometry, row, feature }) => {
        if (geometry.kind === 'polygon') {
          if (featureHolds(geometry, row, position)) offer(feature, boxArea(featureExtent(geometry, row)));
          return;
        }
        const distance = distanceToFeature(geometry, row, position);
        if (distance <= tolerance) offer(feature, distance);
      });
      const hit = best as { readonly feature: number } | null;
      if (hit) return { layerId, feature: hit.feature };
    } finally {
      close();
    }
  }
  return null;
}

const boxArea = ([west, south, east, north]: Extent): number => (east - west) * (north - south);

/** Features that have something in common with an area drawn on the map; layers that cannot be shown in it have none. */
export async function featuresInArea({ job }: CallContext, layerIds: readonly string[], ring: Float64Array, display: CoordinateSystem): Promise<readonly LayerFeatures[]> {
  const builder = new GeometryBuilder('polygon');
  builder.path(ring);
  builder.endPart();
  builder.endFeature();
  const area = builder.finish();
  const answers: LayerFeatures[] = [];
  for (const [done, layerId] of layerIds.entries()) {
    const { record, columns } = await openLayer(layerId);
    const fit = displayFit(record, display);
    const extent = fit === 'converted' ? extentIn(featureExtent(area, 0), display, record.system!) : featureExtent(area, 0);
    if (fit === 'not-shown' || !extent) continue;
    const near = featureSet(indexOf(columns).search(extent));
    const rows = chosenColumns(columns.geometry, near);
    const inDisplay = fit === 'converted' ? convertColumns(rows, record.system!, display) : rows;
    const found = await rowsByLocation(inDisplay, area, { relation: 'intersects', distanceMetres: 0, system: display }, partOfJob(job, done / layerIds.length, (done + 1) / layerIds.length));
    answers.push({ layerId, features: found.map((row) => near[row]!) });
  }
  return answers;
}

function chosenColumns(geometry: GeometryColumns, features: FeatureSet): GeometryColumns {
  return features.length === geometry.featureCount ? geometry : selectFeatures(geometry, (feature) => hasFeature(features, feature));
}

/** Features whose attributes satisfy the conditions. */
export async function featuresByAttribute({ job }: CallContext, layerId: string, conditions: readonly AttributeCondition[]): Promise<FeatureSet> {
  const { columns } = await openLayer(layerId);
  return conditions.length === 0 ? NO_FEATURES : rowsByAttribute(columns.attributes, conditions, job);
}

/** Values that occur in a field and contain `wanted`, most frequent first, at most `most`. */
export async function fieldValues({ job }: CallContext, layerId: string, fieldName: string, wanted: string, most: number): Promise<readonly FrequentValue[]> {
  const attributes = await layerAttributes(layerId);
  const field = attributes.fields.findIndex((each) => each.name === fieldName);
  return field < 0 ? [] : frequentValues(attributes, field, wanted, most, job);
}

/** Boxes that only touch are candidates, whatever a conversion rounds. */
const CONTACT_REACH_METRES = 0.001;

/** Features of one layer that lie so against another's; stops with a Problem when the two have no plane in common. */
export async function featuresByLocation({ job }: CallContext, { targetLayerId, sourceLayerId, sourceFeatures, relation, distanceMetres }: LocationSelection): Promise<FeatureSet> {
  const target = await openLayer(targetLayerId);
  const source = await openLayer(sourceLayerId);
  const plane = planeOf(target.record);
  requirePlane(source.record, plane);
  const chosen = sourceFeatures ? chosenColumns(source.columns.geometry, sourceFeatures) : source.columns.geometry;
  const sourceInPlane = inPlane(chosen, source.record, plane);
  if (relation === 'disjoint') {
    // What is far away is so too: the whole layer is asked.
    return rowsByLocation(inPlane(target.columns.geometry, target.record, plane), sourceInPlane, { relation, distanceMetres, system: plane }, job);
  }
  const reach = growExtent(extentOf(sourceInPlane), relation === 'within-distance' ? distanceMetres : CONTACT_REACH_METRES);
  const inTarget = sameNumbers(target.record, plane) ? reach : extentIn(reach, plane, target.record.system!);
  if (!inTarget || isEmptyExtent(inTarget)) return NO_FEATURES;
  const near = featureSet(indexOf(target.columns).search(inTarget));
  const rows = inPlane(chosenColumns(target.columns.geometry, near), target.record, plane);
  const found = await rowsByLocation(rows, sourceInPlane, { relation: relation satisfies LocationRelation, distanceMetres, system: plane }, job);
  return found.map((row) => near[row]!);
}

function planeOf(record: LayerRecord): CoordinateSystem {
  if (!record.system) stop('selection.undeclared', { layer: record.name }, { file: record.name });
  return analysisSystemFor(record.system, record.extent, record.name);
}

function requirePlane(record: LayerRecord, plane: CoordinateSystem): void {
  if (!record.system) stop('selection.undeclared', { layer: record.name }, { file: record.name });
  if (!conversionBetween(record.system, plane).possible) stop('selection.other-datum', { layer: record.name, system: systemMessage(record.system), wanted: systemMessage(plane) }, { file: record.name });
}

function sameNumbers(record: LayerRecord, plane: CoordinateSystem): boolean {
  return record.system!.id === plane.id;
}

function inPlane(geometry: GeometryColumns, record: LayerRecord, plane: CoordinateSystem): GeometryColumns {
  return sameNumbers(record, plane) ? geometry : convertColumns(geometry, record.system!, plane);
}

function extentOf(geometry: GeometryColumns): Extent {
  let extent = EMPTY_EXTENT;
  for (let feature = 0; feature < geometry.featureCount; feature++) extent = joinExtents(extent, featureExtent(geometry, feature));
  return extent;
}

/** Box around features, in the layer's own numbers; empty when they have no geometry. */
export async function featuresExtent(_context: CallContext, layerId: string, features: FeatureSet): Promise<Extent> {
  const { geometry } = (await openLayer(layerId)).columns;
  let extent = EMPTY_EXTENT;
  for (const feature of features) if (feature < geometry.featureCount) extent = joinExtents(extent, featureExtent(geometry, feature));
  return extent;
}
