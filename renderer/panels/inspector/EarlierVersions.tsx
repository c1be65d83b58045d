/** Versions of a plan that were issued before the one in hand: closed one line each, opened as they were issued, to be read only. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { EarlierVersion } from '../../../shared/model/plan.ts';
import { documentNumberOf } from '../../../shared/rectification/plan-flow.ts';
import { stepsInWords } from '../../state/act-words.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';

export function EarlierVersions({ versions }: { versions: readonly EarlierVersion[] }): ReactNode {
  return versions.toReversed().map((version) => <Version key={version.version} kept={version} />);
}

function Version({ kept }: { kept: EarlierVersion }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const number = documentNumberOf(kept);
  return (
    <section className="earlier-version">
      <button type="button" className="clipped-focus" aria-expanded={open} aria-controls={bodyId} onClick={() => setOpen(!open)}>
        <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        <span className="strong nowrap">{translate('flow.cover.version', { version: kept.version })}</span>
        <span className="quiet ellipsis">
          {[translate(`rectification.stage.${kept.stage}`), ...(number === '' ? [] : [number]), translate('flow.earlier.measures', { count: kept.items.length })].join('·')}
        </span>
      </button>
      {open && <VersionBody id={bodyId} kept={kept} />}
    </section>
  );
}

function VersionBody({ id, kept: { route, routeReason, items, steps } }: { id: string; kept: EarlierVersion }): ReactNode {
  const translate = useText();
  const names = useFindingWords();
  const findings = useWorkspace((state) => state.findings);
  const subjectOf = (findingId: string): string => {
    const finding = findings.find((each) => each.id === findingId);
    return finding ? names.subject(finding) : translate('window.plan.findingGone');
  };
  const routeWords = translate('flow.act.route', { route: translate(`window.route.${route}`) });
  return (
    <div id={id} className="body selectable">
      {stepsInWords(steps, translate).map((words, index) => (
        <p key={index}>{words}</p>
      ))}
      <p>{routeReason === '' ? routeWords : translate('flow.act.reason', { what: routeWords, reason: routeReason })}</p>
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            {item.measure || translate('flow.act.emptyMeasure')}
            <dl className="quiet">
              <dt>{translate('window.plan.column.finding')}</dt>
              <dd>{subjectOf(item.findingId)}</dd>
              {([
                ['acceptanceCriterion', item.acceptanceCriterion],
                ['unit', item.unit],
                ['person', item.person],
                ['deadline', item.deadline ?? ''],
                ['costTenThousandYuan', item.costTenThousandYuan === null ? '' : formatNumber(item.costTenThousandYuan, 2)],
              ] as const).flatMap(([column, value]) => (value === '' ? [] : [<dt key={`${column}-label`}>{translate(`flow.column.${column}`)}</dt>, <dd key={column}>{value}</dd>]))}
            </dl>
          </li>
        ))}
      </ol>
    </div>
  );
}
