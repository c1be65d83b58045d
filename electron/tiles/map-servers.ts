/**
 * Map servers: the program has no network but for tiles of servers that a person allowed, one by one, in a box of the
 * system's that the page cannot answer. 天地图's key stays on this side.
 */
import { readFileSync } from 'node:fs';
import type { CapabilitiesAnswer, MapServers, ServedMap, ServedMapState } from '../../shared/ipc.ts';
import { capabilitiesAddress, originOf, tileAddress } from '../../shared/raster/tile-requests.ts';
import { writeFileAtomically } from '../atomic-write.ts';

const TILE_WITHIN_MILLISECONDS = 20_000;
const LARGEST_TILE_BYTES = 16 * 1024 * 1024;
const LARGEST_CAPABILITIES_BYTES = 32 * 1024 * 1024;

/** Fetches over the network; rejects when there is none. */
export type FetchFromNetwork = (address: string, signal: AbortSignal) => Promise<Response>;

/** What became of a tile: its bytes, or why there are none. */
export type TileAnswer = { readonly bytes: Uint8Array; readonly type: string } | 'not-defined' | 'not-allowed' | 'no-key' | 'refused' | 'missing' | 'unreachable';

export interface MapServerDesk {
  state(): MapServers;
  /** True when somebody allowed this origin. */
  isAllowed(address: string): boolean;
  allow(origin: string): Promise<void>;
  forget(origin: string): Promise<void>;
  keepKey(key: string): Promise<void>;
  /** From now on `id` means these tiles, for this start of the program. */
  define(id: string, map: ServedMap): ServedMapState;
  tile(id: string, level: number, column: number, row: number): Promise<TileAnswer>;
  capabilities(address: string, service: 'WMS' | 'WMTS'): Promise<CapabilitiesAnswer>;
}

interface Kept {
  readonly origins: readonly string[];
  readonly tiandituKey: string;
}

/** `listPath` is a small file beside the settings: allowed origins and the key, never in a workspace or a backup. */
export function openMapServers(listPath: string, fetchFromNetwork: FetchFromNetwork): MapServerDesk {
  let kept = readKept(listPath);
  const defined = new Map<string, ServedMap>();
  const keep = async (next: Kept): Promise<void> => {
    await writeFileAtomically(listPath, new TextEncoder().encode(JSON.stringify(next, null, 2)));
    kept = next;
  };
  const isAllowed = (address: string): boolean => {
    const origin = originOf(address.replaceAll(/[{}]/g, ''));
    return origin !== null && kept.origins.includes(origin);
  };
  const addressOf = ({ source }: ServedMap): string => (source.kind === 'wmts' ? source.template : source.address);
  const stateOf = (map: ServedMap): ServedMapState => {
    if (!isAllowed(addressOf(map))) return 'not-allowed';
    return map.source.kind === 'tianditu' && kept.tiandituKey === '' ? 'no-key' : 'ready';
  };

  return {
    state: () => ({ origins: kept.origins, hasTiandituKey: kept.tiandituKey !== '' }),
    isAllowed,
    async allow(origin) {
      if (!kept.origins.includes(origin)) await keep({ ...kept, origins: [...kept.origins, origin] });
    },
    forget: (origin) => keep({ ...kept, origins: kept.origins.filter((each) => each !== origin) }),
    keepKey: (tiandituKey) => keep({ ...kept, tiandituKey }),
    define(id, map) {
      defined.set(id, map);
      return stateOf(map);
    },
    async tile(id, index, column, row) {
      const map = defined.get(id);
      const level = map?.levels[index];
      if (!map || !level || column >= level.columns || row >= level.rows) return 'not-defined';
      const state = stateOf(map);
      if (state !== 'ready') return state;
      const answer = await read(fetchFromNetwork, tileAddress(map.source, { id: map.system, datum: 'OTHER', kind: 'other' }, level, column, row, kept.tiandituKey), LARGEST_TILE_BYTES);
      if (answer === 'unreachable' || answer === 'refused') return answer;
      if (answer.status === 404 || answer.status === 204) return 'missing';
      return answer.status === 200 && /^image\//.test(answer.type) ? answer : 'refused';
    },
    async capabilities(address, service) {
      if (!isAllowed(address)) return { state: 'not-allowed' };
      const answer = await read(fetchFromNetwork, capabilitiesAddress(address, service), LARGEST_CAPABILITIES_BYTES);
      if (answer === 'unreachable') return { state: 'unreachable' };
      return answer !== 'refused' && answer.status === 200 ? { state: 'read', bytes: answer.bytes } : { state: 'refused', status: answer === 'refused' ? 0 : answer.status };
    },
  };
}

async function read(fetchFromNetwork: FetchFromNetwork, address: string, mostBytes: number): Promise<{ readonly status: number; readonly type: string; readonly bytes: Uint8Array } | 'unreachable' | 'refused'> {
  try {
    const response = await fetchFromNetwork(address, AbortSignal.timeout(TILE_WITHIN_MILLISECONDS));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.byteLength > mostBytes ? 'refused' : { status: response.status, type: response.headers.get('content-type') ?? '', bytes };
  } catch {
    // Never logged with its address: that may hold the key.
    return 'unreachable';
  }
}

function readKept(path: string): Kept {
  try {
    const { origins, tiandituKey } = Object(JSON.parse(readFileSync(path, 'utf8'))) as Partial<Record<keyof Kept, unknown>>;
    return {
      origins: Array.isArray(origins) ? origins.filter((origin): origin is string => typeof origin === 'string' && originOf(origin) === origin) : [],
      tiandituKey: typeof tiandituKey === 'string' ? tiandituKey : '',
    };
  } catch {
    return { origins: [], tiandituKey: '' };
  }
}
