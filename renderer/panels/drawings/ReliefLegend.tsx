/** Colours of cut and fill on the plan. */
import type { ReactNode } from 'react';
import { DIFFERENCE_RAMP } from '../../../shared/figure/difference-colours.ts';
import type { ReliefPicture } from '../../../shared/figure/relief-picture.ts';
import { useText } from '../../ui/text.ts';

export function ReliefLegend({ relief }: { relief: ReliefPicture }): ReactNode {
  const translate = useText();
  if (relief.rangeMetres === 0) return null;
  return (
    <div className="drawings-legend relief-legend small" aria-label={translate('drawing.legend')}>
      <span>{translate('relief.legend.cut', { range: relief.rangeMetres })}</span>
      <i className="ramp" style={{ background: `linear-gradient(to right, ${DIFFERENCE_RAMP.join(', ')})` }} aria-hidden="true" />
      <span>{translate('relief.legend.fill', { range: relief.rangeMetres })}</span>
    </div>
  );
}
