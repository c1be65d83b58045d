/** One line about a layer to be typed: kept by Enter or the button, which stays off while there is nothing to keep. */
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { closeDialog } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export interface OneFieldDialogProps {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  /** Under the field; null for none. */
  readonly note: string | null;
  /** What is typed cannot be kept, and the note says why. */
  readonly wrong?: boolean;
  readonly keepWords: string;
  /** True while there is something that can be kept. */
  readonly canKeep: boolean;
  readonly onKeep: () => void;
}

export function OneFieldDialog({ title, label, value, placeholder, onChange, note, wrong = false, keepWords, canKeep, onKeep }: OneFieldDialogProps): ReactNode {
  const translate = useText();
  return (
    <Dialog
      title={title}
      width={420}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!canKeep} onClick={onKeep}>
            {keepWords}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <label htmlFor="one-field" className="secondary">
          {label}
        </label>
        <Input
          id="one-field"
          autoFocus
          value={value}
          {...(placeholder !== undefined && { placeholder })}
          {...(wrong && { status: 'error' as const })}
          {...(note !== null && { 'aria-describedby': 'one-field-note' })}
          onChange={(event) => onChange(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        {note !== null && (
          <p id="one-field-note" className={`small ${wrong ? 'danger' : 'quiet'}`}>
            {note}
          </p>
        )}
      </div>
    </Dialog>
  );
}
