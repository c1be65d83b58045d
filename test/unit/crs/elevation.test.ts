import { expect, test } from 'vitest';
import { convertElevation, datumStep, elevationNote, localDifference, NATIONAL_DIFFERENCE, readElevationDatum } from '../../../shared/crs/elevation.ts';

test('the origins: 72.289 m of 1956 is 72.260 m of 1985, and back', () => {
  expect(convertElevation(72.289, 'huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE)).toBeCloseTo(72.26, 10);
  expect(convertElevation(72.26, 'national-1985', 'huanghai-1956', NATIONAL_DIFFERENCE)).toBeCloseTo(72.289, 10);
  expect(convertElevation(850, 'national-1985', 'national-1985', NATIONAL_DIFFERENCE)).toBe(850);
});

test('a local difference is used as it is given, and the note says whose it is', () => {
  const local = { metres: -0.041, statedBy: 'person', source: '县测绘院 2026 年联测' } as const;
  expect(convertElevation(850, 'huanghai-1956', 'national-1985', local)).toBeCloseTo(849.959, 10);
  expect(elevationNote('huanghai-1956', 'national-1985', local)).toMatchObject({ code: 'elevation.converted-local', params: { metres: '−0.041', source: '县测绘院 2026 年联测' } });
  expect(elevationNote('huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE).code).toBe('elevation.converted-national');
});

test('limits step into the datum of the levels; without a stated datum nothing moves and what it could be stays open', () => {
  expect(datumStep('huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE)).toEqual({ addMetres: -0.029, otherwiseMetres: [] });
  expect(datumStep('national-1985', 'huanghai-1956', NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0.029, otherwiseMetres: [] });
  expect(datumStep('national-1985', 'national-1985', NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0, otherwiseMetres: [] });
  // The unstated one may be the other: then the step would be that between the two.
  expect(datumStep('huanghai-1956', null, NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0, otherwiseMetres: [-0.029] });
  expect(datumStep(null, 'national-1985', NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0, otherwiseMetres: [-0.029] });
  expect(datumStep('national-1985', null, NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0, otherwiseMetres: [0.029] });
  expect(datumStep(null, 'huanghai-1956', NATIONAL_DIFFERENCE)).toEqual({ addMetres: 0, otherwiseMetres: [0.029] });
  expect(datumStep(null, null, NATIONAL_DIFFERENCE).otherwiseMetres).toEqual([-0.029, 0.029]);
});

test('a limit in the other datum meets the level that is written with the same digits', () => {
  // 0.139 − 0.029 is 0.11000000000000001 in binary fractions.
  for (let centimetres = 1; centimetres < 200_000; centimetres += 7) {
    const level = centimetres / 100;
    expect(convertElevation(Number((level + 0.029).toFixed(3)), 'huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE)).toBe(level);
  }
});

test('a difference of metres between the two datums is a slip of the pen', () => {
  expect(localDifference(-0.041, ' 县测绘院 ')).toEqual({ metres: -0.041, statedBy: 'person', source: '县测绘院' });
  expect(() => localDifference(-29, '')).toThrow('elevation.difference-implausible');
  expect(() => localDifference(Number.NaN, '')).toThrow('elevation.difference-implausible');
});

test.each([
  ['1985国家高程基准', 'national-1985'], ['85国家高程', 'national-1985'], ['1985年黄海高程系', 'national-1985'], ['１９８５', 'national-1985'],
  ['1956年黄海高程系', 'huanghai-1956'], ['黄海高程', null], ['85黄海高程', 'national-1985'], ['国家85基准', 'national-1985'], ['85 基准', 'national-1985'], ['国家高程基准', 'national-1985'], ['56', 'huanghai-1956'], ['85', 'national-1985'], ['H=185 高程', null], ['黄海 1956', 'huanghai-1956'], ['56黄海或85国家', null], ['56黄海', 'huanghai-1956'], ['', null], ['独立高程', null], ['1956/1985', null], ['850', null],
] as const)('datum words %s', (text, datum) => {
  expect(readElevationDatum(text)).toBe(datum);
});
