/** 出图: what is printed and how, kept with the workspace; drawing, printing and saving of sheets. */
import { throwIfCancelled, type Progress } from '../../../shared/base/job.ts';
import type { SaveResult } from '../../../shared/ipc.ts';
import { text } from '../../../shared/i18n/text.ts';
import { INSET_ROLES } from '../../../shared/figure/layout/inset.ts';
import { plainFileName } from '../../../shared/report/file-name.ts';
import type { LayerLook } from '../../../shared/report/sheet-layers.ts';
import { DEFAULT_SHEET_SETTINGS, type SheetSettings } from '../../../shared/report/map-sheet.ts';
import { withGeoreference } from '../../../shared/report/geo-pdf.ts';
import { writeSheetsHtml } from '../../../shared/report/sheets-html.ts';
import { isClassifiable, type LayerRecord } from '../../../shared/model/layer.ts';
import { machine } from '../../bridge/machine.ts';
import { drawn } from '../../engine/base-maps/client.ts';
import { groundAnswers } from '../../engine/base-maps/sheet-ground.ts';
import { callEngine, type EngineCallOptions } from '../../engine/client.ts';
import type { DrawnSheet, SheetsAnswer, SheetsRequest } from '../../engine/contract.ts';
import { rasteriseSvg } from '../../engine/rasterise-canvas.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { sourceWords } from '../base-maps.ts';
import { displaySystem } from '../display-system.ts';
import { failureOf, runJob, tell } from '../jobs.ts';
import { today } from '../today.ts';
import { showToast, usePointer, useView } from '../view.ts';
import { shownView, useWorkspace, viewOf, type Workspace } from '../workspace.ts';
import { announceSave, saveSeries, type SeriesFile } from './keep.ts';

export const SHEET_FORMATS = ['pdf', 'png'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const DOTS_PER_INCH = [150, 300, 600] as const;

/** Everything that is chosen for printing, but what is printed. */
export interface SheetChoices {
  readonly settings: SheetSettings;
  /** Layers and base maps that stay off the sheet although the map shows them. */
  readonly leftOut: readonly string[];
  readonly format: SheetFormat;
  readonly dotsPerInch: number;
  /** A series as pages of one PDF. */
  readonly oneFile: boolean;
}

/** One sheet per mine, or the ground that the map shows. */
export type SheetsSubject = { readonly kind: 'mines'; readonly rightIds: readonly string[] } | { readonly kind: 'ground' };

const SHEETS_SETTING = 'sheets';
/** Sheets drawn in one call of the engine; bounds what is on its way at a time. */
const SHEETS_PER_CALL = 20;
/** Base maps make sheets of some ten megabytes. */
const SHEETS_WITH_PICTURES_PER_CALL = 3;
/** A page for printing larger than this is refused by the machine; a series beyond it becomes several files. */
const MOST_PAGE_CHARACTERS = 180_000_000;

/** What was chosen last in this workspace; today's date, which is not kept. */
export async function readSheetChoices(): Promise<SheetChoices> {
  const kept = await readSetting<Partial<SheetChoices>>(SHEETS_SETTING);
  const choices: SheetChoices = { settings: DEFAULT_SHEET_SETTINGS, leftOut: [], format: 'pdf', dotsPerInch: 300, oneFile: true, ...kept };
  return { ...choices, settings: { ...DEFAULT_SHEET_SETTINGS, ...choices.settings, date: today() } };
}

export function keepSheetChoices(choices: SheetChoices): Promise<void> {
  return saveSetting(SHEETS_SETTING, choices);
}

/** Layers that the map shows and that say where they are, bottom first: those a sheet can show. */
export function printableLayers(workspace: Workspace) {
  return workspace.layers
    .filter((layer) => layer.system !== null && layer.geometryKind !== 'none' && shownView(workspace, layer.id).visible && shownView(workspace, layer.id).opacity > 0)
    .toSorted((a, b) => viewOf(workspace, a.id).order - viewOf(workspace, b.id).order);
}

/** Base maps that the map shows, bottom first. */
export function printableBaseMaps({ baseMaps }: Workspace) {
  return baseMaps.filter(({ visible, opacity }) => visible && opacity > 0).toSorted((a, b) => a.order - b.order);
}

/** How the map shows a layer, as far as it is not the usual way. */
function lookOf(workspace: Workspace, layer: LayerRecord): LayerLook {
  const { style, classes, hiddenSymbols, opacity, scaleRange, labels } = shownView(workspace, layer.id);
  return { ...(style && { style }), ...(classes && isClassifiable(layer) && { classes }), ...(hiddenSymbols && { hiddenSymbols }), ...(opacity < 1 && { opacity }), ...(scaleRange && { scaleRange }), ...(labels && { labels }) };
}

/** What the engine is asked for; null while the map shows nowhere. */
export function sheetsRequest({ settings, leftOut }: SheetChoices, subject: SheetsSubject, firstPosition = 1): SheetsRequest | null {
  const workspace = useWorkspace.getState();
  const { language, displaySystemId } = useView.getState();
  const system = displaySystem(workspace, displaySystemId);
  const { extent } = usePointer.getState();
  if (subject.kind === 'ground' ? !system || !extent : workspace.rightsLayerId === null) return null;
  return {
    subject: subject.kind === 'ground' ? { kind: 'ground', extent: extent!, system: system! } : { kind: 'mines', rightIds: subject.rightIds, rightsLayerId: workspace.rightsLayerId! },
    layerIds: printableLayers(workspace).map(({ id }) => id).filter((id) => !leftOut.includes(id)),
    insetLayerIds: workspace.layers.filter((layer) => layer.system !== null && INSET_ROLES.some((role) => role === layer.role)).map(({ id }) => id),
    baseMaps: printableBaseMaps(workspace).filter(({ id }) => !leftOut.includes(id)).map((record) => ({ id: record.id, name: record.name, source: sourceWords(record), vintage: record.vintage, shifted: record.shifted })),
    looks: new Map(workspace.layers.map((layer) => [layer.id, lookOf(workspace, layer)])),
    runId: workspace.runs[0]?.id ?? null,
    settings,
    asOf: today(),
    language,
    firstPosition,
  };
}

/** Draws sheets; the preview and the files come from here alike. */
export function drawSheets(request: SheetsRequest, options: EngineCallOptions): Promise<SheetsAnswer> {
  const wanted = new Set(request.baseMaps.map(({ id }) => id));
  const baseMaps = printableBaseMaps(useWorkspace.getState()).filter(({ id }) => wanted.has(id)).map(drawn);
  return callEngine('mapSheets', [request], { ...options, answers: groundAnswers(baseMaps, options.signal) });
}

/** Draws, prints and saves where the user says; null when nothing came of it. */
export async function exportSheets(choices: SheetChoices, subject: SheetsSubject): Promise<SaveResult | null> {
  const count = subject.kind === 'mines' ? subject.rightIds.length : 1;
  const result = await runJob({ code: 'sheet.job', params: { count } }, (options) => makeFiles(choices, subject, options));
  const failure = failureOf(result);
  if (failure) showToast(failure);
  if (result.state !== 'done') return null;
  const { files, notes } = result.value;
  const [why] = notes;
  if (files.length === 0) {
    if (why) showToast(why);
    return null;
  }
  const saved = await saveSeries(files);
  announceSave(saved);
  if (saved.saved) tell('success', { code: 'sheet.written', params: { count, name: saved.names[0] ?? '', folder: saved.folderName } }, notes);
  return saved;
}

async function makeFiles(choices: SheetChoices, subject: SheetsSubject, options: EngineCallOptions): Promise<{ readonly files: readonly SeriesFile[]; readonly notes: SheetsAnswer['notes'] }> {
  const perCall = printableBaseMaps(useWorkspace.getState()).length > 0 ? SHEETS_WITH_PICTURES_PER_CALL : SHEETS_PER_CALL;
  const batches = subject.kind === 'ground' ? [subject] : inBatches(subject.rightIds, perCall).map((rightIds) => ({ kind: 'mines', rightIds }) as const);
  const files: SeriesFile[] = [];
  const notes: SheetsAnswer['notes'][number][] = [];
  const sheets = subject.kind === 'ground' ? 1 : subject.rightIds.length;
  const series = new SeriesPdf(sheets, options);
  for (const [index, batch] of batches.entries()) {
    const request = sheetsRequest(choices, batch, 1 + index * perCall);
    if (!request) continue;
    // Drawing is about half of the work; printing says nothing while it prints.
    const share = (fraction: number): number => (index + fraction * 0.6) / batches.length;
    const answer = await drawSheets(request, { ...options, onProgress: (progress) => options.onProgress?.({ ...inSeries(progress, index * perCall, sheets), fraction: share(progress.fraction) }) });
    notes.push(...answer.notes.filter(({ code, params }) => !notes.some((known) => known.code === code && JSON.stringify(known.params) === JSON.stringify(params))));
    for (const sheet of answer.sheets) {
      if (choices.format === 'pdf' && choices.oneFile) await series.add(sheet);
      else files.push(...(await ownFiles(sheet, choices, options)));
    }
  }
  await series.print();
  return { files: [...files, ...series.files], notes };
}

/** What one call says of its own sheets, counted in the whole series: `before` sheets were drawn by earlier calls. */
export function inSeries(progress: Progress, before: number, total: number): Progress {
  const { stage, params } = progress;
  return stage === 'sheet.stage.draw' ? { ...progress, params: { ...params, done: before + Number(params?.['done']), total } } : progress;
}

function inBatches(rightIds: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(rightIds.length / size) }, (_, i) => rightIds.slice(i * size, (i + 1) * size));
}

/** A sheet with its further pages as a file of its own; as PNG one per page. */
async function ownFiles(sheet: DrawnSheet, { format, dotsPerInch }: SheetChoices, { signal }: EngineCallOptions): Promise<SeriesFile[]> {
  if (signal) throwIfCancelled(signal);
  if (format === 'pdf') return [{ name: `${sheet.fileName}.pdf`, content: await printed([sheet], sheet.fileName) }];
  const files: SeriesFile[] = [];
  for (const [page, svg] of sheet.pages.entries()) {
    files.push({ name: `${sheet.fileName}${page > 0 ? ` (${page + 1})` : ''}.png`, content: new Blob([await rasteriseSvg({ svg, widthMillimetres: sheet.widthMillimetres, heightMillimetres: sheet.heightMillimetres }, dotsPerInch, signal) as Uint8Array<ArrayBuffer>]) });
  }
  return files;
}

/** Sheets as pages of one PDF, printed as soon as a file is full; of several files where one would be too large to print. */
class SeriesPdf {
  readonly files: SeriesFile[] = [];
  private waiting: DrawnSheet[] = [];
  private characters = 0;
  private readonly count: number;
  private readonly signal: AbortSignal | undefined;

  constructor(count: number, { signal }: EngineCallOptions) {
    this.count = count;
    this.signal = signal;
  }

  async add(sheet: DrawnSheet): Promise<void> {
    const own = sheet.pages.reduce((sum, page) => sum + page.length, 0);
    if (this.characters + own > MOST_PAGE_CHARACTERS) await this.print();
    this.characters += own;
    this.waiting.push(sheet);
  }

  /** Prints what is left. */
  async print(): Promise<void> {
    const [first] = this.waiting;
    if (!first) return;
    if (this.signal) throwIfCancelled(this.signal);
    const name = this.count === 1 ? first.fileName : plainFileName(text(useView.getState().language, 'sheet.fileOfSeries', { count: this.count }));
    const part = this.files.length;
    const sheets = this.waiting;
    [this.waiting, this.characters] = [[], 0];
    this.files.push({ name: `${name}${part > 0 ? ` (${part + 1})` : ''}.pdf`, content: await printed(sheets, name) });
  }
}

async function printed(sheets: readonly DrawnSheet[], title: string): Promise<Blob> {
  const { widthMillimetres, heightMillimetres } = sheets[0]!;
  const { language } = useView.getState();
  const bytes = await machine().printToPdf(writeSheetsHtml({ title, language, widthMillimetres, heightMillimetres, pages: sheets.flatMap(({ pages }) => pages) }));
  const located = withGeoreference(bytes, sheets.flatMap(({ pages, place }) => pages.map((_page, index) => (index === 0 ? place : null))));
  return new Blob([located as Uint8Array<ArrayBuffer>]);
}
