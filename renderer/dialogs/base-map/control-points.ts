/** Points as they are entered: found on the scan first, on the ground second. */
import { eastNorthOfMetres, readTypedRows } from '../../../shared/crs/transformation/control-point-text.ts';
import type { ControlPoint, PlacementFit } from '../../../shared/model/base-map.ts';
import { fitPlacement, type FittedPlacement, type NoFit } from '../../../shared/raster/control-points.ts';

/** A point whose place on the ground may still be missing, or typed and not yet a number. */
export interface EnteredPoint {
  readonly column: number;
  readonly row: number;
  /** X, the northing, as typed. */
  readonly north: string;
  /** Y, the easting with its zone, as typed. */
  readonly east: string;
  readonly used: boolean;
}

export function enteredPoint(point: ControlPoint): EnteredPoint {
  return { column: point.column, row: point.row, north: point.north.toFixed(3), east: point.east.toFixed(3), used: point.used };
}

/** The number in a field, with or without the thin spaces it is shown with; NaN when it is none. */
export function fieldNumber(text: string): number {
  const trimmed = text.replace(/[\s\u2009\u00a0]/g, '');
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

/** The points whose ground is known, each with its place in the list. */
export function completePoints(points: readonly EnteredPoint[]): readonly (ControlPoint & { readonly index: number })[] {
  return points.flatMap((point, index) => {
    const [east, north] = [fieldNumber(point.east), fieldNumber(point.north)];
    return Number.isFinite(east) && Number.isFinite(north) ? [{ index, column: point.column, row: point.row, east, north, used: point.used }] : [];
  });
}

/** The fit over what is complete. */
export function fitOf(points: readonly EnteredPoint[], fit: PlacementFit): FittedPlacement | NoFit {
  return fitPlacement(completePoints(points), fit);
}

/**
 * Ground coordinates copied from a spreadsheet or a list, over the rows from this cell on. null when the text is one value
 * for the cell alone. `left`: rows without a point on the scan, or with other numbers than X and Y.
 */
export function pasteGround(points: readonly EnteredPoint[], row: number, column: 'north' | 'east', text: string): { readonly points: readonly EnteredPoint[]; readonly left: number } | null {
  const pasted = readTypedRows(text);
  if (!pasted || pasted.value.length === 0) return null;
  const next = [...points];
  let left = pasted.problems.length;
  let at = row;
  for (const { numbers } of pasted.value) {
    const before = next[at];
    const isPair = numbers.length === 2 && column === 'north';
    if (!before || (!isPair && numbers.length !== 1)) {
      left++;
      continue;
    }
    const [east, north] = isPair ? eastNorthOfMetres(numbers[0]!, numbers[1]!) : [null, null];
    next[at] = isPair ? { ...before, north: String(north), east: String(east) } : { ...before, [column]: String(numbers[0]) };
    at++;
  }
  return { points: next, left };
}
