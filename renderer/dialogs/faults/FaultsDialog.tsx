/** 检查与修复图形: what is wrong with a layer's polygons, where and how large, and a repaired copy. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { FeatureFaults } from '../../../shared/geometry/layer-faults.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { saveRepaired } from '../../state/work/repair.ts';
import { freeName } from '../../state/work/save-selection.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { useText } from '../../ui/text.ts';
import '../transformation/transformation.css';

/** Rows of the list; a layer with more is not read line by line. */
const LISTED = 500;

export function FaultsDialog({ layerId }: { layerId: string }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  return layer && <Report layer={layer} />;
}

function Report({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const [found, setFound] = useState<readonly FeatureFaults[] | null>(null);
  const [fraction, setFraction] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    callEngine('layerFaults', [layer.id], { signal: leaving.signal, onProgress: (progress) => setFraction(progress.fraction) }).then(setFound, (fault: unknown) => {
      if (!(fault instanceof CancelledError)) reportFault(fault);
    });
    return () => leaving.abort();
  }, [layer.id]);
  const repairable = found?.filter(({ repair }) => repair !== null).length ?? 0;
  const save = (): void => {
    closeDialog();
    void saveRepaired(layer, repairable, freeName(translate('faults.newName', { layer: layer.name })));
  };
  return (
    <Dialog
      title={translate('faults.title', { layer: layer.name })}
      width={760}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.close')}</Button>
          <Button type="primary" disabled={repairable === 0} onClick={save}>
            {translate('faults.repair')}
          </Button>
        </>
      }
    >
      <div className="convert-dialog">
        <p className="small secondary">{translate('faults.words')}</p>
        {found === null ? (
          <ProgressLine fraction={fraction} name={translate('faults.title', { layer: layer.name })} />
        ) : found.length === 0 ? (
          <NoticeBox tone="success">{translate('faults.none')}</NoticeBox>
        ) : (
          <>
            <NoticeBox tone="warning">{translate('faults.summary', { features: formatNumber(found.length, 0), repairable: formatNumber(repairable, 0) })}</NoticeBox>
            <FaultTable layer={layer} found={found} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function FaultTable({ layer, found }: { layer: LayerRecord; found: readonly FeatureFaults[] }): ReactNode {
  const translate = useText();
  const decimals = layer.system?.kind === 'geographic' || Math.abs(layer.extent[2]) <= 360 ? 6 : 2;
  const rows = found.flatMap(({ feature, faults, repair }) => faults.map((fault, i) => ({ feature, fault, repair: i === 0 ? repair : null })));
  return (
    <>
      <div className="region residuals">
        <table className="data-table dense">
          <colgroup>
            <col style={{ width: 72 }} />
            <col />
            <col style={{ width: 220 }} />
            <col style={{ width: 130 }} />
            <col style={{ width: 130 }} />
          </colgroup>
          <thead>
            <tr>
              <th className="right">{translate('faults.row')}</th>
              <th>{translate('faults.kind')}</th>
              <th>{translate('faults.place')}</th>
              <th className="right">{translate('faults.size')}</th>
              <th className="right">{translate('faults.change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, LISTED).map(({ feature, fault, repair }, index) => (
              <tr key={index}>
                <td className="right mono">{formatNumber(feature + 1, 0)}</td>
                <td>{translate(`faults.kind.${fault.kind}`)}</td>
                <td className="mono selectable">
                  {formatNumber(fault.position[1], decimals)}, {formatNumber(fault.position[0], decimals)}
                </td>
                <td className="right">{translate(`faults.size.${fault.kind}`, { size: formatNumber(fault.size, Number.isInteger(fault.size) ? 0 : 3) })}</td>
                <td className="right mono">{repair ? `${formatNumber(repair.afterSquareMetres - repair.beforeSquareMetres, 2)} m²` : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > LISTED && <p className="quiet small">{translate('faults.more', { count: LISTED })}</p>}
    </>
  );
}
