/** One layer of the tree with its legend, its warning and its verbs. */
import { Checkbox, Dropdown, Tooltip, type DropdownProps } from 'antd';
import { Ellipsis, PencilLine, Scan, StickyNote, Table2, TriangleAlert } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { shapedSymbol, styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { isClassifiable, type LayerRecord } from '../../../shared/model/layer.ts';
import { generalSymbol } from '../../../shared/report/drawn-features.ts';
import { setViews } from '../../storage/workspace.ts';
import { performAction } from '../../state/actions/action.ts';
import { declareLayer, layerTable, zoomLayer } from '../../state/actions/layer.ts';
import { remarkLayer } from '../../state/actions/tree.ts';
import { reportFault } from '../../state/faults.ts';
import { layerWarning } from '../../state/layers.ts';
import { today } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { moveBeside } from '../../state/work/layer-order.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Marked } from '../../ui/Marked.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ClassRows } from './ClassRows.tsx';
import { FoldButton } from './GroupHead.tsx';
import { layerTitle } from './LayerInfo.tsx';
import { LayerMenu } from './LayerMenu.tsx';
import { CountOfLayer } from './CountOfLayer.tsx';
import { useLegend } from './legend.ts';
import { rowSymbols } from './row-symbols.ts';
import { SystemOfLayer } from './SystemOfLayer.tsx';
import { useScrollTo } from './reveal.ts';
import { draggedRow, LAYER_ROW, useRowDrop } from './row-drop.ts';

/** A menu that would end below the window begins further up, and is never cut where it would fit the window. */
const WITHIN_WINDOW: NonNullable<DropdownProps['align']> = { offset: [0, 0], overflow: { adjustX: true, shiftY: true } };
/** Legends longer than this start folded. */
const UNFOLDED_LEGEND_ROWS = 4;

/** `wanted`: the letters that the tree is filtered by. */
export function LayerRow({ layer, wanted }: { layer: LayerRecord; wanted: string }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const current = useView((view) => view.currentLayerId === layer.id);
  const [menuOpen, setMenuOpen] = useState(false);
  const [contextOpen, setContextOpen] = useState(false);
  const warning = layerWarning(layer, workspace);
  // Undeclared, or of another datum than the rights: it has no place on this map and is off, whatever was chosen.
  const placed = warning === null;
  const kept = viewOf(workspace, layer.id);
  const view = { ...kept, visible: kept.visible && placed };
  const legend = useLegend(layer, layer.id === workspace.rightsLayerId ? workspace.rights : null, today(), kept, translate);
  const [folded, setFolded] = useState<boolean | null>(null);
  const foldable = legend.length > 1;
  const open = foldable && !(folded ?? legend.length > UNFOLDED_LEGEND_ROWS);
  const exclusive = workspace.groups.some((group) => group.id === kept.groupId && group.exclusive);
  const makeCurrent = (): void => useView.setState({ currentLayerId: layer.id, currentBaseMapId: null });
  const general = styledSymbol(shapedSymbol(generalSymbol(layer), layer.geometryKind), kept.style);
  const symbols = kept.style && legend.length > 1 ? [general] : rowSymbols(general, legend);

  const name = useRef<HTMLButtonElement>(null);
  useScrollTo(layer.id, name);
  const { dropping, drop } = useRowDrop({ [LAYER_ROW]: (moved, place) => void moveBeside(moved, layer.id, place === 'below' ? 'below' : 'above').catch(reportFault) });
  return (
    <>
      <Dropdown
        trigger={['contextMenu']}
        open={contextOpen}
        destroyOnHidden
        align={WITHIN_WINDOW}
        popupRender={() => <LayerMenu layer={layer} onDone={() => setContextOpen(false)} />}
        onOpenChange={(next) => {
          setContextOpen(next);
          if (next) makeCurrent();
        }}
      >
        <div className={`tree-row layer${exclusive ? ' exclusive' : ''}${current ? ' selected' : ''}${view.visible ? '' : ' off'}${dropping === null ? '' : dropping.place === 'below' ? ' dropping-below' : ' dropping'}`} {...draggedRow(LAYER_ROW, layer.id)} {...drop}>
          {foldable ? <FoldButton open={open} name={layer.name} onToggle={() => setFolded(open)} /> : <span className="fold" />}
          <Checkbox
            aria-label={translate('window.layers.show', { name: layer.name })}
            checked={view.visible}
            disabled={!placed}
            onChange={(event) => void setViews([{ layerId: layer.id, visible: event.target.checked }]).catch(reportFault)}
          />
          {layer.geometryKind === 'none' ? (
            <span className="table-mark">
              <Icon of={Table2} size={14} />
            </span>
          ) : (
            !open && (
              <span className="row-swatch">
                {symbols.map((symbol) => (
                  <Swatch key={symbol.key} symbol={symbol} width={Math.floor(22 / symbols.length)} />
                ))}
              </span>
            )
          )}
          <button
            ref={name}
            type="button"
            className="name"
            title={layerTitle(layer, layer.id === workspace.rightsLayerId ? workspace.rights.length : 0, translate)}
            aria-pressed={current}
            onClick={makeCurrent}
            onDoubleClick={() => {
              makeCurrent();
              performAction(zoomLayer);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && current) performAction(layerTable);
            }}
          >
            <span className="ellipsis">
              <Marked words={layer.name} wanted={wanted} />
            </span>
          </button>
          {layer.revision !== undefined && layer.draft === undefined && (
            <span className="edited-mark" role="img" aria-label={translate('editing.edited')} title={translate('editing.editedTitle')}>
              <Icon of={PencilLine} size={14} />
            </span>
          )}
          {layer.remark !== undefined && (
            <Tooltip title={<span className="small layer-remark">{layer.remark}</span>}>
              <button
                type="button"
                className="layer-warning remark-mark"
                aria-label={translate('office.remark.of', { name: layer.name, remark: layer.remark })}
                onClick={() => {
                  makeCurrent();
                  performAction(remarkLayer);
                }}
              >
                <Icon of={StickyNote} size={14} />
              </button>
            </Tooltip>
          )}
          {warning !== null && (
            <Tooltip title={<span className="small">{sentence(translate, warning)}</span>}>
              <button
                type="button"
                className="layer-warning"
                aria-label={sentence(translate, warning)}
                onClick={() => {
                  makeCurrent();
                  performAction(declareLayer);
                }}
              >
                <Icon of={TriangleAlert} size={14} />
              </button>
            </Tooltip>
          )}
          <span className="tools">
            <IconButton
              small
              icon={Scan}
              name={translate('window.layers.zoomTo', { name: layer.name })}
              onClick={() => {
                makeCurrent();
                performAction(zoomLayer);
              }}
              disabledReason={layer.system === null ? translate('window.layer.undeclared', { name: layer.name }) : null}
            />
            <Dropdown
              trigger={['click']}
              open={menuOpen}
              onOpenChange={(next) => {
                setMenuOpen(next);
                if (next) makeCurrent();
              }}
              placement="bottomRight"
              align={WITHIN_WINDOW}
              popupRender={() => <LayerMenu layer={layer} onDone={() => setMenuOpen(false)} />}
            >
              <span>
                <IconButton small icon={Ellipsis} name={translate('window.layers.more', { name: layer.name })} onClick={() => undefined} />
              </span>
            </Dropdown>
          </span>
          <SystemOfLayer layer={layer} />
          <CountOfLayer layer={layer} />
        </div>
      </Dropdown>
      {open && <ClassRows layer={layer} view={kept} on={view.visible} legend={legend} classifiable={isClassifiable(layer)} />}
    </>
  );
}
