/** A WMS or WMTS of the bureau's own server: its address, what it offers, one layer of it. */
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { ServerOffer } from '../../../shared/raster/capabilities.ts';
import { originOf } from '../../../shared/raster/tile-requests.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { offersOf, recordOfOffer, type BaseMapDraft } from '../../state/work/base-maps.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function ServerSource({ onRecord }: { onRecord: (record: BaseMapDraft['record'] | null) => void }): ReactNode {
  const translate = useText();
  const [service, setService] = useState<'WMS' | 'WMTS'>('WMS');
  const [address, setAddress] = useState('');
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<Note | null>(null);
  const [offers, setOffers] = useState<readonly ServerOffer[]>([]);
  const [record, setRecord] = useState<BaseMapDraft['record'] | null>(null);
  useEffect(() => onRecord(record && record.name.trim() !== '' ? { ...record, name: record.name.trim() } : null), [record]);
  /** Counts what is asked: another address or service makes an answer on its way one to another question. */
  const questions = useRef(0);
  const forget = (): void => {
    questions.current += 1;
    setReading(false);
    setOffers([]);
    setRecord(null);
    setProblem(null);
  };
  const read = async (): Promise<void> => {
    forget();
    const question = questions.current;
    const isPast = (): boolean => questions.current !== question;
    setReading(true);
    try {
      const found = await offersOf(address.trim(), service);
      if (isPast()) return;
      if (found === null) setProblem({ code: 'basemap.server-not-allowed', params: { address: address.trim() } });
      else if (found.length === 0) setProblem({ code: 'basemap.server-nothing', params: { address: address.trim() } });
      else setOffers(found);
    } catch (fault) {
      if (isPast()) return;
      if (fault instanceof ProblemError) setProblem(fault.problem);
      else reportFault(fault);
    } finally {
      if (!isPast()) setReading(false);
    }
  };
  const choose = (index: number): void => setRecord(recordOfOffer(offers[index]!, address.trim(), displaySystem(useWorkspace.getState(), useView.getState().displaySystemId)));
  return (
    <>
      <label className="add-base-map-field">
        <span>{translate('basemap.server.address')}</span>
        <Input
          value={address}
          placeholder="http://10.0.0.8:8080/geoserver/wms"
          onChange={(event) => {
            setAddress(event.target.value);
            forget();
          }}
          onPressEnter={(event) => {
            event.preventDefault();
            void read();
          }}
        />
      </label>
      <div className="row">
        <Segments name={translate('basemap.server.service')} value={service} options={[{ value: 'WMS', label: 'WMS' }, { value: 'WMTS', label: 'WMTS' }]} onChange={(next) => (setService(next), forget())} />
        <Button loading={reading} disabled={originOf(address) === null} onClick={() => void read()}>
          {translate('basemap.server.read')}
        </Button>
      </div>
      {problem ? <NoticeBox tone="danger">{sentence(translate, problem)}</NoticeBox> : offers.length === 0 && <p className="quiet small">{translate('basemap.server.note')}</p>}
      {offers.length > 0 && (
        <label className="add-base-map-field">
          <span>{translate('basemap.server.layer')}</span>
          <Select
            showSearch
            optionFilterProp="label"
            placeholder={translate('basemap.server.choose', { count: offers.length })}
            onChange={choose}
            options={offers.map((offer, value) => ({ value, label: offer.kind === 'wmts' ? `${offer.title} · ${offer.set}` : offer.title }))}
          />
        </label>
      )}
      {record && (
        <>
          <label className="add-base-map-field">
            <span>{translate('basemap.name')}</span>
            <Input value={record.name} onChange={(event) => setRecord({ ...record, name: event.target.value })} />
          </label>
          {record.system && <p className="quiet small">{translate('basemap.server.system', { system: describeSystem(record.system, translate) })}</p>}
        </>
      )}
    </>
  );
}
