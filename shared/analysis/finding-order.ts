/** The one order in which findings are listed, in the window, in the plan and in every document. */
import type { Evidence, Finding, Severity } from '../model/finding.ts';

const SEVERITY_ORDER: Record<Severity, number> = { severe: 0, general: 1, notice: 2 };

/** Severe first, then the longer overdue, then the larger area; the same findings always come in the same order. */
export function compareFindings(a: Finding, b: Finding): number {
  return SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || weight(b.evidence) - weight(a.evidence) || a.code.localeCompare(b.code) || a.id.localeCompare(b.id);
}

/** An expired licence comes before any area, the longest expired first. */
function weight(evidence: Evidence): number {
  return evidence.kind === 'expired' ? 1e12 + evidence.days : evidence.areaEllipsoidalSquareMetres;
}
