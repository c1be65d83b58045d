/** The rights against one layer of roads, railways, power lines or pipelines: who comes nearer than a rule allows. */
import type { Job } from '../base/job.ts';
import type { NewsCollector } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import { featureOfRow } from '../geometry/layer-reader.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { DistanceRole, LayerRecord } from '../model/layer.ts';
import type { DistanceConflict, OverlayParameters } from '../model/overlay.ts';
import type { OverlaySubject } from '../overlay/subject.ts';
import { withinDistance, type DistanceRule } from '../overlay/within-distance.ts';
import { fieldOfMeaning, readable, type AnalysisLayer, type ReadableLayer } from './analysis-layer.ts';
import { CLASS_NOT_STATED, distanceClass, farthestOfRole, rulesOfClass } from './distance-rules.ts';
import { readerInSystem } from './rights-geometry.ts';

export interface DistanceRequest {
  readonly layer: AnalysisLayer | ReadableLayer;
  readonly role: DistanceRole;
  readonly subjects: readonly OverlaySubject[];
  readonly system: CoordinateSystem;
  readonly parameters: Pick<OverlayParameters, 'ellipsoidalEdges'>;
}

/** What a feature of a distance layer is under the rules. */
export interface DistanceClassification {
  /** As the rules name it. */
  readonly className: string;
  /** As the layer writes it. */
  readonly text: string;
  readonly name: string;
  readonly rules: readonly DistanceRule[];
}

const keyOf = (ruleId: string, thresholdMetres: number): string => `${ruleId}:${thresholdMetres}`;

/** Classes of one layer's rows; equal texts are understood once. */
export function distanceClassifier(layer: { readonly record: LayerRecord }, role: DistanceRole): (row: number, attributes: AttributeTable | null) => DistanceClassification {
  const classField = fieldOfMeaning(layer, 'class');
  const nameField = fieldOfMeaning(layer, 'className');
  const understood = new Map<string, DistanceClassification>();
  return (row, attributes) => {
    const text = classField < 0 || !attributes ? '' : attributes.text(row, classField).trim();
    const name = nameField < 0 || !attributes ? '' : attributes.text(row, nameField).trim();
    const key = `${text}\u0000${name}`;
    let known = understood.get(key);
    if (!known) {
      const className = distanceClass(role, text, name);
      const rules = rulesOfClass(role, className).map(({ rule, thresholdMetres }) => ({ key: keyOf(rule.id, thresholdMetres), thresholdMetres }));
      understood.set(key, (known = { className, text, name, rules }));
    }
    return known;
  };
}

/** True for rows that a result with this rule and distance counts. */
export function isMeantBy(classification: DistanceClassification, { ruleId, thresholdMetres }: Pick<DistanceConflict, 'ruleId' | 'thresholdMetres'>): boolean {
  return classification.rules.some((rule) => rule.key === keyOf(ruleId, thresholdMetres));
}

/** What is said of one result beside its numbers. */
interface Words {
  readonly classes: Set<string>;
  readonly names: Set<string>;
}

/**
 * Results by subject, in the order of `subjects`. Features whose class no rule knows do not take part and are told once; those
 * without a class are measured with the largest distance of any grade (see {@link CLASS_NOT_STATED}) and told as well.
 */
export async function measureDistances(request: DistanceRequest, news: NewsCollector, onProgress: (done: number, total: number) => void, job: Job): Promise<readonly (readonly DistanceConflict[])[]> {
  const { layer, role, subjects, system, parameters } = request;
  const { record } = layer;
  const classify = distanceClassifier(layer, role);
  const words = subjects.map(() => new Map<string, Words>());
  const withoutRule = new Map<string, Set<number>>();
  const notStated = new Set<number>();
  const results = await withinDistance(subjects, readerInSystem(readable(layer), system), {
    system,
    ellipsoidalEdges: parameters.ellipsoidalEdges,
    farthestMetres: farthestOfRole(role),
    rulesOf: (row, batch) => {
      const { className, text, rules } = classify(row, batch.attributes);
      if (className === CLASS_NOT_STATED) notStated.add(featureOfRow(batch, row));
      if (rules.length === 0) withoutRule.set(text, (withoutRule.get(text) ?? new Set()).add(featureOfRow(batch, row)));
      return rules;
    },
    onNear: (subject, row, batch, rule) => {
      const entry = words[subject]!.get(rule.key) ?? { classes: new Set(), names: new Set() };
      words[subject]!.set(rule.key, entry);
      const { className, name } = classify(row, batch.attributes);
      entry.classes.add(className);
      if (name !== '') entry.names.add(name);
    },
    onProgress,
  }, job);
  const file = record.name;
  if (withoutRule.size > 0) {
    const count = [...withoutRule.values()].reduce((sum, features) => sum + features.size, 0);
    news.note('distance.class-without-rule', { layer: file, count, classes: [...withoutRule.keys()].sort() }, { file });
  }
  if (notStated.size > 0) news.note('distance.class-not-stated', { layer: file, count: notStated.size, metres: farthestOfClassNotStated(role) }, { file });
  return results.map((ofSubject, i) => ofSubject.map(({ key, thresholdMetres, nearest, count, areaPlanarSquareMetres, areaEllipsoidalSquareMetres, extent }): DistanceConflict => ({
    role, layerId: record.id, ruleId: key.slice(0, key.lastIndexOf(':')), thresholdMetres,
    distanceMetres: nearest.distanceMetres,
    nearest: { onRight: nearest.onPolygon, onFeature: nearest.onFeature },
    classes: [...words[i]!.get(key)!.classes].sort(), names: [...words[i]!.get(key)!.names].sort(),
    count, areaPlanarSquareMetres, areaEllipsoidalSquareMetres,
    share: areaEllipsoidalSquareMetres / subjects[i]!.areaEllipsoidalSquareMetres, extent,
  })).sort((a, b) => a.ruleId.localeCompare(b.ruleId) || a.thresholdMetres - b.thresholdMetres));
}

function farthestOfClassNotStated(role: DistanceRole): number {
  return Math.max(...rulesOfClass(role, CLASS_NOT_STATED).map(({ thresholdMetres }) => thresholdMetres));
}
