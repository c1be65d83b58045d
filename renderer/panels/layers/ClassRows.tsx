/** The classes of a layer in the tree: each with its symbol, count, on or off, and a menu. */
import { Checkbox, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { changeClass, lookOfClass, showOnly } from '../../../shared/model/layer-classes.ts';
import type { LayerRecord, LayerView } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { openDialog } from '../../state/view.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { useText } from '../../ui/text.ts';
import type { LegendEntry } from './legend.ts';

/** `on`: the layer itself is shown. */
export function ClassRows({ layer, view, on, legend, classifiable }: { layer: LayerRecord; view: LayerView; on: boolean; legend: readonly LegendEntry[]; classifiable: boolean }): ReactNode {
  const translate = useText();
  const keep = (change: Partial<LayerView>): void => void setViews([{ layerId: layer.id, ...change }], { code: 'tree.did.classes', params: { name: layer.name } }).catch(reportFault);
  return legend.map((entry) => {
    const shown = isShown(view, entry);
    return (
      <Dropdown
        key={entry.key}
        trigger={['contextMenu']}
        menu={{
          items: [
            { key: 'only', label: translate('classes.only') },
            { key: 'all', label: translate('classes.all'), disabled: legend.every((each) => isShown(view, each)) },
            ...(classifiable ? [{ type: 'divider' as const }, { key: 'change', label: translate('classes.change') }] : []),
          ],
          onClick: ({ key }) => (key === 'change' ? openDialog({ kind: 'layer-style', layerId: layer.id, tab: 'classes' }) : keep(showing(view, legend, key === 'only' ? entry : null))),
        }}
      >
        <div className={`tree-row legend${on && shown ? '' : ' off'}`} title={translate('classes.menu', { name: entry.name })}>
          <Checkbox aria-label={translate('tree.classShown', { name: entry.name })} checked={shown} disabled={!on} onChange={({ target }) => keep(withShown(view, entry, target.checked))} />
          <Swatch symbol={entry.symbol} />
          <span className="name ellipsis">{entry.name}</span>
          <span className="count">{formatNumber(entry.count, 0)}</span>
        </div>
      </Dropdown>
    );
  });
}

type ClassView = Pick<LayerView, 'classes' | 'hiddenSymbols'>;

/** Whether the class is shown where its layer is. */
export function isShown({ classes, hiddenSymbols = [] }: ClassView, { key, place }: Pick<LegendEntry, 'key' | 'place'>): boolean {
  return classes && place !== undefined ? !lookOfClass(classes, place).hidden : !hiddenSymbols.includes(key);
}

/** The view with a class shown or not. */
export function withShown({ classes, hiddenSymbols = [] }: ClassView, { key, place }: Pick<LegendEntry, 'key' | 'place'>, shown: boolean): ClassView {
  if (classes && place !== undefined) return { classes: changeClass(classes, place, { hidden: !shown }) };
  return { hiddenSymbols: shown ? hiddenSymbols.filter((each) => each !== key) : [...hiddenSymbols, key] };
}

/** The view with that class alone; null: with all of them. A classification that a layer kept from an earlier role is left as it is. */
export function showing({ classes }: ClassView, legend: readonly Pick<LegendEntry, 'key' | 'place'>[], only: Pick<LegendEntry, 'key' | 'place'> | null): ClassView {
  if (classes && legend.some(({ place }) => place !== undefined)) return { classes: showOnly(classes, only?.place ?? null) };
  return { hiddenSymbols: only === null ? [] : legend.filter((each) => each.key !== only.key).map(({ key }) => key) };
}
