/** Findings by mine, with segments for what was decided and chips for what matters (mock c, left). */
import { ChevronDown, ChevronRight, ListChecks } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { draftIn, isUnsaved, useDecisionDrafts } from '../../state/decision-drafts.ts';
import { changeWords, findingSize, tinyTag, useFindingWords } from '../../state/finding-words.ts';
import { findingsByMine, type FindingEntry } from '../../state/findings.ts';
import { fullTime } from '../../state/today.ts';
import { useView, type FindingChip, type FindingSegment } from '../../state/view.ts';
import { selectFinding } from '../../state/work/decide.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SeverityMark, VerdictWord } from '../../ui/marks.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { SeverityLegend } from '../../ui/SeverityLegend.tsx';
import { useRowsInSight } from '../../ui/rows-in-sight.ts';
import { useText } from '../../ui/text.ts';

const SEGMENTS: readonly FindingSegment[] = ['undecided', 'accepted', 'set-aside', 'needs-evidence'];
const CHIPS: readonly FindingChip[] = ['severe', 'new', 'changed'];
/** So many mines stand open at first; the rest is one line each. */
const OPEN_MINES = 3;

/** Of `.mine-head` and `.finding-row`. */
const MINE_HEAD_PIXELS = 30;
const FINDING_ROW_PIXELS = 51;

/** As the person left it; else the first ones and the one with the finding in front stand open. */
const isOpen = (folded: boolean | undefined, index: number, holdsSelected: boolean): boolean => (folded === undefined ? index < OPEN_MINES || holdsSelected : !folded);

export function FindingList({ entries, shown }: { entries: readonly FindingEntry[]; shown: readonly FindingEntry[] }): ReactNode {
  const translate = useText();
  const { findingSegment, findingChips, foldedMines, selectedFindingId } = useView();
  const run = useWorkspace((state) => state.runs[0] ?? null);
  const mines = useMemo(() => findingsByMine(shown), [shown]);
  const selectedMine = mines.findIndex((mine) => mine.entries.some((entry) => entry.finding.id === selectedFindingId));
  const heights = useMemo(
    () => mines.map((mine, index) => MINE_HEAD_PIXELS + (isOpen(foldedMines[mine.rightId], index, index === selectedMine) ? mine.entries.length * FINDING_ROW_PIXELS : 0)),
    [mines, foldedMines, selectedMine],
  );
  const { ref, first, last, before, after } = useRowsInSight(heights, selectedMine);
  const totals = useMemo(() => {
    const counts = new Map<string, { undecided: number; all: number }>();
    for (const mine of findingsByMine(entries)) counts.set(mine.rightId, { undecided: mine.undecided, all: mine.entries.length });
    return counts;
  }, [entries]);
  const chipCount = (chip: FindingChip): number =>
    entries.filter(
      (entry) =>
        entry.state === findingSegment &&
        (chip === 'severe' ? entry.finding.severity === 'severe' : entry.change?.kind === (chip === 'new' ? 'new' : 'area')),
    ).length;
  const toggle = (chip: FindingChip): void =>
    useView.setState({
      findingChips: findingChips.includes(chip) ? findingChips.filter((each) => each !== chip) : [...findingChips, chip],
    });
  return (
    <section className="panel findings-list" aria-label={translate('window.findings.title')}>
      <header className="panel-head plain">
        <h2>{translate('window.findings.title')}</h2>
        <span className="spacer" />
        <SeverityLegend />
      </header>
      <div className="findings-segments">
        <Segments<FindingSegment>
          full
          small
          name={translate('window.findings.segments')}
          value={findingSegment}
          onChange={(segment) => useView.setState({ findingSegment: segment, selectedFindingId: null })}
          options={SEGMENTS.map((segment) => ({
            value: segment,
            label: translate(`window.findings.segment.${segment}`, { count: entries.filter((entry) => entry.state === segment).length }),
          }))}
        />
      </div>
      <div className="findings-chips" role="group" aria-label={translate('window.findings.chips')}>
        {CHIPS.map((chip) => ({ chip, count: chipCount(chip) }))
          .filter(({ chip, count }) => count > 0 || findingChips.includes(chip))
          .map(({ chip, count }) => (
            <button
              key={chip}
              type="button"
              className={`tag${findingChips.includes(chip) ? ' accent' : ''}`}
              aria-pressed={findingChips.includes(chip)}
              onClick={() => toggle(chip)}
            >
              {translate(`window.findings.chip.${chip}`, { count })}
            </button>
          ))}
      </div>
      <div className="rule" />
      <div className="scrolling" ref={ref}>
        <div style={{ height: before }} />
        {mines.slice(first, last).map((mine, position) => (
          <Mine
            key={mine.rightId}
            mine={mine}
            totals={totals.get(mine.rightId) ?? { undecided: 0, all: 0 }}
            index={first + position}
          />
        ))}
        <div style={{ height: after }} />
        {mines.length === 0 && (
          <EmptyState
            icon={ListChecks}
            title={translate('window.findings.noneHere')}
            actions={
              findingChips.length > 0 ? (
                <button type="button" className="link" onClick={() => useView.setState({ findingChips: [] })}>
                  {translate('window.clearFilters')}
                </button>
              ) : undefined
            }
          >
            {translate('window.findings.noneHereNote', { total: entries.length, segment: translate(`window.verdict.${findingSegment}`) })}
          </EmptyState>
        )}
      </div>
      <footer className="findings-list-foot">
        <span>{translate('window.findings.keys')}</span>
        <span className="spacer" />
        {run && <span title={fullTime(run.finishedAt)}>{run.number}</span>}
      </footer>
    </section>
  );
}

function Mine({
  mine,
  totals,
  index,
}: {
  mine: ReturnType<typeof findingsByMine>[number];
  totals: { undecided: number; all: number };
  index: number;
}): ReactNode {
  const translate = useText();
  const selected = useView((view) => view.selectedFindingId);
  const holdsSelected = mine.entries.some((entry) => entry.finding.id === selected);
  const folded = useView((view) => view.foldedMines[mine.rightId]);
  const setFolded = (value: boolean): void =>
    useView.setState((view) => ({ foldedMines: { ...view.foldedMines, [mine.rightId]: value } }));
  const open = isOpen(folded, index, holdsSelected);
  const hidesUnsaved = useDecisionDrafts((drafts) => !open && mine.entries.some((entry) => isUnsaved(draftIn(drafts, entry.finding.id), entry.decision)));
  // A selection that comes to a folded mine unfolds it; folding it afterwards is left to the person.
  const shownFor = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!holdsSelected || shownFor.current === selected) return;
    shownFor.current = selected;
    if (folded === true) setFolded(false);
  });
  return (
    <section>
      <div className="mine-head">
        <button
          type="button"
          className="fold clipped-focus"
          aria-expanded={open}
          aria-label={translate(open ? 'verdict.foldMine' : 'verdict.unfoldMine', { mine: mine.mineName })}
          onClick={() => setFolded(open)}
        >
          <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        </button>
        <button
          type="button"
          className="mine-name clipped-focus"
          onClick={() => {
            if (holdsSelected) return setFolded(open);
            selectFinding(mine.entries[0]!.finding);
            setFolded(false);
          }}
        >
          <span className="ellipsis">{mine.mineName}</span>
          <span className="spacer" />
          {hidesUnsaved && <span className="warning small">{translate('verdict.unsaved')}</span>}
          <span className="quiet small">{translate('window.findings.mineCount', totals)}</span>
        </button>
      </div>
      {open && mine.entries.map((entry) => <FindingRow key={entry.finding.id} entry={entry} selected={entry.finding.id === selected} />)}
    </section>
  );
}

function FindingRow({ entry, selected }: { entry: FindingEntry; selected: boolean }): ReactNode {
  const translate = useText();
  const row = useRef<HTMLButtonElement>(null);
  const { finding } = entry;
  const unsaved = useDecisionDrafts((drafts) => isUnsaved(draftIn(drafts, finding.id), entry.decision));
  const size = findingSize(finding, translate);
  const names = useFindingWords();
  // Again when the list around it changes: a decision taken moves the rows and may add a line of chips.
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected, entry]);
  return (
    <button
      ref={row}
      type="button"
      className={`finding-row clipped-focus${selected ? ' selected' : ''}`}
      aria-current={selected || undefined}
      onClick={() => selectFinding(finding)}
    >
      <SeverityMark severity={finding.severity} />
      <span className="ellipsis">{names.subject(finding)}</span>
      <span className="small nowrap right">
        {size.number} {size.unit}
      </span>
      <small title={translate('meaning.number')}>{[tinyTag(finding, translate), changeWords(entry.change, translate), entry.number].filter((part) => part !== null).join('·')}</small>
      <small className="right">
        {unsaved ? <span className="warning nowrap">{translate('verdict.unsaved')}</span> : <VerdictWord verdict={entry.state} />}
      </small>
    </button>
  );
}
