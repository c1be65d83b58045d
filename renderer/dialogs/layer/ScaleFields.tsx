/** Between which scales a layer is shown. */
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LayerView } from '../../../shared/model/layer.ts';
import { usePointer } from '../../state/view.ts';
import { useText } from '../../ui/text.ts';

type Range = NonNullable<LayerView['scaleRange']>;

export function ScaleFields({ range, onChange }: { range: Range; onChange: (range: Range) => void }): ReactNode {
  const translate = useText();
  const now = usePointer((state) => state.scaleDenominator);
  const field = (key: keyof Range): ReactNode => (
    <>
      <span>{translate(`tree.scale.${key}`)}</span>
      <InputNumber<number>
        size="small"
        min={50}
        step={1000}
        prefix="1:"
        style={{ width: 150 }}
        aria-label={translate(`tree.scale.${key}`)}
        value={range[key]}
        onChange={(value) => onChange({ ...range, [key]: value })}
      />
    </>
  );
  return (
    <div className="layer-fields">
      {field('largest')}
      {field('smallest')}
      <p className="quiet small">
        {translate('tree.scale.note')} {now !== null && translate('tree.scale.now', { denominator: formatNumber(now, 0) })}
      </p>
    </div>
  );
}
