/** Forms that real programs write and a first reading misses: each against what the drawing means. */
import { describe, expect, test } from 'vitest';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { binaryDrawing, block, textDrawing, type Groups } from '../../helpers/dxf-builder.ts';
import { draw, field, read, survey, vertices } from './drawing.ts';

const line = (x: number): Groups => [0, 'LINE', 8, '0', 10, x, 20, 0, 11, x, 21, 1];

describe('polylines', () => {
  test('a flat POLYLINE whose elevation stands at its vertices only, as GDAL reads it; the one at the head goes before', async () => {
    const { lines } = await draw([
      [0, 'POLYLINE', 8, 'DGX', 66, 1, 70, 0], [0, 'VERTEX', 8, 'DGX', 10, 1, 20, 2, 30, 450], [0, 'VERTEX', 8, 'DGX', 10, 5, 20, 2, 30, 450], [0, 'SEQEND'],
      [0, 'POLYLINE', 8, 'DGX', 66, 1, 10, 0, 20, 0, 30, 460, 70, 0], [0, 'VERTEX', 8, 'DGX', 10, 1, 20, 2, 30, 0], [0, 'VERTEX', 8, 'DGX', 10, 5, 20, 2, 30, 0], [0, 'SEQEND'],
    ]);
    expect(vertices(lines)).toEqual([[[1, 2, 450], [5, 2, 450]], [[1, 2, 460], [5, 2, 460]]]);
  });

  test('two bulges of 1 close to a circle, whichever way they turn; seen from behind the circle is mirrored and its elevation negative', async () => {
    for (const bulge of [1, -1]) {
      const { lines } = await draw([[0, 'LWPOLYLINE', 8, '0', 90, 2, 70, 1, 38, 5, 10, 10, 20, 0, 42, bulge, 10, 14, 20, 0, 42, bulge, 210, 0, 220, 0, 230, -1]]);
      const [path] = vertices(lines);
      expect(path![0]).toEqual(path!.at(-1));
      for (const [x, y, z] of path!) {
        expect(Math.hypot(x! + 12, y!)).toBeCloseTo(2, 5);
        expect(z).toBe(-5);
      }
      // Both halves are there.
      expect([Math.min(...path!.map((vertex) => vertex[1]!)), Math.max(...path!.map((vertex) => vertex[1]!))]).toEqual([expect.closeTo(-2, 2), expect.closeTo(2, 2)]);
    }
  });

  test('a closed polyline that repeats its first vertex is not closed twice', async () => {
    const { lines } = await draw([[0, 'LWPOLYLINE', 8, '0', 90, 4, 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 3, 10, 0, 20, 0, 42, 1]]);
    expect(vertices(lines)).toEqual([[[0, 0, 0], [4, 0, 0], [4, 3, 0], [0, 0, 0]]]);
  });
});

describe('curves', () => {
  test('an ellipse from parameter 3π/2 to π/2 passes its start; ratio above one and a plane from behind', async () => {
    const ellipse = (start: number, end: number, normal: number): Groups => [0, 'ELLIPSE', 8, '0', 10, 0, 20, 0, 11, 4, 21, 0, 31, 0, 210, 0, 220, 0, 230, normal, 40, 0.5, 41, start, 42, end];
    const { lines } = await draw([ellipse((3 * Math.PI) / 2, Math.PI / 2, 1), ellipse(0, Math.PI / 2, -1), ellipse(Math.PI / 2, Math.PI / 2 + 2 * Math.PI, 1)]);
    const [right, behind, whole] = vertices(lines) as [number[][], number[][], number[][]];
    expect([right[0], right.at(-1)]).toEqual([[0, -2, 0], [0, 2, 0]]);
    expect(Math.max(...right.map(([x]) => x!))).toBeCloseTo(4, 2);
    expect(Math.min(...right.map(([x]) => x!))).toBeCloseTo(0, 6);
    // Seen from behind the turn is the other way round.
    expect([behind[0], behind.at(-1)]).toEqual([[4, 0, 0], [0, -2, 0]]);
    expect(whole[0]).toEqual(whole.at(-1));
    expect(Math.min(...whole.map(([x]) => x!))).toBeCloseTo(-4, 2);
  });

  test('an arc across east, and a block mirrored by a negative scale keeps its bulges on the right side', async () => {
    const { lines } = await draw([[0, 'INSERT', 8, '0', 2, 'B', 10, 0, 20, 0, 41, -1]], { blocks: [block('B', [0, 0], [0, 'LWPOLYLINE', 8, '0', 90, 2, 10, 0, 20, 0, 42, 1, 10, 2, 20, 0])] });
    const [path] = vertices(lines);
    expect([path![0], path!.at(-1)]).toEqual([[0, 0, 0], [-2, 0, 0]]);
    expect(Math.min(...path!.map(([, y]) => y!))).toBeCloseTo(-1, 2);
  });

  test('a HATCH with a rational spline edge: weights behind all points, or each behind its own, and the edges after it are read', async () => {
    const quarter = (weights: Groups): Groups => [72, 4, 94, 2, 73, 1, 74, 0, 95, 6, 96, 3, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, ...weights];
    const between = quarter([10, 1, 20, 0, 42, 1, 10, 1, 20, 1, 42, Math.SQRT1_2, 10, 0, 20, 1, 42, 1]);
    const behind = quarter([10, 1, 20, 0, 10, 1, 20, 1, 10, 0, 20, 1, 42, 1, 42, Math.SQRT1_2, 42, 1]);
    for (const edge of [between, behind]) {
      const { areas } = await draw([[0, 'HATCH', 8, '0', 10, 0, 20, 0, 30, 0, 91, 1, 92, 1, 93, 3, ...edge, 72, 1, 10, 0, 20, 1, 11, 0, 21, 0, 72, 1, 10, 0, 20, 0, 11, 1, 21, 0, 97, 0, 75, 0]]);
      const [ring] = vertices(areas);
      expect(ring).toContainEqual([0, 0, 0]);
      for (const [x, y] of ring!) if (x! > 0.01 && y! > 0.01) expect(Math.hypot(x!, y!)).toBeCloseTo(1, 3);
    }
    // Fit points alone: straight through them, not left open.
    const { areas } = await draw([[0, 'HATCH', 8, '0', 10, 0, 20, 0, 30, 0, 91, 1, 92, 1, 93, 2, 72, 4, 94, 3, 73, 0, 74, 0, 95, 0, 96, 0, 97, 3, 11, 1, 21, 0, 11, 1, 21, 1, 11, 0, 21, 1, 12, 0, 22, 1, 13, 1, 23, 0, 72, 1, 10, 0, 20, 1, 11, 0, 21, 0, 97, 0, 75, 0]]);
    for (const corner of [[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 0]]) expect(vertices(areas)[0]).toContainEqual(corner);
  });
});

describe('insertions', () => {
  test('an array turned and seen from behind: columns and rows run in the plane of the insertion, unscaled', async () => {
    const cell = block('B', [0, 0], [0, 'POINT', 8, '0', 10, 0, 20, 0]);
    const { points } = await draw([[0, 'INSERT', 8, 'A', 2, 'B', 10, 10, 20, 0, 41, 3, 42, 3, 50, 90, 70, 2, 71, 3, 44, 5, 45, 7, 210, 0, 220, 0, 230, -1]], { blocks: [cell] });
    const cells = vertices(points).flat().slice(0, 6).map(([x, y]) => [x, y]);
    // Turned by 90° columns run north and rows west; from behind west is east.
    expect(cells.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)).toEqual([[-10, 0], [-10, 5], [-3, 0], [-3, 5], [4, 0], [4, 5]]);
  });

  test('an insertion finds its block in whichever case it is written; Chinese names that differ in half a character stay two', async () => {
    const parts = { blocks: [block('Zk-A', [0, 0], line(3))], entities: [[0, 'INSERT', 8, '0', 2, 'ZK-a', 10, 0, 20, 0]] };
    const { value, notes, problems } = await read(textDrawing(parts));
    expect(vertices(value.lines)).toEqual([[[3, 0, 0], [3, 1, 0]]]);
    expect([...notes, ...problems].map(({ code }) => code)).not.toContain('formats.dxf-missing-blocks');
    // 丄 is 81 41 in GBK, 乤 81 61: a small and a capital letter as their second bytes.
    const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
    const [one, other] = ['\u4E04', new TextDecoder('gbk').decode(Uint8Array.of(0x81, 0x61))];
    const chinese = textDrawing({ header: [['$ACADVER', 1, 'AC1015'], ['$DWGCODEPAGE', 3, 'ANSI_936']], blocks: [block(one, [0, 0], line(1)), block(other, [0, 0], line(2))], entities: [[0, 'INSERT', 8, '0', 2, one, 10, 0, 20, 0], [0, 'INSERT', 8, '0', 2, other, 10, 0, 20, 0]] }, gbk);
    expect(vertices((await read(chinese)).value.lines).map(([first]) => first![0])).toEqual([1, 2]);
  });

  test('an attribute of several lines is read once, and the prompt of a fixed one is no text', async () => {
    const { points } = await draw(
      [[0, 'INSERT', 8, '0', 2, 'B', 66, 1, 10, 1, 20, 1], [0, 'ATTRIB', 8, '0', 10, 0, 20, 0, 40, 2, 1, '850.5', 2, '底板', 101, 'Embedded Object', 70, 1, 10, 0, 20, 0, 1, '850.5'], [0, 'SEQEND']],
      { blocks: [block('B', [0, 0], [0, 'ATTDEF', 8, '0', 10, 0, 20, 0, 40, 2, 1, 'ZK', 3, '输入孔号', 2, '类', 70, 2])] },
    );
    expect(field(points, 'text').toSorted()).toEqual(['ZK', '底板=850.5']);
  });
});

describe('forms of the file', () => {
  test('escapes cut by the pieces of an MTEXT, and a GBK character whose second byte is a backslash', async () => {
    const { points } = await draw([[0, 'MTEXT', 8, '0', 10, 0, 20, 0, 40, 2, 3, '采空\\U+53', 3, '3A \\M+5B2', 1, 'C9 end']]);
    expect(field(points, 'text')).toEqual(['采空区 采 end']);
    // 誠 has 5C as its second byte in GBK: no escape begins there.
    const odd = new TextDecoder('gbk').decode(Uint8Array.of(0x90, 0x5c));
    const bytes = textDrawing({ header: [['$ACADVER', 1, 'AC1015'], ['$DWGCODEPAGE', 3, 'ANSI_936']], entities: [[0, 'MTEXT', 8, '采空区', 10, 0, 20, 0, 40, 2, 1, `${odd}P采空区`]] }, (text) => (encodeGbk(text) as { bytes: Uint8Array }).bytes);
    expect(field((await read(bytes)).value.points, 'text')).toEqual([`${odd}P采空区`]);
  });

  test('a binary drawing of R12 and of R2000 reads like the text', async () => {
    const parts = { entities: [[0, 'POLYLINE', 8, 'HD', 66, 1, 70, 9], [0, 'VERTEX', 8, 'HD', 10, 1, 20, 1, 30, 100], [0, 'VERTEX', 8, 'HD', 10, 2, 20, 1, 30, 99], [0, 'VERTEX', 8, 'HD', 10, 2, 20, 3, 30, 98], [0, 'SEQEND', 8, 'HD'], [0, 'CIRCLE', 5, '1F', 8, '0', 10, 5, 20, 5, 40, 2]] as Groups[] };
    const text = vertices((await read(textDrawing(parts))).value.lines);
    expect(text[0]).toEqual([[1, 1, 100], [2, 1, 99], [2, 3, 98], [1, 1, 100]]);
    for (const short of [true, false]) expect(vertices((await read(binaryDrawing(parts, short))).value.lines)).toEqual(text);
  });

  test('a file broken off in the middle of a number loses that entity and says so, wherever it breaks', async () => {
    const whole = textDrawing({ entities: [line(1), line(2), [0, 'LINE', 8, '0', 10, 38507123.45, 20, 3894000.25, 11, 38507200.75, 21, 3894100.5]] });
    const text = new TextDecoder().decode(whole);
    const last = text.lastIndexOf('3894100.5');
    for (let cut = last - 20; cut < last + 9; cut++) {
      const bytes = whole.slice(0, cut);
      const { value } = await read(bytes);
      expect([cut - last, vertices(value.lines).map(([first]) => first![0])]).toEqual([cut - last, [1, 2]]);
      expect((await survey(bytes)).problems.map(({ code }) => code)).toContain('formats.dxf-cut-off');
    }
    // With its line end the number is whole.
    expect(vertices((await read(whole.slice(0, last + 11))).value.lines)).toHaveLength(3);
  });
});
