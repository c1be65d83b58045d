/** The control points with their coordinates and what each is off; a wrong one shows here. */
import { Checkbox, Input } from 'antd';
import { Trash2 } from 'lucide-react';
import type { ClipboardEvent, ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { FittedPlacement } from '../../../shared/raster/control-points.ts';
import { showToast } from '../../state/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { completePoints, pasteGround, type EnteredPoint } from './control-points.ts';

export function PointTable({ points, fitted, onChange }: { points: readonly EnteredPoint[]; fitted: FittedPlacement | null; onChange: (points: readonly EnteredPoint[]) => void }): ReactNode {
  const translate = useText();
  const complete = completePoints(points);
  const residuals = new Map(fitted ? complete.map((point, position) => [point.index, fitted.residuals[position]!]) : []);
  const largest = [...residuals].filter(([index]) => points[index]!.used).toSorted((a, b) => b[1].distance - a[1].distance)[0];
  const change = (index: number, next: Partial<EnteredPoint>): void => onChange(points.map((point, each) => (each === index ? { ...point, ...next } : point)));
  const pasteInto = (index: number, column: 'north' | 'east') => (event: ClipboardEvent): void => {
    const pasted = pasteGround(points, index, column, event.clipboardData.getData('text/plain'));
    if (!pasted) return;
    event.preventDefault();
    if (pasted.left > 0) showToast({ code: 'basemap.place.pasteLeft', params: { count: pasted.left } });
    onChange(pasted.points);
  };
  const shown = (value: number | undefined): string => (value === undefined ? '—' : formatNumber(value, 3));
  return (
    <table className="data-table dense control-points">
      <thead>
        <tr>
          <th className="narrow">{translate('basemap.place.number')}</th>
          <th className="narrow">{translate('basemap.place.use')}</th>
          <th className="right">{translate('basemap.place.column')}</th>
          <th className="right">{translate('basemap.place.row')}</th>
          <th>{translate('basemap.place.north')}</th>
          <th>{translate('basemap.place.east')}</th>
          <th className="right">ΔX m</th>
          <th className="right">ΔY m</th>
          <th className="right">{translate('basemap.place.distance')}</th>
          <th className="narrow" aria-label={translate('basemap.place.remove')} />
        </tr>
      </thead>
      <tbody>
        {points.map((point, index) => {
          const residual = residuals.get(index);
          const name = String(index + 1);
          return (
            <tr key={index}>
              <td>{name}</td>
              <td>
                <Checkbox aria-label={translate('basemap.place.usePoint', { number: name })} checked={point.used} onChange={(event) => change(index, { used: event.target.checked })} />
              </td>
              <td className="right mono">{formatNumber(point.column, 1)}</td>
              <td className="right mono">{formatNumber(point.row, 1)}</td>
              <td onPaste={pasteInto(index, 'north')}>
                <Input size="small" className="mono" aria-label={translate('basemap.place.northOf', { number: name })} value={point.north} onChange={(event) => change(index, { north: event.target.value })} />
              </td>
              <td onPaste={pasteInto(index, 'east')}>
                <Input size="small" className="mono" aria-label={translate('basemap.place.eastOf', { number: name })} value={point.east} onChange={(event) => change(index, { east: event.target.value })} />
              </td>
              <td className="right mono">{shown(residual?.north)}</td>
              <td className="right mono">{shown(residual?.east)}</td>
              <td className={`right mono${largest?.[0] === index && fitted!.redundancy > 0 ? ' largest' : ''}`}>
                {largest?.[0] === index && fitted!.redundancy > 0 ? `${translate('basemap.place.largest')} ` : ''}
                {shown(residual?.distance)}
              </td>
              <td>
                <IconButton small icon={Trash2} name={translate('basemap.place.removePoint', { number: name })} placement="left" onClick={() => onChange(points.filter((_, each) => each !== index))} />
              </td>
            </tr>
          );
        })}
        {points.length === 0 && (
          <tr>
            <td colSpan={10} className="quiet">
              {translate('basemap.place.none')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
