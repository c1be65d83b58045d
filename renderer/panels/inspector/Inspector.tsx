/** The selected mine: title, facts, tabs, and what to do next at the foot (mock a). */
import { Button, Dropdown, Tooltip } from 'antd';
import { ArrowRight, Ellipsis, MousePointerClick, Scan, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { decideFindings, openPlanFile } from '../../state/actions/rectification.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { startOverlayAction } from '../../state/actions/tools.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { findingEntries } from '../../state/findings.ts';
import { useView } from '../../state/view.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { useWidthClass } from '../../ui/window-width.ts';
import { ConflictList } from './ConflictList.tsx';
import { CornersTab, useCorners } from './CornersTab.tsx';
import { InspectorHead } from './InspectorHead.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { useTrail } from '../../storage/live.ts';
import { RecordTab } from './RecordTab.tsx';
import './inspector.css';

type TabName = 'overview' | 'conflicts' | 'corners' | 'record';

export function Inspector(): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const selectedRightId = useView((view) => view.selectedRightId);
  const [tab, setTab] = useState<TabName>('conflicts');
  const right = rightById(workspace, selectedRightId);
  const corners = useCorners(right);
  const trail = useTrail(right?.id ?? null);
  if (right === null) {
    return (
      <>
        <div className="inspector-close">
          <IconButton
            icon={X}
            name={translate('window.inspector.close')}
            keys="F8"
            onClick={() => useView.setState({ selectedRightId: null })}
          />
        </div>
        <EmptyState icon={MousePointerClick} title={translate('window.inspector.empty')}>
          {translate('window.inspector.emptyNote')}
        </EmptyState>
      </>
    );
  }
  const entries = findingEntries(workspace).filter((entry) => entry.finding.rightId === right.id);
  return (
    <>
      <InspectorHead right={right} />
      <TabBar<TabName>
        name={translate('window.inspector.tabs')}
        panelId="inspector-panel"
        active={tab}
        onChange={setTab}
        tabs={[
          { key: 'overview', label: translate('window.inspector.overview') },
          {
            key: 'conflicts',
            label: translate('window.inspector.conflicts'),
            count: workspace.runs.length > 0 ? String(entries.length) : undefined,
          },
          { key: 'corners', label: translate('window.inspector.corners'), count: corners === null ? undefined : String(corners.length) },
          { key: 'record', label: translate('window.inspector.record'), count: trail.length > 0 ? String(trail.length) : undefined },
        ]}
      />
      <div className="inspector-body" id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-panel-tab-${tab}`}>
        {tab === 'overview' && <OverviewTab right={right} />}
        {tab === 'conflicts' && <ConflictList right={right} entries={entries} />}
        {tab === 'corners' && <CornersTab right={right} corners={corners} />}
        {tab === 'record' && <RecordTab acts={trail} earlier={workspace.plans.find((plan) => plan.rightId === right.id)?.earlierVersions} />}
      </div>
      <InspectorFoot />
    </>
  );
}

function InspectorFoot(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const narrow = useWidthClass() === 'narrow';
  const main = situation.workspace.runs.length === 0 ? startOverlayAction : decideFindings;
  const reason = main.disabledReason(situation);
  const planReason = openPlanFile.disabledReason(situation);
  return (
    <footer className="inspector-foot">
      <Tooltip title={reason === null ? '' : <span className="small">{sentence(translate, reason)}</span>}>
        <Button type="primary" className="grow" disabled={reason !== null} onClick={() => performAction(main)}>
          {actionTitle(main, translate)}
          <Icon of={ArrowRight} />
        </Button>
      </Tooltip>
      <Button icon={<Icon of={Scan} />} aria-label={translate('window.inspector.locate')} onClick={() => performAction(zoomSelected)}>
        {narrow ? null : translate('window.inspector.locate')}
      </Button>
      <Dropdown
        trigger={['click']}
        placement="topRight"
        menu={{
          items: [
            {
              key: 'plan',
              label: actionTitle(openPlanFile, translate),
              disabled: planReason !== null,
              icon: openPlanFile.icon && <Icon of={openPlanFile.icon} />,
              title: planReason === null ? '' : sentence(translate, planReason),
            },
            {
              key: 'sheet',
              label: actionTitle(printSheets, translate),
              icon: printSheets.icon && <Icon of={printSheets.icon} />,
            },
            ...(main === startOverlayAction
              ? []
              : [
                  {
                    key: 'again',
                    label: translate('window.inspector.again'),
                    icon: startOverlayAction.icon && <Icon of={startOverlayAction.icon} />,
                  },
                ]),
          ],
          onClick: ({ key }) => performAction(key === 'plan' ? openPlanFile : key === 'sheet' ? printSheets : startOverlayAction),
        }}
      >
        <Button aria-label={translate('window.inspector.more')} icon={<Icon of={Ellipsis} />} />
      </Dropdown>
    </footer>
  );
}
