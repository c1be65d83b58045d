/** The layer tree, which is the legend: real symbols, counts, visibility, warnings (mock a). */
import { FolderPlus, FolderTree, PanelLeftClose, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { groupsIn } from '../../../shared/project/layer-groups.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { importFiles, importFolder } from '../../state/actions/file.ts';
import { newGroup } from '../../state/actions/tree.ts';
import { toggleLeft } from '../../state/actions/view.ts';
import { LAYER_GROUPS, layersOfGroup, type LayerGroup } from '../../state/layers.ts';
import { useTree } from '../../state/tree-view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { FilterField } from '../../ui/FilterField.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { BaseMapGroup } from './BaseMapGroup.tsx';
import { ConflictGroup } from './ConflictGroup.tsx';
import { GroupHead } from './GroupHead.tsx';
import { LayerRow } from './LayerRow.tsx';
import { useUnfoldFor } from './reveal.ts';
import { moveInTree, useTreeStops } from './tree-keys.ts';
import { UserGroup } from './UserGroup.tsx';
import './layers.css';

export function LayerPanel(): ReactNode {
  const translate = useText();
  const [filter, setFilter] = useState('');
  const workspace = useWorkspace();
  const tree = useRef<HTMLDivElement>(null);
  useTreeStops(tree);
  const wanted = filter.trim().toLowerCase();
  const revealed = useTree((state) => state.revealedLayerId !== null);
  useEffect(() => {
    if (revealed) setFilter('');
  }, [revealed]);
  const groups = LAYER_GROUPS.map((group) => ({
    group,
    layers: layersOfGroup(workspace, group).filter((layer) => layer.name.toLowerCase().includes(wanted)),
  })).filter(({ layers }) => layers.length > 0);
  return (
    <>
      <header className="panel-head">
        <h2>{translate('window.layers.title')}</h2>
        <span className="spacer" />
        <IconButton icon={Plus} name={actionTitle(importFiles, translate)} keys="Ctrl+O" onClick={() => performAction(importFiles)} />
        <IconButton
          icon={FolderPlus}
          name={actionTitle(importFolder, translate)}
          keys="Ctrl+Shift+O"
          onClick={() => performAction(importFolder)}
        />
        <IconButton icon={FolderTree} name={translate('tree.action.newGroup')} onClick={() => performAction(newGroup)} />
        <IconButton
          icon={PanelLeftClose}
          name={translate('window.action.toggleLeft')}
          keys="F4"
          onClick={() => performAction(toggleLeft)}
        />
      </header>
      <FilterField name={translate('window.layers.filter')} value={filter} onChange={setFilter} />
      <div className="scrolling layer-tree" ref={tree} onKeyDown={moveInTree}>
        {wanted === '' && <ConflictGroup />}
        {groupsIn(workspace.groups, null).map((group) => (
          <UserGroup key={group.id} group={group} wanted={wanted} />
        ))}
        {groups.map(({ group, layers }) => (
          <Group key={group} group={group} layers={layers} wanted={wanted} />
        ))}
        <BaseMapGroup filter={wanted} />
        {groups.length === 0 && wanted !== '' && (
          <p className="quiet small layer-nothing">{translate('window.layers.nothing', { filter })}</p>
        )}
      </div>
    </>
  );
}

function Group({
  group,
  layers,
  wanted,
}: {
  group: LayerGroup;
  layers: readonly Parameters<typeof LayerRow>[0]['layer'][];
  wanted: string;
}): ReactNode {
  const [folded, setFolded] = useState(group === 'base');
  useUnfoldFor(layers, () => setFolded(false));
  const open = wanted !== '' || !folded;
  return (
    <section>
      <GroupHead group={group} layers={layers} open={open} onToggle={() => setFolded(!folded)} />
      {open && layers.map((layer) => <LayerRow key={layer.id} layer={layer} wanted={wanted} />)}
    </section>
  );
}
