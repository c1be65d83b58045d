/** Licence and drawing in two elevation datums: converted by the difference in force, flagged where a datum is not stated and decides. */
import { expect, test } from 'vitest';
import { sectionAlong } from '../../../../shared/analysis/section/section-along.ts';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { describeFinding } from '../../../../shared/analysis/describe-finding.ts';
import { raiseWorkingFindings } from '../../../../shared/analysis/workings/raise-working-findings.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { localDifference } from '../../../../shared/crs/elevation.ts';
import { translator } from '../../../../shared/i18n/text.ts';
import type { ElevationDatum, ElevationDifference } from '../../../../shared/model/elevation-datum.ts';
import type { WorkingsRun } from '../../../../shared/model/workings.ts';
import { box, drawingOf, EAST, licence, NORTH, working } from '../../../helpers/mine-drawing.ts';

/** The licence says 700 m of 1956 at the bottom: 699.971 m of 1985. */
const rights = (datum?: string) => licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700, ...(datum !== undefined && { datum }) }]);
const goafAt = (level: number) => working('goaf', `采空区${level}`, box(100, 100, 50, 50), level);

async function check(limits: string | undefined, levels: ElevationDatum | null, level: number, elevationDifference?: ElevationDifference): Promise<WorkingsRun> {
  const drawing = drawingOf([goafAt(level)], { elevationDatum: levels });
  const input = { deliveryId: null, file: '图.dxf', sha256: 'ab'.repeat(32), period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: levels };
  return checkWorkings({ rights: rights(limits), drawing, input, parameters: { planToleranceMetres: 0, elevationToleranceMetres: 0 }, edges: 'vertices', rightId: 'C1', startedAt: 't', ...(elevationDifference && { elevationDifference }) }, quietJob());
}
const of = ({ mines }: WorkingsRun) => mines[0]!.workings[0]!;
const codes = ({ notes }: WorkingsRun): string[] => notes.map(({ code }) => code).filter((code) => code.startsWith('elevation.'));

test('limits of 1956 are converted into the 1985 of the drawing: 1 cm under the number is still inside', async () => {
  const run = await check('1956年黄海高程系', 'national-1985', 699.99);
  expect(of(run)).toMatchObject({ belowLimitMetres: 0, band: 'inside' });
  expect(codes(run)).toEqual(['elevation.converted-national']);
  expect(run.mines[0]!.limitsDatum).toBe('huanghai-1956');
  const deeper = await check('1956年黄海高程系', 'national-1985', 699.9);
  expect(of(deeper).belowLimitMetres).toBeCloseTo(0.071, 9);
  expect(of(deeper).datumDecides).toBeUndefined();
  // The other way round the limit rises.
  expect(of(await check('1985国家高程基准', 'huanghai-1956', 700.01)).belowLimitMetres).toBeCloseTo(0.019, 9);
});

test('the difference that the county entered takes the place of the national one, and is named', async () => {
  const run = await check('1956年黄海高程系', 'national-1985', 699.96, localDifference(-0.05, '县 2026 年水准联测'));
  expect(of(run).band).toBe('inside');
  expect(of(await check('1956年黄海高程系', 'national-1985', 699.96)).belowLimitMetres).toBeCloseTo(0.011, 9);
  expect(run.notes.find(({ code }) => code === 'elevation.converted-local')?.params).toMatchObject({ metres: '−0.050', source: '县 2026 年水准联测' });
});

test('the same datum on both sides says nothing', async () => {
  expect(codes(await check('1985国家高程基准', 'national-1985', 699.99))).toEqual([]);
});

test.each([
  ['drawing', '1956年黄海高程系', null, 699.99, 'elevation.unstated-drawing'],
  ['rights', undefined, 'national-1985', 699.99, 'elevation.unstated-rights'],
  ['both', undefined, null, 699.99, 'elevation.unstated-both'],
  ['both, the other way', undefined, null, 700.01, 'elevation.unstated-both'],
] as const)('unstated (%s) and within the difference: flagged, never decided in silence', async (_name, limits, levels, level, code) => {
  const run = await check(limits, levels, level);
  expect(of(run).datumDecides).toBe(true);
  expect(codes(run)).toEqual([code, 'elevation.decides']);
  const [finding] = raiseWorkingFindings(run);
  if (level < 700) expect(describeFinding(finding!, translator('zh-CN'))).toContain('待核实');
  else expect(finding).toBeUndefined();
});

test.each([
  ['1956年黄海高程系', null, 700.01],
  ['1985国家高程基准', null, 699.96],
  [undefined, null, 699.9],
  [undefined, null, 750],
] as const)('unstated (%s, %s) at %d: the outcome holds either way, and that is said', async (limits, levels, level) => {
  const run = await check(limits, levels, level);
  expect(of(run).datumDecides).toBeUndefined();
  expect(codes(run).at(-1)).toBe('elevation.holds');
});

test('the section draws the limits where the drawing has its zero', async () => {
  const drawing = drawingOf([goafAt(720)], { elevationDatum: 'national-1985' });
  const section = await sectionAlong({ line: [EAST, NORTH + 120, EAST + 500, NORTH + 120], drawing, rights: rights('1956年黄海高程系'), run: null, terrain: null, stripMetres: 10, elevationDifference: localDifference(-0.05, '甲') }, quietJob());
  expect(section.bodies[0]!.bottomMetres).toBeCloseTo(699.95, 9);
});
