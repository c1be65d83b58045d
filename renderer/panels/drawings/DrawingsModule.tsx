/** 井上井下: half-years at left, plan above and section below, the two periods against each other at right (mock d). */
import { Button } from 'antd';
import { Layers2 } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { proposeSection } from '../../../shared/analysis/section/propose-section.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { openSampleFiles, receiveFile, showLedger } from '../../state/actions/drawings.ts';
import { displaySystem } from '../../state/display-system.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { useKeptLook } from '../../state/drawings/kept-look.ts';
import { useMineRings } from '../../state/drawings/mine-extent.ts';
import { usePeriodComparison, useScene, useSectionFeed } from '../../state/drawings/scene.ts';
import { comparedDeliveries, deliveriesOf, mineInFront, runOf } from '../../state/drawings/selection.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.ts';
import { FirstDataButtons } from '../first-data/FirstDataButtons.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { PeriodPanel } from './PeriodPanel.tsx';
import { PlanView } from './PlanView.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import './drawings.css';

export function DrawingsModule(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const workspace = useWorkspace();
  const selectedRightId = useView((view) => view.selectedRightId);
  const { currentId, otherId, sectionOpen, solidOpen } = useDrawings();
  const plane = useMemo(() => displaySystem(workspace, null), [workspace]);
  const mine = mineInFront(workspace, selectedRightId);
  const own = useMemo(() => deliveriesOf(workspace, mine?.id ?? null), [workspace, mine?.id]);
  const { a, b } = comparedDeliveries(own, { currentId, otherId });
  const sceneA = useScene(a, plane);
  const sceneB = useScene(b, plane);
  const [runA, runB] = [runOf(workspace, a), runOf(workspace, b)];
  const comparison = usePeriodComparison(runB, runA, plane);
  const sectionProblem = useSectionFeed(a, workspace.rightsLayerId, runA, plane);
  const rings = useMineRings(mine?.id ?? null);
  const ready = useKeptLook(mine, plane);
  const { sectionLine } = useDrawings();
  // A section to begin with; whoever draws another keeps that one.
  useEffect(() => {
    if (!ready || sectionLine !== null || sceneA.value === null || rings.length === 0) return;
    const checked = runA?.mines.find(({ rightId }) => rightId === mine?.id) ?? null;
    useDrawings.setState({ sectionLine: proposeSection(extentOfRings(rings), sceneA.value.workings, checked) });
  }, [ready, sectionLine, sceneA.value, rings, runA, mine?.id]);
  if (mine === null || plane === null) {
    return (
      <div className="panel">
        <EmptyState icon={Layers2} title={translate('drawing.empty.noRights')} actions={<FirstDataButtons />}>
          {translate('drawing.empty.noRightsNote')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={`drawings-module${a === null ? ' nothing' : ''}`}>
      <PeriodPanel mine={mine} own={own} a={a} b={b} scene={sceneA.value} />
      {a === null ? (
        <section className="panel">
          <EmptyState
            icon={Layers2}
            title={translate('drawing.empty.none', { mine: mine.mineName })}
            actions={
              <>
                <Button type="primary" onClick={() => performAction(receiveFile)}>
                  {actionTitle(receiveFile, translate)}
                </Button>
                {openSampleFiles.disabledReason(situation) === null && <Button onClick={() => performAction(openSampleFiles)}>{translate('drawing.action.sample')}</Button>}
                <Button onClick={() => performAction(showLedger)}>{translate('drawing.action.ledger')}</Button>
              </>
            }
          >
            {translate('drawing.empty.noneNote')}
          </EmptyState>
        </section>
      ) : (
        <>
          <section className={`drawings-centre${sectionOpen && !solidOpen ? '' : ' folded'}${solidOpen ? ' solid' : ''}`} aria-label={translate('window.module.drawings')}>
            <PlanView mine={mine} plane={plane} own={own} a={a} b={b} sceneA={sceneA} sceneB={sceneB.value} runA={runA} runB={runB} comparison={comparison} />
            {!solidOpen && <SectionPanel delivery={a} problem={sectionProblem} />}
          </section>
          <ComparePanel mine={mine} a={a} b={b} runA={runA} runB={runB} scene={sceneA.value} />
        </>
      )}
    </div>
  );
}
