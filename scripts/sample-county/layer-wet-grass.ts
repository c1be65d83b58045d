/** 湿地, delivered without .prj, and 草原, delivered on Xi'an 1980: both wait for a person's word. */
import { systemById } from '../../shared/crs/systems.ts';
import type { Cover } from './ground.ts';
import type { ClassedParcel } from './layer-dltb.ts';
import { joinFaces } from './mesh.ts';
import { patchRing, type PlacedMine } from './mine-shapes.ts';
import { boxesMeet, boxOf, distance, polygonArea, type Point, type Polygon } from './plane.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer } from './sample-layer.ts';
import { hashShare, seedOf } from './seeded.ts';

/** Made-up shift between the grassland's numbers and the county's: a datum is never told by its numbers. */
const GRASSLAND_SHIFT: Point = [-108.37, 3.62];

const mineCalled = (mines: readonly PlacedMine[], name: string): PlacedMine => mines.find(({ mine }) => mine.name === name)!;

/** Neighbouring parcels of a kind as joined areas, larger ones first. */
function joinedAreas(parcels: readonly ClassedParcel[], cover: Cover, wanted: (parcel: ClassedParcel) => boolean): { polygon: Polygon; parcel: ClassedParcel }[] {
  const ofFace = new Map<number, number>();
  parcels.forEach((parcel, index) => {
    if (wanted(parcel)) for (const face of parcel.faces) ofFace.set(face, index);
  });
  const group = new Map<number, number>();
  const groups: number[][] = [];
  for (const start of ofFace.values()) {
    if (group.has(start)) continue;
    const members: number[] = [];
    const queue = [start];
    group.set(start, groups.length);
    while (queue.length > 0) {
      const index = queue.pop()!;
      members.push(index);
      for (const face of parcels[index]!.faces) {
        for (const neighbour of cover.mesh.neighbours[face]!.keys()) {
          const other = ofFace.get(neighbour);
          if (other === undefined || group.has(other)) continue;
          group.set(other, groups.length);
          queue.push(other);
        }
      }
    }
    groups.push(members);
  }
  return groups
    .flatMap((members) => joinFaces(cover.mesh, members.flatMap((index) => parcels[index]!.faces)).map((polygon) => ({ polygon, parcel: parcels[members[0]!]! })))
    .sort((a, b) => polygonArea(b.polygon) - polygonArea(a.polygon) || a.parcel.inside[0] - b.parcel.inside[0]);
}

const farFromMines = (mines: readonly PlacedMine[], polygon: Polygon, metres: number): boolean => {
  const box = boxOf(polygon[0]!);
  return mines.every(({ centre, radius }) => !boxesMeet(box, { west: centre[0] - radius - metres, east: centre[0] + radius + metres, south: centre[1] - radius - metres, north: centre[1] + radius + metres }));
};

/** The wetland layer, without a declared system. */
export function wetlandLayer(parcels: readonly ClassedParcel[], cover: Cover, mines: readonly PlacedMine[]): SampleLayer {
  const planted = [
    { polygon: [patchRing(mineCalled(mines, '水泉沟膨润土矿'), { turn: 0.3, depth: 46, radius: 85, stretch: 1.3 }, seedOf('水泉沟 湿地'))], name: '水泉沟湿地', kind: '内陆滩涂' },
    { polygon: [patchRing(mineCalled(mines, '石门磷矿'), { turn: 0.62, depth: 52, radius: 95, stretch: 1.3 }, seedOf('石门 湿地'))], name: '石门沟湿地', kind: '沼泽地' },
  ];
  const natural = joinedAreas(parcels, cover, ({ class: code }) => code === '1103' || code === '1106')
    .filter(({ polygon }) => polygonArea(polygon) > 9_000 && farFromMines(mines, polygon, 60))
    .slice(0, 30)
    .map(({ polygon, parcel }) => ({ polygon, name: `${parcel.village.name}${parcel.class === '1103' ? '水库' : '河滩'}湿地`, kind: parcel.class === '1103' ? '水库水面' : '内陆滩涂' }));
  const all = [...natural, ...planted];
  const features = all.map(({ polygon }) => [toFull(polygon)]);
  return {
    file: '湿地', name: '湿地', role: 'wetland', kind: 'polygon', features,
    rows: all.map(({ name, kind }, index) => [`SD${String(index + 1).padStart(4, '0')}`, name, '一般湿地', kind, toCents(landArea(features[index]![0]!) / 10_000)]),
    fields: [textField('SDBH', 12), textField('SDMC', 40), textField('SD_DJ', 20), textField('SDLX', 20), numberField('MJ', 12, 2)],
    system: null, encoding: 'gbk', cpg: true, vintage: '2024',
  };
}

/** The grassland layer, on Xi'an 1980. */
export function grasslandLayer(parcels: readonly ClassedParcel[], cover: Cover, mines: readonly PlacedMine[]): SampleLayer {
  const shift = (polygon: Polygon): Polygon => polygon.map((ring) => ring.map(([x, y]): Point => [x + GRASSLAND_SHIFT[0], y + GRASSLAND_SHIFT[1]]));
  const natural = joinedAreas(parcels, cover, ({ class: code, ground }) => code === '0404' && ground.kind === 'open')
    .filter(({ polygon, parcel }) => polygonArea(polygon) > 40_000 && polygonArea(polygon) < 900_000 && farFromMines(mines, polygon, 190) && hashShare(941, Math.round(parcel.inside[0]), Math.round(parcel.inside[1])) < 0.8)
    .map(({ polygon, parcel }) => ({ polygon: shift(polygon), village: parcel.village.name }));
  const mine = mineCalled(mines, '双庙萤石矿');
  let host = parcels[0]!;
  for (const parcel of parcels) if (distance(parcel.inside, mine.centre) < distance(host.inside, mine.centre)) host = parcel;
  const all = [...natural, { polygon: [patchRing(mine, { turn: 0.33, depth: 68, radius: 120, stretch: 1.25 }, seedOf('双庙 草原'))], village: host.village.name }];
  const features = all.map(({ polygon }) => [toFull(polygon)]);
  return {
    file: '草原', name: '草原', role: 'grassland', kind: 'polygon', features,
    rows: all.map(({ village }, index) => [`CY${String(index + 1).padStart(5, '0')}`, '温性草丛类', village, toCents(landArea(features[index]![0]!) / 10_000), '2010']),
    fields: [textField('BSM', 12), textField('CYLX', 20), textField('CMC', 30), numberField('MJ', 12, 2), textField('DCNF', 4)],
    system: systemById('EPSG:2362'), encoding: 'gbk', cpg: true, vintage: '2010',
  };
}
