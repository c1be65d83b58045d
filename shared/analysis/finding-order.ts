/** The one order in which findings are listed, in the window, in the plan and in every document. */
import type { Evidence, Finding, Severity } from '../model/finding.ts';

const SEVERITY_ORDER: Record<Severity, number> = { severe: 0, general: 1, notice: 2 };

/** Severe first, then the longer overdue, then the larger area; tiny overlaps after all others. The same findings always come in the same order. */
export function compareFindings(a: Finding, b: Finding): number {
  return Number(tinyBelow(a.evidence) !== null) - Number(tinyBelow(b.evidence) !== null) || SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || weight(b.evidence) - weight(a.evidence) || a.code.localeCompare(b.code) || a.id.localeCompare(b.id);
}

/** The bound for slivers' area, m², that an overlap stays below as a whole though it is wider than a sliver; null for every other evidence. */
export function tinyBelow(evidence: Evidence): number | null {
  return evidence.kind === 'overlap' || evidence.kind === 'rights-overlap' ? (evidence.belowSliverAreaSquareMetres ?? null) : null;
}

/** An expired licence comes before any area, the longest expired first. */
function weight(evidence: Evidence): number {
  return evidence.kind === 'expired' ? 1e12 + evidence.days : evidence.areaEllipsoidalSquareMetres;
}
