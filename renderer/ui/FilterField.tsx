/** The field at the head of a list that shows only what has these letters in its name; Ctrl+F leads here. */
import { Input } from 'antd';
import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export function FilterField({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }): ReactNode {
  return (
    <div className="filter-field">
      <Input size="small" data-filter-here allowClear prefix={<Icon of={ListFilter} size={14} />} placeholder={name} aria-label={name} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
