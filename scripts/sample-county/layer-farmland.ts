/** 永久基本农田: parcels of cultivated land in good, connected blocks, and what was planted for the truth. */
import { systemById } from '../../shared/crs/systems.ts';
import * as geos from './geos.ts';
import { CLASS_NAMES } from './land-classes.ts';
import type { ClassedParcel } from './layer-dltb.ts';
import { patchRing, type PlacedMine } from './mine-shapes.ts';
import { COUNTY_CODE } from './places.ts';
import { onGrid, polygonArea, type Point, type Polygon } from './plane.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer, type Value } from './sample-layer.ts';
import { fractalNoise, seedOf } from './seeded.ts';

function isPermanent(parcel: ClassedParcel, mines: readonly PlacedMine[]): boolean {
  const { ground, inside: [x, y] } = parcel;
  if (!parcel.class.startsWith('01')) return false;
  if (ground.kind === 'exact-field') return ground.permanent;
  if (ground.kind === 'patch') return ground.patch.kind === 'field' && ground.patch.permanent;
  if (ground.kind === 'floor') return parcel.areaSquareMetres > 1_500 && 0.6 * fractalNoise(901, x / 1_300, y / 1_300, 3) + 0.7 * fractalNoise(903, x / 420, y / 420, 2) > -0.1;
  if (ground.kind !== 'open' || parcel.areaSquareMetres < 5_000) return false;
  // Underground mines on natural ground: only the one planned for it has permanent farmland on its slopes.
  const near = mines.find(({ mine, centre, radius }) => mine.natural && Math.max(Math.abs(centre[0] - x), Math.abs(centre[1] - y)) < radius + 400);
  return !near && fractalNoise(902, x / 1_100, y / 1_100, 3) > 0.25;
}

/** 张家坡: permanent farmland that has become a pit; in the land survey it is mining land already. */
function minedFarmland(mines: readonly PlacedMine[]): { polygon: Polygon; class: string }[] {
  const mine = mines.find(({ mine: { name } }) => name === '张家坡砂岩矿')!;
  const blob = geos.areaOf([[patchRing(mine, { turn: 0.78, depth: 74, radius: 105, stretch: 1.25 }, seedOf('张家坡 永农'))]]);
  const right = geos.fromPolygon([mine.ring]);
  const near = geos.widened(right, 5);
  const whole = geos.intersection(blob, near);
  const [x, y] = mine.centre;
  const halves = [[-400, 0], [0, 400]].map(([from, to]) => {
    const side = geos.fromPolygon([[[x + from!, y - 500], [x + to!, y - 500], [x + to!, y + 500], [x + from!, y + 500]]]);
    const half = geos.intersection(whole, side);
    const polygon = geos.polygonsIn(half).sort((a, b) => polygonArea(b) - polygonArea(a))[0]!.map((ring) => ring.map(([e, n]): Point => [onGrid(e), onGrid(n)]));
    geos.free(side);
    geos.free(half);
    return { polygon, class: '0103' };
  });
  for (const handle of [blob, right, near, whole]) geos.free(handle);
  return halves;
}

/** The permanent farmland layer. */
export function farmlandLayer(parcels: readonly ClassedParcel[], mines: readonly PlacedMine[]): SampleLayer {
  const features: SampleLayer['features'][number][] = [];
  const rows: Value[][] = [];
  const add = (polygon: Polygon, code: string, village: { name: string; code: string }, number: string, deduction: number, slope: string | null): void => {
    const full = toFull(polygon);
    const area = toCents(landArea(full));
    const index = rows.length + 1;
    features.push([full]);
    rows.push([`${COUNTY_CODE}6005${String(index).padStart(8, '0')}`, `${village.code}${number}`, code, CLASS_NAMES[code]!, slope === null || slope === '1' ? null : 'TT', slope, deduction, area, toCents(area * (1 - deduction)), village.name, '2023', null]);
  };
  for (const parcel of parcels) {
    if (isPermanent(parcel, mines)) add(parcel.polygon, parcel.class, parcel.village, parcel.number, parcel.deduction, parcel.slopeGrade === null ? null : String(parcel.slopeGrade));
  }
  const host = parcels.find(({ ground }) => 'mine' in ground && ground.mine === '张家坡砂岩矿')!;
  minedFarmland(mines).forEach(({ polygon, class: code }, index) => add(polygon, code, host.village, `990${index + 1}`, 0.06, '2'));
  return {
    file: 'yjjbnttb', zip: { file: '永久基本农田.zip', folder: '永久基本农田' }, name: '永久基本农田', role: 'farmland', kind: 'polygon', features, rows,
    fields: [
      textField('BSM', 18), textField('YJJBNTTBBH', 20), textField('DLBM', 5), textField('DLMC', 20), textField('GDLX', 2), textField('PDJB', 2), numberField('KCXS', 6, 4), numberField('TBMJ', 15, 2), numberField('YJJBNTMJ', 15, 2),
      textField('QSDWMC', 30), textField('HDNF', 4), textField('BZ', 20),
    ],
    system: systemById('EPSG:4526'), encoding: 'gbk', cpg: true, vintage: '2023',
  };
}
