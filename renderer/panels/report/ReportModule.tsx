/** 报告: which mines, how the pages look, and the files (mock f). */
import { Checkbox } from 'antd';
import { FileText } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { findingEntries, findingsByMine, type MineFindings } from '../../state/findings.ts';
import { mineInPreview, minesToExport, rightsByFindings } from '../../state/report-choice.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { FilterField } from '../../ui/FilterField.tsx';
import { useRowsInSight } from '../../ui/rows-in-sight.ts';
import { useText } from '../../ui/text.ts';
import { NoRunYet } from '../first-data/NoRunYet.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { PagePreview } from './PagePreview.tsx';
import './report.css';

interface MineLine {
  readonly rightId: string;
  readonly mineName: string;
  readonly findings: MineFindings | null;
}

/** Of `.report-mine`. */
const MINE_PIXELS = 53;

function withoutMines(rightIds: readonly string[], mines: readonly MineLine[]): readonly string[] {
  const left = new Set(mines.map(({ rightId }) => rightId));
  return rightIds.filter((id) => !left.has(id));
}

export function ReportModule(): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const view = useView();
  const { reportRightIds } = view;
  const [filter, setFilter] = useState('');
  const mines = useMemo<readonly MineLine[]>(() => {
    const byMine = new Map(findingsByMine(findingEntries(workspace)).map((mine) => [mine.rightId, mine]));
    const names = new Map(workspace.rights.map((right) => [right.id, right.mineName]));
    return rightsByFindings(workspace).map((rightId) => ({ rightId, mineName: names.get(rightId) ?? '', findings: byMine.get(rightId) ?? null }));
  }, [workspace]);
  const inFront = mineInPreview(view, workspace);
  const shown = useMemo(() => mines.filter((mine) => mine.mineName.toLowerCase().includes(filter.trim().toLowerCase())), [mines, filter]);
  const heights = useMemo(() => shown.map(() => MINE_PIXELS), [shown]);
  // What was chosen elsewhere is in view when one comes here, however long the list.
  const inSight = useRowsInSight(heights, shown.findIndex(({ rightId }) => rightId === inFront));
  const chosen = useMemo(() => new Set(reportRightIds), [reportRightIds]);

  if (workspace.runs.length === 0 || workspace.rights.length === 0) {
    return <NoRunYet icon={FileText} title="window.report.noRun" note="window.report.noRunNote" />;
  }
  const choose = (rightId: string, on: boolean): void => {
    useView.setState({ reportRightIds: on ? [...reportRightIds, rightId] : reportRightIds.filter((id) => id !== rightId) });
  };
  const allShown = shown.length > 0 && shown.every((mine) => chosen.has(mine.rightId));
  return (
    <div className="report-module">
      <section className="panel report-list" aria-label={translate('window.report.mines')}>
        <header className="panel-head">
          <h2>{translate('window.report.mines')}</h2>
          <span className="spacer" />
          <span className="quiet small">{translate('window.report.chosen', { count: reportRightIds.length, total: mines.length })}</span>
        </header>
        <FilterField name={translate('window.report.filter')} value={filter} onChange={setFilter} />
        <div className="report-all">
          <Checkbox
            checked={allShown}
            indeterminate={!allShown && shown.some((mine) => chosen.has(mine.rightId))}
            onChange={(event) =>
              useView.setState({
                reportRightIds: event.target.checked
                  ? [...new Set([...reportRightIds, ...shown.map((mine) => mine.rightId)])]
                  : withoutMines(reportRightIds, shown),
              })
            }
          >
            {translate('window.report.all')}
          </Checkbox>
        </div>
        <ul className="scrolling" ref={inSight.ref}>
          <li aria-hidden="true" style={{ height: inSight.before }} />
          {shown.slice(inSight.first, inSight.last).map((mine) => (
            <li key={mine.rightId} className={`report-mine${mine.rightId === inFront ? ' selected' : ''}`}>
              <Checkbox
                aria-label={translate('window.report.choose', { name: mine.mineName })}
                checked={chosen.has(mine.rightId)}
                onChange={(event) => choose(mine.rightId, event.target.checked)}
              />
              <button
                type="button"
                className="clipped-focus"
                aria-current={mine.rightId === inFront || undefined}
                onClick={() => useView.setState({ reportShownRightId: mine.rightId })}
              >
                <span className="ellipsis">{mine.mineName}</span>
                <small className="quiet ellipsis">{mineWords(mine, translate)}</small>
              </button>
            </li>
          ))}
          <li aria-hidden="true" style={{ height: inSight.after }} />
          {shown.length === 0 && (
            <li className="report-nothing quiet small">{translate('window.report.nothing', { total: mines.length, filter })}</li>
          )}
        </ul>
      </section>
      <PagePreview rightId={inFront} />
      <ExportPanel rightIds={minesToExport(view, workspace)} shownId={inFront} mines={mines} />
    </div>
  );
}

function mineWords(mine: MineLine, translate: ReturnType<typeof useText>): string {
  if (mine.findings === null) return translate('window.report.noFindings');
  const accepted = mine.findings.entries.filter((entry) => entry.state === 'accepted').length;
  return mine.findings.undecided > 0
    ? translate('window.report.mineUndecided', { accepted, undecided: mine.findings.undecided })
    : translate('window.report.mineDecided', { accepted, total: mine.findings.entries.length });
}
