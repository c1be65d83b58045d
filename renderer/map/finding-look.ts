/** How a finding is drawn, by its weight and by what was decided on it. */
import { symbolByKey, type MapSymbol } from '../../shared/figure/symbols.ts';
import type { Finding } from '../../shared/model/finding.ts';

const CONFLICT = symbolByKey('result.conflict');
const CONFLICT_ACTIVE = symbolByKey('result.conflict.active');
/** No fill, and the grey dashes of what lies within tolerance. */
const NO_PROBLEM: MapSymbol = { ...CONFLICT, line: symbolByKey('result.tolerance').line };

export interface FindingLook {
  readonly symbol: MapSymbol;
  /** Selected or severe ones lie above the others. */
  readonly above: boolean;
}

/**
 * Severe ones and the selected one are filled, the others outlined. What a person judged to be no problem is left out, as
 * on the report's map; only while it is the selected one, a grey outline shows where it lies. Null: not drawn.
 */
export function findingLook({ id, severity }: Pick<Finding, 'id' | 'severity'>, selectedFindingId: string | null, setAside: ReadonlySet<string>): FindingLook | null {
  const selected = id === selectedFindingId;
  if (setAside.has(id)) return selected ? { symbol: NO_PROBLEM, above: true } : null;
  const active = selected || severity === 'severe';
  return { symbol: active ? CONFLICT_ACTIVE : CONFLICT, above: active };
}
