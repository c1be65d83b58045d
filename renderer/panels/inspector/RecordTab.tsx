/** 记录: what was decided and done about this mine, newest first. */
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Decision, Finding } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { fullTime } from '../../state/today.ts';
import type { Workspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { VerdictWord } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';

export type RecordEntry =
  | { readonly kind: 'decision'; readonly at: string; readonly decision: Decision; readonly finding: Finding }
  | { readonly kind: 'plan'; readonly at: string; readonly plan: RectificationPlan };

export function recordOf(workspace: Workspace, rightId: string): readonly RecordEntry[] {
  const findings = new Map(workspace.findings.filter((finding) => finding.rightId === rightId).map((finding) => [finding.id, finding]));
  const entries: RecordEntry[] = [];
  for (const decision of workspace.decisions) {
    const finding = findings.get(decision.findingId);
    if (finding) entries.push({ kind: 'decision', at: decision.decidedAt, decision, finding });
  }
  for (const plan of workspace.plans) if (plan.rightId === rightId) entries.push({ kind: 'plan', at: plan.updatedAt, plan });
  return entries.toSorted((a, b) => b.at.localeCompare(a.at));
}

export function RecordTab({ entries }: { entries: readonly RecordEntry[] }): ReactNode {
  const translate = useText();
  const names = useFindingWords();
  if (entries.length === 0)
    return (
      <EmptyState icon={History} title={translate('window.record.empty')}>
        {translate('window.record.emptyNote')}
      </EmptyState>
    );
  return (
    <ul className="record">
      {entries.map((entry) => (
        <li key={entry.kind === 'decision' ? entry.decision.findingId : entry.plan.rightId}>
          <span className="strong">
            {entry.kind === 'decision' ? names.subject(entry.finding) : translate('window.record.plan', { number: entry.plan.number || translate('window.plan.unnumbered') })}
          </span>
          <span className="quiet">{fullTime(entry.at)}</span>
          {entry.kind === 'decision' && (
            <span>
              <VerdictWord verdict={entry.decision.verdict} />
              {entry.decision.reason !== '' && <span className="secondary">：{entry.decision.reason}</span>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
