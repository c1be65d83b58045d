/** What programs differ in when they read 地块坐标 TXT (DOMAIN §2.7). */
import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ParcelTextChoices } from '../../../shared/formats/parcel-text/write.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

const DECIMALS = [2, 3, 4] as const;

export function ParcelTextSwitches({ choices, onChange }: { choices: ParcelTextChoices; onChange: (choices: ParcelTextChoices) => void }): ReactNode {
  const translate = useText();
  const set = (change: Partial<ParcelTextChoices>): void => onChange({ ...choices, ...change });
  return (
    <>
      <span className="label">{translate('export.txt.order')}</span>
      <Segments
        name={translate('export.txt.order')}
        value={choices.northFirst ? 'north' : 'east'}
        onChange={(value) => set({ northFirst: value === 'north' })}
        options={[
          { value: 'north', label: translate('export.txt.northFirst') },
          { value: 'east', label: translate('export.txt.eastFirst') },
        ]}
      />
      <span className="label">{translate('export.txt.points')}</span>
      <div className="export-line">
        <Segments
          name={translate('export.txt.points')}
          value={choices.pointPrefix === '' ? 'plain' : 'prefixed'}
          onChange={(value) => set({ pointPrefix: value === 'plain' ? '' : 'J' })}
          options={[
            { value: 'prefixed', label: translate('export.txt.prefixed') },
            { value: 'plain', label: translate('export.txt.plain') },
          ]}
        />
        <Select
          aria-label={translate('export.txt.decimals')}
          value={choices.decimals}
          onChange={(decimals) => set({ decimals })}
          options={DECIMALS.map((decimals) => ({ value: decimals, label: translate('export.txt.decimalPlaces', { decimals }) }))}
        />
      </div>
      <label htmlFor="export-producer">{translate('export.txt.producer')}</label>
      <Input id="export-producer" value={choices.producer} maxLength={60} onChange={(event) => set({ producer: event.target.value.replace(/[\r\n]/g, ' ') })} />
      <span />
      <div className="export-line">
        <Checkbox checked={choices.countsClosingPoints} onChange={(event) => set({ countsClosingPoints: event.target.checked })}>
          {translate('export.txt.closing')}
        </Checkbox>
        <Checkbox checked={choices.oneFilePerParcel} onChange={(event) => set({ oneFilePerParcel: event.target.checked })}>
          {translate('export.txt.onePerFile')}
        </Checkbox>
      </div>
    </>
  );
}
