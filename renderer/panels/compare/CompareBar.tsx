/** Under the map while something is compared: how, what stands on each side, and the timeline of dated data. */
import { Slider } from 'antd';
import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { compareSideBySide, compareSpyglass, compareSwipe, endCompare, nextPeriod, previousPeriod, swapSides } from '../../state/actions/compare.ts';
import { choiceOfPeriods, comparables, COMPARE_MODES, dateOfSide, periods, useCompare, type Comparable, type CompareMode } from '../../state/compare.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { datedSteps } from './timeline-dates.ts';
import { SidePicker } from './SidePicker.tsx';
import './compare-bar.css';

const ACTION_OF = { swipe: compareSwipe, 'side-by-side': compareSideBySide, spyglass: compareSpyglass } as const;

export function CompareBar(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const compare = useCompare();
  const items = comparables(useWorkspace());
  if (compare.mode === null) return null;
  const stepButton = (of: typeof previousPeriod): ReactNode => {
    const reason = of.disabledReason(situation);
    return <IconButton small icon={of.icon!} name={actionTitle(of, translate)} placement="top" disabledReason={reason && sentence(translate, reason)} onClick={() => performAction(of)} />;
  };
  return (
    <section className="compare-bar" aria-label={translate('compare.title')}>
      <Segments<CompareMode>
        small
        name={translate('compare.mode')}
        value={compare.mode}
        options={COMPARE_MODES.map((value) => ({ value, label: translate(`compare.mode.${value}`) }))}
        onChange={(mode) => performAction(ACTION_OF[mode])}
      />
      <SidePicker side="left" items={items} />
      <IconButton small icon={ArrowLeftRight} name={translate('compare.swap')} placement="top" onClick={() => performAction(swapSides)} />
      <SidePicker side="right" items={items} />
      {stepButton(previousPeriod)}
      <Timeline items={items} />
      {stepButton(nextPeriod)}
      <IconButton small icon={X} name={translate('compare.action.end')} keys="Esc" placement="top" onClick={() => performAction(endCompare)} />
    </section>
  );
}

function Timeline({ items }: { items: readonly Comparable[] }): ReactNode {
  const translate = useText();
  const { left, right } = useCompare();
  const dates = periods(items);
  const line = useRef<HTMLSpanElement>(null);
  const [width, setWidth] = useState(0);
  const several = dates.length > 1;
  useEffect(() => {
    if (!line.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    observer.observe(line.current);
    return () => observer.disconnect();
  }, [several]);
  if (dates.length < 2) return <span className="compare-timeline quiet small ellipsis">{translate('compare.timeline.none')}</span>;
  const positionOf = (own: readonly string[], otherwise: number): number => {
    const at = dates.indexOf(dateOfSide(items, own) ?? '');
    return at < 0 ? otherwise : at;
  };
  return (
    <div className="compare-timeline" role="group" aria-label={translate('compare.timeline')}>
      <Slider
        range
        min={0}
        max={dates.length - 1}
        step={1}
        dots
        value={[positionOf(left, 0), positionOf(right, dates.length - 1)]}
        onChange={([a, b]) => useCompare.setState(choiceOfPeriods(items, dates[a!]!, dates[b!]!))}
        tooltip={{ formatter: (value) => dates[value ?? 0], placement: 'top' }}
        ariaLabelForHandle={[translate('compare.timeline.left'), translate('compare.timeline.right')]}
        ariaValueTextFormatterForHandle={(value) => dates[value] ?? ''}
      />
      <span className="compare-timeline-dates quiet" aria-hidden="true" ref={line}>
        {datedSteps(dates, width).map(({ place, words }) => (
          <span key={place} style={{ left: `${(100 * place) / (dates.length - 1)}%` }}>
            {words}
          </span>
        ))}
      </span>
    </div>
  );
}
