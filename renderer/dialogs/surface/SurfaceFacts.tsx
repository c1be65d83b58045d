/** What a pit survey's file says of itself: its system with the reason, its heights, and the cell into which points are thinned. */
import { Checkbox, InputNumber } from 'antd';
import { useId, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import { useMineExtent } from '../../state/drawings/mine-extent.ts';
import { changeSurfaceForm, systemsFor, useSurfaceImport, wantedExtent } from '../../state/drawings/surface-import.ts';
import { OtherSystem } from '../../ui/OtherSystem.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function SurfaceFacts({ survey }: { survey: SurfaceSurvey }): ReactNode {
  const translate = useText();
  const group = useId();
  const { form } = useSurfaceImport();
  const mine = useMineExtent(form.rightId);
  const { raster, points, extent, elevations } = survey;
  const offered = systemsFor(survey);
  const decimals = raster && raster.cellEast < 0.1 ? 6 : 1;
  const part = wantedExtent(survey, mine);
  return (
    <section className="surface-facts" aria-label={translate('relief.import.file')}>
      <h3>{translate('relief.import.file')}</h3>
      <dl className="surface-list small">
        <dt>{translate('relief.fact.format')}</dt>
        <dd>{translate(`relief.format.${survey.format}`)}</dd>
        {raster && (
          <>
            <dt>{translate('relief.fact.cells')}</dt>
            <dd>{translate('relief.fact.cellsValue', { columns: formatNumber(raster.columns, 0), rows: formatNumber(raster.rows, 0), cell: formatNumber(raster.cellEast, decimals) })}</dd>
          </>
        )}
        {points && (
          <>
            <dt>{translate('relief.fact.points')}</dt>
            <dd>{formatNumber(points.count, 0)}</dd>
          </>
        )}
        {elevations && (
          <>
            <dt>{translate('relief.fact.heights')}</dt>
            <dd>{translate('relief.fact.heightsValue', { lowest: formatNumber(elevations[0], 2), highest: formatNumber(elevations[1], 2) })}</dd>
          </>
        )}
        <dt>{translate('relief.fact.extent')}</dt>
        <dd>{translate('relief.fact.extentValue', { west: formatNumber(extent[0], decimals), east: formatNumber(extent[2], decimals), south: formatNumber(extent[1], decimals), north: formatNumber(extent[3], decimals) })}</dd>
        <dt>{translate('relief.fact.datum')}</dt>
        <dd>{survey.datum.words ?? translate('relief.fact.datumNone')}</dd>
      </dl>
      <h3>{translate('drawing.place.title')}</h3>
      <div role="radiogroup" aria-label={translate('drawing.place.title')}>
        {offered.map(({ system, reason }) => (
          <label key={system.id} className="surface-candidate small">
            <input type="radio" name={group} checked={form.system?.id === system.id} onChange={() => changeSurfaceForm({ system })} />
            <span>
              {describeSystem(system, translate)}
              <small className="quiet"> {sentence(translate, reason)}</small>
            </span>
          </label>
        ))}
        <OtherSystem chosen={form.system} offered={offered.map(({ system }) => system)} onChoose={(system) => changeSurfaceForm({ system })} />
      </div>
      {[...survey.notes, ...survey.system.notes].map((note) => (
        <p key={note.code} className="small quiet">
          {sentence(translate, note)}
        </p>
      ))}
      {points && (
        <>
          <h3>{translate('relief.import.thinning')}</h3>
          <div className="surface-line small">
            <label htmlFor={`${group}-cell`}>{translate('relief.field.cell')}</label>
            <InputNumber id={`${group}-cell`} size="small" min={0.05} max={100} step={0.5} suffix="m" value={form.cellMetres} onChange={(cellMetres) => changeSurfaceForm({ cellMetres })} />
            <span className="quiet">{translate(points.ownSpacing ? 'relief.field.cellOwn' : 'relief.field.cellNote', { cell: points.proposedCellMetres })}</span>
          </div>
          <div className="surface-line small">
            <Checkbox checked={form.fill} onChange={(event) => changeSurfaceForm({ fill: event.target.checked })}>
              {translate('relief.field.fill')}
            </Checkbox>
            <InputNumber aria-label={translate('relief.field.fillMetres')} size="small" min={0.1} max={500} suffix="m" disabled={!form.fill} value={form.fillMetres} onChange={(fillMetres) => changeSurfaceForm({ fillMetres: fillMetres ?? 20 })} />
          </div>
        </>
      )}
      {part && <p className="small quiet">{translate('relief.import.part')}</p>}
    </section>
  );
}
