/** 收采坑测量/高程: what the file says of itself at left, of which mine and when at right; nothing is received before all is settled. */
import { useEffect, type ReactNode } from 'react';
import type { ChosenSurface } from '../../engine/surface-contract.ts';
import { useMineExtent } from '../../state/drawings/mine-extent.ts';
import { closeSurface, openSurface, receiveSurface, surfaceQuestions, useSurfaceImport } from '../../state/drawings/surface-import.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLeaving } from '../../ui/leaving.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { QuestionsFoot } from '../drawing/QuestionsFoot.tsx';
import { ReceivingFoot } from '../drawing/ReceivingFoot.tsx';
import { SurfaceFacts } from './SurfaceFacts.tsx';
import { SurfaceFields } from './SurfaceFields.tsx';
import './surface.css';

/** `files`: the first is open, the others follow. */
export function SurfaceDialog({ files }: { files: readonly ChosenSurface[] }): ReactNode {
  const translate = useText();
  const session = useSurfaceImport();
  const { survey, problem, importing } = session;
  const leaving = useLeaving(() => useSurfaceImport.getState().touched, closeSurface);
  const [file, ...rest] = files as [ChosenSurface, ...ChosenSurface[]];
  useEffect(() => openSurface(file), [file]);
  return (
    <Dialog
      title={rest.length > 0 ? translate('relief.import.titleSeveral', { left: rest.length }) : translate('relief.import.title')}
      note={file.main.name}
      width={860}
      onClose={() => {
        if (!importing) leaving.leave();
      }}
      foot={leaving.question || <Foot rest={rest} onLeave={leaving.leave} />}
    >
      {problem && (
        <div className="surface-message">
          <ErrorNotice sentence={sentence(translate, problem)} />
        </div>
      )}
      {!problem && survey === null && (
        <p className="quiet surface-message" role="status">
          {translate('relief.import.reading', { file: file.main.name })}
        </p>
      )}
      {!problem && survey !== null && (
        <div className="surface-columns">
          <SurfaceFacts survey={survey} />
          <section aria-label={translate('drawing.import.delivery')}>
            <SurfaceFields survey={survey} />
          </section>
        </div>
      )}
    </Dialog>
  );
}

function Foot({ rest, onLeave }: { rest: readonly ChosenSurface[]; onLeave: () => void }): ReactNode {
  const translate = useText();
  const session = useSurfaceImport();
  const mine = useMineExtent(session.form.rightId);
  if (session.importing) return <ReceivingFoot jobTitle="relief.job.receive" file={session.survey?.file ?? ''} />;
  return (
    <QuestionsFoot
      questions={surfaceQuestions(session, mine)}
      ready={session.survey !== null && session.problem === null}
      onLeave={onLeave}
      confirm={translate('relief.import.confirm')}
      onConfirm={() => void receiveSurface(mine, rest)}
    />
  );
}
