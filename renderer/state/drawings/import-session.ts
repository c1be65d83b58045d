/**
 * One drawing being looked at before it is received: what the engine found, and what the person has chosen so far.
 * Nothing is written until {@link receiveDrawing}; closing releases the file.
 */
import { create } from 'zustand';
import { guessDelivery } from '../../../shared/analysis/deliveries/guess-delivery.ts';
import { latestDuePeriod } from '../../../shared/analysis/deliveries/ledger.ts';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, type Problem } from '../../../shared/base/news.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { rememberedRole, type RememberedRoles } from '../../../shared/formats/dxf/remembered-roles.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { Period } from '../../../shared/model/period.ts';
import type { DeliveryKind } from '../../../shared/model/survey-delivery.ts';
import type { ControlPoint } from '../../../shared/model/transformation.ts';
import { callEngine } from '../../engine/client.ts';
import type { BoundaryPlace, DrawingReading, DrawingSketch, DroppedDrawing } from '../../engine/drawing-contract.ts';
import { readSetting } from '../../storage/workspace.ts';
import { displaySystem } from '../display-system.ts';
import { reportFault } from '../faults.ts';
import { letFilesGo } from '../opened-drops.ts';
import { today } from '../today.ts';
import { closeDialog, useView } from '../view.ts';
import { useWorkspace } from '../workspace.ts';
import { readDueDays } from './due-days.ts';
import { presetOf, speakAgainst, type DecidedBy } from './drawn-words.ts';
import { fitGrid, isLocalGrid, systemsOffered, type FittedGrid } from './placement.ts';

/** A layer of the drawing and what is to become of it. */
export interface LayerChoice {
  readonly name: string;
  readonly included: boolean;
  /** null: nobody has said; such a layer is not imported. */
  readonly role: DrawingRole | null;
  readonly decidedBy: 'name' | 'firm' | 'person' | null;
}

/** What is written about the drawing; texts as typed. */
export interface DeliveryForm {
  readonly rightId: string | null;
  readonly period: Period;
  readonly kind: DeliveryKind | null;
  readonly receivedOn: string;
  readonly surveyedOn: string | null;
  readonly surveyingFirm: string;
  readonly surveyor: string;
  readonly planAccuracyMetres: number | null;
  readonly heightAccuracyMetres: number | null;
  readonly elevationDatum: ElevationDatum | null;
  /** The person has said which datum it is, or that nobody knows. */
  readonly datumDecided: boolean;
}

export interface DrawingImport {
  readonly dropId: string | null;
  readonly index: number;
  readonly name: string;
  readonly fileBytes: number;
  readonly survey: DrawingSurvey | null;
  readonly problem: Problem | null;
  /** A person's choice; null = as the evidence says. */
  readonly encoding: string | null;
  readonly layers: readonly LayerChoice[];
  /** null: the numbers look exchanged and nobody has decided. */
  readonly swapAxes: boolean | null;
  readonly system: CoordinateSystem | null;
  /** A person has chosen it. */
  readonly systemChosen: boolean;
  readonly points: readonly ControlPoint[];
  readonly fit: FittedGrid | null;
  readonly gapMetres: number;
  readonly sketch: DrawingSketch | null;
  readonly sketching: boolean;
  readonly sketchProblem: Problem | null;
  readonly form: DeliveryForm;
  readonly periodBy: DecidedBy;
  /** null: nobody yet. */
  readonly datumBy: DecidedBy | null;
  /** The person has said that a drawing far from its mine is right where it is. */
  readonly farAccepted: boolean;
  /** Where the drawn licence stands against the register; null: not known, or none is drawn. */
  readonly boundary: BoundaryPlace | 'unlike' | null;
  /** The person takes a drawing whose licence stands beside the registered one. */
  readonly shiftAccepted: boolean;
  /** The person takes a drawing of which parts are missing. */
  readonly incompleteAccepted: boolean;
  readonly importing: boolean;
  /** A person has filled in or chosen something that would be lost. */
  readonly touched: boolean;
}

const EMPTY_FORM: DeliveryForm = {
  rightId: null, period: '', kind: null, receivedOn: '', surveyedOn: null, surveyingFirm: '', surveyor: '', planAccuracyMetres: null, heightAccuracyMetres: null, elevationDatum: null, datumDecided: false,
};

const CLOSED: DrawingImport = {
  dropId: null, index: 0, name: '', fileBytes: 0, survey: null, problem: null, encoding: null, layers: [], swapAxes: false, system: null, systemChosen: false, points: [], fit: null, gapMetres: 0,
  sketch: null, sketching: false, sketchProblem: null, form: EMPTY_FORM, periodBy: 'calendar', datumBy: null, farAccepted: false, boundary: null, shiftAccepted: false, incompleteAccepted: false, importing: false, touched: false,
};

export const useDrawingImport = create<DrawingImport>(() => CLOSED);

let reading = new AbortController();
const change = (next: Partial<DrawingImport>): void => useDrawingImport.setState(next);
/** By a person. */
const decide = (next: Partial<DrawingImport>): void => change({ ...next, touched: true });

/** Roles that are imported unless somebody says no; contours and surface only while they are few. */
const ALWAYS_INCLUDED: ReadonlySet<DrawingRole> = new Set<DrawingRole>(['boundary', 'goaf', 'roadway', 'face', 'pit', 'bench', 'design', 'pillar', 'forbidden', 'traverse', 'borehole', 'fault', 'spot', 'seam', 'annotation']);
const INCLUDED_WHILE_FEW: ReadonlySet<DrawingRole> = new Set<DrawingRole>(['contour', 'topography']);
const FEW_ENTITIES = 60_000;

/** Begins with the survey; the sketch follows when there is something to sketch. */
export function openDrawing(dropId: string, { index, name, folder, bytes: fileBytes }: DroppedDrawing): void {
  reading.abort();
  reading = new AbortController();
  const guess = guessDelivery(`${folder}/${name}`, useWorkspace.getState().rights);
  const selected = useView.getState().selectedRightId;
  change({ ...CLOSED, dropId, index, name, fileBytes, form: { ...EMPTY_FORM, rightId: guess.rightId ?? selected, period: guess.period ?? latestDuePeriod(today()), kind: guess.kind, receivedOn: today() }, periodBy: guess.period === null ? 'calendar' : 'name' });
  if (guess.period === null) void proposePeriod(reading.signal).catch(reportFault);
  void survey(reading.signal);
}

/** The newest half-year that is due by the office's days, unless somebody has chosen one meanwhile. */
async function proposePeriod(signal: AbortSignal): Promise<void> {
  const days = await readDueDays();
  const { form, periodBy } = useDrawingImport.getState();
  if (!signal.aborted && periodBy === 'calendar') change({ form: { ...form, period: latestDuePeriod(today(), days) } });
}

async function survey(signal: AbortSignal): Promise<void> {
  const { dropId, index, encoding } = useDrawingImport.getState();
  if (dropId === null) return;
  try {
    const found = await callEngine('surveyDrawing', [dropId, index, encoding], { signal });
    if (signal.aborted || useDrawingImport.getState().encoding !== encoding) return;
    const before = new Map(useDrawingImport.getState().layers.map((layer) => [layer.name, layer]));
    const layers = found.layers.map((layer): LayerChoice => {
      const kept = before.get(layer.name);
      if (kept) return kept;
      const role = layer.role?.role ?? null;
      return { name: layer.name, role, included: wanted(role, layer.entityCount) && !layer.off && !layer.frozen, decidedBy: role === null ? null : 'name' };
    });
    const { survey: known, swapAxes: axesChosen, systemChosen } = useDrawingImport.getState();
    // Another encoding leaves the numbers, and what was said of them, as they are; the words may have become readable.
    const swapAxes = known !== null ? axesChosen : found.system.axesLookSwapped ? null : false;
    change({ survey: found, layers, swapAxes, ...(!systemChosen && { system: swapAxes === null ? null : proposedSystem(found, swapAxes) }), ...presetByWords(found) });
    await sketch();
  } catch (fault) {
    if (!signal.aborted && useDrawingImport.getState().encoding === encoding) keepFailure(fault, 'problem');
  }
}

function wanted(role: DrawingRole | null, entityCount: number): boolean {
  return role !== null && (ALWAYS_INCLUDED.has(role) || (INCLUDED_WHILE_FEW.has(role) && entityCount <= FEW_ENTITIES));
}

/** Half-year and zero of elevations as the drawing words them, where nothing stronger has settled them. */
function presetByWords({ words }: DrawingSurvey): Pick<DrawingImport, 'form' | 'periodBy' | 'datumBy'> {
  const { form, periodBy, datumBy } = useDrawingImport.getState();
  const { period, elevationDatum } = presetOf(words);
  const takesPeriod = period !== null && (periodBy === 'calendar' || periodBy === 'words');
  const takesDatum = datumBy !== 'person';
  return {
    form: { ...form, ...(takesPeriod && { period }), ...(takesDatum && { elevationDatum, datumDecided: elevationDatum !== null }) },
    periodBy: takesPeriod ? 'words' : periodBy,
    datumBy: !takesDatum ? datumBy : elevationDatum === null ? null : 'words',
  };
}

/** Only one that the rights' own system speaks for, and no text of the drawing against, is taken beforehand; it stays to be seen and changed. */
function proposedSystem(survey: DrawingSurvey, swapAxes: boolean): CoordinateSystem | null {
  const rights = rightsSystem();
  const offered = systemsOffered(survey, swapAxes, rights);
  return rights === null || speakAgainst(survey.words, rights) ? null : (offered.find(({ system }) => system.id === rights.id)?.system ?? null);
}

/** The plane that the window works in: the rights' own zone. */
export function rightsSystem(): CoordinateSystem | null {
  return displaySystem(useWorkspace.getState(), null);
}

function keepFailure(fault: unknown, where: 'problem' | 'sketchProblem'): void {
  if (fault instanceof CancelledError) return;
  if (fault instanceof ProblemError) change({ [where]: fault.problem });
  else {
    reportFault(fault);
    change({ [where]: { code: 'window.fault.inJob', severity: 'blocking' } });
  }
}

/** What is chosen now, for the engine; null while nothing can be read. */
export function chosenReading(session: DrawingImport): DrawingReading | null {
  const { survey: found, layers, swapAxes, gapMetres } = session;
  const chosen = layers.flatMap(({ name, role, included }) => (included && role !== null ? [{ name, role }] : []));
  if (!found || chosen.length === 0) return null;
  return { layers: chosen, encoding: session.encoding ?? found.encoding.evidence.chosen, window: found.window, swapAxes: swapAxes === true, gapMetres };
}

let sketches = 0;

async function sketch(): Promise<void> {
  const session = useDrawingImport.getState();
  const asked = chosenReading(session);
  const { dropId, index } = session;
  sketches += 1;
  const number = sketches;
  if (dropId === null || asked === null) {
    change({ sketch: null, sketching: false });
    return;
  }
  change({ sketching: true, sketchProblem: null });
  try {
    const made = await callEngine('sketchDrawing', [dropId, index, asked], { signal: reading.signal });
    if (number === sketches) change({ sketch: made, sketching: false });
  } catch (fault) {
    // What was asked since has an answer of its own.
    if (number !== sketches) return;
    change({ sketching: false, sketch: null });
    keepFailure(fault, 'sketchProblem');
  }
}

/** Several changes in one breath ask for one sketch. */
let waiting: ReturnType<typeof setTimeout> | null = null;
function sketchSoon(): void {
  if (waiting !== null) clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    void sketch();
  }, 150);
}

export function chooseRole(name: string, role: DrawingRole | null): void {
  const { layers } = useDrawingImport.getState();
  decide({ layers: layers.map((layer) => (layer.name === name ? { ...layer, role, included: role !== null && role !== 'frame', decidedBy: 'person' } : layer)) });
  sketchSoon();
}

export function includeLayers(names: readonly string[], included: boolean): void {
  const { layers } = useDrawingImport.getState();
  decide({ layers: layers.map((layer) => (names.includes(layer.name) ? { ...layer, included: included && layer.role !== null } : layer)) });
  sketchSoon();
}

export function chooseDrawingEncoding(encoding: string | null): void {
  decide({ encoding, sketch: null });
  void survey(reading.signal);
}

export function chooseAxes(swapAxes: boolean): void {
  const { survey: found } = useDrawingImport.getState();
  decide({ swapAxes, system: found ? proposedSystem(found, swapAxes) : null, systemChosen: false, farAccepted: false });
  sketchSoon();
}

export function choosePlace(system: CoordinateSystem | null): void {
  decide({ system, systemChosen: true, farAccepted: false });
}

export function changePoints(points: readonly ControlPoint[]): void {
  decide({ points, fit: fitGrid(points), farAccepted: false });
}

export function chooseGap(gapMetres: number): void {
  decide({ gapMetres });
  sketchSoon();
}

export function acceptFar(farAccepted: boolean): void {
  decide({ farAccepted });
}

export function keepBoundary(boundary: DrawingImport['boundary']): void {
  change({ boundary, shiftAccepted: false });
}

export function acceptShift(shiftAccepted: boolean): void {
  decide({ shiftAccepted });
}

export function acceptIncomplete(incompleteAccepted: boolean): void {
  decide({ incompleteAccepted });
}

export function changeForm(form: Partial<DeliveryForm>): void {
  decide({ form: { ...useDrawingImport.getState().form, ...form }, ...(form.period !== undefined && { periodBy: 'person' as const }), ...(form.datumDecided && { datumBy: 'person' as const }), ...(form.rightId !== undefined && { farAccepted: false }) });
}

/** Setting under which the layer names of a surveying firm are kept. */
export const firmSetting = (firm: string): string => `drawingLayers.${firm.trim()}`;

/** What a firm's layers were last time goes before what their names say, never before what a person just said. */
export async function recallFirm(firm: string): Promise<void> {
  if (firm.trim() === '') return;
  const known = await readSetting<RememberedRoles>(firmSetting(firm));
  if (!known) return;
  const { layers } = useDrawingImport.getState();
  change({
    layers: layers.map((layer) => {
      const role = rememberedRole(layer.name, known);
      return role === null || layer.decidedBy === 'person' || role === layer.role ? layer : { ...layer, role, included: role !== 'frame', decidedBy: 'firm' };
    }),
  });
  sketchSoon();
}

/** A mine's own grid: no system of the table can have these numbers. */
export function needsFit({ survey: found, swapAxes }: DrawingImport): boolean {
  return found !== null && isLocalGrid(found, swapAxes === true);
}

export function closeDrawing(): void {
  reading.abort();
  const { dropId } = useDrawingImport.getState();
  change(CLOSED);
  closeDialog();
  if (dropId === null) return;
  letFilesGo(dropId);
  callEngine('releaseDrop', [dropId]).catch(reportFault);
}
