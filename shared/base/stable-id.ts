/** Deterministic ids: the same meaning gives the same id in every run, so a person's decision stays attached. */

/** 64-bit FNV-1a over the parts, joined unambiguously; 16 hex digits. Not for security. */
export function stableId(...parts: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(parts.map((part) => `${String(part).length}:${part}`).join('|'));
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) {
    hash ^= BigInt(byte);
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}
