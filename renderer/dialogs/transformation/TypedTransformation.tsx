/** A set typed from a paper: units, turning sense and direction are stated, and check points show whether it was read rightly. */
import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { readControlPoints } from '../../../shared/crs/transformation/control-point-text.ts';
import { whyNotJoined } from '../../../shared/crs/transformation/fit.ts';
import { checkTyped, doubtsAboutParameters } from '../../../shared/crs/transformation/typed.ts';
import { useText } from '../../ui/text.ts';
import { AreaFields, EMPTY_AREA, extentOfForm, type AreaForm } from './AreaFields.tsx';
import { ParameterFacts } from './ParameterFacts.tsx';
import { EMPTY_PARAMETERS, ParameterFields, parametersOfForm } from './ParameterFields.tsx';
import { ResidualTable } from './ResidualTable.tsx';
import { endsOf, SetDialog, setOfHead, useSetHead } from './SetDialog.tsx';

export function TypedTransformation(): ReactNode {
  const translate = useText();
  const [head, onHead] = useSetHead();
  const [form, setForm] = useState(EMPTY_PARAMETERS);
  const [area, setArea] = useState<AreaForm>(EMPTY_AREA);
  const [text, setText] = useState('');
  const { kind, from, to } = head;
  const read = useMemo(() => readControlPoints(text), [text]);
  const parameters = useMemo(() => parametersOfForm(kind, form), [kind, form]);
  const ends = useMemo(() => endsOf(head), [from, to]);
  const impossible = ends ? whyNotJoined({ kind, ...ends }) : null;
  const checked = useMemo(() => (ends && !impossible && parameters && read.value.length > 0 ? checkTyped({ ...ends, points: read.value }, parameters) : null), [ends, impossible, parameters, read]);
  const set = useMemo(() => {
    const extent = extentOfForm(area);
    return ends && parameters && extent ? setOfHead(head, ends, { parameters, fit: checked?.fit ?? null, extent }) : null;
  }, [head, ends, parameters, area, checked]);
  const exchange = (): void => {
    onHead({ from: to, to: from });
    setArea(EMPTY_AREA);
  };
  const largestMetres = checked ? Math.max(...checked.fit.residuals.map(({ eastMetres, northMetres }) => Math.hypot(eastMetres, northMetres))) : 0;
  return (
    <SetDialog
      title={translate('transformation.typed.title')}
      words={translate('transformation.typed.words')}
      width={1000}
      head={head}
      onHead={onHead}
      set={set}
      told={[...(impossible ? [impossible] : []), ...(parameters ? doubtsAboutParameters(parameters) : []), ...read.problems, ...(checked?.notes ?? [])]}
      afterSystems={
        <>
          <span className="label">{translate('transformation.typed.direction')}</span>
          <p className="small quiet">
            {translate('transformation.typed.direction.words')}{' '}
            <button type="button" className="link" onClick={exchange}>
              {translate('transformation.typed.exchange')}
            </button>
          </p>
          <ParameterFields kind={kind} form={form} onChange={setForm} />
        </>
      }
      afterArea={<AreaFields from={from} form={area} onChange={setArea} />}
      outcome={
        <>
          <label htmlFor="transformation-points" className="secondary small">
            {translate('transformation.typed.points')}
          </label>
          <Input.TextArea id="transformation-points" className="mono" rows={4} value={text} spellCheck={false} placeholder={translate('transformation.points.example')} onChange={(event) => setText(event.target.value)} />
          {read.value.length === 0 && <p className="quiet small">{translate('transformation.typed.outcome.none')}</p>}
          {read.value.length > 0 && !checked && <p className="quiet small">{translate('transformation.typed.outcome.incomplete')}</p>}
          {checked && <ResidualTable points={checked.fit.points} fit={checked.fit} />}
          {checked && <p className="small">{translate('transformation.typed.largest', { value: formatNumber(largestMetres, 4), count: checked.fit.points.length })}</p>}
          {parameters && <ParameterFacts parameters={parameters} fit={checked?.fit ?? null} />}
        </>
      }
    />
  );
}
