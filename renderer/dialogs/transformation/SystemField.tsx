/** One end of a set: a system of the table, or a local grid by its name. */
import { Input, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { describeSystem, SYSTEMS, systemById } from '../../../shared/crs/systems.ts';
import { localGrid } from '../../../shared/crs/transformation/set.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { useText } from '../../ui/text.ts';

const LOCAL = 'local';

export interface SystemFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: CoordinateSystem | null;
  readonly onChange: (system: CoordinateSystem | null) => void;
  /** Offers local grids too. */
  readonly local: boolean;
}

export function SystemField({ id, label, value, onChange, local }: SystemFieldProps): ReactNode {
  const translate = useText();
  const options = useMemo(
    () => [...(local ? [{ value: LOCAL, label: translate('transformation.local') }] : []), ...SYSTEMS.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))],
    [local, translate],
  );
  const isLocal = value?.kind === 'other';
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div className="system-field">
        <Select
          id={id}
          showSearch
          optionFilterProp="label"
          placeholder={translate('transformation.system.choose')}
          value={isLocal ? LOCAL : (value?.id ?? null)}
          options={options}
          onChange={(next) => onChange(next === LOCAL ? localGrid('') : systemById(next))}
        />
        {isLocal && (
          <Input aria-label={translate('transformation.local.name')} placeholder={translate('transformation.local.name')} value={value.name ?? ''} maxLength={40} onChange={(event) => onChange(localGrid(event.target.value))} />
        )}
      </div>
    </>
  );
}
