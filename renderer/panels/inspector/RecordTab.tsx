/** 留痕: every act on this mine, newest first; what was taken back stays, with a line that says so. */
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { Act, ActContent } from '../../../shared/model/act.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { fullTime } from '../../state/today.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { shortList } from '../../ui/short-list.ts';
import { useText } from '../../ui/text.ts';

export function RecordTab({ acts }: { acts: readonly Act[] }): ReactNode {
  const translate = useText();
  const names = useFindingWords();
  if (acts.length === 0)
    return (
      <EmptyState icon={History} title={translate('window.record.empty')}>
        {translate('window.record.emptyNote')}
      </EmptyState>
    );
  return (
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
  );
}

function actWords(what: ActContent, translate: Translate): string {
  const withReason = (words: string, reason: string): string => (reason === '' ? words : translate('flow.act.reason', { what: words, reason }));
  if (what.kind === 'verdict') return withReason(translate(`window.verdict.${what.verdict}`), what.reason);
  if (what.kind === 'withdrawal') return translate('flow.act.withdrawal', { verdict: translate(`window.verdict.${what.verdict}`) });
  if (what.kind === 'route') return withReason(translate('flow.act.route', { route: translate(`window.route.${what.route}`) }), what.reason);
  if (what.kind === 'stage') return withReason(stageWords(what, translate), what.step?.reason ?? '');
  return (['added', 'removed', 'changed'] as const)
    .filter((how) => what[how].length > 0)
    .map((how) => translate(`flow.act.${how}`, { measures: shortList(what[how].map((measure) => measure || translate('flow.act.emptyMeasure')), translate) }))
    .join(translate('report.listSeparator'));
}

function stageWords({ stage, step, version }: Extract<ActContent, { kind: 'stage' }>, translate: Translate): string {
  const words = step === null && stage !== 'draft' ? translate('flow.act.at', { stage: translate(`window.plan.stage.${stage}`) }) : stage !== 'draft' ? translate(`flow.act.${stage}`) : step === null ? translate('flow.act.draft') : step.opened === undefined ? translate('flow.act.sentBack') : step.opened === 'new-version' ? translate('flow.act.newVersion', { version }) : translate('flow.act.reopened');
  if (step === null) return words;
  return step.documentNumber === '' ? translate('flow.act.dated', { what: words, date: step.on }) : translate('flow.act.datedNumbered', { what: words, date: step.on, document: step.documentNumber });
}
