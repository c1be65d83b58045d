/** Everything under one point of the map, layer by layer, with areas and a way to copy (USERS: identify stays docked). */
import { Copy, MapPinOff, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { formatHectares, formatMu, formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { symbolOnMap } from '../../state/symbol-on-map.ts';
import { drawnClass, isDrawn } from '../../../shared/report/drawn-features.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { IdentifyHit } from '../../engine/contract.ts';
import { fieldTitle, fieldWords } from '../../../shared/formats/field-words.ts';
import { valueInWords } from '../../../shared/formats/value-words.ts';
import { groupOf, LAYER_GROUPS } from '../../state/layers.ts';
import { showToast, useView, type IdentifyResult } from '../../state/view.ts';
import { useIdentifyRow } from '../../state/identify-row.ts';
import { selectRight } from '../../state/work/locate.ts';
import { layerById, useWorkspace, viewOf } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { useText } from '../../ui/text.ts';
import './identify.css';

export function IdentifyPanel({ result }: { result: IdentifyResult }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  // Rights first, then what they may conflict with; the wide areas of the base last.
  const rank = (hit: IdentifyHit): number => LAYER_GROUPS.indexOf(groupOf(layerById(workspace, hit.layerId)?.role ?? 'other'));
  const hits = result.hits.toSorted((a, b) => rank(a) - rank(b));
  const [north, east] = [formatNumber(result.at[1], 2), formatNumber(result.at[0], 2)];
  return (
    <>
      <header className="panel-head">
        <h2>{translate('window.identify.title', { count: result.hits.length })}</h2>
        <span className="spacer" />
        <IconButton icon={X} name={translate('window.identify.close')} onClick={() => useView.setState({ identify: null })} />
      </header>
      <div className="run-line mono">
        X {north} · Y {east}
      </div>
      <div className="scrolling">
        {result.hits.length === 0 && (
          <EmptyState icon={MapPinOff} title={translate('window.identify.nothing')}>
            {translate('window.identify.nothingNote')}
          </EmptyState>
        )}
        {hits.map((hit) => (
          <Hit key={`${hit.layerId} ${hit.feature}`} hit={hit} />
        ))}
      </div>
    </>
  );
}

const NO_WORDS: ReadonlyMap<string, string> = new Map();

function Hit({ hit }: { hit: IdentifyHit }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const [all, setAll] = useState(false);
  const layer = layerById(workspace, hit.layerId);
  const right =
    hit.layerId === workspace.rightsLayerId
      ? workspace.rights.find((each) => each.bodies.some((body) => body.feature === hit.feature))
      : undefined;
  const filled = hit.attributes.filter((attribute) => attribute.value !== '');
  const shown = all ? filled : filled.slice(0, 8);
  const classField = layer?.mapping['class'];
  const words = layer ? fieldWords(layer, translate) : NO_WORDS;
  const valueOf = (name: string | undefined): string | undefined => hit.attributes.find((attribute) => attribute.name === name)?.value;
  const featureClass = layer && isDrawn(layer) ? drawnClass(valueOf('layer') ?? '', valueOf('colour') ?? '') : (valueOf(classField) ?? right?.licenceNumber ?? '');
  const look = (): void => useIdentifyRow.setState({ row: { layerId: hit.layerId, feature: hit.feature } });
  const leave = (): void => useIdentifyRow.setState({ row: null });
  useEffect(() => leave, []);
  const copy = (): void => {
    void navigator.clipboard.writeText(hitText(hit, translate)).then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <section className="identify-hit" aria-label={hit.layerName} onPointerEnter={look} onPointerLeave={leave} onFocus={look} onBlur={leave}>
      <header>
        {layer && <Swatch symbol={symbolOnMap(layer, viewOf(workspace, layer.id), featureClass, (field) => valueOf(field) ?? '')} />}
        <h3 className="ellipsis">{right?.mineName ?? hit.layerName}</h3>
        <span className="quiet small nowrap">{translate('window.identify.row', { row: formatNumber(hit.feature + 1, 0) })}</span>
        <span className="spacer" />
        {right && (
          <button type="button" className="link small" onClick={() => selectRight(right.id)}>
            {translate('window.identify.openMine')}
          </button>
        )}
        <IconButton small icon={Copy} name={translate('window.copy')} onClick={copy} />
      </header>
      <dl className="facts">
        {hit.areaEllipsoidalSquareMetres !== null && (
          <>
            <dt>{translate('window.identify.ellipsoidal')}</dt>
            <dd>
              {areaLine(hit.areaEllipsoidalSquareMetres, translate)
                .split('·')
                .map((part, index, parts) => (
                  <span key={part} className="nowrap">
                    {part}
                    {index < parts.length - 1 && '·'}
                    <wbr />
                  </span>
                ))}
            </dd>
          </>
        )}
        {hit.areaPlanarSquareMetres !== null && (
          <>
            <dt>{translate('window.identify.planar')}</dt>
            <dd>{formatSquareMetres(hit.areaPlanarSquareMetres)} m²</dd>
          </>
        )}
        {shown.map((attribute) => [
          <dt key={`${attribute.name}-name`} title={fieldTitle(attribute.name, words)}>
            {words.get(attribute.name) ?? attribute.name}
          </dt>,
          <dd key={attribute.name}>{layer ? valueInWords(layer, attribute.name, attribute.value, translate) : attribute.value}</dd>,
        ])}
      </dl>
      {filled.length > 8 && (
        <button type="button" className="link small more" onClick={() => setAll(!all)}>
          {translate(all ? 'window.identify.fewer' : 'window.identify.all', { count: filled.length })}
        </button>
      )}
    </section>
  );
}

function areaLine(squareMetres: number, translate: Translate): string {
  return translate('window.identify.area', {
    squareMetres: formatSquareMetres(squareMetres),
    hectares: formatHectares(squareMetres),
    mu: formatMu(squareMetres),
  });
}

function hitText(hit: IdentifyHit, translate: Translate): string {
  const lines = [hit.layerName, ...hit.attributes.map((attribute) => `${attribute.name}\t${attribute.value}`)];
  if (hit.areaEllipsoidalSquareMetres !== null)
    lines.push(`${translate('window.identify.ellipsoidal')}\t${areaLine(hit.areaEllipsoidalSquareMetres, translate)}`);
  if (hit.areaPlanarSquareMetres !== null)
    lines.push(`${translate('window.identify.planar')}\t${formatSquareMetres(hit.areaPlanarSquareMetres)} m²`);
  return lines.join('\n');
}
