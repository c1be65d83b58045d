/** Names for the map: which field names a feature, and where inside the view its name stands. */
import { fieldOfMeaning, readable } from '../../../shared/analysis/analysis-layer.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { interiorPoint } from '../../../shared/figure/interior.ts';
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { LayerRole } from '../../../shared/model/layer.ts';
import type { CallContext } from '../channel.ts';
import type { MapName } from '../contract.ts';
import { displayFit, extentIn } from '../display-geometry.ts';
import { hiddenFeatures, type HidingView } from '../hidden-features.ts';
import { borrowLayer, layerRecord, layerSymbols } from '../opened-layers.ts';
import { visitTouching } from '../touching-features.ts';

/** More names than this cannot be read at once, so none is placed, */
const MOST_NAMES = 400;
/** unless somebody chose the field and the scale: then as many as find room. */
const MOST_CHOSEN_NAMES = 6000;

/** Features in view with their names, but for those that `view` hides; a name that several features share stands once, where there is most room. */
export async function mapNames({ job }: CallContext, layerId: string, extent: Extent, display: CoordinateSystem, fieldName: string | null, view: HidingView): Promise<readonly MapName[]> {
  const record = await layerRecord(layerId);
  const fit = displayFit(record, display);
  const field = fieldName === null ? fieldOfMeaning({ record }, namingMeaning(record.role)) : record.fields.findIndex((each) => each.name === fieldName);
  const extentInLayer = fit === 'converted' ? extentIn(extent, display, record.system!) : extent;
  if (fit === 'not-shown' || field < 0 || !extentInLayer) return [];
  const isHidden = await hiddenFeatures(record, view, () => layerSymbols(layerId));
  const { layer, close } = await borrowLayer(layerId);
  try {
    const best = new Map<string, MapName>();
    const every: MapName[] = [];
    const readableAtOnce = await visitTouching(readable(layer), extentInLayer, fieldName === null ? MOST_NAMES : MOST_CHOSEN_NAMES, async ({ geometry, row, feature, attributes }) => {
      if (isHidden?.({ feature, row, attributes })) return;
      const text = attributes?.text(row, field) ?? '';
      if (text === '') return;
      const rings = ringsOf(geometry, row).map((ring) => (fit === 'converted' ? convertCoordinates(ring, record.system!, display) : ring));
      const place = placeOf(geometry.kind, rings, extent);
      if (!place) return;
      const name: MapName = { text, ...place };
      const known = best.get(text);
      if (record.role === 'dltb' || fieldName !== null) every.push(name);
      else if (!known || known.clearanceMetres < name.clearanceMetres) best.set(text, name);
      await job.pause();
    });
    return readableAtOnce ? [...best.values(), ...every] : [];
  } finally {
    close();
  }
}

/** Land cover is labelled with its class code, everything else with its name. */
function namingMeaning(role: LayerRole): string {
  return role === 'dltb' ? 'class' : 'className';
}

function ringsOf({ coordinates, pathStart, partStart, featureStart }: GeometryColumns, feature: number): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let path = partStart[featureStart[feature]!]!; path < partStart[featureStart[feature + 1]!]!; path++) rings.push(coordinates.subarray(pathStart[path]! * 2, pathStart[path + 1]! * 2));
  return rings;
}

function placeOf(kind: GeometryColumns['kind'], rings: readonly Float64Array[], extent: Extent): Omit<MapName, 'text'> | null {
  if (kind === 'polygon') {
    const point = interiorPoint(rings.map((ring) => [...ring]), extent);
    return point && { east: point.x, north: point.y, clearanceMetres: point.clearance };
  }
  const inView: [number, number][] = [];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) if (ring[i]! >= extent[0] && ring[i]! <= extent[2] && ring[i + 1]! >= extent[1] && ring[i + 1]! <= extent[3]) inView.push([ring[i]!, ring[i + 1]!]);
  }
  const middle = inView[Math.floor(inView.length / 2)];
  return middle ? { east: middle[0], north: middle[1], clearanceMetres: 0 } : null;
}
