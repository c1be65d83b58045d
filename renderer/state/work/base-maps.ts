/** From a file, a folder or a server that the user names to a base map of the workspace. */
import { stop, type Note } from '../../../shared/base/news.ts';
import { judgeSystem } from '../../../shared/crs/guess.ts';
import { readPrj } from '../../../shared/crs/prj.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { BaseMapFile } from '../../../shared/ipc.ts';
import type { BaseMapRecord, BaseMapSource } from '../../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { EMPTY_EXTENT, isEmptyExtent, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import { readingsOfFolder, type FolderReading } from '../../../shared/raster/folder-grid.ts';
import { canBeShown, CGCS2000_MERCATOR, convertForShowing, WEB_MERCATOR } from '../../../shared/raster/image-systems.ts';
import { extentOfPicture, readWorldFile } from '../../../shared/raster/placement.ts';
import { isShiftedAddress, namesShiftedSource } from '../../../shared/raster/shifted-sources.ts';
import { worldLevels } from '../../../shared/raster/tile-levels.ts';
import type { ServerOffer } from '../../../shared/raster/capabilities.ts';
import { machine } from '../../bridge/machine.ts';
import { askMachineAgain, inspectPackage, inspectPicture, readOffers } from '../../engine/base-maps/client.ts';
import type { DroppedFile } from '../../engine/contract.ts';
import { tell } from '../jobs.ts';
import { openDialog, showToast } from '../view.ts';
import { useWorkspace, type Workspace } from '../workspace.ts';

/** A base map that is not added yet, and what is to be said about it. */
export interface BaseMapDraft {
  readonly record: Omit<BaseMapRecord, 'order'>;
  readonly file: BaseMapFile | null;
  /** Facts for the user: `8 000 × 6 000 像素 · JPEG`. */
  readonly facts: readonly Note[];
  /** Why it cannot be added as it is; null when it can. */
  readonly hindrance: Note | null;
  /** Systems its numbers may be in, when the file does not say. */
  readonly candidates: readonly CoordinateSystem[];
  /** Of a folder: the ways to understand its numbers, the best first. */
  readonly readings: readonly FolderReading[];
}

const CGCS2000_DEGREES = systemById('EPSG:4490')!;

/** The degrees between which an extent lies; null for an empty one, and where its system has no way to them. */
export function extentInDegrees(extent: Extent, system: CoordinateSystem): Extent | null {
  const degrees = isEmptyExtent(extent) ? null : convertForShowing(Float64Array.from(extent), system, CGCS2000_DEGREES);
  return degrees && [degrees[0]!, degrees[1]!, degrees[2]!, degrees[3]!];
}

/** Where the workspace's layers lie, degrees; null when none says. */
export function groundOf({ layers }: Pick<Workspace, 'layers'>): Extent | null {
  const ground = layers.reduce<Extent>((joined, { system, extent }) => {
    const degrees = system && extentInDegrees(extent, system);
    return degrees ? joinExtents(joined, degrees) : joined;
  }, EMPTY_EXTENT);
  return isEmptyExtent(ground) ? null : ground;
}

function newRecord(name: string, source: BaseMapSource, system: CoordinateSystem | null, extent: Extent | null, shifted = false): BaseMapDraft['record'] {
  return { id: crypto.randomUUID(), name, source, system, extent, vintage: null, shifted, visible: true, opacity: 1, addedAt: new Date().toISOString() };
}

/** Reads what a chosen file or folder is; one that cannot be a base map stops with a Problem. */
export async function draftOfFile(file: BaseMapFile): Promise<BaseMapDraft> {
  if (file.kind === 'folder') return draftOfFolder(file);
  return /\.mbtiles$/i.test(file.name) ? draftOfPackage(file) : draftOfPicture(file);
}

const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '');

async function draftOfPicture(file: BaseMapFile): Promise<BaseMapDraft> {
  const facts = await inspectPicture(file);
  const companion = (pattern: RegExp): string | null => file.companions.find(({ name }) => pattern.test(name))?.text ?? null;
  const worldFile = companion(/\.(wld|[a-z]{2,4}w)$/i);
  const placement = facts.placement ?? (worldFile === null ? null : readWorldFile(worldFile));
  const prj = companion(/\.prj$/i);
  const stated = facts.system.state === 'known' ? facts.system.system : prj === null ? null : readPrj(prj);
  const foreign = facts.system.state === 'foreign' ? facts.system.name : stated && !canBeShown(stated) ? (stated.name ?? stated.id) : null;
  const system = stated && canBeShown(stated) ? stated : null;
  const extent = placement && extentOfPicture(placement, facts.widthPixels, facts.heightPixels);
  const evidence = extent && !system ? judgeSystem(null, extent, file.name) : null;
  const source: BaseMapSource = { kind: 'picture', fileId: file.id, fileName: file.name, widthPixels: facts.widthPixels, heightPixels: facts.heightPixels, placement, placedBy: facts.placement ? 'file' : placement ? 'world-file' : null, controlPoints: [], fit: 'similarity' };
  return {
    record: newRecord(stemOf(file.name), source, system, extent),
    file,
    facts: [
      facts.compression === ''
        ? { code: 'basemap.fact.picture-plain', params: { width: facts.widthPixels, height: facts.heightPixels } }
        : { code: 'basemap.fact.picture', params: { width: facts.widthPixels, height: facts.heightPixels, compression: facts.compression } },
      { code: facts.placement ? 'basemap.fact.placed-by-file' : placement ? 'basemap.fact.placed-by-world-file' : 'basemap.fact.not-placed' },
      ...(/\.tiff?$/i.test(file.name) && facts.overviewCount === 0 && Math.max(facts.widthPixels, facts.heightPixels) > 4096 ? [{ code: 'basemap.fact.no-overviews' } as const] : []),
    ],
    hindrance: foreign === null ? null : { code: 'basemap.foreign-system', params: { file: file.name, system: foreign } },
    candidates: evidence?.candidates.map((candidate) => candidate.system) ?? [],
    readings: [],
  };
}

async function draftOfPackage(file: BaseMapFile): Promise<BaseMapDraft> {
  const facts = await inspectPackage(file);
  const extent = facts.degrees && convertForShowing(Float64Array.from(facts.degrees), systemById('EPSG:4326')!, WEB_MERCATOR);
  const source: BaseMapSource = { kind: 'mbtiles', fileId: file.id, fileName: file.name, levels: worldLevels('mercator', facts.firstZoom, facts.lastZoom) };
  return {
    record: newRecord(facts.name?.trim() || stemOf(file.name), source, WEB_MERCATOR, extent && [extent[0]!, extent[1]!, extent[2]!, extent[3]!], facts.shifted),
    file,
    facts: [{ code: 'basemap.fact.package', params: { first: facts.firstZoom, last: facts.lastZoom, format: facts.format || '—' } }, ...(facts.attribution ? [{ code: 'basemap.fact.attribution', params: { words: facts.attribution } } as const] : [])],
    hindrance: null,
    candidates: [],
    readings: [],
  };
}

function draftOfFolder(file: BaseMapFile): BaseMapDraft {
  const readings = readingsOfFolder(file.levels, groundOf(useWorkspace.getState()));
  const [first] = readings;
  if (!first) stop('basemap.folder-none', { file: file.name }, { file: file.name });
  const shifted = namesShiftedSource([file.name, ...file.companions.map(({ text }) => text)]);
  return {
    record: newRecord(file.name, folderSource(file, first), first.system, first.extent, shifted),
    file,
    facts: [{ code: 'basemap.fact.folder', params: { first: file.levels[0]!.level, last: file.levels.at(-1)!.level } }],
    hindrance: null,
    candidates: [],
    readings,
  };
}

/** A folder understood in one of its ways. */
export function folderSource(file: BaseMapFile, reading: FolderReading): BaseMapSource {
  return { kind: 'tile-folder', fileId: file.id, fileName: file.name, rowsFrom: reading.rowsFrom, levels: reading.levels };
}

/** Asks whether the server may be read, and what it offers; null when the person did not allow it. */
export async function offersOf(address: string, service: 'WMS' | 'WMTS'): Promise<readonly ServerOffer[] | null> {
  if (isShiftedAddress(address)) stop('basemap.server-shifted', { address });
  if (!(await machine().allowMapServer(address))) return null;
  askMachineAgain();
  const answer = await machine().readCapabilities(address, service);
  switch (answer.state) {
    case 'read':
      return readOffers(answer.bytes, address);
    case 'refused':
      return stop('basemap.server-refused', { address, status: answer.status });
    case 'unreachable':
    case 'not-allowed':
      return stop('basemap.server-unreachable', { address });
  }
}

/** A layer of a server as a base map; of a WMS in the map's own system where the server has it, else in degrees. */
export function recordOfOffer(offer: ServerOffer, address: string, display: CoordinateSystem | null): BaseMapDraft['record'] {
  if (offer.kind === 'wmts') {
    return newRecord(offer.title, { kind: 'wmts', template: offer.template, layer: offer.layer, levels: offer.levels }, offer.system, extentOf(offer.degrees, offer.system));
  }
  const preferred = ['EPSG:4490', 'EPSG:4326', 'EPSG:3857'];
  const system = offer.systems.find((each) => each.id === display?.id) ?? preferred.map((id) => offer.systems.find((each) => each.id === id)).find((each) => each) ?? offer.systems[0]!;
  const ground = offer.degrees && Math.abs(offer.degrees[2] - offer.degrees[0]) < 20 ? offer.degrees : (groundOf(useWorkspace.getState()) ?? offer.degrees);
  return newRecord(offer.title, { kind: 'wms', address, layers: offer.layer, format: offer.format }, system, extentOf(ground && widened(ground), system));
}

/** Somewhat more than the layers reach, for looking around. */
const widened = ([west, south, east, north]: Extent): Extent => [west - 0.5, south - 0.5, east + 0.5, north + 0.5];

function extentOf(degrees: Extent | null, system: CoordinateSystem): Extent | null {
  if (!degrees) return null;
  const [west, south, east, north] = degrees;
  const corners = convertForShowing(Float64Array.of(west, south, east, south, east, north, west, north), systemById(system.datum === 'CGCS2000' ? 'EPSG:4490' : 'EPSG:4326')!, system);
  if (!corners) return null;
  const [easts, norths] = [0, 1].map((from) => [0, 1, 2, 3].map((corner) => corners[2 * corner + from]!)) as [number[], number[]];
  return [Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)];
}

/** 天地图 as a base map, in degrees (`c`) or in the grid of web maps (`w`). */
export function recordOfTianditu(name: string, source: Extract<BaseMapSource, { kind: 'tianditu' }>): BaseMapDraft['record'] {
  return newRecord(name, source, source.matrixSet === 'c' ? CGCS2000_DEGREES : CGCS2000_MERCATOR, null);
}

const PICTURES = /\.(tiff?|png|jpe?g|mbtiles)$/i;
/** What lies beside pictures and is read with them. */
const COMPANIONS = /\.(tfw|tifw|pgw|pngw|jgw|jpgw|jpegw|wld|prj|ovr|aux\.xml)$/i;

/** Pictures and packages among dropped files are base maps: the first opens its dialog. False when there is anything else to import. */
export async function openAsBaseMap(files: readonly DroppedFile[]): Promise<boolean> {
  const pictures = files.filter(({ path }) => PICTURES.test(path));
  const [first] = pictures;
  if (!first || files.some(({ path }) => !PICTURES.test(path) && !COMPANIONS.test(path))) return false;
  const file = await machine().adoptBaseMap(first.file);
  if (file === null || file === 'unusable') return false;
  if (useWorkspace.getState().layers.length === 0) showToast({ code: 'basemap.reason.noLayers' });
  else openDialog({ kind: 'add-base-map', file });
  if (pictures.length > 1) tell('warning', { code: 'basemap.one-at-a-time', params: { first: first.path, count: pictures.length - 1 } });
  return true;
}
