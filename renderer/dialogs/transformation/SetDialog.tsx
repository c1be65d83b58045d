/** The dialog of a new set: what every set says of itself on the left, what comes of it on the right, kept when it is whole. */
import { Button, Checkbox, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { makeTransformationSet, type TransformationSetContent } from '../../../shared/crs/transformation/set.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { TransformationParameters, TransformationSet } from '../../../shared/model/transformation.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { leaveFor, type DialogRequest } from '../../state/view.ts';
import { saveTransformations } from '../../storage/transformations.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { answerOf, type Answer } from './answer.ts';
import { SystemField } from './SystemField.tsx';
import './transformation.css';

/** What is typed of a set beside its parameters. */
export interface SetHead {
  readonly kind: TransformationParameters['kind'];
  readonly name: string;
  readonly from: CoordinateSystem | null;
  readonly to: CoordinateSystem | null;
  readonly areaName: string;
  readonly source: string;
  readonly classified: boolean;
}

/** An empty head, and how parts of it change. */
export function useSetHead(): readonly [head: SetHead, change: (part: Partial<SetHead>) => void] {
  const [head, setHead] = useState<SetHead>({ kind: 'similarity', name: '', from: null, to: null, areaName: '', source: '', classified: false });
  return [head, (part) => setHead((before) => ({ ...before, ...part }))];
}

/** Both ends of a set, once both are chosen and a local grid among them has its name. */
export function endsOf({ from, to }: SetHead): { readonly from: CoordinateSystem; readonly to: CoordinateSystem } | null {
  return from !== null && to !== null && from.name !== '' && to.name !== '' ? { from, to } : null;
}

/** The set that a head and the rest make, dated today; or why there is none yet. */
export function setOfHead(head: SetHead, ends: { readonly from: CoordinateSystem; readonly to: CoordinateSystem }, rest: Pick<TransformationSetContent, 'parameters' | 'fit'> & { readonly extent: Extent }): Answer<TransformationSet> {
  const { parameters, fit, extent } = rest;
  const name = head.name.trim();
  const area = { name: head.areaName.trim() || name, extent };
  return answerOf(() => ({ value: makeTransformationSet({ ...ends, name, parameters, fit, area, source: head.source.trim(), date: today(), classified: head.classified }), notes: [] }));
}

export interface SetDialogProps {
  readonly title: string;
  readonly words: string;
  readonly width: number;
  readonly head: SetHead;
  readonly onHead: (part: Partial<SetHead>) => void;
  readonly set: Answer<TransformationSet> | null;
  /** Said under the outcome; why there is no set is added once it has a name. */
  readonly told: readonly Note[];
  /** Rows of the form after both systems, after the name of the area, and at its end. */
  readonly afterSystems?: ReactNode;
  readonly afterArea: ReactNode;
  readonly atEnd?: ReactNode;
  readonly outcome: ReactNode;
  /** What is opened again afterwards. */
  readonly backTo?: DialogRequest | undefined;
}

export function SetDialog({ title, words, width, head, onHead, set, told, afterSystems, afterArea, atEnd, outcome, backTo }: SetDialogProps): ReactNode {
  const translate = useText();
  const leave = (): void => leaveFor(backTo);
  const { kind, name, from, to, areaName, source, classified } = head;
  const keep = (): void => {
    if (set?.value) saveTransformations([set.value]).then(leave, reportFault);
  };
  const kinds = (['similarity', 'seven-parameter'] as const).map((value) => ({ value, label: translate(`transformation.kind.${value}`) }));
  return (
    <Dialog
      title={title}
      note={words}
      width={width}
      onClose={leave}
      foot={
        <>
          <Button onClick={leave}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!set?.value} onClick={keep}>
            {translate('transformation.keep')}
          </Button>
        </>
      }
    >
      <div className="transformation-dialog two">
        <div className="form">
          <label htmlFor="transformation-name">{translate('transformation.name')}</label>
          <Input id="transformation-name" value={name} maxLength={60} autoFocus onChange={(event) => onHead({ name: event.target.value })} />
          <span className="label">{translate('transformation.kind')}</span>
          <Segments name={translate('transformation.kind')} value={kind} onChange={(next) => onHead({ kind: next })} options={kinds} />
          <SystemField id="transformation-from" label={translate('transformation.from')} value={from} onChange={(system) => onHead({ from: system })} local={kind === 'similarity'} />
          <SystemField id="transformation-to" label={translate('transformation.to')} value={to} onChange={(system) => onHead({ to: system })} local={kind === 'similarity'} />
          {afterSystems}
          <label htmlFor="transformation-area">{translate('transformation.area')}</label>
          <Input id="transformation-area" value={areaName} maxLength={60} placeholder={translate('transformation.area.example')} onChange={(event) => onHead({ areaName: event.target.value })} />
          {afterArea}
          <label htmlFor="transformation-source">{translate('transformation.source')}</label>
          <Input id="transformation-source" value={source} maxLength={120} placeholder={translate('transformation.source.example')} onChange={(event) => onHead({ source: event.target.value })} />
          <span />
          <Checkbox checked={classified} onChange={(event) => onHead({ classified: event.target.checked })}>
            {translate('transformation.classified')}
          </Checkbox>
          {atEnd}
        </div>
        <div className="outcome" aria-live="polite">
          {outcome}
          {[...told, ...(name.trim() !== '' ? (set?.notes ?? []) : [])].map((note, index) => (
            <NoticeBox key={index} tone="warning">
              {sentence(translate, note)}
            </NoticeBox>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
