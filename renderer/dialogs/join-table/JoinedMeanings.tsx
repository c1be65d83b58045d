/** What the joined fields mean to the layer's role, so that register, analysis and reports read them; proposed by their names, decided here. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { meaningKey } from '../../../shared/model/field-captions.ts';
import { FIELD_MEANINGS } from '../../../shared/model/field-meanings.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { useText } from '../../ui/text.ts';

export interface JoinedMeaningsProps {
  readonly layer: LayerRecord;
  /** Of the table, those that are joined. */
  readonly fields: readonly string[];
  /** Field → meaning. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly onChange: (meanings: Readonly<Record<string, string>>) => void;
}

export function JoinedMeanings({ layer, fields, meanings, onChange }: JoinedMeaningsProps): ReactNode {
  const translate = useText();
  const known = FIELD_MEANINGS[layer.role];
  if (known.length === 0) return null;
  const nameOf = (meaning: string): string => translate(meaningKey(layer.role, meaning));
  const assign = (field: string, meaning: string | undefined): void => {
    // A meaning has one field: taking it here takes it away from another.
    const kept = Object.fromEntries(Object.entries(meanings).filter(([name, taken]) => name !== field && taken !== meaning));
    onChange(meaning === undefined ? kept : { ...kept, [field]: meaning });
  };
  const options = known.map(({ meaning }) => {
    const now = layer.mapping[meaning];
    return { value: meaning, label: now ? translate('join.meanings.now', { meaning: nameOf(meaning), field: now }) : nameOf(meaning) };
  });
  return (
    <section className="region join-meanings" aria-label={translate('join.meanings')}>
      <header>
        <h3>{translate('join.meanings')}</h3>
        <span className="quiet small">{translate('join.meanings.words')}</span>
      </header>
      <div className="scrolling">
        {fields.map((field) => (
          <label key={field}>
            <span className="ellipsis" title={field}>{field}</span>
            <Select
              size="small"
              allowClear
              showSearch
              optionFilterProp="label"
              aria-label={translate('join.meanings.of', { field })}
              placeholder={translate('join.meanings.none')}
              value={meanings[field] ?? null}
              onChange={(meaning: string | null | undefined) => assign(field, meaning ?? undefined)}
              options={options}
            />
          </label>
        ))}
      </div>
    </section>
  );
}
