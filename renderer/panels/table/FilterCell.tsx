/** One cell of the filter row: a word, a condition on a number, a latest date, or one of a few values. */
import { DatePicker, Input, Select, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { readNumberCondition } from '../../../shared/model/number-condition.ts';
import { useText } from '../../ui/text.ts';

/** `number`: a number alone is that number; `least`: it is the least one; `text-or-number`: a comparison compares where all values are numbers. */
export type FilterKind = 'text' | 'text-or-number' | 'number' | 'least' | 'date' | 'status' | 'method';

export function FilterCell({
  kind,
  name,
  value,
  onChange,
  first,
}: {
  kind: FilterKind;
  name: string;
  value: string;
  onChange: (value: string) => void;
  first: boolean;
}): ReactNode {
  const translate = useText();
  const [typedDate, setTypedDate] = useState('');
  const label = translate('window.table.filterBy', { name });
  if (kind === 'status' || kind === 'method') {
    const values =
      kind === 'status'
        ? (['valid', 'expiring', 'expired', 'closed', 'unknown'] as const).map((each) => ({
            value: each as string,
            label: translate(`window.rightStatus.${each}`),
          }))
        : (['open-pit', 'underground', 'both'] as const).map((each) => ({
            value: each as string,
            label: translate(`window.method.${each}`),
          }));
    return (
      <Select
        size="small"
        aria-label={label}
        value={value}
        onChange={onChange}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: translate('window.table.any') }, ...values]}
      />
    );
  }
  if (kind === 'date') {
    const bad = typedDate !== '' && !dayjs(typedDate, 'YYYY-MM-DD', true).isValid();
    return (
      <Tooltip open={bad} placement="bottom" title={<span className="small">{translate('window.table.notDate')}</span>}>
        <span
          className="date-filter"
          onInput={(event) => setTypedDate((event.target as HTMLInputElement).value.trim())}
          onBlur={() => setTypedDate('')}
        >
          <DatePicker
            size="small"
            {...(bad && { status: 'error' as const })}
            aria-label={label}
            placeholder={translate('window.table.until')}
            suffixIcon={null}
            style={{ width: '100%' }}
            value={value === '' ? null : dayjs(value)}
            onChange={(date) => {
              setTypedDate('');
              onChange(date === null ? '' : date.format('YYYY-MM-DD'));
            }}
          />
        </span>
      </Tooltip>
    );
  }
  const numeric = kind === 'number' || kind === 'least';
  const bad = numeric && readNumberCondition(value, 'equal') === null;
  const placeholders = { text: translate('window.table.filter'), 'text-or-number': translate('window.table.filter'), number: translate('tables.number'), least: translate('tables.least') };
  return (
    <Tooltip open={bad} title={<span className="small">{translate('tables.notUnderstood')}</span>}>
      <Input
        size="small"
        {...(bad && { status: 'error' as const })}
        aria-label={label}
        placeholder={placeholders[kind]}
        {...(kind === 'text-or-number' && { title: translate('columns.textHelp') })}
        {...(numeric && !bad && { title: translate(kind === 'least' ? 'tables.leastHelp' : 'tables.numberHelp') })}
        value={value}
        {...(first && { 'data-filter-here': true })}
        onChange={(event) => onChange(event.target.value)}
      />
    </Tooltip>
  );
}
