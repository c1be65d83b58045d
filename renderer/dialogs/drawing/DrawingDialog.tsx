/** 收图: a drawing's layers, text, place and what is written about it, seen and confirmed before anything is kept. */
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { DroppedDrawing } from '../../engine/drawing-contract.ts';
import { openQuestions } from '../../state/drawings/import-questions.ts';
import { closeDrawing, openDrawing, rightsSystem, useDrawingImport } from '../../state/drawings/import-session.ts';
import { receiveDrawing } from '../../state/drawings/receive.ts';
import { useMineExtent } from '../../state/drawings/mine-extent.ts';
import { openDialog } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLeaving } from '../../ui/leaving.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { useWidthClass } from '../../ui/window-width.ts';
import { DeliveryFields } from './DeliveryFields.tsx';
import { DrawingMap } from './DrawingMap.tsx';
import { LayerTable } from './LayerTable.tsx';
import { OutlineCard } from './OutlineCard.tsx';
import { PlaceCard } from './PlaceCard.tsx';
import { QuestionsFoot } from './QuestionsFoot.tsx';
import { ReceivingFoot } from './ReceivingFoot.tsx';
import { TextCard } from './TextCard.tsx';
import './drawing.css';

export interface DrawingDialogProps {
  readonly dropId: string;
  /** The first one is open; the others follow when it has been received. */
  readonly drawings: readonly DroppedDrawing[];
  /** Names of all layers of the drop, for the ordinary import. */
  readonly names: readonly string[];
}

export function DrawingDialog({ dropId, drawings, names }: DrawingDialogProps): ReactNode {
  const translate = useText();
  const wide = useWidthClass() === 'wide';
  const { survey, problem, importing } = useDrawingImport();
  const leaving = useLeaving(() => useDrawingImport.getState().touched, closeDrawing);
  const [drawing, ...rest] = drawings as [DroppedDrawing, ...DroppedDrawing[]];
  const { name } = drawing;
  useEffect(() => openDrawing(dropId, drawing), [dropId, drawing]);
  return (
    <Dialog
      title={rest.length > 0 ? translate('drawing.import.titleSeveral', { left: rest.length }) : translate('drawing.import.title')}
      note={survey ? translate('drawing.import.note', { file: survey.file, version: survey.version ?? '—', entities: formatNumber(survey.entityCount, 0), layers: survey.layers.length }) : name}
      width={wide ? 1640 : 1330}
      height={wide ? 940 : 724}
      onClose={() => {
        if (!importing) leaving.leave();
      }}
      bodyStyle={{ overflow: 'hidden' }}
      foot={leaving.question || <Foot dropId={dropId} name={name} names={names} rest={rest} onLeave={leaving.leave} />}
    >
      {problem && (
        <div className="drawing-message">
          <ErrorNotice sentence={sentence(translate, problem)} />
        </div>
      )}
      {!problem && survey === null && (
        <p className="quiet drawing-message" role="status">
          {translate('drawing.import.surveying', { file: name })}
        </p>
      )}
      {survey !== null && !problem && (
        <div className="drawing-columns">
          <LayerTable survey={survey} />
          <section className="drawing-middle" aria-label={translate('drawing.import.reading')}>
            <TextCard survey={survey} />
            <PlaceCard survey={survey} />
            <OutlineCard />
            <DrawingMap />
          </section>
          <section className="drawing-right" aria-label={translate('drawing.import.delivery')}>
            <DeliveryFields />
          </section>
        </div>
      )}
    </Dialog>
  );
}

/** Says exactly what will be written, or the first thing that is still to be settled. */
function Foot({ dropId, name, names, rest, onLeave }: { dropId: string; name: string; names: readonly string[]; rest: readonly DroppedDrawing[]; onLeave: () => void }): ReactNode {
  const translate = useText();
  const session = useDrawingImport();
  const mine = useMineExtent(session.form.rightId);
  if (session.importing) return <ReceivingFoot jobTitle="drawing.job.receive" file={name} />;
  const questions = session.survey ? openQuestions(session, mine, rightsSystem()) : [];
  const chosen = session.layers.filter((layer) => layer.included && layer.role !== null);
  const layers = session.survey?.layers.filter((layer) => chosen.some(({ name: each }) => each === layer.name)) ?? [];
  const plain = (): void => {
    // The drop goes on living: the ordinary import takes it over.
    openDialog({ kind: 'import', dropId, names, passedOver: [], fileCount: 1 });
  };
  return (
    <QuestionsFoot
      questions={questions}
      ready={session.survey !== null}
      will={translate('drawing.import.will', { layers: chosen.length, of: session.layers.length, entities: formatNumber(layers.reduce((sum, layer) => sum + layer.entityCount, 0), 0) })}
      aside={<Button onClick={plain}>{translate('drawing.import.plain')}</Button>}
      onLeave={onLeave}
      confirm={translate('drawing.import.confirm')}
      onConfirm={() => void receiveDrawing(rest, names)}
    />
  );
}
