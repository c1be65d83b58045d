/** 拐点: the corners as the licence prints them, X north and Y east, with their system. */
import { Button } from 'antd';
import { Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { formatNumber, THIN_SPACE } from '../../../shared/base/units.ts';
import { formatAngle } from '../../../shared/crs/angle.ts';
import { describeSystem, geographicSystemOf } from '../../../shared/crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../../shared/crs/transform.ts';
import { listCorners, type Corner } from '../../../shared/figure/corners.ts';
import { isEmptyExtent } from '../../../shared/model/extent.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { callEngine } from '../../engine/client.ts';
import type { MapGeometry } from '../../engine/contract.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { showToast, useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

interface CornerList {
  readonly rightId: string;
  readonly corners: readonly Corner[];
}

/** Corners of the right in the display system, fetched once per right; null while unknown. */
export function useCorners(right: MiningRight | null): readonly Corner[] | null {
  const layerId = useWorkspace((state) => state.rightsLayerId);
  const system = useShownSystem();
  const [list, setList] = useState<CornerList | null>(null);
  useEffect(() => {
    if (right === null || layerId === null || system === null || isEmptyExtent(right.extent)) return;
    let gone = false;
    callEngine('mapGeometry', [layerId, null, system]).then((geometry) => {
      if (!gone) setList({ rightId: right.id, corners: cornersOf(geometry, right) });
    }, reportFault);
    return () => {
      gone = true;
    };
  }, [right, layerId, system]);
  return right !== null && list?.rightId === right.id ? list.corners : null;
}

function useShownSystem(): CoordinateSystem | null {
  const workspace = useWorkspace();
  const chosen = useView((view) => view.displaySystemId);
  const system = displaySystem(workspace, chosen);
  const [kept, setKept] = useState(system);
  if (kept?.id !== system?.id) setKept(system);
  return kept;
}

function cornersOf(geometry: MapGeometry, right: MiningRight): readonly Corner[] {
  const features = new Set(right.bodies.map((body) => body.feature));
  const positions = [...geometry.features.keys()].filter((position) => features.has(geometry.features[position]!));
  return listCorners({ ...geometry, featureCount: geometry.features.length, bounds: new Float64Array() }, positions);
}

export function CornersTab({ right, corners }: { right: MiningRight; corners: readonly Corner[] | null }): ReactNode {
  const translate = useText();
  const system = useShownSystem();
  const [wanted, setWanted] = useState<'plane' | 'degrees'>('plane');
  if (corners === null || system === null) return null;
  const geographic = geographicSystemOf(system.datum);
  const canBeDegrees = geographic !== null && system.kind === 'gauss-kruger' && conversionBetween(system, geographic).possible;
  const degrees = canBeDegrees && wanted === 'degrees' ? convertCoordinates(Float64Array.from(corners.flatMap(({ east, north }) => [east, north])), system, geographic) : null;
  // X and Y to the centimetre, seconds to three decimals (DOMAIN §2.4).
  const shown = corners.map(({ label, north, east }, i) => (degrees ? { label, first: formatAngle(degrees[2 * i + 1]!), second: formatAngle(degrees[2 * i]!) } : { label, first: formatNumber(north, 2), second: formatNumber(east, 2) }));
  const copy = (): void => {
    const lines = shown.map(({ label, first, second }) => `${label}\t${first.replaceAll(THIN_SPACE, '')}\t${second.replaceAll(THIN_SPACE, '')}`);
    void navigator.clipboard
      .writeText([`${right.mineName}\t${degrees ? 'B\tL' : 'X\tY'}`, ...lines].join('\n'))
      .then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <>
      <div className="run-line">
        <span className="ellipsis">{describeSystem(degrees && geographic ? geographic : system, translate)}</span>
        <span className="spacer" />
        {canBeDegrees && (
          <Segments
            small
            name={translate('window.corners.show')}
            value={wanted}
            onChange={setWanted}
            options={[
              { value: 'plane', label: translate('window.corners.plane') },
              { value: 'degrees', label: translate('window.corners.degrees') },
            ]}
          />
        )}
        <Button size="small" icon={<Icon of={Copy} size={14} />} onClick={copy}>
          {translate('window.copy')}
        </Button>
      </div>
      <table className="data-table dense">
        <colgroup>
          <col style={{ width: 56 }} />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>{translate('window.corners.number')}</th>
            <th className="right">{translate(degrees ? 'window.corners.latitude' : 'window.corners.north')}</th>
            <th className="right">{translate(degrees ? 'window.corners.longitude' : 'window.corners.east')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, first, second }) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="right mono">{first}</td>
              <td className="right mono">{second}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
