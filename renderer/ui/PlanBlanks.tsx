/** Reminds of what the plans leave empty, by field, with the way to fill it in; nothing is held up by it. */
import { useMemo, type ReactNode } from 'react';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { PlanItem } from '../../shared/model/plan.ts';
import { planBlanks, type PlanField } from '../../shared/rectification/plan-blanks.ts';
import { NoticeBox } from './NoticeBox.tsx';
import { useText } from './text.ts';

const fieldName = (field: PlanField): MessageKey => (field === 'cost' ? 'blanks.cost' : `window.plan.column.${field}`);

/** `plans`: measures of each plan; `onFill` leads to the first that leaves something empty. */
export function PlanBlanks({ plans, onFill }: { plans: readonly { readonly rightId: string; readonly items: readonly PlanItem[] }[]; onFill: (rightId: string) => void }): ReactNode {
  const translate = useText();
  const incomplete = useMemo(() => plans.filter(({ items }) => planBlanks(items).length > 0), [plans]);
  const blanks = useMemo(() => planBlanks(incomplete.flatMap(({ items }) => items)), [incomplete]);
  const [first] = incomplete;
  if (!first) return null;
  const fields = blanks.map(({ field, count }) => translate('blanks.field', { field: translate(fieldName(field)), count }));
  return (
    <NoticeBox tone="warning">
      {plans.length > 1 ? translate('blanks.ofMines', { count: incomplete.length, fields }) : translate('blanks.head', { fields })}{' '}
      <button type="button" className="link" onClick={() => onFill(first.rightId)}>
        {translate('blanks.fill')}
      </button>
    </NoticeBox>
  );
}

/** Puts the cursor into the first empty cell of the plan's table. */
export function focusFirstBlank(): void {
  const cells = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('.plan-table td.edit textarea, .plan-table td.edit input');
  const empty = [...cells].find((cell) => cell.value.trim() === '');
  empty?.scrollIntoView({ block: 'nearest' });
  empty?.focus();
}
