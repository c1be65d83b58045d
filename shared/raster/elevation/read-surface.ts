/**
 * The one room through which ground heights come in: ASCII grids, GeoTIFF, point clouds as text and the points of a
 * drawing become a grid of square cells in one plane. Systems and datums are shown as evidence and never guessed.
 */
import { extension, readAll, type ByteSource } from '../../base/byte-source.ts';
import { partOfJob, type Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { judgeSystem } from '../../crs/guess.ts';
import { systemMessage } from '../../crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../crs/transform.ts';
import { looksLikeDegrees } from '../../geometry/local-metres.ts';
import type { CoordinateSystem, CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import { EMPTY_EXTENT, joinExtents, type Extent } from '../../model/extent.ts';
import type { SurfaceFormat } from '../../model/ground-surface.ts';
import type { StatedSystem } from '../geo-keys.ts';
import { isAsciiGrid, readAsciiGrid, readAsciiHead } from './ascii-grid.ts';
import type { DatumEvidence, ElevationRaster, RasterFrame, ReadSurface, SurfaceChoices, SurfaceFile, SurfaceSurvey } from './contract.ts';
import { holdsElevations, isTiff, openElevationTiff } from './geotiff.ts';
import { layAnew } from './lay-anew.ts';
import { leastCell, MOST_CELLS } from './limits.ts';
import { ownSpacing } from './own-spacing.ts';
import { surveyCloud, thinPointCloud } from './point-cloud.ts';
import { pointsOfDrawing, pointsOfText, type PointSource } from './point-source.ts';
import { extentOfFrame } from './raster-window.ts';

const NO_DATUM: DatumEvidence = { stated: null, words: null };
const CELLS_OFFERED = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50] as const;
const POINTS_PER_CELL = 2;
/** Cells of a raster are square when they differ by less than this share. */
const SQUARE = 1e-6;
const SAMPLES_ALONG_SIDE = 16;

/** What a file is by its beginning; text that is no grid is taken for points. */
export async function surfaceFormatOf(source: ByteSource): Promise<SurfaceFormat> {
  const head = await source.read(0, 256);
  if (isTiff(head)) return 'geotiff';
  const text = new TextDecoder('latin1').decode(head as Uint8Array<ArrayBuffer>);
  if (isAsciiGrid(text)) return 'ascii-grid';
  return extension(source.name) === 'dxf' || text.startsWith('AutoCAD Binary DXF') ? 'dxf' : 'points';
}

/** True for files that can be nothing but heights: ASCII grids, GeoTIFF of numbers, `.xyz` and `.pts`. */
export async function isSurfaceByItself(source: ByteSource): Promise<boolean> {
  const kind = extension(source.name);
  if (kind === 'xyz' || kind === 'pts') return true;
  if (kind === 'asc' || kind === 'grd' || kind === 'txt') return isAsciiGrid(new TextDecoder('latin1').decode((await source.read(0, 256)) as Uint8Array<ArrayBuffer>));
  return (kind === 'tif' || kind === 'tiff') && holdsElevations(source);
}

/** Everything to be seen before it is read; what cannot be read stops with its sentence. */
export async function surveySurface({ main, prj }: SurfaceFile, job: Job): Promise<SurfaceSurvey> {
  const format = await surfaceFormatOf(main);
  const common = { format, file: main.name, bytes: main.size };
  const prjText = prj ? new TextDecoder('latin1').decode((await readAll(prj)) as Uint8Array<ArrayBuffer>) : null;
  if (format === 'points' || format === 'dxf') {
    const points = await pointSourceOf(main, format, partOfJob(job, 0, 0.5));
    const { count, extent, elevations, axesSwapped } = await surveyCloud(points, partOfJob(job, 0.5, 1));
    const system = judgeSystem(prjText, extent, main.name);
    return { ...common, raster: null, points: { count, ...cellFor(extent, count) }, extent, axesSwapped, elevations, system, datum: { stated: null, words: points.datumWords }, notes: axesSwapped ? [{ code: 'surface.cloud-swapped', params: { file: main.name } }] : [], problems: points.problems };
  }
  const frame = { points: null, axesSwapped: false, elevations: null, problems: [] } as const;
  if (format === 'ascii-grid') {
    const { noData: _noData, valuesAt: _valuesAt, ...raster } = await readAsciiHead(main);
    const extent = extentOfFrame(raster);
    return { ...common, ...frame, raster, extent, system: judgeSystem(prjText, extent, main.name), datum: NO_DATUM, notes: [] };
  }
  const tiff = await openElevationTiff(main);
  const extent = extentOfFrame(tiff.frame);
  const { system, notes } = evidenceOf(tiff.system, prjText, extent, main.name);
  return { ...common, ...frame, raster: tiff.frame, extent, system, datum: tiff.datum, notes };
}

/** A raster written as points keeps its own cells. */
function cellFor(extent: Extent, count: number): Pick<NonNullable<SurfaceSurvey['points']>, 'proposedCellMetres' | 'ownSpacing'> {
  const spacing = looksLikeDegrees(extent) ? null : ownSpacing(extent, count);
  return { proposedCellMetres: spacing ?? proposedCell(extent, count), ownSpacing: spacing !== null };
}

/** Two points to a cell, the next round one upwards. */
function proposedCell([west, south, east, north]: Extent, count: number): number {
  const metres = looksLikeDegrees([west, south, east, north]) ? 100_000 : 1;
  const cell = Math.sqrt((Math.max(east - west, 1e-9) * Math.max(north - south, 1e-9) * metres * metres * POINTS_PER_CELL) / count);
  return CELLS_OFFERED.find((each) => each >= cell * 0.8) ?? CELLS_OFFERED.at(-1)!;
}

/** What the keys say goes before a .prj; one that we cannot compute is named. */
function evidenceOf(stated: StatedSystem, prjText: string | null, extent: Extent, file: string): { readonly system: CoordinateSystemEvidence; readonly notes: SurfaceSurvey['notes'] } {
  const judged = judgeSystem(prjText, extent, file);
  if (stated.state === 'known') {
    const { system } = stated;
    return { system: { ...judged, declared: system, candidates: [{ system, confidence: 'certain', reason: { code: 'surface.reason.keys' } }, ...judged.candidates.filter((each) => each.system.id !== system.id)], notes: [] }, notes: [] };
  }
  return { system: judged, notes: stated.state === 'foreign' ? [{ code: 'surface.system-foreign', params: { file, system: stated.name } }] : [] };
}

async function pointSourceOf(source: ByteSource, format: SurfaceFormat, job: Job): Promise<PointSource> {
  return format === 'dxf' ? pointsOfDrawing(source, job) : pointsOfText(source);
}

/** Reads the surface as chosen. Stops where the numbers are degrees and no plane is named, and where no exact conversion leads to the plane. */
export async function readSurface({ main }: SurfaceFile, choices: SurfaceChoices, job: Job): Promise<Outcome<ReadSurface>> {
  const { system, plane, cellMetres, fillMetres } = choices;
  const file = main.name;
  if (system && plane) {
    const conversion = conversionBetween(system, plane);
    if (!conversion.possible) stop('surface.other-system', { file, system: systemMessage(system), plane: systemMessage(plane) }, { file });
  }
  const format = await surfaceFormatOf(main);
  if (format === 'points' || format === 'dxf') {
    if (cellMetres === null || cellMetres <= 0) stop('surface.cell-needed', { file }, { file });
    const points = await pointSourceOf(main, format, partOfJob(job, 0, 0.3));
    const { value, notes, problems } = await thinPointCloud(points, { cellMetres, system, plane, fillMetres }, partOfJob(job, 0.3, 1));
    const method = fillMetres > 0 ? 'cell-mean-and-triangles' : 'cell-mean';
    return { value: { grid: value.grid, method, pointCount: value.pointCount, filledCells: value.filledCells, elevations: rangeOf(value.grid.elevations) }, notes, problems };
  }
  return readRaster(main, format, choices, job);
}

async function readRaster(main: ByteSource, format: 'ascii-grid' | 'geotiff', { system, plane, cellMetres, within }: SurfaceChoices, job: Job): Promise<Outcome<ReadSurface>> {
  const file = main.name;
  const tiff = format === 'geotiff' ? await openElevationTiff(main) : null;
  const frame: RasterFrame = tiff ? tiff.frame : await readAsciiHead(main);
  const moves = system !== null && plane !== null && system.id !== plane.id;
  if (!moves && looksLikeDegrees(extentOfFrame(frame))) stop('surface.degrees', { file }, { file });
  const square = Math.abs(frame.cellEast - frame.cellNorth) <= SQUARE * frame.cellEast;
  const wanted = within && moves ? boxIn(within, plane, system) : within;
  const { value: raster, notes, problems } = tiff ? await tiff.read(wanted, partOfJob(job, 0, 0.8)) : await readAsciiGrid(main, wanted, partOfJob(job, 0, 0.8));
  const news = new NewsCollector();
  news.notes.push(...notes);
  news.problems.push(...problems);
  if (raster.columns === 0 || raster.rows === 0) stop('surface.beside', { file }, { file });
  if (within && (raster.columns < frame.columns || raster.rows < frame.rows)) news.note('surface.part-read', { file, columns: raster.columns, rows: raster.rows, of: `${frame.columns} × ${frame.rows}` }, { file });
  if (!moves && square) return news.outcome(finished({ columns: raster.columns, rows: raster.rows, west: raster.west, north: raster.north, cellMetres: raster.cellEast, elevations: raster.elevations }, 'as-given'));
  const own = extentOfFrame(raster);
  const target = moves ? boxIn(own, system, plane) : own;
  const cell = cellMetres !== null && cellMetres > 0 ? cellMetres : roundCell(raster, target);
  const ground = within && moves ? common(target, within) : target;
  const cells = Math.ceil((ground[2] - ground[0]) / cell) * Math.ceil((ground[3] - ground[1]) / cell);
  if (cells > MOST_CELLS) stop('surface.grid-too-large', { file, cells: formatNumber(cells, 0), most: formatNumber(MOST_CELLS, 0), least: leastCell(cell, cells) }, { file });
  const back = moves ? (flat: Float64Array) => convertCoordinates(flat, plane, system) : (flat: Float64Array) => flat;
  const grid = await layAnew(raster, ground, cell, back, partOfJob(job, 0.8, 1));
  news.note('surface.laid-anew', { file, cell }, { file });
  return news.outcome(finished(grid, 'resampled'));
}

function finished(grid: ReadSurface['grid'], method: ReadSurface['method']): ReadSurface {
  let filledCells = 0;
  for (const elevation of grid.elevations) if (!Number.isNaN(elevation)) filledCells++;
  return { grid, method, pointCount: null, filledCells, elevations: rangeOf(grid.elevations) };
}

function rangeOf(elevations: ArrayLike<number>): readonly [number, number] | null {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let cell = 0; cell < elevations.length; cell++) {
    const elevation = elevations[cell]!;
    if (elevation < lowest) lowest = elevation;
    if (elevation > highest) highest = elevation;
  }
  return lowest > highest ? null : [lowest, highest];
}

/** About as fine as the raster is, rounded to two digits. */
function roundCell({ columns, rows }: ElevationRaster, [west, south, east, north]: Extent): number {
  const cell = Math.sqrt(((east - west) * (north - south)) / (columns * rows));
  return Number(cell.toPrecision(2));
}

/** The box of a box in another system, by places along its sides. */
function boxIn([west, south, east, north]: Extent, from: CoordinateSystem, to: CoordinateSystem): Extent {
  const flat: number[] = [];
  for (let i = 0; i <= SAMPLES_ALONG_SIDE; i++) {
    const [x, y] = [west + ((east - west) * i) / SAMPLES_ALONG_SIDE, south + ((north - south) * i) / SAMPLES_ALONG_SIDE];
    flat.push(x, south, x, north, west, y, east, y);
  }
  const moved = convertCoordinates(Float64Array.from(flat), from, to);
  let box = EMPTY_EXTENT;
  for (let i = 0; i < moved.length; i += 2) box = joinExtents(box, [moved[i]!, moved[i + 1]!, moved[i]!, moved[i + 1]!]);
  return box;
}

const common = (a: Extent, b: Extent): Extent => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
