/** 控制点配准: a mine's own grid is refused until points known in both planes bring it to the ground. */
import { Button, Checkbox, InputNumber } from 'antd';
import { ClipboardPaste, Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { ControlPoint } from '../../../shared/model/transformation.ts';
import { changePoints, useDrawingImport } from '../../state/drawings/import-session.ts';
import { controlPointsOfText } from '../../state/drawings/placement.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';

const EMPTY: readonly [number, number] = [Number.NaN, Number.NaN];

export function ControlPoints(): ReactNode {
  const translate = useText();
  const { points, fit } = useDrawingImport();
  const [nothingPasted, setNothingPasted] = useState(false);
  const set = (index: number, change: Partial<ControlPoint>): void => changePoints(points.map((point, i) => (i === index ? { ...point, ...change } : point)));
  const add = (): void => changePoints([...points, { name: String(points.length + 1), from: EMPTY, to: EMPTY, used: true }]);
  const paste = (): void => {
    void navigator.clipboard.readText().then((text) => {
      const pasted = controlPointsOfText(text);
      setNothingPasted(pasted.length === 0);
      if (pasted.length > 0) changePoints([...points.filter((point) => Number.isFinite(point.from[0])), ...pasted]);
    });
  };
  const cell = (index: number, side: 'from' | 'to', axis: 0 | 1, name: string): ReactNode => {
    const value = points[index]![side][axis];
    return (
      <InputNumber
        size="small"
        variant="borderless"
        controls={false}
        aria-label={name}
        value={Number.isFinite(value) ? value : null}
        onChange={(next) => {
          const pair: [number, number] = [points[index]![side][0], points[index]![side][1]];
          pair[axis] = next ?? Number.NaN;
          set(index, { [side]: pair });
        }}
      />
    );
  };
  const [fromX, fromY, toX, toY] = ['drawing.points.fromX', 'drawing.points.fromY', 'drawing.points.toX', 'drawing.points.toY'] as const;
  return (
    <div className="control-points">
      <p className="small warning">{translate('drawing.points.needed')}</p>
      <table className="data-table dense">
        <thead>
          <tr>
            <th style={{ width: 28 }} aria-label={translate('drawing.points.use')} />
            {[fromX, fromY, toX, toY].map((key) => (
              <th key={key} className="right">
                {translate(key)}
              </th>
            ))}
            <th className="right" style={{ width: 68 }}>
              {translate('drawing.points.residual')}
            </th>
            <th style={{ width: 26 }} aria-label={translate('drawing.points.remove')} />
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => {
            const residual = fit?.residuals[index];
            return (
              <tr key={index}>
                <td>
                  <Checkbox aria-label={translate('drawing.points.use')} checked={point.used} onChange={(event) => set(index, { used: event.target.checked })} />
                </td>
                <td className="edit">{cell(index, 'from', 1, translate(fromX))}</td>
                <td className="edit">{cell(index, 'from', 0, translate(fromY))}</td>
                <td className="edit">{cell(index, 'to', 1, translate(toX))}</td>
                <td className="edit">{cell(index, 'to', 0, translate(toY))}</td>
                <td className="right">{residual && Number.isFinite(residual[0]) ? formatNumber(Math.hypot(...residual), 3) : '—'}</td>
                <td>
                  <IconButton small icon={X} name={translate('drawing.points.remove')} onClick={() => changePoints(points.filter((_point, i) => i !== index))} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="row">
        <Button size="small" icon={<Icon of={Plus} size={14} />} onClick={add}>
          {translate('drawing.points.add')}
        </Button>
        <Button size="small" icon={<Icon of={ClipboardPaste} size={14} />} onClick={paste}>
          {translate('drawing.points.paste')}
        </Button>
        {nothingPasted && <span className="small warning">{translate('drawing.points.pasteHint')}</span>}
      </div>
      {fit && (
        <p className="small" role="status">
          {translate('drawing.points.result', {
            degrees: formatNumber(fit.parameters.rotationArcSeconds / 3600, 4),
            scale: formatNumber(1 + fit.parameters.scalePartsPerMillion / 1e6, 6),
          })}
          {fit.unitWeightErrorMetres === null ? (
            <span className="warning">{translate('drawing.points.unchecked')}</span>
          ) : (
            translate('drawing.points.error', { unitWeight: formatNumber(fit.unitWeightErrorMetres, 3), rootMeanSquare: formatNumber(fit.rootMeanSquareMetres, 3) })
          )}
        </p>
      )}
    </div>
  );
}
