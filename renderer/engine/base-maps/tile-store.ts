/** Tiles on their way and tiles kept: few at once from one source, the newest wishes first, the oldest forgotten first. */
import { ProblemError } from '../../../shared/base/news.ts';
import type { TilePixels } from '../../../shared/raster/resample.ts';
import type { BaseMapTrouble } from '../../../shared/model/base-map.ts';
import { RasterFault } from './raster-source.ts';

const KEPT_BYTES = 256 * 1024 * 1024;
/** From one source: a server that is away keeps nobody else waiting. */
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
  /** By source. */
  private readonly lines = new Map<string, { loading: number; readonly waiting: (() => void)[] }>();

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
    await this.enter(wish.source);
    try {
      // While it waited, the view may have moved on, or another picture may have fetched it, or be about to.
      if (!signal.aborted && !this.isSettled(wish)) await (this.running.get(key) ?? this.fetch(wish, key));
    } finally {
      this.leave(wish.source);
    }
  }

  private async fetch(wish: TileWish, key: string): Promise<void> {
    const work = wish.load().then(
      (tile) => this.keep(key, { tile }),
      (fault: unknown) => this.keep(key, { trouble: troubleBehind(fault), at: performance.now() }),
    );
    this.running.set(key, work);
    await work;
    this.running.delete(key);
  }

  private enter(source: string): Promise<void> {
    const line = this.lines.get(source) ?? { loading: 0, waiting: [] };
    this.lines.set(source, line);
    if (line.loading < AT_ONCE) {
      line.loading += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => line.waiting.push(resolve));
  }

  /** The newest wish comes next: the view that it is for is the one looked at. */
  private leave(source: string): void {
    const line = this.lines.get(source)!;
    const next = line.waiting.pop();
    if (next) return next();
    line.loading -= 1;
    if (line.loading === 0) this.lines.delete(source);
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

function troubleBehind(fault: unknown): BaseMapTrouble {
  if (fault instanceof RasterFault) return fault.trouble;
  return fault instanceof ProblemError && fault.problem.code === 'project.file-gone' ? 'file-gone' : 'unreadable';
}

const bytesOf = (kept: Kept): number => ('tile' in kept && kept.tile ? kept.tile.data.byteLength : 0);
const keyOf = (source: string, level: number, column: number, row: number): string => `${source} ${level}/${column}/${row}`;
