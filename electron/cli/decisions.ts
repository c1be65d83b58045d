/** Decisions of people as a file: what `plan --decisions` reads. */
import { readFile } from 'node:fs/promises';
import { stop } from '../../shared/base/news.ts';
import type { Decision, Finding, Verdict } from '../../shared/model/finding.ts';

const VERDICTS: readonly Verdict[] = ['accepted', 'set-aside', 'needs-evidence'];

/**
 * Reads `[{ "findingId": "…", "verdict": "accepted" | "set-aside" | "needs-evidence", "reason": "…" }, …]`; finding ids
 * are those of `overlay --json`. A file that is something else, or a finding set aside without a reason, stops.
 */
export async function readDecisions(path: string): Promise<Decision[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return stop('cli.decisions-unreadable', { file: path }, { file: path });
  }
  if (!Array.isArray(value)) return stop('cli.decisions-unreadable', { file: path }, { file: path });
  return value.map((entry: unknown, index): Decision => {
    const { findingId, verdict, reason, decidedAt } = Object(entry) as Record<string, unknown>;
    const known = VERDICTS.find((candidate) => candidate === verdict);
    if (typeof findingId !== 'string' || !known) return stop('cli.decision-unreadable', { file: path, position: index + 1 }, { file: path, row: index + 1 });
    const why = typeof reason === 'string' ? reason.trim() : '';
    if (known === 'set-aside' && why === '') return stop('cli.decision-without-reason', { file: path, position: index + 1 }, { file: path, row: index + 1 });
    return { findingId, verdict: known, reason: why, decidedAt: typeof decidedAt === 'string' ? decidedAt : new Date().toISOString(), areaAtDecisionSquareMetres: null };
  });
}

/** Every finding accepted, with the reason that says who has decided so and how. */
export function acceptAll(findings: readonly Finding[], reason: string): Decision[] {
  const decidedAt = new Date().toISOString();
  return findings.map(({ id, evidence }) => ({
    findingId: id,
    verdict: 'accepted',
    reason,
    decidedAt,
    areaAtDecisionSquareMetres: evidence.kind === 'expired' ? null : evidence.areaEllipsoidalSquareMetres,
  }));
}
