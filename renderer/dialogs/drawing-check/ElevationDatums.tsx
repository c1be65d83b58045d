/** 高程基准: that of the drawing and that of the licence beside each other, to be stated where nobody did, and what is done about a difference. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog, goTo } from '../../state/view.ts';
import { layerById, rightById, useWorkspace } from '../../state/workspace.ts';
import { changeDelivery } from '../../storage/deliveries.ts';
import { declareSystem } from '../../storage/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

type Choice = ElevationDatum | 'unstated';

export function ElevationDatums({ delivery }: { delivery: SurveyDelivery }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const layer = layerById(workspace, workspace.rightsLayerId);
  const stated = rightById(workspace, delivery.rightId)?.elevationDatum ?? null;
  // The datum is a declaration of the layer: it is said of every right that does not state its own.
  const meant = workspace.rights.filter(({ elevationDatum }) => elevationDatum?.statedBy !== 'field').length;
  const [asked, setAsked] = useState<Choice | null>(null);
  const drawing = delivery.elevationDatum;
  const { metres, statedBy, source } = workspace.elevationDifference;
  const options = [{ value: 'unstated' as Choice, label: translate('elevation.notStated') }, ...ELEVATION_DATUMS.toReversed().map((each) => ({ value: each as Choice, label: translate(`drawing.datum.${each}`) }))];
  const choose = (of: 'drawing' | 'rights', choice: Choice): void => {
    const datum = choice === 'unstated' ? null : choice;
    setAsked(null);
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
        : <Segments<Choice> small name={translate('elevation.check.rights')} value={asked ?? stated?.datum ?? 'unstated'} options={options} onChange={(choice) => (choice === (stated?.datum ?? 'unstated') ? setAsked(null) : meant > 1 ? setAsked(choice) : choose('rights', choice))} />}
      {asked !== null && layer !== null && (
        <div className="whole">
          <NoticeBox tone="warning" role="status">
            {translate('elevation.check.wholeLayer', { layer: layer.name, count: meant, datum: translate(asked === 'unstated' ? 'elevation.notStated' : `drawing.datum.${asked}`) })}
            <span className="row">
              <Button size="small" onClick={() => choose('rights', asked)}>
                {translate('elevation.check.declareLayer')}
              </Button>
              <Button size="small" type="text" onClick={() => setAsked(null)}>
                {translate('window.cancel')}
              </Button>
            </span>
          </NoticeBox>
        </div>
      )}
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
