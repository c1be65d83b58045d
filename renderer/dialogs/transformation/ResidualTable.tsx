/** Control points with their residuals; a tick says whether a point takes part in the fit or only checks it. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { ControlPoint, TransformationFit } from '../../../shared/model/transformation.ts';
import { useText } from '../../ui/text.ts';

export interface ResidualTableProps {
  readonly points: readonly ControlPoint[];
  readonly fit: TransformationFit | null;
  /** Absent: only to be read. */
  readonly onUse?: (index: number, used: boolean) => void;
}

export function ResidualTable({ points, fit, onUse }: ResidualTableProps): ReactNode {
  const translate = useText();
  const metres = (value: number | undefined): string => (value === undefined ? '—' : formatNumber(value, 4));
  return (
    <div className="region residuals">
      <table className="data-table dense">
        <thead>
          <tr>
            <th>{translate('transformation.point.used')}</th>
            <th>{translate('transformation.point.name')}</th>
            <th className="right">{translate('transformation.point.north')}</th>
            <th className="right">{translate('transformation.point.east')}</th>
            {fit?.heights === 'given' && <th className="right">{translate('transformation.point.height')}</th>}
            <th className="right">{translate('transformation.point.length')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => {
            const residual = fit?.residuals[index];
            return (
              <tr key={index}>
                <td>
                  <Checkbox checked={point.used} disabled={!onUse} aria-label={translate('transformation.point.use', { point: point.name })} onChange={(event) => onUse?.(index, event.target.checked)} />
                </td>
                <td className="ellipsis">{point.name}</td>
                <td className="right mono">{metres(residual?.northMetres)}</td>
                <td className="right mono">{metres(residual?.eastMetres)}</td>
                {fit?.heights === 'given' && <td className="right mono">{metres(residual?.heightMetres)}</td>}
                <td className="right mono">{metres(residual && Math.hypot(residual.eastMetres, residual.northMetres))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
