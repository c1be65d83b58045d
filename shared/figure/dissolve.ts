/** Joins pieces that touch, so that a conflict is drawn as the areas it covers and not as the parcels it came from. */
import { union } from '../geometry/clip.ts';
import { featureParts, GeometryBuilder, type GeometryColumns } from '../geometry/columns.ts';

/** One feature per connected area; a layer without polygons comes back as it is. */
export function dissolve(pieces: GeometryColumns): GeometryColumns {
  if (pieces.kind !== 'polygon') return pieces;
  const builder = new GeometryBuilder('polygon');
  for (const rings of union(Array.from({ length: pieces.featureCount }, (_, feature) => featureParts(pieces, feature)))) {
    for (const ring of rings) builder.path(ring);
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
}
