/** What drawing asks of the layers: outlines near by to snap to, and the shape of one feature to begin with. */
import { featureParts } from '../../../shared/geometry/columns.ts';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import { selectFeatures } from '../../../shared/formats/select-features.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { featureSet, hasFeature } from '../../../shared/model/feature-set.ts';
import type { DraftFeature } from '../../../shared/model/layer-edits.ts';
import type { CallContext } from '../channel.ts';
import type { SnapOutlines } from '../contract.ts';
import { displayFit, extentIn } from '../display-geometry.ts';
import { indexOf, openLayer } from '../opened-layers.ts';

/** More vertices than this near by would make every move of the pointer slow. */
const MOST_VERTICES = 20_000;

/**
 * Paths of the features in view (map coordinates); `complete` is false when there were more than can be snapped to. Layers with few
 * features near by come first: the boundary of a mine is not left out because the parcels around it are many.
 */
export async function snapOutlines({ job }: CallContext, layerIds: readonly string[], extent: Extent, display: CoordinateSystem): Promise<SnapOutlines> {
  const found = [];
  for (const layerId of layerIds) {
    const { record, columns } = await openLayer(layerId);
    const fit = displayFit(record, display);
    const inLayer = fit === 'converted' ? extentIn(extent, display, record.system!) : extent;
    if (fit !== 'not-shown' && inLayer) found.push({ record, columns, fit, near: featureSet(indexOf(columns).search(inLayer)) });
  }
  const paths: Float64Array[] = [];
  let [vertices, complete] = [0, true];
  for (const { record, columns, fit, near } of found.toSorted((a, b) => a.near.length - b.near.length)) {
    const chosen = vertices + near.length > MOST_VERTICES ? null : selectFeatures(columns.geometry, (feature) => hasFeature(near, feature));
    if (chosen === null || vertices + chosen.coordinates.length / 2 > MOST_VERTICES) {
      complete = false;
      continue;
    }
    vertices += chosen.coordinates.length / 2;
    const shown = fit === 'converted' ? convertColumns(chosen, record.system!, display) : chosen;
    for (let path = 0; path + 1 < shown.pathStart.length; path++) paths.push(shown.coordinates.slice(2 * shown.pathStart[path]!, 2 * shown.pathStart[path + 1]!));
    await job.pause();
  }
  return { paths, complete };
}

/** Parts of some features together, in another system of the same datum. */
export async function shapeOf(_context: CallContext, layerId: string, features: readonly number[], system: CoordinateSystem): Promise<DraftFeature['parts']> {
  const { record, columns } = await openLayer(layerId);
  const wanted = featureSet(features);
  const chosen = selectFeatures(columns.geometry, (feature) => hasFeature(wanted, feature));
  const shown = record.system && record.system.id !== system.id ? convertColumns(chosen, record.system, system) : chosen;
  return Array.from({ length: shown.featureCount }, (_unused, feature) => featureParts(shown, feature)).flat().map((rings) => rings.map((ring) => [...ring]));
}
