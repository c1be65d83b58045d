import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { agreed, contradictsSystem, isOfPlane, readDrawnWords } from '../../../shared/formats/coordinate-text/drawn-words.ts';

test.each([
  ['1954北京坐标系', ['BEIJING1954']],
  ['1954年北京坐标系，三度带', ['BEIJING1954']],
  ['北京54坐标', ['BEIJING1954']],
  ['新北京54坐标系', ['NEWBEIJING']],
  ['1980西安坐标系 3度带 38带', ['XIAN1980']],
  ['１９８０西安坐标系', ['XIAN1980']],
  ['西安80', ['XIAN1980']],
  ['2000国家大地坐标系', ['CGCS2000']],
  ['坐标系：CGCS2000 3度带', ['CGCS2000']],
  ['由1980西安坐标系转换为2000国家大地坐标系', ['CGCS2000', 'XIAN1980']],
])('%s', (text, datums) => {
  expect(readDrawnWords(text)?.datums).toEqual(datums);
});

test.each([
  ['1956年黄海高程系', 'huanghai-1956'],
  ['56黄海高程', 'huanghai-1956'],
  ['1985国家高程基准', 'national-1985'],
  ['高程基准：国家85高程', 'national-1985'],
])('%s', (text, datum) => {
  expect(readDrawnWords(text)).toMatchObject({ elevationDatum: datum, datums: [] });
});

test('half-years, zones and meridians; words of other things say nothing', () => {
  expect(readDrawnWords('青石县王家山煤矿 2026 年下半年 井上井下工程对照图')?.periods).toEqual(['2026H2']);
  expect(readDrawnWords('2025年上半年、2025年下半年采空区')?.periods).toEqual(['2025H1', '2025H2']);
  expect(readDrawnWords('高斯-克吕格投影 3度带 带号38')).toMatchObject({ zoneWidthDegrees: 3, centralMeridianDegrees: 114 });
  expect(readDrawnWords('六度带，中央子午线111°')).toMatchObject({ zoneWidthDegrees: 6, centralMeridianDegrees: 111 });
  for (const text of ['二采区 2023', '1985.00', '12号胶带运输巷', '1203采空区 2025年', '1956年建矿', '坡度带', '黄海大道']) expect(readDrawnWords(text)).toBeNull();
});

test('words contradict another datum, width of zones or meridian, and nothing that they leave open', () => {
  const [cgcs, xian] = [systemById('EPSG:4526')!, systemById('EPSG:2362')!];
  const words = readDrawnWords('1980西安坐标系 3度带 38带')!;
  expect([isOfPlane(words), contradictsSystem(words, cgcs), contradictsSystem(words, xian)]).toEqual([true, true, false]);
  expect(contradictsSystem(readDrawnWords('1980西安坐标系 3度带 39带')!, xian)).toBe(true);
  expect(contradictsSystem(readDrawnWords('6度带')!, xian)).toBe(true);
  expect(contradictsSystem(readDrawnWords('2026年下半年')!, xian)).toBe(false);
  expect([agreed([]), agreed(['a', 'a']), agreed(['a', 'b'])]).toEqual([null, 'a', null]);
});
