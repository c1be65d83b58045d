/** What the user is looking at: module, panels, selection, tool, open dialog. Never data. */
import { create } from 'zustand';
import type { Note, Problem } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import type { PlanStage } from '../../shared/model/plan.ts';
import type { BackStage } from '../../shared/rectification/plan-flow.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { BaseMapFile, ThemeChoice } from '../../shared/ipc.ts';
import type { Language } from '../../shared/i18n/text.ts';
import type { IdentifyHit } from '../engine/contract.ts';
import type { DroppedDrawing } from '../engine/drawing-contract.ts';
import type { ChosenSurface } from '../engine/surface-contract.ts';

export type ModuleName = 'home' | 'map' | 'drawings' | 'findings' | 'report' | 'settings';
export type ToolName = 'select' | 'select-box' | 'select-polygon' | 'draw' | 'modify' | 'pan' | 'identify' | 'measure-line' | 'measure-area';
export type ActivityList = 'jobs' | 'inbox' | 'history';

/** A mine's half-year in the ledger of drawings. */
export interface LedgerPlace {
  readonly rightId: string;
  readonly period: string;
}

/** The step of a plan that the office is asked about: onwards, or back where the plan is not let through. */
export type PlanStepAsked = { readonly goesBack: false; readonly stage: Exclude<PlanStage, 'draft'> } | { readonly goesBack: true; readonly stage: BackStage };

/** What was chosen for an overlay and not started yet. */
export interface OverlayChoices {
  readonly rightsLayerId: string | null;
  /** What the person ticked or unticked, by layer; the others are as proposed. */
  readonly ticks: ReadonlyMap<string, boolean>;
  readonly parameters: OverlayParameters;
}

/** One dialog at a time; the shell shows it by an exhaustive switch. */
export type DialogRequest =
  | {
      readonly kind: 'import';
      readonly dropId: string;
      readonly names: readonly string[];
      readonly passedOver: readonly Problem[];
      readonly fileCount: number;
    }
  | { readonly kind: 'drawing'; readonly dropId: string; /** One after the other; the first one is open. */ readonly drawings: readonly DroppedDrawing[]; /** Names of all layers of the drop, for the ordinary import. */ readonly names: readonly string[] }
  | { readonly kind: 'surface'; /** One after the other; the first one is open. */ readonly files: readonly ChosenSurface[] }
  | { readonly kind: 'check-drawing'; readonly deliveryId: string }
  | { readonly kind: 'delivery-ledger'; /** The cell to begin with. */ readonly at: LedgerPlace | null }
  | { readonly kind: 'edit-delivery' | 'send-back'; readonly deliveryId: string; /** Where the ledger opens again afterwards; null: it was not open. */ readonly ledgerAt: LedgerPlace | null }
  | { readonly kind: 'overlay'; /** As it was left to settle something first; absent: as proposed. */ readonly choices?: OverlayChoices }
  | { readonly kind: 'declare-system'; readonly layerId: string; /** What is opened again afterwards. */ readonly backTo?: DialogRequest }
  | ({ readonly kind: 'plan-step'; readonly rightId: string } & PlanStepAsked)
  | { readonly kind: 'open-plan-again'; readonly rightId: string; readonly because: 'measures' | 'verdict'; /** Why it is opened; null: it is not. */ readonly answer: (reason: string | null) => void }
  | { readonly kind: 'convert-system'; readonly layerId: string; /** Proposed where a set leads to it. */ readonly towards?: CoordinateSystem; /** What is opened again afterwards. */ readonly backTo?: DialogRequest }
  | { readonly kind: 'faults'; readonly layerId: string }
  | { readonly kind: 'transformation-typed' }
  /** null: a new one. */
  | { readonly kind: 'transformation-set'; readonly set: TransformationSet | null; /** What is opened again afterwards. */ readonly backTo?: DialogRequest }
  | { readonly kind: 'select-by-attribute'; readonly layerId: string }
  | { readonly kind: 'select-by-location'; readonly layerId: string | null }
  | { readonly kind: 'layer-style'; readonly layerId: string; readonly tab: 'style' | 'classes' | 'labels' | 'scale' }
  | { readonly kind: 'layer-meaning'; readonly layerId: string }
  | { readonly kind: 'rename-layer'; readonly layerId: string }
  | { readonly kind: 'layer-date'; readonly layerId: string }
  | { readonly kind: 'layer-remark'; readonly layerId: string }
  | { readonly kind: 'add-base-map'; /** Dropped or chosen already. */ readonly file: BaseMapFile | null }
  | { readonly kind: 'base-map-properties'; readonly baseMapId: string }
  | { readonly kind: 'place-picture'; readonly baseMapId: string }
  | { readonly kind: 'join-table'; readonly layerId: string }
  | { readonly kind: 'export-layer'; readonly layerId: string }
  | { readonly kind: 'clear-sample' }
  | { readonly kind: 'restore-backup'; readonly file: Blob; readonly name: string }
  | { readonly kind: 'sheets'; readonly rightIds: readonly string[] }
  | { readonly kind: 'name-workspace' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' };

export interface PanelSizes {
  readonly left: number;
  readonly drawer: number;
  readonly inspector: number;
}

export interface IdentifyResult {
  readonly hits: readonly IdentifyHit[];
  readonly at: readonly [east: number, north: number];
}

export type FindingSegment = 'undecided' | 'accepted' | 'set-aside' | 'needs-evidence';
export type FindingChip = 'severe' | 'new' | 'changed';

/** What a toast offers to go back from: one step of the history, by its sequence. */
export type ToastStep = { readonly kind: 'undo' | 'redo'; readonly sequence: number };

export interface ToastWords {
  readonly text: Note;
  readonly step: ToastStep | null;
  readonly leadsTo: ModuleName | null;
  /** Of files just written, to open their folder. */
  readonly savedToken: string | null;
  readonly id: number;
}

export interface View {
  readonly module: ModuleName;
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly leftOpen: boolean;
  readonly drawerOpen: boolean;
  readonly inspectorOpen: boolean;
  /** null: as wide as the window suggests. */
  readonly sizes: Partial<PanelSizes>;
  readonly selectedRightId: string | null;
  readonly selectedFindingId: string | null;
  /** The layer that layer commands act on. */
  readonly currentLayerId: string | null;
  /** The base map that base map commands act on. */
  readonly currentBaseMapId: string | null;
  readonly tool: ToolName;
  /** The layer that clicks and drawn areas select in; null: every layer that is shown. */
  readonly selectInLayerId: string | null;
  /** The layer that is being drawn in. */
  readonly editingLayerId: string | null;
  /** The pointer takes the place of vertices and edges near by while drawing. */
  readonly snapping: boolean;
  readonly focusSelected: boolean;
  /** The conflict areas of the newest run, which are not a layer of their own. */
  readonly conflictsVisible: boolean;
  readonly displaySystemId: string | null;
  readonly dialog: DialogRequest | null;
  readonly paletteOpen: boolean;
  /** What the search box was opened for; only its hint depends on it. */
  readonly paletteFor: 'everything' | 'coordinate';
  readonly activity: ActivityList | null;
  readonly identify: IdentifyResult | null;
  /** Where the map's own menu was opened, in the display system. */
  readonly mapPlace: readonly [east: number, north: number] | null;
  /** Layers with an open tab in the table drawer; `rights` is always the first tab. */
  readonly tableLayerIds: readonly string[];
  readonly activeTable: string;
  readonly findingSegment: FindingSegment;
  readonly findingChips: readonly FindingChip[];
  /** Mines that a person has folded (true) or unfolded (false) in the list of findings. */
  readonly foldedMines: Readonly<Record<string, boolean>>;
  /** The finding last looked at in 问题整改, to come back to. */
  readonly lastFindingId: string | null;
  /** Mines ticked in the report room; none: the one in the preview is written. */
  readonly reportRightIds: readonly string[];
  /** The mine whose row was clicked last in the report room. */
  readonly reportShownRightId: string | null;
  /** The last backup is being written; the window closes by itself after it. */
  readonly closing: boolean;
  readonly toast: ToastWords | null;
  /** The toast that was there when the dialog in front was opened: it is not of the dialog's. */
  readonly toastBeforeDialog: number | null;
}

export const useView = create<View>(() => ({
  module: 'map',
  language: 'zh-CN',
  theme: 'system',
  leftOpen: true,
  drawerOpen: true,
  inspectorOpen: true,
  sizes: {},
  selectedRightId: null,
  selectedFindingId: null,
  currentLayerId: null,
  currentBaseMapId: null,
  tool: 'select',
  selectInLayerId: null,
  editingLayerId: null,
  snapping: true,
  focusSelected: false,
  conflictsVisible: true,
  displaySystemId: null,
  dialog: null,
  paletteOpen: false,
  paletteFor: 'everything',
  activity: null,
  identify: null,
  mapPlace: null,
  tableLayerIds: [],
  activeTable: 'rights',
  findingSegment: 'undecided',
  findingChips: [],
  foldedMines: {},
  lastFindingId: null,
  reportRightIds: [],
  reportShownRightId: null,
  closing: false,
  toast: null,
  toastBeforeDialog: null,
}));

/** Where the pointer is and how large the map is drawn; apart, because it changes with every move. */
export interface PointerFacts {
  readonly position: readonly [east: number, north: number] | null;
  readonly scaleDenominator: number | null;
  readonly extent: Extent | null;
}

export const usePointer = create<PointerFacts>(() => ({ position: null, scaleDenominator: null, extent: null }));

export function goTo(module: ModuleName): void {
  useView.setState({ module });
}

export function openDialog(dialog: DialogRequest): void {
  useView.setState(({ toast }) => ({ dialog, paletteOpen: false, toastBeforeDialog: toast?.id ?? null }));
}

export function closeDialog(): void {
  useView.setState({ dialog: null });
}

/** Leaves a dialog for the one it was opened from, else for what lies behind. */
export function leaveFor(dialog: DialogRequest | undefined): void {
  if (dialog) openDialog(dialog);
  else closeDialog();
}

/** Leaves a dialog about one drawing for the ledger where that was open, else for what lies behind. */
export function leaveDelivery(ledgerAt: LedgerPlace | null): void {
  if (ledgerAt) openDialog({ kind: 'delivery-ledger', at: ledgerAt });
  else closeDialog();
}

/** Whether a toast is said over the dialog in front: what was said before it stays behind it, and going back or elsewhere is not for the time of a dialog. */
export function saidOverDialog({ dialog, toast, toastBeforeDialog }: Pick<View, 'dialog' | 'toast' | 'toastBeforeDialog'>): boolean {
  return dialog !== null && toast !== null && toast.id !== toastBeforeDialog && toast.step === null && toast.leadsTo === null;
}

let toastCount = 0;
/** A short word lower left for eight seconds; a new one takes the old one's place. */
export function showToast(text: Note, { step = null, leadsTo = null, savedToken = null }: Partial<Omit<ToastWords, 'text' | 'id'>> = {}): void {
  toastCount += 1;
  useView.setState({ toast: { text, step, leadsTo, savedToken, id: toastCount } });
}
