/** The peer: OpenLayers as its examples use it, one VectorLayer per layer, plain fills and strokes, no hatches, no names. */
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Polygon from 'ol/geom/Polygon.js';
import type Geometry from 'ol/geom/Geometry.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { createMap, createView } from '../../../renderer/map/create-map.ts';
import { defaultView } from '../../../renderer/storage/workspace.ts';
import { symbolFor } from '../../../shared/figure/symbols.ts';
import { EMPTY_EXTENT, joinExtents } from '../../../shared/model/extent.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { readStoredColumns } from './stored-columns.ts';

/** A map of the layers in the same view as the program's own map opens. */
export async function showPlainMap(target: HTMLElement, records: readonly LayerRecord[]): Promise<OlMap> {
  const { map } = createMap(target);
  map.setView(createView(records.find(({ role }) => role === 'rights')!.system!));
  for (const record of records.toSorted((a, b) => defaultView(a).order - defaultView(b).order)) map.addLayer(await vectorLayer(record));
  const extent = records.reduce((all, record) => joinExtents(all, record.extent), EMPTY_EXTENT);
  map.getView().fit([...extent]);
  return map;
}

async function vectorLayer(record: LayerRecord): Promise<VectorLayer> {
  const { geometry, classIndex, classes } = await readStoredColumns(record.id);
  const { coordinates, pathStart, partStart, featureStart } = geometry;
  const styles = classes.map((each) => {
    const symbol = symbolFor(record.role, each);
    return new Style({
      ...(symbol.fill && { fill: new Fill({ color: symbol.fill.colour.light }) }),
      stroke: new Stroke({ color: symbol.line.colour.light, width: symbol.line.widthPixels }),
    });
  });
  const features: Feature[] = [];
  for (let index = 0; index < geometry.featureCount; index++) {
    const parts: { flat: number[]; ends: number[] }[] = [];
    for (let part = featureStart[index]!; part < featureStart[index + 1]!; part++) {
      const flat: number[] = [];
      const ends: number[] = [];
      for (let path = partStart[part]!; path < partStart[part + 1]!; path++) {
        for (let i = 2 * pathStart[path]!; i < 2 * pathStart[path + 1]!; i++) flat.push(coordinates[i]!);
        ends.push(flat.length);
      }
      parts.push({ flat, ends });
    }
    const feature = new Feature(shapeOf(geometry.kind === 'polygon', parts));
    feature.setStyle(styles[classIndex[index] ?? 0]!);
    features.push(feature);
  }
  return new VectorLayer({ source: new VectorSource({ features }) });
}

function shapeOf(isArea: boolean, parts: readonly { readonly flat: number[]; readonly ends: number[] }[]): Geometry {
  if (!isArea) {
    const [first] = parts;
    return parts.length === 1 && first!.ends.length === 1 ? new LineString(first!.flat, 'XY') : new MultiLineString(parts.flatMap(({ flat }) => flat), 'XY', parts.flatMap(({ ends }) => ends));
  }
  if (parts.length === 1) return new Polygon(parts[0]!.flat, 'XY', parts[0]!.ends);
  const flat: number[] = [];
  const endss = parts.map((part) => {
    const from = flat.length;
    for (const value of part.flat) flat.push(value);
    return part.ends.map((end) => from + end);
  });
  return new MultiPolygon(flat, 'XY', endss);
}
