/** Draws base maps off the window's thread and reads what is added as one. */
import { ProblemError, stop } from '../../../shared/base/news.ts';
import { quietJob, throwIfCancelled } from '../../../shared/base/job.ts';
import { openTilePackage } from '../../../shared/raster/mbtiles.ts';
import { drawTiles, levelFor, meshOf, tilesOfMesh, type Mesh, type TilePixels } from '../../../shared/raster/resample.ts';
import { readCapabilities, type ServerOffer } from '../../../shared/raster/capabilities.ts';
import { namesShiftedSource } from '../../../shared/raster/shifted-sources.ts';
import { serveCalls, type CallContext, type WorkerPort } from '../channel.ts';
import type { BaseMapTrouble } from '../../../shared/model/base-map.ts';
import type { BaseMapAnswer, BaseMapRequest, DrawnBaseMap, PackageFacts, PictureFacts, SourceFile } from './contract.ts';
import { openTiff } from './geotiff.ts';
import { openRasterSource } from './open-source.ts';
import { openPlainPicture } from './plain-picture.ts';
import { RasterFault, type RasterSource } from './raster-source.ts';
import { openSourceFile } from './source-file.ts';
import { TileStore, type TileWish } from './tile-store.ts';

/** More tiles than this under one picture mean that it is far coarser than they are. */
const MOST_TILES = 400;

const opened = new Map<string, Promise<RasterSource>>();
const store = new TileStore();
const viewers = new Map<string, AbortController>();

/** What opening depends on; where it is shown and how strongly does not count. */
function keyOf({ id, source, system, extent }: DrawnBaseMap): string {
  return JSON.stringify([id, source, system?.id ?? null, source.kind === 'wms' ? extent : null]);
}

function sourceOf(record: DrawnBaseMap, file: SourceFile | null): Promise<RasterSource> {
  const key = keyOf(record);
  let source = opened.get(key);
  if (!source) {
    source = openRasterSource(record, file);
    opened.set(key, source);
    // Not kept: the file may come back, the server may be allowed.
    source.catch(() => opened.delete(key));
  }
  return source;
}

interface Planned {
  readonly id: string;
  readonly key: string;
  readonly source: RasterSource;
  readonly mesh: Mesh;
  readonly level: number;
  readonly wishes: readonly TileWish[];
  readonly opacity: number;
}

async function paint({ transfer, job }: CallContext, request: BaseMapRequest): Promise<BaseMapAnswer> {
  viewers.get(request.viewer)?.abort();
  const controller = new AbortController();
  viewers.set(request.viewer, controller);
  try {
    return await paintFor(request, AbortSignal.any([controller.signal, job.signal]), job.signal, transfer);
  } finally {
    if (viewers.get(request.viewer) === controller) viewers.delete(request.viewer);
  }
}

/** `signal` stops loading; a picture that is not wanted any more (`cancelled`) is not drawn either. */
async function paintFor(request: BaseMapRequest, signal: AbortSignal, cancelled: AbortSignal, transfer: Transferable[]): Promise<BaseMapAnswer> {
  const troubles = new Map<string, BaseMapTrouble>();
  const planned: Planned[] = [];
  for (const { record, file } of request.baseMaps) {
    const plan = await planOne(record, file, request).catch((fault: unknown) => (fault instanceof RasterFault ? fault.trouble : Promise.reject(fault)));
    if (typeof plan === 'string') troubles.set(record.id, plan);
    else planned.push(plan);
  }
  const wishes = planned.flatMap((plan) => plan.wishes);
  const patience = request.withinMilliseconds === null ? [] : [new Promise((resolve) => setTimeout(resolve, request.withinMilliseconds!))];
  await Promise.race([store.load(wishes, signal), aborted(cancelled), ...patience]);
  throwIfCancelled(cancelled);
  for (const plan of planned) {
    const trouble = plan.wishes.map((wish) => store.troubleOf(wish)).find((each) => each !== null);
    if (trouble) troubles.set(plan.id, trouble);
  }
  const picture = draw(request, planned);
  if (picture) transfer.push(picture);
  const drawn = planned.filter((plan) => plan.wishes.some(({ source, level, column, row }) => store.peek(source, level, column, row) !== null)).map(({ id }) => id);
  return { picture, complete: wishes.every((wish) => store.isSettled(wish)), drawn, troubles: [...troubles].map(([id, trouble]) => ({ id, trouble })) };
}

function aborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => (signal.aborted ? resolve(null) : signal.addEventListener('abort', resolve, { once: true })));
}

async function planOne(record: DrawnBaseMap, file: SourceFile | null, { frame, display }: BaseMapRequest): Promise<Planned | BaseMapTrouble> {
  const source = await sourceOf(record, file);
  const toPlane = source.toPlane(display);
  if (typeof toPlane === 'string') return toPlane;
  const mesh = meshOf(frame, toPlane);
  const level = levelFor(source.levels, mesh.unitsPerPixel);
  if (mesh.unitsPerPixel > source.levels[0]!.unitsPerPixel * source.coarsestReach) return 'zoom-in';
  const tiles = tilesOfMesh(mesh, source.levels[level]!, MOST_TILES);
  if (!tiles) return 'zoom-in';
  const key = keyOf(record);
  const wishes = tiles.map(({ column, row }): TileWish => ({ source: key, level, column, row, load: () => source.tile(level, column, row) }));
  return { id: record.id, key, source, mesh, level, wishes, opacity: record.opacity };
}

function draw({ frame }: BaseMapRequest, planned: readonly Planned[]): ImageBitmap | null {
  if (planned.every((plan) => plan.wishes.length === 0)) return null;
  const { widthPixels, heightPixels } = frame;
  const canvas = new OffscreenCanvas(widthPixels, heightPixels);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(widthPixels, heightPixels);
  for (const { key, source, mesh, level, opacity } of planned) {
    const tiles = new Map<number, TilePixels | null>();
    drawTiles(image.data, mesh, source.levels, level, (index, column, row) => {
      const number = (index * 2 ** 22 + row) * 2 ** 22 + column;
      let tile = tiles.get(number);
      if (tile === undefined) tiles.set(number, (tile = store.peek(key, index, column, row)));
      return tile;
    }, opacity);
  }
  context.putImageData(image, 0, 0);
  return canvas.transferToImageBitmap();
}

/** What a picture says about itself; a file that cannot be shown stops with a Problem. */
async function inspectPicture(_context: CallContext, file: SourceFile): Promise<PictureFacts> {
  const source = openSourceFile(file);
  return (/\.tiff?$/i.test(file.name) ? await openTiff(source) : await openPlainPicture(source)).facts;
}

async function inspectPackage(_context: CallContext, file: SourceFile): Promise<PackageFacts> {
  const { metadata, format, levels, degrees } = await openTilePackage(openSourceFile(file), quietJob());
  return {
    name: metadata.get('name') ?? null,
    attribution: metadata.get('attribution') ?? null,
    format,
    firstZoom: Number(levels[0]!.name),
    lastZoom: Number(levels.at(-1)!.name),
    degrees,
    shifted: namesShiftedSource(metadata.values()),
  };
}

/** A part of a picture in its own pixels, for placing it by points: `factor` pixels to one. */
async function picturePart({ transfer }: CallContext, file: SourceFile, longestSide: number): Promise<{ readonly picture: ImageBitmap; readonly factor: number }> {
  const source = openSourceFile(file);
  const picture = /\.tiff?$/i.test(file.name) ? await openTiff(source) : await openPlainPicture(source);
  const { widthPixels, heightPixels } = picture.facts;
  const factor = Math.max(1, Math.max(widthPixels, heightPixels) / longestSide);
  const index = levelFor(picture.levels, factor);
  const level = picture.levels[index]!;
  const canvas = new OffscreenCanvas(Math.ceil(widthPixels / factor), Math.ceil(heightPixels / factor));
  const context = canvas.getContext('2d')!;
  for (let row = 0; row < level.rows; row++) {
    for (let column = 0; column < level.columns; column++) {
      const tile = await picture.block(index, column, row);
      const bitmap = await createImageBitmap(new ImageData(tile.data as Uint8ClampedArray<ArrayBuffer>, tile.width, tile.height));
      const scale = level.unitsPerPixel / factor;
      context.drawImage(bitmap, column * level.tileWidth * scale, row * level.tileHeight * scale, tile.width * scale, tile.height * scale);
      bitmap.close();
    }
  }
  const bitmap = canvas.transferToImageBitmap();
  transfer.push(bitmap);
  return { picture: bitmap, factor };
}

async function offers({ job }: CallContext, xml: Uint8Array, address: string): Promise<readonly ServerOffer[]> {
  try {
    return await readCapabilities(xml, address, job);
  } catch (fault) {
    if (fault instanceof ProblemError) stop('basemap.server-no-capabilities', { address });
    throw fault;
  }
}

/** Lets go of base maps that are not in the workspace any more. */
function keepOnly(_context: CallContext, records: readonly DrawnBaseMap[]): void {
  const keys = new Set(records.map(keyOf));
  for (const key of [...opened.keys()]) if (!keys.has(key)) opened.delete(key);
  store.keepOnly(keys);
}

serveCalls(globalThis as unknown as WorkerPort, { paint, inspectPicture, inspectPackage, picturePart, offers, keepOnly });
