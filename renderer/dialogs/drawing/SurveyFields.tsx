/** What is written about a drawing handed in: half-year, kind, dates, who surveyed it and how well. The same when it arrives and when it is put right later. */
import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { periodOf, shiftPeriod } from '../../../shared/model/period.ts';
import { DELIVERY_KINDS } from '../../../shared/model/survey-delivery.ts';
import type { DeliveryForm } from '../../state/drawings/import-session.ts';
import { today } from '../../state/today.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { DateField } from '../../ui/DateField.tsx';
import { useText } from '../../ui/text.ts';
import './fields.css';

/** As typed; whose mine it is stands apart. */
export type SurveyFacts = Omit<DeliveryForm, 'rightId'>;

export interface SurveyFieldsProps {
  readonly facts: SurveyFacts;
  readonly change: (change: Partial<SurveyFacts>) => void;
  /** A firm was chosen or typed to its end. */
  readonly onFirm?: (firm: string) => void;
  /** Said under half-year and kind. */
  readonly owed?: ReactNode;
  /** What the drawing itself says, under the fields. */
  readonly told?: { readonly period: ReactNode; readonly datum: ReactNode };
}

/** Half-years that can be chosen, the coming one first. */
const PERIODS_OFFERED = 14;
const MOST_ACCURACY_METRES = 50;

export function SurveyFields({ facts, change, onFirm, owed, told }: SurveyFieldsProps): ReactNode {
  const translate = useText();
  const deliveries = useWorkspace((state) => state.deliveries);
  const id = useId();
  const newest = shiftPeriod(periodOf(today()), 1);
  const periods = [...new Set([facts.period, ...Array.from({ length: PERIODS_OFFERED }, (_unused, back) => shiftPeriod(newest, -back))])].filter((period) => period !== '').toSorted().toReversed();
  const firms = [...new Set(deliveries.map((delivery) => delivery.surveyingFirm).filter((firm) => firm !== ''))];
  const label = (field: string, key: Parameters<typeof translate>[0]): ReactNode => <label htmlFor={`${id}-${field}`}>{translate(key)}</label>;
  return (
    <>
      <div>
        {label('period', 'drawing.field.period')}
        <Select id={`${id}-period`} value={facts.period} onChange={(period) => change({ period })} options={periods.map((period) => ({ value: period, label: periodWords(period, translate) }))} />
      </div>
      <div>
        {label('received', 'drawing.field.received')}
        <DateField id={`${id}-received`} required value={facts.receivedOn === '' ? null : facts.receivedOn} onChange={(receivedOn) => change({ receivedOn })} />
      </div>
      {told?.period}
      <div className="wide">
        {label('kind', 'drawing.field.kind')}
        <Select
          id={`${id}-kind`}
          popupMatchSelectWidth={false}
          placeholder={translate('drawing.field.choose')}
          value={facts.kind}
          onChange={(kind) => change({ kind })}
          options={DELIVERY_KINDS.map((kind) => ({ value: kind, label: translate(`drawing.kind.${kind}`) }))}
        />
      </div>
      {owed}
      <div>
        {label('surveyed', 'drawing.field.surveyed')}
        <DateField id={`${id}-surveyed`} value={facts.surveyedOn} onChange={(surveyedOn) => change({ surveyedOn })} />
      </div>
      <div>
        {label('surveyor', 'drawing.field.surveyor')}
        <Input id={`${id}-surveyor`} value={facts.surveyor} onChange={(event) => change({ surveyor: event.target.value })} />
      </div>
      <div className="wide">
        {label('firm', 'drawing.field.firm')}
        <AutoComplete
          id={`${id}-firm`}
          value={facts.surveyingFirm}
          options={firms.map((firm) => ({ value: firm }))}
          filterOption={(typed, option) => option?.value.includes(typed) ?? false}
          onChange={(surveyingFirm: string) => change({ surveyingFirm })}
          onBlur={() => onFirm?.(facts.surveyingFirm)}
          onSelect={(firm: string) => onFirm?.(firm)}
        />
      </div>
      <div>
        {label('plan', 'drawing.field.planAccuracy')}
        <InputNumber id={`${id}-plan`} min={0} max={MOST_ACCURACY_METRES} step={0.05} prefix="±" suffix="m" value={facts.planAccuracyMetres} onChange={(planAccuracyMetres) => change({ planAccuracyMetres })} />
      </div>
      <div>
        {label('height', 'drawing.field.heightAccuracy')}
        <InputNumber id={`${id}-height`} min={0} max={MOST_ACCURACY_METRES} step={0.05} prefix="±" suffix="m" value={facts.heightAccuracyMetres} onChange={(heightAccuracyMetres) => change({ heightAccuracyMetres })} />
      </div>
      <div className="wide">
        {label('datum', 'drawing.field.datum')}
        <Select<ElevationDatum | 'unknown'>
          id={`${id}-datum`}
          placeholder={translate('drawing.field.choose')}
          value={facts.datumDecided ? (facts.elevationDatum ?? 'unknown') : null}
          onChange={(datum) => change({ elevationDatum: datum === 'unknown' ? null : datum, datumDecided: true })}
          options={[...ELEVATION_DATUMS.map((datum) => ({ value: datum, label: translate(`drawing.datum.${datum}`) })), { value: 'unknown' as const, label: translate('drawing.datum.unknown') }]}
        />
        {told?.datum}
      </div>
    </>
  );
}
