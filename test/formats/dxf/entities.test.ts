/** Every kind of entity against geometry that is known beforehand. */
import { describe, expect, test } from 'vitest';
import { block, layer } from '../../helpers/dxf-builder.ts';
import { draw, field, vertices } from './drawing.ts';

describe('lines', () => {
  test('LINE with elevations', async () => {
    const { lines } = await draw([[0, 'LINE', 8, '巷道', 10, 1, 20, 2, 30, 3, 11, 4, 21, 5, 31, 6]]);
    expect(vertices(lines)).toEqual([[[1, 2, 3], [4, 5, 6]]]);
    expect([field(lines, 'layer'), field(lines, 'type'), field(lines, 'elevation')]).toEqual([['巷道'], ['LINE'], ['']]);
  });

  test('LWPOLYLINE: elevation for all, closed by repeating the first vertex', async () => {
    const { lines } = await draw([[0, 'LWPOLYLINE', 8, '0', 90, 3, 70, 1, 38, 850.5, 10, 0, 20, 0, 10, 10, 20, 0, 10, 10, 20, 10]]);
    expect(vertices(lines)).toEqual([[[0, 0, 850.5], [10, 0, 850.5], [10, 10, 850.5], [0, 0, 850.5]]]);
    expect(field(lines, 'elevation')).toEqual(['850.5']);
  });

  test('the chords of a bulge leave the arc by less than the sagitta, and hit its ends', async () => {
    for (const [bulge, sagitta] of [[1, 0.01], [-0.5, 0.001], [0.1, 0.02], [3, 0.005]] as const) {
      const { lines } = await draw([[0, 'LWPOLYLINE', 8, '0', 90, 2, 10, 100, 20, 50, 42, bulge, 10, 120, 20, 50]], {}, { sagitta });
      const [path] = vertices(lines);
      // Tangent of a quarter angle: radius = chord · (1 + b²) / 4|b|, centre on the bisector, to the left for 0 < b < 1.
      const radius = (20 * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
      const [cx, cy] = [110, 50 + (20 * (1 - bulge * bulge)) / (4 * bulge)];
      expect([path![0], path!.at(-1)]).toEqual([[100, 50, 0], [120, 50, 0]]);
      for (const [i, [x, y]] of path!.entries()) {
        expect(Math.hypot(x! - cx, y! - cy)).toBeCloseTo(radius, 5);
        const next = path![i + 1];
        if (next) expect(radius - Math.hypot((x! + next[0]!) / 2 - cx, (y! + next[1]!) / 2 - cy)).toBeLessThanOrEqual(sagitta * 1.0001);
      }
      // To the right of the chord for a positive bulge: counter-clockwise from the first to the second vertex.
      expect(Math.sign(path![Math.floor(path!.length / 2)]![1]! - 50)).toBe(-Math.sign(bulge));
    }
  });

  test('a polyline of vertices: bulge, elevation, and the steering points of a spline left out', async () => {
    const { lines } = await draw([
      [0, 'POLYLINE', 8, '0', 66, 1, 10, 0, 20, 0, 30, 7, 70, 1],
      [0, 'VERTEX', 8, '0', 10, 0, 20, 0], [0, 'VERTEX', 8, '0', 10, 5, 20, 5, 70, 16], [0, 'VERTEX', 8, '0', 10, 4, 20, 0], [0, 'VERTEX', 8, '0', 10, 4, 20, 3], [0, 'SEQEND'],
      [0, 'POLYLINE', 8, 'HD', 66, 1, 70, 8], [0, 'VERTEX', 10, 1, 20, 1, 30, 100], [0, 'VERTEX', 10, 2, 20, 1, 30, 99], [0, 'SEQEND'],
    ]);
    expect(vertices(lines)).toEqual([[[0, 0, 7], [4, 0, 7], [4, 3, 7], [0, 0, 7]], [[1, 1, 100], [2, 1, 99]]]);
    expect([field(lines, 'layer'), field(lines, 'elevation')]).toEqual([['0', 'HD'], ['7', '']]);
  });

  test('CIRCLE, ARC and ELLIPSE lie on their curve', async () => {
    const { lines } = await draw([
      [0, 'CIRCLE', 8, '0', 10, 5, 20, 5, 40, 2],
      [0, 'ARC', 8, '0', 10, 0, 20, 0, 40, 10, 50, 350, 51, 20],
      [0, 'ELLIPSE', 8, '0', 10, 0, 20, 0, 11, 0, 21, 6, 31, 0, 40, 0.5, 41, 0, 42, Math.PI],
    ]);
    const [circle, arc, ellipse] = vertices(lines) as [number[][], number[][], number[][]];
    expect(circle[0]).toEqual(circle.at(-1));
    for (const [x, y] of circle) expect(Math.hypot(x! - 5, y! - 5)).toBeCloseTo(2, 5);
    expect(arc[0]![1]).toBeCloseTo(10 * Math.sin((-10 * Math.PI) / 180), 5);
    expect(arc.at(-1)![1]).toBeCloseTo(10 * Math.sin((20 * Math.PI) / 180), 5);
    expect([ellipse[0], ellipse.at(-1)]).toEqual([[0, 6, 0], [0, -6, 0]]);
    // Half an ellipse with its long axis north: counter-clockwise from north is west.
    expect(Math.min(...ellipse.map(([x]) => x!))).toBeCloseTo(-3, 3);
    for (const [x, y] of ellipse) expect((x! / 3) ** 2 + (y! / 6) ** 2).toBeCloseTo(1, 5);
  });

  test('SPLINE: a quarter circle as a rational curve, and fit points alone', async () => {
    const { lines } = await draw([
      [0, 'SPLINE', 8, '0', 70, 4, 71, 2, 72, 6, 73, 3, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 41, 1, 41, Math.SQRT1_2, 41, 1, 10, 10, 20, 0, 30, 1, 10, 10, 20, 10, 30, 1, 10, 0, 20, 10, 30, 1],
      [0, 'SPLINE', 8, '0', 70, 0, 71, 3, 74, 3, 11, 0, 21, 0, 31, 0, 11, 1, 21, 1, 31, 0, 11, 2, 21, 0, 31, 0],
    ]);
    const [quarter, fit] = vertices(lines) as [number[][], number[][]];
    expect([quarter[0], quarter.at(-1)]).toEqual([[10, 0, 1], [0, 10, 1]]);
    for (const [i, [x, y]] of quarter.entries()) {
      expect(Math.hypot(x!, y!)).toBeCloseTo(10, 5);
      const next = quarter[i + 1];
      if (next) expect(10 - Math.hypot((x! + next[0]!) / 2, (y! + next[1]!) / 2)).toBeLessThanOrEqual(0.001);
    }
    expect(fit).toEqual([[0, 0, 0], [1, 1, 0], [2, 0, 0]]);
  });

  test('a plane seen from behind mirrors x; one that stands on edge becomes north and up', async () => {
    const { lines } = await draw([
      [0, 'LWPOLYLINE', 8, '0', 90, 2, 38, 5, 10, 1, 20, 2, 10, 3, 20, 4, 210, 0, 220, 0, 230, -1],
      [0, 'LWPOLYLINE', 8, '0', 90, 2, 38, 5, 10, 1, 20, 2, 10, 3, 20, 4, 210, 1, 220, 0, 230, 0],
    ]);
    expect(vertices(lines)).toEqual([[[-1, 2, -5], [-3, 4, -5]], [[5, 1, 2], [5, 3, 4]]]);
  });
});

describe('areas', () => {
  test('SOLID has its last corners crossed, 3DFACE has not; three corners make a triangle', async () => {
    const corners = [10, 0, 20, 0, 30, 0, 11, 2, 21, 0, 31, 0, 12, 0, 22, 1, 32, 0, 13, 2, 23, 1, 33, 0];
    const { areas } = await draw([[0, 'SOLID', 8, '0', ...corners], [0, '3DFACE', 8, '0', ...corners.slice(0, 12), 12, 2, 22, 1, 32, 9, 13, 0, 23, 1, 33, 9], [0, 'TRACE', 8, '0', ...corners.slice(0, 18)]]);
    expect(vertices(areas)).toEqual([
      [[0, 0, 0], [2, 0, 0], [2, 1, 0], [0, 1, 0], [0, 0, 0]],
      [[0, 0, 0], [2, 0, 0], [2, 1, 9], [0, 1, 9], [0, 0, 0]],
      [[0, 0, 0], [2, 0, 0], [0, 1, 0], [0, 0, 0]],
    ]);
  });

  test('HATCH: a polyline boundary with a hole of edges; the seed and the elevation point are no vertices', async () => {
    const { areas } = await draw([
      [0, 'HATCH', 8, '采空区', 10, 0, 20, 0, 30, 12, 210, 0, 220, 0, 230, 1, 2, 'SOLID', 70, 1, 71, 0, 91, 2,
        92, 3, 72, 0, 73, 1, 93, 4, 10, 0, 20, 0, 10, 10, 20, 0, 10, 10, 20, 10, 10, 0, 20, 10, 97, 0,
        92, 16, 93, 4, 72, 1, 10, 2, 20, 2, 11, 4, 21, 2, 72, 1, 10, 4, 20, 2, 11, 4, 21, 4, 72, 2, 10, 3, 20, 4, 40, 1, 50, 0, 51, 180, 73, 1, 72, 1, 10, 2, 20, 4, 11, 2, 21, 2, 97, 0,
        75, 0, 76, 1, 98, 1, 10, 99, 20, 99],
    ]);
    expect(areas.geometry.featureCount).toBe(1);
    expect([...areas.geometry.partStart]).toEqual([0, 2]);
    const [outer, hole] = vertices(areas) as [number[][], number[][]];
    expect(outer).toEqual([[0, 0, 12], [10, 0, 12], [10, 10, 12], [0, 10, 12], [0, 0, 12]]);
    expect(Math.max(...hole.map(([, y]) => y!))).toBeCloseTo(5, 2);
    expect(hole[0]).toEqual(hole.at(-1));
    expect(field(areas, 'elevation')).toEqual(['12']);
  });

  test('a clockwise arc in a HATCH is written as seen from behind', async () => {
    // From (1, 0) clockwise through (0, −1) to (−1, 0), then back along the line.
    const { areas } = await draw([[0, 'HATCH', 8, '0', 10, 0, 20, 0, 30, 0, 91, 1, 92, 1, 93, 2, 72, 2, 10, 0, 20, 0, 40, 1, 50, 0, 51, 180, 73, 0, 72, 1, 10, -1, 20, 0, 11, 1, 21, 0, 97, 0, 75, 0]]);
    expect(Math.min(...vertices(areas)[0]!.map(([, y]) => y!))).toBeCloseTo(-1, 5);
    expect(Math.max(...vertices(areas)[0]!.map(([, y]) => y!))).toBeCloseTo(0, 5);
  });

  test('areas without width are counted, not read', async () => {
    const { areas } = await draw([[0, 'SOLID', 8, '0', 10, 0, 20, 0, 11, 1, 21, 0, 12, 2, 22, 0, 13, 3, 23, 0]]);
    expect(areas.geometry.featureCount).toBe(0);
  });
});

describe('points and words', () => {
  test('TEXT: anchor by alignment, signs, height, rotation', async () => {
    const { points } = await draw([
      [0, 'TEXT', 8, 'ZJ', 10, 1, 20, 2, 30, 3, 40, 2.5, 1, '采空区 2023 %%d %%c20 \\U+7164', 50, 30],
      [0, 'TEXT', 8, 'ZJ', 10, 1, 20, 2, 40, 2.5, 1, 'b', 72, 1, 11, 8, 21, 9],
      [0, 'POINT', 8, 'GCD', 10, 5, 20, 6, 30, 812.3],
    ]);
    expect(vertices(points).flat()).toEqual([[1, 2, 3], [8, 9, 0], [5, 6, 812.3]]);
    expect(field(points, 'text')).toEqual(['采空区 2023 ° ⌀20 煤', 'b', '']);
    expect([field(points, 'height'), field(points, 'rotation'), field(points, 'elevation')]).toEqual([['2.5', '2.5', ''], ['30', '0', ''], ['3', '', '812.3']]);
  });

  test('MTEXT: pieces joined before they are decoded, formatting taken out, direction from its vector', async () => {
    const { points } = await draw([[0, 'MTEXT', 8, '0', 10, 1, 20, 1, 30, 0, 40, 3, 11, 0, 21, 1, 31, 0, 3, '{\\fSimSun|b0|i0|c134|p2;\\H0.7x;3号', 1, '采空区}\\P\\C1;2022\\~年 \\S1/2; \\A1;\\Lx\\l \\\\ \\{a\\}']]);
    expect(field(points, 'text')).toEqual(['3号采空区\n2022\u00a0年 1/2 x \\ {a}']);
    expect(field(points, 'rotation')).toEqual(['90']);
  });
});

describe('blocks', () => {
  const line = (name: string, ...more: (number | string)[]): (number | string)[] => [0, 'LINE', 8, name, ...more, 10, 0, 20, 0, 11, 1, 21, 0];

  test('base, scale, rotation and arrays', async () => {
    const { lines, points } = await draw([[0, 'INSERT', 8, '0', 2, 'B', 10, 100, 20, 200, 30, 5, 41, 2, 42, 3, 43, 1, 50, 90, 70, 2, 71, 1, 44, 10, 45, 0]], { blocks: [block('B', [1, 0], [0, 'LINE', 8, '0', 10, 1, 20, 0, 11, 2, 21, 1])] });
    expect(vertices(lines)).toEqual([[[100, 200, 5], [97, 202, 5]], [[100, 210, 5], [97, 212, 5]]]);
    expect([vertices(points), field(points, 'block'), field(points, 'rotation')]).toEqual([[[[100, 200, 5]]], ['B'], ['90']]);
  });

  test('layer 0 and ByBlock take what the insertion has; ByLayer and own colours stay', async () => {
    const { lines } = await draw([[0, 'INSERT', 8, 'Wall', 62, 3, 2, 'OUT', 10, 0, 20, 0]], {
      layers: [layer('0', 7), layer('Wall', 1), layer('DIM', 4)],
      blocks: [block('IN', [0, 0], line('0'), line('0', 62, 0), line('DIM'), line('0', 420, 0x123456)), block('OUT', [0, 0], [0, 'INSERT', 8, '0', 62, 0, 2, 'IN', 10, 0, 20, 0])],
    });
    expect(field(lines, 'layer')).toEqual(['Wall', 'Wall', 'DIM', 'Wall']);
    expect(field(lines, 'colour')).toEqual(['#FF0000', '#00FF00', '#00FFFF', '#123456']);
    expect(field(lines, 'block')).toEqual(['IN', 'IN', 'IN', 'IN']);
  });

  test('attributes go to the insertion; templates are not drawn', async () => {
    const { points } = await draw([[0, 'INSERT', 8, 'GCD', 66, 1, 2, 'GC200', 10, 5, 20, 6, 30, 812.34], [0, 'ATTRIB', 8, 'GCD', 10, 6, 20, 6, 1, '812.3', 2, 'height'], [0, 'SEQEND']], { blocks: [block('GC200', [0, 0], [0, 'ATTDEF', 8, '0', 10, 1, 20, 0, 1, '0.0', 2, 'height'])] });
    expect([field(points, 'text'), field(points, 'elevation'), vertices(points)]).toEqual([['height=812.3'], ['812.34'], [[[5, 6, 812.34]]]]);
  });

  test('a block in itself ends, a missing one is told', async () => {
    const drawing = await draw([[0, 'INSERT', 8, '0', 2, 'A', 10, 0, 20, 0], [0, 'INSERT', 8, '0', 2, '无', 10, 1, 20, 0]], { blocks: [block('A', [0, 0], line('0'), [0, 'INSERT', 8, '0', 2, 'A', 10, 5, 20, 0])] });
    expect(drawing.lines.geometry.featureCount).toBe(1);
  });

  test('chosen layers reach into blocks; invisible entities and sheets of paper are left out', async () => {
    const entities = [line('A'), line('B'), line('A', 60, 1), line('A', 67, 1), [0, 'INSERT', 8, 'B', 2, 'M', 10, 0, 20, 10]];
    const { lines, points } = await draw(entities, { blocks: [block('M', [0, 0], line('0'), line('A'))] }, { layers: ['A'] });
    expect(vertices(lines)).toEqual([[[0, 0, 0], [1, 0, 0]], [[0, 10, 0], [1, 10, 0]]]);
    expect(points.geometry.featureCount).toBe(0);
  });
});
