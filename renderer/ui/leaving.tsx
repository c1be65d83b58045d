/** What was typed into a dialog and not kept yet is not lost by one key: leaving asks once, in the foot. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { useText } from './text.ts';

export interface Leaving {
  /** For the dialog's `onClose` and its own button. */
  readonly leave: () => void;
  /** Takes the place of the foot while it is asked; null otherwise. */
  readonly question: ReactNode;
}

/** `hasWork` is asked at that moment: would something be lost? However often a key is pressed, only the button gives it up. `question`: what is told would be lost. */
export function useLeaving(hasWork: () => boolean, close: () => void, question: MessageKey = 'leaving.question'): Leaving {
  const translate = useText();
  const [asking, setAsking] = useState(false);
  const leave = (): void => {
    if (hasWork()) setAsking(true);
    else close();
  };
  return {
    leave,
    question: asking && (
      <>
        <span className="words warning" role="alert">
          {translate(question)}
        </span>
        <Button autoFocus onClick={() => setAsking(false)}>
          {translate('leaving.stay')}
        </Button>
        <Button danger onClick={close}>
          {translate('leaving.leave')}
        </Button>
      </>
    ),
  };
}
