/** The foot of a receiving dialog: what is still to be decided, or exactly what will be kept; the way on opens when nothing is. */
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { sentence, useText } from '../../ui/text.ts';

export interface QuestionsFootProps {
  readonly questions: readonly Note[];
  /** The file could be read: there is something to keep. */
  readonly ready: boolean;
  /** Said in place of the questions when none is left. */
  readonly will?: string;
  /** Another way on, left of the way out. */
  readonly aside?: ReactNode;
  readonly onLeave: () => void;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

export function QuestionsFoot({ questions, ready, will, aside, onLeave, confirm, onConfirm }: QuestionsFootProps): ReactNode {
  const translate = useText();
  const open = questions.length > 0;
  return (
    <>
      <span className="words">
        {open && (
          <span className="warning" role="status">
            {translate('drawing.import.stillOpen', { question: questions.map((question) => sentence(translate, question)).join(translate('report.clauseSeparator')), count: questions.length })}
          </span>
        )}
        {ready && !open && will !== undefined && <b>{will}</b>}
      </span>
      {aside}
      <Button onClick={onLeave}>{translate('window.cancel')}</Button>
      <Tooltip title={open ? questions.map((question) => <div key={question.code}>{sentence(translate, question)}</div>) : null}>
        <Button type="primary" disabled={!ready || open} onClick={onConfirm}>
          {confirm}
        </Button>
      </Tooltip>
    </>
  );
}
