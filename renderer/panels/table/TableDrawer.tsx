/** The attribute tables: one tab for the mines, one per opened layer (mock a). */
import { Dropdown } from 'antd';
import { PanelBottomClose, Plus, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { performAction } from '../../state/actions/action.ts';
import { copyTableRows } from '../../state/actions/table.ts';
import { toggleDrawer } from '../../state/actions/view.ts';
import { useTableView } from '../../state/table-layout.ts';
import { useView } from '../../state/view.ts';
import { closeTable, openFields } from '../../state/work/locate.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import { useText } from '../../ui/text.ts';
import { LayerTable } from './LayerTable.tsx';
import { TableTools } from './TableTools.tsx';
import { RightsTable } from './RightsTable.tsx';
import './table.css';

/** Ctrl+C among the rows copies them; in a cell or filter that is being typed into it copies the text chosen there. */
function copyByKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'c') return;
  if (target.closest('[role="grid"]') === null || /^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
  event.preventDefault();
  performAction(copyTableRows);
}

export function TableDrawer(): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const { tableLayerIds, activeTable } = useView();
  const inViewOnly = useTableView((state) => state.rows === 'in-view');
  const onlySelected = useTableView((state) => state.rows === 'selected');
  const opened = tableLayerIds.map((id) => layerById(workspace, id)).filter((layer) => layer !== null);
  const inFront = opened.find((layer) => layer.id === activeTable) ?? null;
  const active = inFront?.id ?? 'rights';
  const others = workspace.layers.filter((layer) => !tableLayerIds.includes(layer.id));
  const nameOf = (layer: LayerRecord): string => (layer.id === workspace.rightsLayerId ? translate('editing.fieldsOf', { name: layer.name }) : layer.name);
  return (
    <>
      <TabBar
        name={translate('window.table.tabs')}
        panelId="table-panel"
        active={active}
        onChange={(activeTab) => useView.setState({ activeTable: activeTab })}
        tabs={[
          { key: 'rights', label: translate('window.table.rights'), count: formatNumber(workspace.rights.length, 0) },
          ...opened.map((layer) => ({
            key: layer.id,
            label: nameOf(layer),
            count: formatNumber(layer.featureCount, 0),
          })),
        ]}
        tools={
          <>
            {inFront !== null && (
              <IconButton icon={X} name={translate('window.table.close', { name: inFront.name })} onClick={() => closeTable(inFront.id)} />
            )}
            <Dropdown
              trigger={['click']}
              disabled={others.length === 0}
              menu={{ items: others.map((layer) => ({ key: layer.id, label: nameOf(layer) })), onClick: ({ key }) => openFields(key) }}
            >
              <span>
                <IconButton
                  icon={Plus}
                  name={translate('window.table.open')}
                  disabledReason={others.length === 0 ? translate('window.table.allOpen') : null}
                  onClick={() => undefined}
                />
              </span>
            </Dropdown>
            <TableTools layer={inFront} />
            <IconButton
              icon={PanelBottomClose}
              name={translate('window.action.toggleDrawer')}
              keys="F6"
              onClick={() => performAction(toggleDrawer)}
            />
          </>
        }
      />
      <div className="table-panel" id="table-panel" role="tabpanel" aria-labelledby={`table-panel-tab-${active}`} onKeyDown={copyByKey}>
        {active === 'rights' ? (
          <RightsTable inViewOnly={inViewOnly} onlySelected={onlySelected} />
        ) : (
          <LayerTable key={active} layerId={active} />
        )}
      </div>
    </>
  );
}
