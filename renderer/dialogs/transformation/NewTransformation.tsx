/** A new set of parameters from control points: pasted or read from a file, fitted while one looks on. */
import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { readControlPoints } from '../../../shared/crs/transformation/control-point-text.ts';
import { areaOfPoints, fitTransformation, LEAST_POINTS } from '../../../shared/crs/transformation/fit.ts';
import type { ControlPoint } from '../../../shared/model/transformation.ts';
import { reportFault } from '../../state/faults.ts';
import { chooseWithDialog } from '../../state/work/choose-file.ts';
import { textOfPointsFile } from '../../state/work/transformations.ts';
import { useText } from '../../ui/text.ts';
import { answerOf } from './answer.ts';
import { ParameterFacts } from './ParameterFacts.tsx';
import { ResidualTable } from './ResidualTable.tsx';
import type { DialogRequest } from '../../state/view.ts';
import { endsOf, SetDialog, setOfHead, useSetHead } from './SetDialog.tsx';

export function NewTransformation({ backTo }: { /** What is opened again afterwards. */ backTo?: DialogRequest }): ReactNode {
  const translate = useText();
  const [head, onHead] = useSetHead();
  const [text, setText] = useState('');
  const [unused, setUnused] = useState<ReadonlySet<number>>(new Set());
  const { kind, from, to } = head;
  const read = useMemo(() => readControlPoints(text), [text]);
  const points = useMemo(() => read.value.map((point, index): ControlPoint => ({ ...point, used: !unused.has(index) })), [read, unused]);
  const ends = useMemo(() => endsOf(head), [from, to]);
  const fitted = useMemo(() => (ends && points.length > 0 ? answerOf(() => fitTransformation({ kind, ...ends, points })) : null), [kind, ends, points]);
  const set = useMemo(() => (ends && fitted?.value ? setOfHead(head, ends, { ...fitted.value, extent: areaOfPoints(points) }) : null), [head, ends, fitted, points]);
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
  return (
    <SetDialog
      backTo={backTo}
      title={translate('transformation.new.title')}
      words={translate('transformation.new.words')}
      width={960}
      head={head}
      onHead={onHead}
      set={set}
      told={[...read.problems, ...(fitted?.notes ?? [])]}
      afterArea={
        <>
          <span />
          <p className="quiet small">{translate('transformation.area.words')}</p>
        </>
      }
      atEnd={
        <>
          <label htmlFor="transformation-points">{translate('transformation.points')}</label>
          <div>
            <Input.TextArea id="transformation-points" className="mono" rows={8} value={text} spellCheck={false} placeholder={translate('transformation.points.example')} onChange={(event) => change(event.target.value)} />
            <p className="small">
              <button type="button" className="link" onClick={choose}>
                {translate('transformation.points.file')}
              </button>
            </p>
          </div>
        </>
      }
      outcome={
        <>
          {points.length === 0 ? <p className="quiet small">{translate('transformation.outcome.none', { least: LEAST_POINTS[kind] })}</p> : <ResidualTable points={points} fit={fitted?.value?.fit ?? null} onUse={use} />}
          {fitted?.value && <ParameterFacts parameters={fitted.value.parameters} fit={fitted.value.fit} />}
        </>
      }
    />
  );
}
