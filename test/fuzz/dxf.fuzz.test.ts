/** Seeded damage to drawings, in text and binary: a survey and columns that hold together, or a Problem. */
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { readDrawing } from '../../shared/formats/dxf/read.ts';
import { surveyDrawing } from '../../shared/formats/dxf/survey.ts';
import { damage, holdsTogether, randomOf } from '../helpers/damage.ts';
import { fuzz } from '../helpers/fuzz-run.ts';
import { binaryDrawing, block, layer, textDrawing, type DrawingParts } from '../helpers/dxf-builder.ts';

const PARTS: DrawingParts = {
  layers: [layer('0'), layer('CKQ', 1), layer('HD', 3)],
  blocks: [block('B', [0, 0], [0, 'LINE', 8, '0', 10, 0, 20, 0, 11, 5, 21, 5], [0, 'INSERT', 8, '0', 2, 'C', 10, 1, 20, 1]), block('C', [1, 1], [0, 'CIRCLE', 8, '0', 10, 1, 20, 1, 40, 2])],
  entities: [
    [0, 'LWPOLYLINE', 8, 'CKQ', 90, 3, 70, 1, 10, 0, 20, 0, 42, 0.5, 10, 10, 20, 0, 10, 10, 20, 10],
    [0, 'POLYLINE', 8, 'HD', 66, 1, 70, 8], [0, 'VERTEX', 10, 1, 20, 1, 30, 100], [0, 'VERTEX', 10, 2, 20, 1, 30, 99], [0, 'SEQEND'],
    [0, 'HATCH', 8, 'CKQ', 10, 0, 20, 0, 30, 0, 91, 2, 92, 2, 72, 0, 73, 1, 93, 3, 10, 0, 20, 0, 10, 9, 20, 0, 10, 9, 20, 9, 97, 0, 92, 1, 93, 2, 72, 2, 10, 0, 20, 0, 40, 1, 50, 0, 51, 180, 73, 0, 72, 1, 10, -1, 20, 0, 11, 1, 21, 0, 97, 0, 75, 0],
    [0, 'SPLINE', 8, '0', 71, 2, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 10, 0, 20, 0, 30, 0, 10, 5, 20, 5, 30, 0, 10, 9, 20, 0, 30, 0],
    [0, 'ELLIPSE', 8, '0', 10, 0, 20, 0, 11, 4, 21, 0, 40, 0.5, 41, 0, 42, 6.28], [0, 'SOLID', 8, 'CKQ', 10, 0, 20, 0, 11, 1, 21, 0, 12, 0, 22, 1, 13, 1, 23, 1],
    [0, 'TEXT', 8, '0', 10, 0, 20, 0, 40, 2, 1, 'a%%d\\U+91C7'], [0, 'MTEXT', 8, '0', 10, 0, 20, 0, 40, 2, 1, '{\\fX;b}\\Pc'],
    [0, 'INSERT', 8, 'HD', 66, 1, 2, 'B', 10, 5, 20, 5, 41, 2, 42, 2, 70, 2, 71, 2, 44, 10, 45, 10], [0, 'ATTRIB', 8, '0', 10, 5, 20, 5, 1, 'v', 2, 't'], [0, 'SEQEND'],
  ],
};
const ORIGINALS = [textDrawing(PARTS, undefined, '\n'), binaryDrawing(PARTS, false), binaryDrawing(PARTS, true)];

test('damaged drawings', { timeout: 6 * 3_600_000 }, async () => {
  let told = 0;
  const { files, readable } = await fuzz('dxf', async (seed) => {
    const source = memorySource('图.dxf', damage(ORIGINALS[seed % ORIGINALS.length]!, randomOf(seed)));
    try {
      const survey = await surveyDrawing(source, { encoding: null }, quietJob());
      const { value } = await readDrawing(source, { layers: null, encoding: survey.encoding.evidence.chosen, sagitta: 0.01, window: survey.window, swapAxes: false }, quietJob());
      for (const columns of [value.lines, value.areas, value.points]) holdsTogether({ columns, encoding: null, sha256: '', skippedRows: [] });
      if (survey.problems.length > 0) told++;
      return 'readable';
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      return 'refused';
    }
  });
  // Both must happen, or the damage is too mild or too wild to test anything.
  expect(readable).toBeGreaterThan(files / 3);
  expect(told).toBeGreaterThan(files / 20);
});
