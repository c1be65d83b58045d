/** 导入预览: everything a person must see before saying yes; nothing is written until then (mock b). */
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { Problem } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { closeSession, confirmImport, importInBackground, isImporting } from '../../state/importing/confirm.ts';
import { readShare, setsToImport } from '../../state/importing/listing.ts';
import { openSession } from '../../state/importing/previews.ts';
import { useImport } from '../../state/importing/session.ts';
import { cancellable, useJobs } from '../../state/jobs.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLeaving } from '../../ui/leaving.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import { shortList } from '../../ui/short-list.ts';
import { sentence, useText } from '../../ui/text.ts';
import { useWidthClass } from '../../ui/window-width.ts';
import { EncodingCard } from './EncodingCard.tsx';
import { MiniMap } from './MiniMap.tsx';
import { NewsList } from './NewsList.tsx';
import { RowsCard } from './RowsCard.tsx';
import { SampleNotice } from './SampleNotice.tsx';
import { SetList } from './SetList.tsx';
import { SystemCard } from './SystemCard.tsx';
import './import.css';

export function ImportDialog({
  dropId,
  names,
  passedOver,
  fileCount,
}: {
  dropId: string;
  names: readonly string[];
  passedOver: readonly Problem[];
  fileCount: number;
}): ReactNode {
  const translate = useText();
  const wide = useWidthClass() === 'wide';
  const session = useImport();
  useEffect(() => openSession(dropId, names), [dropId, names]);
  const active = session.sets[session.active];
  const leaving = useLeaving(() => useImport.getState().touched, closeSession, 'shell.leaving.import');
  return (
    <Dialog
      title={translate('window.import.title')}
      note={translate('window.import.note', { layers: names.length, files: fileCount })}
      width={wide ? 1600 : 1262}
      height={wide ? 930 : 712}
      onClose={session.importing ? importInBackground : leaving.leave}
      bodyStyle={{ overflow: 'hidden', display: 'flex', flexDirection: 'column' }}
      foot={leaving.question || <Foot onLeave={leaving.leave} />}
    >
      <div className="import-sample">
        <SampleNotice />
      </div>
      <div className="import-columns">
        <SetList passedOver={passedOver} />
        <section className="import-middle" aria-label={active?.name ?? ''}>
          {active?.problem && <ErrorNotice sentence={sentence(translate, active.problem)} />}
          {active && !active.problem && active.preview === null && (
            <p className="quiet" role="status">
              {translate('window.import.reading', { name: active.name })}
            </p>
          )}
          {active?.preview && active.choices && (
            <>
              <div className="import-cards">
                <EncodingCard set={active} preview={active.preview} choices={active.choices} />
                <SystemCard set={active} preview={active.preview} choices={active.choices} />
              </div>
              <RowsCard set={active} preview={active.preview} choices={active.choices} />
            </>
          )}
        </section>
        <section className="import-right" aria-label={translate('window.import.placeAndProblems')}>
          {active?.preview && active.choices && (
            <>
              <MiniMap preview={active.preview} choices={active.choices} />
              <NewsList preview={active.preview} />
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}

/** Says exactly what will be written. */
function Foot({ onLeave }: { onLeave: () => void }): ReactNode {
  const translate = useText();
  const session = useImport();
  const job = useJobs((state) => state.running.find((each) => each.title.code === 'window.job.import') ?? null);
  const elsewhere = useJobs((state) => isImporting(state.running));
  const chosen = setsToImport(session);
  const features = chosen.reduce((sum, set) => sum + set.preview!.featureCount, 0);
  const undeclared = chosen.filter((set) => set.choices!.system === null && set.preview!.geometryKind !== 'none');
  const waiting = session.sets.filter((set) => set.preview === null && set.problem === null).length;
  if (session.importing) {
    const name = translate('window.job.import', { count: chosen.length });
    return (
      <>
        <span className="words row">
          <span className="ellipsis">{progressWords(translate, name, job?.progress ?? null)}</span>
          <ProgressLine name={name} fraction={job?.progress?.fraction ?? 0} width={180} />
        </span>
        <Button onClick={importInBackground}>{translate('shell.import.inBackground')}</Button>
        <Button disabled={job !== null && !cancellable(job)} onClick={() => job?.cancel()}>
          {translate('window.cancel')}
        </Button>
      </>
    );
  }
  return (
    <>
      <span className="words">
        {chosen.length > 0 ? (
          <>
            {translate('window.import.will')}{' '}
            <b>{translate('window.import.willWhat', { layers: chosen.length, features: formatNumber(features, 0) })}</b>
          </>
        ) : (
          translate('window.import.nothingChosen')
        )}
        {undeclared.length > 0 && (
          <span className="warning" title={undeclared.map((set) => set.choices!.name).join('\n')}>
            {translate('window.import.willUndeclared', { names: shortList(undeclared.map((set) => set.choices!.name), translate) })}
          </span>
        )}
        {waiting > 0 && (
          <span className="row">
            {translate('window.import.stillReading', { count: waiting })}
            <ProgressLine name={translate('window.import.stillReading', { count: waiting })} fraction={readShare(session)} width={120} />
          </span>
        )}
      </span>
      <Button onClick={onLeave}>{translate('window.cancel')}</Button>
      <Button type="primary" disabled={chosen.length === 0 || elsewhere} title={elsewhere ? translate('shell.import.busy') : ''} onClick={() => void confirmImport()}>
        {translate('window.import.confirm', { count: chosen.length })}
      </Button>
    </>
  );
}
