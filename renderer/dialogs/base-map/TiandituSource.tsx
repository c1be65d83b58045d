/** 天地图 with the user's own key; the key goes to the machine's side and never comes back. */
import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { TiandituTheme } from '../../../shared/model/base-map.ts';
import type { MapServers } from '../../../shared/ipc.ts';
import { originOf, TIANDITU_ADDRESS } from '../../../shared/raster/tile-requests.ts';
import { machine } from '../../bridge/machine.ts';
import { askMachineAgain } from '../../engine/base-maps/client.ts';
import { reportFault } from '../../state/faults.ts';
import { recordOfTianditu, type BaseMapDraft } from '../../state/work/base-maps.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

/** Each theme with the annotation that belongs to it. */
const ANNOTATION = { img: 'cia', vec: 'cva', ter: 'cta' } as const satisfies Partial<Record<TiandituTheme, TiandituTheme>>;

export function TiandituSource({ onRecords }: { onRecords: (records: readonly BaseMapDraft['record'][]) => void }): ReactNode {
  const translate = useText();
  const [servers, setServers] = useState<MapServers | null>(null);
  const [key, setKey] = useState('');
  const [address, setAddress] = useState(TIANDITU_ADDRESS);
  const [theme, setTheme] = useState<keyof typeof ANNOTATION>('img');
  const [matrixSet, setMatrixSet] = useState<'c' | 'w'>('c');
  const [annotated, setAnnotated] = useState(true);
  const ask = (): Promise<void> => machine().mapServers().then(setServers);
  useEffect(() => void ask().catch(reportFault), []);
  const origin = originOf(address);
  const allowed = origin !== null && servers?.origins.includes(origin) === true;
  const ready = allowed && servers.hasTiandituKey;
  useEffect(() => {
    const themes: readonly TiandituTheme[] = annotated ? [theme, ANNOTATION[theme]] : [theme];
    onRecords(ready ? themes.map((each) => recordOfTianditu(translate(`basemap.tianditu.${each}`), { kind: 'tianditu', address: address.trim(), theme: each, matrixSet })) : []);
  }, [ready, theme, matrixSet, annotated, address, translate]);
  const connect = async (): Promise<void> => {
    if (key.trim() !== '') await machine().keepTiandituKey(key.trim());
    if (await machine().allowMapServer(address.trim())) askMachineAgain();
    setKey('');
    await ask();
  };
  return (
    <>
      <label className="add-base-map-field">
        <span>{translate('basemap.tianditu.key')}</span>
        <Input.Password value={key} placeholder={translate(servers?.hasTiandituKey ? 'basemap.tianditu.key-kept' : 'basemap.tianditu.key-enter')} autoComplete="off" onChange={(event) => setKey(event.target.value)} />
      </label>
      <label className="add-base-map-field">
        <span>{translate('basemap.tianditu.address')}</span>
        <Input value={address} onChange={(event) => setAddress(event.target.value)} />
      </label>
      <div className="row">
        <Button disabled={origin === null || (key.trim() === '' && servers?.hasTiandituKey !== true) || (ready && key.trim() === '')} onClick={() => connect().catch(reportFault)}>
          {translate('basemap.tianditu.connect')}
        </Button>
        {ready && <span className="success small">{translate('basemap.tianditu.ready')}</span>}
      </div>
      <p className="quiet small">{translate('basemap.tianditu.note')}</p>
      <Segments name={translate('basemap.tianditu.theme')} value={theme} options={(['img', 'vec', 'ter'] as const).map((value) => ({ value, label: translate(`basemap.tianditu.${value}`) }))} onChange={setTheme} />
      <Segments name={translate('basemap.tianditu.matrix')} value={matrixSet} options={(['c', 'w'] as const).map((value) => ({ value, label: translate(`basemap.tianditu.matrix-${value}`) }))} onChange={setMatrixSet} />
      <Checkbox checked={annotated} onChange={(event) => setAnnotated(event.target.checked)}>
        {translate('basemap.tianditu.annotated')}
      </Checkbox>
      {!ready && servers !== null && <NoticeBox tone="accent">{translate('basemap.tianditu.offline')}</NoticeBox>}
    </>
  );
}
