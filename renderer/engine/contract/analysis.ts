/** Calls and shapes of the overlay and of what is written about it. */
import type { SheetPlace } from '../../../shared/figure/layout/map-sheet.ts';
import type { Note } from '../../../shared/base/news.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { AnalysisRun, Decision, Finding } from '../../../shared/model/finding.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { OverlayParameters } from '../../../shared/model/overlay.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import type { SheetSettings } from '../../../shared/report/map-sheet.ts';
import type { SheetBaseMap } from '../../../shared/report/sheet-ground.ts';
import type { LayerLook } from '../../../shared/report/sheet-layers.ts';

export interface OverlayRequest {
  readonly rightsLayerId: string;
  readonly landLayerIds: readonly string[];
  readonly parameters: OverlayParameters;
  /** `R-20261118-02` */
  readonly runNumber: string;
}

export interface OverlayAnswer {
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
}

export interface ReportRequest {
  readonly rightIds: readonly string[];
  readonly runId: string;
  readonly plans: readonly RectificationPlan[];
  readonly decisions: readonly Decision[];
  readonly language: 'zh-CN' | 'en';
  readonly formats: readonly ('docx' | 'html' | 'xlsx')[];
}

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReportAnswer {
  readonly files: readonly ReportFile[];
  readonly notes: readonly Note[];
}

/** Printed map sheets: one of each mine, or one of a piece of ground. */
export interface SheetsRequest {
  readonly subject: { readonly kind: 'mines'; readonly rightIds: readonly string[]; readonly rightsLayerId: string } | { readonly kind: 'ground'; readonly extent: Extent; readonly system: CoordinateSystem };
  /** Layers to be drawn, bottom first. */
  readonly layerIds: readonly string[];
  readonly insetLayerIds: readonly string[];
  /** Base maps under them, bottom first; the window paints them (question `paintGround`). */
  readonly baseMaps: readonly SheetBaseMap[];
  /** Looks that were changed, by layer. */
  readonly looks: ReadonlyMap<string, LayerLook>;
  /** Whose conflicts are shown; null for none. */
  readonly runId: string | null;
  readonly settings: SheetSettings;
  /** The day on which validity is judged. */
  readonly asOf: string;
  readonly language: 'zh-CN' | 'en';
  /** Number of the first sheet in its series, from 1. */
  readonly firstPosition: number;
}

/** One sheet with its pages as self-contained SVG at true size; the same for the preview, the PDF and the PNG. */
export interface DrawnSheet {
  /** Name of a file of its own, without extension. */
  readonly fileName: string;
  readonly pages: readonly string[];
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly denominator: number;
  /** False when the chosen scale is too large for the subject. */
  readonly showsAll: boolean;
  /** Of the map on the first page. */
  readonly place: SheetPlace;
}

export interface SheetsAnswer {
  readonly sheets: readonly DrawnSheet[];
  readonly notes: readonly Note[];
}

export interface AnalysisCalls {
  rights(layerId: string): readonly MiningRight[];
  overlay(request: OverlayRequest): OverlayAnswer;
  report(request: ReportRequest): ReportAnswer;
  mapSheets(request: SheetsRequest): SheetsAnswer;
}
