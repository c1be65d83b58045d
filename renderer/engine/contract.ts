/**
 * The contract between the window's thread and the engine worker. Both sides are compiled against it; the
 * channel (`channel.ts`) carries calls, progress and cancel. The worker owns the layer columns (OPFS). Each subject
 * has a room of its own in `contract/`.
 */
import type { Problem } from '../../shared/base/news.ts';
import type { AnalysisCalls } from './contract/analysis.ts';
import type { BackupCalls } from './contract/backup.ts';
import type { ImportCalls } from './contract/import.ts';
import type { LayerCalls } from './contract/layers.ts';
import type { MapCalls } from './contract/map.ts';
import type { RowCalls } from './contract/rows.ts';
import type { SelectionCalls } from './contract/selection.ts';
import type { DrawingCalls } from './drawing-contract.ts';
import type { SurfaceCalls } from './surface-contract.ts';

export type { DroppedFile, DropListing } from './contract/import.ts';
export type { MapGeometry, MapName, IdentifyHit, SnapOutlines } from './contract/map.ts';
export type { PickedFeature, LayerFeatures, LocationSelection } from './contract/selection.ts';
export type { RowQuery, TableRow, RowPage } from './contract/rows.ts';
export type { JoinSource, JoinTableRequest, JoinCounts, ExportRequest, ConvertLayerRequest } from './contract/layers.ts';
export type { OverlayRequest, OverlayAnswer, ReportRequest, ReportFile, ReportAnswer, SheetsRequest, DrawnSheet, SheetsAnswer } from './contract/analysis.ts';
export type { BackupSummary } from './contract/backup.ts';

/** Every call of the engine: arguments and result. All arguments are structured-cloneable. */
export interface EngineCalls extends ImportCalls, MapCalls, SelectionCalls, RowCalls, LayerCalls, AnalysisCalls, BackupCalls, DrawingCalls, SurfaceCalls {}

export type EngineCallName = keyof EngineCalls;

/** What a failed call says: a Problem for the user, a cancel, or a fault of ours. */
export type EngineFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };
