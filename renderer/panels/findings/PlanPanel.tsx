/** Below the finding: the plan of the mine as an editable table, its route, the mine's facts and record (mock c). */
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { ROUTES, type Route } from '../../../shared/model/plan.ts';
import { reportFault } from '../../state/faults.ts';
import { changeRoute, planAsItStands } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Segments } from '../../ui/Segments.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { OverviewTab } from '../inspector/OverviewTab.tsx';
import { RecordTab } from '../inspector/RecordTab.tsx';
import { isLocked, sentBackStep } from '../../../shared/rectification/plan-flow.ts';
import { useTrail } from '../../storage/live.ts';
import { AuthorAsked } from './AuthorAsked.tsx';
import { PlanLock } from './PlanLock.tsx';
import { focusFirstBlank, PlanBlanks } from '../../ui/PlanBlanks.tsx';
import { SentBack } from './SentBack.tsx';
import { PlanTable } from './PlanTable.tsx';

type TabName = 'measures' | 'overview' | 'record';

export function PlanPanel({ rightId, right, findingId }: { rightId: string; right: MiningRight | null; findingId: string }): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const workspace = useWorkspace();
  const [tab, setTab] = useState<TabName>('measures');
  const plan = planAsItStands(workspace, rightId, language);
  const undecided = workspace.findings.some((finding) => finding.rightId === rightId && !workspace.decisions.some((decision) => decision.findingId === finding.id));
  const trail = useTrail(rightId);
  // Without a measure the program's own route means nothing; the report leaves it out as well.
  const routeOpen = plan !== null && plan.items.length === 0 && plan.routeChosenBy === 'program';
  return (
    <div className="panel plan-panel">
      <TabBar<TabName>
        name={translate('window.plan.tabs')}
        panelId="plan-panel"
        active={tab}
        onChange={setTab}
        tabs={[
          { key: 'measures', label: translate('window.plan.measures'), count: plan ? String(plan.items.length) : undefined },
          { key: 'overview', label: translate('window.plan.overview') },
          { key: 'record', label: translate('window.plan.record'), count: trail.length > 0 ? String(trail.length) : undefined },
        ]}
        tools={
          plan !== null && (
            <>
              <span className="quiet small route-label">{translate('window.plan.route')}</span>
              {isLocked(plan) ? <span className="small route-fixed">{translate(`window.route.${plan.route}`)}</span> : <Segments<Route>
                small
                name={translate('window.plan.route')}
                value={routeOpen ? null : plan.route}
                onChange={(route) => {
                  changeRoute(rightId, { route, routeReason: '' }).catch(reportFault);
                }}
                options={ROUTES.map((route) => ({ value: route, label: translate(`window.route.${route}`) }))}
              />}
            </>
          )
        }
      />
      <div className="plan-body" id="plan-panel" role="tabpanel" aria-labelledby={`plan-panel-tab-${tab}`}>
        {tab === 'measures' && plan !== null && (
          <>
            <SentBack plan={plan} />
            {isLocked(plan) && <PlanLock plan={plan} />}
            {trail.length > 0 && sentBackStep(plan) === null && <AuthorAsked />}
            <RouteReason
              key={`${plan.rightId} ${plan.route} ${plan.routeReason}`}
              reason={plan.routeReason}
              fixed={routeOpen || isLocked(plan)}
              onKeep={(routeReason) => {
                changeRoute(rightId, { routeReason }).catch(reportFault);
              }}
            />
            {plan.stage === 'draft' && !undecided && (
              <div className="plan-blanks">
                <PlanBlanks plans={[plan]} onFill={focusFirstBlank} />
              </div>
            )}
            <PlanTable plan={plan} findingId={findingId} />
          </>
        )}
        {tab === 'overview' && right !== null && <OverviewTab right={right} />}
        {tab === 'record' && <RecordTab acts={trail} earlier={plan?.earlierVersions} />}
      </div>
    </div>
  );
}

/** `fixed`: there is no route yet that a reason could be written for. */
function RouteReason({ reason, fixed, onKeep }: { reason: string; fixed: boolean; onKeep: (reason: string) => void }): ReactNode {
  const translate = useText();
  const [typed, setTyped] = useState(reason);
  return (
    <div className="route-reason">
      <Input
        size="small"
        variant="borderless"
        prefix={<span className="quiet small">{translate('window.plan.routeReason')}</span>}
        aria-label={translate('window.plan.routeReason')}
        placeholder={translate('window.plan.routeReasonEmpty')}
        value={typed}
        title={typed}
        readOnly={fixed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== reason) onKeep(typed);
        }}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
    </div>
  );
}
