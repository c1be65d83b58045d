/** 认定: a person's verdict with its reason; saving goes on to the next finding (mock c, right). */
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { Verdict } from '../../../shared/model/finding.ts';
import type { FindingEntry } from '../../state/findings.ts';
import { reportFault } from '../../state/faults.ts';
import { fullTime } from '../../state/today.ts';
import { decide, reopenFinding, selectFinding } from '../../state/work/decide.ts';
import { useText } from '../../ui/text.ts';

const VERDICTS: readonly Verdict[] = ['accepted', 'set-aside', 'needs-evidence'];

export function DecisionForm({ entry, shown }: { entry: FindingEntry; shown: readonly FindingEntry[] }): ReactNode {
  const translate = useText();
  const reasonId = useId();
  const [verdict, setVerdict] = useState<Verdict | null>(entry.decision?.verdict ?? null);
  const [reason, setReason] = useState(entry.decision?.reason ?? '');
  const [tried, setTried] = useState(false);
  const missingReason = verdict === 'set-aside' && reason.trim() === '';
  const unchanged = verdict === entry.decision?.verdict && reason === entry.decision?.reason;
  const index = shown.findIndex((each) => each.finding.id === entry.finding.id);
  const next = shown[index + 1] ?? shown[index - 1] ?? null;

  const save = (): void => {
    setTried(true);
    if (verdict === null || missingReason) return;
    decide(entry.finding, verdict, reason).then(() => {
      if (next) selectFinding(next.finding);
      setTried(false);
    }, reportFault);
  };
  const error = !tried
    ? null
    : verdict === null
      ? translate('window.decision.chooseFirst')
      : missingReason
        ? translate('window.decision.reasonNeeded')
        : null;
  return (
    <form
      className="decision"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{translate('window.decision.title')}</h3>
      <div role="radiogroup" aria-label={translate('window.decision.title')}>
        {VERDICTS.map((each, index) => (
          <label key={each} className={`option${verdict === each ? ' on' : ''}`}>
            <input
              type="radio"
              {...(index === 0 && { 'data-decide-here': true })}
              name={`verdict-${entry.finding.id}`}
              value={each}
              checked={verdict === each}
              onChange={() => setVerdict(each)}
            />
            {translate(`window.decision.${each}`)}
          </label>
        ))}
      </div>
      <label className="small secondary reason-label" htmlFor={reasonId}>
        {translate(verdict === 'set-aside' ? 'window.decision.reasonRequired' : 'window.decision.reason')}
      </label>
      <Input.TextArea
        id={reasonId}
        className="reason"
        value={reason}
        status={error !== null && missingReason ? 'error' : ''}
        aria-invalid={error !== null && missingReason}
        aria-describedby={`${reasonId}-error`}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <p id={`${reasonId}-error`} className="danger small" role={error === null ? undefined : 'alert'}>
        {error}
      </p>
      {entry.decision !== null && (
        <p className="small quiet">
          {translate('window.decision.decidedAt', { time: fullTime(entry.decision.decidedAt) })}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              reopenFinding(entry.finding).catch(reportFault);
            }}
          >
            {translate('window.decision.reopen')}
          </button>
        </p>
      )}
      <span className="spacer" />
      <Button type="primary" htmlType="submit" block disabled={entry.decision !== null && unchanged}>
        {translate(next ? 'window.decision.saveNext' : 'window.decision.save')}
      </Button>
    </form>
  );
}
