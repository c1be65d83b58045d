/** How much a layer holds: mining rights where they were read, as everywhere else; a right may be several shapes. */
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

export function CountOfLayer({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const rights = useWorkspace((state) => (state.rightsLayerId === layer.id ? state.rights.length : 0));
  const features = formatNumber(layer.featureCount, 0);
  return (
    <span className="count" title={rights > 0 ? translate('desk.rights.count', { rights: formatNumber(rights, 0), features }) : translate('window.layers.features', { count: features })}>
      {rights > 0 ? formatNumber(rights, 0) : features}
    </span>
  );
}
