/** The place under the pointer, in the plane of the map or in degrees, and the choice between them. */
import { Dropdown } from 'antd';
import { Check, Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/base/units.ts';
import { formatAngle } from '../../shared/crs/angle.ts';
import { describeSystem, geographicSystemOf, SYSTEMS } from '../../shared/crs/systems.ts';
import { convertCoordinates } from '../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { useView } from '../state/view.ts';
import { Icon } from '../ui/Icon.tsx';
import { useText } from '../ui/text.ts';

interface DegreesChoice {
  readonly system: CoordinateSystem;
  readonly inDegrees: boolean;
  readonly onDegrees: (inDegrees: boolean) => void;
}

interface CoordinatesProps extends DegreesChoice {
  readonly position: readonly [east: number, north: number] | null;
}

/** X and Y under the pointer, and latitude and longitude beside them where there is room; a click shows these in their place. */
export function Coordinates({ system, position, inDegrees, onDegrees }: CoordinatesProps): ReactNode {
  const translate = useText();
  const geographic = degreesOf(system);
  const [longitude, latitude] = position && geographic ? convertCoordinates(Float64Array.from(position), system, geographic) : [];
  const angles = (
    <>
      B <b className="mono">{formatAngle(latitude ?? Number.NaN, 2)}</b> L <b className="mono">{formatAngle(longitude ?? Number.NaN, 2)}</b>
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
      <button type="button" className="cell status-button coordinates clipped-focus" title={words} onClick={() => onDegrees(!inDegrees)}>
        {inDegrees ? <span className="degrees">{angles}</span> : plane}
      </button>
      {!inDegrees && <span className="cell only-wide">{angles}</span>}
    </>
  );
}

/** Latitude and longitude of the system's own datum; null where its plane is not computable. */
const degreesOf = (system: CoordinateSystem): CoordinateSystem | null => (system.kind === 'gauss-kruger' ? geographicSystemOf(system.datum) : null);

const DEGREES = 'degrees';

/** In which zone the map is drawn, and whether places are read in degrees. */
export function SystemChoice({ system, inDegrees, onDegrees }: DegreesChoice): ReactNode {
  const translate = useText();
  const geographic = degreesOf(system);
  const mark = (on: boolean): ReactNode => (on ? <Icon of={Check} /> : <span className="no-icon" />);
  const shown = describeSystem((inDegrees && geographic) || system, translate);
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        items: [
          ...neighbouringSystems(system).map((each) => ({ key: each.id, label: describeSystem(each, translate), icon: mark(!inDegrees && each.id === system.id) })),
          ...(geographic ? [{ type: 'divider' as const }, { key: DEGREES, label: translate('scaling.degrees', { system: describeSystem(geographic, translate) }), icon: mark(inDegrees) }] : []),
        ],
        onClick: ({ key }) => {
          onDegrees(key === DEGREES);
          if (key !== DEGREES) useView.setState({ displaySystemId: key });
        },
      }}
    >
      <button type="button" className="cell status-button clipped-focus" aria-label={translate('window.status.systemChoice', { system: shown })}>
        <Icon of={Globe} size={14} />
        {shown}
      </button>
    </Dropdown>
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
