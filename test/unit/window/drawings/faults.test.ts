/** What the import says of a drawing's faults: texts, and a licence drawn beside the registered one. */
import { expect, test } from 'vitest';
import { boundaryWords } from '../../../../renderer/state/drawings/boundary-words.ts';
import { textFault } from '../../../../renderer/state/drawings/text-fault.ts';
import { agreementOf, causeOfShift } from '../../../../shared/analysis/workings/boundary-agreement.ts';
import { licensedMines } from '../../../../shared/analysis/workings/licensed-mines.ts';
import type { DrawingSurvey } from '../../../../shared/formats/dxf/survey-contract.ts';
import { text } from '../../../../shared/i18n/text.ts';
import { box, licence, SYSTEM } from '../../../helpers/mine-drawing.ts';

const MINES = licensedMines(licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 }, { id: 'C2', mine: '南岭煤矿', ring: box(0, -900, 1000, 640), top: 850, bottom: 700 }]), SYSTEM).value;

test('a constant shift of 50 to 120 m is told as another datum, with both sides; a smaller or larger one is not', () => {
  const said = (east: number, north: number): string => {
    const { code, params } = boundaryWords({ rightId: 'C1', mineName: '北岭煤矿', shiftEastMetres: east, shiftNorthMetres: north }, SYSTEM);
    return text('zh-CN', code, params);
  };
  for (const [east, north] of [[58.37, -42.61], [-95, 60], [35, 36]] as const) expect(said(east, north)).toMatch(/多半是基准不同：登记为 CGCS2000，图可能按 西安 80 或 北京 54 绘制。本软件不移动图形/);
  for (const [east, north] of [[3, 4], [600, 0]] as const) expect(said(east, north)).toContain('不像是基准不同');
  expect(said(0.1, 0.1)).toBe('所绘矿界与登记的北岭煤矿一致，相差 0.14 m');
  expect([causeOfShift(0.5), causeOfShift(0.6), causeOfShift(20), causeOfShift(301)]).toEqual(['none', 'other', 'datum', 'other']);
});

test('the drawn outline is the registered one also when it has more vertices on its sides', () => {
  const drawn = [...box(58.37, -42.61, 1000, 800)];
  const [east, north] = [drawn[0]!, drawn[1]!];
  // Three more on the southern side, close together: the middle of the corners is moved by them, the centre is not.
  drawn.splice(2, 0, east + 10, north, east + 20, north, east + 30, north);
  const agreement = agreementOf(Float64Array.from(drawn), MINES)!;
  expect(agreement.mine.right.mineName).toBe('北岭煤矿');
  expect([agreement.shiftEastMetres, agreement.shiftNorthMetres]).toEqual([expect.closeTo(58.37, 6), expect.closeTo(-42.61, 6)]);
  expect(agreementOf(box(58, -42, 1000, 700), MINES)).toBeNull();
});

test('an outline kilometres away is recognised by five corners or more, a rectangle is not; one near by goes before one far away', () => {
  const hook = (east: number, north: number): Float64Array => Float64Array.of(...[0, 0, 900, 0, 900, 300, 400, 300, 400, 700, 0, 700].map((value, i) => value + (i % 2 === 0 ? E + east : N + north)));
  const [E, N] = [box(0, 0, 1, 1)[0]!, box(0, 0, 1, 1)[1]!];
  const mines = licensedMines(licence([{ id: 'C1', mine: '北岭煤矿', ring: hook(0, 0), top: 850, bottom: 700 }, { id: 'C2', mine: '远山煤矿', ring: hook(40_000, 0), top: 850, bottom: 700 }]), SYSTEM).value;
  const far = agreementOf(hook(0, 25_000), mines)!;
  expect([far.mine.right.mineName, far.shiftNorthMetres]).toEqual(['北岭煤矿', expect.closeTo(25_000, 6)]);
  expect(agreementOf(hook(40_100, 0), mines)!.mine.right.mineName).toBe('远山煤矿');
  expect(agreementOf(box(0, 25_000, 1000, 800), MINES)).toBeNull();
});

test('garbled layers and texts are named with what they were; a clean drawing says nothing', () => {
  const survey = (names: readonly string[]): DrawingSurvey => ({ layers: names.map((name) => ({ name })), notes: [] }) as unknown as DrawingSurvey;
  const garble = (words: string): string => new TextDecoder('gb18030').decode(new TextEncoder().encode(words));
  const fault = textFault(survey([garble('采空区'), garble('巷道'), '0']), [])!;
  expect(text('zh-CN', fault.code, fault.params)).toMatch(/^2 个图层名是乱码.*采空.*巷道/);
  expect(textFault(survey(['采空区']), ['1203采空区', garble('运输大巷')])).toMatchObject({ code: 'misdrawn.garbledTexts', params: { was: '运输大巷' } });
  expect(textFault(survey(['采空区', '0']), ['1203采空区 2026', '+850'])).toBeNull();
});
