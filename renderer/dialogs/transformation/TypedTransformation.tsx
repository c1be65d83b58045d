/** A set typed from a paper: units, turning sense and direction are stated, and check points show whether it was read rightly. */
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { Note } from '../../../shared/base/news.ts';
import { readControlPoints } from '../../../shared/crs/transformation/control-point-text.ts';
import { whyNotJoined } from '../../../shared/crs/transformation/fit.ts';
import { makeTransformationSet } from '../../../shared/crs/transformation/set.ts';
import { checkTyped, doubtsAboutParameters, type TypedCheck } from '../../../shared/crs/transformation/typed.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { TransformationParameters, TransformationSet } from '../../../shared/model/transformation.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { closeDialog } from '../../state/view.ts';
import { saveTransformations } from '../../storage/transformations.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { answerOf, type Answer } from './answer.ts';
import { AreaFields, EMPTY_AREA, extentOfForm, type AreaForm } from './AreaFields.tsx';
import { ParameterFacts } from './ParameterFacts.tsx';
import { EMPTY_PARAMETERS, ParameterFields, parametersOfForm } from './ParameterFields.tsx';
import { ResidualTable } from './ResidualTable.tsx';
import { SystemField } from './SystemField.tsx';
import './transformation.css';

export function TypedTransformation(): ReactNode {
  const translate = useText();
  const [kind, setKind] = useState<TransformationParameters['kind']>('similarity');
  const [name, setName] = useState('');
  const [from, setFrom] = useState<CoordinateSystem | null>(null);
  const [to, setTo] = useState<CoordinateSystem | null>(null);
  const [form, setForm] = useState(EMPTY_PARAMETERS);
  const [areaName, setAreaName] = useState('');
  const [area, setArea] = useState<AreaForm>(EMPTY_AREA);
  const [source, setSource] = useState('');
  const [classified, setClassified] = useState(false);
  const [text, setText] = useState('');
  const read = useMemo(() => readControlPoints(text), [text]);
  const parameters = useMemo(() => parametersOfForm(kind, form), [kind, form]);
  const named = from !== null && to !== null && (from.name ?? ' ') !== '' && (to.name ?? ' ') !== '';
  const impossible = named ? whyNotJoined({ kind, from, to }) : null;
  const checked = useMemo((): TypedCheck | null => (named && !impossible && parameters && read.value.length > 0 ? checkTyped({ from, to, points: read.value }, parameters) : null), [named, impossible, parameters, read, from, to]);
  const extent = extentOfForm(area);
  const set = useMemo((): Answer<TransformationSet> | null => {
    if (!named || !parameters || !extent) return null;
    return answerOf(() => ({ value: makeTransformationSet({ name: name.trim(), from, to, parameters, fit: checked?.fit ?? null, area: { name: areaName.trim() || name.trim(), extent }, source: source.trim(), date: today(), classified }), notes: [] }));
  }, [named, parameters, from, to, name, areaName, area, source, classified, checked]);
  const keep = (): void => {
    if (set?.value) saveTransformations([set.value]).then(closeDialog, reportFault);
  };
  const exchange = (): void => {
    setFrom(to);
    setTo(from);
    setArea(EMPTY_AREA);
  };
  const told: readonly Note[] = [...(impossible ? [impossible] : []), ...(parameters ? doubtsAboutParameters(parameters) : []), ...read.problems, ...(checked?.notes ?? []), ...(name.trim() !== '' ? (set?.notes ?? []) : [])];
  const largest = checked ? Math.max(...checked.fit.residuals.map(({ eastMetres, northMetres }) => Math.hypot(eastMetres, northMetres))) : 0;
  return (
    <Dialog
      title={translate('transformation.typed.title')}
      note={translate('transformation.typed.words')}
      width={1000}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!set?.value} onClick={keep}>
            {translate('transformation.keep')}
          </Button>
        </>
      }
    >
      <div className="transformation-dialog two">
        <div className="form">
          <label htmlFor="typed-name">{translate('transformation.name')}</label>
          <Input id="typed-name" value={name} maxLength={60} autoFocus onChange={(event) => setName(event.target.value)} />
          <span className="label">{translate('transformation.kind')}</span>
          <Segments name={translate('transformation.kind')} value={kind} onChange={setKind} options={(['similarity', 'seven-parameter'] as const).map((each) => ({ value: each, label: translate(`transformation.kind.${each}`) }))} />
          <SystemField id="typed-from" label={translate('transformation.from')} value={from} onChange={setFrom} local={kind === 'similarity'} />
          <SystemField id="typed-to" label={translate('transformation.to')} value={to} onChange={setTo} local={kind === 'similarity'} />
          <span className="label">{translate('transformation.typed.direction')}</span>
          <p className="small quiet">
            {translate('transformation.typed.direction.words')}{' '}
            <button type="button" className="link" onClick={exchange}>
              {translate('transformation.typed.exchange')}
            </button>
          </p>
          <ParameterFields kind={kind} form={form} onChange={setForm} />
          <label htmlFor="typed-area">{translate('transformation.area')}</label>
          <Input id="typed-area" value={areaName} maxLength={60} placeholder={translate('transformation.area.example')} onChange={(event) => setAreaName(event.target.value)} />
          <AreaFields from={from} form={area} onChange={setArea} />
          <label htmlFor="typed-source">{translate('transformation.source')}</label>
          <Input id="typed-source" value={source} maxLength={120} placeholder={translate('transformation.source.example')} onChange={(event) => setSource(event.target.value)} />
          <span />
          <Checkbox checked={classified} onChange={(event) => setClassified(event.target.checked)}>
            {translate('transformation.classified')}
          </Checkbox>
        </div>
        <div className="outcome" aria-live="polite">
          <label htmlFor="typed-points" className="secondary small">{translate('transformation.typed.points')}</label>
          <Input.TextArea id="typed-points" className="mono" rows={4} value={text} spellCheck={false} placeholder={translate('transformation.points.example')} onChange={(event) => setText(event.target.value)} />
          {read.value.length === 0 && <p className="quiet small">{translate('transformation.typed.outcome.none')}</p>}
          {read.value.length > 0 && !checked && <p className="quiet small">{translate('transformation.typed.outcome.incomplete')}</p>}
          {checked && <ResidualTable points={checked.fit.points} fit={checked.fit} />}
          {checked && <p className="small">{translate('transformation.typed.largest', { value: formatNumber(largest, 4), count: checked.fit.points.length })}</p>}
          {parameters && <ParameterFacts parameters={parameters} fit={checked?.fit ?? null} />}
          {told.map((note, index) => (
            <NoticeBox key={index} tone="warning">
              {sentence(translate, note)}
            </NoticeBox>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
