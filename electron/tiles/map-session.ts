/** The one way to the network: a session of its own without cookies, which reaches allowed map servers and nothing else. */
import { type Session, session } from 'electron';

const PARTITION = 'persist:map-tiles';
let limited: Session | null = null;

/** The session; `isAllowed` is asked before every request, also after a redirection. */
export function mapSession(isAllowed: (address: string) => boolean): Session {
  if (limited) return limited;
  limited = session.fromPartition(PARTITION);
  limited.setPermissionCheckHandler(() => false);
  limited.setPermissionRequestHandler((_contents, _permission, allow) => allow(false));
  limited.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }));
  return limited;
}

/** From the server; when it cannot be reached, what its last answer left in the cache. */
export async function fetchTile(map: Session, address: string, signal: AbortSignal): Promise<Response> {
  const how = { credentials: 'omit', redirect: 'error', signal } as const;
  try {
    return await map.fetch(address, how);
  } catch (fault) {
    if (signal.aborted) throw fault;
    return map.fetch(address, { ...how, cache: 'force-cache' });
  }
}
