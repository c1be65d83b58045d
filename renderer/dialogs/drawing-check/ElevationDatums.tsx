/** 高程基准: that of the drawing and that of the licence beside each other, to be stated where nobody did, and what is done about a difference. */
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog, goTo } from '../../state/view.ts';
import { layerById, rightById, useWorkspace } from '../../state/workspace.ts';
import { changeDelivery } from '../../storage/deliveries.ts';
import { declareSystem } from '../../storage/workspace.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

type Choice = ElevationDatum | 'unstated';

export function ElevationDatums({ delivery }: { delivery: SurveyDelivery }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const layer = layerById(workspace, workspace.rightsLayerId);
  const stated = rightById(workspace, delivery.rightId)?.elevationDatum ?? null;
  const drawing = delivery.elevationDatum;
  const { metres, statedBy, source } = workspace.elevationDifference;
  const options = [{ value: 'unstated' as Choice, label: translate('elevation.notStated') }, ...ELEVATION_DATUMS.toReversed().map((each) => ({ value: each as Choice, label: translate(`drawing.datum.${each}`) }))];
  const choose = (of: 'drawing' | 'rights', choice: Choice): void => {
    const datum = choice === 'unstated' ? null : choice;
    const work = of === 'drawing'
      ? changeDelivery(delivery.id, { elevationDatum: datum }, { code: 'elevation.did.drawing', params: { file: delivery.fileName } })
      : layer === null ? Promise.resolve() : declareSystem(layer.id, layer.system, datum);
    work.catch(reportFault);
  };
  const shown = formatNumber(metres, 3);
  const outcome = drawing === null || stated === null
    ? translate('elevation.check.unstated', { metres: formatNumber(Math.abs(metres), 3) })
    : drawing === stated.datum
      ? translate('elevation.words.same')
      : statedBy === 'national' ? translate('elevation.words.difference-national', { metres: shown }) : translate('elevation.words.difference-local', { metres: shown, source: source || translate('elevation.source-unstated') });
  return (
    <div className="elevation-datums" role="group" aria-label={translate('elevation.datum')}>
      <span className="label">{translate('elevation.check.drawing')}</span>
      <Segments<Choice> small name={translate('elevation.check.drawing')} value={drawing ?? 'unstated'} options={options} onChange={(choice) => choose('drawing', choice)} />
      <span className="label">{translate('elevation.check.rights')}</span>
      {stated?.statedBy === 'field'
        ? <span>{translate('elevation.of-right.field', { datum: translate(`drawing.datum.${stated.datum}`) })}</span>
        : <Segments<Choice> small name={translate('elevation.check.rights')} value={stated?.datum ?? 'unstated'} options={options} onChange={(choice) => choose('rights', choice)} />}
      <p className={`small ${drawing === null || stated === null ? 'warning' : 'quiet'}`}>
        {outcome}{' '}
        {(drawing === null || stated === null || drawing !== stated.datum) && (
          <button type="button" className="link" onClick={() => { closeDialog(); goTo('settings'); }}>
            {translate('elevation.check.toSettings')}
          </button>
        )}
      </p>
    </div>
  );
}
