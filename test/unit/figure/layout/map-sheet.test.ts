import { expect, test } from 'vitest';
import { listCorners } from '../../../../shared/figure/corners.ts';
import { composeMapSheet, sheetWindow } from '../../../../shared/figure/layout/map-sheet.ts';
import { arrange, ORIENTATIONS, PAPER_SIZES, paperMillimetres } from '../../../../shared/figure/layout/paper.ts';
import type { MapSheetInput } from '../../../../shared/figure/layout/sheet-input.ts';
import type { FigureLayer } from '../../../../shared/figure/map-figure.ts';
import type { PathItem, Picture, PictureItem, TextItem } from '../../../../shared/figure/picture.ts';
import { toSvg } from '../../../../shared/figure/svg.ts';
import { symbolByKey, symbolFor } from '../../../../shared/figure/symbols.ts';
import { GeometryBuilder, type GeometryColumns } from '../../../../shared/geometry/columns.ts';
import { MINE_CORNERS, polygonColumns, ZONE_38 } from '../../../helpers/report-fixture.ts';
import { parseXml } from '../../../helpers/xml.ts';

const flat = (items: readonly PictureItem[]): PictureItem[] => items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
const textsOf = (picture: Picture): TextItem[] => flat(picture.items).filter((item): item is TextItem => item.kind === 'text');
const wordsOf = (picture: Picture): string[] => textsOf(picture).map(({ text }) => text);

const layer = (role: FigureLayer['role'], geometry: GeometryColumns): FigureLayer => ({ role, geometry, symbolOf: () => symbolFor(role, ''), nameOf: () => '' });

/** Two rings of which the second is cut out of the first. */
function withHole(): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  const [east, north] = [38_512_000, 3_874_000];
  const square = (inset: number): number[] => [[inset, inset], [inset, 1000 - inset], [1000 - inset, 1000 - inset], [1000 - inset, inset], [inset, inset]].flatMap(([x = 0, y = 0]) => [east + x, north + y]);
  builder.path(square(0));
  builder.path(square(300));
  builder.endPart();
  builder.endFeature();
  return builder.finish();
}

function sheet(change: Partial<MapSheetInput> = {}, geometry = polygonColumns([MINE_CORNERS.flat()])): MapSheetInput {
  return {
    paper: 'A3', orientation: 'landscape', denominator: 5_000, language: 'zh-CN', system: ZONE_38,
    subject: { kind: 'mine', mine: { geometry, symbol: symbolFor('rights', ''), name: '石湾沟石灰岩矿', remark: '', bodyNames: [] }, conflicts: [] },
    layers: [], insetLayers: [], title: '石湾沟石灰岩矿矿区范围图', number: 'QS-01', titleRows: { above: [[{ label: '图名', value: '石湾沟石灰岩矿矿区范围图' }]], below: [] },
    corners: listCorners(geometry, [0]), notes: ['登记矿区面积 0.6068 km²。'], stamp: '虚构样例', ...change,
  };
}

test('papers are those of ISO 216, each half of the next, and parts never reach into each other or off the paper', () => {
  PAPER_SIZES.slice(1).forEach((paper, i) => {
    const [long, short] = paperMillimetres(paper, 'landscape');
    const [halfLong, halfShort] = paperMillimetres(PAPER_SIZES[i]!, 'landscape');
    expect(Math.abs(long - 2 * halfShort)).toBeLessThanOrEqual(1);
    expect(short).toBe(halfLong);
  });
  for (const paper of PAPER_SIZES) {
    for (const orientation of ORIENTATIONS) {
      const { width, height, margin, title, map, panel } = arrange(paper, orientation);
      for (const [x, y, w, h] of [title, map, panel]) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(margin - 1e-9);
        expect(x + w).toBeLessThanOrEqual(width - margin + 1e-9);
        expect(y + h).toBeLessThanOrEqual(height - margin + 1e-9);
      }
      expect(map[0] + map[2] <= panel[0] || map[1] + map[3] <= panel[1]).toBe(true);
    }
  }
});

test('the mine is drawn at the chosen scale on every paper, and its fitted scale is the largest round one that shows it whole', () => {
  const colour = symbolByKey('right.valid').line.colour.light;
  for (const paper of PAPER_SIZES) {
    for (const orientation of ORIENTATIONS) {
      const { pages, denominator, showsAll } = composeMapSheet(sheet({ paper, orientation, denominator: 10_000 }));
      expect([denominator, showsAll]).toEqual([10_000, true]);
      const [path] = flat(pages[0]!.items).find((item): item is PathItem => item.kind === 'path' && item.closed && item.strokes?.at(-1)?.colour === colour && item.paths[0]!.length === 16)!.paths;
      const [[east0, north0], [east1, north1]] = [MINE_CORNERS[0]!, MINE_CORNERS[1]!];
      expect(Math.hypot(path![2]! - path![0]!, path![3]! - path![1]!)).toBeCloseTo(Math.hypot(east1 - east0, north1 - north0) / 10, 6);
    }
  }
  const fitted = composeMapSheet(sheet({ denominator: null }));
  expect(fitted.showsAll).toBe(true);
  expect(composeMapSheet(sheet({ denominator: 2_000 })).showsAll).toBe(false);
  expect(fitted.denominator).toBe(5_000);
});

test('the table gives number, X = north and Y = east with its zone, to the centimetre', () => {
  const words = wordsOf(composeMapSheet(sheet()).pages[0]!);
  expect(words).toEqual(expect.arrayContaining(['点号', 'X（北）', 'Y（东）', '3874931.18', '38512326.44']));
  const texts = textsOf(composeMapSheet(sheet()).pages[0]!);
  const [north, east] = ['3874931.18', '38512326.44'].map((value) => texts.find(({ text }) => text === value)!);
  expect(north!.y).toBe(east!.y);
  expect(north!.x).toBeLessThan(east!.x);
});

test('several rings are named, and one that is cut out says so', () => {
  const words = wordsOf(composeMapSheet(sheet({}, withHole())).pages[0]!);
  expect(words).toEqual(expect.arrayContaining(['第 1 圈', '第 2 圈（扣除）', '1-1', '2-4']));
});

test('a boundary of many points continues on further pages, and no point is lost or told twice', () => {
  const points = Array.from({ length: 700 }, (_, i) => (Math.PI * 2 * i) / 700).flatMap((angle) => [38_512_750 + 400 * Math.cos(angle), 3_874_600 + 300 * Math.sin(angle)]);
  const { pages } = composeMapSheet(sheet({ paper: 'A4' }, polygonColumns([[...points, points[0]!, points[1]!]])));
  expect(pages.length).toBeGreaterThan(2);
  const numbers = pages.flatMap((page) => wordsOf(page).filter((word) => /^387\d{4}\.\d\d$/.test(word)));
  expect(numbers).toHaveLength(700);
  for (const page of pages.slice(1)) expect(wordsOf(page)).toContain('拐点坐标表（续，单位：米）');
});

test('the legend explains what is on the sheet and nothing else', () => {
  const near = layer('farmland', polygonColumns([[38_512_600, 3_874_400, 38_512_600, 3_874_600, 38_512_800, 3_874_600, 38_512_800, 3_874_400, 38_512_600, 3_874_400]]));
  const far = layer('redline', polygonColumns([[38_552_600, 3_874_400, 38_552_600, 3_874_600, 38_552_800, 3_874_600, 38_552_800, 3_874_400, 38_552_600, 3_874_400]]));
  const words = wordsOf(composeMapSheet(sheet({ layers: [near, far] })).pages[0]!);
  expect(words).toContain('永久基本农田');
  expect(words).not.toContain('生态保护红线');
});

test('no text leaves the paper, whatever the paper', () => {
  const county = layer('county', polygonColumns([[38_500_000, 3_860_000, 38_500_000, 3_890_000, 38_530_000, 3_890_000, 38_530_000, 3_860_000, 38_500_000, 3_860_000]]));
  for (const paper of PAPER_SIZES) {
    for (const orientation of ORIENTATIONS) {
      const { pages } = composeMapSheet(sheet({ paper, orientation, insetLayers: [county], notes: ['一条很长很长的说明，'.repeat(12), '另一条。'] }));
      for (const page of pages) {
        for (const { x, y, text } of textsOf(page)) {
          expect(x, text).toBeGreaterThan(0);
          expect(y, text).toBeGreaterThan(0);
          expect(x, text).toBeLessThanOrEqual(page.widthMillimetres);
          expect(y, text).toBeLessThan(page.heightMillimetres);
        }
        parseXml(toSvg(page, { hatchesAsLines: true }));
      }
    }
  }
});

test('fictional data are marked, real ones are not', () => {
  expect(wordsOf(composeMapSheet(sheet()).pages[0]!)).toContain('虚构样例');
  expect(wordsOf(composeMapSheet(sheet({ stamp: null })).pages[0]!)).not.toContain('虚构样例');
});

test('reading and drawing agree on the ground: the window of a sheet is the one it is drawn in', () => {
  const input = sheet({ paper: 'A2', orientation: 'portrait', denominator: 1_000 });
  const window = sheetWindow(input, [38_512_268, 3_874_236, 38_513_244, 3_875_012], true);
  const map = composeMapSheet(input).pages[0]!.items.find((item) => item.kind === 'group' && item.clip)!;
  expect(map.kind === 'group' && map.clip).toEqual([window.x, window.y, window.width, window.height]);
});

test('large paper has larger pens, names and textures, and the very same scale', () => {
  const [west, east] = [Math.min(...MINE_CORNERS.map(([x]) => x)), Math.max(...MINE_CORNERS.map(([x]) => x))];
  const farmland = layer('farmland', polygonColumns([[38_512_000, 3_874_000, 38_512_000, 3_875_500, 38_513_500, 3_875_500, 38_513_500, 3_874_000, 38_512_000, 3_874_000]]));
  const drawnOn = (paper: 'A3' | 'A0') => {
    const picture = composeMapSheet(sheet({ paper, denominator: 10_000, layers: [farmland] })).pages[0]!;
    const outlines = flat(picture.items).filter((item): item is PathItem => item.kind === 'path' && item.closed && item.paths.some((path) => path.length === MINE_CORNERS.length * 2 || path.length === MINE_CORNERS.length * 2 + 2));
    const ground = sheetWindow({ paper, orientation: 'landscape', denominator: 10_000 }, [west, 0, east, 1], true);
    return { outlines, ground, name: textsOf(picture).find(({ text }) => text === '石湾沟石灰岩矿')!, spacing: Math.max(...picture.patterns.map(({ widthMillimetres }) => widthMillimetres)), picture };
  };
  const [a3, a0] = [drawnOn('A3'), drawnOn('A0')];
  for (const { outlines } of [a3, a0]) {
    const widths = outlines.map(({ paths }) => {
      const xs = paths.flat().filter((_, i) => i % 2 === 0);
      return Math.max(...xs) - Math.min(...xs);
    });
    expect(widths.some((width) => Math.abs(width - (east - west) / 10) < 0.01)).toBe(true);
  }
  expect(a0.name.heightMillimetres / a3.name.heightMillimetres).toBeCloseTo(1.6, 6);
  expect(a0.spacing).toBeGreaterThan(a3.spacing);
  // Every texture that is used is there.
  expect(() => toSvg(a0.picture)).not.toThrow();
  expect(() => toSvg(a0.picture, { hatchesAsLines: true })).not.toThrow();
});

test('legend, table and title block grow from sheet to larger sheet, more than a little, and their column does not stay mostly empty', () => {
  const looks = PAPER_SIZES.map((paper) => {
    const around = polygonColumns([[38_505_000, 3_868_000, 38_505_000, 3_882_000, 38_520_000, 3_882_000, 38_520_000, 3_868_000, 38_505_000, 3_868_000]]);
    const titleRow = (label: string) => [{ label, value: '青石县自然资源局' }];
    const input = sheet({
      paper, denominator: 10_000, insetLayers: [layer('county', around)], layers: (['dltb', 'farmland', 'redline', 'wetland', 'grassland'] as const).map((role) => layer(role, around)),
      titleRows: { above: ['图名', '坐标系', '高程基准'].map(titleRow), below: ['单位', '制图', '审核', '日期'].map(titleRow) },
    });
    const { panel: [x, y, , height] } = arrange(paper, 'landscape');
    const words = textsOf(composeMapSheet(input).pages[0]!).filter((text) => text.x >= x && text.y >= y);
    const heightOf = (wanted: RegExp): number => words.find(({ text }) => wanted.test(text))!.heightMillimetres;
    // Between the words of the table and those of the foot; the inset above the legend is a picture.
    const rows = words.map((text) => text.y).sort((a, b) => a - b);
    const gap = Math.max(...rows.slice(1).map((row, at) => row - rows[at]!));
    return { paper, table: heightOf(/^\d{7}\.\d\d$/), block: heightOf(/^图名$/), empty: gap / height };
  });
  const [, a3, a2, a1, a0] = looks;
  for (const [smaller, larger] of [[a3, a2], [a2, a1], [a1, a0]] as const) {
    expect(larger!.table, larger!.paper).toBeGreaterThan(1.15 * smaller!.table);
    expect(larger!.block, larger!.paper).toBeGreaterThan(1.15 * smaller!.block);
  }
  expect(a0!.table).toBeGreaterThan(2.2 * a3!.table);
  for (const { paper, empty } of looks) expect(empty, paper).toBeLessThan(0.45);
});
