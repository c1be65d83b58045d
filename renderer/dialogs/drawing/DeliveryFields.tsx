/** 报送: of which mine, for which half-year, what kind, who surveyed it and how well. */
import { AutoComplete, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useId, type ReactNode } from 'react';
import { shiftPeriod, periodOf } from '../../../shared/model/period.ts';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { DELIVERY_KINDS } from '../../../shared/model/survey-delivery.ts';
import { earlierDeliveries } from '../../state/drawings/import-questions.ts';
import { changeForm, recallFirm, useDrawingImport } from '../../state/drawings/import-session.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import './fields.css';

/** Half-years that can be chosen, the coming one first. */
const PERIODS_OFFERED = 14;
const MOST_ACCURACY_METRES = 50;

export function DeliveryFields(): ReactNode {
  const translate = useText();
  const session = useDrawingImport();
  const { form } = session;
  const rights = useWorkspace((state) => state.rights);
  const deliveries = useWorkspace((state) => state.deliveries);
  const id = useId();
  const newest = shiftPeriod(periodOf(today()), 1);
  const periods = [...new Set([form.period, ...Array.from({ length: PERIODS_OFFERED }, (_unused, back) => shiftPeriod(newest, -back))])].filter((period) => period !== '').toSorted().toReversed();
  const firms = [...new Set(deliveries.map((delivery) => delivery.surveyingFirm).filter((firm) => firm !== ''))];
  const earlier = earlierDeliveries(session, deliveries);
  const label = (field: string, key: Parameters<typeof translate>[0]): ReactNode => <label htmlFor={`${id}-${field}`}>{translate(key)}</label>;
  const day = (value: string | null): Dayjs | null => (value === null || value === '' ? null : dayjs(value));
  return (
    <div className="delivery-fields">
      <div className="wide">
        {label('mine', 'drawing.field.mine')}
        <Select
          id={`${id}-mine`}
          showSearch
          optionFilterProp="label"
          placeholder={translate('drawing.field.chooseMine')}
          value={form.rightId}
          onChange={(rightId) => changeForm({ rightId })}
          options={rights.map((right) => ({ value: right.id, label: right.mineName }))}
        />
      </div>
      <div>
        {label('period', 'drawing.field.period')}
        <Select id={`${id}-period`} value={form.period} onChange={(period) => changeForm({ period })} options={periods.map((period) => ({ value: period, label: periodWords(period, translate) }))} />
      </div>
      <div>
        {label('kind', 'drawing.field.kind')}
        <Select
          id={`${id}-kind`}
          popupMatchSelectWidth={false}
          placeholder={translate('drawing.field.choose')}
          value={form.kind}
          onChange={(kind) => changeForm({ kind })}
          options={DELIVERY_KINDS.map((kind) => ({ value: kind, label: translate(`drawing.kind.${kind}`) }))}
        />
      </div>
      <div>
        {label('received', 'drawing.field.received')}
        <DatePicker id={`${id}-received`} allowClear={false} value={day(form.receivedOn)} onChange={(value) => changeForm({ receivedOn: value?.format('YYYY-MM-DD') ?? '' })} />
      </div>
      <div>
        {label('surveyed', 'drawing.field.surveyed')}
        <DatePicker id={`${id}-surveyed`} value={day(form.surveyedOn)} onChange={(value) => changeForm({ surveyedOn: value?.format('YYYY-MM-DD') ?? null })} />
      </div>
      <div>
        {label('firm', 'drawing.field.firm')}
        <AutoComplete
          id={`${id}-firm`}
          value={form.surveyingFirm}
          options={firms.map((firm) => ({ value: firm }))}
          filterOption={(typed, option) => option?.value.includes(typed) ?? false}
          onChange={(surveyingFirm: string) => changeForm({ surveyingFirm })}
          onBlur={() => void recallFirm(form.surveyingFirm).catch(reportFault)}
          onSelect={(firm: string) => void recallFirm(firm).catch(reportFault)}
        />
      </div>
      <div>
        {label('surveyor', 'drawing.field.surveyor')}
        <Input id={`${id}-surveyor`} value={form.surveyor} onChange={(event) => changeForm({ surveyor: event.target.value })} />
      </div>
      <div>
        {label('plan', 'drawing.field.planAccuracy')}
        <InputNumber id={`${id}-plan`} min={0} max={MOST_ACCURACY_METRES} step={0.05} prefix="±" suffix="m" value={form.planAccuracyMetres} onChange={(planAccuracyMetres) => changeForm({ planAccuracyMetres })} />
      </div>
      <div>
        {label('height', 'drawing.field.heightAccuracy')}
        <InputNumber id={`${id}-height`} min={0} max={MOST_ACCURACY_METRES} step={0.05} prefix="±" suffix="m" value={form.heightAccuracyMetres} onChange={(heightAccuracyMetres) => changeForm({ heightAccuracyMetres })} />
      </div>
      <div className="wide">
        {label('datum', 'drawing.field.datum')}
        <Select<ElevationDatum | 'unknown'>
          id={`${id}-datum`}
          placeholder={translate('drawing.field.choose')}
          value={form.datumDecided ? (form.elevationDatum ?? 'unknown') : null}
          onChange={(datum) => changeForm({ elevationDatum: datum === 'unknown' ? null : datum, datumDecided: true })}
          options={[...ELEVATION_DATUMS.map((datum) => ({ value: datum, label: translate(`drawing.datum.${datum}`) })), { value: 'unknown' as const, label: translate('drawing.datum.unknown') }]}
        />
      </div>
      {earlier.length > 0 && (
        <div className="wide">
          <NoticeBox tone="warning">
            {translate('drawing.field.earlier', { list: earlier.map((each) => `${each.mineName} ${periodWords(each.period, translate)} ${each.fileName}`).join('、') })}
          </NoticeBox>
        </div>
      )}
    </div>
  );
}
