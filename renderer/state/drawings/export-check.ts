/** 平面+剖面图: the check as a document, written where the user says. */
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { machine } from '../../bridge/machine.ts';
import { callEngine } from '../../engine/client.ts';
import { runJob } from '../jobs.ts';
import { useView } from '../view.ts';
import { announceSave, saveOutgoing } from '../work/keep.ts';
import { useDrawings } from './drawings-view.ts';

/** With the section that is shown; true when the file is there. */
export async function exportCheck(delivery: SurveyDelivery, run: WorkingsRun, format: 'docx' | 'pdf'): Promise<boolean> {
  const { language } = useView.getState();
  const { sectionLine, sectionProposed } = useDrawings.getState();
  // What is proposed for a drawing follows from its check, there as here; across a pit survey only the window lays a line.
  const drawn = sectionProposed && !delivery.surface ? null : sectionLine;
  const result = await runJob({ code: 'drawing.job.report', params: { mine: delivery.mineName } }, async (options) => {
    const file = await callEngine('workingsReport', [run.id, delivery.rightId, drawn, language, format === 'pdf' ? 'html' : 'docx'], options);
    if (format === 'docx') return file;
    options.signal?.throwIfAborted();
    return { name: file.name.replace(/\.html$/, '.pdf'), bytes: await machine().printToPdf(new TextDecoder().decode(file.bytes)) };
  });
  return result.state === 'done' && announceSave(await saveOutgoing([result.value]));
}
