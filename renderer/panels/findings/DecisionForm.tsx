/** 认定: a person's verdict with its reason; saving goes on to the next finding (mock c, right). */
import { Button, Input } from 'antd';
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Verdict } from '../../../shared/model/finding.ts';
import { draftIn, draftOf, forgetSavedDraft, isUnsaved, keepDecisionDraft, useDecisionDrafts, type DecisionDraft } from '../../state/decision-drafts.ts';
import type { FindingEntry } from '../../state/findings.ts';
import { reportFault } from '../../state/faults.ts';
import { fullTime } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { afterDecision, decide, reopenFinding, selectFinding } from '../../state/work/decide.ts';
import { isSecondClick } from '../../ui/second-click.ts';
import { useText } from '../../ui/text.ts';
import { MineDecided } from './MineDecided.tsx';

const VERDICTS: readonly Verdict[] = ['accepted', 'set-aside', 'needs-evidence'];

/** `entries`: all findings; `shown`: those that the list shows. */
export function DecisionForm({ entry, entries, shown }: { entry: FindingEntry; entries: readonly FindingEntry[]; shown: readonly FindingEntry[] }): ReactNode {
  const translate = useText();
  const reasonId = useId();
  const { finding, decision } = entry;
  const kept = useDecisionDrafts((drafts) => draftIn(drafts, finding.id));
  const unsaved = isUnsaved(kept, decision);
  const { verdict, reason } = kept ?? draftOf(decision);
  const change = (changed: Partial<DecisionDraft>): void => keepDecisionDraft(finding.id, { verdict, reason, ...changed }, decision);
  const pressSaved = useRef(false);
  const [tried, setTried] = useState(false);
  const saving = useRef(false);
  const needsReason = verdict === 'set-aside' || verdict === 'needs-evidence';
  const missingReason = needsReason && reason.trim() === '';
  const { next, finishesMine } = useMemo(() => afterDecision(entries, shown, finding.id), [entries, shown, finding.id]);
  const mineDecided = entries.every((each) => each.finding.rightId !== finding.rightId || each.state !== 'undecided');

  // Once the decision has come to say what was typed, there is no draft any more.
  useEffect(() => forgetSavedDraft(finding.id, decision), [finding.id, decision]);

  const save = (): void => {
    if (decision !== null && !unsaved) {
      if (next) selectFinding(next);
      return;
    }
    setTried(true);
    // A key pressed twice decides once.
    if (verdict === null || missingReason || saving.current) return;
    saving.current = true;
    decide(finding, verdict, reason)
      .then((kept) => {
        setTried(false);
        if (!kept) return;
        // The last open one of its mine: one stays, and the next click moves on.
        if (!next || finishesMine) return;
        selectFinding(next);
        forgetSavedDraft(finding.id, { verdict, reason });
      })
      .catch(reportFault)
      .finally(() => (saving.current = false));
  };
  // Ctrl+Enter saves from the fields of the form, and from anywhere in the room while a decision is in work; else it means what it
  // means elsewhere, also on the button that has just saved.
  const form = useRef<HTMLFormElement>(null);
  const saveByKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing || event.repeat || useView.getState().dialog !== null) return;
    const focused = document.activeElement;
    if (!unsaved && (form.current?.contains(focused) !== true || focused instanceof HTMLButtonElement)) return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => saveByKey(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
  const error = !tried
    ? null
    : verdict === null
      ? translate('window.decision.chooseFirst')
      : missingReason
        ? translate(verdict === 'set-aside' ? 'window.decision.reasonNeeded' : 'flow.evidence.needed')
        : null;
  return (
    <form
      ref={form}
      className="decision"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>
        {translate('window.decision.title')}
        {unsaved && (
          <span className="warning small unsaved" role="status">
            {translate('verdict.unsavedKept')}
          </span>
        )}
      </h3>
      <div role="radiogroup" aria-label={translate('window.decision.title')}>
        {VERDICTS.map((each, index) => (
          <label key={each} className={`option${verdict === each ? ' on' : ''}`}>
            <input
              type="radio"
              {...(index === 0 && { 'data-decide-here': true })}
              name={`verdict-${finding.id}`}
              value={each}
              checked={verdict === each}
              onChange={() => change({ verdict: each })}
            />
            {translate(`window.decision.${each}`)}
          </label>
        ))}
      </div>
      <label className="small secondary reason-label" htmlFor={reasonId}>
        {translate(verdict === 'set-aside' ? 'window.decision.reasonRequired' : verdict === 'needs-evidence' ? 'flow.evidence.missing' : 'window.decision.reason')}
      </label>
      <Input.TextArea
        id={reasonId}
        className="reason"
        value={reason}
        placeholder={verdict === 'needs-evidence' ? translate('flow.evidence.example') : ''}
        status={error !== null && missingReason ? 'error' : ''}
        aria-invalid={error !== null && missingReason}
        aria-describedby={`${reasonId}-error`}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <p id={`${reasonId}-error`} className="danger small" role={error === null ? undefined : 'alert'}>
        {error}
      </p>
      {decision !== null && (
        <p className="small quiet">
          {translate('window.decision.decidedAt', { time: fullTime(decision.decidedAt) })}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              reopenFinding(finding).catch(reportFault);
            }}
          >
            {translate('window.decision.reopen')}
          </button>
        </p>
      )}
      <span className="spacer" />
      {mineDecided && !unsaved && <MineDecided rightId={finding.rightId} />}
      {decision !== null && !unsaved && next ? (
        <Button
          block
          onClick={(event) => {
            // The second click of the press that saved is not meant for what stands there now.
            if (isSecondClick(event) && pressSaved.current) return;
            pressSaved.current = false;
            selectFinding(next);
          }}
        >
          {translate(next.rightId === finding.rightId ? 'verdict.next' : 'verdict.nextMine', { mine: next.mineName })}
        </Button>
      ) : (
        <Button type="primary" htmlType="submit" block disabled={decision !== null && !unsaved} onClick={(event) => (isSecondClick(event) ? event.preventDefault() : (pressSaved.current = true))}>
          {translate(next && !finishesMine ? 'window.decision.saveNext' : 'window.decision.save')}
        </Button>
      )}
    </form>
  );
}
