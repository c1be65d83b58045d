import { expect, test } from 'vitest';
import { elevationTold, periodTold, planeTold, presetOf, speakAgainst } from '../../../../renderer/state/drawings/drawn-words.ts';
import { missingParts } from '../../../../renderer/state/drawings/import-questions.ts';
import { systemsOffered } from '../../../../renderer/state/drawings/placement.ts';
import type { DrawingImport } from '../../../../renderer/state/drawings/import-session.ts';
import { judgeSystem } from '../../../../shared/crs/guess.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import { readDrawnWords } from '../../../../shared/formats/coordinate-text/drawn-words.ts';
import type { DrawingSurvey } from '../../../../shared/formats/dxf/survey-contract.ts';

const [cgcs, xian] = [systemById('EPSG:4526')!, systemById('EPSG:2362')!];
const words = (...texts: readonly string[]) => texts.map((text) => readDrawnWords(text)!);
const name = ({ datum }: { datum: string }): string => datum;

test('one statement presets, agreeing ones too; two that contradict each other preset nothing and are both said', () => {
  const one = words('1985国家高程基准', '2026年下半年 井上井下对照图', '2026年下半年');
  expect(presetOf(one)).toEqual({ elevationDatum: 'national-1985', period: '2026H2', datum: null });
  expect(elevationTold(one, 'national-1985', 'words')).toEqual({ note: { code: 'stated.taken', params: { list: ['“1985国家高程基准”'] } }, tone: 'quiet' });
  expect(periodTold(one, '2026H2', 'name')?.note.code).toBe('stated.words');
  const two = words('1985国家高程基准', '1956年黄海高程系', '2026年下半年', '2026年上半年');
  expect(presetOf(two)).toEqual({ elevationDatum: null, period: null, datum: null });
  expect(elevationTold(two, undefined, null)).toEqual({ note: { code: 'stated.both', params: { list: ['“1985国家高程基准”', '“1956年黄海高程系”'] } }, tone: 'warning' });
  expect(periodTold(two, '2026H2', 'calendar')?.tone).toBe('warning');
  expect([elevationTold([], undefined, null), periodTold(words('CGCS2000'), '2026H2', 'calendar')]).toEqual([null, null]);
});

test('what is chosen against the drawing’s words is warned of', () => {
  expect(elevationTold(words('1985国家高程基准'), 'huanghai-1956', 'person')).toMatchObject({ note: { code: 'stated.otherChoice' }, tone: 'warning' });
  // “图上没有注明” is a choice as well.
  expect(elevationTold(words('1985国家高程基准'), null, 'person')?.tone).toBe('warning');
  expect(periodTold(words('2026年下半年'), '2026H1', 'name')?.note.code).toBe('stated.otherChoice');
});

test('another datum in words is offered first, never chosen beforehand, and warned of whatever is chosen against it', () => {
  const said = words('1980西安坐标系 3度带 38带');
  const extent = [38_507_000, 3_894_000, 38_507_880, 3_894_760] as const;
  const survey = { extent, words: said, system: judgeSystem(null, extent, 'a.dxf') } as unknown as DrawingSurvey;
  expect(systemsOffered(survey, false, cgcs)[0]!.system.datum).toBe('XIAN1980');
  expect([speakAgainst(said, cgcs), speakAgainst(said, xian)]).toEqual([true, false]);
  expect(planeTold(said, null, cgcs, name)).toEqual({ note: { code: 'stated.otherThanRights', params: { list: ['“1980西安坐标系 3度带 38带”'], system: 'CGCS2000' } }, tone: 'warning' });
  expect(planeTold(said, cgcs, cgcs, name)?.note.code).toBe('stated.otherSystem');
  expect(planeTold(said, xian, cgcs, name)).toMatchObject({ note: { code: 'stated.words' }, tone: 'quiet' });
  const both = words('1980西安坐标系', '2000国家大地坐标系');
  expect([speakAgainst(both, cgcs), planeTold(both, null, cgcs, name)?.note.code, systemsOffered({ ...survey, words: both }, false, cgcs)[0]!.system.datum]).toEqual([true, 'stated.both', 'CGCS2000']);
});

test('parts that are missing are to be accepted; other problems are not counted among them', () => {
  const survey = { problems: ['formats.dxf-cut-off', 'formats.dxf-endless-blocks', 'formats.dxf-broken'].map((code) => ({ code })) };
  expect(missingParts({ survey } as unknown as DrawingImport).map(({ code }) => code)).toEqual(['formats.dxf-cut-off', 'formats.dxf-broken']);
});
