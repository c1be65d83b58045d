/** A group of the tree: folds, and shows or hides its layers together. */
import { Checkbox } from 'antd';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { moveGroup } from '../../storage/workspace-groups.ts';
import { setViews } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import type { LayerGroup } from '../../state/layers.ts';
import { moveIntoGroup } from '../../state/work/layer-order.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { GROUP_ROW, LAYER_ROW, useRowDrop } from './row-drop.ts';

export function GroupHead({
  group,
  layers,
  open,
  onToggle,
}: {
  group: LayerGroup;
  layers: readonly LayerRecord[];
  open: boolean;
  onToggle: () => void;
}): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const name = translate(`window.group.${group}`);
  const shown = layers.filter((layer) => viewOf(workspace, layer.id).visible).length;
  const toggle = (visible: boolean): void => {
    setViews(layers.map((layer) => ({ layerId: layer.id, visible }))).catch(reportFault);
  };
  // The groups of the roles hold no groups: what is dropped here comes out of all of them.
  const { dropping, drop } = useRowDrop({
    [GROUP_ROW]: (moved) => void moveGroup(moved, { into: null }).catch(reportFault),
    [LAYER_ROW]: (moved) => void moveIntoGroup(moved, group).catch(reportFault),
  });
  return (
    <div className={`tree-row group${dropping === null ? '' : ' dropping'}`} {...drop}>
      <FoldButton open={open} name={name} onToggle={onToggle} />
      <Checkbox
        aria-label={translate('window.layers.showGroup', { name })}
        checked={shown === layers.length}
        indeterminate={shown > 0 && shown < layers.length}
        onChange={(event) => toggle(event.target.checked)}
      />
      <button type="button" className="name" tabIndex={-1} onClick={onToggle}>
        {name}
      </button>
    </div>
  );
}

/** The triangle that folds a part of the tree. */
export function FoldButton({ open, name, onToggle }: { open: boolean; name: string; onToggle: () => void }): ReactNode {
  const translate = useText();
  return (
    <button
      type="button"
      className="fold"
      aria-expanded={open}
      aria-label={translate(open ? 'window.fold' : 'window.unfold', { name })}
      onClick={onToggle}
    >
      <Icon of={open ? ChevronDown : ChevronRight} size={14} />
    </button>
  );
}
