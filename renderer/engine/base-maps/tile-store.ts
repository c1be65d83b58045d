/** Tiles on their way and tiles kept: few at once from one source, the newest wishes first, the oldest forgotten first. */
import type { TilePixels } from '../../../shared/raster/resample.ts';
import type { BaseMapTrouble } from '../../../shared/model/base-map.ts';
import { RasterFault } from './raster-source.ts';

const KEPT_BYTES = 256 * 1024 * 1024;
const AT_ONCE = 8;
/** A server that did not answer is not asked for the same tile again before this. */
const RETRY_AFTER_MILLISECONDS = 15_000;

type Kept = { readonly tile: TilePixels | null } | { readonly trouble: BaseMapTrouble; readonly at: number };

export interface TileWish {
  /** Of one base map in one state. */
  readonly source: string;
  readonly level: number;
  readonly column: number;
  readonly row: number;
  load(): Promise<TilePixels | null>;
}

export class TileStore {
  private readonly kept = new Map<string, Kept>();
  private readonly running = new Map<string, Promise<void>>();
  private keptBytes = 0;
  private slots = AT_ONCE;
  private readonly waiting: (() => void)[] = [];

  /** The tile if it is here; null when it is not, or there is none. */
  peek(source: string, level: number, column: number, row: number): TilePixels | null {
    const found = this.kept.get(keyOf(source, level, column, row));
    return found && 'tile' in found ? found.tile : null;
  }

  /** Loads what is wished for and not here; resolves when all of it is settled or the signal says stop. */
  async load(wishes: readonly TileWish[], signal: AbortSignal): Promise<void> {
    await Promise.all(wishes.map((wish) => this.loadOne(wish, signal)));
  }

  /** True when the tile need not be waited for. */
  isSettled({ source, level, column, row }: TileWish): boolean {
    const found = this.kept.get(keyOf(source, level, column, row));
    return found !== undefined && ('tile' in found || performance.now() - found.at < RETRY_AFTER_MILLISECONDS);
  }

  troubleOf({ source, level, column, row }: TileWish): BaseMapTrouble | null {
    const found = this.kept.get(keyOf(source, level, column, row));
    return found && 'trouble' in found ? found.trouble : null;
  }

  /** Forgets every tile of sources that are not in the list. */
  keepOnly(sources: ReadonlySet<string>): void {
    for (const [key, kept] of [...this.kept]) if (!sources.has(key.slice(0, key.lastIndexOf(' ')))) this.drop(key, kept);
  }

  private async loadOne(wish: TileWish, signal: AbortSignal): Promise<void> {
    if (this.isSettled(wish)) return;
    const key = keyOf(wish.source, wish.level, wish.column, wish.row);
    const running = this.running.get(key);
    if (running) return running;
    await this.slot();
    // While it waited, the view may have moved on, or another picture may have fetched it.
    if (signal.aborted || this.isSettled(wish)) return this.free();
    const work = wish.load().then(
      (tile) => this.keep(key, { tile }),
      (fault: unknown) => this.keep(key, { trouble: fault instanceof RasterFault ? fault.trouble : 'unreadable', at: performance.now() }),
    );
    this.running.set(key, work);
    await work;
    this.running.delete(key);
    this.free();
  }

  private slot(): Promise<void> {
    if (this.slots > 0) {
      this.slots--;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private free(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.slots++;
  }

  private keep(key: string, kept: Kept): void {
    const before = this.kept.get(key);
    if (before) this.drop(key, before);
    this.kept.set(key, kept);
    this.keptBytes += bytesOf(kept);
    for (const [oldest, each] of this.kept) {
      if (this.keptBytes <= KEPT_BYTES) break;
      this.drop(oldest, each);
    }
  }

  private drop(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.keptBytes -= bytesOf(kept);
  }
}

const bytesOf = (kept: Kept): number => ('tile' in kept && kept.tile ? kept.tile.data.byteLength : 0);
const keyOf = (source: string, level: number, column: number, row: number): string => `${source} ${level}/${column}/${row}`;
