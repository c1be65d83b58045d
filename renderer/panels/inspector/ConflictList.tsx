/** Conflicts of one mine: swatch, mark, name, 亩 in bold; count · 公顷 · %, decision (mock a). */
import { Button } from 'antd';
import { CircleCheck, SquareStack } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { startOverlayAction } from '../../state/actions/tools.ts';
import { findingSecondLine, findingSize, findingSymbol, useFindingWords } from '../../state/finding-words.ts';
import type { FindingEntry } from '../../state/findings.ts';
import { overlayCandidates } from '../../state/layers.ts';
import { overlayOf } from '../../state/right-words.ts';
import { stalenessReasons } from '../../state/staleness.ts';
import { shortTime } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { selectFinding } from '../../state/work/decide.ts';
import { showFindings, zoomToFinding } from '../../state/work/locate.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Explained } from '../../ui/Explained.tsx';
import { SeverityMark, VerdictWord } from '../../ui/marks.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { FindingDetail } from './FindingDetail.tsx';

export function ConflictList({ right, entries }: { right: MiningRight; entries: readonly FindingEntry[] }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const selected = useView((view) => view.selectedFindingId);
  const run = workspace.runs[0];
  if (!run) {
    return (
      <EmptyState
        icon={SquareStack}
        title={translate('window.conflicts.noRun')}
        actions={<Button onClick={() => performAction(startOverlayAction)}>{actionTitle(startOverlayAction, translate)}</Button>}
      >
        {translate('window.conflicts.noRunNote')}
      </EmptyState>
    );
  }
  const stale = stalenessReasons(workspace);
  const selectedEntry = entries.find((entry) => entry.finding.id === selected);
  return (
    <>
      <div className="run-line">
        <span className="ellipsis" title={run.number}>
          {translate('window.conflicts.run', { time: shortTime(run.finishedAt) })}
        </span>
        <span className="spacer" />
        <button type="button" className="link small" onClick={() => performAction(startOverlayAction)}>
          {translate('window.inspector.again')}
        </button>
      </div>
      {stale.length > 0 && (
        <div className="stale">
          <NoticeBox tone="warning">
            {translate('window.stale.title', { date: shortTime(run.finishedAt) })}
            <ul>
              {stale.map((note, index) => (
                <li key={index}>{sentence(translate, note)}</li>
              ))}
            </ul>
          </NoticeBox>
        </div>
      )}
      {entries.length === 0 && (
        <EmptyState icon={CircleCheck} title={translate('window.conflicts.none')}>
          {translate('window.conflicts.noneNote', { count: run.inputs.length })}
        </EmptyState>
      )}
      <ul>
        {entries.map((entry) => (
          <ConflictRow key={entry.finding.id} entry={entry} selected={entry.finding.id === selected} />
        ))}
      </ul>
      {entries.filter((entry) => entry.finding.evidence.kind !== 'expired').length > 1 && <Remarks right={right} />}
      {selectedEntry && <FindingDetail entry={selectedEntry} />}
    </>
  );
}

function ConflictRow({ entry, selected }: { entry: FindingEntry; selected: boolean }): ReactNode {
  const translate = useText();
  const { finding } = entry;
  const symbol = findingSymbol(finding);
  const size = findingSize(finding, translate);
  const names = useFindingWords();
  return (
    <li>
      <button
        type="button"
        className={`conflict clipped-focus${selected ? ' selected' : ''}`}
        aria-pressed={selected}
        onClick={() => selectFinding(selected ? null : finding)}
        onDoubleClick={() => {
          selectFinding(finding);
          zoomToFinding(finding.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && selected) {
            event.preventDefault();
            showFindings(finding.rightId, finding.id);
          }
        }}
      >
        {symbol ? <Swatch symbol={symbol} /> : <span />}
        <span className="name ellipsis">
          <SeverityMark severity={finding.severity} />
          {names.subject(finding)}
        </span>
        <span className="size">
          {size.number}
          <small>{size.unit}</small>
        </span>
        <span className="second ellipsis">{findingSecondLine(finding, translate)}</span>
        <span className="state">
          <VerdictWord verdict={entry.state} />
        </span>
      </button>
    </li>
  );
}

/** Areas of several layers do not add up; slivers are counted and can be looked at. */
function Remarks({ right }: { right: MiningRight }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  const workspace = useWorkspace();
  const conflicts = overlayOf(workspace, right.id)?.conflicts.filter((conflict) => conflict.sliverCount > 0) ?? [];
  const count = conflicts.reduce((sum, conflict) => sum + conflict.sliverCount, 0);
  const rule = workspace.runs[0]?.parameters;
  const rightsLayer = layerById(workspace, workspace.rightsLayerId);
  const absent =
    rightsLayer === null
      ? []
      : overlayCandidates(workspace, rightsLayer)
          .filter(({ layer }) => workspace.runs[0]?.inputs.every((input) => input.layerId !== layer.id))
          .map(({ layer }) => layer.name);
  return (
    <div className="remarks">
      {translate('window.conflicts.overlapRemark')}
      {absent.length > 0 && (
        <>
          {' '}
          {translate('window.conflicts.absent', { names: absent })}{' '}
          <button type="button" className="link" onClick={() => performAction(startOverlayAction)}>
            {translate('window.show')}
          </button>
        </>
      )}
      {count > 0 && rule && (
        <>
          {' '}
          <Explained meaning={translate('meaning.sliver')}>{translate('window.conflicts.slivers', { count, area: formatNumber(rule.sliverAreaSquareMetres, 2) })}</Explained>{' '}
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {translate(open ? 'window.hide' : 'window.show')}
          </button>
          {open && (
            <ul className="slivers">
              {conflicts.map((conflict) => (
                <li key={`${conflict.layerId} ${conflict.class}`}>
                  {translate('window.conflicts.sliverLine', {
                    layer: workspace.layers.find((layer) => layer.id === conflict.layerId)?.name ?? conflict.className,
                    class: conflict.className,
                    count: conflict.sliverCount,
                    area: formatSquareMetres(conflict.sliverAreaSquareMetres),
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
