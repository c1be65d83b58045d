import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import type { SheetPlace } from '../../../shared/figure/layout/map-sheet.ts';
import { withGeoreference } from '../../../shared/report/geo-pdf.ts';

const system = systemById('EPSG:4526')!;
const place: SheetPlace = { frame: [10, 20, 200, 100], extent: [38_512_000, 3_874_000, 38_513_000, 3_874_500], system };

/** Two pages of A4 across as Skia writes them: plain objects, one table. */
function pdf(): Uint8Array {
  const objects = ['<</Type /Page\n/MediaBox [0 0 841.92 595.32]\n/Parent 3 0 R>>', '<</Type /Page\n/MediaBox [0 0 841.92 595.32]\n/Parent 3 0 R>>', '<</Type /Pages\n/Count 2\n/Kids [1 0 R 2 0 R]>>', '<</Type /Catalog\n/Pages 3 0 R>>'];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<</Size 5\n/Root 4 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const numbersOf = (text: string, key: string): number[] => new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)![1]!.split(' ').map(Number);

test('the page of a map gets its frame and the degrees of its corners; what was printed stays byte for byte', () => {
  const before = pdf();
  const after = withGeoreference(before, [place, null]);
  expect(Buffer.compare(after.subarray(0, before.length), before)).toBe(0);
  const added = textOf(after.subarray(before.length));
  const millimetres = (points: number): number => (points * 25.4) / 72;
  const [left, bottom, right, top] = numbersOf(added, 'BBox').map(millimetres);
  const height = millimetres(595.32);
  [[left, 10], [bottom, height - 120], [right, 210], [top, height - 20]].forEach(([found, wanted]) => expect(found).toBeCloseTo(wanted!, 4));
  const degrees = numbersOf(added, 'GPTS');
  const [west, south, east, north] = place.extent;
  const plane = convertCoordinates(Float64Array.from([0, 2, 4, 6].flatMap((i) => [degrees[i + 1]!, degrees[i]!])), systemById('EPSG:4490')!, system);
  [west, south, west, north, east, north, east, south].forEach((wanted, i) => expect(plane[i]).toBeCloseTo(wanted, 3));
  expect(added).toContain('/EPSG 4526');
});

test('the added table leads to the new page and back to the old table', () => {
  const before = pdf();
  const whole = textOf(withGeoreference(before, [null, place]));
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(whole)![1]);
  const [, number, offset] = /^xref\n(\d+) 1\n(\d{10}) 00000 n \n/.exec(whole.slice(start))!;
  expect(number).toBe('2');
  expect(whole.slice(Number(offset))).toMatch(/^2 0 obj\n<<\/Type \/Page[\s\S]*?\/VP \[<<\/Type \/Viewport/);
  expect(Number(/\/Prev (\d+)/.exec(whole.slice(start))![1])).toBe(textOf(before).lastIndexOf('xref\n0 5'));
});

test('without a map, with another number of pages or another structure the file stays as it is', () => {
  const before = pdf();
  expect(withGeoreference(before, [null, null])).toBe(before);
  expect(withGeoreference(before, [place])).toBe(before);
  const other = Uint8Array.from('%PDF-1.7\nno table\nstartxref\n3\n%%EOF\n', (letter) => letter.charCodeAt(0));
  expect(withGeoreference(other, [place])).toBe(other);
});
