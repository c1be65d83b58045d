/** Bytes as base64 (RFC 4648 §4), for data inside text. */

/** A multiple of three, so that pieces join without padding; few enough to be arguments of one call. */
const PIECE_BYTES = 3 * 8192;

/** Base64 of the bytes; '' for none. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) pieces.push(btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE_BYTES))));
  return pieces.join('');
}
