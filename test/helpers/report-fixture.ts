/**
 * One fictional mine of 青石县 with everything a report needs: layers drawn from deterministic noise, the engine's own
 * overlay run on them, and decisions.
 */
import { defaultParameters } from '../../shared/analysis/defaults.ts';
import { readMiningRights } from '../../shared/analysis/mining-rights.ts';
import { runOverlay } from '../../shared/analysis/run-overlay.ts';
import { quietJob } from '../../shared/base/job.ts';
import { stableId } from '../../shared/base/stable-id.ts';
import { GeometryBuilder, columnsExtent, type AttributeTable, type GeometryColumns, type LayerColumns } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import type { LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';

export const ZONE_38: CoordinateSystem = { id: 'EPSG:4526', datum: 'CGCS2000', kind: 'gauss-kruger', zoneWidthDegrees: 3, zone: 38, centralMeridianDegrees: 114, falseEastingMetres: 38_500_000 };
const ORIGIN = { east: 38_512_750, north: 3_874_600 };

/** The eight corners of the design's mine, [east, north]. */
export const MINE_CORNERS: readonly (readonly [number, number])[] = [
  [38512326.44, 3874931.18], [38512718.92, 3875012.47], [38513121.36, 3874958.05], [38513243.7, 3874702.61],
  [38513182.25, 3874381.9], [38512821.08, 3874236.33], [38512428.57, 3874288.74], [38512268.13, 3874561.29],
];

/** Deterministic noise in [0, 1) from two integers. */
function noise(i: number, j: number, salt: number): number {
  const value = Math.sin(i * 127.1 + j * 311.7 + salt * 74.7) * 43758.5453;
  return value - Math.floor(value);
}

interface Cell {
  readonly ring: number[];
  /** Centre, metres from {@link ORIGIN}. */
  readonly x: number;
  readonly y: number;
  readonly noise: number;
}

/** A jittered net of parcels with shared, slightly bent edges over ±`reach` metres. */
function parcels(size: number, reach: number, salt: number): Cell[] {
  const count = Math.ceil(reach / size);
  const node = (i: number, j: number): [number, number] => [(i + 0.7 * (noise(i, j, salt) - 0.5)) * size, (j + 0.7 * (noise(i, j, salt + 1) - 0.5)) * size];
  const edge = (a: readonly [number, number], b: readonly [number, number], key: number): [number, number][] =>
    [1, 2, 3].map((k) => [a[0] + ((b[0] - a[0]) * k) / 4 + (noise(key, k, salt + 2) - 0.5) * size * 0.12, a[1] + ((b[1] - a[1]) * k) / 4 + (noise(key, k, salt + 3) - 0.5) * size * 0.12]);
  const cells: Cell[] = [];
  for (let i = -count; i < count; i++) {
    for (let j = -count; j < count; j++) {
      const [a, b, c, d] = [node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)];
      const across = (row: number): number => i * 1000 + row * 2;
      const up = (column: number): number => column * 1000 + j * 2 + 1;
      const ring = [a, ...edge(a, b, across(j)), b, ...edge(b, c, up(i + 1)), c, ...edge(d, c, across(j + 1)).reverse(), d, ...edge(a, d, up(i)).reverse()];
      cells.push({ ring: [...ring, a].flatMap(([x, y]) => [ORIGIN.east + x, ORIGIN.north + y]), x: (a[0] + c[0]) / 2, y: (a[1] + c[1]) / 2, noise: noise(i, j, salt + 9) });
    }
  }
  return cells;
}

export function polygonColumns(rings: readonly (readonly number[])[]): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  for (const ring of rings) {
    builder.path(ring);
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): AttributeTable {
  return {
    fields: names.map((name) => ({ name, type: 'text' as const, width: 60, decimals: 0 })),
    rowCount: rows.length,
    text: (row, field) => rows[row]?.[field] ?? '',
    number: (row, field) => Number(rows[row]?.[field] ?? Number.NaN),
  };
}

export interface FixtureLayer {
  readonly record: LayerRecord;
  readonly columns: LayerColumns;
}

function layer(id: string, name: string, role: LayerRole, vintage: string, mapping: Readonly<Record<string, string>>, names: readonly string[], rings: readonly (readonly number[])[], rows: readonly (readonly string[])[]): FixtureLayer {
  const geometry = polygonColumns(rings);
  const attributes = table(names, rows);
  return {
    record: {
      id, name, role, geometryKind: 'polygon', featureCount: rings.length, vertexCount: geometry.coordinates.length / 2, system: ZONE_38,
      extent: columnsExtent(geometry), fields: attributes.fields, mapping, encoding: null,
      source: { files: [`${name}.shp`, `${name}.dbf`, `${name}.prj`], sha256: stableId(id).repeat(4), modified: null, importedAt: '2026-11-18T09:12:00Z' },
      vintage, sample: true, notes: [], problems: [],
    },
    columns: { geometry, attributes },
  };
}

const flat = (points: readonly (readonly [number, number])[]): number[] => points.flatMap(([x, y]) => [ORIGIN.east + x, ORIGIN.north + y]);

function landClass({ x, y, noise: n }: Cell): string {
  const river = -760 + 70 * Math.sin(x / 420);
  if (Math.abs(y - river) < 45) return '1101';
  if (Math.hypot(x + 40, (y - 10) * 1.1) < 250) return '0602';
  if (Math.hypot(x + 1350, y + 300) < 210 || Math.hypot(x - 1250, y + 420) < 180) return '0702';
  if (y < -250 && y > -1250) return n < 0.55 ? '0102' : n < 0.7 ? '0101' : n < 0.93 ? '0103' : '0201';
  if (y < 60) return n < 0.62 ? '0103' : n < 0.8 ? '0404' : '0307';
  return n < 0.68 ? '0301' : n < 0.85 ? '0307' : '0404';
}

const LAND_CLASS_NAMES: Readonly<Record<string, string>> = { '0101': '水田', '0102': '水浇地', '0103': '旱地', '0201': '果园', '0301': '乔木林地', '0307': '其他林地', '0404': '其他草地', '0602': '采矿用地', '0702': '农村宅基地', '1101': '河流水面' };
const RED_LINE = flat([[310, 1700], [330, 900], [420, 420], [480, 120], [640, 20], [900, 60], [1250, -30], [1700, 40], [1700, 1700], [310, 1700]]);
const RESERVE = flat([[980, 1700], [960, 1100], [1150, 600], [1500, 380], [1700, 330], [1700, 1700], [980, 1700]]);
const OTHERS = [flat([[-1500, 700], [-1130, 470], [-1080, 560], [-860, 600], [-830, 230], [-1050, 190], [-1110, -60], [-1500, -20]]), flat([[820, -250], [1020, -190], [1160, -80], [1330, -60], [1330, -330], [1050, -460], [860, -400]])];

/** All layers by id. */
export function fixtureLayers(): Map<string, FixtureLayer> {
  const land = parcels(95, 1750, 3);
  const classes = land.map(landClass);
  const basic = land.filter((cell, i) => classes[i]!.startsWith('01') && cell.y < -120 && cell.noise < 0.6);
  const woods = parcels(300, 1750, 21).filter(({ x, y }) => y > 80 && Math.hypot(x, y) > 230);
  const grade = (cell: Cell): string => (cell.noise < 0.34 ? '2' : cell.noise < 0.75 ? '3' : '4');
  const right = (number: string, name: string, mineral: string, to: string): string[] => [number, name, '青石样例建材有限公司', mineral, '26001', '60', '万吨/年', '20150618', to, '860', '720', '0.6068', '石湾镇', '青石县自然资源局'];
  return new Map([
    ['rights', layer('rights', '采矿权', 'rights', '2026-11-02', { licenceNumber: 'XKZH', mineName: 'KSMC', holder: 'CKQR', mineral: 'KCZKZ', method: 'KCFS', capacity: 'SJGM', capacityUnit: 'GMDW', validFrom: 'YXQQ', validTo: 'YXQZ', elevationTop: 'CSSX', elevationBottom: 'CSXX', registeredArea: 'KQMJ', township: 'XZ', issuer: 'FZJG' },
      ['XKZH', 'KSMC', 'CKQR', 'KCZKZ', 'KCFS', 'SJGM', 'GMDW', 'YXQQ', 'YXQZ', 'CSSX', 'CSXX', 'KQMJ', 'XZ', 'FZJG'],
      [[...MINE_CORNERS, MINE_CORNERS[0]!].flat(), ...OTHERS],
      [right('C9999012015067110134567', '石湾沟石灰岩矿', '石灰岩', '20270617'), right('C9999012012047120131021', '东坪建筑石料矿', '建筑石料用灰岩', '20270102'), right('C9999012011037130110342', '响水沟页岩矿', '页岩', '20250301')])],
    ['dltb', layer('dltb', '地类图斑', 'dltb', '2025 年度', { class: 'DLBM', className: 'DLMC' }, ['DLBM', 'DLMC'], land.map(({ ring }) => ring), classes.map((code) => [code, LAND_CLASS_NAMES[code] ?? '']))],
    ['farmland', layer('farmland', '永久基本农田', 'farmland', '2025 年度', { class: 'DLBM' }, ['DLBM'], basic.map(({ ring }) => ring), basic.map(() => ['0102']))],
    ['forest', layer('forest', '林地', 'forest', '2025 年度', { class: 'BH_DJ' }, ['BH_DJ'], woods.map(({ ring }) => ring), woods.map((cell) => [grade(cell)]))],
    ['redline', layer('redline', '生态保护红线', 'redline', '2025-06', { className: 'MC' }, ['MC'], [RED_LINE], [['青石山水源涵养']])],
    ['reserve', layer('reserve', '自然保护地', 'reserve', '2024-12', { class: 'GNQ', className: 'BHQMC' }, ['GNQ', 'BHQMC'], [RESERVE], [['一般控制区', '青石山自然保护区']])],
  ]);
}

export interface Fixture {
  readonly right: MiningRight;
  readonly layers: Map<string, FixtureLayer>;
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
}

/** The whole fixture: farmland, red line and grade Ⅱ forest accepted, cropland undecided, grade Ⅲ forest set aside; the reserve took no part. */
export async function reportFixture(): Promise<Fixture> {
  const layers = fixtureLayers();
  const land = [...layers.values()].filter(({ record }) => record.role !== 'reserve');
  const { run, findings } = await runOverlay(
    { rights: layers.get('rights')!, land, parameters: defaultParameters('2026-11-18'), runNumber: 'R-20261118-02', startedAt: '2026-11-18T01:30:00.000Z' },
    quietJob(),
  );
  const right = readMiningRights(layers.get('rights')!).value[0]!;
  const decide = (verdict: Decision['verdict'], reason: string, holds: (finding: Finding) => boolean): Decision[] =>
    findings.filter((finding) => finding.rightId === right.id && holds(finding)).map(({ id }) => ({ findingId: id, verdict, reason, decidedAt: '2026-11-19T02:00:00.000Z', areaAtDecisionSquareMetres: null }));
  const ofClass = (finding: Finding, featureClass: string): boolean => finding.evidence.kind === 'overlap' && finding.evidence.classes.includes(featureClass);
  return {
    right, layers, run, findings,
    decisions: [
      ...decide('accepted', '', ({ code }) => code === 'L01' || code === 'L09'),
      ...decide('accepted', '', (finding) => finding.code === 'L05' && ofClass(finding, 'Ⅱ')),
      ...decide('set-aside', '已取得使用林地审核同意书（青林许准〔2024〕31 号），范围一致。', (finding) => finding.code === 'L05' && ofClass(finding, 'Ⅲ')),
    ],
  };
}
