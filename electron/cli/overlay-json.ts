/** What `overlay --json` prints. The keys are a contract with scripts of users: added to, never renamed. */
import { describeFinding } from '../../shared/analysis/describe-finding.ts';
import { ENGINE_STATEMENT } from '../../shared/analysis/engine-statement.ts';
import type { NewsCollector } from '../../shared/base/news.ts';
import { describeSystem } from '../../shared/crs/systems.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { problemNumbers } from '../../shared/rectification/problem-order.ts';
import type { LandRole } from '../../shared/model/layer.ts';
import type { Conflict } from '../../shared/model/overlay.ts';
import type { OverlayOutcome } from './overlay-job.ts';
import { tellNote, tellProblem } from './output.ts';

/** `rights` is empty when the rights could not be analysed; `problems` says why. */
export function overlayAsJson(outcome: OverlayOutcome | null, roles: ReadonlySet<LandRole>, news: NewsCollector, translate: Translate): object {
  const layerNames = new Map(outcome?.run.inputs.map((input) => [input.layerId, input.name]));
  const numbers = problemNumbers(outcome?.findings ?? []);
  return {
    rights: (outcome?.run.rights ?? []).map((right) => ({
      id: right.rightId,
      name: right.mineName,
      areaPlanarSquareMetres: right.areaPlanarSquareMetres,
      areaEllipsoidalSquareMetres: right.areaEllipsoidalSquareMetres,
      distances: (right.distances ?? []).filter((distance) => roles.has(distance.role)).map(({ layerId, ...distance }) => ({ ...distance, layer: layerNames.get(layerId) ?? '' })),
      conflicts: right.conflicts.filter((conflict) => roles.has(conflict.role)).map((conflict) => conflictAsJson(conflict, layerNames.get(conflict.layerId) ?? '')),
    })),
    notes: news.notes.map((note) => tellNote(note, translate)),
    problems: news.problems.map((problem) => tellProblem(problem, translate)),
    engine: outcome?.run.engine ?? ENGINE_STATEMENT,
    ...(outcome && {
      ...(isSample(outcome) && { sample: true, notice: translate('report.sampleFoot') }),
      parameters: outcome.run.parameters,
      system: { id: outcome.run.system.id, name: describeSystem(outcome.run.system, translate) },
      inputs: outcome.run.inputs,
      findings: outcome.findings.filter((finding) => isRequested(finding.evidence, roles)).map((finding) => ({
        id: finding.id,
        code: finding.code,
        number: numbers.get(finding.id),
        severity: finding.severity,
        rightId: finding.rightId,
        mineName: finding.mineName,
        text: describeFinding(finding, translate),
        evidence: finding.evidence,
      })),
    }),
  };
}

/** True when fictional sample data took part. */
export function isSample({ run, layers }: OverlayOutcome): boolean {
  return run.inputs.some(({ layerId }) => layers.get(layerId)?.record.sample);
}

/** Overlap among rights is always computed; it is listed when it was asked for. */
export function isRequested(evidence: OverlayOutcome['findings'][number]['evidence'], roles: ReadonlySet<LandRole>): boolean {
  return evidence.kind !== 'rights-overlap' || roles.has('rights');
}

function conflictAsJson(conflict: Conflict, layer: string): object {
  const { role, class: code, className, count, areaPlanarSquareMetres, areaEllipsoidalSquareMetres, layerId, extent, ...more } = conflict;
  void layerId;
  return { role, class: code, className, layer, count, areaPlanarSquareMetres, areaEllipsoidalSquareMetres, ...more, extent };
}
