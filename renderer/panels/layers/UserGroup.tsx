/** A group of the user's own: folds, shows or hides and fades its layers together, takes layers and other groups that are dropped on it. */
import { Checkbox, Dropdown, Input } from 'antd';
import { Circle, CircleDot, Ellipsis, FolderInput, FolderOutput, FolderTree, PencilLine, Scan, Ungroup } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import type { LayerGroupRecord } from '../../../shared/model/layer.ts';
import { groupsIn, groupsWithin } from '../../../shared/project/layer-groups.ts';
import { changeGroup, createGroup, dissolveGroup, moveGroup, putInGroup } from '../../storage/workspace-groups.ts';
import { reportFault } from '../../state/faults.ts';
import { layersInUserGroup } from '../../state/layers.ts';
import { useTree } from '../../state/tree-view.ts';
import { zoomToLayers } from '../../state/work/locate.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { FoldButton } from './GroupHead.tsx';
import { LayerRow } from './LayerRow.tsx';
import { OpacityField } from './OpacityField.tsx';
import { useUnfoldFor } from './reveal.ts';
import { draggedRow, GROUP_ROW, LAYER_ROW, useRowDrop } from './row-drop.ts';

export function UserGroup({ group, wanted, inner }: { group: LayerGroupRecord; wanted: string; inner?: boolean }): ReactNode {
  const workspace = useWorkspace();
  const [folded, setFolded] = useState(false);
  const layers = layersInUserGroup(workspace, group.id).filter((layer) => layer.name.toLowerCase().includes(wanted));
  const groups = groupsIn(workspace.groups, group.id);
  useUnfoldFor(layersInUserGroup(workspace, group.id, true), () => setFolded(false));
  if (wanted !== '' && !layersInUserGroup(workspace, group.id, true).some((layer) => layer.name.toLowerCase().includes(wanted))) return null;
  const open = wanted !== '' || !folded;
  return (
    <section className={inner ? 'inner-group' : ''} aria-label={group.name}>
      <UserGroupHead group={group} open={open} onToggle={() => setFolded(!folded)} />
      {open && groups.map((each) => <UserGroup key={each.id} group={each} wanted={wanted} inner />)}
      {open && layers.map((layer) => <LayerRow key={layer.id} layer={layer} wanted={wanted} />)}
      {open && layers.length === 0 && groups.length === 0 && <EmptyGroup />}
    </section>
  );
}

function EmptyGroup(): ReactNode {
  return <p className="quiet small empty-group">{useText()('tree.emptyGroup')}</p>;
}

function UserGroupHead({ group, open, onToggle }: { group: LayerGroupRecord; open: boolean; onToggle: () => void }): ReactNode {
  const translate = useText();
  const renaming = useTree((state) => state.renamingGroupId === group.id);
  const [menuOpen, setMenuOpen] = useState(false);
  const { dropping, drop } = useRowDrop({
    [LAYER_ROW]: (moved) => void putInGroup([moved], group.id).catch(reportFault),
    [GROUP_ROW]: (moved, place) => void moveGroup(moved, place === 'above' ? { above: group.id } : { into: group.id }).catch(reportFault),
  });
  const menu = () => <UserGroupMenu group={group} onDone={() => setMenuOpen(false)} />;
  return (
    <Dropdown trigger={['contextMenu']} popupRender={menu}>
      <div className={`tree-row group${dropping === null ? '' : dropping.kind === GROUP_ROW && dropping.place === 'above' ? ' dropping' : ' dropping-into'}`} {...(renaming ? {} : draggedRow(GROUP_ROW, group.id))} {...drop}>
        <FoldButton open={open} name={group.name} onToggle={onToggle} />
        <Checkbox aria-label={translate('window.layers.showGroup', { name: group.name })} checked={group.visible} onChange={(event) => void changeGroup(group.id, { visible: event.target.checked }).catch(reportFault)} />
        {renaming ? (
          <GroupName group={group} />
        ) : (
          <button type="button" className="name" onClick={onToggle} onDoubleClick={() => useTree.setState({ renamingGroupId: group.id })}>
            {group.name}
          </button>
        )}
        {group.exclusive && (
          <span className="quiet small" title={translate('office.group.exclusiveTitle')}>
            {translate('office.group.exclusiveMark')}
          </span>
        )}
        {group.opacity < 1 && <span className="quiet small">{translate('window.percent', { percent: Math.round(group.opacity * 100) })}</span>}
        <span className="tools">
          <Dropdown trigger={['click']} open={menuOpen} onOpenChange={setMenuOpen} placement="bottomRight" popupRender={menu}>
            <span>
              <IconButton small icon={Ellipsis} name={translate('window.layers.more', { name: group.name })} onClick={() => undefined} />
            </span>
          </Dropdown>
        </span>
      </div>
    </Dropdown>
  );
}

/** The name while it is typed: Enter and leaving it keep it, Esc does not. */
function GroupName({ group }: { group: LayerGroupRecord }): ReactNode {
  const translate = useText();
  const [typed, setTyped] = useState(group.name);
  /** The field also loses the focus when it goes: that decides nothing any more. */
  const left = useRef(false);
  const leave = (keep: boolean): void => {
    if (left.current) return;
    left.current = true;
    useTree.setState({ renamingGroupId: null });
    const name = typed.trim();
    if (keep && name !== '' && name !== group.name) changeGroup(group.id, { name }).catch(reportFault);
  };
  return (
    <Input
      size="small"
      autoFocus
      aria-label={translate('tree.groupName')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Both keys are the input method's while it is composing.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' || event.key === 'Escape') leave(event.key === 'Enter');
      }}
    />
  );
}

function UserGroupMenu({ group, onDone }: { group: LayerGroupRecord; onDone: () => void }): ReactNode {
  const translate = useText();
  const verb = (icon: typeof Scan, words: string, perform: () => void | Promise<unknown>, danger = false): ReactNode => (
    <li key={words}>
      <button
        type="button"
        className={`menu-line${danger ? ' danger' : ''}`}
        onClick={() => {
          onDone();
          void Promise.resolve(perform()).catch(reportFault);
        }}
      >
        <Icon of={icon} /> {words}
      </button>
    </li>
  );
  const { groups } = useWorkspace.getState();
  const inside = groupsWithin(groups, group.id);
  const others = groups.filter((each) => !inside.has(each.id) && each.id !== group.parentId);
  const ids = () => layersInUserGroup(useWorkspace.getState(), group.id, true).map((layer) => layer.id);
  return (
    <div className="layer-menu">
      <OpacityField name={group.name} opacity={group.opacity} onKeep={(opacity) => changeGroup(group.id, { opacity })} />
      <ul className="menu-lines">
        {verb(Scan, translate('tree.zoomToGroup'), () => zoomToLayers(ids()))}
        {verb(PencilLine, translate('tree.renameGroup'), () => useTree.setState({ renamingGroupId: group.id }))}
        {verb(FolderTree, translate('tree.newInside'), async () => useTree.setState({ renamingGroupId: await createGroup(translate('tree.newGroup'), [], group.id) }))}
        {others.map((each) => verb(FolderInput, translate('desk.group.into', { name: each.name }), () => moveGroup(group.id, { into: each.id })))}
        {group.parentId !== null && verb(FolderOutput, translate('desk.group.out'), () => moveGroup(group.id, { into: null }))}
        {verb(group.exclusive ? CircleDot : Circle, translate(group.exclusive ? 'office.group.notExclusive' : 'office.group.exclusive'), () => changeGroup(group.id, { exclusive: group.exclusive !== true }))}
        {verb(Ungroup, translate('tree.dissolve'), () => dissolveGroup(group.id), true)}
      </ul>
    </div>
  );
}
