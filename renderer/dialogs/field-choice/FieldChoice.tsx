/** Which fields go along. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../../shared/model/layer.ts';
import { FieldName } from '../../ui/FieldName.tsx';
import { useText } from '../../ui/text.ts';
import './field-choice.css';

export function FieldChoice({ fields, words, chosen, onChange }: { fields: readonly FieldDescriptor[]; /** What they mean, where that is known. */ words?: ReadonlyMap<string, string>; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }): ReactNode {
  const translate = useText();
  const toggle = (name: string, wanted: boolean): void => {
    const next = new Set(chosen);
    if (wanted) next.add(name);
    else next.delete(name);
    onChange(next);
  };
  return (
    <section className="region field-choice" aria-label={translate('export.fields')}>
      <header>
        <h3>{translate('export.fields')}</h3>
        <span className="quiet small spacer">{translate('export.fields.chosen', { chosen: chosen.size, total: fields.length })}</span>
        <button type="button" className="link small" onClick={() => onChange(new Set(fields.map(({ name }) => name)))}>
          {translate('export.fields.all')}
        </button>
        <button type="button" className="link small" onClick={() => onChange(new Set())}>
          {translate('export.fields.none')}
        </button>
      </header>
      <ul>
        {fields.map(({ name }) => (
          <li key={name}>
            <Checkbox checked={chosen.has(name)} onChange={(event) => toggle(name, event.target.checked)}>
              <span className="ellipsis" title={words?.get(name) && `${words.get(name)} ${name}`}>
                <FieldName name={name} word={words?.get(name)} />
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
