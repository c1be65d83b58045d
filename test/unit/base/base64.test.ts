import { expect, test } from 'vitest';
import { toBase64 } from '../../../shared/base/base64.ts';

test('bytes of every length come back, also across the pieces they are joined from', () => {
  for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
    expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
  }
});
