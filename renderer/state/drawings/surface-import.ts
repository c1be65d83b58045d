/** A surface being looked at before it is received: what the file says, what the person chose, what is still open. */
import { create } from 'zustand';
import { guessDelivery } from '../../../shared/analysis/deliveries/guess-delivery.ts';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Note, type Problem } from '../../../shared/base/news.ts';
import { fitsNumbers } from '../../../shared/crs/guess.ts';
import { SYSTEMS } from '../../../shared/crs/systems.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import type { CoordinateSystem, CoordinateSystemCandidate } from '../../../shared/model/coordinate-system.ts';
import type { ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { growExtent, type Extent } from '../../../shared/model/extent.ts';
import { periodOf, type Period } from '../../../shared/model/period.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import { callEngine } from '../../engine/client.ts';
import type { ChosenSurface } from '../../engine/surface-contract.ts';
import { reportFault } from '../faults.ts';
import { runJob, tell } from '../jobs.ts';
import { today } from '../today.ts';
import { closeDialog, openDialog, useView } from '../view.ts';
import { layerById, rightById, useWorkspace } from '../workspace.ts';
import { useDrawings } from './drawings-view.ts';
import { keepDelivery } from './keep-delivery.ts';
import { rightsSystem } from './import-session.ts';
import { boxIn, distanceBetween, FAR_METRES, mineUnder } from './placement.ts';

export interface SurfaceForm {
  readonly rightId: string | null;
  readonly period: Period;
  readonly surveyedOn: string | null;
  readonly receivedOn: string;
  readonly surveyingFirm: string;
  readonly surveyor: string;
  readonly heightAccuracyMetres: number | null;
  readonly elevationDatum: ElevationDatum | null;
  /** The person has said which datum it is, or that nobody knows. */
  readonly datumDecided: boolean;
  readonly system: CoordinateSystem | null;
  readonly cellMetres: number | null;
  readonly fill: boolean;
  readonly fillMetres: number;
  readonly farAccepted: boolean;
}

export interface SurfaceImport {
  readonly file: ChosenSurface | null;
  readonly survey: SurfaceSurvey | null;
  readonly problem: Problem | null;
  readonly form: SurfaceForm;
  readonly importing: boolean;
  /** A person has filled in or chosen something that would be lost. */
  readonly touched: boolean;
  /** Why this mine is proposed; null once a person has chosen one, or when none is proposed. */
  readonly mineBy: 'name' | 'place' | 'selection' | null;
  /** The day of the survey is the one in the file's name, and no person has said so yet. */
  readonly dayByName: boolean;
}

const EMPTY_FORM: SurfaceForm = {
  rightId: null, period: '', surveyedOn: null, receivedOn: '', surveyingFirm: '', surveyor: '', heightAccuracyMetres: null, elevationDatum: null, datumDecided: false, system: null, cellMetres: null, fill: false, fillMetres: 20,
  farAccepted: false,
};
const CLOSED: SurfaceImport = { file: null, survey: null, problem: null, form: EMPTY_FORM, importing: false, touched: false, mineBy: null, dayByName: false };

export const useSurfaceImport = create<SurfaceImport>(() => CLOSED);
const change = (next: Partial<SurfaceImport>): void => useSurfaceImport.setState(next);

let reading = new AbortController();

/** Begins with the look at the file. */
export function openSurface(file: ChosenSurface): void {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const guess = guessDelivery(file.main.name, useWorkspace.getState().rights);
  const selected = useView.getState().selectedRightId;
  // A day that is still to come is no day of a survey.
  const day = guess.date !== null && guess.date <= today() ? guess.date : null;
  change({ ...CLOSED, file, dayByName: day !== null, mineBy: guess.rightId !== null ? 'name' : selected !== null ? 'selection' : null, form: { ...EMPTY_FORM, rightId: guess.rightId ?? selected, surveyedOn: day, period: day !== null ? periodOf(day) : (guess.period ?? periodOf(today())), receivedOn: today() } });
  callEngine('surveySurface', [file], { signal }).then(
    (survey) => {
      if (signal.aborted) return;
      const rights = rightsSystem();
      const system = survey.system.declared ?? systemsFor(survey).find((candidate) => candidate.system.id === rights?.id)?.system ?? null;
      const { form } = useSurfaceImport.getState();
      change({ survey, form: { ...form, system, cellMetres: survey.points?.proposedCellMetres ?? null, elevationDatum: survey.datum.stated, datumDecided: survey.datum.stated !== null } });
      proposeMine();
    },
    (fault: unknown) => {
      if (fault instanceof CancelledError || signal.aborted) return;
      if (fault instanceof ProblemError) change({ problem: fault.problem });
      else {
        reportFault(fault);
        change({ problem: { code: 'window.fault.inJob', severity: 'blocking' } });
      }
    },
  );
}

export function changeSurfaceForm(form: Partial<SurfaceForm>): void {
  change({ touched: true, ...(form.rightId !== undefined && { mineBy: null }), ...(form.surveyedOn !== undefined && { dayByName: false }), form: { ...useSurfaceImport.getState().form, ...form, ...((form.rightId !== undefined || form.system !== undefined) && { farAccepted: false }) } });
  if (form.system !== undefined) proposeMine();
}

/** The licence that the survey lies in, when it is one only; it goes before the selection, not before the file's name or a person. */
function proposeMine(): void {
  const { survey, form, mineBy } = useSurfaceImport.getState();
  const { rights, rightsLayerId, layers } = useWorkspace.getState();
  const plane = layers.find(({ id }) => id === rightsLayerId)?.system ?? null;
  const decided = mineBy === 'name' || (mineBy === null && form.rightId !== null);
  if (!survey || !plane || form.system === null || decided) return;
  const box = boxIn(survey.extent, form.system, plane);
  const right = box && mineUnder(box, rights);
  if (right) change({ mineBy: 'place', form: { ...form, rightId: right.id, farAccepted: false } });
}

export function closeSurface(): void {
  reading.abort();
  change(CLOSED);
  closeDialog();
}

/** Systems for the file's numbers: what it declares or its numbers allow, and the zones of the rights' datum when the easting has no prefix. */
export function systemsFor({ system, extent }: SurfaceSurvey): readonly CoordinateSystemCandidate[] {
  const rights = rightsSystem();
  if (system.candidates.length > 0) return system.candidates;
  if (rights?.kind !== 'gauss-kruger') return [];
  return SYSTEMS.filter((each) => each.datum === rights.datum && each.kind === 'gauss-kruger' && each.zone === undefined && each.centralMeridianDegrees === rights.centralMeridianDegrees && fitsNumbers(each, extent)).map((each) => ({
    system: each, confidence: 'possible', reason: { code: 'drawing.place.noPrefix', params: { meridian: each.centralMeridianDegrees ?? 0 } },
  }));
}

/** Cells of a raster of which only the part around the mine is kept. */
const MOST_KEPT_CELLS = 4_000_000;
const AROUND_MINE_METRES = 1_500;

/** What of the file is read: all, or the ground around the mine where it is large. */
export function wantedExtent({ raster }: SurfaceSurvey, mine: Extent | null): Extent | null {
  return raster && mine && raster.columns * raster.rows > MOST_KEPT_CELLS ? growExtent(mine, AROUND_MINE_METRES) : null;
}

/** What a person has to settle first. `mine`: extent of the chosen right in the window's plane. */
export function surfaceQuestions({ survey, form }: SurfaceImport, mine: Extent | null): readonly Note[] {
  if (!survey) return [];
  const rights = rightsSystem();
  const questions: Note[] = [];
  if (form.system === null) questions.push({ code: 'drawing.question.system' });
  else if (rights && !conversionBetween(form.system, rights).possible) questions.push({ code: 'drawing.question.otherDatum' });
  if (survey.points !== null && !(form.cellMetres !== null && form.cellMetres > 0)) questions.push({ code: 'relief.question.cell' });
  if (form.rightId === null) questions.push({ code: 'drawing.question.mine' });
  if (form.surveyedOn === null) questions.push({ code: 'relief.question.surveyed' });
  if (!form.datumDecided) questions.push({ code: 'drawing.question.datum' });
  const placed = form.system && rights ? boxIn(survey.extent, form.system, rights) : null;
  const far = placed && mine ? distanceBetween(placed, mine) : 0;
  if (far > FAR_METRES && !form.farAccepted) questions.push({ code: 'relief.question.far', params: { kilometres: (far / 1000).toFixed(1) } });
  return questions;
}

/** Reads the surface into the window's plane and records it as a delivery, one undoable step. `rest`: files to be looked at next. */
export async function receiveSurface(mine: Extent | null, rest: readonly ChosenSurface[]): Promise<void> {
  const { file, survey, form, importing } = useSurfaceImport.getState();
  const workspace = useWorkspace.getState();
  const right = rightById(workspace, form.rightId);
  const plane = rightsSystem();
  if (!file || !survey || !right || !plane || importing || form.system === null) return;
  const { system } = form;
  change({ importing: true });
  const id = crypto.randomUUID();
  const result = await runJob({ code: 'relief.job.receive', params: { file: survey.file } }, async (options) => {
    const choices = { system, plane, cellMetres: survey.points ? form.cellMetres : null, within: wantedExtent(survey, mine), fillMetres: survey.points && form.fill ? form.fillMetres : 0 };
    const imported = await callEngine('importSurface', [file, choices, id], options);
    const declared = survey.system.declared?.id === system.id;
    const delivery: SurveyDelivery = {
      id,
      rightId: right.id,
      mineName: right.mineName,
      period: form.period,
      kind: 'pit-surface',
      fileName: survey.file,
      fileBytes: survey.bytes,
      sha256: imported.sha256,
      encoding: null,
      surveyedOn: form.surveyedOn,
      surveyingFirm: form.surveyingFirm.trim(),
      surveyor: form.surveyor.trim(),
      accuracy: { planMetres: null, heightMetres: form.heightAccuracyMetres },
      elevationDatum: form.elevationDatum,
      system: { system: plane, declaredBy: declared ? 'file' : 'person', reason: survey.system.candidates.find((each) => each.system.id === system.id)?.reason ?? { code: 'drawing.place.chosen' }, axesSwapped: survey.axesSwapped },
      layerRoles: {},
      gapMetres: 0,
      surface: imported.surface,
      receivedOn: form.receivedOn,
      status: 'received',
      sample: layerById(workspace, workspace.rightsLayerId)?.sample ?? false,
    };
    await keepDelivery(delivery, options.signal);
    return { delivery, imported };
  });
  change({ importing: false });
  if (result.state !== 'done') return;
  const { delivery, imported } = result.value;
  tell(imported.problems.length > 0 ? 'warning' : 'success', { code: 'relief.received', params: { mine: delivery.mineName, file: delivery.fileName, cell: imported.surface.cellMetres } }, [...imported.problems, ...imported.notes], { leadsTo: 'drawings', about: { table: 'deliveries', ids: [delivery.id] } });
  closeSurface();
  useView.setState({ module: 'drawings', selectedRightId: delivery.rightId });
  useDrawings.setState({ currentId: delivery.id, otherId: null, sectionLine: null, solidOpen: false });
  if (rest.length > 0) openDialog({ kind: 'surface', files: rest });
}
