/** Everything the licence record says about the mine. */
import type { ReactNode } from 'react';
import { formatNumber, formatSquareKilometres, formatSquareMetres } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { elevationWords, licenceWords, overlayOf } from '../../state/right-words.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

export function OverviewTab({ right }: { right: MiningRight }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const overlay = overlayOf(workspace, right.id);
  const layer = layerById(workspace, workspace.rightsLayerId);
  const rows: (readonly [string, string | null])[] = [
    [translate('window.fact.holder'), right.holder],
    [translate('window.fact.creditCode'), right.holderCreditCode],
    [translate('window.fact.mineral'), right.mineral],
    [translate('window.fact.otherMinerals'), right.otherMinerals],
    [translate('window.fact.method'), right.method === null ? null : translate(`window.method.${right.method}`)],
    [
      translate('window.fact.capacity'),
      right.capacity === null
        ? null
        : `${formatNumber(right.capacity, Number.isInteger(right.capacity) ? 0 : 2)} ${right.capacityUnit ?? ''}`,
    ],
    [translate('window.fact.elevation'), elevationWords(right, translate)],
    [
      translate('window.fact.registeredArea'),
      right.registeredAreaSquareKilometres === null ? null : `${formatNumber(right.registeredAreaSquareKilometres, 4)} km²`,
    ],
    [
      translate('window.fact.checkedArea'),
      overlay === null
        ? null
        : translate('window.area.checkedFull', {
            km: formatSquareKilometres(overlay.areaEllipsoidalSquareMetres),
            ellipsoidal: formatSquareMetres(overlay.areaEllipsoidalSquareMetres),
            planar: formatSquareMetres(overlay.areaPlanarSquareMetres),
          }),
    ],
    [
      translate('window.fact.validity'),
      right.validFrom === null && right.validTo === null ? null : `${right.validFrom ?? '—'} ~ ${right.validTo ?? '—'}`,
    ],
    [translate('window.fact.economicType'), right.economicType],
    [translate('window.fact.issuer'), right.issuer],
    [translate('licence.fact'), licenceWords(right.licenceNumber, translate)],
    [translate('window.fact.township'), right.township],
    [translate('window.fact.address'), right.address],
    [translate('window.fact.source'), layer === null ? null : (layer.source.files[0] ?? layer.name)],
    [translate('window.fact.system'), layer?.system ? describeSystem(layer.system, translate) : null],
  ];
  return (
    <dl className="facts overview">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  );
}
