import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withResolution } from '../../../shared/figure/png-resolution.ts';

/** A PNG of one grey pixel. */
function onePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(data.length);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])), chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0))]);
}

test('the resolution stands behind the header with a sound checksum, and nothing else changes', () => {
  const before = onePixel();
  const after = Buffer.from(withResolution(before, 300));
  expect(after.length).toBe(before.length + 21);
  expect(after.readUInt32BE(33)).toBe(9);
  expect(after.subarray(37, 41).toString('latin1')).toBe('pHYs');
  expect([after.readUInt32BE(41), after.readUInt32BE(45), after[49]]).toEqual([11811, 11811, 1]);
  expect(after.readUInt32BE(50)).toBe(crc32(after.subarray(37, 50)));
  expect(Buffer.concat([after.subarray(0, 33), after.subarray(54)]).equals(before)).toBe(true);
});
