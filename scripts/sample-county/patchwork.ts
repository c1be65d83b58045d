/**
 * A patchwork for slopes and hills: Voronoi cells of a jittered lattice, some joined into larger patches (so
 * that sizes vary and islands occur), with natural lines between patches.
 */
import { wanderingLine, type Point } from './plane.ts';
import { hashShare } from './seeded.ts';

interface Site {
  readonly column: number;
  readonly row: number;
  readonly at: Point;
}

/** The finished patchwork. */
export interface Patchwork {
  /** Borders between patches; may run past the area asked for. */
  readonly lines: readonly (readonly Point[])[];
  /** Border lines of each patch of the kind asked for, with the place of its first cell. */
  patchesOf(kind: (at: Point) => boolean): { readonly site: Point; readonly border: readonly (readonly Point[])[] }[];
  /** Number of the patch that a point belongs to, and the site of its first cell. */
  patchAt(point: Point): { readonly patch: number; readonly site: Point };
}

/** What a patchwork should look like. */
export interface PatchworkPlan {
  readonly seed: number;
  readonly spacingMetres: number;
  readonly roughness: number;
  readonly shortestMetres: number;
  readonly area: { west: number; south: number; east: number; north: number };
  /** Cells for which this says no are left out (their lines too, unless a neighbour wants them). */
  wanted(at: Point): boolean;
  /** Neighbouring cells of one kind may be joined. */
  kindOf(at: Point): number;
  /** Largest number of cells in one patch, for a share from 0 to 1. */
  largest(share: number): number;
}

/** Makes a patchwork; the same plan gives the same lines. */
export function patchwork(plan: PatchworkPlan): Patchwork {
  const { seed, spacingMetres: spacing, area } = plan;
  const columns = Math.ceil((area.east - area.west) / spacing) + 6;
  const rows = Math.ceil((area.north - area.south) / spacing) + 6;
  const siteAt = (column: number, row: number): Point => [
    area.west + (column - 2.5 + 0.84 * (hashShare(seed, column, row, 1) - 0.5) + (row % 2) * 0.5) * spacing,
    area.south + (row - 2.5 + 0.84 * (hashShare(seed, column, row, 2) - 0.5)) * spacing,
  ];
  const sites: Site[] = [];
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) sites.push({ column, row, at: siteAt(column, row) });
  const wanted = sites.map(({ at }) => plan.wanted(at));

  // Neighbours and the corner points of every cell; a corner is the circumcentre of three sites in fixed order,
  // so that all three cells have the same point to the last bit.
  const corners = new Map<string, Point>();
  const cornerOf = (a: number, b: number, c: number): Point => {
    const [i, j, k] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
    const key = `${i},${j},${k}`;
    let corner = corners.get(key);
    if (!corner) {
      corner = circumcentre(sites[i]!.at, sites[j]!.at, sites[k]!.at);
      corners.set(key, corner);
    }
    return corner;
  };
  const borders: { readonly left: number; readonly right: number; readonly from: Point; readonly to: Point }[] = [];
  for (let index = 0; index < sites.length; index++) {
    const { column, row } = sites[index]!;
    if (column < 2 || row < 2 || column >= columns - 2 || row >= rows - 2) continue;
    const around: number[] = [];
    for (let dr = -2; dr <= 2; dr++) for (let dc = -2; dc <= 2; dc++) if (dr !== 0 || dc !== 0) around.push((row + dr) * columns + column + dc);
    if (!wanted[index] && !around.some((other) => wanted[other])) continue;
    for (const [other, before, after] of cellOf(index, around, sites)) {
      if (other > index || !wanted[other]) borders.push({ left: index, right: other, from: cornerOf(index, before, other), to: cornerOf(index, other, after) });
    }
  }

  const parent = sites.map((_, index) => index);
  const size = sites.map(() => 1);
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index]!;
    return index;
  };
  const kinds = sites.map(({ at }) => plan.kindOf(at));
  const order = borders.map((_, i) => i).sort((a, b) => hashShare(seed, borders[a]!.left, borders[a]!.right, 3) - hashShare(seed, borders[b]!.left, borders[b]!.right, 3));
  for (const i of order) {
    const { left, right } = borders[i]!;
    if (kinds[left] !== kinds[right]) continue;
    const [a, b] = [root(left), root(right)];
    if (a === b) continue;
    const limit = Math.min(plan.largest(hashShare(seed, a, 7)), plan.largest(hashShare(seed, b, 7)));
    if (size[a]! + size[b]! > limit) continue;
    const [into, from] = a < b ? [a, b] : [b, a];
    parent[from] = into;
    size[into]! += size[from]!;
  }
  const lines: Point[][] = [];
  const borderOf = new Map<number, Point[][]>();
  for (const { left, right, from, to } of borders) {
    if (root(left) === root(right)) continue;
    const line = wanderingLine(from, to, seed + 5, plan.roughness, plan.shortestMetres);
    lines.push(line);
    for (const patch of [root(left), root(right)]) {
      const list = borderOf.get(patch);
      if (list) list.push(line);
      else borderOf.set(patch, [line]);
    }
  }
  return {
    lines,
    patchesOf: (kind) => [...borderOf].filter(([patch]) => kind(sites[patch]!.at)).map(([patch, border]) => ({ site: sites[patch]!.at, border })),
    patchAt([x, y]) {
      const column = Math.round((x - area.west) / spacing + 2.25);
      const row = Math.round((y - area.south) / spacing + 2.5);
      let best = 0;
      let nearest = Infinity;
      for (let r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++) {
        for (let c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
          const [sx, sy] = sites[r * columns + c]!.at;
          const d = (sx - x) * (sx - x) + (sy - y) * (sy - y);
          if (d < nearest) {
            nearest = d;
            best = r * columns + c;
          }
        }
      }
      const patch = root(best);
      return { patch, site: sites[patch]!.at };
    },
  };
}

/** Neighbours of a Voronoi cell in turn, each with the neighbours before and after it. */
function cellOf(index: number, around: readonly number[], sites: readonly Site[]): (readonly [other: number, before: number, after: number])[] {
  const [x, y] = sites[index]!.at;
  const far = 1e6;
  let cell: { point: Point; edge: number }[] = [
    { point: [x - far, y - far], edge: -1 }, { point: [x + far, y - far], edge: -1 }, { point: [x + far, y + far], edge: -1 }, { point: [x - far, y + far], edge: -1 },
  ];
  const nearFirst = around.map((other) => ({ other, d: (sites[other]!.at[0] - x) * (sites[other]!.at[0] - x) + (sites[other]!.at[1] - y) * (sites[other]!.at[1] - y) })).sort((a, b) => a.d - b.d || a.other - b.other);
  for (const { other } of nearFirst) {
    const [ox, oy] = sites[other]!.at;
    const mx = (x + ox) / 2;
    const my = (y + oy) / 2;
    const nearer = (point: Point): number => (point[0] - mx) * (x - ox) + (point[1] - my) * (y - oy);
    const next: typeof cell = [];
    for (let i = 0; i < cell.length; i++) {
      const a = cell[i]!;
      const b = cell[(i + 1) % cell.length]!;
      const da = nearer(a.point);
      const db = nearer(b.point);
      // `edge` of a corner names the neighbour across the side that starts there.
      if (da >= 0) next.push(a);
      if (da >= 0 !== db >= 0) {
        const share = da / (da - db);
        const point: Point = [a.point[0] + (b.point[0] - a.point[0]) * share, a.point[1] + (b.point[1] - a.point[1]) * share];
        next.push({ point, edge: da >= 0 ? other : a.edge });
      }
    }
    cell = next;
  }
  return cell.map((corner, i) => [corner.edge, cell[(i - 1 + cell.length) % cell.length]!.edge, cell[(i + 1) % cell.length]!.edge] as const).filter(([other, before, after]) => other >= 0 && before >= 0 && after >= 0);
}

function circumcentre(a: Point, b: Point, c: Point): Point {
  const bx = b[0] - a[0];
  const by = b[1] - a[1];
  const cx = c[0] - a[0];
  const cy = c[1] - a[1];
  const d = 2 * (bx * cy - by * cx);
  const b2 = bx * bx + by * by;
  const c2 = cx * cx + cy * cy;
  return [a[0] + (cy * b2 - by * c2) / d, a[1] + (bx * c2 - cx * b2) / d];
}

