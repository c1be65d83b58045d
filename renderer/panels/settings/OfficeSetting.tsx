/** 编制: the unit and the person that the plans' covers, the trail and the history name; both may stay empty. */
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { NO_OFFICE, OFFICE, type Office } from '../../../shared/model/office.ts';
import { reportFault } from '../../state/faults.ts';
import { useSetting } from '../../storage/live.ts';
import { saveSetting } from '../../storage/workspace.ts';
import { useText } from '../../ui/text.ts';

export function OfficeSetting(): ReactNode {
  const translate = useText();
  const office = useSetting<Office>(OFFICE, NO_OFFICE);
  return (
    <section aria-label={translate('flow.office.title')}>
      <h2>{translate('flow.office.title')}</h2>
      {(['unit', 'author'] as const).map((field) => (
        <div className="settings-row" key={field}>
          <div>
            <span>{translate(`flow.office.${field}`)}</span>
            <p className="quiet small">{translate(`flow.office.${field}Note`)}</p>
          </div>
          <div className="row">
            <NameField
              key={office[field]}
              name={translate(`flow.office.${field}`)}
              value={office[field]}
              onKeep={(value) => {
                saveSetting(OFFICE, { ...office, [field]: value }).catch(reportFault);
              }}
            />
          </div>
        </div>
      ))}
    </section>
  );
}

function NameField({ name, value, onKeep }: { name: string; value: string; onKeep: (value: string) => void }): ReactNode {
  const [typed, setTyped] = useState(value);
  return (
    <Input
      aria-label={name}
      style={{ width: 260 }}
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed.trim() !== value) onKeep(typed.trim());
      }}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
