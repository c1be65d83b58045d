/**
 * Checksums of column files. The platform's SHA-256 wants all bytes at once, which a column that is written piece by
 * piece never is: so a column's checksum is the SHA-256 of the SHA-256s of its pieces of {@link DIGEST_PIECE_BYTES}.
 */

/** Part of the file layout: another size is another checksum. */
export const DIGEST_PIECE_BYTES = 1024 * 1024;

/** SHA-256 of the bytes, hex. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return hex(await sha256(bytes));
}

/** The checksum that a column with these bytes must have; columns of the first layout have the plain SHA-256. */
export async function columnChecksum({ pieceBytes }: { readonly pieceBytes?: number }, bytes: Uint8Array): Promise<string> {
  if (pieceBytes === undefined) return sha256Hex(bytes);
  const digest = new ColumnDigest(pieceBytes);
  digest.add(bytes);
  return digest.finish();
}

/** Feed it bytes in order; they may be changed as soon as `add` has come back. */
export class ColumnDigest {
  private readonly begun: Uint8Array;
  private used = 0;
  private readonly pieces: Promise<Uint8Array>[] = [];

  constructor(private readonly pieceBytes = DIGEST_PIECE_BYTES) {
    this.begun = new Uint8Array(pieceBytes);
  }

  add(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.used === 0 && bytes.length - at >= this.pieceBytes) {
        this.pieces.push(sha256(bytes.subarray(at, at + this.pieceBytes)));
        at += this.pieceBytes;
        continue;
      }
      const count = Math.min(this.pieceBytes - this.used, bytes.length - at);
      this.begun.set(bytes.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
      if (this.used === this.pieceBytes) this.endPiece();
    }
  }

  /** Waits for what is under way, so that copies do not pile up. */
  async settle(): Promise<void> {
    await this.pieces.at(-1);
  }

  async finish(): Promise<string> {
    if (this.used > 0) this.endPiece();
    const digests = await Promise.all(this.pieces);
    const all = new Uint8Array(32 * digests.length);
    digests.forEach((digest, piece) => all.set(digest, 32 * piece));
    return sha256Hex(all);
  }

  private endPiece(): void {
    this.pieces.push(sha256(this.begun.subarray(0, this.used)));
    this.used = 0;
  }
}

/** The platform copies the bytes before this comes back. */
async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
