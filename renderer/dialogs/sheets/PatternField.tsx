/** A text with places that are filled in sheet by sheet; people see and insert them by their names, never as `{…}`. */
import { Button, Input, type InputRef } from 'antd';
import { Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { patternOf, shownPattern } from './pattern.ts';

export interface PatternFieldProps {
  readonly name: string;
  /** With the placeholder as it is kept. */
  readonly value: string;
  readonly hint: string;
  /** As it is kept, `{mine}`, and its name for people. */
  readonly placeholder: string;
  readonly words: string;
  /** What comes of it on the first sheet; null: nothing to show. */
  readonly example: string | null;
  readonly onChange: (value: string) => void;
}

const MOST_CHARACTERS = 60;

export function PatternField({ name, value, hint, placeholder, words, example, onChange }: PatternFieldProps): ReactNode {
  const translate = useText();
  const input = useRef<InputRef>(null);
  const mark = translate('office.pattern.mark', { words });
  const insert = (): void => {
    const field = input.current?.input;
    const shown = shownPattern(value, placeholder, mark);
    const at = field?.selectionStart ?? shown.length;
    onChange(patternOf(shown.slice(0, at) + mark + shown.slice(field?.selectionEnd ?? at), placeholder, mark));
    field?.focus();
  };
  return (
    <div className="sheets-field tall">
      <span>{name}</span>
      <div className="pattern-field">
        <Input ref={input} size="small" aria-label={name} maxLength={MOST_CHARACTERS} value={shownPattern(value, placeholder, mark)} placeholder={hint} onChange={(event) => onChange(patternOf(event.target.value, placeholder, mark))} />
        <Button size="small" type="dashed" icon={<Icon of={Plus} size={14} />} disabled={value.includes(placeholder)} onClick={insert}>
          {translate('office.pattern.insert', { words })}
        </Button>
        {example !== null && <span className="quiet small">{translate('office.pattern.example', { example })}</span>}
      </div>
    </div>
  );
}
