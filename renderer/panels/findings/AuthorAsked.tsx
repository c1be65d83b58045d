/** Asks once whose acts the trail tells; nothing waits for the answer, and it may be put off for good. */
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { NO_OFFICE, OFFICE, type Office } from '../../../shared/model/office.ts';
import { reportFault } from '../../state/faults.ts';
import { useSetting } from '../../storage/live.ts';
import { saveSetting } from '../../storage/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';

const PUT_OFF = 'author-put-off';

export function AuthorAsked(): ReactNode {
  const translate = useText();
  const id = useId();
  const office = useSetting<Office>(OFFICE, NO_OFFICE);
  const putOff = useSetting(PUT_OFF, false);
  const [typed, setTyped] = useState('');
  if (putOff || office.author !== '') return null;
  const keep = (): void => {
    if (typed.trim() !== '') saveSetting(OFFICE, { ...office, author: typed.trim() }).catch(reportFault);
  };
  return (
    <div className="plan-blanks">
      <NoticeBox tone="accent">
        <span className="author-asked">
          <label htmlFor={id}>{translate('handing.author.ask')}</label>
          <Input id={id} size="small" maxLength={60} placeholder={translate('flow.office.author')} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={keep} />
          <Button size="small" disabled={typed.trim() === ''} onClick={keep}>
            {translate('window.decision.save')}
          </Button>
          <button type="button" className="link" onClick={() => void saveSetting(PUT_OFF, true).catch(reportFault)}>
            {translate('handing.author.putOff')}
          </button>
        </span>
      </NoticeBox>
    </div>
  );
}
