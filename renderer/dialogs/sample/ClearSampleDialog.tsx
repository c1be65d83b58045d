/** One clear question before the sample goes: what is cleared, what stays, and that it can be undone. */
import { Button, Input } from 'antd';
import { useEffect, useId, useState, type ReactNode } from 'react';
import type { Edit } from '../../../shared/project/history.ts';
import { whatClearingTakes } from '../../storage/clear-sample.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { leaveSampleCounty, plansGoing } from '../../state/work/sample.ts';
import { useOwnName } from '../../state/workspace-name.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shortList } from '../../ui/short-list.ts';
import { useText } from '../../ui/text.ts';

export function ClearSampleDialog(): ReactNode {
  const translate = useText();
  const layers = useWorkspace((state) => state.layers);
  const own = useOwnName();
  const nameId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [going, setGoing] = useState<{ readonly edits: readonly Edit[]; readonly plans: number } | null>(null);
  useEffect(() => {
    whatClearingTakes()
      .then(async (edits) => setGoing({ edits, plans: await plansGoing(edits) }))
      .catch(reportFault);
  }, []);
  const edits = going?.edits ?? null;
  const count = (table: Edit['table']): number => (edits ?? []).filter((edit) => edit.table === table).length;
  const gone = new Set((edits ?? []).filter(({ table }) => table === 'layers').map(({ key }) => key));
  const staying = layers.filter(({ id }) => !gone.has(id));
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
            disabled={going === null}
            onClick={() => {
              closeDialog();
              leaveSampleCounty(typed === null || typed.trim() === own ? null : typed).catch(reportFault);
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
                layers: count('layers'), runs: count('runs'), findings: count('findings'), decisions: count('decisions'), plans: going?.plans ?? 0, drawings: count('deliveries'),
              })}
            </dd>
            <dt>{translate('sample.clear.stays')}</dt>
            <dd>
              {staying.length > 0
                ? translate('sample.clear.staysLayers', { count: staying.length, names: shortList(staying.map(({ name }) => name), translate) })
                : translate('sample.clear.staysNone')}
            </dd>
          </dl>
        )}
        <label htmlFor={nameId} className="secondary">
          {translate('naming.label')}
        </label>
        <Input id={nameId} maxLength={60} value={typed ?? own} placeholder={translate('naming.placeholder')} aria-describedby={`${nameId}-note`} onChange={(event) => setTyped(event.target.value)} />
        <p id={`${nameId}-note`} className="quiet small">
          {translate('naming.note')}
        </p>
        <p className="quiet small">{translate('sample.clear.undo')}</p>
      </div>
    </Dialog>
  );
}
