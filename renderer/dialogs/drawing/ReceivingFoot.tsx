/** The foot of a receiving dialog while what was confirmed is being kept: how far it is, and a way out. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { cancellable, useJobs } from '../../state/jobs.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import { useText } from '../../ui/text.ts';

/** `jobTitle`: the key that the job runs under; `file`: its name in the title. */
export function ReceivingFoot({ jobTitle, file }: { jobTitle: MessageKey; file: string }): ReactNode {
  const translate = useText();
  const job = useJobs((state) => state.running.find((each) => each.title.code === jobTitle) ?? null);
  const title = translate(jobTitle, { file });
  return (
    <>
      <span className="words row">
        <span className="ellipsis">{progressWords(translate, title, job?.progress ?? null)}</span>
        <ProgressLine name={title} fraction={job?.progress?.fraction ?? 0} width={180} />
      </span>
      <Button disabled={job !== null && !cancellable(job)} onClick={() => job?.cancel()}>
        {translate('window.cancel')}
      </Button>
    </>
  );
}
