/** 收采坑测量/高程: what the file says of itself at left, of which mine and when at right; nothing is received before all is settled. */
import { Button, Checkbox, DatePicker, Input, InputNumber, Select, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useId, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem, SYSTEMS } from '../../../shared/crs/systems.ts';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { periodOf } from '../../../shared/model/period.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import type { SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import type { ChosenSurface } from '../../engine/surface-contract.ts';
import { useMineExtent } from '../../state/drawings/mine-extent.ts';
import { changeSurfaceForm, closeSurface, openSurface, receiveSurface, surfaceQuestions, systemsFor, useSurfaceImport, wantedExtent } from '../../state/drawings/surface-import.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLeaving } from '../../ui/leaving.tsx';
import { ErrorNotice, NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ReceivingFoot } from '../drawing/ReceivingFoot.tsx';
import '../drawing/fields.css';
import './surface.css';

/** `files`: the first is open, the others follow. */
export function SurfaceDialog({ files }: { files: readonly ChosenSurface[] }): ReactNode {
  const translate = useText();
  const session = useSurfaceImport();
  const { survey, problem, importing } = session;
  const leaving = useLeaving(() => useSurfaceImport.getState().touched, closeSurface);
  const [file, ...rest] = files as [ChosenSurface, ...ChosenSurface[]];
  useEffect(() => openSurface(file), [file]);
  return (
    <Dialog
      title={rest.length > 0 ? translate('relief.import.titleSeveral', { left: rest.length }) : translate('relief.import.title')}
      note={file.main.name}
      width={860}
      onClose={() => {
        if (!importing) leaving.leave();
      }}
      foot={leaving.question || <Foot rest={rest} onLeave={leaving.leave} />}
    >
      {problem && (
        <div className="surface-message">
          <ErrorNotice sentence={sentence(translate, problem)} />
        </div>
      )}
      {!problem && survey === null && (
        <p className="quiet surface-message" role="status">
          {translate('relief.import.reading', { file: file.main.name })}
        </p>
      )}
      {!problem && survey !== null && (
        <div className="surface-columns">
          <FileFacts survey={survey} />
          <section aria-label={translate('drawing.import.delivery')}>
            <Fields survey={survey} />
          </section>
        </div>
      )}
    </Dialog>
  );
}

/** The file in words, its system with the reason, the cell of thinned points. */
function FileFacts({ survey }: { survey: SurfaceSurvey }): ReactNode {
  const translate = useText();
  const group = useId();
  const { form } = useSurfaceImport();
  const mine = useMineExtent(form.rightId);
  const { raster, points, extent, elevations } = survey;
  const offered = systemsFor(survey);
  const decimals = raster && raster.cellEast < 0.1 ? 6 : 1;
  const part = wantedExtent(survey, mine);
  return (
    <section className="surface-facts" aria-label={translate('relief.import.file')}>
      <h3>{translate('relief.import.file')}</h3>
      <dl className="surface-list small">
        <dt>{translate('relief.fact.format')}</dt>
        <dd>{translate(`relief.format.${survey.format}`)}</dd>
        {raster && (
          <>
            <dt>{translate('relief.fact.cells')}</dt>
            <dd>{translate('relief.fact.cellsValue', { columns: formatNumber(raster.columns, 0), rows: formatNumber(raster.rows, 0), cell: formatNumber(raster.cellEast, decimals) })}</dd>
          </>
        )}
        {points && (
          <>
            <dt>{translate('relief.fact.points')}</dt>
            <dd>{formatNumber(points.count, 0)}</dd>
          </>
        )}
        {elevations && (
          <>
            <dt>{translate('relief.fact.heights')}</dt>
            <dd>{translate('relief.fact.heightsValue', { lowest: formatNumber(elevations[0], 2), highest: formatNumber(elevations[1], 2) })}</dd>
          </>
        )}
        <dt>{translate('relief.fact.extent')}</dt>
        <dd>{translate('relief.fact.extentValue', { west: formatNumber(extent[0], decimals), east: formatNumber(extent[2], decimals), south: formatNumber(extent[1], decimals), north: formatNumber(extent[3], decimals) })}</dd>
        <dt>{translate('relief.fact.datum')}</dt>
        <dd>{survey.datum.words ?? translate('relief.fact.datumNone')}</dd>
      </dl>
      <h3>{translate('drawing.place.title')}</h3>
      <div role="radiogroup" aria-label={translate('drawing.place.title')}>
        {offered.map(({ system, reason }) => (
          <label key={system.id} className="surface-candidate small">
            <input type="radio" name={group} checked={form.system?.id === system.id} onChange={() => changeSurfaceForm({ system })} />
            <span>
              {describeSystem(system, translate)}
              <small className="quiet"> {sentence(translate, reason)}</small>
            </span>
          </label>
        ))}
        <Select
          size="small"
          showSearch
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          placeholder={translate('window.system.other')}
          aria-label={translate('window.system.other')}
          value={form.system !== null && !offered.some(({ system }) => system.id === form.system?.id) ? form.system.id : null}
          onChange={(id) => changeSurfaceForm({ system: SYSTEMS.find((each) => each.id === id) ?? null })}
          options={SYSTEMS.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))}
        />
      </div>
      {[...survey.notes, ...survey.system.notes].map((note) => (
        <p key={note.code} className="small quiet">
          {sentence(translate, note)}
        </p>
      ))}
      {points && (
        <>
          <h3>{translate('relief.import.thinning')}</h3>
          <div className="surface-line small">
            <label htmlFor={`${group}-cell`}>{translate('relief.field.cell')}</label>
            <InputNumber id={`${group}-cell`} size="small" min={0.05} max={100} step={0.5} suffix="m" value={form.cellMetres} onChange={(cellMetres) => changeSurfaceForm({ cellMetres })} />
            <span className="quiet">{translate(points.ownSpacing ? 'relief.field.cellOwn' : 'relief.field.cellNote', { cell: points.proposedCellMetres })}</span>
          </div>
          <div className="surface-line small">
            <Checkbox checked={form.fill} onChange={(event) => changeSurfaceForm({ fill: event.target.checked })}>
              {translate('relief.field.fill')}
            </Checkbox>
            <InputNumber aria-label={translate('relief.field.fillMetres')} size="small" min={0.1} max={500} suffix="m" disabled={!form.fill} value={form.fillMetres} onChange={(fillMetres) => changeSurfaceForm({ fillMetres: fillMetres ?? 20 })} />
          </div>
        </>
      )}
      {part && <p className="small quiet">{translate('relief.import.part')}</p>}
    </section>
  );
}

function Fields({ survey }: { survey: SurfaceSurvey }): ReactNode {
  const translate = useText();
  const id = useId();
  const { form, mineBy } = useSurfaceImport();
  const rights = useWorkspace((state) => state.rights);
  const label = (field: string, key: Parameters<typeof translate>[0]): ReactNode => <label htmlFor={`${id}-${field}`}>{translate(key)}</label>;
  const mine = useMineExtent(form.rightId);
  const far = surfaceQuestions({ ...useSurfaceImport(), form: { ...form, farAccepted: false } }, mine).find(({ code }) => code === 'relief.question.far');
  return (
    <div className="delivery-fields">
      <div className="wide">
        {label('mine', 'drawing.field.mine')}
        <Select id={`${id}-mine`} showSearch optionFilterProp="label" placeholder={translate('drawing.field.chooseMine')} value={form.rightId} onChange={(rightId) => changeSurfaceForm({ rightId })} options={rights.map((right) => ({ value: right.id, label: right.mineName }))} />
        {mineBy === 'place' && <p className="small quiet">{translate('relief.import.mineByPlace')}</p>}
      </div>
      <div>
        {label('surveyed', 'drawing.field.surveyed')}
        <DatePicker
          id={`${id}-surveyed`}
          value={form.surveyedOn === null ? null : dayjs(form.surveyedOn)}
          onChange={(value) => {
            const surveyedOn = value?.format('YYYY-MM-DD') ?? null;
            changeSurfaceForm({ surveyedOn, ...(surveyedOn !== null && { period: periodOf(surveyedOn) }) });
          }}
        />
      </div>
      <div>
        {label('received', 'drawing.field.received')}
        <DatePicker id={`${id}-received`} allowClear={false} value={dayjs(form.receivedOn)} onChange={(value) => changeSurfaceForm({ receivedOn: value?.format('YYYY-MM-DD') ?? form.receivedOn })} />
      </div>
      <div>
        {label('firm', 'drawing.field.firm')}
        <Input id={`${id}-firm`} value={form.surveyingFirm} onChange={(event) => changeSurfaceForm({ surveyingFirm: event.target.value })} />
      </div>
      <div>
        {label('surveyor', 'drawing.field.surveyor')}
        <Input id={`${id}-surveyor`} value={form.surveyor} onChange={(event) => changeSurfaceForm({ surveyor: event.target.value })} />
      </div>
      <div>
        {label('height', 'drawing.field.heightAccuracy')}
        <InputNumber id={`${id}-height`} min={0} max={50} step={0.05} prefix="±" suffix="m" value={form.heightAccuracyMetres} onChange={(heightAccuracyMetres) => changeSurfaceForm({ heightAccuracyMetres })} />
      </div>
      <div>
        {label('datum', 'drawing.field.datum')}
        <Select<ElevationDatum | 'unknown'>
          id={`${id}-datum`}
          placeholder={translate('drawing.field.choose')}
          value={form.datumDecided ? (form.elevationDatum ?? 'unknown') : null}
          onChange={(datum) => changeSurfaceForm({ elevationDatum: datum === 'unknown' ? null : datum, datumDecided: true })}
          options={[...ELEVATION_DATUMS.map((datum) => ({ value: datum, label: translate(`drawing.datum.${datum}`) })), { value: 'unknown' as const, label: translate('drawing.datum.unknown') }]}
        />
      </div>
      <p className="wide small quiet">{form.surveyedOn === null ? translate('relief.import.periodLater') : translate('relief.import.period', { period: periodWords(form.period, translate) })}</p>
      {survey.datum.words !== null && survey.datum.stated === null && (
        <div className="wide">
          <NoticeBox tone="warning">{translate('relief.import.datumForeign', { words: survey.datum.words })}</NoticeBox>
        </div>
      )}
      {far && (
        <div className="wide">
          <NoticeBox tone="warning">{sentence(translate, far)}</NoticeBox>
          <Checkbox checked={form.farAccepted} onChange={(event) => changeSurfaceForm({ farAccepted: event.target.checked })}>
            {translate('relief.import.farAccept')}
          </Checkbox>
        </div>
      )}
    </div>
  );
}

function Foot({ rest, onLeave }: { rest: readonly ChosenSurface[]; onLeave: () => void }): ReactNode {
  const translate = useText();
  const session = useSurfaceImport();
  const mine = useMineExtent(session.form.rightId);
  if (session.importing) return <ReceivingFoot jobTitle="relief.job.receive" file={session.survey?.file ?? ''} />;
  const questions = surfaceQuestions(session, mine);
  const [first] = questions;
  const ready = session.survey !== null && session.problem === null && first === undefined;
  return (
    <>
      <span className="words">
        {first && (
          <span className="warning" role="status">
            {translate('relief.import.stillOpen', { question: questions.map((question) => sentence(translate, question)).join(translate('report.clauseSeparator')), count: questions.length })}
          </span>
        )}
      </span>
      <Button onClick={onLeave}>{translate('window.cancel')}</Button>
      <Tooltip title={ready ? null : questions.map((question) => <div key={question.code}>{sentence(translate, question)}</div>)}>
        <Button type="primary" disabled={!ready} onClick={() => void receiveSurface(mine, rest)}>
          {translate('relief.import.confirm')}
        </Button>
      </Tooltip>
    </>
  );
}
