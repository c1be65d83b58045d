/** Of which mine a pit survey is, when and by whom it was made, and in which datum its heights stand. */
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { periodOf } from '../../../shared/model/period.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import type { SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import { useMineExtent } from '../../state/drawings/mine-extent.ts';
import { changeSurfaceForm, surfaceQuestions, useSurfaceImport } from '../../state/drawings/surface-import.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DateField } from '../../ui/DateField.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import '../drawing/fields.css';

export function SurfaceFields({ survey }: { survey: SurfaceSurvey }): ReactNode {
  const translate = useText();
  const id = useId();
  const { form, mineBy, dayByName } = useSurfaceImport();
  const rights = useWorkspace((state) => state.rights);
  const label = (field: string, key: Parameters<typeof translate>[0]): ReactNode => <label htmlFor={`${id}-${field}`}>{translate(key)}</label>;
  const mine = useMineExtent(form.rightId);
  const far = surfaceQuestions({ ...useSurfaceImport(), form: { ...form, farAccepted: false } }, mine).find(({ code }) => code === 'relief.question.far');
  return (
    <div className="delivery-fields">
      <div className="wide">
        {label('mine', 'drawing.field.mine')}
        <Select id={`${id}-mine`} showSearch optionFilterProp="label" placeholder={translate('drawing.field.chooseMine')} value={form.rightId} onChange={(rightId) => changeSurfaceForm({ rightId })} options={rights.map((right) => ({ value: right.id, label: right.mineName }))} />
        {mineBy === 'place' && <p className="small quiet">{translate('relief.import.mineByPlace')}</p>}
      </div>
      <div>
        {label('surveyed', 'drawing.field.surveyed')}
        <DateField id={`${id}-surveyed`} value={form.surveyedOn} onChange={(surveyedOn) => changeSurfaceForm({ surveyedOn, ...(surveyedOn !== null && { period: periodOf(surveyedOn) }) })} />
        {dayByName && <p className="small quiet">{translate('shell.surface.dayByName')}</p>}
      </div>
      <div>
        {label('received', 'drawing.field.received')}
        <DateField id={`${id}-received`} required value={form.receivedOn} onChange={(receivedOn) => changeSurfaceForm({ receivedOn })} />
      </div>
      <div>
        {label('firm', 'drawing.field.firm')}
        <Input id={`${id}-firm`} value={form.surveyingFirm} onChange={(event) => changeSurfaceForm({ surveyingFirm: event.target.value })} />
      </div>
      <div>
        {label('surveyor', 'drawing.field.surveyor')}
        <Input id={`${id}-surveyor`} value={form.surveyor} onChange={(event) => changeSurfaceForm({ surveyor: event.target.value })} />
      </div>
      <div>
        {label('height', 'drawing.field.heightAccuracy')}
        <InputNumber id={`${id}-height`} min={0} max={50} step={0.05} prefix="±" suffix="m" value={form.heightAccuracyMetres} onChange={(heightAccuracyMetres) => changeSurfaceForm({ heightAccuracyMetres })} />
      </div>
      <div>
        {label('datum', 'drawing.field.datum')}
        <Select<ElevationDatum | 'unknown'>
          id={`${id}-datum`}
          placeholder={translate('drawing.field.choose')}
          value={form.datumDecided ? (form.elevationDatum ?? 'unknown') : null}
          onChange={(datum) => changeSurfaceForm({ elevationDatum: datum === 'unknown' ? null : datum, datumDecided: true })}
          options={[...ELEVATION_DATUMS.map((datum) => ({ value: datum, label: translate(`drawing.datum.${datum}`) })), { value: 'unknown' as const, label: translate('drawing.datum.unknown') }]}
        />
      </div>
      <p className="wide small quiet">{form.surveyedOn === null ? translate('relief.import.periodLater') : translate('relief.import.period', { period: periodWords(form.period, translate) })}</p>
      {survey.datum.words !== null && survey.datum.stated === null && (
        <div className="wide">
          <NoticeBox tone="warning">{translate('relief.import.datumForeign', { words: survey.datum.words })}</NoticeBox>
        </div>
      )}
      {far && (
        <div className="wide">
          <NoticeBox tone="warning">{sentence(translate, far)}</NoticeBox>
          <Checkbox checked={form.farAccepted} onChange={(event) => changeSurfaceForm({ farAccepted: event.target.checked })}>
            {translate('relief.import.farAccept')}
          </Checkbox>
        </div>
      )}
    </div>
  );
}
