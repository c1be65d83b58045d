import { beforeAll, expect, test } from 'vitest';
import { findingPieces } from '../../../shared/analysis/finding-pieces.ts';
import { isInside } from '../../../shared/figure/interior.ts';
import { boxesOverlap, segmentMeetsBox, textWidth, type LabelBox } from '../../../shared/figure/labels.ts';
import { locationFigure, overlayFigure, type FigureLayer, type MapFigure, type OverlayFigureInput } from '../../../shared/figure/map-figure.ts';
import type { GroupItem, PathItem, Picture, PictureItem, TextItem } from '../../../shared/figure/picture.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import { symbolByKey, symbolFor } from '../../../shared/figure/symbols.ts';
import { MINE_CORNERS, polygonColumns, reportFixture, ZONE_38, type Fixture } from '../../helpers/report-fixture.ts';
import { parseXml } from '../../helpers/xml.ts';

let fixture: Fixture;
let figure: MapFigure;

function input(): OverlayFigureInput {
  const layers = [...fixture.layers.values()].filter(({ record }) => record.role !== 'rights').map(({ record, columns }): FigureLayer => ({
    role: record.role,
    geometry: columns.geometry,
    symbolOf: (feature) => symbolFor(record.role, columns.attributes.text(feature, 0)),
    nameOf: () => (record.role === 'redline' ? '生态保护红线' : ''),
  }));
  const own = fixture.findings.filter(({ rightId }) => rightId === fixture.right.id);
  return {
    language: 'zh-CN', system: ZONE_38, layers, widthMillimetres: 170, heightMillimetres: 244, statement: '坐标系 CGCS2000。', signatures: ['制图', '检查', '审核'],
    mine: { geometry: polygonColumns([MINE_CORNERS.flat()]), symbol: symbolFor('rights', ''), name: '石湾沟石灰岩矿', remark: '石灰岩·露天', bodyNames: [] },
    conflicts: own.map((finding) => ({ geometry: findingPieces(finding, fixture.run, fixture.layers), name: finding.code, areaText: '1.00 亩', severe: finding.severity === 'severe' })),
  };
}

const mapOf = ({ items }: Picture): GroupItem => items.find((item): item is GroupItem => item.kind === 'group' && item.clip !== undefined)!;
const flat = (items: readonly PictureItem[]): PictureItem[] => items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
const textsIn = (items: readonly PictureItem[]): TextItem[] => flat(items).filter((item): item is TextItem => item.kind === 'text');

beforeAll(async () => {
  fixture = await reportFixture();
  figure = overlayFigure(input());
});

test('the mine is drawn at the scale that the sheet prints: every side is its ground length over the denominator', () => {
  const colour = symbolByKey('right.valid').line.colour.light;
  const outline = flat(mapOf(figure.picture).items).find((item): item is PathItem => item.kind === 'path' && item.closed && item.strokes?.at(-1)?.colour === colour && item.paths[0]!.length === 16)!;
  const [path] = outline.paths;
  MINE_CORNERS.forEach(([east, north], i) => {
    const [nextEast, nextNorth] = MINE_CORNERS[(i + 1) % 8]!;
    const j = ((i + 1) % 8) * 2;
    const onPaper = Math.hypot(path![j]! - path![i * 2]!, path![j + 1]! - path![i * 2 + 1]!);
    expect(onPaper).toBeCloseTo((Math.hypot(nextEast - east, nextNorth - north) * 1000) / figure.denominator, 6);
  });
  expect(figure.denominator).toBe(10_000);
  expect(textsIn(figure.picture.items).map(({ text }) => text)).toContain('1:10\u2009000');
});

test('the scale bar is as long as it says', () => {
  const bar = flat(figure.picture.items).filter((item): item is PathItem => item.kind === 'path' && (item.fills ?? []).some((fill) => 'colour' in fill && (fill.colour === '#111111' || fill.colour === '#ffffff')) && Math.abs(item.paths[0]![5]! - item.paths[0]![1]! - 1.3) < 1e-6);
  expect(bar).toHaveLength(5);
  expect(bar[4]!.paths[0]![2]! - bar[0]!.paths[0]![0]!).toBeCloseTo(50, 6);
  expect(textsIn(figure.picture.items).map(({ text }) => text)).toContain('500\u00a0m');
});

test('grid numbers between the frame lines are the eastings and northings at their ticks', () => {
  const numbers = textsIn(figure.picture.items).filter(({ text }) => /^38\d{3}\.\d$/.test(text));
  expect(new Set(numbers.map(({ text }) => text))).toEqual(new Set(['38512.0', '38512.5', '38513.0', '38513.5']));
  const [first, second] = ['38512.0', '38512.5'].map((text) => numbers.find((item) => item.text === text)!.x);
  expect(second! - first!).toBeCloseTo(50, 6);
});

test('no label is cut by the frame, and no two lie over each other', () => {
  const map = mapOf(figure.picture);
  const [x, y, width, height] = map.clip!;
  const boxes = textsIn(map.items).map(({ text, x: at, y: base, heightMillimetres, bold, anchor = 'start' }): LabelBox => {
    const wide = textWidth(text, heightMillimetres, bold);
    const left = anchor === 'start' ? at : anchor === 'end' ? at - wide : at - wide / 2;
    return [left, base - heightMillimetres * 0.85, left + wide, base + heightMillimetres * 0.1];
  });
  expect(boxes.length).toBeGreaterThan(12);
  for (const box of boxes) {
    expect(box[0]).toBeGreaterThan(x);
    expect(box[1]).toBeGreaterThan(y);
    expect(box[2]).toBeLessThan(x + width);
    expect(box[3]).toBeLessThan(y + height);
  }
  const overlapping = boxes.flatMap((box, i) => boxes.slice(i + 1).filter((other) => boxesOverlap(box, other)));
  expect(overlapping).toEqual([]);
});

test('words about conflicts stay off the mine\u2019s boundary and its corners, and every conflict is named', () => {
  const names = input().conflicts.map(({ name }) => name);
  const map = mapOf(figure.picture);
  const ink = symbolByKey('result.conflict.active').line.colour.light;
  const outline = flat(map.items).find((item): item is PathItem => item.kind === 'path' && item.closed && item.paths[0]!.length === 16)!.paths[0]!;
  const labels = textsIn(map.items).filter(({ text, colour }) => colour === ink || text === '1.00 亩');
  expect(new Set(labels.map(({ text }) => text).filter((text) => text !== '1.00 亩'))).toEqual(new Set(names));
  for (const { text, x: at, y: base, heightMillimetres, bold, anchor = 'start' } of labels) {
    const wide = textWidth(text, heightMillimetres, bold);
    const left = anchor === 'start' ? at : anchor === 'end' ? at - wide : at - wide / 2;
    const box: LabelBox = [left, base - heightMillimetres * 0.85, left + wide, base + heightMillimetres * 0.1];
    const met = MINE_CORNERS.filter((_, i) => segmentMeetsBox([outline[i * 2]!, outline[i * 2 + 1]!, outline[((i + 1) % 8) * 2]!, outline[((i + 1) % 8) * 2 + 1]!], box));
    expect({ text, met: met.length }).toEqual({ text, met: 0 });
  }
});

test('all eight corners carry their numbers, and each stands outside the mine', () => {
  const numbers = textsIn(mapOf(figure.picture).items).filter(({ text }) => /^[1-8]$/.test(text)).map(({ text }) => text);
  expect(numbers.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
});

test('corners that crowd each other keep their numbers, the pushed ones on leaders', () => {
  // Twelve points on sixty metres: six millimetres of paper.
  const [east, north] = [MINE_CORNERS[0]![0], MINE_CORNERS[0]![1]];
  const crowd = Array.from({ length: 12 }, (_, i): [number, number] => [east + (i % 2) * 4, north + i * 5]);
  const crowded = overlayFigure({ ...input(), mine: { ...input().mine, geometry: polygonColumns([[...crowd.flat(), ...MINE_CORNERS.slice(1).flat()]]) } });
  const written = textsIn(mapOf(crowded.picture).items).filter(({ text }) => /^\d{1,2}$/.test(text)).map(({ text }) => Number(text));
  expect(written.sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  const ink = symbolByKey('right.corner').line.colour.light;
  const leaders = flat(mapOf(crowded.picture).items).filter((item): item is PathItem => item.kind === 'path' && !item.closed && item.strokes?.at(-1)?.colour === ink && item.strokes.at(-1)!.widthMillimetres === 0.15);
  expect(leaders.length).toBeGreaterThan(2);
});

test('a conflict that belongs to a place has its dot there, as far as its ground reaches', () => {
  const [east, north] = [MINE_CORNERS[3]![0], MINE_CORNERS[3]![1]];
  const whole = { geometry: polygonColumns([MINE_CORNERS.flat()]), name: '铁路 1000 m 范围内', areaText: '1.00 亩', severe: false };
  const dotOf = (conflicts: OverlayFigureInput['conflicts']): readonly [number, number] => {
    const dots = flat(mapOf(overlayFigure({ ...input(), layers: [], conflicts }).picture).items).filter((item): item is PathItem => item.kind === 'path' && item.paths[0]!.length === 32 && item.fills !== undefined);
    const [path] = dots.at(-1)!.paths;
    return [path![0]! - 0.6, path![1]!];
  };
  const [anywhere, there] = [dotOf([whole]), dotOf([{ ...whole, towards: [east, north] }])];
  // One in ten thousand: six millimetres are sixty metres; the corner lies 490 m east of the middle.
  expect(there[0] - anywhere[0]).toBeGreaterThan(30);
});

test('the texture of a mine is left out behind its own name, its tint and everything else is not', () => {
  const expired = symbolByKey('right.expired');
  const { picture } = overlayFigure({ ...input(), layers: [], conflicts: [], mine: { ...input().mine, symbol: expired } });
  const textured = flat(mapOf(picture).items).filter((item): item is PathItem => item.kind === 'path' && (item.fills ?? []).some((fill) => 'pattern' in fill));
  expect(textured).toHaveLength(1);
  const words = textsIn(mapOf(picture).items).filter(({ text }) => text === '石湾沟石灰岩矿' || text === '石灰岩·露天');
  expect(words).toHaveLength(2);
  for (const { x, y, text, heightMillimetres } of words) {
    for (const step of [-0.48, 0, 0.48]) expect(isInside(textured[0]!.paths, x + step * textWidth(text, heightMillimetres), y - heightMillimetres * 0.35), text).toBe(false);
  }
  // A conflict's words inside the mine as well.
  const named = overlayFigure({ ...input(), layers: [], mine: { ...input().mine, symbol: expired }, conflicts: [{ geometry: polygonColumns([MINE_CORNERS.flat()]), name: '铁路 1000 m 范围内', areaText: '1.00 亩', severe: false }] }).picture;
  const ground = flat(mapOf(named).items).find((item): item is PathItem => item.kind === 'path' && (item.fills ?? []).some((fill) => 'pattern' in fill))!;
  const label = textsIn(mapOf(named).items).find(({ text }) => text === '铁路 1000 m 范围内')!;
  const middle = label.x + ((label.anchor === 'end' ? -1 : 1) * textWidth(label.text, label.heightMillimetres, true)) / 2;
  expect(isInside(ground.paths, middle, label.y - 1)).toBe(false);
  const [first] = words;
  expect(isInside(textured[0]!.paths, first!.x, first!.y - 8)).toBe(true);
});

test('severe conflicts are filled, milder ones are outlined only', () => {
  const { line, fill } = symbolByKey('result.conflict.active');
  const paths = flat(mapOf(figure.picture).items).filter((item): item is PathItem => item.kind === 'path');
  const filled = paths.filter(({ fills }) => fills?.some((paint) => 'colour' in paint && paint.colour === fill!.colour.light && paint.opacity === 0.36));
  const outlined = paths.filter(({ strokes }) => strokes?.some(({ colour, widthMillimetres }) => colour === line.colour.light && widthMillimetres === 2 * symbolByKey('result.conflict').line.widthMillimetres));
  expect(filled.length).toBeGreaterThan(1);
  expect(outlined.length).toBeGreaterThan(1);
});

test('the legend names what is on the sheet and nothing else', () => {
  const map = mapOf(figure.picture);
  const below = textsIn(figure.picture.items).filter(({ y }) => y > map.clip![1] + map.clip![3] + 7).map(({ text }) => text);
  expect(below).toEqual(expect.arrayContaining(['生态保护红线', '永久基本农田', '旱地', '采矿用地', '冲突区（严重）']));
  // The reserve begins outside the window at this scale; grassland and wetland are not in the data.
  expect(below).not.toContain('保护地 核心保护区');
  expect(below).not.toContain('草原');
  expect(below).not.toContain('湿地');
});

test('figures keep to their width and height, are well-formed and stay small', () => {
  const location = locationFigure({ ...input(), heightMillimetres: 225, compact: true });
  for (const { picture } of [figure, location]) {
    expect(picture.widthMillimetres).toBeCloseTo(170, 6);
    expect(picture.heightMillimetres).toBeLessThanOrEqual(244.01);
    const svg = toSvg(picture);
    expect(svg.length).toBeLessThan(1_500_000);
    parseXml(svg);
    parseXml(toSvg(picture, { hatchesAsLines: true }));
  }
});

test('paper is always the light palette', () => {
  const dark = new Set([symbolByKey('right.valid'), symbolByKey('control.farmland'), symbolByKey('dltb.0103')].map(({ line, fill }) => (fill ?? line).colour.dark));
  const svg = toSvg(figure.picture);
  for (const colour of dark) expect(svg).not.toContain(colour);
});

test('bodies over each other are both painted: nothing is emptied by even-odd filling', () => {
  const twice = overlayFigure({ ...input(), mine: { ...input().mine, geometry: polygonColumns([MINE_CORNERS.flat(), MINE_CORNERS.flat()]), bodyNames: ['3 号 +860 ~ +800 m', '5 号 +790 ~ +720 m'] } });
  const ribbon = symbolByKey('right.valid').ribbon!.colour.light;
  const ribbons = flat(mapOf(twice.picture).items).filter((item): item is PathItem => item.kind === 'path' && item.clipToSelf === true && item.strokes?.[0]?.colour === ribbon);
  expect(ribbons).toHaveLength(2);
  expect(ribbons.every(({ paths }) => paths.length === 1)).toBe(true);
  const texts = textsIn(mapOf(twice.picture).items).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['3 号 +860 ~ +800 m', '5 号 +790 ~ +720 m', '1-1']));
  expect(texts).not.toContain('2-1');
});

test('what lies far outside the mine is on the sheet too, whole and named', () => {
  const [east, north] = [Math.min(...MINE_CORNERS.map(([each]) => each)), Math.max(...MINE_CORNERS.map(([, each]) => each)) + 1_000];
  const { conflicts: [one], ...rest } = input();
  const beyond = overlayFigure({ ...rest, conflicts: [{ ...one!, name: '界外采坑', geometry: polygonColumns([[east, north, east, north + 100, east + 100, north + 100, east + 100, north]]) }] });
  expect(beyond.denominator).toBeGreaterThan(figure.denominator);
  const side = 100_000 / beyond.denominator;
  const squares = flat(mapOf(beyond.picture).items).filter((item): item is PathItem => item.kind === 'path' && item.closed && item.paths[0]!.length === 8 && Math.abs(Math.max(...[0, 2, 4, 6].map((i) => item.paths[0]![i]!)) - Math.min(...[0, 2, 4, 6].map((i) => item.paths[0]![i]!)) - side) < 1e-6);
  const frame = mapOf(beyond.picture).clip!;
  expect(squares.length).toBeGreaterThan(0);
  expect(Math.min(...squares[0]!.paths[0]!.filter((_, i) => i % 2 === 1))).toBeGreaterThanOrEqual(frame[1]);
  expect(textsIn(mapOf(beyond.picture).items).map(({ text }) => text).join()).toContain('界外采坑');
});

test('scale bar and needle stand in free corners, clear of the mine’s boundary and its corners', () => {
  const [east, north] = MINE_CORNERS[0]!;
  const at = (points: readonly (readonly [number, number])[]): number[] => [...points, points[0]!].flatMap(([x, y]) => [east + x, north + y]);
  const shapes = {
    rectangle: at([[0, 0], [1500, 0], [1500, 1000], [0, 1000]]),
    'tall, a corner at the lower left': at([[0, 0], [1400, 900], [1400, 1900], [0, 1900]]),
    'tall, a corner at the lower right': at([[1400, 0], [1400, 1900], [0, 1900], [0, 900]]),
  };
  for (const [name, ring] of Object.entries(shapes)) {
    for (const compact of [true, false]) {
      const { picture } = overlayFigure({ ...input(), layers: [], conflicts: [], compact, mine: { ...input().mine, geometry: polygonColumns([ring]) } });
      const plates = picture.items.flatMap((item): LabelBox[] => (item.kind === 'path' && item.fills?.some((fill) => 'opacity' in fill && fill.opacity === 0.9) && !item.strokes ? [[item.paths[0]![0]!, item.paths[0]![1]!, item.paths[0]![4]!, item.paths[0]![5]!]] : []));
      expect(plates).toHaveLength(2);
      expect(boxesOverlap(plates[0]!, plates[1]!)).toBe(false);
      const colour = symbolByKey('right.valid').line.colour.light;
      const outline = flat(mapOf(picture).items).find((item): item is PathItem => item.kind === 'path' && item.closed && item.strokes?.at(-1)?.colour === colour)!.paths[0]!;
      const sides = outline.flatMap((x, i) => (i % 2 === 0 ? [[x, outline[i + 1]!, outline[(i + 2) % outline.length]!, outline[(i + 3) % outline.length]!] as const] : []));
      expect({ name, compact, met: sides.filter((side) => plates.some((box) => segmentMeetsBox(side, box))).length }).toEqual({ name, compact, met: 0 });
    }
  }
});
