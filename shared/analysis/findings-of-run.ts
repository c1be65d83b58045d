/** The findings of an earlier run, told from what the run keeps of every right: only those of the newest run are kept themselves. */
import type { AnalysisRun, Finding } from '../model/finding.ts';
import type { MiningRight } from '../model/mining-right.ts';
import type { WorkingsRun } from '../model/workings.ts';
import { raiseFindings } from './raise-findings.ts';
import { raiseWorkingFindings } from './workings/raise-working-findings.ts';

type Kept = Pick<AnalysisRun, 'id' | 'rights' | 'inputs' | 'parameters'>;

/** Raises them again; until when the licences are valid a run does not keep, that is taken from `rights`. */
export function findingsOfRun(run: Kept, rights: readonly Pick<MiningRight, 'id' | 'validTo'>[]): Finding[] {
  const validTo = new Map(rights.map((right) => [right.id, right.validTo]));
  return raise(run, (rightId) => validTo.get(rightId) ?? null, run.parameters.asOf);
}

/** Ids of all that it may have raised: every licence may have been overdue then. */
export function findingIdsOfRun(run: Kept): readonly string[] {
  return raise(run, () => '1900-01-01', '1900-01-02').map(({ id }) => id);
}

/** The same for the check of a drawing or a pit survey. */
export function findingIdsOfCheck(run: WorkingsRun): readonly string[] {
  return raiseWorkingFindings(run).map(({ id }) => id);
}

function raise({ id, rights, inputs, parameters }: Kept, validTo: (rightId: string) => string | null, asOf: string): Finding[] {
  return raiseFindings(id, rights.map(({ rightId, mineName }) => ({ id: rightId, mineName, validTo: validTo(rightId) })), rights, inputs, new Map(), { ...parameters, asOf });
}
