/** 留痕: every act on this mine, newest first; what was taken back stays, with a line that says so. Above them the versions of its plan that were issued before. */
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Act } from '../../../shared/model/act.ts';
import type { EarlierVersion } from '../../../shared/model/plan.ts';
import { actWords } from '../../state/act-words.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { fullTime } from '../../state/today.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.ts';
import { EarlierVersions } from './EarlierVersions.tsx';

export function RecordTab({ acts, earlier = [] }: { acts: readonly Act[]; earlier?: readonly EarlierVersion[] }): ReactNode {
  const translate = useText();
  const names = useFindingWords();
  if (acts.length === 0 && earlier.length === 0)
    return (
      <EmptyState icon={History} title={translate('window.record.empty')}>
        {translate('window.record.emptyNote')}
      </EmptyState>
    );
  return (
    <>
      <EarlierVersions versions={earlier} />
      <ul className="record">
        {acts.map(({ id, at, by, through, what }) => (
          <li key={id}>
            <span className="strong">
              {through && translate(`flow.act.through.${through}`)}
              {'finding' in what ? names.subject(what.finding) : translate('flow.act.plan', { number: what.number || translate('window.plan.unnumbered') })}
            </span>
            <span className="quiet">{by === undefined ? fullTime(at) : translate('flow.act.by', { time: fullTime(at), by })}</span>
            <span className="selectable">{actWords(what, translate)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
