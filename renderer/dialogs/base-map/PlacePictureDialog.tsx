/** 按控制点定位: the scan at left, the map at right with the scan already laid on it, the points with their residuals below. */
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { BaseMapRecord, PlacementFit } from '../../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { POINTS_NEEDED } from '../../../shared/raster/control-points.ts';
import { extentOfPicture } from '../../../shared/raster/placement.ts';
import { machine } from '../../bridge/machine.ts';
import { picturePart } from '../../engine/base-maps/client.ts';
import { MapView, type MapHandle } from '../../map/MapView.tsx';
import { changeBaseMap } from '../../storage/base-maps.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { closeDialog, usePointer, useView } from '../../state/view.ts';
import { baseMapById, useWorkspace, viewOf } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';
import { completePoints, enteredPoint, fitOf, type EnteredPoint } from './control-points.ts';
import { PointTable } from './PointTable.tsx';
import { ScanView } from './ScanView.tsx';
import './place-picture.css';

/** The scan is looked at in at most so many pixels; the marks count in its own. */
const SHOWN_PIXELS = 6000;

export function PlacePictureDialog({ baseMapId }: { baseMapId: string }): ReactNode {
  const record = useWorkspace((state) => baseMapById(state, baseMapId));
  const workspace = useWorkspace();
  const chosen = useView((view) => view.displaySystemId);
  const system = useMemo(() => displaySystem(workspace, chosen), [workspace, chosen]);
  return record?.source.kind === 'picture' && system ? <PlacePicture record={record} source={record.source} system={system} /> : null;
}

function PlacePicture({ record, source, system }: { record: BaseMapRecord; source: Extract<BaseMapRecord['source'], { kind: 'picture' }>; system: CoordinateSystem }): ReactNode {
  const translate = useText();
  const sameSystem = record.system?.id === system.id;
  const [points, setPoints] = useState<readonly EnteredPoint[]>(sameSystem ? source.controlPoints.map(enteredPoint) : []);
  const [fit, setFit] = useState<PlacementFit>(source.fit);
  const [shown, setShown] = useState<{ readonly picture: ImageBitmap; readonly factor: number } | null>(null);
  const [hint, setHint] = useState(false);
  useEffect(() => {
    let picture: ImageBitmap | null = null;
    let gone = false;
    const show = async (): Promise<void> => {
      const file = await machine().describeBaseMap(source.fileId);
      if (!file || gone) return;
      const part = await picturePart(file, SHOWN_PIXELS);
      if (gone) return part.picture.close();
      picture = part.picture;
      setShown(part);
    };
    show().catch(reportFault);
    return () => {
      gone = true;
      picture?.close();
      setShown(null);
    };
  }, [source.fileId]);
  const result = useMemo(() => fitOf(points, fit), [points, fit]);
  const fitted = typeof result === 'string' ? null : result;
  const pending = points.findIndex((point) => point.east === '' && point.north === '');
  const preview = useMemo(
    (): BaseMapRecord | null => fitted && { ...record, system, visible: true, opacity: 0.6, source: { ...source, placement: fitted.placement } },
    [fitted, record, source, system],
  );
  const mark = (column: number, row: number): void => {
    setHint(false);
    const point: EnteredPoint = { column, row, north: '', east: '', used: true };
    setPoints(pending >= 0 ? points.map((each, index) => (index === pending ? point : each)) : [...points, point]);
  };
  const locate = (east: number, north: number): void => {
    setHint(pending < 0);
    if (pending >= 0) setPoints(points.map((point, index) => (index === pending ? { ...point, east: east.toFixed(3), north: north.toFixed(3) } : point)));
  };
  const keep = async (): Promise<void> => {
    const { placement, rootMeanSquare, unitWeightError } = fitted!;
    const controlPoints = completePoints(points).map(({ column, row, east, north, used }) => ({ column, row, east, north, used }));
    await changeBaseMap(
      record.id,
      { source: { ...source, placement, placedBy: 'control-points', controlPoints, fit }, system, extent: extentOfPicture(placement, source.widthPixels, source.heightPixels), visible: true },
      unitWeightError === null ? { code: 'basemap.did.placeUnchecked', params: { name: record.name } } : { code: 'basemap.did.place', params: { name: record.name, metres: formatNumber(rootMeanSquare, 2) } },
    );
    closeDialog();
  };
  return (
    <Dialog
      title={translate('basemap.place.title', { name: record.name })}
      note={translate('basemap.place.note', { system: describeSystem(system, translate) })}
      width="calc(100vw - 48px)"
      height="calc(100vh - 32px)"
      onClose={closeDialog}
      foot={
        <>
          <span className="spacer small place-result" role="status">
            {fitted ? (
              <>
                {fitted.unitWeightError !== null && <b>{translate('basemap.place.error', { unitWeight: formatNumber(fitted.unitWeightError, 3), rootMeanSquare: formatNumber(fitted.rootMeanSquare, 3) })}</b>}
                <span className="secondary">{translate(fit === 'similarity' ? 'basemap.place.scale' : 'basemap.place.scales', { metres: formatNumber(fitted.columnScale, 4), other: formatNumber(fitted.rowScale, 4) })}</span>
                {fitted.unitWeightError === null && <span className="warning">{translate('basemap.place.noRedundancy')}</span>}
              </>
            ) : (
              <span className="secondary">{translate(result === 'too-close' ? 'basemap.place.tooClose' : 'basemap.place.tooFew', { count: POINTS_NEEDED[fit] })}</span>
            )}
          </span>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!fitted} onClick={() => keep().catch(reportFault)}>
            {translate('basemap.place.keep')}
          </Button>
        </>
      }
    >
      <div className="place-picture">
        <section aria-label={translate('basemap.place.scan')}>
          <ScanView picture={shown?.picture ?? null} factor={shown?.factor ?? 1} onMark={mark} marks={points.map((point, index) => ({ number: index + 1, column: point.column, row: point.row, used: point.used }))} />
        </section>
        <section aria-label={translate('basemap.place.map')}>
          <GroundMap system={system} preview={preview} points={points} onLocate={locate} />
          {hint && (
            <div className="place-hint">
              <NoticeBox tone="accent">{translate('basemap.place.scanFirst')}</NoticeBox>
            </div>
          )}
        </section>
        <section className="place-points" aria-label={translate('basemap.place.points')}>
          <div className="row">
            <Segments
              small
              name={translate('basemap.place.fit')}
              value={fit}
              options={(['similarity', 'affine'] as const).map((value) => ({ value, label: translate(`basemap.place.${value}`) }))}
              onChange={setFit}
            />
            <span className="quiet small">{translate(pending >= 0 ? 'basemap.place.nowMap' : 'basemap.place.nowScan', { number: (pending >= 0 ? pending : points.length) + 1 })}</span>
          </div>
          <div className="scrolling">
            <PointTable points={points} fitted={fitted} onChange={setPoints} />
          </div>
        </section>
      </div>
    </Dialog>
  );
}

/** The workspace's map with the scan on it as far as it is placed; a click says where the marked point lies. */
function GroundMap({ system, preview, points, onLocate }: { system: CoordinateSystem; preview: BaseMapRecord | null; points: readonly EnteredPoint[]; onLocate: (east: number, north: number) => void }): ReactNode {
  const language = useLanguage();
  const appearance = useShownAppearance();
  const workspace = useWorkspace();
  const map = useRef<MapHandle>(null);
  const pointer = useRef<readonly [number, number] | null>(null);
  const pressed = useRef<readonly [number, number] | null>(null);
  const [view, setView] = useState<Extent | null>(null);
  const layers = useMemo(() => workspace.layers.map((record) => ({ record, view: viewOf(workspace, record.id) })), [workspace]);
  const baseMaps = useMemo(() => [...workspace.baseMaps.filter((each) => each.id !== preview?.id), ...(preview ? [preview] : [])], [workspace.baseMaps, preview]);
  const start = useRef(usePointer.getState().extent);
  useEffect(() => {
    if (start.current) map.current?.zoomToExtent(start.current, system.id);
  }, [system.id]);
  return (
    <div
      className="ground-map"
      onPointerDown={(event) => {
        pressed.current = [event.clientX, event.clientY];
      }}
      onClick={(event) => {
        const moved = pressed.current && Math.hypot(event.clientX - pressed.current[0], event.clientY - pressed.current[1]) > 4;
        if (!moved && pointer.current) onLocate(...pointer.current);
      }}
    >
      <MapView
        ref={map}
        displaySystem={system}
        layers={layers}
        baseMaps={baseMaps}
        theme={appearance}
        language={language}
        asOf={today()}
        rights={workspace.rights}
        rightsLayerId={workspace.rightsLayerId}
        selectedRightId={null}
        findings={[]}
        selectedFindingId={null}
        nameOfFinding={() => ''}
        focusSelected={false}
        tool="pan"
        rememberViewAs={null}
        onPointer={(position) => {
          pointer.current = position;
        }}
        onExtent={setView}
      />
      {view &&
        completePoints(points).map(({ index, east, north, used }) => (
          <span key={index} className={`control-mark${used ? '' : ' off'}`} style={{ left: `${((east - view[0]) / (view[2] - view[0])) * 100}%`, top: `${((view[3] - north) / (view[3] - view[1])) * 100}%` }} aria-hidden="true">
            <b>{index + 1}</b>
          </span>
        ))}
    </div>
  );
}
