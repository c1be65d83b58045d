/** 控制点配准: a mine's own grid is refused until points known in both planes bring it to the ground. */
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { ClipboardPaste, Plus, X } from 'lucide-react';
import { useState, type ClipboardEvent, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { ControlPoint } from '../../../shared/model/transformation.ts';
import { machine } from '../../bridge/machine.ts';
import { changePoints, useDrawingImport } from '../../state/drawings/import-session.ts';
import { appendPoints, emptyPoint, pasteRows, type PointColumn } from '../../state/drawings/paste-points.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function ControlPoints(): ReactNode {
  const translate = useText();
  const { points, fit } = useDrawingImport();
  const [told, setTold] = useState<readonly Note[]>([]);
  const set = (index: number, change: Partial<ControlPoint>): void => changePoints(points.map((point, i) => (i === index ? { ...point, ...change } : point)));
  const add = (): void => changePoints([...points, emptyPoint(points.length + 1)]);
  const append = async (): Promise<void> => {
    const text = await machine().clipboardText();
    // Asked anew: the points may have changed while the clipboard was read.
    const pasted = appendPoints(useDrawingImport.getState().points, text);
    setTold(pasted ? pasted.problems : [{ code: 'drawing.points.pasteHint' }]);
    if (pasted) changePoints(pasted.value);
  };
  const pasteInto = (row: number, column: PointColumn) => (event: ClipboardEvent): void => {
    const pasted = pasteRows(points, { row, column }, event.clipboardData.getData('text/plain'));
    if (!pasted) return;
    event.preventDefault();
    setTold(pasted.problems);
    changePoints(pasted.value);
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
      <div className="point-rows">
        <table className="data-table dense">
          <thead>
            <tr>
              <th style={{ width: 30 }} aria-label={translate('drawing.points.use')} />
              <th style={{ width: 76 }}>{translate('drawing.points.name')}</th>
              {[fromX, fromY, toX, toY].map((key) => (
                <th key={key} className="right">
                  {translate(key)}
                </th>
              ))}
              <th className="right" style={{ width: 62 }}>
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
                  <td className="tick">
                    <Checkbox aria-label={translate('drawing.points.use')} checked={point.used} onChange={(event) => set(index, { used: event.target.checked })} />
                  </td>
                  <td className="edit" title={point.name} onPaste={pasteInto(index, 'name')}>
                    <Input size="small" variant="borderless" aria-label={translate('drawing.points.nameOf', { row: index + 1 })} value={point.name} onChange={(event) => set(index, { name: event.target.value })} />
                  </td>
                  <td className="edit right" onPaste={pasteInto(index, 0)}>
                    {cell(index, 'from', 1, translate(fromX))}
                  </td>
                  <td className="edit right" onPaste={pasteInto(index, 1)}>
                    {cell(index, 'from', 0, translate(fromY))}
                  </td>
                  <td className="edit right" onPaste={pasteInto(index, 2)}>
                    {cell(index, 'to', 1, translate(toX))}
                  </td>
                  <td className="edit right" onPaste={pasteInto(index, 3)}>
                    {cell(index, 'to', 0, translate(toY))}
                  </td>
                  <td className="right">{residual && Number.isFinite(residual[0]) ? formatNumber(Math.hypot(...residual), 3) : '—'}</td>
                  <td className="tick">
                    <IconButton small icon={X} name={translate('drawing.points.remove')} onClick={() => changePoints(points.filter((_point, i) => i !== index))} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button size="small" icon={<Icon of={Plus} size={14} />} onClick={add}>
          {translate('drawing.points.add')}
        </Button>
        <Button size="small" icon={<Icon of={ClipboardPaste} size={14} />} onClick={() => void append().catch(() => setTold([{ code: 'drawing.points.pasteFailed' }]))}>
          {translate('drawing.points.paste')}
        </Button>
      </div>
      {told.map((note, index) => (
        <p key={index} className="small warning" role="status">
          {sentence(translate, note)}
        </p>
      ))}
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
