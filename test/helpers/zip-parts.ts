/** Parts of an Office file as text, by path. */
import { strFromU8, unzipSync } from 'fflate';

export function officeParts(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}
