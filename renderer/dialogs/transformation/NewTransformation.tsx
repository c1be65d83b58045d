/** A new set of parameters from control points: pasted or read from a file, fitted while one looks on. */
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { readControlPoints } from '../../../shared/crs/transformation/control-point-text.ts';
import { areaOfPoints, fitTransformation, LEAST_POINTS, type FittedTransformation } from '../../../shared/crs/transformation/fit.ts';
import { makeTransformationSet } from '../../../shared/crs/transformation/set.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { ControlPoint, TransformationParameters, TransformationSet } from '../../../shared/model/transformation.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { closeDialog } from '../../state/view.ts';
import { chooseWithDialog } from '../../state/work/choose-file.ts';
import { textOfPointsFile } from '../../state/work/transformations.ts';
import { saveTransformations } from '../../storage/transformations.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { answerOf, type Answer } from './answer.ts';
import { ParameterFacts } from './ParameterFacts.tsx';
import { ResidualTable } from './ResidualTable.tsx';
import { SystemField } from './SystemField.tsx';

export function NewTransformation(): ReactNode {
  const translate = useText();
  const [kind, setKind] = useState<TransformationParameters['kind']>('similarity');
  const [name, setName] = useState('');
  const [from, setFrom] = useState<CoordinateSystem | null>(null);
  const [to, setTo] = useState<CoordinateSystem | null>(null);
  const [text, setText] = useState('');
  const [unused, setUnused] = useState<ReadonlySet<number>>(new Set());
  const [areaName, setAreaName] = useState('');
  const [source, setSource] = useState('');
  const [classified, setClassified] = useState(false);
  const read = useMemo(() => readControlPoints(text), [text]);
  const points = useMemo(() => read.value.map((point, index): ControlPoint => ({ ...point, used: !unused.has(index) })), [read, unused]);
  const ready = from !== null && to !== null && (from.name ?? ' ') !== '' && (to.name ?? ' ') !== '' && points.length > 0;
  const fitted = useMemo((): Answer<FittedTransformation> | null => (ready ? answerOf(() => fitTransformation({ kind, from, to, points })) : null), [ready, kind, from, to, points]);
  const set = useMemo((): Answer<TransformationSet> | null => {
    if (!fitted?.value || !from || !to) return null;
    const { parameters, fit } = fitted.value;
    return answerOf(() => ({ value: makeTransformationSet({ name: name.trim(), from, to, parameters, fit, area: { name: areaName.trim() || name.trim(), extent: areaOfPoints(points) }, source: source.trim(), date: today(), classified }), notes: [] }));
  }, [fitted, from, to, name, areaName, points, source, classified]);
  const keep = (): void => {
    if (set?.value) saveTransformations([set.value]).then(closeDialog, reportFault);
  };
  /** Other points: which of the old ones were left out says nothing about them. */
  const change = (next: string): void => {
    setText(next);
    setUnused(new Set());
  };
  const choose = (): void => {
    chooseWithDialog({ accept: '.txt,.csv,.dat' }).then(async ([file]) => {
      if (file) change(await textOfPointsFile(file));
    }, reportFault);
  };
  const use = (index: number, used: boolean): void => {
    const next = new Set(unused);
    if (used) next.delete(index);
    else next.add(index);
    setUnused(next);
  };
  const told: readonly Note[] = [...read.problems, ...(fitted?.notes ?? []), ...(fitted?.value && name.trim() !== '' ? (set?.notes ?? []) : [])];
  return (
    <Dialog
      title={translate('transformation.new.title')}
      note={translate('transformation.new.words')}
      width={960}
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
          <label htmlFor="transformation-name">{translate('transformation.name')}</label>
          <Input id="transformation-name" value={name} maxLength={60} autoFocus onChange={(event) => setName(event.target.value)} />
          <span className="label">{translate('transformation.kind')}</span>
          <Segments
            name={translate('transformation.kind')}
            value={kind}
            onChange={setKind}
            options={(['similarity', 'seven-parameter'] as const).map((each) => ({ value: each, label: translate(`transformation.kind.${each}`) }))}
          />
          <SystemField id="transformation-from" label={translate('transformation.from')} value={from} onChange={setFrom} local={kind === 'similarity'} />
          <SystemField id="transformation-to" label={translate('transformation.to')} value={to} onChange={setTo} local={false} />
          <label htmlFor="transformation-area">{translate('transformation.area')}</label>
          <div>
            <Input id="transformation-area" value={areaName} maxLength={60} placeholder={translate('transformation.area.example')} onChange={(event) => setAreaName(event.target.value)} />
            <p className="quiet small">{translate('transformation.area.words')}</p>
          </div>
          <label htmlFor="transformation-source">{translate('transformation.source')}</label>
          <Input id="transformation-source" value={source} maxLength={120} placeholder={translate('transformation.source.example')} onChange={(event) => setSource(event.target.value)} />
          <span />
          <Checkbox checked={classified} onChange={(event) => setClassified(event.target.checked)}>
            {translate('transformation.classified')}
          </Checkbox>
          <label htmlFor="transformation-points">{translate('transformation.points')}</label>
          <div>
            <Input.TextArea
              id="transformation-points"
              className="mono"
              rows={8}
              value={text}
              spellCheck={false}
              placeholder={translate('transformation.points.example')}
              onChange={(event) => change(event.target.value)}
            />
            <p className="small">
              <button type="button" className="link" onClick={choose}>
                {translate('transformation.points.file')}
              </button>
            </p>
          </div>
        </div>
        <div className="outcome" aria-live="polite">
          {points.length === 0 ? <p className="quiet small">{translate('transformation.outcome.none', { least: LEAST_POINTS[kind] })}</p> : <ResidualTable points={points} fit={fitted?.value?.fit ?? null} onUse={use} />}
          {fitted?.value && <ParameterFacts parameters={fitted.value.parameters} fit={fitted.value.fit} />}
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
