/** How much is selected, in the status bar, with the way out beside it. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/base/units.ts';
import { clearSelections, selectedCount, useSelection } from '../state/selection.ts';
import { Icon } from '../ui/Icon.tsx';
import { useText } from '../ui/text.ts';

export function SelectionFacts(): ReactNode {
  const translate = useText();
  const selection = useSelection();
  const layers = selection.layers.size;
  if (layers === 0) return null;
  const count = formatNumber(selectedCount(selection), 0);
  return (
    <span className="cell" role="status">
      {translate(layers === 1 ? 'selection.status' : 'selection.statusLayers', { count, layers })}
      <button type="button" className="status-clear" aria-label={translate('selection.action.clear')} title={translate('selection.status.clear')} onClick={() => clearSelections()}>
        <Icon of={X} size={14} />
      </button>
    </span>
  );
}
