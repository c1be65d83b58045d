/** One record as a form: meanings as labels, the field's own name beside them, every value to be changed in place. */
import { Button } from 'antd';
import { ChevronLeft, ChevronRight, Scan } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { TableRow } from '../../engine/contract.ts';
import { fieldWords } from '../../../shared/formats/field-words.ts';
import { keepCell } from '../../state/work/table.ts';
import { FieldName } from '../../ui/FieldName.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { CellEditor } from './CellEditor.tsx';

export function RecordForm({
  layer,
  row,
  index,
  total,
  onMove,
  onZoom,
}: {
  layer: LayerRecord;
  row: TableRow | null;
  index: number;
  total: number;
  onMove: (index: number) => void;
  onZoom: () => void;
}): ReactNode {
  const translate = useText();
  const [editing, setEditing] = useState<string | null>(null);
  const labels = fieldWords(layer, translate);
  const step = (by: number): void => {
    setEditing(null);
    onMove(Math.min(total - 1, Math.max(0, index + by)));
  };
  return (
    <div className="record-form" role="form" aria-label={translate('editing.form', { name: layer.name })}>
      <header>
        <IconButton small icon={ChevronLeft} name={translate('editing.form.previous')} disabledReason={index <= 0 ? translate('editing.form.first') : null} onClick={() => step(-1)} />
        <span>{translate('editing.form.place', { row: formatNumber(index + 1, 0), total: formatNumber(total, 0) })}</span>
        <IconButton small icon={ChevronRight} name={translate('editing.form.next')} disabledReason={index >= total - 1 ? translate('editing.form.last') : null} onClick={() => step(1)} />
        <span className="spacer" />
        {row !== null && <span className="quiet small">{translate('editing.form.row', { row: formatNumber(row.feature + 1, 0) })}</span>}
        <Button size="small" icon={<Icon of={Scan} size={14} />} onClick={onZoom}>
          {translate('editing.form.zoom')}
        </Button>
      </header>
      <dl>
        {layer.fields.map((field, place) => (
          <div key={field.name} className={row?.changed?.includes(place) ? 'changed' : ''}>
            <dt>
              <FieldName name={field.name} word={labels.get(field.name)} />
            </dt>
            <dd>
              {row === null ? (
                ''
              ) : editing === field.name ? (
                <CellEditor
                  key={`${row.feature} ${field.name}`}
                  field={field}
                  value={row.values[place] ?? ''}
                  keep={(typed) => keepCell(layer, row.feature, field, typed, row.values[place] ?? '')}
                  onDone={() => setEditing(null)}
                />
              ) : (
                <button type="button" className="form-value" aria-label={translate('editing.formCell', { field: field.name, value: shownValue(row, place) })} onClick={() => setEditing(field.name)}>
                  {shownValue(row, place)}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function shownValue(row: TableRow, place: number): string {
  const value = row.values[place] ?? '';
  return value === '' ? '—' : value;
}
