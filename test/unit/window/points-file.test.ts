import { expect, test } from 'vitest';
import { textOfPointsFile } from '../../../renderer/state/work/transformations.ts';

const gbk = [0xc7, 0xe0, 0xca, 0xaf, 0xc9, 0xbd];
const numbers = ' 3860000 38490000 3859995.02 38490117.31\r\n';
const words = (text: string): number[] => [...new TextEncoder().encode(text)];

test('control points of an office that writes GBK keep their names, as do those in UTF-8', async () => {
  const old = new Blob([Uint8Array.from([...gbk, ...words(numbers)])]);
  const young = new Blob([Uint8Array.from(words(`\ufeff青石山${numbers}`))]);
  expect(await textOfPointsFile(old)).toBe(`青石山${numbers}`);
  expect(await textOfPointsFile(young)).toBe(`青石山${numbers}`);
});
