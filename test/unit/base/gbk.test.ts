import { expect, test } from 'vitest';
import { encodeGbk } from '../../../shared/base/gbk.ts';

test('known pairs', () => {
  expect(encodeGbk('简体a国')).toEqual({ bytes: Uint8Array.of(0xbc, 0xf2, 0xcc, 0xe5, 0x61, 0xb9, 0xfa) });
  expect(encodeGbk('镕')).toEqual({ bytes: Uint8Array.of(0xe9, 0x46) });
});

test('everything that is encoded decodes back', () => {
  let encoded = 0;
  for (let code = 0x80; code <= 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xf8ff) continue;
    const character = String.fromCharCode(code);
    const result = encodeGbk(character);
    if ('missing' in result) continue;
    encoded++;
    expect(result.bytes.length).toBe(2);
    expect(new TextDecoder('gb18030').decode(result.bytes as Uint8Array<ArrayBuffer>)).toBe(character);
  }
  expect(encoded).toBeGreaterThan(21_791); // GBK/3 to GBK/5 hold 21 886 characters, less a few moved by GB 18030-2022
});

test('what GBK does not have is named', () => {
  expect(encodeGbk('矿㛃区')).toEqual({ missing: '㛃' });
  expect(encodeGbk('😀')).toEqual({ missing: '😀' });
});
