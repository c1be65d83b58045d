import { expect, test } from 'vitest';
import { isReadable, labelPixels, placeLabels, placesBeside, smallBoxes, type LabelView } from '../../../renderer/map/label-placement.ts';
import type { MapLabel } from '../../../renderer/map/layers/labels.ts';

/** 400 × 300 pixels, one metre each, from the origin. */
const VIEW: LabelView = { extent: [0, 0, 400, 300], resolution: 1, covered: [] };

const label = (text: string, east: number, north: number, more: Partial<MapLabel> = {}): MapLabel => ({ east, north, lines: [{ text, sizePixels: 12, bold: true }], colour: '#000', priority: 3, ...more });
const names = (labels: readonly MapLabel[]): string[] => labels.map(({ lines }) => lines[0]!.text);

test('the more important of two names keeps the place, the other is dropped when it has no other', () => {
  expect(names(placeLabels([label('甲矿', 100, 100), label('乙矿', 104, 102, { priority: 0 })], VIEW))).toEqual(['乙矿']);
});

test('a name whose place is taken goes to the next one', () => {
  const [first, second] = placeLabels([label('甲矿', 100, 100), label('乙矿', 104, 102, { otherPlaces: [{ east: 102, north: 101, offset: [0, 2] }, { east: 104, north: 60 }] })], VIEW);
  expect([first!.north, second!.north]).toEqual([100, 60]);
  expect(second!.otherPlaces).toBeUndefined();
});

test('no name is cut by the edge of the map or hidden under a bar', () => {
  expect(placeLabels([label('一个很长的矿山名称', 20, 100)], VIEW)).toEqual([]);
  expect(names(placeLabels([label('甲矿', 100, 280)], VIEW))).toEqual(['甲矿']);
  expect(placeLabels([label('甲矿', 100, 280)], { ...VIEW, covered: [[0, 0, 250, 40]] })).toEqual([]);
});

test('what somebody selected is named in any case', () => {
  expect(names(placeLabels([label('一个很长的矿山名称', 20, 100, { always: true })], VIEW))).toEqual(['一个很长的矿山名称']);
});

test('what somebody selected at the edge of the map goes where its name is whole, else just inside the edge', () => {
  const beside = { always: true, anchor: 'start', offset: [6, 0], otherPlaces: [{ east: 370, north: 100, anchor: 'end', offset: [-6, 0] }] } as const;
  expect(placeLabels([label('石湾沟石灰岩矿', 390, 100, beside)], VIEW)[0]).toMatchObject({ east: 370, anchor: 'end' });
  // Wider than either side leaves.
  const long = label('青石县石湾沟石灰岩矿有限责任公司石湾沟石灰岩矿', 300, 100, { ...beside, otherPlaces: [{ east: 100, north: 100, anchor: 'end', offset: [-6, 0] }] });
  const [placed] = placeLabels([long], VIEW);
  expect(isReadable(placed!, placed!, VIEW)).toBe(true);
  expect(placed!.east).toBe(300);
  // A mine that is out of sight has its name there, not at the edge.
  expect(placeLabels([label('石湾沟石灰岩矿', 900, 100, { ...beside, otherPlaces: [] })], VIEW)[0]).toMatchObject({ east: 900, offset: [6, 0] });
});

test('names of a scale that is not shown take no room', () => {
  expect(names(placeLabels([label('0103', 100, 100, { upToResolution: 0.5, priority: 0 }), label('甲矿', 100, 100)], VIEW))).toEqual(['甲矿']);
});

test('names beside an area stand on four sides of it and never on it', () => {
  const size = labelPixels({ lines: [{ text: '大槐树砖瓦页岩矿', sizePixels: 12.5, bold: true }, { text: '已过期', sizePixels: 12, bold: false }] });
  const places = placesBeside([180, 140, 220, 160], size.height);
  expect(places).toHaveLength(4);
  // Each is free where only the area itself is taken.
  const area = [180, 140, 220, 160] as const;
  for (const place of places) {
    const covered = [[area[0], 300 - area[3], area[2], 300 - area[1]] as const];
    expect(placeLabels([{ ...label('大槐树', 0, 0), ...place }], { ...VIEW, covered })).toHaveLength(1);
  }
});

test('a small mine is not hidden under the name of another, a large one may carry it', () => {
  expect(smallBoxes([[90, 90, 110, 110], [100, 100, 300, 290]], VIEW)).toEqual([[90, 190, 110, 210]]);
});

test('a place is readable when the name there is whole and under no bar', () => {
  const name = label('永久基本农田', 0, 0);
  const at = (east: number, anchor: 'start' | 'end') => isReadable({ east, north: 20, anchor, offset: [anchor === 'start' ? 60 : -60, 0] }, name, VIEW);
  expect([at(100, 'end'), at(100, 'start'), at(390, 'start'), at(390, 'end')]).toEqual([false, true, false, true]);
  expect(isReadable({ east: 100, north: 20, anchor: 'start' }, name, { ...VIEW, covered: [[90, 250, 140, 300]] })).toBe(false);
});
