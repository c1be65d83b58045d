/** 字段对应: for every meaning of the role the field that carries it, with a value to judge by. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { meaningKey } from '../../../shared/model/field-captions.ts';
import { FIELD_MEANINGS } from '../../../shared/model/field-meanings.ts';
import type { FieldDescriptor, FieldMapping, LayerRole } from '../../../shared/model/layer.ts';
import { useText } from '../../ui/text.ts';

export function MappingTable({
  role,
  fields,
  rows,
  mapping,
  onChange,
}: {
  role: LayerRole;
  fields: readonly FieldDescriptor[];
  /** Some rows of values, by field. */
  rows: readonly (readonly string[])[];
  mapping: FieldMapping;
  onChange: (mapping: FieldMapping) => void;
}): ReactNode {
  const translate = useText();
  const assign = (meaning: string, field: string | undefined): void => {
    const { [meaning]: _before, ...rest } = mapping;
    // A field serves one meaning: taking it here takes it away elsewhere.
    const kept = Object.fromEntries(Object.entries(rest).filter(([, name]) => name !== field));
    onChange(field === undefined ? kept : { ...kept, [meaning]: field });
  };
  return (
    <div className="scrolling">
      <table className="data-table dense">
        <colgroup>
          <col style={{ width: 150 }} />
          <col style={{ width: 190 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{translate('window.mapping.meaning')}</th>
            <th>{translate('window.mapping.field')}</th>
            <th>{translate('window.mapping.example')}</th>
          </tr>
        </thead>
        <tbody>
          {FIELD_MEANINGS[role].map(({ meaning, required }) => {
            const name = translate(meaningKey(role, meaning));
            const field = mapping[meaning];
            const position = fields.findIndex((each) => each.name === field);
            const example = position < 0 ? '' : (rows.map((row) => row[position] ?? '').find((value) => value !== '') ?? '');
            return (
              <tr key={meaning}>
                <td>
                  {name}
                  {required && <span className="warning"> {translate('window.mapping.needed')}</span>}
                </td>
                <td className="mapping-cell">
                  <Select
                    size="small"
                    variant="borderless"
                    allowClear
                    showSearch
                    popupMatchSelectWidth={false}
                    aria-label={translate('window.mapping.fieldOf', { meaning: name })}
                    placeholder={translate('window.mapping.noField')}
                    value={field}
                    onChange={(value: string | undefined) => assign(meaning, value)}
                    options={fields.map((each) => ({ value: each.name, label: each.name }))}
                  />
                </td>
                <td className="quiet">{example}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
