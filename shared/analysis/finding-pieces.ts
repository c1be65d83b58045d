/** The ground behind one finding, computed again from the run's inputs, for map and figure. */
import { conversionBetween } from '../crs/transform.ts';
import { featureParts, GeometryBuilder, type GeometryColumns } from '../geometry/columns.ts';
import { perimeterOf } from '../geometry/pieces.ts';
import { ringLength } from '../geometry/area.ts';
import { FeatureCutter, ringsOfPiece, ringsOfRegion } from '../overlay/feature-cutter.ts';
import { isSliver } from '../overlay/class-tally.ts';
import { partWithin } from '../overlay/within-distance.ts';
import { buildIndex } from '../geometry/spatial-index.ts';
import { EMPTY_EXTENT, growExtent, type Extent } from '../model/extent.ts';
import type { AnalysisRun, Finding } from '../model/finding.ts';
import { LAND_ROLES } from '../model/layer.ts';
import type { AnalysisLayer } from './analysis-layer.ts';
import { classifyLayer } from './layer-classifier.ts';
import { distanceClassifier, isMeantBy } from './measure-distances.ts';
import { readMiningRights } from './mining-rights.ts';
import { columnsInSystem, prepareRights, type PreparedRight, type RightsGeometry } from './rights-geometry.ts';
import { overlapOfRights } from './rights-overlap.ts';

/**
 * Polygons of the finding in `run.system`, one feature per piece, slivers left out: the same pieces whose areas
 * the run counted. For an expired right its footprint. Empty when the layers no longer hold what the run saw.
 */
export function findingPieces(finding: Finding, run: AnalysisRun, layers: ReadonlyMap<string, AnalysisLayer>): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  const rights = layers.get(run.rightsLayerId);
  if (!rights || !isInReach(rights, run)) return builder.finish();
  const geometry = rightsOf(rights, run, (id) => id === finding.rightId);
  const right = geometry.rights[0];
  if (!right?.footprint) return builder.finish();
  const { evidence } = finding;
  switch (evidence.kind) {
    case 'expired':
      for (const ring of ringsOfRegion(right.footprint.region)) builder.path(ring);
      builder.endPart();
      builder.endFeature();
      break;
    case 'rights-overlap':
      addRightsOverlap(builder, right, evidence.otherRightId, evidence.layerId, run, layers);
      break;
    case 'distance': {
      const layer = layers.get(evidence.layerId);
      if (!layer || !isInReach(layer, run)) break;
      const classify = distanceClassifier(layer, evidence.role);
      const near = partWithin(right.footprint, columnsInSystem(layer, run.system), (row) => isMeantBy(classify(row, layer.columns.attributes), evidence), { key: evidence.ruleId, thresholdMetres: evidence.thresholdMetres }, { system: run.system, ellipsoidalEdges: run.parameters.ellipsoidalEdges });
      for (const rings of near?.parts ?? []) addPolygon(builder, rings);
      break;
    }
    case 'overlap': {
      const layer = layers.get(evidence.layerId);
      if (layer && isInReach(layer, run)) addOverlap(builder, right, layer, evidence.role, new Set(evidence.classes), run);
    }
  }
  return builder.finish();
}

/** Where the features lie that a finding's pieces come from, in `run.system`: around it, as far as its distance reaches. */
export function groundOfFinding({ evidence, extent }: Finding): Extent {
  if (!extent) return EMPTY_EXTENT;
  return evidence.kind === 'distance' ? growExtent(extent, evidence.thresholdMetres) : extent;
}

/** False for a layer that was declared anew since the run, so that its coordinates no longer reach the run's plane. */
function isInReach({ record }: AnalysisLayer, run: AnalysisRun): boolean {
  return record.system !== null && conversionBetween(record.system, run.system).possible;
}

function rightsOf(layer: AnalysisLayer, run: AnalysisRun, wanted: (id: string) => boolean): RightsGeometry {
  return prepareRights(layer, readMiningRights(layer).value.filter((right) => wanted(right.id)), run.system, run.parameters.ellipsoidalEdges);
}

function addRightsOverlap(builder: GeometryBuilder, right: PreparedRight, otherId: string, otherLayerId: string | undefined, run: AnalysisRun, layers: ReadonlyMap<string, AnalysisLayer>): void {
  for (const input of run.inputs) {
    const layer = layers.get(input.layerId);
    if (input.role !== 'rights' || !layer || !isInReach(layer, run) || (otherLayerId !== undefined && input.layerId !== otherLayerId)) continue;
    const others = rightsOf(layer, run, (id) => id === otherId);
    for (const other of others.rights) {
      for (const rings of overlapOfRights(right, other, others, run.system, run.parameters.ellipsoidalEdges, run.parameters, false).conflict?.parts ?? []) addPolygon(builder, rings);
    }
  }
}

function addOverlap(builder: GeometryBuilder, right: PreparedRight, layer: AnalysisLayer, roleName: string, classes: ReadonlySet<string>, run: AnalysisRun): void {
  const role = LAND_ROLES.find((candidate) => candidate === roleName);
  if (!role) return;
  const subject = right.footprint!;
  const columns = columnsInSystem(layer, run.system);
  const classifier = classifyLayer(layer, role);
  const cutter = new FeatureCutter(columns, run.system, run.parameters.ellipsoidalEdges);
  for (const feature of buildIndex(columns.bounds).search(subject.region.extent).sort((a, b) => a - b)) {
    const cut = cutter.cut(subject, feature);
    if (cut === 'none' || !classes.has(classifier.classOf(layer.columns.attributes, feature))) continue;
    if (cut === 'whole') {
      const [sound, row] = cutter.soundColumns(feature);
      const parts = featureParts(sound, row);
      if (isSliver(cutter.planarAreaOf(feature), () => parts.flat().reduce((sum, ring) => sum + ringLength(ring), 0), run.parameters)) continue;
      for (const rings of parts) addPolygon(builder, rings);
    } else {
      for (const piece of cut) if (!isSliver(piece.area, () => perimeterOf(piece), run.parameters)) addPolygon(builder, ringsOfPiece(piece, subject.region));
    }
  }
}

function addPolygon(builder: GeometryBuilder, rings: readonly ArrayLike<number>[]): void {
  for (const ring of rings) builder.path(ring);
  builder.endPart();
  builder.endFeature();
}
