/** Name, date and origin of a base map; its file can be found again, its server allowed, its positions marked. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { addressOfBaseMap, fileOfBaseMap, type BaseMapRecord } from '../../../shared/model/base-map.ts';
import { IMAGE_SYSTEMS } from '../../../shared/raster/image-systems.ts';
import { machine } from '../../bridge/machine.ts';
import { askMachineAgain } from '../../engine/base-maps/client.ts';
import { changeBaseMap } from '../../storage/base-maps.ts';
import { baseMapNote, originNote, useBaseMapState } from '../../state/base-maps.ts';
import { readPeriod } from '../../state/compare.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog, showToast } from '../../state/view.ts';
import { baseMapById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import './base-map.css';

export function BaseMapPropertiesDialog({ baseMapId }: { baseMapId: string }): ReactNode {
  const record = useWorkspace((state) => baseMapById(state, baseMapId));
  return record && <Properties record={record} />;
}

function Properties({ record }: { record: BaseMapRecord }): ReactNode {
  const translate = useText();
  const trouble = useBaseMapState((state) => state.troubles[record.id]);
  const [name, setName] = useState(record.name);
  const [date, setDate] = useState(record.vintage ?? '');
  const [shifted, setShifted] = useState(record.shifted);
  const [system, setSystem] = useState(record.system);
  const dateWrong = date.trim() !== '' && readPeriod(date) === null;
  const said = baseMapNote(record, trouble);
  const address = addressOfBaseMap(record);
  const file = fileOfBaseMap(record);
  const keep = async (): Promise<void> => {
    await changeBaseMap(record.id, { name: name.trim(), vintage: readPeriod(date), shifted, system });
    closeDialog();
  };
  const find = async (): Promise<void> => {
    const { source } = record;
    if (!('fileId' in source)) return;
    const chosen = await machine().chooseBaseMap(source.kind === 'picture' ? 'picture' : source.kind === 'mbtiles' ? 'package' : 'folder');
    if (chosen === null) return;
    if (chosen === 'unusable' || chosen.name !== source.fileName) return showToast({ code: 'basemap.found-other', params: { file: source.fileName } });
    askMachineAgain();
    await changeBaseMap(record.id, { source: { ...source, fileId: chosen.id } }, { code: 'basemap.did.found', params: { name: record.name } });
  };
  const allow = async (): Promise<void> => {
    if (!(await machine().allowMapServer(address!))) return;
    askMachineAgain();
    await changeBaseMap(record.id, { visible: true });
    useBaseMapState.setState({ troubles: {} });
  };
  return (
    <Dialog
      title={translate('basemap.properties.title', { name: record.name })}
      width={520}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={name.trim() === '' || dateWrong} onClick={() => keep().catch(reportFault)}>
            {translate('basemap.properties.keep')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        {said && <NoticeBox tone={said.quiet ? 'accent' : 'warning'}>{sentence(translate, said.note)}</NoticeBox>}
        <p className="quiet small">{sentence(translate, originNote(record))}</p>
        <div className="row">
          {file && trouble === 'file-gone' && <Button onClick={() => find().catch(reportFault)}>{translate('basemap.properties.find')}</Button>}
          {address !== null && trouble === 'not-allowed' && <Button onClick={() => allow().catch(reportFault)}>{translate('basemap.properties.allow')}</Button>}
        </div>
        <label className="add-base-map-field">
          <span>{translate('basemap.name')}</span>
          <Input value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="add-base-map-field">
          <span>{translate('compare.date.label')}</span>
          <Input value={date} placeholder={translate('compare.date.example')} {...(dateWrong && { status: 'error' as const })} onChange={(event) => setDate(event.target.value)} />
        </label>
        {record.source.kind === 'picture' && (
          <label className="add-base-map-field">
            <span>{translate('basemap.system')}</span>
            <Select showSearch optionFilterProp="label" placeholder={translate('basemap.system.ask')} value={system?.id ?? null} onChange={(id) => setSystem(IMAGE_SYSTEMS.find((each) => each.id === id) ?? null)} options={IMAGE_SYSTEMS.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))} />
          </label>
        )}
        <Checkbox checked={shifted} onChange={(event) => setShifted(event.target.checked)}>
          {translate('basemap.shifted.mark')}
        </Checkbox>
      </div>
    </Dialog>
  );
}
