/** A picture, a package or a folder of tiles: choose it, see what it says about itself, say what it does not. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { BaseMapFile } from '../../../shared/ipc.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { FolderReading } from '../../../shared/raster/folder-grid.ts';
import { IMAGE_SYSTEMS } from '../../../shared/raster/image-systems.ts';
import { machine } from '../../bridge/machine.ts';
import { readPeriod } from '../../state/compare.ts';
import { reportFault } from '../../state/faults.ts';
import { draftOfFile, folderSource, type BaseMapDraft } from '../../state/work/base-maps.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function FileSource({ kind, first, onRecord }: { kind: 'picture' | 'package' | 'folder'; first: BaseMapFile | null; onRecord: (record: BaseMapDraft['record'] | null) => void }): ReactNode {
  const translate = useText();
  const [draft, setDraft] = useState<BaseMapDraft | null>(null);
  const [problem, setProblem] = useState<Note | null>(null);
  const [date, setDate] = useState('');
  /** The file chosen last: what is read of an earlier one comes too late. */
  const chosenLast = useRef<BaseMapFile | null>(null);
  const read = useCallback((file: BaseMapFile): void => {
    chosenLast.current = file;
    setProblem(null);
    draftOfFile(file).then(
      (made) => chosenLast.current === file && setDraft(made),
      (fault: unknown) => {
        if (chosenLast.current !== file) return;
        setDraft(null);
        if (fault instanceof ProblemError) setProblem(fault.problem);
        else reportFault(fault);
      },
    );
  }, []);
  useEffect(() => {
    if (first) read(first);
  }, [first, read]);
  const record = draft?.record ?? null;
  const dateWrong = date.trim() !== '' && readPeriod(date) === null;
  const placed = record !== null && !(record.source.kind === 'picture' && record.source.placement === null);
  const ready = record !== null && draft!.hindrance === null && record.name.trim() !== '' && (record.system !== null || !placed) && !dateWrong;
  useEffect(() => onRecord(ready ? { ...record, name: record.name.trim(), vintage: readPeriod(date) } : null), [ready, record, date]);
  const change = (next: Partial<BaseMapDraft['record']>): void => setDraft((last) => last && { ...last, record: { ...last.record, ...next } });
  const choose = async (): Promise<void> => {
    const chosen = await machine().chooseBaseMap(kind);
    if (chosen === 'unusable') setProblem({ code: kind === 'folder' ? 'basemap.folder-none' : 'basemap.file-none', params: { file: '' } });
    else if (chosen) read(chosen);
  };
  return (
    <>
      <div className="row">
        <Button onClick={() => choose().catch(reportFault)}>{translate(`basemap.choose.${kind}`)}</Button>
        <span className="ellipsis secondary">{draft?.file?.name ?? ''}</span>
      </div>
      {draft === null && problem === null && <p className="quiet small">{translate(`basemap.choose.${kind}.note`)}</p>}
      {problem && <NoticeBox tone="danger">{sentence(translate, problem)}</NoticeBox>}
      {draft && record && (
        <>
          <ul className="quiet small">
            {draft.facts.map((fact) => (
              <li key={fact.code}>{sentence(translate, fact)}</li>
            ))}
          </ul>
          {draft.hindrance && <NoticeBox tone="danger">{sentence(translate, draft.hindrance)}</NoticeBox>}
          <label className="add-base-map-field">
            <span>{translate('basemap.name')}</span>
            <Input value={record.name} onChange={(event) => change({ name: event.target.value })} />
          </label>
          {draft.readings.length > 0 ? (
            <label className="add-base-map-field">
              <span>{translate('basemap.folder.reading')}</span>
              <Select
                value={draft.readings.findIndex((reading) => reading.extent === record.extent)}
                onChange={(index) => {
                  const reading = draft.readings[index]!;
                  change({ source: folderSource(draft.file!, reading), system: reading.system, extent: reading.extent });
                }}
                options={draft.readings.map((reading, value) => ({ value, label: readingWords(reading, translate) }))}
              />
            </label>
          ) : (
            placed && (
              <label className="add-base-map-field">
                <span>{translate('basemap.system')}</span>
                <Select
                  showSearch
                  optionFilterProp="label"
                  disabled={kind === 'package'}
                  placeholder={translate('basemap.system.ask')}
                  value={record.system?.id ?? null}
                  onChange={(id) => change({ system: IMAGE_SYSTEMS.find((system) => system.id === id) ?? null })}
                  options={[...new Set([...draft.candidates, ...IMAGE_SYSTEMS])].map((system) => ({ value: system.id, label: describeSystem(system, translate) }))}
                />
              </label>
            )
          )}
          {placed && record.system === null && <p className="warning small">{translate('basemap.system.unknown')}</p>}
          <label className="add-base-map-field">
            <span>{translate('compare.date.label')}</span>
            <Input value={date} placeholder={translate('compare.date.example')} {...(dateWrong && { status: 'error' as const })} onChange={(event) => setDate(event.target.value)} />
          </label>
          <Checkbox checked={record.shifted} onChange={(event) => change({ shifted: event.target.checked })}>
            {translate('basemap.shifted.mark')}
          </Checkbox>
          {record.shifted && <NoticeBox tone="warning">{translate('basemap.shifted', { name: record.name })}</NoticeBox>}
        </>
      )}
    </>
  );
}

/** `网络地图格网 · 行号自北向南 · 与图层范围相符` */
function readingWords({ grid, rowsFrom, fits }: FolderReading, translate: Translate): string {
  const place = fits === null ? 'unknown' : fits ? 'fits' : 'elsewhere';
  return [translate(`basemap.folder.${grid}`), translate(`basemap.folder.rows-${rowsFrom}`), translate(`basemap.folder.${place}`)].join(' · ');
}
