/** One clear question before the sample goes: what is cleared, what stays, and that it can be undone. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { Edit } from '../../../shared/project/history.ts';
import { whatClearingTakes } from '../../storage/clear-sample.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { leaveSampleCounty } from '../../state/work/sample.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shortList } from '../../ui/short-list.ts';
import { useText } from '../../ui/text.ts';

export function ClearSampleDialog(): ReactNode {
  const translate = useText();
  const layers = useWorkspace((state) => state.layers);
  const [edits, setEdits] = useState<readonly Edit[] | null>(null);
  useEffect(() => {
    whatClearingTakes().then(setEdits, reportFault);
  }, []);
  const count = (table: Edit['table']): number => (edits ?? []).filter((edit) => edit.table === table).length;
  const gone = new Set((edits ?? []).filter(({ table }) => table === 'layers').map(({ key }) => key));
  const own = layers.filter(({ id }) => !gone.has(id));
  return (
    <Dialog
      title={translate('sample.clear.title')}
      width={520}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button
            type="primary"
            danger
            disabled={edits === null}
            onClick={() => {
              closeDialog();
              leaveSampleCounty().catch(reportFault);
            }}
          >
            {translate('sample.clear.confirm')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <b>{translate('sample.clear.question')}</b>
        {edits !== null && (
          <dl className="facts">
            <dt>{translate('sample.clear.goes')}</dt>
            <dd>
              {translate('sample.clear.goesWhat', {
                layers: count('layers'), runs: count('runs'), findings: count('findings'), decisions: count('decisions'), plans: count('plans'), drawings: count('deliveries'),
              })}
            </dd>
            <dt>{translate('sample.clear.stays')}</dt>
            <dd>
              {own.length > 0
                ? translate('sample.clear.staysLayers', { count: own.length, names: shortList(own.map(({ name }) => name), translate) })
                : translate('sample.clear.staysNone')}
            </dd>
          </dl>
        )}
        <p className="quiet small">{translate('sample.clear.undo')}</p>
      </div>
    </Dialog>
  );
}
