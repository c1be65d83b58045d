import { expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { ORIENTATIONS, PAPER_SIZES, arrange } from '../../../shared/figure/layout/paper.ts';
import { groundExtent, paperX, paperY, windowOver } from '../../../shared/figure/sheet.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { groundResolution, paintGround, piecesOfGround, type GroundPiece, type SheetBaseMap } from '../../../shared/report/sheet-ground.ts';
import { ZONE_38 } from '../../helpers/report-fixture.ts';

const windowOf = (width: number, height: number, denominator = 5_000) => windowOver([38_512_000, 3_874_000, 38_513_000, 3_875_000], denominator, 17, 29, width, height);

test('every paper gets at least 200 dots per inch, and none more pixels than memory is meant for', () => {
  for (const paper of PAPER_SIZES) {
    for (const orientation of ORIENTATIONS) {
      const { map: [, , width, height] } = arrange(paper, orientation);
      const dots = groundResolution({ width, height });
      expect(dots, paper).toBeGreaterThanOrEqual(200);
      expect(width * height * (dots / 25.4) ** 2).toBeLessThanOrEqual(60_000_000);
      if (paper === 'A4' || paper === 'A3') expect(dots).toBe(300);
    }
  }
});

test('pieces cover the window without a gap, true to the scale: paper and ground of each piece are the same place', () => {
  const window = windowOf(900, 700);
  const pieces = piecesOfGround(window);
  expect(pieces.length).toBeGreaterThan(10);
  const [west, south, east, north] = groundExtent(window);
  for (const { x, y, width, height, frame } of pieces) {
    expect(paperX(window, frame.extent[0])).toBeCloseTo(x, 6);
    expect(paperX(window, frame.extent[2])).toBeCloseTo(x + width, 6);
    expect(paperY(window, frame.extent[3])).toBeCloseTo(y, 6);
    expect(paperY(window, frame.extent[1])).toBeCloseTo(y + height, 6);
    // Square pixels of one size.
    expect((frame.extent[2] - frame.extent[0]) / frame.widthPixels).toBeCloseTo((frame.extent[3] - frame.extent[1]) / frame.heightPixels, 9);
    expect(Math.max(frame.widthPixels, frame.heightPixels)).toBeLessThanOrEqual(2050);
  }
  for (const share of [0, 0.13, 0.37, 0.5, 0.77, 0.999]) {
    const [e, n] = [west + share * (east - west), north - share * (north - south)];
    expect(pieces.some(({ frame: { extent } }) => extent[0] <= e && e <= extent[2] && extent[1] <= n && n <= extent[3])).toBe(true);
  }
});

const map = (id: string, change: Partial<SheetBaseMap> = {}): SheetBaseMap => ({ id, name: id, source: `${id}.tif`, vintage: '2026-09', shifted: false, ...change });
const picture = { mediaType: 'image/jpeg', bytes: new Uint8Array([1]) } as const;

test('what is there is named with its origin, what is not with its reason, and what has nothing here not at all', async () => {
  const answers: GroundPiece = { picture, drawn: ['正射'], troubles: [{ id: '旧图', trouble: 'file-gone' }] };
  const asked: (readonly string[])[] = [];
  const painter = { baseMaps: [map('旧图'), map('正射'), map('邻县')], paint: async (_frame: unknown, _system: unknown, ids: readonly string[]) => (asked.push(ids), answers) };
  const { pieces, notes, source } = await paintGround(windowOf(400, 300), ZONE_38, painter, translator('zh-CN'), quietJob());
  expect(source).toBe('底图：正射（2026-09，正射.tif），按 300 点/英寸重采样，只供对照。');
  expect(notes).toEqual(['底图“旧图”没有印出：文件不在原处。']);
  expect(pieces).toHaveLength(asked.length);
  // What cannot come is asked for once.
  expect(asked[0]).toContain('旧图');
  expect(asked.slice(1).every((ids) => !ids.includes('旧图'))).toBe(true);
});

test('a base map with holes and one with shifted positions say so; without any pixels there is no source', async () => {
  const partly = await paintGround(windowOf(100, 100), ZONE_38, { baseMaps: [map('服务', { shifted: true, vintage: null })], paint: async () => ({ picture, drawn: ['服务'], troubles: [{ id: '服务', trouble: 'server-refused' }] }) }, translator('zh-CN'), quietJob());
  expect(partly.source).toContain('服务（时间未注明，服务.tif）');
  expect(partly.notes).toEqual([expect.stringContaining('位置经过偏移'), '底图“服务”没有印全：服务器没有给出切片。']);
  const none = await paintGround(windowOf(100, 100), ZONE_38, { baseMaps: [map('外地')], paint: async () => ({ picture: null, drawn: [], troubles: [] }) }, translator('zh-CN'), quietJob());
  expect(none).toEqual({ pieces: [], notes: [], source: '' });
});
