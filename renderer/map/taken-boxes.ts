/** Room on the map that is taken, found again by squares of a net: hundreds of names are not compared with hundreds of others at every place tried. */

/** Left, top, right, bottom; CSS pixels. */
export type PixelBox = readonly [left: number, top: number, right: number, bottom: number];

/** About as wide as a name. */
const SQUARE_PIXELS = 64;

/** More squares than any view has in a column. */
const SQUARES_IN_COLUMN = 1 << 20;

const squareAt = (pixels: number): number => Math.floor(pixels / SQUARE_PIXELS);

export class TakenBoxes {
  private readonly squares = new Map<number, PixelBox[]>();

  constructor(taken: readonly PixelBox[] = []) {
    for (const box of taken) this.take(box);
  }

  take(box: PixelBox): void {
    for (let column = squareAt(box[0]); column <= squareAt(box[2]); column++)
      for (let row = squareAt(box[1]); row <= squareAt(box[3]); row++) {
        const square = column * SQUARES_IN_COLUMN + row;
        const there = this.squares.get(square);
        if (there) there.push(box);
        else this.squares.set(square, [box]);
      }
  }

  /** True where the box has no room in common with one that is taken; boxes that only touch have none. */
  isFree(box: PixelBox): boolean {
    for (let column = squareAt(box[0]); column <= squareAt(box[2]); column++)
      for (let row = squareAt(box[1]); row <= squareAt(box[3]); row++) if (this.squares.get(column * SQUARES_IN_COLUMN + row)?.some((other) => overlap(box, other))) return false;
    return true;
  }
}

const overlap = (a: PixelBox, b: PixelBox): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
