/** The numbers of a set as a paper prints them, with unit and turning sense beside them; what has no usual choice is left to be chosen. */
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ROTATION_UNITS, SCALE_UNITS, sevenParametersOf, similarityOf, TURNING_SENSES, type RotationUnit, type ScaleUnit, type TurningSense } from '../../../shared/crs/transformation/typed.ts';
import type { RotationConvention, TransformationParameters } from '../../../shared/model/transformation.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

/** What is typed so far; null: nothing yet. */
export interface ParameterForm {
  readonly shifts: readonly (number | null)[];
  readonly rotations: readonly (number | null)[];
  readonly scale: number | null;
  readonly rotationUnit: RotationUnit;
  readonly scaleUnit: ScaleUnit;
  readonly sense: TurningSense | null;
  readonly convention: RotationConvention | null;
}

export const EMPTY_PARAMETERS: ParameterForm = { shifts: [null, null, null], rotations: [null, null, null], scale: null, rotationUnit: 'arc-seconds', scaleUnit: 'parts-per-million', sense: null, convention: null };

/** The parameters, once everything that decides them is there. */
export function parametersOfForm(kind: TransformationParameters['kind'], form: ParameterForm): TransformationParameters | null {
  const { scale, sense, convention } = form;
  const units = { rotation: form.rotationUnit, scale: form.scaleUnit };
  const [first, second, third] = form.shifts;
  const [x, y, z] = form.rotations;
  if (first == null || second == null || x == null || scale === null) return null;
  if (kind === 'similarity') return sense === null ? null : similarityOf({ ...units, shiftNorthMetres: first, shiftEastMetres: second, rotationValue: x, scaleValue: scale, sense });
  if (third == null || y == null || z == null || convention === null) return null;
  return sevenParametersOf({ ...units, shiftMetres: [first, second, third], rotationValues: [x, y, z], scaleValue: scale, convention });
}

const CONVENTIONS: readonly RotationConvention[] = ['coordinate-frame', 'position-vector'];

export function ParameterFields({ kind, form, onChange }: { kind: TransformationParameters['kind']; form: ParameterForm; onChange: (form: ParameterForm) => void }): ReactNode {
  const translate = useText();
  const isPlane = kind === 'similarity';
  const replaced = (list: readonly (number | null)[], index: number, value: number | null): readonly (number | null)[] => list.map((each, position) => (position === index ? value : each));
  const number = (label: string, value: number | null, onNumber: (value: number | null) => void): ReactNode => (
    <label key={label}>
      <span className="quiet">{label}</span>
      <InputNumber className="mono" aria-label={label} controls={false} value={value} onChange={onNumber} />
    </label>
  );
  return (
    <>
      <span className="label">{translate('transformation.typed.values')}</span>
      <div className="parameter-fields">
        {(isPlane ? ['ΔX', 'ΔY'] : ['ΔX', 'ΔY', 'ΔZ']).map((axis, i) => number(`${axis}（m）`, form.shifts[i] ?? null, (value) => onChange({ ...form, shifts: replaced(form.shifts, i, value) })))}
        {(isPlane ? ['α'] : ['εX', 'εY', 'εZ']).map((axis, i) => number(axis, form.rotations[i] ?? null, (value) => onChange({ ...form, rotations: replaced(form.rotations, i, value) })))}
        {number(form.scaleUnit === 'factor' ? 'k' : 'm', form.scale, (scale) => onChange({ ...form, scale }))}
      </div>
      <span className="label">{translate('transformation.typed.rotationUnit')}</span>
      <Segments<RotationUnit> small name={translate('transformation.typed.rotationUnit')} value={form.rotationUnit} onChange={(rotationUnit) => onChange({ ...form, rotationUnit })} options={ROTATION_UNITS.map((value) => ({ value, label: translate(`transformation.typed.rotationUnit.${value}`) }))} />
      <span className="label">{translate('transformation.typed.scaleUnit')}</span>
      <Segments<ScaleUnit> small name={translate('transformation.typed.scaleUnit')} value={form.scaleUnit} onChange={(scaleUnit) => onChange({ ...form, scaleUnit })} options={SCALE_UNITS.map((value) => ({ value, label: translate(`transformation.typed.scaleUnit.${value}`) }))} />
      {isPlane ? (
        <>
          <span className="label">{translate('transformation.typed.sense')}</span>
          <Segments<TurningSense> small name={translate('transformation.typed.sense')} value={form.sense} onChange={(sense) => onChange({ ...form, sense })} options={TURNING_SENSES.map((value) => ({ value, label: translate(`transformation.typed.sense.${value}`) }))} />
        </>
      ) : (
        <>
          <span className="label">{translate('transformation.typed.convention')}</span>
          <div>
            <Segments<RotationConvention> small name={translate('transformation.typed.convention')} value={form.convention} onChange={(convention) => onChange({ ...form, convention })} options={CONVENTIONS.map((value) => ({ value, label: translate(`transformation.typed.convention.${value}`) }))} />
            <p className="quiet small">{translate('transformation.typed.convention.words')}</p>
          </div>
        </>
      )}
    </>
  );
}
