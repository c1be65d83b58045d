/** Fields judged once for their encoding give the evidence that judging each of them gives. */
import { expect, test } from 'vitest';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { valueEnd, valueStart } from '../../../shared/formats/fixed-width-table.ts';
import { readDbfHeader, scanDbf } from '../../../shared/formats/shapefile/dbf.ts';
import { EncodingScan } from '../../../shared/formats/shapefile/encoding.ts';
import { seeded } from '../../helpers/polygons.ts';

/** Odd widths, two of the same, and one between them that is no text. */
const FIELDS = [['A', 'C', 7], ['B', 'C', 19], ['N', 'N', 5], ['C', 'C', 19], ['D', 'C', 2]] as const;
const ROWS = 6_000;
const bytesOf = (text: string): number[] => {
  const encoded = encodeGbk(text);
  if ('missing' in encoded) throw new Error(encoded.missing);
  return [...encoded.bytes];
};

function dbf(values: readonly (readonly number[])[], seed: number): Uint8Array {
  const random = seeded(seed);
  const recordBytes = FIELDS.reduce((sum, [, , width]) => sum + width, 1);
  const headerBytes = 32 + 32 * FIELDS.length + 1;
  const bytes = new Uint8Array(headerBytes + ROWS * recordBytes).fill(0x20);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, ROWS, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  FIELDS.forEach(([name, letter, width], i) => {
    bytes.fill(0, 32 + 32 * i, 64 + 32 * i);
    bytes.set([name.charCodeAt(0)], 32 + 32 * i);
    bytes[32 + 32 * i + 11] = letter.charCodeAt(0);
    bytes[32 + 32 * i + 16] = width;
  });
  bytes[headerBytes - 1] = 0x0d;
  for (let row = 0; row < ROWS; row++) {
    let at = headerBytes + row * recordBytes + 1;
    for (const [, , width] of FIELDS) {
      const value = values[Math.floor(random() ** 3 * values.length)]!;
      // Some begin behind a space, some end at a NUL with rubbish behind it; the long ones are cut by the field.
      bytes.set([...(random() < 0.1 ? [0x20] : []), ...value, ...(random() < 0.1 ? [0, 0x81] : [])].slice(0, width), at);
      at += width;
    }
  }
  return bytes;
}

const CHINESE = ['水田', '旱地', '乔木林地', '', 'A-12', '青石镇第三村民委员会', '青石镇第四村民委员会', '村'].map(bytesOf);
const UTF8 = ['水田', '乔木林地', 'x', '青石镇第三村民委员会'].map((text) => [...new TextEncoder().encode(text)]);

test.each<[string, (readonly number[])[]]>([
  ['GBK', CHINESE],
  ['UTF-8', UTF8],
  ['both', [...CHINESE, ...UTF8]],
  ['GBK with damaged values', [...CHINESE, [0x80, 0x41], [0xd6, 0x20, 0xd6], [0xff], [0x81, 0x30, 0x81, 0x30]]],
  ['Western', [[0x63, 0x61, 0x66, 0xe9], [0x61], [0xfc, 0x62]]],
])('%s', async (_name, values) => {
  const bytes = dbf(values, 5);
  const source = memorySource('图斑.dbf', bytes);
  const header = await readDbfHeader(source);
  const each = new EncodingScan();
  for (const field of header.fields) each.add(field.nameBytes, 0, field.nameBytes.length, field.nameFills);
  for (let row = 0; row < ROWS; row++) {
    for (const { letter, offset, width } of header.fields) {
      const at = header.headerBytes + row * header.recordBytes + offset;
      const to = valueEnd(bytes, at, width);
      if (letter === 'C') each.add(bytes, valueStart(bytes, at, to), to, to === at + width);
    }
  }
  const { encoding } = await scanDbf(source, header, quietJob(), null);
  for (const declared of [null, 'utf-8', 'big5']) expect(encoding.decide(declared, null, 0x4d)).toEqual(each.decide(declared, null, 0x4d));
});
