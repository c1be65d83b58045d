/** Coordinates, scale, system, the running job, network and last backup (DESIGN §4). */
import { Input, Popover } from 'antd';
import { Check, ChevronUp, MonitorCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { readScale } from '../../shared/figure/sheet.ts';
import { formatNumber } from '../../shared/base/units.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { addressOfBaseMap } from '../../shared/model/base-map.ts';
import { useBaseMapState } from '../state/base-maps.ts';
import { useBackup } from '../state/backup-state.ts';
import { displaySystem } from '../state/display-system.ts';
import { undecidedCount } from '../state/findings.ts';
import { cancellable, useJobs } from '../state/jobs.ts';
import { withMap } from '../state/map-port.ts';
import { clockTime, fullTime } from '../state/today.ts';
import { usePointer, useView } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProgressLine } from '../ui/ProgressLine.tsx';
import { ToastInBar } from './Toast.tsx';
import { Coordinates, SystemChoice } from './Coordinates.tsx';
import { SelectionFacts } from './SelectionFacts.tsx';
import { useShownLate } from '../ui/show-late.ts';
import { sentence, useText } from '../ui/text.ts';
import { progressWords } from '../ui/progress-words.ts';

export function StatusBar(): ReactNode {
  const module = useView((view) => view.module);
  const workspace = useWorkspace();
  const chosen = useView((view) => view.displaySystemId);
  const system = displaySystem(workspace, chosen);
  return (
    <footer className="status-bar">
      {(module === 'map' || module === 'drawings') && system !== null && <MapFacts system={system} />}
      {module === 'map' && <SelectionFacts />}
      {module === 'findings' && <FindingFacts />}
      <ToastInBar />
      <RunningJob />
      <span className="cell only-wide">
        <Icon of={MonitorCheck} size={14} />
        <Local />
      </span>
      <LastBackup />
    </footer>
  );
}

/** The network in one quiet phrase: none, only for base maps, or not there. */
function Local(): ReactNode {
  const translate = useText();
  const served = useWorkspace((state) => state.baseMaps.some((baseMap) => baseMap.visible && addressOfBaseMap(baseMap) !== null));
  const away = useBaseMapState((state) => Object.values(state.troubles).includes('offline'));
  return <>{translate(!served ? 'window.status.local' : away ? 'basemap.status.away' : 'basemap.status.served')}</>;
}

function MapFacts({ system }: { system: CoordinateSystem }): ReactNode {
  const { position, scaleDenominator } = usePointer();
  const [inDegrees, setInDegrees] = useState(false);
  return (
    <>
      <Coordinates system={system} position={position} inDegrees={inDegrees} onDegrees={setInDegrees} />
      {scaleDenominator !== null && <ScaleChoice denominator={scaleDenominator} />}
      <SystemChoice system={system} inDegrees={inDegrees} onDegrees={setInDegrees} />
    </>
  );
}

/** Round scales of the design (SYMBOLS §5) and the wider ones of the screen. */
const ROUND_SCALES = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000];

function ScaleChoice({ denominator }: { denominator: number }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const type = (text: string): void => {
    setTyped(text);
    setRefused(false);
  };
  const set = (value: number): void => {
    setOpen(false);
    withMap((map) => map.setScaleDenominator(value));
  };
  const take = (): void => {
    const read = readScale(typed);
    if (read === null) setRefused(typed.trim() !== '');
    else set(read);
  };
  const words = `1:${formatNumber(denominator, 0)}`;
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        type('');
      }}
      trigger="click"
      placement="topLeft"
      arrow={false}
      content={
        <div className="scale-choice">
          <Input
            size="small"
            prefix="1:"
            aria-label={translate('window.status.scaleType')}
            placeholder={translate('window.status.scaleType')}
            value={typed}
            onChange={(event) => type(event.target.value)}
            {...(refused && { status: 'error' as const, 'aria-invalid': true })}
            onPressEnter={take}
          />
          {refused && (
            <p className="danger small" role="alert">
              {translate('scaling.notUnderstood')}
            </p>
          )}
          {ROUND_SCALES.map((each) => (
            <button key={each} type="button" className="menu-line" onClick={() => set(each)}>
              1:{formatNumber(each, 0)}
            </button>
          ))}
        </div>
      }
    >
      <button
        type="button"
        className="cell status-button clipped-focus"
        aria-label={translate('window.status.scaleChoice', { scale: words })}
      >
        {words}
        <Icon of={ChevronUp} size={14} />
      </button>
    </Popover>
  );
}

function FindingFacts(): ReactNode {
  const translate = useText();
  const waiting = useWorkspace(undecidedCount);
  const run = useWorkspace((state) => state.runs[0] ?? null);
  if (!run) return null;
  return (
    <>
      <span className="cell">{translate('window.status.undecided', { count: waiting })}</span>
      <span className="cell">{translate('window.status.run', { number: run.number, time: fullTime(run.finishedAt) })}</span>
    </>
  );
}

function RunningJob(): ReactNode {
  const translate = useText();
  const running = useJobs((state) => state.running);
  const shown = useShownLate(running.length > 0);
  const job = running[0];
  if (!shown || !job) return null;
  const name = sentence(translate, job.title);
  return (
    <span className="cell" role="group" aria-label={name}>
      <button type="button" className="status-words" onClick={() => useView.setState({ activity: 'jobs' })}>
        {running.length > 1
          ? translate('window.status.jobs', { count: running.length, first: name })
          : progressWords(translate, name, job.progress)}
      </button>
      <ProgressLine name={name} fraction={job.progress?.fraction ?? 0} />
      {cancellable(job) && (
        <button type="button" className="link" onClick={job.cancel}>
          {translate('window.cancel')}
        </button>
      )}
    </span>
  );
}

function LastBackup(): ReactNode {
  const translate = useText();
  const newest = useBackup((state) => state.newest);
  if (newest === null) return null;
  return (
    <span className="cell" title={translate('window.status.savedTitle', { time: fullTime(newest) })}>
      <Icon of={Check} size={14} />
      {translate('window.status.saved', { time: clockTime(newest) })}
    </span>
  );
}
