/** Longest side left by {@link densify}, metres; enough for 1e-6 of area (ENGINES §4). */
export const DENSIFIED_SIDE_METRES = 70;

/** Number of equal pieces a side of this length is cut into. */
export function piecesOfSide(lengthMetres: number): number {
  return lengthMetres > DENSIFIED_SIDE_METRES ? Math.ceil(lengthMetres / DENSIFIED_SIDE_METRES) : 1;
}

/** The ring (flat east, north in metres) with sides cut to at most 70 m; the closing side too, when the ring is not closed. */
export function densify(flat: ArrayLike<number>): Float64Array {
  const count = flat.length / 2;
  const dense: number[] = [];
  for (let i = 0; i < count; i++) {
    const [x1, y1] = [flat[2 * i]!, flat[2 * i + 1]!];
    const next = i + 1 < count ? i + 1 : 0;
    const [x2, y2] = [flat[2 * next]!, flat[2 * next + 1]!];
    const pieces = piecesOfSide(Math.hypot(x2 - x1, y2 - y1));
    dense.push(x1, y1);
    for (let piece = 1; piece < pieces; piece++) dense.push(x1 + ((x2 - x1) * piece) / pieces, y1 + ((y2 - y1) * piece) / pieces);
  }
  return Float64Array.from(dense);
}
