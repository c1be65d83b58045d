/** The engine: everything that computes or touches columns, off the window's thread. */
import { serveCalls, type CallHandler, type WorkerPort } from './channel.ts';
import { exportLayer, exportLosses } from './calls/export.ts';
import { findingGeometry, overlay, rights } from './calls/analysis.ts';
import { inspectBackup, restoreBackup, writeBackup } from './calls/backup.ts';
import { checkDrawing, compareDrawings, drawingScene, drawingSection, workingsReport } from './calls/deliveries.ts';
import { boundaryPlace, dropDrawing, importDrawing, sketchDrawing, surveyDrawing } from './calls/drawings.ts';
import { importLayer, listDrop, preview, releaseDrop } from './calls/drops.ts';
import { identify, mapGeometry, symbolClasses } from './calls/map.ts';
import { joinCounts, joinTable } from './calls/join.ts';
import { mapNames } from './calls/names.ts';
import { report } from './calls/report.ts';
import { rowPlace, rowRange, rows } from './calls/rows.ts';
import { mapSheets } from './calls/sheets.ts';
import { convertLayer } from './calls/convert.ts';
import { shapeOf, snapOutlines } from './calls/drawing-aids.ts';
import { layerFaults, repairLayer } from './calls/faults.ts';
import { copyFeatures } from './calls/copy-features.ts';
import { featuresByAttribute, featuresByLocation, featuresExtent, featuresInArea, fieldValues, pick } from './calls/selection.ts';
import { dropColumns, sweep } from './calls/storage.ts';
import { importSurface, surveySurface, viewSurfaces } from './calls/surfaces.ts';
import type { CallContext } from './channel.ts';
import type { EngineCalls } from './contract.ts';

/** Every call of the contract with a context before its arguments; the compiler checks both. */
type EngineHandlers = {
  [Name in keyof EngineCalls]: (context: CallContext, ...args: Parameters<EngineCalls[Name]>) => ReturnType<EngineCalls[Name]> | Promise<ReturnType<EngineCalls[Name]>>;
};

const handlers: EngineHandlers = {
  listDrop,
  preview,
  importLayer,
  releaseDrop,
  sweep,
  dropColumns,
  mapGeometry,
  symbolClasses,
  mapNames,
  identify,
  pick,
  featuresInArea,
  featuresByAttribute,
  fieldValues,
  featuresByLocation,
  featuresExtent,
  convertLayer,
  layerFaults,
  repairLayer,
  copyFeatures,
  snapOutlines,
  shapeOf,
  rows,
  rowRange,
  rowPlace,
  rights,
  overlay,
  findingGeometry,
  report,
  mapSheets,
  joinCounts,
  joinTable,
  exportLosses,
  exportLayer,
  writeBackup,
  inspectBackup,
  restoreBackup,
  surveyDrawing,
  sketchDrawing,
  boundaryPlace,
  importDrawing,
  dropDrawing,
  drawingScene,
  checkDrawing,
  compareDrawings,
  drawingSection,
  workingsReport,
  surveySurface,
  importSurface,
  viewSurfaces,
};

serveCalls(globalThis as unknown as WorkerPort, handlers as Readonly<Record<string, CallHandler>>);
