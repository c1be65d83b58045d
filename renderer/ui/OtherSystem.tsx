/** 其他坐标系: any system of the table, below the few that are offered with a reason. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { describeSystem, SYSTEMS } from '../../shared/crs/systems.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { useText } from './text.ts';

/** `chosen` stands in the field where it is none of the `offered` ones; `among`: what can be chosen, every known system unless said. */
export function OtherSystem({ chosen, offered, among = SYSTEMS, size = 'small', onChoose }: { chosen: CoordinateSystem | null; offered: readonly CoordinateSystem[]; among?: readonly CoordinateSystem[]; size?: 'small' | 'middle'; onChoose: (system: CoordinateSystem) => void }): ReactNode {
  const translate = useText();
  return (
    <Select
      size={size}
      showSearch
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      placeholder={translate('window.system.other')}
      aria-label={translate('window.system.other')}
      value={chosen !== null && !offered.some(({ id }) => id === chosen.id) ? chosen.id : null}
      onChange={(id) => {
        const system = among.find((each) => each.id === id);
        if (system) onChoose(system);
      }}
      options={among.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))}
    />
  );
}
