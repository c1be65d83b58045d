/** Adding a base map: where it comes from at left, what is to be said about it at right. */
import { Button } from 'antd';
import { FileImage, FolderTree, Globe2, MapPinned, Package } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { BaseMapFile } from '../../../shared/ipc.ts';
import { closeDialog, openDialog } from '../../state/view.ts';
import { reportFault } from '../../state/faults.ts';
import type { BaseMapDraft } from '../../state/work/base-maps.ts';
import { useCoverHint } from '../../state/work/covered-base-map.ts';
import { addBaseMaps } from '../../storage/base-maps.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { FileSource } from './FileSource.tsx';
import { ServerSource } from './ServerSource.tsx';
import { TiandituSource } from './TiandituSource.tsx';
import './base-map.css';

const KINDS = [
  ['picture', FileImage],
  ['package', Package],
  ['folder', FolderTree],
  ['server', Globe2],
  ['tianditu', MapPinned],
] as const;
type Kind = (typeof KINDS)[number][0];

export function AddBaseMapDialog({ file }: { file: BaseMapFile | null }): ReactNode {
  const translate = useText();
  const [kind, setKind] = useState<Kind>(file === null ? 'picture' : file.kind === 'folder' ? 'folder' : /\.mbtiles$/i.test(file.name) ? 'package' : 'picture');
  const [records, setRecords] = useState<readonly BaseMapDraft['record'][]>([]);
  const choose = (next: Kind): void => {
    setKind(next);
    setRecords([]);
  };
  const keep = async (): Promise<void> => {
    await addBaseMaps(records);
    const [first] = records;
    useCoverHint.setState({ baseMapId: records.at(-1)?.id ?? null });
    // A scan without a place is of no use until it has one: that is the next step.
    if (first?.source.kind === 'picture' && first.source.placement === null) openDialog({ kind: 'place-picture', baseMapId: first.id });
    else closeDialog();
  };
  return (
    <Dialog
      title={translate('basemap.add.title')}
      note={translate('basemap.add.note')}
      width={760}
      height={520}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={records.length === 0} onClick={() => keep().catch(reportFault)}>
            {translate('basemap.add.keep')}
          </Button>
        </>
      }
    >
      <div className="add-base-map">
        <div role="radiogroup" aria-label={translate('basemap.add.kind')} className="add-base-map-kinds">
          {KINDS.map(([value, icon]) => (
            <label key={value} className={value === kind ? 'on' : ''}>
              <input type="radio" name="base-map-kind" checked={value === kind} onChange={() => choose(value)} />
              <Icon of={icon} />
              <span>
                {translate(`basemap.kind.${value}`)}
                <small>{translate(`basemap.kind.${value}.note`)}</small>
              </span>
            </label>
          ))}
        </div>
        <div className="add-base-map-form">
          {kind === 'server' ? (
            <ServerSource onRecord={(record) => setRecords(record ? [record] : [])} />
          ) : kind === 'tianditu' ? (
            <TiandituSource onRecords={setRecords} />
          ) : (
            <FileSource key={kind} kind={kind} first={file} onRecord={(record) => setRecords(record ? [record] : [])} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
