/** The place so many metres along a line of flat east, north corners; its ends when that is beyond them. */
export function placeOnLine(line: readonly number[], distanceMetres: number): readonly [east: number, north: number] {
  let left = Math.max(0, distanceMetres);
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    const length = Math.hypot(bx - ax, by - ay);
    if (left <= length && length > 0) return [ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length];
    left -= length;
  }
  return [line.at(-2) ?? Number.NaN, line.at(-1) ?? Number.NaN];
}
