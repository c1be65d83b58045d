/**
 * Paints the mass layers off the window's thread, in a worker of its own: neither panning nor a running
 * overlay waits for it. It reads columns straight from the store and keeps them while they are on the map.
 */
import { ProblemError, stop } from '../../../shared/base/news.ts';
import type { MapSymbol } from '../../../shared/figure/symbols.ts';
import { styledSymbol } from '../../../shared/figure/symbol-style.ts';
import type { LayerStyle } from '../../../shared/model/layer.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { classFinder, classesKey, type LayerClasses } from '../../../shared/model/layer-classes.ts';
import { classSymbols } from '../../../shared/figure/class-symbols.ts';
import { classSymbol, generalSymbol } from '../../../shared/report/drawn-features.ts';
import { serveCalls, type CallContext, type WorkerPort } from '../../engine/channel.ts';
import { displayGeometry } from '../../engine/display-geometry.ts';
import { openAttributes, openDraft, openLayerGeometry } from '../../storage/layer-content.ts';
import { database } from '../../storage/database.ts';
import type { PaintAnswer, PaintedLayerRequest, PaintRequest } from './contract.ts';
import { paintPicture, type PictureLayer } from './paint-picture.ts';
import type { PaintableLayer } from './paintable.ts';
import { reversedRings } from '../drawing/trace.ts';

/** By layer, display system and declared system: what a new declaration changes must not be taken from here. */
const opened = new Map<string, Promise<PaintableLayer | null>>();

async function paint({ job, transfer }: CallContext, request: PaintRequest): Promise<PaintAnswer> {
  const unreadable: string[] = [];
  const layers: PictureLayer[] = [];
  for (const { record, content, opacity, selected, style, classes, hiddenSymbols } of request.layers) {
    try {
      const layer = await open(record, content, request.display);
      const look = classes && layer ? await classified(record, content, layer, classes, style) : layer && { symbols: shownSymbols(layer.symbols, style, hiddenSymbols) };
      if (layer) layers.push({ layer: { ...layer, ...look }, opacity, isControl: CONTROL_ROLES.has(record.role), ...(selected && { selected }) });
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      unreadable.push(record.id);
    }
    await job.pause();
  }
  const picture = await paintPicture(layers, request.frame, request.focus, job);
  transfer.push(picture);
  return { picture, unreadable };
}

/** Roles whose hatches are dimmed around the mine in focus. */
const CONTROL_ROLES: ReadonlySet<string> = new Set(['farmland', 'forest', 'grassland', 'wetland', 'reserve', 'redline']);

function open(record: PaintedLayerRequest['record'], content: string, display: CoordinateSystem): Promise<PaintableLayer | null> {
  const key = `${record.id} ${display.id} ${record.system?.id ?? ''} ${content}`;
  let layer = opened.get(key);
  if (!layer) {
    // What the layer was before a change is not asked for again.
    for (const old of [...opened.keys()]) if (old.startsWith(`${record.id} `) && !old.endsWith(` ${content}`)) opened.delete(old);
    layer = load(record, display);
    opened.set(key, layer);
    // Not kept: the next picture may find the files restored.
    layer.catch(() => opened.delete(key));
  }
  return layer;
}

async function load(record: PaintedLayerRequest['record'], display: CoordinateSystem): Promise<PaintableLayer | null> {
  const kept = (await database.layers.get(record.id)) ?? stop('project.layer-unknown');
  const { geometry, symbols, inscriptions } = await openLayerGeometry(kept);
  const shown = displayGeometry(geometry, record, display);
  if (!shown) return null;
  return {
    geometry: shown,
    reversedRings: reversedRings(shown),
    symbols: symbols.classes.map((symbolClass): MapSymbol => classSymbol(kept, symbolClass)),
    classIndex: symbols.index,
    ...(inscriptions && { inscriptions }),
  };
}

/** By layer and classification: the class of every feature. */
const classIndexes = new Map<string, Promise<Pick<PaintableLayer, 'classIndex'> & { readonly general: MapSymbol }>>();

/** Classes and symbols of a layer that is classified by a field. */
async function classified(record: PaintedLayerRequest['record'], content: string, { geometry }: PaintableLayer, classes: LayerClasses, style: LayerStyle | undefined): Promise<Pick<PaintableLayer, 'classIndex' | 'symbols'>> {
  const key = `${record.id} ${content} ${classesKey(classes)}`;
  let known = classIndexes.get(key);
  if (!known) {
    for (const old of [...classIndexes.keys()]) if (old.startsWith(`${record.id} `)) classIndexes.delete(old);
    known = classIndexOf(record.id, geometry.featureCount, classes);
    classIndexes.set(key, known);
    known.catch(() => classIndexes.delete(key));
  }
  const { classIndex, general } = await known;
  return { classIndex, symbols: classSymbols({ name: record.name, geometryKind: geometry.kind }, general, classes, style) };
}

async function classIndexOf(layerId: string, featureCount: number, classes: LayerClasses): Promise<Pick<PaintableLayer, 'classIndex'> & { readonly general: MapSymbol }> {
  const kept = (await database.layers.get(layerId)) ?? stop('project.layer-unknown');
  const attributes = kept.draft === undefined ? await openAttributes(kept) : (await openDraft(kept)).columns.attributes;
  const field = attributes.fields.findIndex(({ name }) => name === classes.field);
  const find = classFinder(classes);
  return { general: generalSymbol(kept), classIndex: Uint16Array.from({ length: featureCount }, (_each, feature) => (field < 0 ? classes.classes.length : find(attributes.text(feature, field)))) };
}

/** The symbols as the layer's style says; null for those that are hidden. Classes of one symbol stay of one look. */
function shownSymbols(symbols: PaintableLayer['symbols'], style: LayerStyle | undefined, hidden: readonly string[] = []): PaintableLayer['symbols'] {
  if (!style && hidden.length === 0) return symbols;
  const looks = new Map<MapSymbol | null, MapSymbol | null>();
  return symbols.map((symbol) => {
    let look = looks.get(symbol);
    if (look === undefined) {
      look = symbol === null || hidden.includes(symbol.key) ? null : styledSymbol(symbol, style);
      looks.set(symbol, look);
    }
    return look;
  });
}

/** Lets go of every layer that is not in the workspace any more. */
function keepOnly(_context: CallContext, layerIds: readonly string[]): void {
  const kept = new Set(layerIds);
  for (const known of [opened, classIndexes]) for (const key of [...known.keys()]) if (!kept.has(key.slice(0, key.indexOf(' ')))) known.delete(key);
}

serveCalls(globalThis as unknown as WorkerPort, { paint, keepOnly });
