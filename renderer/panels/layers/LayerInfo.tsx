/** Where a layer comes from, how old it is, and in which system its numbers are. */
import type { ReactNode } from 'react';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { fullTime } from '../../state/today.ts';
import { useText } from '../../ui/text.ts';

export function LayerInfo({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  return (
    <dl className="layer-info">
      {layerFacts(layer, translate).map(({ name, value, warning }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={warning ? 'warning' : ''} title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface LayerFact {
  readonly name: string;
  readonly value: string;
  readonly warning?: boolean;
}

function layerFacts(layer: LayerRecord, translate: Translate): readonly LayerFact[] {
  const [file] = layer.source.files;
  return [
    ...(file === undefined ? [] : [{ name: translate('tree.info.source'), value: file }]),
    ...(layer.vintage === null ? [] : [{ name: translate('tree.info.date'), value: layer.vintage }]),
    { name: translate('tree.info.imported'), value: fullTime(layer.source.importedAt) },
    {
      name: translate('tree.info.system'),
      value: layer.system === null ? translate('tree.info.undeclared') : describeSystem(layer.system, translate),
      warning: layer.system === null,
    },
    ...(layer.remark === undefined ? [] : [{ name: translate('office.remark'), value: layer.remark }]),
  ];
}

/** The same in lines, for the tooltip of a row; `rights`: how many mining rights were read from it. */
export function layerTitle(layer: LayerRecord, rights: number, translate: Translate): string {
  const features = formatNumber(layer.featureCount, 0);
  return [layer.name, rights > 0 ? translate('desk.rights.count', { rights: formatNumber(rights, 0), features }) : translate('tree.info.count', { count: features }), ...layerFacts(layer, translate).map(({ name, value }) => `${name} ${value}`)].join('\n');
}
