/** Whether a layer is labelled, with which field, how large and from which scale. */
import { Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LabelSettings, LayerRecord } from '../../../shared/model/layer.ts';
import { fieldOptions } from '../../../shared/formats/field-words.ts';
import { useText } from '../../ui/text.ts';

const SIZES = { least: 9, most: 28 } as const;
const SCALES = [2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000] as const;
const USUAL = { sizePixels: 12, fromDenominator: 25_000, halo: true } as const;

export function LabelFields({ layer, labels, onChange }: { layer: LayerRecord; labels?: LabelSettings; onChange: (labels: LabelSettings) => void }): ReactNode {
  const translate = useText();
  const [firstField] = layer.fields;
  if (!firstField) return <p className="quiet">{translate('tree.labels.none')}</p>;
  const naming = layer.mapping['className'] ?? layer.mapping['mineName'] ?? layer.mapping['class'] ?? firstField.name;
  const shown: LabelSettings = labels ?? { on: false, field: naming === '' ? firstField.name : naming, ...USUAL };
  const change = (part: Partial<LabelSettings>): void => onChange({ ...shown, ...part });
  return (
    <div className="layer-fields">
      <span />
      <Checkbox checked={shown.on} onChange={(event) => change({ on: event.target.checked })}>
        {translate('tree.labels.on')}
      </Checkbox>
      <span>{translate('tree.labels.field')}</span>
      <Select size="small" showSearch optionFilterProp="label" popupMatchSelectWidth={false} aria-label={translate('tree.labels.field')} disabled={!shown.on} value={shown.field} onChange={(field) => change({ field })} options={fieldOptions(layer, translate)} />
      <span>{translate('tree.labels.size')}</span>
      <InputNumber<number>
        size="small"
        min={SIZES.least}
        max={SIZES.most}
        suffix="px"
        aria-label={translate('tree.labels.size')}
        disabled={!shown.on}
        value={shown.sizePixels}
        onChange={(value) => value !== null && change({ sizePixels: value })}
      />
      <span>{translate('tree.labels.from')}</span>
      <Select
        size="small"
        aria-label={translate('tree.labels.from')}
        disabled={!shown.on}
        value={shown.fromDenominator}
        onChange={(fromDenominator) => change({ fromDenominator })}
        options={SCALES.map((scale) => ({ value: scale as number, label: `1:${formatNumber(scale, 0)}` }))}
      />
      <span />
      <Checkbox disabled={!shown.on} checked={shown.halo} onChange={(event) => change({ halo: event.target.checked })}>
        {translate('tree.labels.halo')}
      </Checkbox>
    </div>
  );
}
