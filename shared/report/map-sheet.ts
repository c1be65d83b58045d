/** Printed map sheets: one of a mine with its boundary points, or one of a piece of ground. */
import type { AnalysisLayer, ReadableLayer } from '../analysis/analysis-layer.ts';
import { partOfJob, type Job } from '../base/job.ts';
import { formatNumber } from '../base/units.ts';
import { analysisSystemFor, conversionBetween, convertCoordinates } from '../crs/transform.ts';
import { describeSystem } from '../crs/systems.ts';
import { listCorners } from '../figure/corners.ts';
import { INSET_ROLES } from '../figure/layout/inset.ts';
import { composeMapSheet, sheetWindow, type MapSheet } from '../figure/layout/map-sheet.ts';
import type { MapSheetInput, SheetPaper, SheetSubject } from '../figure/layout/sheet-input.ts';
import type { TitleRow } from '../figure/layout/title-block.ts';
import type { FigureConflict, FigureLayer } from '../figure/map-figure.ts';
import { groundExtent, type MapWindow } from '../figure/sheet.ts';
import { CUT_MARGIN_MILLIMETRES } from '../figure/window-clip.ts';
import { columnsExtent, type GeometryColumns } from '../geometry/columns.ts';
import { convertColumns } from '../geometry/convert.ts';
import { translator, type Language, type Translate } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { growExtent, type Extent } from '../model/extent.ts';
import type { AnalysisRun, Decision, Finding } from '../model/finding.ts';
import type { LayerRecord } from '../model/layer.ts';
import { isSampleRun } from '../model/sample-run.ts';
import type { MiningRight } from '../model/mining-right.ts';
import { areaOf, extractFeatures, formatElevation, listProblems, nameOnMap, placeOnMap, withMu } from './context.ts';
import { figureMine } from './figure-features.ts';
import { paintGround, type GroundPainter, type SheetGroundPictures } from './sheet-ground.ts';
import { isShownAt, readSheetLayer, styledForLegend, type LayerLook, type SheetGround } from './sheet-layers.ts';

/** What a person chose for his sheets; kept with the workspace. */
export interface SheetSettings extends SheetPaper {
  readonly corners: boolean;
  readonly inset: boolean;
  /** Conflict areas of the newest run, on sheets of mines. */
  readonly conflicts: boolean;
  /** `{mine}` stands for the mine's name; '' for the usual title. */
  readonly title: string;
  /** `{n}` stands for the sheet's place in the series; '' for none. */
  readonly number: string;
  /** As the office states it; '' leaves room to write: no file says it. */
  readonly heightDatum: string;
  readonly office: string;
  readonly drawnBy: string;
  readonly checkedBy: string;
  readonly approvedBy: string;
  /** `YYYY-MM-DD`, or '' to be written by hand. */
  readonly date: string;
  /** One note per line. */
  readonly notes: string;
}

/** How sheets are set before anybody chose anything. */
export const DEFAULT_SHEET_SETTINGS: SheetSettings = {
  paper: 'A3', orientation: 'landscape', denominator: null, corners: true, inset: true, conflicts: true,
  title: '', number: '', heightDatum: '', office: '', drawnBy: '', checkedBy: '', approvedBy: '', date: '', notes: '',
};

interface SheetRequest {
  readonly settings: SheetSettings;
  readonly language: Language;
  /** The day on which validity is judged. */
  readonly asOf: string;
  /** Layers to be drawn, bottom first, the rights layer among them. */
  readonly layers: readonly ReadableLayer[];
  /** Changed looks of layers, by id. */
  readonly looks?: ReadonlyMap<string, LayerLook>;
  /** Base maps under them; absent: none. */
  readonly ground?: GroundPainter;
  /** Layers for the inset. */
  readonly insetLayers: readonly ReadableLayer[];
  /** Place in the series, from 1. */
  readonly position: number;
}

export interface MineSheetRequest extends SheetRequest {
  readonly right: MiningRight;
  readonly rights: AnalysisLayer;
  /** The run whose conflicts are shown, and how its pieces are found (in the run's system); null for none. */
  readonly results: SheetResults | null;
}

/** Findings of a run as a sheet of a mine shows them. */
export interface SheetResults {
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  piecesOf(finding: Finding): Promise<GeometryColumns>;
}

export interface GroundSheetRequest extends SheetRequest {
  readonly system: CoordinateSystem;
  readonly extent: Extent;
}

/**
 * The ground that a sheet of a mine is drawn from, for the mine's box in a plane before anything has been computed; wider than
 * the sheet, whose own zone may lie at an angle to that plane. Layers of {@link INSET_ROLES} are drawn wherever they lie.
 */
export function groundOfMineSheet(settings: SheetSettings, box: Extent): Extent {
  const ground = groundExtent(sheetWindow(settings, box, true), CUT_MARGIN_MILLIMETRES);
  return growExtent(ground, 0.1 * Math.max(ground[2] - ground[0], ground[3] - ground[1]));
}

/** A sheet of one mine in the mine's own zone: its boundary, its corners with their coordinates, what lies around and what overlaps. */
export async function drawMineSheet(request: MineSheetRequest, job: Job): Promise<MapSheet> {
  const { settings, right, rights, language, asOf } = request;
  const translate = translator(language);
  const { record, columns } = rights;
  const own = right.bodies.map(({ feature }) => feature);
  // Asked before: a layer without a system has no sheets.
  const system = analysisSystemFor(record.system!, right.extent, record.name);
  const geometry = extractFeatures(columns.geometry, own, record.system!, system);
  const conflicts = settings.conflicts && request.results ? await conflictsOf(request, request.results, system, translate) : [];
  const mine = figureMine(right, geometry, asOf, translate);
  const subject: SheetSubject = { kind: 'mine', mine: { ...mine, symbol: styledForLegend(mine.symbol, request.looks?.get(record.id)?.style, translate) }, conflicts };
  const leaveOut = new Map([[record.id, new Set(own)]]);
  const content = await readContent(request, system, columnsExtent(geometry), true, leaveOut, translate, job);
  const title = titleOfMineSheet(settings, right.mineName, translate);
  return composeMapSheet({
    ...sheetInput(request, system, title, content, translate),
    // What the sheet is about marks it even when its layer is left off; so do results that a sample layer had a part in.
    ...((record.sample || (conflicts.length > 0 && isSampleRun(request.results!.run, [record]))) && { stamp: translate('sheet.sample') }),
    subject,
    corners: settings.corners ? listCorners(geometry, [...own.keys()]) : [],
    notes: [...mineNotes(right, conflicts.length > 0 ? request.results!.run : null, translate), ...ownNotes(request, { ...content, sources: content.sources.some(({ id }) => id === record.id) ? content.sources : [...content.sources, record] }, translate)],
  });
}

/** A sheet of a piece of ground in a projected system. */
export async function drawGroundSheet(request: GroundSheetRequest, job: Job): Promise<MapSheet> {
  const { settings, system, extent, language } = request;
  const translate = translator(language);
  const content = await readContent(request, system, extent, false, new Map(), translate, job);
  const title = settings.title === '' ? translate('sheet.titleOfGround') : settings.title;
  return composeMapSheet({ ...sheetInput(request, system, title, content, translate), subject: { kind: 'ground', extent }, corners: [], notes: ownNotes(request, content, translate) });
}

/** What both kinds of sheets share. */
function sheetInput({ settings, language, layers, position }: SheetRequest, system: CoordinateSystem, title: string, { drawn, inset, ground }: SheetContent, translate: Translate): Omit<MapSheetInput, 'subject' | 'corners' | 'notes'> {
  const row = (label: string, value: string): TitleRow => [{ label, value }];
  return {
    paper: settings.paper,
    orientation: settings.orientation,
    denominator: settings.denominator,
    language,
    system,
    layers: drawn,
    ground: ground.pieces,
    insetLayers: inset,
    title,
    number: numberOfSheet(settings, position),
    titleRows: {
      above: [row(translate('sheet.title'), title), row(translate('sheet.system'), describeSystem(system, translate)), row(translate('sheet.heightDatum'), settings.heightDatum)],
      below: [
        row(translate('sheet.office'), settings.office),
        [{ label: translate('sheet.drawnBy'), value: settings.drawnBy }, { label: translate('sheet.checkedBy'), value: settings.checkedBy }, { label: translate('sheet.approvedBy'), value: settings.approvedBy }],
        row(translate('sheet.date'), settings.date),
      ],
    },
    stamp: layers.some(({ record }) => record.sample) ? translate('sheet.sample') : null,
  };
}

/** Less than a hair on paper. */
const SMALLEST_MILLIMETRES = 0.15;

/** What lies on a sheet. */
interface SheetContent {
  readonly drawn: readonly FigureLayer[];
  readonly inset: readonly FigureLayer[];
  readonly ground: SheetGroundPictures;
  /** Layers that have something on it. */
  readonly sources: readonly LayerRecord[];
}

const NO_GROUND: SheetGroundPictures = { pieces: [], notes: [], source: '' };
/** Share of the work that base maps are, where there are some. */
const GROUND_SHARE = 0.5;

async function readContent(request: SheetRequest, system: CoordinateSystem, subject: Extent, isMine: boolean, leaveOut: ReadonlyMap<string, ReadonlySet<number>>, translate: Translate, job: Job): Promise<SheetContent> {
  const window = sheetWindow(request.settings, subject, isMine);
  const hasGround = request.ground !== undefined && request.ground.baseMaps.length > 0;
  const layers = await readLayers(request, system, window, leaveOut, translate, hasGround ? partOfJob(job, 0, 1 - GROUND_SHARE) : job);
  return { ...layers, ground: hasGround ? await paintGround(window, system, request.ground!, translate, partOfJob(job, 1 - GROUND_SHARE, 1)) : NO_GROUND };
}

async function readLayers(request: SheetRequest, system: CoordinateSystem, window: MapWindow, leaveOut: ReadonlyMap<string, ReadonlySet<number>>, translate: Translate, job: Job): Promise<Omit<SheetContent, 'ground'>> {
  const { settings, layers, insetLayers, asOf } = request;
  const ground: SheetGround = { system, extent: groundExtent(window, CUT_MARGIN_MILLIMETRES), smallestMetres: (SMALLEST_MILLIMETRES * window.denominator) / 1000 };
  const everywhere: SheetGround = { system, extent: null, smallestMetres: 0 };
  const drawn: FigureLayer[] = [];
  const inset: FigureLayer[] = [];
  const sources: LayerRecord[] = [];
  const shownInset = settings.inset ? insetLayers.filter(({ record }) => INSET_ROLES.some((role) => role === record.role)) : [];
  const total = layers.length + shownInset.length;
  const read = async (layer: ReadableLayer, index: number, where: SheetGround, without: ReadonlySet<number>): Promise<FigureLayer | null> => {
    job.report({ stage: 'sheet.stage.read', params: { layer: layer.record.name }, fraction: index / total });
    return readSheetLayer(layer, where, without, asOf, translate, partOfJob(job, index / total, (index + 1) / total), lookIn(where === ground, request.looks?.get(layer.record.id)));
  };
  for (const [index, layer] of layers.entries()) {
    const { id, role } = layer.record;
    // Rights are what a sheet is about; like on the map they are seen at every scale, above all others.
    if (role !== 'rights' && !isShownAt(request.looks?.get(id) ?? {}, window.denominator)) continue;
    const without = leaveOut.get(id);
    const figure = await read(layer, index, ground, without ?? new Set());
    if (figure) drawn.push({ ...figure, rank: role === 'rights' ? layers.length : index });
    if (figure || without) sources.push(layer.record);
  }
  for (const [index, layer] of shownInset.entries()) {
    const figure = await read(layer, layers.length + index, everywhere, new Set());
    if (figure) inset.push(figure);
  }
  return { drawn, inset, sources };
}

/** Conflicts with a place, except those set aside, brought to the sheet's system. */
async function conflictsOf({ right, rights, language }: MineSheetRequest, { run, findings, decisions, piecesOf }: SheetResults, system: CoordinateSystem, translate: Translate): Promise<FigureConflict[]> {
  if (!conversionBetween(run.system, system).possible || !run.rights.some(({ rightId }) => rightId === right.id)) return [];
  const problems = listProblems({ right, run, findings, decisions, layers: new Map([[run.rightsLayerId, rights]]), language });
  const conflicts: FigureConflict[] = [];
  for (const { finding, shortName, state } of problems) {
    if (finding.evidence.kind === 'expired' || state === 'set-aside') continue;
    const pieces = await piecesOf(finding);
    if (pieces.featureCount === 0) continue;
    const geometry = run.system.id === system.id ? pieces : convertColumns(pieces, run.system, system);
    const place = placeOnMap(finding);
    const [east, north] = place ? convertCoordinates(Float64Array.from(place), run.system, system) : [];
    conflicts.push({ geometry, name: nameOnMap({ finding, shortName }, translate), areaText: withMu(areaOf(finding), translate), severe: finding.severity === 'severe', ...(east !== undefined && north !== undefined && { towards: [east, north] }) });
  }
  return conflicts;
}

/** Licence, area and elevations as registered, and which run the conflicts are from. */
function mineNotes(right: MiningRight, run: AnalysisRun | null, translate: Translate): string[] {
  const notes: string[] = [];
  if (right.licenceNumber !== null) notes.push(translate('sheet.noteLicence', { number: right.licenceNumber, holder: right.holder ?? '—' }));
  if (right.registeredAreaSquareKilometres !== null) notes.push(translate('sheet.noteArea', { area: formatNumber(right.registeredAreaSquareKilometres, 4) }));
  const limits = right.bodies.flatMap(({ elevationTopMetres: top, elevationBottomMetres: bottom }) => (top === null || bottom === null ? [] : [translate('sheet.elevations', { top: formatElevation(top), bottom: formatElevation(bottom) })]));
  if (limits.length > 0) notes.push(translate('sheet.noteElevations', { limits: [...new Set(limits)].join(translate('report.listSeparator')) }));
  if (run !== null) notes.push(translate('sheet.noteRun', { run: run.number, date: run.parameters.asOf }));
  return notes;
}

/** What the person wrote, and where the data come from. */
function ownNotes({ settings }: SheetRequest, { sources: records, ground }: SheetContent, translate: Translate): string[] {
  const written = settings.notes.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const sources = records.map((record) => sourceName(record, translate));
  return [...(sources.length > 0 ? [translate('sheet.noteSources', { sources: sources.join(translate('report.clauseSeparator')) })] : []), ...(ground.source === '' ? [] : [ground.source]), ...ground.notes, ...written];
}

/** On an inset a layer is never faint and never named. */
function lookIn(onMap: boolean, look: LayerLook = {}): LayerLook {
  return onMap ? look : { ...(look.style && { style: look.style }), ...(look.classes && { classes: look.classes }), ...(look.hiddenSymbols && { hiddenSymbols: look.hiddenSymbols }) };
}

function sourceName({ name, vintage }: LayerRecord, translate: Translate): string {
  if (vintage === null) return translate('report.figure.sourceUndated', { layer: name });
  return name.includes(vintage) ? name : translate('report.figure.source', { layer: name, vintage });
}

/** The title as chosen, with the mine's name in it; the usual one where nothing was chosen. */
export function titleOfMineSheet({ title }: Pick<SheetSettings, 'title'>, mine: string, translate: Translate): string {
  return title === '' ? translate('sheet.titleOfMine', { mine }) : title.replaceAll('{mine}', mine);
}

/** The sheet's number, with its place in the series (from 1) in it. */
export function numberOfSheet({ number }: Pick<SheetSettings, 'number'>, position: number): string {
  return number.replaceAll('{n}', String(position).padStart(2, '0'));
}
