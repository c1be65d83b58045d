/**
 * Paints the mass layers off the window's thread, in a worker of its own: neither panning nor a running
 * overlay waits for it. It reads columns straight from the store and keeps them while they are on the map.
 */
import { ProblemError, stop } from '../../../shared/base/news.ts';
import type { MapSymbol } from '../../../shared/figure/symbols.ts';
import { styledSymbol } from '../../../shared/figure/symbol-style.ts';
import type { LayerStyle } from '../../../shared/model/layer.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { classSymbol } from '../../../shared/report/drawn-features.ts';
import { serveCalls, type CallContext, type WorkerPort } from '../../engine/channel.ts';
import { displayGeometry } from '../../engine/display-geometry.ts';
import { openLayerGeometry } from '../../storage/layer-content.ts';
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
  for (const { record, content, opacity, selected, style, hiddenSymbols } of request.layers) {
    try {
      const layer = await open(record, content, request.display);
      if (layer) layers.push({ layer: { ...layer, symbols: shownSymbols(layer.symbols, style, hiddenSymbols) }, opacity, isControl: CONTROL_ROLES.has(record.role), ...(selected && { selected }) });
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
  for (const key of [...opened.keys()]) if (!kept.has(key.slice(0, key.indexOf(' ')))) opened.delete(key);
}

serveCalls(globalThis as unknown as WorkerPort, { paint, keepOnly });
