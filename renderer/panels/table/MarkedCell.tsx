/** A cell that a person's rule makes stand out: by a sign and its colour, with the rule in words. */
import type { ReactNode } from 'react';
import type { CellMark, MarkTone } from '../../state/table-layout.ts';
import { useText } from '../../ui/text.ts';

const SIGNS: Record<MarkTone, string> = { danger: '◆', warning: '▲', success: '●' };

export function MarkedCell({ mark: { condition, tone }, children }: { mark: CellMark; children: ReactNode }): ReactNode {
  const translate = useText();
  return (
    <span className={`marked-cell ${tone}`} title={translate('columns.marked', { condition })}>
      <span aria-hidden="true">{SIGNS[tone]} </span>
      {children}
    </span>
  );
}
