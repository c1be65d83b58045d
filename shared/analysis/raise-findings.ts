/** Findings out of conflicts. Ids come from what a finding is about, never from areas, so that decisions survive a re-run. */
import { daysBetween } from '../base/calendar-date.ts';
import { stableId } from '../base/stable-id.ts';
import { EMPTY_EXTENT, joinExtents, type Extent } from '../model/extent.ts';
import type { Finding, FindingCode } from '../model/finding.ts';
import type { LandRole } from '../model/layer.ts';
import type { MiningRight } from '../model/mining-right.ts';
import type { Conflict, DistanceConflict, OverlayInput, OverlayParameters, RightOverlay } from '../model/overlay.ts';
import { distanceRuleById } from './distance-rules.ts';
import { isCultivated } from './land-classes.ts';
import { isNamedByRow, rightStatus } from './mining-rights.ts';
import { severityOf } from './severity.ts';

/** How one finding gathers the conflicts of a layer: `subject` is what tells two findings of a code apart. */
interface FindingRuleOfRole {
  readonly code: FindingCode;
  /** Subject of the conflict, or null when it raises nothing. */
  readonly subjectOf: (conflict: Conflict) => string | null;
}

const RULES: Readonly<Partial<Record<LandRole, FindingRuleOfRole>>> = {
  farmland: { code: 'L01', subjectOf: () => '' },
  dltb: { code: 'L02', subjectOf: (conflict) => (isCultivated(conflict.class) ? '01' : null) },
  forest: { code: 'L05', subjectOf: (conflict) => conflict.class },
  grassland: { code: 'L06', subjectOf: () => '' },
  wetland: { code: 'L07', subjectOf: () => '' },
  reserve: { code: 'L08', subjectOf: (conflict) => conflict.class },
  redline: { code: 'L09', subjectOf: () => '' },
  watersource: { code: 'L11', subjectOf: (conflict) => conflict.class },
  riverzone: { code: 'L11', subjectOf: () => '' },
};

/** The conflicts that one finding of a layer stands for: same code, same subject. */
export function belongsToFinding(conflict: Conflict, finding: Finding): boolean {
  const { evidence } = finding;
  return evidence.kind === 'overlap' && conflict.layerId === evidence.layerId && evidence.classes.includes(conflict.class);
}

/**
 * All findings of a run, right by right. When several inputs share a role, their
 * `findingSuffix` tells their findings apart. `extents` of the rights in the analysis system, for findings without a piece.
 */
export function raiseFindings(runId: string, rights: readonly Pick<MiningRight, 'id' | 'mineName' | 'validTo'>[], overlays: readonly RightOverlay[], inputs: readonly OverlayInput[], extents: ReadonlyMap<string, Extent>, { asOf, sliverAreaSquareMetres }: Pick<OverlayParameters, 'asOf' | 'sliverAreaSquareMetres'>): Finding[] {
  const findings: Finding[] = [];
  const overlayOf = new Map(overlays.map((overlay) => [overlay.rightId, overlay]));
  const layerNames = new Map(inputs.map((input) => [input.layerId, input.name]));
  // The rights stand first among the inputs.
  const ownLayerId = inputs[0]?.layerId;
  const suffixOf = new Map(inputs.map(({ layerId, findingSuffix = '' }) => [layerId, findingSuffix]));
  const tiny = (areaEllipsoidalSquareMetres: number) => areaEllipsoidalSquareMetres < sliverAreaSquareMetres && { belowSliverAreaSquareMetres: sliverAreaSquareMetres };
  for (const right of rights) {
    const common = { runId, rightId: right.id, mineName: right.mineName, conductDate: null };
    if (rightStatus(right, asOf) === 'expired') {
      findings.push({
        ...common, id: stableId('F05', right.id, '', ''), code: 'F05', severity: severityOf('F05', ''),
        evidence: { kind: 'expired', validTo: right.validTo!, days: daysBetween(right.validTo!, asOf) },
        extent: extents.get(right.id) ?? null,
      });
    }
    for (const group of groupConflicts(overlayOf.get(right.id)?.conflicts ?? [])) {
      const [first] = group.conflicts;
      if (group.code === 'F12') {
        findings.push({
          ...common, id: stableId('F12', right.id, 'rights', group.subject + (isNamedByRow(group.subject) ? (suffixOf.get(first!.layerId) ?? '') : '')), code: 'F12', severity: severityOf('F12', ''),
          evidence: {
            kind: 'rights-overlap', layerId: first!.layerId, ...(first!.layerId !== ownLayerId && { layerName: layerNames.get(first!.layerId) ?? '' }), otherRightId: first!.class, otherMineName: first!.className, share: first!.share, elevation: first!.elevationOverlap ?? null,
            areaPlanarSquareMetres: first!.areaPlanarSquareMetres, areaEllipsoidalSquareMetres: first!.areaEllipsoidalSquareMetres, ...tiny(first!.areaEllipsoidalSquareMetres),
          },
          extent: first!.extent,
        });
        continue;
      }
      findings.push({
        ...common,
        id: stableId(group.code, right.id, first!.role, group.subject + (suffixOf.get(first!.layerId) ?? '')),
        code: group.code,
        severity: severityOf(group.code, group.subject),
        evidence: {
          kind: 'overlap', layerId: first!.layerId, layerName: layerNames.get(first!.layerId) ?? '', role: first!.role,
          classes: group.conflicts.map((conflict) => conflict.class),
          count: sum(group.conflicts, (conflict) => conflict.count),
          share: sum(group.conflicts, (conflict) => conflict.share),
          areaPlanarSquareMetres: sum(group.conflicts, (conflict) => conflict.areaPlanarSquareMetres),
          areaEllipsoidalSquareMetres: sum(group.conflicts, (conflict) => conflict.areaEllipsoidalSquareMetres),
          ...tiny(sum(group.conflicts, (conflict) => conflict.areaEllipsoidalSquareMetres)),
          netAreaEllipsoidalSquareMetres: group.conflicts.some((conflict) => conflict.netAreaEllipsoidalSquareMetres === null) ? null : sum(group.conflicts, (conflict) => conflict.netAreaEllipsoidalSquareMetres!),
        },
        extent: group.conflicts.reduce<Extent>((extent, conflict) => joinExtents(extent, conflict.extent), EMPTY_EXTENT),
      });
    }
    for (const distance of overlayOf.get(right.id)?.distances ?? []) findings.push({ ...common, ...distanceFinding(right.id, distance, layerNames.get(distance.layerId) ?? '', suffixOf.get(distance.layerId) ?? '') });
  }
  return findings;
}

/** One finding per right, layer, rule and distance: what the feature is called may change, the rule does not. */
function distanceFinding(rightId: string, { extent, ...distance }: DistanceConflict, layerName: string, suffix: string): Pick<Finding, 'id' | 'code' | 'severity' | 'evidence' | 'extent'> {
  return {
    id: stableId('L11', rightId, distance.role, `${distance.ruleId}:${distance.thresholdMetres}${suffix}`),
    code: 'L11',
    severity: distanceRuleById(distance.ruleId)?.kind === 'prohibition' ? 'general' : 'notice',
    evidence: { kind: 'distance', layerName, ...distance },
    extent,
  };
}

interface Group {
  readonly code: FindingCode;
  readonly subject: string;
  readonly conflicts: Conflict[];
}

function groupConflicts(conflicts: readonly Conflict[]): Group[] {
  const groups = new Map<string, Group>();
  for (const conflict of conflicts) {
    const rule = RULES[conflict.role];
    const code = conflict.role === 'rights' ? 'F12' : rule?.code;
    const subject = conflict.role === 'rights' ? conflict.class : rule?.subjectOf(conflict);
    if (code === undefined || subject === undefined || subject === null) continue;
    // A licence number names the same right in every layer, a row does not.
    const key = JSON.stringify([code, conflict.role === 'rights' && !isNamedByRow(subject) ? '' : conflict.layerId, subject]);
    const group = groups.get(key);
    if (group) group.conflicts.push(conflict);
    else groups.set(key, { code, subject, conflicts: [conflict] });
  }
  return [...groups.values()];
}

function sum(conflicts: readonly Conflict[], value: (conflict: Conflict) => number): number {
  return conflicts.reduce((total, conflict) => total + value(conflict), 0);
}
