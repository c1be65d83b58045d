/**
 * Everything the window reads comes through `app://kuangce/`: its own page, the sample county, files the user
 * opened, the newest backup. Nothing else on the disk can be named.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { CustomScheme, Session } from 'electron';
import { contentType } from './content-type.ts';
import { ORIGIN, SCHEME } from './origin.ts';

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
  // Isolated from everything else, so that exact clocks and shared memory stay available to the engine.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
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

const refusal = (status: 400 | 404 | 405): Response => new Response(null, { status, headers: HEADERS });
