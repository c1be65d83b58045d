/** 问题整改: the list by mine, one finding in full, the decision, and below it the plan (mock c). */
import { ClipboardCheck } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { findingEntries } from '../../state/findings.ts';
import { useView } from '../../state/view.ts';
import { findingInFront, listOrder, selectFinding, shownEntries } from '../../state/work/decide.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.ts';
import { NoRunYet } from '../first-data/NoRunYet.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { FindingFacts } from './FindingFacts.tsx';
import { FindingFigure } from './FindingFigure.tsx';
import { FindingList } from './FindingList.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import './findings.css';

export function FindingsModule(): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const { selectedFindingId, findingSegment, findingChips, leftOpen } = useView();
  const entries = useMemo(() => findingEntries(workspace), [workspace]);
  const shown = useMemo(() => shownEntries(listOrder(entries), findingSegment, findingChips), [entries, findingSegment, findingChips]);
  const selected = entries.find((entry) => entry.finding.id === selectedFindingId) ?? null;
  // There is always one in front as long as there is one at all.
  const first = selected === null ? findingInFront(shown) : null;
  useEffect(() => {
    if (first !== null) selectFinding(first);
  }, [first]);
  const selectedId = selected?.finding.id ?? null;
  useEffect(() => {
    if (selectedId !== null) useView.setState({ lastFindingId: selectedId });
  }, [selectedId]);

  if (workspace.runs.length === 0 && workspace.findings.length === 0) {
    return <NoRunYet icon={ClipboardCheck} title="window.findings.noRun" note="window.findings.noRunNote" />;
  }
  const right = rightById(workspace, selected?.finding.rightId ?? null);
  return (
    <div className={`findings-module${leftOpen ? '' : ' list-closed'}`}>
      {leftOpen && <FindingList entries={entries} shown={shown} />}
      {selected === null ? (
        <section className="panel findings-right">
          <EmptyState icon={ClipboardCheck} title={translate('window.findings.noneSelected')}>
            {translate('window.findings.noneSelectedNote')}
          </EmptyState>
        </section>
      ) : (
        <section className="findings-right" aria-label={selected.finding.mineName}>
          <PlanHead
            finding={selected.finding}
            undecided={entries.filter((entry) => entry.finding.rightId === selected.finding.rightId && entry.state === 'undecided').length}
          />
          <div className="findings-top">
            <FindingFigure finding={selected.finding} />
            <FindingFacts entry={selected} />
            <DecisionForm key={selected.finding.id} entry={selected} entries={entries} shown={shown} />
          </div>
          <PlanPanel rightId={selected.finding.rightId} right={right} findingId={selected.finding.id} />
        </section>
      )}
    </div>
  );
}
