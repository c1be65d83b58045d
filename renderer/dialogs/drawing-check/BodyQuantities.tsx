/** 分矿体采厚、体重: a row for each named body of the licence; what is left empty is as for all. */
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { MiningBody } from '../../../shared/model/mining-right.ts';
import type { BodyParameters } from '../../../shared/model/workings.ts';
import { useText } from '../../ui/text.ts';

export interface BodyQuantitiesProps {
  readonly bodies: readonly MiningBody[];
  readonly stated: readonly BodyParameters[];
  /** What holds where nothing is stated, shown in the empty fields. */
  readonly forAll: Pick<BodyParameters, 'thicknessMetres' | 'densityTonnesPerCubicMetre'>;
  readonly onChange: (stated: readonly BodyParameters[]) => void;
}

/** Bodies of a licence that can be told apart by name; fewer than two have nothing to state of their own. */
export function namedBodies(bodies: readonly MiningBody[]): readonly MiningBody[] {
  const named = bodies.filter(({ name }, i) => name !== null && bodies.findIndex((other) => other.name === name) === i);
  return named.length > 1 ? named : [];
}

export function BodyQuantities({ bodies, stated, forAll, onChange }: BodyQuantitiesProps): ReactNode {
  const translate = useText();
  const set = (body: string, change: Partial<BodyParameters>): void => {
    const next = { body, thicknessMetres: null, densityTonnesPerCubicMetre: null, ...stated.find((each) => each.body === body), ...change };
    const others = stated.filter((each) => each.body !== body);
    onChange(next.thicknessMetres === null && next.densityTonnesPerCubicMetre === null ? others : [...others, next]);
  };
  const shown = (value: number | null): string => (value === null ? '' : formatNumber(value, 2));
  return (
    <fieldset className="body-quantities">
      <legend>{translate('body.check.title')}</legend>
      {bodies.map(({ name, elevationTopMetres, elevationBottomMetres }) => {
        const own = stated.find(({ body }) => body === name);
        return (
          <div key={name}>
            <span className="ellipsis">
              {name} <span className="quiet small">{[elevationTopMetres, elevationBottomMetres].map((limit) => (limit === null ? '—' : `${limit > 0 ? '+' : ''}${formatNumber(limit, Number.isInteger(limit) ? 0 : 2)}`)).join(' ~ ')} m</span>
            </span>
            <InputNumber aria-label={translate('body.check.thickness', { body: name! })} min={0} max={200} suffix="m" placeholder={shown(forAll.thicknessMetres)} value={own?.thicknessMetres ?? null} onChange={(thicknessMetres) => set(name!, { thicknessMetres })} />
            <InputNumber aria-label={translate('body.check.density', { body: name! })} min={0} max={20} suffix="t/m³" placeholder={shown(forAll.densityTonnesPerCubicMetre)} value={own?.densityTonnesPerCubicMetre ?? null} onChange={(densityTonnesPerCubicMetre) => set(name!, { densityTonnesPerCubicMetre })} />
          </div>
        );
      })}
      <p className="small quiet">{translate('body.check.note')}</p>
    </fieldset>
  );
}
