/** The stretches of a line that lie outside an area. */

/** x1, y1, x2, y2 of each stretch outside, one after another. Touching the outline counts as inside. */
export function stretchesOutside(path: ArrayLike<number>, rings: readonly ArrayLike<number>[]): number[] {
  const outside: number[] = [];
  for (let i = 0; i + 3 < path.length; i += 2) {
    const [ax, ay, bx, by] = [path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!];
    const cuts = [0, ...crossings(ax, ay, bx, by, rings), 1].sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      if (to - from <= 1e-12) continue;
      const middle = (from + to) / 2;
      if (isInsideRings(rings, ax + middle * (bx - ax), ay + middle * (by - ay))) continue;
      outside.push(ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay));
    }
  }
  return outside;
}

/** Shares of the way from a to b at which it meets a ring's sides. */
function crossings(ax: number, ay: number, bx: number, by: number, rings: readonly ArrayLike<number>[]): number[] {
  const shares: number[] = [];
  const [dx, dy] = [bx - ax, by - ay];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ex, ey] = [ring[i + 2]! - ring[i]!, ring[i + 3]! - ring[i + 1]!];
      const across = dx * ey - dy * ex;
      if (across === 0) continue;
      const [px, py] = [ring[i]! - ax, ring[i + 1]! - ay];
      const along = (px * ey - py * ex) / across;
      const onSide = (px * dy - py * dx) / across;
      if (along > 0 && along < 1 && onSide >= 0 && onSide <= 1) shares.push(along);
    }
  }
  return shares;
}

/** Even-odd over all rings, which are closed. */
export function isInsideRings(rings: readonly ArrayLike<number>[], east: number, north: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (ay > north !== by > north && east < ax + ((bx - ax) * (north - ay)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}
