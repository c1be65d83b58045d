/** Status marks: shape first, then word, then colour (DESIGN §1.4). */
import type { ReactNode } from 'react';
import type { Severity, Verdict } from '../../shared/model/finding.ts';
import type { RightStatus } from '../../shared/model/mining-right.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { useText } from './text.ts';

/** ◆ ▲ ○ with its word as the accessible name. */
export function SeverityMark({ severity }: { severity: Severity }): ReactNode {
  const translate = useText();
  return <span className={`severity ${severity}`} role="img" aria-label={translate(`window.severity.${severity}`)} />;
}

const STATUS_SHAPE: Record<RightStatus, string> = { valid: '●', expiring: '◐', expired: '✕', closed: '○', unknown: '–' };
const STATUS_TONE: Record<RightStatus, string> = {
  valid: 'success',
  expiring: 'warning',
  expired: 'danger',
  closed: 'quiet',
  unknown: 'quiet',
};

/** `days`: to the end of validity, negative when it has passed; null when unknown. */
export function statusWords(translate: Translate, status: RightStatus, days: number | null): string {
  if (status === 'expiring' && days !== null) return translate('window.rightStatus.expiringIn', { days });
  return translate(`window.rightStatus.${status}`);
}

export function StatusMark({ status, days }: { status: RightStatus; days: number | null }): ReactNode {
  const translate = useText();
  return (
    <span className={`${STATUS_TONE[status]} nowrap`}>
      <span aria-hidden="true">{STATUS_SHAPE[status]}</span> {statusWords(translate, status, days)}
    </span>
  );
}

/** 待认定, 成立, 不是问题, 待补证据 */
export function VerdictWord({ verdict }: { verdict: Verdict | 'undecided' }): ReactNode {
  const translate = useText();
  const tone = verdict === 'undecided' ? 'warning' : verdict === 'accepted' ? 'danger' : 'quiet';
  return <span className={`${tone} nowrap`}>{translate(`window.verdict.${verdict}`)}</span>;
}

export function statusTone(status: RightStatus): 'success' | 'warning' | 'danger' | '' {
  return status === 'valid' ? 'success' : status === 'expiring' ? 'warning' : status === 'expired' ? 'danger' : '';
}
