/** The box that a typed set is good for, in coordinates of its source; typed, or taken from a layer that stands in the same datum. */
import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { conversionBetween, convertCoordinates } from '../../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

/** West, south, east, north; null: not typed yet. */
export type AreaForm = readonly [number | null, number | null, number | null, number | null];

export const EMPTY_AREA: AreaForm = [null, null, null, null];

/** The box, once all four are there and the right way round. */
export function extentOfForm([west, south, east, north]: AreaForm): Extent | null {
  if (west === null || south === null || east === null || north === null || west >= east || south >= north) return null;
  return [west, south, east, north];
}

export function AreaFields({ from, form, onChange }: { from: CoordinateSystem | null; form: AreaForm; onChange: (form: AreaForm) => void }): ReactNode {
  const translate = useText();
  const { layers } = useWorkspace();
  const usable = from === null ? [] : layers.filter(({ system, featureCount }) => system !== null && featureCount > 0 && conversionBetween(system, from).possible);
  const take = (layerId: string): void => {
    const layer = usable.find(({ id }) => id === layerId);
    if (!layer?.system || !from) return;
    const [west, south, east, north] = layer.extent;
    const corners = convertCoordinates(Float64Array.of(west, south, east, south, east, north, west, north), layer.system, from);
    const [easts, norths] = [0, 1].map((side) => Array.from(corners).filter((_value, i) => i % 2 === side)) as [number[], number[]];
    const digits = from.kind === 'geographic' ? 1e6 : 1;
    const down = (values: number[]): number => Math.floor(Math.min(...values) * digits) / digits;
    const up = (values: number[]): number => Math.ceil(Math.max(...values) * digits) / digits;
    onChange([down(easts), down(norths), up(easts), up(norths)]);
  };
  const degrees = from?.kind === 'geographic';
  const fields = [
    [1, degrees ? 'transformation.typed.extent.latitude.south' : 'transformation.typed.extent.south'],
    [3, degrees ? 'transformation.typed.extent.latitude.north' : 'transformation.typed.extent.north'],
    [0, degrees ? 'transformation.typed.extent.longitude.west' : 'transformation.typed.extent.west'],
    [2, degrees ? 'transformation.typed.extent.longitude.east' : 'transformation.typed.extent.east'],
  ] as const;
  return (
    <>
      <span className="label">{translate('transformation.typed.extent')}</span>
      <div>
        <div className="parameter-fields">
          {fields.map(([side, label]) => (
            <label key={label}>
              <span className="quiet">{translate(label)}</span>
              <InputNumber className="mono" aria-label={translate(label)} controls={false} value={form[side]} onChange={(value) => onChange(form.map((each, position) => (position === side ? value : each)) as unknown as AreaForm)} />
            </label>
          ))}
        </div>
        {usable.length > 0 && <Select className="from-layer" aria-label={translate('transformation.typed.extent.layer')} placeholder={translate('transformation.typed.extent.layer')} value={null} onChange={(layerId: string) => take(layerId)} options={usable.map(({ id, name }) => ({ value: id, label: name }))} />}
        <p className="quiet small">{translate('transformation.typed.extent.words')}</p>
      </div>
    </>
  );
}
