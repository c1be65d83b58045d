/** Fields whose borders are set to the tenth of a millimetre against the border of a right. */
import { MINES } from './mines.ts';
import { onGrid, type Point, type Ring } from './plane.ts';
import { besideEdge } from './protected-areas.ts';

/** A parcel with a fixed outline. */
export interface ExactField {
  readonly id: string;
  readonly ring: Ring;
  readonly class: string;
  readonly permanent: boolean;
}

function ringsOf(name: string): { ring: Ring; hole?: Ring } {
  const outline = MINES.find((mine) => mine.name === name)!.outline;
  if (!('ring' in outline)) throw new Error(`${name} is not drawn by hand`);
  return outline;
}

/** 桃园沟: permanent farmland 0.4 m outside two sides of the right. */
function taoyuan(): ExactField[] {
  const { ring } = ringsOf('桃园沟萤石矿');
  const [a, b] = [ring[3]!, ring[4]!];
  const near = besideEdge(a, b, 0.4);
  const far = besideEdge(a, b, 78);
  const middle: Point = [onGrid((near[0][0] + near[1][0]) / 2), onGrid((near[0][1] + near[1][1]) / 2)];
  const lower: Point = [onGrid((far[0][0] + far[1][0]) / 2 + 9), onGrid((far[0][1] + far[1][1]) / 2)];
  return [
    { id: '桃园沟 1', ring: [near[0], middle, lower, far[0]], class: '0103', permanent: true },
    { id: '桃园沟 2', ring: [middle, near[1], far[1], lower], class: '0103', permanent: true },
  ];
}

/** 东沟: the right is cut out of the parcels exactly; fields outside, mining land inside. */
function donggou(): ExactField[] {
  const { ring } = ringsOf('东沟高岭土矿');
  const centre: Point = [20_225, 7_590];
  const outer = ring.map(([x, y], i): Point => {
    const stretch = [1.52, 1.24, 1.66, 1.31, 1.58, 1.2][i]!;
    return [onGrid(centre[0] + (x - centre[0]) * stretch), onGrid(centre[1] + (y - centre[1]) * stretch)];
  });
  const fields = ring.map((corner, i): ExactField => ({
    id: `东沟 ${i + 1}`,
    ring: [corner, ring[(i + 1) % ring.length]!, outer[(i + 1) % ring.length]!, outer[i]!],
    class: i === 2 ? '0201' : i === 4 ? '0404' : '0103',
    permanent: i === 0 || i === 1 || i === 5,
  }));
  return [
    ...fields,
    { id: '东沟 采场', ring: [ring[0]!, ring[1]!, ring[2]!, ring[3]!], class: '0602', permanent: false },
    { id: '东沟 工业场地', ring: [ring[0]!, ring[3]!, ring[4]!, ring[5]!], class: '0601', permanent: false },
  ];
}

/** 大槐树: farmland that fills the part taken out of the right. */
function dahuaishu(): ExactField[] {
  const hole = ringsOf('大槐树砖瓦页岩矿').hole!;
  return [
    { id: '大槐树 1', ring: [hole[0]!, hole[1]!, hole[2]!], class: '0102', permanent: true },
    { id: '大槐树 2', ring: [hole[0]!, hole[2]!, hole[3]!], class: '0103', permanent: true },
  ];
}

/** All parcels with fixed outlines. */
export const EXACT_FIELDS: readonly ExactField[] = [...taoyuan(), ...donggou(), ...dahuaishu()];
