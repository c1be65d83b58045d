/** Coordinates, scale, system, the running job, network and last backup (DESIGN §4). */
import { Dropdown, Input, Popover } from 'antd';
import { Check, ChevronUp, Globe, MonitorCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { readScale } from '../../shared/figure/sheet.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { formatAngle } from '../../shared/crs/angle.ts';
import { describeSystem, geographicSystemOf, SYSTEMS } from '../../shared/crs/systems.ts';
import { convertCoordinates } from '../../shared/crs/transform.ts';
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
  const translate = useText();
  const { position, scaleDenominator } = usePointer();
  return (
    <>
      <Coordinates system={system} position={position} />
      {scaleDenominator !== null && <ScaleChoice denominator={scaleDenominator} />}
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          items: neighbouringSystems(system).map((each) => ({
            key: each.id,
            label: describeSystem(each, translate),
            icon: each.id === system.id ? <Icon of={Check} /> : <span className="no-icon" />,
          })),
          onClick: ({ key }) => useView.setState({ displaySystemId: key }),
        }}
      >
        <button
          type="button"
          className="cell status-button clipped-focus"
          aria-label={translate('window.status.systemChoice', { system: describeSystem(system, translate) })}
        >
          <Icon of={Globe} size={14} />
          {describeSystem(system, translate)}
        </button>
      </Dropdown>
    </>
  );
}

interface CoordinatesProps {
  readonly system: CoordinateSystem;
  readonly position: readonly [east: number, north: number] | null;
}

/** X and Y under the pointer, and latitude and longitude beside them where there is room; a click shows these in their place. */
function Coordinates({ system, position }: CoordinatesProps): ReactNode {
  const translate = useText();
  const [inDegrees, setInDegrees] = useState(false);
  const geographic = system.kind === 'gauss-kruger' ? geographicSystemOf(system.datum) : null;
  const [longitude, latitude] = position && geographic ? convertCoordinates(Float64Array.from(position), system, geographic) : [];
  const angles = (
    <>
      B <b className="mono">{formatAngle(latitude ?? Number.NaN, 1)}</b> L <b className="mono">{formatAngle(longitude ?? Number.NaN, 1)}</b>
    </>
  );
  const plane = (
    <>
      <span className="coordinate">
        X <b className="mono">{position ? formatNumber(position[1], 2) : '—'}</b>
      </span>
      <span className="coordinate wide-one">
        Y <b className="mono">{position ? formatNumber(position[0], 2) : '—'}</b>
      </span>
    </>
  );
  if (!geographic) return <span className="cell coordinates">{plane}</span>;
  const words = translate(inDegrees ? 'redraw.status.toPlane' : 'redraw.status.toDegrees');
  return (
    <>
      <button type="button" className="cell status-button coordinates clipped-focus" title={words} onClick={() => setInDegrees(!inDegrees)}>
        {inDegrees ? <span className="degrees">{angles}</span> : plane}
      </button>
      {!inDegrees && <span className="cell only-wide">{angles}</span>}
    </>
  );
}

/** The zones beside this one, with and without the zone number in the easting: for display only. */
function neighbouringSystems(system: CoordinateSystem): readonly CoordinateSystem[] {
  const meridian = system.centralMeridianDegrees;
  if (system.kind !== 'gauss-kruger' || meridian === undefined) return [system];
  return SYSTEMS.filter(
    (each) =>
      each.kind === 'gauss-kruger' &&
      each.datum === system.datum &&
      each.centralMeridianDegrees !== undefined &&
      Math.abs(each.centralMeridianDegrees - meridian) <= 3,
  );
}

/** Round scales of the design (SYMBOLS §5) and the wider ones of the screen. */
const ROUND_SCALES = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000];

function ScaleChoice({ denominator }: { denominator: number }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const set = (value: number | null): void => {
    setOpen(false);
    if (value !== null && value >= 100) withMap((map) => map.setScaleDenominator(value));
  };
  const words = `1:${formatNumber(denominator, 0)}`;
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setTyped('');
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
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => set(readScale(typed))}
          />
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
