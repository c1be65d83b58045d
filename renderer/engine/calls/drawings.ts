/** Calls about a mine drawing that is not imported yet: its survey, a sketch of what is chosen, and the import. */
import { agreementOf } from '../../../shared/analysis/workings/boundary-agreement.ts';
import { licensedMines } from '../../../shared/analysis/workings/licensed-mines.ts';
import { readMineDrawing } from '../../../shared/analysis/workings/read-mine-drawing.ts';
import type { ByteSource } from '../../../shared/base/byte-source.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { sha256OfSource } from '../../../shared/base/sha256.ts';
import { DRAWN_FIELDS } from '../../../shared/formats/dxf/drawn-columns.ts';
import { surveyOf } from '../../../shared/formats/dxf/format.ts';
import { readDrawing, USUAL_SAGITTA, type ReadDrawing } from '../../../shared/formats/dxf/read.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { mainPart } from '../../../shared/formats/gathered-format.ts';
import { selectFeatures } from '../../../shared/formats/select-features.ts';
import { sketchOf } from '../../../shared/formats/sketch-of-columns.ts';
import { columnsExtent, type LayerColumns } from '../../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { EMPTY_EXTENT, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import type { Outcome } from '../../../shared/base/news.ts';
import type { CallContext } from '../channel.ts';
import { applySimilarity } from '../../../shared/crs/transformation/similarity.ts';
import { openLayer } from '../opened-layers.ts';
import type { BoundaryPlace, DrawingPlacement, DrawingReading, DrawingSketch, ImportedDrawing } from '../drawing-contract.ts';
import { removeDrawing, writeDrawing } from '../stored-drawings.ts';
import { setOf } from './drops.ts';

const [LAYER, , , TEXT] = DRAWN_FIELDS.map((_name, position) => position) as [number, number, number, number];
const MOST_TEXTS = 24;
/** Outlines are closed in the drawing's own numbers, wherever they are. */
const SOME_PLANE: CoordinateSystem = { id: 'drawing', datum: 'OTHER', kind: 'other' };

export async function surveyDrawing({ job }: CallContext, dropId: string, index: number, encoding: string | null): Promise<DrawingSurvey> {
  return surveyOf(mainPart(setOf(dropId, index)), encoding, job);
}

/** The last drawing read: another gap or role does not read the file again. It goes when its drop goes. */
let last = new WeakMap<ByteSource, { readonly key: string; readonly drawing: Outcome<ReadDrawing> }>();

async function readChosen(source: ByteSource, { layers, encoding, window, swapAxes }: DrawingReading, job: Job): Promise<Outcome<ReadDrawing>> {
  const names = layers.map((layer) => layer.name).toSorted();
  const key = JSON.stringify([names, encoding, window, swapAxes]);
  const known = last.get(source);
  if (known?.key === key) return known.drawing;
  last = new WeakMap();
  const drawing = await readDrawing(source, { layers: names, encoding, sagitta: USUAL_SAGITTA, window, swapAxes }, job);
  last.set(source, { key, drawing });
  return drawing;
}

export async function sketchDrawing({ job }: CallContext, dropId: string, index: number, reading: DrawingReading): Promise<DrawingSketch> {
  const source = mainPart(setOf(dropId, index));
  const { value: drawing, notes, problems } = await readChosen(source, reading, job);
  const roles = new Map(reading.layers.map((layer) => [layer.name, layer.role]));
  const workings = readMineDrawing(drawing, roles, { file: source.name, system: SOME_PLANE, elevationDatum: null, gapMetres: reading.gapMetres });
  const gaps = workings.notes.find((note) => note.code === 'analysis.workings-gaps-closed');
  const open = workings.problems.find((problem) => problem.code === 'analysis.workings-open-outlines');
  return {
    layers: reading.layers.flatMap(({ name, role }) => [
      { name, role, closed: true, paths: sketchOfLayer(drawing.areas, name) },
      { name, role, closed: false, paths: sketchOfLayer(drawing.lines, name) },
    ]).filter(({ paths }) => paths.length > 0),
    extent: extentOf(drawing),
    texts: textsBeyondAscii(drawing.points),
    areaCount: workings.value.workings.filter(({ shape }) => shape.kind === 'area').length,
    roadwayCount: workings.value.workings.filter(({ shape }) => shape.kind === 'line').length,
    withoutElevationCount: workings.value.workings.filter(({ elevation }) => elevation === null).length,
    bridgeCount: Number(gaps?.params?.['count'] ?? 0),
    widestBridgeMetres: Number(gaps?.params?.['widest'] ?? 0),
    openEndCount: Number(open?.params?.['count'] ?? 0),
    firstOpenEnd: open?.place?.position ?? null,
    notes,
    problems,
  };
}

function sketchOfLayer({ geometry, attributes }: LayerColumns, name: string): number[][] {
  return sketchOf(selectFeatures(geometry, (row) => attributes.text(row, LAYER) === name));
}

function textsBeyondAscii({ attributes }: LayerColumns): string[] {
  const texts = new Set<string>();
  for (let row = 0; row < attributes.rowCount && texts.size < MOST_TEXTS; row++) {
    const text = attributes.text(row, TEXT);
    if (/[^\x20-\x7e]/.test(text)) texts.add(text);
  }
  return [...texts];
}

function extentOf({ lines, areas, points }: ReadDrawing): Extent {
  return [lines, areas, points].reduce((extent, { geometry }) => joinExtents(extent, columnsExtent(geometry)), EMPTY_EXTENT);
}

/** Numbers stand as placed; nothing is moved to make them agree. */
export async function boundaryPlace({ job }: CallContext, dropId: string, index: number, reading: DrawingReading, { system, fit }: DrawingPlacement, rightsLayerId: string): Promise<BoundaryPlace | 'unlike' | null> {
  const source = mainPart(setOf(dropId, index));
  const { value: drawing } = await readChosen(source, reading, job);
  const boundaries = new Map(reading.layers.flatMap(({ name, role }) => (role === 'boundary' ? [[name, role] as const] : [])));
  const { drawnBoundaries } = readMineDrawing(drawing, boundaries, { file: source.name, system, elevationDatum: null, gapMetres: reading.gapMetres }).value;
  const rings = drawnBoundaries.flatMap(({ parts }) => parts.flatMap(([ring]) => (ring ? [fit ? applySimilarity(Float64Array.from(ring), fit) : ring] : [])));
  if (rings.length === 0) return null;
  const mines = licensedMines(await openLayer(rightsLayerId), system).value;
  const places = rings.flatMap((ring): BoundaryPlace[] => {
    const agreement = agreementOf(ring, mines);
    return agreement ? [{ rightId: agreement.mine.right.id, mineName: agreement.mine.right.mineName, shiftEastMetres: agreement.shiftEastMetres, shiftNorthMetres: agreement.shiftNorthMetres }] : [];
  });
  const shift = (place: BoundaryPlace): number => Math.hypot(place.shiftEastMetres, place.shiftNorthMetres);
  return places.toSorted((a, b) => shift(b) - shift(a))[0] ?? 'unlike';
}

/** Reads the chosen layers and writes their columns in the system they are placed in. */
export async function importDrawing({ job }: CallContext, dropId: string, index: number, reading: DrawingReading, placement: DrawingPlacement, drawingId: string): Promise<ImportedDrawing> {
  const source = mainPart(setOf(dropId, index));
  const { value: drawing, notes, problems } = await readChosen(source, reading, partOfJob(job, 0, 0.6));
  const sha256 = await sha256OfSource(source, partOfJob(job, 0.6, 0.8));
  job.report({ stage: 'project.stage-import-columns', params: { layer: source.name }, fraction: 0.85 });
  await job.pause();
  const stored = await writeDrawing(drawingId, drawing, placement.fit);
  return {
    sha256,
    extent: stored.reduce((extent, { geometry }) => joinExtents(extent, columnsExtent(geometry)), EMPTY_EXTENT),
    lineCount: drawing.lines.geometry.featureCount,
    areaCount: drawing.areas.geometry.featureCount,
    pointCount: drawing.points.geometry.featureCount,
    notes,
    problems,
  };
}

export async function dropDrawing(_context: CallContext, drawingId: string): Promise<void> {
  await removeDrawing(drawingId);
}
