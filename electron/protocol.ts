/**
 * Everything the window reads comes through `app://kuangce/`: its own page, the sample county, files the user
 * opened, the newest backup, base maps by their tokens. Nothing else on the disk or in the network can be named.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { CustomScheme, Session } from 'electron';
import { contentType } from './content-type.ts';
import { ORIGIN, SCHEME } from './origin.ts';
import type { BaseMapFiles } from './tiles/base-map-files.ts';
import type { MapServerDesk } from './tiles/map-servers.ts';

/** To be registered before the program is ready. */
export const PRIVILEGED_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Ant Design writes its style sheets at run time, hence inline styles; scripts never are, and nothing is evaluated. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  // Nothing opens this page or is opened by it, and nothing foreign gets into it (see the policy above and window.ts). Opener and
  // embedder policies would add shared memory, which nothing uses, and cost a second process for the page at every start.
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Where the answers come from. */
export interface Places {
  /** The built page. */
  readonly windowFolder: string;
  /** The sample county with its `manifest.json`. */
  readonly sampleFolder: string;
  readonly openedFile: (token: string) => string | null;
  readonly newestBackup: () => Promise<string | null>;
  readonly baseMapFiles: Pick<BaseMapFiles, 'readPiece' | 'readTile'>;
  readonly mapServers: Pick<MapServerDesk, 'tile'>;
}

/** Lets `session` read from our origin. */
export function serveOrigin(session: Session, places: Places): void {
  session.protocol.handle(SCHEME, (request) => answer(request, places));
}

/** The answer to one request: 400 for a path that is none, 404 for what is not there, 405 for anything but reading. */
export async function answer(request: Pick<Request, 'url' | 'method'>, places: Places): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  // Judged as it was written: the URL parser would quietly fold `..` away.
  const written = /^app:\/\/([^/?#]*)([^?#]*)/.exec(request.url);
  if (!written || `${SCHEME}://${written[1]}` !== ORIGIN) return refusal(404);
  const segments = readSegments(written[2] ?? '');
  if (!segments) return refusal(400);
  const [room, name] = segments;
  if (room === 'opened') return segments.length === 2 ? streamed(places.openedFile(name!)) : refusal(404);
  if (room === 'backup') return segments.length === 2 && name === 'newest' ? streamed(await places.newestBackup()) : refusal(404);
  if (room === 'source') return sourceAnswer(segments.slice(1), places.baseMapFiles);
  if (room === 'tiles') return tileAnswer(segments.slice(1), places.mapServers);
  if (room === 'sample-county') return whole(join(places.sampleFolder, ...segments.slice(1)));
  return whole(join(places.windowFolder, ...(segments.length === 0 ? ['index.html'] : segments)));
}

/** Decoded path segments; null when one of them is anything but a plain name. */
function readSegments(path: string): readonly string[] | null {
  try {
    const segments = path.split('/').slice(1).map(decodeURIComponent);
    if (segments.at(-1) === '') segments.pop();
    // Separators hidden in an escape, parents, drive letters and alternate streams, the NUL that ends a C string.
    return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[/\\:\0]/.test(segment)) ? segments : null;
  } catch {
    return null;
  }
}

/** Whole numbers of at most fifteen digits; null when one of the words is none. */
function numbersOf(words: readonly string[]): readonly number[] | null {
  return words.every((word) => /^\d{1,15}$/.test(word)) ? words.map(Number) : null;
}

/** `<token>/<offset>/<length>`: a piece of a file; `<token>/<level>/<column>/<row>`: a tile of a folder. */
async function sourceAnswer([id = '', ...words]: readonly string[], files: Places['baseMapFiles']): Promise<Response> {
  const numbers = numbersOf(words);
  if (!numbers) return refusal(400);
  if (numbers.length === 2) {
    const bytes = await files.readPiece(id, numbers[0]!, numbers[1]!);
    return bytes ? bytesAnswer(bytes, 'application/octet-stream') : refusal(404);
  }
  if (numbers.length !== 3) return refusal(404);
  const tile = await files.readTile(id, numbers[0]!, numbers[1]!, numbers[2]!);
  return tile ? bytesAnswer(tile.bytes, contentType(tile.name)) : refusal(404);
}

/** Why a server's tile is not there, for the one word that the window says about it. */
const TILE_STATUS = { 'not-defined': 404, missing: 404, 'not-allowed': 403, 'no-key': 401, refused: 502, unreachable: 504 } as const;

async function tileAnswer([id = '', ...words]: readonly string[], servers: Places['mapServers']): Promise<Response> {
  const numbers = numbersOf(words);
  if (!numbers || numbers.length !== 3) return refusal(400);
  const tile = await servers.tile(id, numbers[0]!, numbers[1]!, numbers[2]!);
  return typeof tile === 'string' ? refusal(TILE_STATUS[tile]) : bytesAnswer(tile.bytes, tile.type);
}

function bytesAnswer(bytes: Uint8Array, type: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...HEADERS, 'content-type': type, 'content-length': String(bytes.byteLength), 'cache-control': 'no-store' } });
}

/** A file of ours, from inside the package, at once. */
async function whole(path: string): Promise<Response> {
  try {
    const bytes = await readFile(path);
    return new Response(bytes, { headers: { ...HEADERS, 'content-type': contentType(basename(path)), 'content-length': String(bytes.byteLength) } });
  } catch {
    return refusal(404);
  }
}

/** A file of the user's, which may be big. */
async function streamed(path: string | null): Promise<Response> {
  const facts = path === null ? null : await stat(path).catch(() => null);
  if (path === null || !facts?.isFile()) return refusal(404);
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(stream, { headers: { ...HEADERS, 'content-type': contentType(basename(path)), 'content-length': String(facts.size) } });
}

const refusal = (status: 400 | 401 | 403 | 404 | 405 | 502 | 504): Response => new Response(null, { status, headers: HEADERS });
