/** How many rows find each other, and which keys do not. */
import { Fragment, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { JoinCounts } from '../../engine/contract.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';

/** What is amiss with the table first: its few rows would be lost below the keys of a whole layer. */
const KINDS = [
  ['unused', 'join.counts.unused'],
  ['repeated', 'join.counts.repeated'],
  ['without', 'join.counts.without'],
] as const satisfies readonly (readonly [keyof JoinCounts, MessageKey])[];

export function MatchCounts({ counts }: { counts: JoinCounts | null }): ReactNode {
  const translate = useText();
  return (
    <section className="join-counts" aria-label={translate('join.counts')} aria-busy={counts === null}>
      <div className="region">
        <header>
          <h3>{translate('join.counts')}</h3>
        </header>
        <dl>
          <dt>{translate('join.counts.matched')}</dt>
          <dd className="mono">{counts && translate('join.counts.of', { count: formatNumber(counts.matched, 0), total: formatNumber(counts.layerRows, 0) })}</dd>
          {counts &&
            KINDS.map(([kind, key]) => (
              <Fragment key={kind}>
                <dt>{translate(key)}</dt>
                <dd className="mono">{formatNumber(counts[kind].count, 0)}</dd>
                {counts[kind].count > 0 && <dd className="keys">{listed(counts[kind], translate)}</dd>}
              </Fragment>
            ))}
        </dl>
      </div>
      {counts?.matched === 0 && <NoticeBox tone="warning">{translate('join.counts.none')}</NoticeBox>}
    </section>
  );
}

function listed({ count, keys }: JoinCounts['without'], translate: Translate): string {
  return [...keys.map((key) => key || translate('join.counts.empty')), ...(count > keys.length ? ['…'] : [])].join(translate('report.listSeparator'));
}
