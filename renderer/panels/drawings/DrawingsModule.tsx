/** 井上井下: half-years at left, plan above and section below, the two periods against each other at right (mock d). */
import { Button } from 'antd';
import { Layers2 } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { proposeSection } from '../../../shared/analysis/section/propose-section.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { openSampleFiles, receiveFile, receiveSurfaceFiles, showLedger } from '../../state/actions/drawings.ts';
import { displaySystem } from '../../state/display-system.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { useKeptLook } from '../../state/drawings/kept-look.ts';
import { useMineRings } from '../../state/drawings/mine-extent.ts';
import { usePeriodComparison, useScene, useSectionFeed } from '../../state/drawings/scene.ts';
import { comparedDeliveries, deliveriesOf, mineInFront, runOf } from '../../state/drawings/selection.ts';
import { useSurfaces } from '../../state/drawings/surfaces.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.ts';
import { FirstDataButtons } from '../first-data/FirstDataButtons.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { PeriodPanel } from './PeriodPanel.tsx';
import { PlanView } from './PlanView.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SurfacePanel } from './SurfacePanel.tsx';
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
  // Of two pit surveys only their difference is shown.
  const sceneB = useScene(a?.surface ? null : b, plane);
  const surfaces = useSurfaces(a, b, plane);
  const [runA, runB] = [runOf(workspace, a), runOf(workspace, b)];
  const comparison = usePeriodComparison(a?.surface ? null : runB, runA, plane);
  const sectionProblem = useSectionFeed(a, b, workspace.rightsLayerId, runA, plane);
  const rings = useMineRings(mine?.id ?? null);
  const ready = useKeptLook(mine, plane);
  const { sectionLine, sectionProposed } = useDrawings();
  // A section to begin with, which follows the drawing in front and its check; whoever draws another keeps that one.
  useEffect(() => {
    if (!ready || (sectionLine !== null && !sectionProposed) || sceneA.value === null || rings.length === 0) return;
    const checked = runA?.mines.find(({ rightId }) => rightId === mine?.id) ?? null;
    const proposed = a?.surface ? lineAcross(extentOfRings(rings)) : proposeSection(extentOfRings(rings), sceneA.value.workings, checked);
    if (String(proposed) !== String(sectionLine)) useDrawings.setState({ sectionLine: proposed, sectionProposed: proposed !== null });
  }, [ready, sectionLine, sectionProposed, sceneA.value, rings, runA, mine?.id, a]);
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
      <PeriodPanel mine={mine} a={a} b={b} scene={sceneA.value} />
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
                <Button onClick={() => performAction(receiveSurfaceFiles)}>{actionTitle(receiveSurfaceFiles, translate)}</Button>
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
            <PlanView mine={mine} plane={plane} a={a} b={b} sceneA={sceneA} sceneB={sceneB.value} runA={runA} runB={runB} comparison={comparison} relief={surfaces.view?.relief ?? null} />
            {!solidOpen && <SectionPanel delivery={a} problem={sectionProblem} />}
          </section>
          {a.surface ? <SurfacePanel mine={mine} later={a} earlier={b} run={runA} shown={surfaces} /> : <ComparePanel mine={mine} a={a} b={b} runA={runA} runB={runB} comparison={comparison} scene={sceneA.value} />}
        </>
      )}
    </div>
  );
}

/** From west to east through the middle of a licence, somewhat beyond it. */
function lineAcross([west, south, east, north]: Extent): readonly number[] {
  const beyond = 0.08 * (east - west);
  return [west - beyond, (south + north) / 2, east + beyond, (south + north) / 2];
}
