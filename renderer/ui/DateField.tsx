/** A date to be typed or picked: Tab goes on to the next field, and what is no date stays as typed, with a word on what is wanted. */
import { DatePicker, type GetProps } from 'antd';
import dayjs from 'dayjs';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { readCalendarDate, type CalendarDate } from '../../shared/base/calendar-date.ts';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

interface CommonProps extends Pick<GetProps<typeof DatePicker>, 'id' | 'size' | 'variant' | 'placeholder' | 'aria-label'> {
  readonly value: CalendarDate | null;
  /** A table's cell: without the picture of a calendar. */
  readonly plain?: boolean;
  /** Told whenever something is typed that is no date, and when it is mended. */
  readonly onRefused?: (refused: boolean) => void;
}

type DateFieldProps = CommonProps &
  ({ readonly required: true; readonly onChange: (date: CalendarDate) => void } | { readonly required?: false; readonly onChange: (date: CalendarDate | null) => void });

export function DateField({ value, required, onChange, plain = false, onRefused, ...rest }: DateFieldProps): ReactNode {
  const translate = useText();
  const messageId = useId();
  const picker = useRef<{ focus: () => void } | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const [known, setKnown] = useState(value);
  // A new round shows the value again, whatever was typed; with the cursor in it where it was given up.
  const [round, setRound] = useState({ number: 0, focused: false });
  // The picker and the reading of what was typed may both bring the same date.
  const sent = useRef(value);
  if (known !== value) {
    setKnown(value);
    setTyped(null);
    setRefused(false);
  }
  useEffect(() => {
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (round.focused) picker.current?.focus();
  }, [round]);

  const refuse = (wrong: boolean): void => {
    setRefused(wrong);
    if (wrong !== refused) onRefused?.(wrong);
  };
  const keep = (date: CalendarDate | null): void => {
    setTyped(null);
    refuse(false);
    if (date === sent.current) return;
    sent.current = date;
    if (date !== null) onChange(date);
    else if (!required) onChange(null);
  };
  /** What was typed is read when it is left: in every way that offices write a date, the picker itself reads only `2026-12-31`. */
  const settle = (): void => {
    const text = typed?.trim() ?? null;
    if (text === null) return;
    const date = readCalendarDate(text);
    refuse(date === null && (text !== '' || required === true));
    if (date === null && (text !== '' || required)) return;
    keep(date);
    if (date === value && date !== text) setRound({ number: round.number + 1, focused: false });
  };
  const giveUp = (): void => {
    setTyped(null);
    refuse(false);
    setRound({ number: round.number + 1, focused: true });
  };
  return (
    <span
      className="date-field"
      onInput={(event) => setTyped((event.target as HTMLInputElement).value)}
      onBlur={(event) => {
        if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest('.ant-picker-dropdown'))) settle();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') settle();
        else if (event.key === 'Escape' && refused) {
          event.stopPropagation();
          giveUp();
        }
      }}
    >
      <DatePicker
        key={round.number}
        ref={(handle) => {
          picker.current = handle;
        }}
        {...rest}
        {...(refused && { status: 'error' as const })}
        aria-describedby={messageId}
        aria-invalid={refused}
        preserveInvalidOnBlur
        allowClear={false}
        {...(value !== null && !required
          ? {
              // Clears for the pointer alone: who types empties the field, and Tab passes by.
              suffixIcon: (
                <span
                  className="date-clear"
                  title={translate('handing.clearDate')}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    event.stopPropagation();
                  }}
                  onClick={(event) => {
                    event.stopPropagation();
                    keep(null);
                  }}
                >
                  <Icon of={X} size={14} />
                </span>
              ),
            }
          : plain && { suffixIcon: null })}
        value={value === null ? null : dayjs(value)}
        onChange={(date) => keep(date === null ? null : (date as dayjs.Dayjs).format('YYYY-MM-DD'))}
      />
      <p id={messageId} className="danger small" role={refused ? 'alert' : undefined}>
        {refused && translate('handing.dateWanted')}
      </p>
    </span>
  );
}
