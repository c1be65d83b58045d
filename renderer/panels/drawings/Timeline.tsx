/** The half-years on a line, the compared stretch in blue; only where the window is wide (mock d, 1920). */
import type { ReactNode } from 'react';
import type { LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { shortPeriodWords } from '../../../shared/model/period-words.ts';
import { useText } from '../../ui/text.ts';

const MOST_PERIODS = 8;

export function Timeline({ cells, a, b }: { cells: readonly LedgerCell[]; a: SurveyDelivery; b: SurveyDelivery | null }): ReactNode {
  const translate = useText();
  const shown = cells.slice(0, MOST_PERIODS).toReversed();
  const [from, until] = [a.period, b?.period ?? a.period].toSorted() as [string, string];
  return (
    <ol className="drawings-timeline only-wide" aria-label={translate('drawing.timeline')} style={{ gridTemplateColumns: `repeat(${shown.length}, 1fr)` }}>
      {shown.map((cell) => {
        const mark = cell.period === a.period ? 'a' : cell.period === b?.period ? 'b' : '';
        const none = cell.deliveries.length === 0;
        return (
          <li key={cell.period} className={`${mark}${none ? ' miss' : ''}${cell.period > from && cell.period <= until ? ' between' : ''}`}>
            <button
              type="button"
              disabled={none}
              onClick={() => useDrawings.setState({ currentId: (cell.deliveries.find(({ kind }) => kind === a.kind) ?? cell.deliveries[0]!).id, ...(cell.period === b?.period && { otherId: null }) })}
            >
              <i aria-hidden="true" />
              {mark !== '' && `${mark.toUpperCase()} `}
              {shortPeriodWords(cell.period, translate)}
              {none && cell.state === 'missing' && translate('drawing.timelineMissing')}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
