/** 底图: the lowest group of the tree; each base map with where it comes from and what hinders it. */
import { Checkbox, Dropdown, Tooltip } from 'antd';
import { CloudOff, Ellipsis, Image as ImageIcon, Plus, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import { changeBaseMap, orderBaseMaps, showBaseMaps } from '../../storage/base-maps.ts';
import { performAction } from '../../state/actions/action.ts';
import { addBaseMapAction, editBaseMap, zoomBaseMap } from '../../state/actions/base-maps.ts';
import { baseMapNote, originNote, useBaseMapState } from '../../state/base-maps.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { BaseMapMenu } from './BaseMapMenu.tsx';
import { BASE_MAP_ROW, draggedRow, useRowDrop } from './row-drop.ts';
import { FoldButton } from './GroupHead.tsx';


export function BaseMapGroup({ filter }: { filter: string }): ReactNode {
  const translate = useText();
  const baseMaps = useWorkspace((state) => state.baseMaps);
  const [folded, setFolded] = useState(false);
  const shown = baseMaps.toReversed().filter((baseMap) => baseMap.name.toLowerCase().includes(filter));
  if (filter !== '' && shown.length === 0) return null;
  const name = translate('basemap.group');
  const visible = shown.filter((baseMap) => baseMap.visible).length;
  return (
    <section>
      <div className="tree-row group">
        {shown.length > 0 ? <FoldButton open={!folded} name={name} onToggle={() => setFolded(!folded)} /> : <span className="fold" />}
        <Checkbox
          aria-label={translate('basemap.showGroup')}
          checked={shown.length > 0 && visible === shown.length}
          indeterminate={visible > 0 && visible < shown.length}
          disabled={shown.length === 0}
          onChange={(event) => void showBaseMaps(shown.map((baseMap) => baseMap.id), event.target.checked).catch(reportFault)}
        />
        <button type="button" className="name" tabIndex={-1} onClick={() => setFolded(!folded)}>
          {name}
        </button>
        <IconButton small icon={Plus} name={translate('basemap.action.add')} keys="Ctrl+B" onClick={() => performAction(addBaseMapAction)} />
      </div>
      {!folded && shown.map((baseMap) => <BaseMapRow key={baseMap.id} baseMap={baseMap} />)}
    </section>
  );
}

function BaseMapRow({ baseMap }: { baseMap: BaseMapRecord }): ReactNode {
  const translate = useText();
  const current = useView((view) => view.currentBaseMapId === baseMap.id);
  const trouble = useBaseMapState((state) => state.troubles[baseMap.id]);
  const [menuOpen, setMenuOpen] = useState(false);
  const makeCurrent = (): void => useView.setState({ currentBaseMapId: baseMap.id, currentLayerId: null });
  const said = baseMapNote(baseMap, trouble);
  const origin = sentence(translate, originNote(baseMap));
  const { dropping, drop } = useRowDrop({
    [BASE_MAP_ROW]: (moved) => {
      if (moved !== baseMap.id) moveBaseMapAbove(moved, baseMap.id);
    },
  });
  const menu = <BaseMapMenu baseMap={baseMap} onDone={() => setMenuOpen(false)} />;
  return (
    <Dropdown trigger={['contextMenu']} popupRender={() => menu} onOpenChange={(next) => next && makeCurrent()}>
      <div className={`tree-row layer${current ? ' selected' : ''}${baseMap.visible ? '' : ' off'}${dropping ? ' dropping' : ''}`} {...draggedRow(BASE_MAP_ROW, baseMap.id)} {...drop}>
        <span className="fold" />
        <Checkbox
          aria-label={translate('window.layers.show', { name: baseMap.name })}
          checked={baseMap.visible}
          onChange={(event) => void changeBaseMap(baseMap.id, { visible: event.target.checked }).catch(reportFault)}
        />
        <Icon of={ImageIcon} size={14} />
        <button
          type="button"
          className="name"
          title={`${baseMap.name}\n${origin}`}
          aria-pressed={current}
          onClick={makeCurrent}
          onDoubleClick={() => {
            makeCurrent();
            performAction(zoomBaseMap);
          }}
        >
          <span className="ellipsis">{baseMap.name}</span>
        </button>
        {said && (
          <Tooltip title={<span className="small">{sentence(translate, said.note)}</span>}>
            <button
              type="button"
              className={`layer-warning${said.quiet ? ' quiet-note' : ''}`}
              aria-label={sentence(translate, said.note)}
              onClick={() => {
                makeCurrent();
                performAction(editBaseMap);
              }}
            >
              <Icon of={said.quiet ? CloudOff : TriangleAlert} size={14} />
            </button>
          </Tooltip>
        )}
        <span className="tools">
          <Dropdown
            trigger={['click']}
            open={menuOpen}
            onOpenChange={(next) => {
              setMenuOpen(next);
              if (next) makeCurrent();
            }}
            placement="bottomRight"
            popupRender={() => menu}
          >
            <span>
              <IconButton small icon={Ellipsis} name={translate('window.layers.more', { name: baseMap.name })} onClick={() => undefined} />
            </span>
          </Dropdown>
        </span>
        <span className="count">{baseMap.vintage ?? ''}</span>
      </div>
    </Dropdown>
  );
}

/** Right above the other one, as one step. */
function moveBaseMapAbove(id: string, other: string): void {
  const ids = useWorkspace.getState().baseMaps.map((baseMap) => baseMap.id).filter((each) => each !== id);
  ids.splice(ids.indexOf(other) + 1, 0, id);
  orderBaseMaps(ids).catch(reportFault);
}
