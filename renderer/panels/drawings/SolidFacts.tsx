/** What was clicked in the 3D view: a working or a licensed body, with what the drawing and the register say of it. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { SolidModel, SolidPick } from '../../map/solid/contract.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';

export function SolidFacts({ pick, model, onClose }: { pick: SolidPick; model: SolidModel; onClose: () => void }): ReactNode {
  const translate = useText();
  const facts = factsOf(pick, model, translate);
  if (facts === null) return null;
  return (
    <section className="solid-facts small" role="status" aria-label={translate('delivery.solid.facts')}>
      <p className="row">
        <b className="ellipsis">{facts.title}</b>
        <span className="spacer" />
        <IconButton small icon={X} name={translate('delivery.solid.close')} onClick={onClose} />
      </p>
      <dl>
        {facts.rows.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf({ kind, position }: SolidPick, model: SolidModel, translate: Translate): { readonly title: string; readonly rows: readonly (readonly [string, string])[] } | null {
  const metres = (value: number | null): string => (value === null ? translate('delivery.solid.unstated') : `${value > 0 ? '+' : ''}${formatNumber(value, 2, false)} m`);
  if (kind === 'body') {
    const body = model.bodies[position];
    return body ? { title: body.name, rows: [[translate('delivery.solid.what'), translate('delivery.solid.body')], [translate('delivery.solid.top'), metres(body.topMetres)], [translate('delivery.solid.bottom'), metres(body.bottomMetres)]] } : null;
  }
  const found = model.workings[position];
  if (!found) return null;
  const { working, band } = found;
  const { name, layer, year, elevation, thicknessMetres, shape } = working;
  const kindWords = translate(`workings.role.${working.kind}`);
  const range = elevation === null ? translate('delivery.solid.unstated') : elevation.lowestMetres === elevation.highestMetres ? metres(elevation.lowestMetres) : `${metres(elevation.lowestMetres)} ~ ${metres(elevation.highestMetres)}`;
  return {
    title: name === '' ? kindWords : name,
    rows: [
      [translate('delivery.solid.what'), kindWords],
      [translate('delivery.solid.layer'), layer],
      ...(year === null ? [] : [[translate('delivery.solid.year'), String(year)] as const]),
      [translate('delivery.solid.elevation'), range],
      ...(shape.kind === 'area' ? [[translate('delivery.solid.thickness'), thicknessMetres === null ? translate('delivery.solid.unstated') : `${formatNumber(thicknessMetres, 2)} m`] as const] : []),
      [translate('delivery.solid.band'), translate(band === null ? 'delivery.solid.unchecked' : `delivery.solid.band.${band}`)],
    ],
  };
}
