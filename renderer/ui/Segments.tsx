/** A choice of one out of a few, as words side by side; arrow keys move it. */
import type { KeyboardEvent, ReactNode } from 'react';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

export function Segments<Value extends string>({
  name,
  value,
  options,
  onChange,
  small,
  full,
}: {
  name: string;
  /** null: nothing chosen yet. */
  value: Value | null;
  options: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  small?: boolean;
  full?: boolean;
}): ReactNode {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = options.findIndex((option) => option.value === value);
    const next = index < 0 ? options[0] : options[(index + step + options.length) % options.length];
    if (!next) return;
    onChange(next.value);
    (event.currentTarget.children[options.indexOf(next)] as HTMLElement | undefined)?.focus();
  };
  return (
    <div role="radiogroup" aria-label={name} className={`segments${small ? ' small-size' : ''}${full ? ' full' : ''}`} onKeyDown={move}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value || (value === null && index === 0) ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
