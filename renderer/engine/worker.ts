/**
 * The engine: everything that computes or touches columns, off the window's thread. What the map, the table and the
 * selection ask for is here at once; what reads and writes files and compares layers is fetched when it is first asked for.
 */
import { serveCalls, type CallHandler, type WorkerPort } from './channel.ts';
import { classBreaks, classCounts } from './calls/classes.ts';
import { identify, mapGeometry, symbolClasses } from './calls/map.ts';
import { mapNames } from './calls/names.ts';
import { rights } from './calls/rights.ts';
import { columnFigures, rowPlace, rowRange, rows } from './calls/rows.ts';
import { shapeOf, snapOutlines } from './calls/drawing-aids.ts';
import { copyFeatures } from './calls/copy-features.ts';
import { featuresByAttribute, featuresByLocation, featuresExtent, featuresInArea, fieldValues, pick } from './calls/selection.ts';
import { dropColumns, sweep } from './calls/storage.ts';
import type { CallContext } from './channel.ts';
import type { EngineCalls } from './contract.ts';

/** Every call of the contract with a context before its arguments; the compiler checks both. */
type EngineHandlers = {
  [Name in keyof EngineCalls]: (context: CallContext, ...args: Parameters<EngineCalls[Name]>) => ReturnType<EngineCalls[Name]> | Promise<ReturnType<EngineCalls[Name]>>;
};

/** A handler whose code is fetched with its first call. */
function later<Arguments extends readonly unknown[], Result>(fetch: () => Promise<(context: CallContext, ...args: Arguments) => Result | Promise<Result>>): (context: CallContext, ...args: Arguments) => Promise<Result> {
  return async (context, ...args) => (await fetch())(context, ...args);
}

const handlers: EngineHandlers = {
  listDrop: later(async () => (await import('./calls/drops.ts')).listDrop),
  preview: later(async () => (await import('./calls/drops.ts')).preview),
  importLayer: later(async () => (await import('./calls/drops.ts')).importLayer),
  releaseDrop: later(async () => (await import('./calls/drops.ts')).releaseDrop),
  sweep,
  dropColumns,
  mapGeometry,
  symbolClasses,
  classCounts,
  classBreaks,
  mapNames,
  identify,
  pick,
  featuresInArea,
  featuresByAttribute,
  fieldValues,
  featuresByLocation,
  featuresExtent,
  convertLayer: later(async () => (await import('./calls/convert.ts')).convertLayer),
  layerFaults: later(async () => (await import('./calls/faults.ts')).layerFaults),
  repairLayer: later(async () => (await import('./calls/faults.ts')).repairLayer),
  copyFeatures,
  snapOutlines,
  shapeOf,
  rows,
  rowRange,
  rowPlace,
  columnFigures,
  rights,
  overlay: later(async () => (await import('./calls/analysis.ts')).overlay),
  findingGeometry: later(async () => (await import('./calls/analysis.ts')).findingGeometry),
  report: later(async () => (await import('./calls/report.ts')).report),
  mapSheets: later(async () => (await import('./calls/sheets.ts')).mapSheets),
  joinCounts: later(async () => (await import('./calls/join.ts')).joinCounts),
  joinTable: later(async () => (await import('./calls/join.ts')).joinTable),
  exportLosses: later(async () => (await import('./calls/export.ts')).exportLosses),
  exportLayer: later(async () => (await import('./calls/export.ts')).exportLayer),
  writeBackup: later(async () => (await import('./calls/backup.ts')).writeBackup),
  inspectBackup: later(async () => (await import('./calls/backup.ts')).inspectBackup),
  restoreBackup: later(async () => (await import('./calls/backup.ts')).restoreBackup),
  surveyDrawing: later(async () => (await import('./calls/drawings.ts')).surveyDrawing),
  sketchDrawing: later(async () => (await import('./calls/drawings.ts')).sketchDrawing),
  boundaryPlace: later(async () => (await import('./calls/drawings.ts')).boundaryPlace),
  importDrawing: later(async () => (await import('./calls/drawings.ts')).importDrawing),
  dropDrawing: later(async () => (await import('./calls/drawings.ts')).dropDrawing),
  drawingScene: later(async () => (await import('./calls/deliveries.ts')).drawingScene),
  checkDrawing: later(async () => (await import('./calls/deliveries.ts')).checkDrawing),
  compareDrawings: later(async () => (await import('./calls/deliveries.ts')).compareDrawings),
  drawingSection: later(async () => (await import('./calls/deliveries.ts')).drawingSection),
  workingsReport: later(async () => (await import('./calls/deliveries.ts')).workingsReport),
  importSurface: later(async () => (await import('./calls/surfaces.ts')).importSurface),
  surveySurface: later(async () => (await import('./calls/surfaces.ts')).surveySurface),
  viewSurfaces: later(async () => (await import('./calls/surfaces.ts')).viewSurfaces),
};

serveCalls(globalThis as unknown as WorkerPort, handlers as Readonly<Record<string, CallHandler>>);
