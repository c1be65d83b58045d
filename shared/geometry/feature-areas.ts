/** Areas of all features of a layer, computed once at import and kept with it, so that a parcel wholly inside a right costs an overlay nothing. */
import type { Job } from '../base/job.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { planarAreaOfFeature } from './area.ts';
import type { FeatureAreas, GeometryColumns } from './columns.ts';
import type { EllipsoidalEdges } from './ellipsoidal-area.ts';
import { EllipsoidalAreas } from './ellipsoidal-areas.ts';
import { SOUND } from './soundness.ts';

const FEATURES_BETWEEN_PAUSES = 8_192;

/** The columns with areas in their own plane; layers that are not polygons judged sound in a Gauss-Krüger plane come back as they are. */
export async function measureFeatures(geometry: GeometryColumns, system: CoordinateSystem | null, edges: EllipsoidalEdges, job: Job): Promise<GeometryColumns> {
  const { kind, soundness, featureCount } = geometry;
  if (kind !== 'polygon' || system?.kind !== 'gauss-kruger' || !soundness) return geometry;
  const planar = new Float64Array(featureCount).fill(Number.NaN);
  const ellipsoidal = new Float64Array(featureCount).fill(Number.NaN);
  const areas = new EllipsoidalAreas(system, edges);
  for (let feature = 0; feature < featureCount; feature++) {
    if (feature % FEATURES_BETWEEN_PAUSES === 0) await job.pause();
    if (soundness[feature] !== SOUND) continue;
    planar[feature] = planarAreaOfFeature(geometry, feature);
    ellipsoidal[feature] = areas.ofFeature(geometry, feature);
  }
  return { ...geometry, areas: { systemId: system.id, edges, planar, ellipsoidal } satisfies FeatureAreas };
}
