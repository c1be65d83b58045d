/** 整改措施: one row per measure; cells are edited in place and kept when one leaves them. */
import { Input } from 'antd';
import { ListPlus, Plus, X } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { PlanItem, RectificationPlan } from '../../../shared/model/plan.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { problemNumbers, quotedBefore } from '../../../shared/rectification/problem-order.ts';
import { isDraftedAnew } from '../../../shared/rectification/plan.ts';
import { isLocked } from '../../../shared/rectification/plan-flow.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { addItem, changeItem, removeItem } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { isSecondClick } from '../../ui/second-click.ts';
import { useWidthClass } from '../../ui/window-width.ts';

export function PlanTable({ plan, findingId }: { plan: RectificationPlan; findingId: string }): ReactNode {
  const translate = useText();
  const wide = useWidthClass() === 'wide';
  const names = useFindingWords();
  const findings = useWorkspace((state) => state.findings);
  const decisions = useWorkspace((state) => state.decisions);
  const numbers = useMemo(() => problemNumbers(findings.filter(({ rightId }) => rightId === plan.rightId), [plan]), [findings, plan]);
  const accepted = useWorkspace((state) =>
    state.decisions.some((decision) => decision.findingId === findingId && decision.verdict === 'accepted'),
  );
  if (plan.items.length === 0 && !accepted)
    return (
      <EmptyState icon={ListPlus} title={translate('window.plan.empty')}>
        {translate('window.plan.emptyNote')}
      </EmptyState>
    );
  const keep = (index: number, change: Partial<PlanItem>): void => {
    changeItem(plan.rightId, index, change).catch(reportFault);
  };
  const remove = (index: number): void => {
    removeItem(plan.rightId, index).catch(reportFault);
  };
  const subjectOf = (item: PlanItem): string => {
    const finding = findings.find((each) => each.id === item.findingId);
    return finding ? `${numbers.get(finding.id)} ${names.subject(finding)}` : quotedBefore(plan, item.findingId, translate('window.plan.findingGone'));
  };
  const costs = plan.items.flatMap(({ costTenThousandYuan }) => (costTenThousandYuan === null ? [] : [costTenThousandYuan]));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const locked = isLocked(plan);
  // Once it is issued, a term that has run out is overdue and no slip of the pen.
  const isDrafting = plan.stage === 'draft' || plan.stage === 'review';
  return (
    <div className="scrolling plan-table">
      <table className="data-table">
        <colgroup>
          <col style={{ width: 40 }} />
          <col style={{ width: 136 }} />
          <col />
          {wide && <col />}
          <col style={{ width: 184 }} />
          <col style={{ width: 76 }} />
          <col style={{ width: 134 }} />
          <col style={{ width: 92 }} />
          <col style={{ width: 34 }} />
        </colgroup>
        <thead>
          <tr>
            <th className="right">{translate('window.plan.column.number')}</th>
            <th>{translate('window.plan.column.finding')}</th>
            <th>{translate('window.plan.column.measure')}</th>
            {wide && <th>{translate('window.plan.column.criterion')}</th>}
            <th>{translate('window.plan.column.unit')}</th>
            <th>{translate('window.plan.column.person')}</th>
            <th>{translate('window.plan.column.deadline')}</th>
            <th className="right">{translate('window.plan.column.cost')}</th>
            <th>
              <span className="only-screen-reader">{translate('window.plan.column.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.items.map((item, index) => (
            <tr
              key={`${item.findingId} ${index} ${plan.items.length}`}
              className={item.findingId === findingId ? 'selected' : ''}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' || !event.ctrlKey || event.repeat || locked || isDraftedAnew(plan, item, findings, decisions)) return;
                event.preventDefault();
                remove(index);
              }}
            >
              <td className="right quiet">{index + 1}</td>
              <td className="wrapped" title={subjectOf(item)}>{subjectOf(item)}</td>
              <td className="edit">
                <TextCell
                  locked={locked}
                  name={translate('window.plan.column.measure')}
                  value={item.measure}
                  onKeep={(measure) => keep(index, { measure })}
                />
                {/* Where there is no column for it, the rows of the finding in front show it. */}
                {!wide && item.findingId === findingId && (
                  <div className="criterion-detail">
                    <span className="quiet small">{translate('handing.criterion')}</span>
                    <TextCell locked={locked} name={translate('window.plan.column.criterion')} value={item.acceptanceCriterion} onKeep={(acceptanceCriterion) => keep(index, { acceptanceCriterion })} />
                  </div>
                )}
              </td>
              {wide && (
                <td className="edit">
                  <TextCell
                  locked={locked}
                    name={translate('window.plan.column.criterion')}
                    value={item.acceptanceCriterion}
                    onKeep={(acceptanceCriterion) => keep(index, { acceptanceCriterion })}
                  />
                </td>
              )}
              <td className="edit">
                <TextCell locked={locked} name={translate('window.plan.column.unit')} value={item.unit} onKeep={(unit) => keep(index, { unit })} />
              </td>
              <td className="edit">
                <TextCell locked={locked} name={translate('window.plan.column.person')} value={item.person} onKeep={(person) => keep(index, { person })} />
              </td>
              <td className="edit">
                {locked ? (
                  <Input size="small" variant="borderless" readOnly aria-label={translate('window.plan.column.deadline')} placeholder={translate('window.plan.noDeadline')} value={item.deadline ?? ''} />
                ) : (
                  <DateField
                    plain
                    size="small"
                    variant="borderless"
                    aria-label={translate('window.plan.column.deadline')}
                    placeholder={translate('window.plan.noDeadline')}
                    value={item.deadline}
                    onChange={(deadline) => keep(index, { deadline })}
                  />
                )}
                {isDrafting && item.deadline !== null && item.deadline < today() && (
                  <p className="warning small" role="status">
                    {translate('window.plan.deadlinePast')}
                  </p>
                )}
              </td>
              <td className="edit right">
                <CostCell
                  locked={locked}
                  name={translate('window.plan.column.cost')}
                  value={item.costTenThousandYuan}
                  onKeep={(costTenThousandYuan) => keep(index, { costTenThousandYuan })}
                />
              </td>
              <td className="edit">
                {!locked && (
                  <IconButton
                    small
                    icon={X}
                    name={translate('window.plan.removeItem', { number: index + 1 })}
                    keys="Ctrl+Delete"
                    tabStop={false}
                    placement="left"
                    disabledReason={isDraftedAnew(plan, item, findings, decisions) ? translate('flow.measure.last') : null}
                    onClick={(event) => {
                      // By the second click of a press the next row has come up under the pointer.
                      if (!isSecondClick(event)) remove(index);
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td colSpan={wide ? 5 : 4}>
              {accepted && !locked && (
                <button
                  type="button"
                  className="link add-item"
                  onClick={() => {
                    addItem(plan.rightId, findingId).catch(reportFault);
                  }}
                >
                  <Icon of={Plus} size={14} /> {translate('window.plan.addItem')}
                </button>
              )}
            </td>
            <td className="right quiet">{translate('window.plan.total')}</td>
            <td className="right strong">{costs.length === 0 ? '—' : formatNumber(total, 2)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellEditing {
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Typing in a cell: Enter leaves it and keeps what was typed, Esc leaves it and gives it up; neither goes further. */
function useCellEditing(value: string, onLeave: (typed: string) => void): CellEditing {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const givenUp = useRef(false);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return {
    typed,
    onChange: setTyped,
    onBlur: () => {
      onLeave(givenUp.current ? value : typed);
      givenUp.current = false;
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') {
        givenUp.current = true;
        setTyped(value);
      }
      event.currentTarget.blur();
    },
  };
}

/** Grows with its text, so that nothing of it is cut. */
function TextCell({ locked, name, value, onKeep }: { locked: boolean; name: string; value: string; onKeep: (value: string) => void }): ReactNode {
  const { typed, onChange, ...rest } = useCellEditing(value, (left) => {
    const line = left.replace(/\s*\n\s*/g, ' ');
    if (line !== value) onKeep(line);
  });
  return (
    <Input.TextArea
      size="small"
      variant="borderless"
      rows={1}
      readOnly={locked}
      aria-label={name}
      value={typed}
      onChange={(event) => onChange(event.target.value)}
      {...rest}
    />
  );
}

/** 万元 as typed: null for nothing, NaN for what is no amount. */
function readCost(typed: string): number | null {
  const digits = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (digits === '') return null;
  return /^\d+(\.\d*)?$/.test(digits) ? Math.round(Number(digits) * 100) / 100 : Number.NaN;
}

/** What is no amount stays as it was typed, with a word on what is wanted, and is not kept. */
function CostCell({ locked, name, value, onKeep }: { locked: boolean; name: string; value: number | null; onKeep: (value: number | null) => void }): ReactNode {
  const translate = useText();
  const messageId = useId();
  const [refused, setRefused] = useState(false);
  const { typed, onChange, ...rest } = useCellEditing(value === null ? '' : formatNumber(value, 2, false), (left) => {
    const cost = readCost(left);
    setRefused(Number.isNaN(cost));
    if (cost !== value && !Number.isNaN(cost)) onKeep(cost);
  });
  return (
    <>
      <Input
        size="small"
        variant="borderless"
        inputMode="decimal"
        readOnly={locked}
        aria-label={name}
        aria-invalid={refused}
        aria-describedby={messageId}
        value={typed}
        placeholder="—"
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <p id={messageId} className="danger small" role={refused ? 'alert' : undefined}>
        {refused && translate('window.plan.costNeeded')}
      </p>
    </>
  );
}
